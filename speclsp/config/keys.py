"""Every key that a project may set. Reading, the JSON Schema and the list of settings follow it."""

from __future__ import annotations

from speclsp.config.imports import MODULE
from speclsp.config.kinds import (
    Key,
    Levels,
    Off,
    OneOf,
    Regex,
    RuleName,
    Several,
    Text,
    folder,
    glob,
    json_file,
)
from speclsp.config.tables import Tables
from speclsp.config.values import Constraint, IgnoredClause, Override, PlacedDocuments
from speclsp.notation.reading import NOTATIONS

_NAMES = tuple(notation.name for notation in NOTATIONS)
SLUG_STYLES = ("github", "kramdown", "spec-md")
PROFILES = ("auto", "technical", "behavioural", "strict")

_RULES = Key(
    "rules",
    Levels(),
    "How grave the findings of a rule, or of a group of rules, are; off switches it off.",
)
_SELECT = Key(
    "select",
    Several(RuleName()),
    "The only rules, or groups of rules, that run.",
)
_IGNORE = Key(
    "ignore",
    Several(RuleName()),
    "Rules, or groups of rules, that do not run.",
)
_GLOBS = Several(Text(glob))
_CLAUSES = Several(Text())

KEYS = (
    _RULES,
    _SELECT,
    _IGNORE,
    Key("exclude", _GLOBS, "Globs of documents that are not checked, relative to this file."),
    Key(
        "overrides",
        Tables(
            (
                Key("paths", _GLOBS, "Globs of the documents meant, relative to this file.", True),
                _RULES,
                _SELECT,
                _IGNORE,
            ),
            Override,
        ),
        "Another choice of rules for some documents. Of two that name a document, the later wins.",
    ),
    Key(
        "authority.levels",
        Several(Text()),
        "The levels of authority of the project, the highest first.",
    ),
    Key(
        "authority.documents",
        Tables(
            (
                Key("paths", _GLOBS, "Globs of the documents meant, relative to this file.", True),
                Key("level", Text(), "The level of authority that they stand at.", True),
            ),
            PlacedDocuments,
        ),
        "The level of whole documents. Of two that name a document, the later wins.",
    ),
    Key(
        "constraints",
        Tables(
            (
                Key("clause", Text(), "The clause that requires or overrides others, by its ID."),
                Key("excludes", _CLAUSES, "Clauses of which, with `clause`, at most one may hold."),
                Key("requires", _CLAUSES, "Clauses without which it cannot hold."),
                Key("overrides", _CLAUSES, "Clauses that yield to it where both apply."),
                Key("reason", Text(), "Why that is so."),
            ),
            Constraint,
        ),
        "What clauses have to do with each other; each by its ID, or as path#ID.",
    ),
    Key(
        "ids.pattern",
        Regex(),
        "What IDs of the project's own form look like; a repeat ends where the next part begins.",
    ),
    Key(
        "notations.enable",
        Several(OneOf(_NAMES)),
        "Notations that are read even where they are not recognised.",
    ),
    Key(
        "notations.disable",
        Several(OneOf(_NAMES)),
        "Notations that are not read.",
    ),
    Key(
        "slug.style",
        OneOf(SLUG_STYLES),
        "How the anchor of a heading is made from its words.",
    ),
    Key(
        "ignore-clause",
        Tables(
            (
                Key("clause", Text(), "The ID of the clause.", True),
                Key("rules", Several(RuleName()), "The rules that are not to report it.", True),
                Key("reason", Text(), "Why that is right.", True),
            ),
            IgnoredClause,
        ),
        "Clauses on which some rules are not to report anything.",
    ),
    Key(
        "evidence.include",
        _GLOBS,
        "Globs of files that are looked into for the names of clauses though they are no code.",
    ),
    Key(
        "evidence.exclude",
        _GLOBS,
        "Globs of code that is not looked into for the names of clauses.",
    ),
    Key(
        "evidence.patterns",
        Several(Regex()),
        "What else names a clause in a line of code; the group id, or the first, is the ID.",
    ),
    Key(
        "tests.folder",
        Text(folder),
        "The folder, beside a document, that holds the tests of its clauses.",
    ),
    Key(
        "profile",
        OneOf(PROFILES),
        "How sentences are judged: as those of a technical specification, as those that rule the"
        " behaviour of an assistant, by what the document shows, or strictly, with every rule on"
        " wording.",
    ),
    Key(
        "vocabulary",
        Several(Text()),
        "Words and phrases that are no fault here, since the project knows what they mean.",
    ),
    Key(
        "baseline",
        Text(json_file),
        "The file of findings that are put off, relative to this file.",
    ),
    *MODULE,
    Key(
        "model.enabled",
        Off(),
        "false: no model is asked about these specs, whatever their reader has set.",
    ),
)
