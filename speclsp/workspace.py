"""All state, and its one door: a `Change` is applied to a `Workspace` and gives the next
`Snapshot`.

A snapshot never changes, so analysis needs no locks. Paths are relative to the root, separated by
`/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from rpds import HashTrieMap

from speclsp.code.mark import Options as CodeOptions
from speclsp.code.source import Source
from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.config.parse import parse
from speclsp.config.scope import config_for, module_for
from speclsp.config.values import Config, Origin, Problem
from speclsp.document import Document
from speclsp.files.listing import Listing
from speclsp.imported import Imported, documents_of
from speclsp.index import Index, Lineage, Names
from speclsp.notation.notation import Options
from speclsp.options import code_options, options
from speclsp.spec.names import Outline
from speclsp.text import Edit, Text

_NOTHING = Outline()
# So many steps back it is known what has changed.
_STEPS = 31


@dataclass(frozen=True)
class Change:
    """One change of the world. What is not named stays as it is."""

    # Documents and configuration files that now hold this text.
    texts: Mapping[str, str] = field(default_factory=dict)
    # Documents that were read elsewhere, piece by piece.
    documents: Mapping[str, Document] = field(default_factory=dict)
    # Edits to documents that are known, each speaking of the result of the one before.
    edits: Mapping[str, Sequence[Edit]] = field(default_factory=dict)
    # Files that are no Markdown, read elsewhere; one that says nothing is forgotten.
    sources: Mapping[str, Source] = field(default_factory=dict)
    # Documents, sources and configuration files that are gone.
    removed: frozenset[str] = frozenset()
    # Which files there are now.
    listing: Listing | None = None
    # What was read for the imports that lead elsewhere: all of it.
    imports: Mapping[Origin, Imported] | None = None
    # Whether all documents of the root have been read; nothing crosses documents before.
    complete: bool | None = None
    # Whether it is known which files there are; until then nothing is said of them.
    listed: bool | None = None
    # Whether all sources of the root have been read; until then nothing is said of them.
    sourced: bool | None = None
    # Documents that are to be kept ready for edits (open in an editor).
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ConfigFile:
    """A configuration file: its text, what it says, and its mistakes."""

    text: Text
    config: Config
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Snapshot:
    """Everything that is known at one moment."""

    listing: Listing
    documents: HashTrieMap[str, Document] = field(default_factory=HashTrieMap)
    configurations: HashTrieMap[str, ConfigFile] = field(default_factory=HashTrieMap)
    # Files that are no Markdown and name clauses or hold tests.
    sources: HashTrieMap[str, Source] = field(default_factory=HashTrieMap)
    index: Index = field(default_factory=Index)
    # What the imports lead to that lead elsewhere.
    imports: Mapping[Origin, Imported] = field(default_factory=dict)
    # The documents of these, by their paths, none of which is that of one of the root.
    imported: Mapping[str, Document] = field(default_factory=dict)
    complete: bool = False
    listed: bool = False
    sourced: bool = False
    # What depends on nothing else can be remembered with it.
    names: Names = field(default_factory=Names)
    lineage: Lineage = field(default_factory=Lineage)
    # What its documents are known by; of those before, the same, and where the next ones differed.
    mark: object = field(default_factory=object)
    trail: tuple[tuple[object, frozenset[str]], ...] = ()

    def since(self, mark: object) -> frozenset[str] | None:
        """Where documents of the root may differ from those of an earlier snapshot, by its mark;
        None where that is too long ago, or elsewhere."""
        marks = [*(each for each, _ in self.trail), self.mark]
        at = marks.index(mark) if mark in marks else None
        return None if at is None else frozenset().union(*(each for _, each in self.trail[at:]))

    def document(self, path: str) -> Document | None:
        """That of the root, or an imported one."""
        return self.documents.get(path) or self.imported.get(path)

    def config(self, path: str) -> Config:
        """What holds for the document at `path`: the nearest configuration file upwards."""
        return config_for(path, self._configs)[1]

    def options(self, path: str) -> Options:
        """How the document at `path` is read."""
        module = self.module(path)
        return options(self.config(path), module.folder if module else "")

    def module(self, path: str) -> Config | None:
        """What declares the module of the file at `path`: the nearest configuration upwards that
        declares one."""
        return module_for(path, self._modules) if self._modules else None

    @cached_property
    def _modules(self) -> dict[str, Config]:
        return {path: config for path, config in self._configs.items() if config.module_name}

    def code_options(self, path: str) -> CodeOptions:
        """How the source at `path` is read."""
        return code_options(self.config(path), path)

    def text(self, path: str) -> Text | None:
        """What the document, source or configuration file at `path` holds, if it is known."""
        held = self.document(path) or self.sources.get(path) or self.configurations.get(path)
        return held.text if held else None

    def string(self, path: str) -> str:
        """The text at `path` as a string, "" for none."""
        text = self.text(path)
        return text.string if text else ""

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What others derive from the whole, by keys of their own."""
        return {}

    @cached_property
    def _configs(self) -> dict[str, Config]:
        elsewhere = {each.config.path: each.config for each in self.imports.values()}
        return elsewhere | {path: each.config for path, each in self.configurations.items()}

    def exists(self, path: str) -> bool | None:
        """Whether a file or folder is there; None where that is unknown."""
        known = (self.documents, self.configurations, self.sources, self.imported)
        if any(path in each for each in known):
            return True
        return self.listing.exists(path)


class Workspace:
    """The one thing that changes. `known_rules` are the names of rules and groups that may be
    configured."""

    def __init__(self, listing: Listing, known_rules: frozenset[str]) -> None:
        self.snapshot = Snapshot(listing)
        self._known_rules = known_rules
        self._open: frozenset[str] = frozenset()

    def apply(self, change: Change) -> Snapshot:
        """Make `change`, and give the snapshot after it. Edits to unknown documents are left
        out."""
        before = self.snapshot
        self._open = (self._open | change.opened) - change.closed - change.removed
        configurations = self._configurations(change)
        after = replace(
            before,
            listing=before.listing if change.listing is None else change.listing,
            configurations=configurations,
            complete=before.complete if change.complete is None else change.complete,
            listed=before.listed if change.listed is None else change.listed,
            sourced=before.sourced if change.sourced is None else change.sourced,
        )
        if change.imports is not None and change.imports != before.imports:
            there = documents_of(change.imports)
            after = replace(after, imports=change.imports, imported=there)
        documents, index, seen = before.documents, before.index, False
        for path in sorted(change.removed):
            if (gone := documents.get(path)) is not None:
                index = index.replaced(path, gone.outline, _NOTHING)
                documents = documents.remove(path)
                seen = True
        fresh = _fresh(change, replace(after, documents=documents))
        if configurations is not before.configurations:
            for path, known in documents.items():
                if known.options != after.options(path):
                    fresh.setdefault(path, known)
        for path in sorted(fresh):
            document = _read_with(after.options(path), fresh[path])
            old = documents.get(path)
            index = index.replaced(path, old.outline if old else _NOTHING, document.outline)
            seen = seen or old is None or before.names.tell_apart(old, document)
            documents = documents.insert(
                path, document.awake() if path in self._open else document.at_rest()
            )
        sources, index, said_the_same = _sources(change, after, index)
        same = (
            index is before.index
            and not seen
            and said_the_same
            and configurations is before.configurations
            and after.listing is before.listing
            and after.imports is before.imports
            and (after.complete, after.listed, after.sourced)
            == (before.complete, before.listed, before.sourced)
        )
        names = before.names if same else Names()
        if documents is not before.documents:
            step = (before.mark, frozenset(fresh) | change.removed)
            after = replace(after, mark=object(), trail=(*before.trail[-_STEPS:], step))
        self.snapshot = replace(
            after, documents=documents, sources=sources, index=index, names=names
        )
        return self.snapshot

    def _configurations(self, change: Change) -> HashTrieMap[str, ConfigFile]:
        configurations = self.snapshot.configurations
        for path in sorted(change.removed):
            if path in configurations:
                configurations = configurations.remove(path)
        for path, string in change.texts.items():
            if _is_configuration(path):
                config, problems = parse(string, path, self._known_rules)
                file = ConfigFile(Text(string), config, tuple(problems))
                configurations = configurations.insert(path, file)
        return configurations


def _sources(
    change: Change, snapshot: Snapshot, index: Index
) -> tuple[HashTrieMap[str, Source], Index, bool]:
    """The sources and the index after `change`, and whether no more than places has changed."""
    sources = snapshot.sources
    fresh: dict[str, Source | None] = {
        path: None for path in change.removed if path in sources
    } | dict(change.sources)
    if any(_is_configuration(path) for path in (*change.texts, *change.removed)):
        for path, source in sources.items():
            if source.options != snapshot.code_options(path):
                fresh.setdefault(path, source)
    same = True
    for path in sorted(fresh):
        old, new = sources.get(path), fresh[path]
        if new is not None and new.options != snapshot.code_options(path):
            new = Source.read(path, new.data, snapshot.code_options(path))
        if new is not None and new.is_empty:
            new = None
        same = same and (old.said if old else ()) == (new.said if new else ())
        index = index.replaced(
            path, old.outline if old else _NOTHING, new.outline if new else _NOTHING
        )
        if new is not None:
            sources = sources.insert(path, new)
        elif old is not None:
            sources = sources.remove(path)
    return sources, index, same


def changed(
    snapshot: Snapshot, change: Change, known_rules: frozenset[str] = frozenset()
) -> Snapshot:
    """What `change` would make of `snapshot`, to look at and to throw away."""
    workspace = Workspace(snapshot.listing, known_rules)
    workspace.snapshot = snapshot
    return workspace.apply(change)


def _fresh(change: Change, snapshot: Snapshot) -> dict[str, Document]:
    """The documents that `change` names, as it makes them; `snapshot` has what they were."""
    fresh: dict[str, Document] = {}
    for path, string in change.texts.items():
        if not _is_configuration(path):
            fresh[path] = Document.read(path, string, snapshot.options(path))
    fresh |= change.documents
    for path, edits in change.edits.items():
        if (known := fresh.get(path) or snapshot.document(path)) is not None:
            fresh[path] = known.edit(edits)
    for path in change.closed | change.opened:
        if (known := snapshot.document(path)) is not None:
            fresh.setdefault(path, known)
    return fresh


def _read_with(options: Options, document: Document) -> Document:
    if document.options == options:
        return document
    return Document.read(document.path, document.text.string, options)


def _is_configuration(path: str) -> bool:
    return path.rpartition("/")[2] in CONFIGURATIONS
