"""What a path says: which feature folder a document belongs to, and whether it plans, lists or
records.

Identifiers start again in every folder below `specs/` (Spec Kit), `.kiro/specs/` and the like.
"""

from __future__ import annotations

import re

_FEATURE_PARENTS = frozenset(("specs", "features", "requirements"))
# What Spec Kit and its like put beside a specification: the whole name, or, in a feature's own
# folder, a word of it.
_PLANS = (
    r"plan|tasks?|todo|checklists?|changelog|changes|history|release[-_ ]?notes|research|quickstart"
    r"|data[-_ ]?model|news"
)
_PLAN = re.compile(rf"(?:{_PLANS})", re.IGNORECASE)
_FEATURE_PLAN = re.compile(
    rf"(?:^|[-_. ])(?:{_PLANS}|analysis|reports?|review|summary|index|readme|generated)"
    r"(?:$|[-_. ])",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"(?:^|[-_. ])(?:changelog|changes|history|release[-_ ]?notes|news)(?:$|[-_. ])", re.IGNORECASE
)
_WORKLIST = re.compile(
    r"(?:^|[-_. ])(?:tasks?|todo|checklists?|research|roadmap)(?:$|[-_. ])", re.IGNORECASE
)
_TEMPLATE = re.compile(r"(?:^|[-_. ])template(?:$|[-_. ])", re.IGNORECASE)
_EDITION = re.compile(
    r"(?:version[-_.])?v?\d+(?:\.(?:\d+|x))+(?:[-_.]?(?:alpha|beta|rc|draft|wip|pre)[-_.]?\d*)?"
    r"|(?:version[-_.]|v)\d+|\d{4}-\d{2}(?:-\d{2}\w?)?|versioned_docs|draft",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{2,}-")
_FIXTURE = re.compile(r"\Atest[-_.]|[-_.]test(?:\.|\Z)|fixture", re.IGNORECASE)
_FIXTURE_FOLDERS = frozenset(("test", "tests", "__tests__", "testdata", "fixtures", "__fixtures__"))
_PLAN_FOLDERS = frozenset(
    (
        "templates",
        "template",
        "checklists",
        "archive",
        "archived",
        "tasks",
        "plans",
        "node_modules",
        "examples",
    )
)


def feature_folder(path: str) -> str:
    """The folder (or, for numbered files side by side, the file) whose identifiers are its own; ""
    for none.

    That is the deepest numbered folder below `specs/`, as in `specs/feature/013-login/`, else the
    first one.
    """
    *folders, name = path.split("/")
    for at, folder in enumerate(folders):
        if folder.casefold() not in _FEATURE_PARENTS:
            continue
        below = range(at + 1, len(folders))
        numbered = [each for each in below if _NUMBERED.match(folders[each])]
        if numbered or below:
            return "/".join(folders[: (numbered or below)[-1 if numbered else 0] + 1])
        return path if _NUMBERED.match(name) else ""
    return ""


def edition(path: str) -> str:
    """The folder whose documents are one version of a publication, as `v1.2/` or `2025-03-26/`,
    and below it the feature folder; "" where there is one version only.

    Versions that stand side by side define the same identifiers."""
    feature = feature_folder(path)
    folders = path.split("/")[:-1]
    for at in range(len(folders) - 1, -1, -1):
        if _EDITION.fullmatch(folders[at]):
            version = "/".join(folders[: at + 1])
            return feature if len(feature) > len(version) else version
    return feature


def is_template(path: str) -> bool:
    """Whether the document at `path` is a form to be filled in, whose identifiers are examples."""
    *folders, name = path.split("/")
    return bool(_TEMPLATE.search(name.rsplit(".", 1)[0])) or any(
        folder.casefold() in ("templates", "template") for folder in folders
    )


def is_fixture(path: str) -> bool:
    """Whether the document at `path` is what a program's test reads, and no specification."""
    *folders, name = path.split("/")
    return _FIXTURE.search(name) is not None or any(
        folder.casefold() in _FIXTURE_FOLDERS for folder in folders
    )


def is_in_force(path: str) -> bool:
    """Whether the document at `path` says what holds now: no archive's, no record of changes."""
    *folders, name = path.split("/")
    return not _RECORD.search(name.rsplit(".", 1)[0]) and not any(
        folder.casefold() in ("archive", "archived", "archives") for folder in folders
    )


def is_precedents(path: str) -> bool:
    """Whether the document at `path` records decisions, and demands nothing itself."""
    *folders, name = path.split("/")
    named = (*folders, name.rsplit(".", 1)[0])
    return any(each.casefold() == "precedents" for each in named)


def is_worklist(path: str) -> bool:
    """Whether the document at `path` tracks work, where what is open is its very subject."""
    *folders, name = path.split("/")
    return bool(_WORKLIST.search(name.rsplit(".", 1)[0])) or any(
        folder.casefold() in ("tasks", "checklists") for folder in folders
    )


def plans(path: str) -> bool:
    """Whether a document at `path` plans work, lists it or records it, so that it names clauses
    only to cite."""
    *folders, name = path.split("/")
    stem = name.rsplit(".", 1)[0]
    if any(folder.casefold() in _PLAN_FOLDERS for folder in folders):
        return True
    if (folder := feature_folder(path)) and folder != path:
        return _FEATURE_PLAN.search(stem) is not None
    return bool(_PLAN.fullmatch(stem) or _RECORD.search(stem) or is_template(path))
