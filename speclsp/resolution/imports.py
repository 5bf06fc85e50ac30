"""The name before the "#" of a reference, and an import -> the spec that is meant, and what it
defines.

It holds names and paths, no places, so it is remembered as long as no name changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.config.imports import origin, rooted
from speclsp.config.scope import is_outside
from speclsp.config.values import Config, Import, Origin
from speclsp.document import Document
from speclsp.resolution.places import ClausePlace, SectionPlace, clauses_in
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.spec.names import Name
from speclsp.spec.terms.glossaries import key
from speclsp.workspace import Snapshot


class Spec(NamedTuple):
    """Documents that are known by one name. unknown: they have not been looked for yet."""

    verdict: Literal["found", "missing", "unknown"]
    # Their folder or file, as the paths of documents begin.
    path: str = ""
    # What declares them a module; None where nothing does.
    config: Config | None = None
    # Why they are missing, in one line.
    fault: str = ""
    # The paths of documents that are no part of the root, sorted.
    imported: tuple[str, ...] = ()


class Called(NamedTuple):
    """What a name means in a document, and the import that says so; None where it is its own module
    or one that it does not import."""

    spec: Spec
    by: Import | None
    own: bool = False


class Defined(NamedTuple):
    """Everything of a name in one spec."""

    clauses: tuple[ClausePlace, ...] = ()
    sections: tuple[SectionPlace, ...] = ()
    terms: tuple[TermPlace, ...] = ()


def called(snapshot: Snapshot, path: str, name: str) -> Called | None:
    """What `name` means in the document at `path`: an import, its own module, else a module of the
    root."""
    config = snapshot.module(path)
    for each in config.module_imports if config else ():
        if config and each.name == name:
            return Called(spec_of(snapshot, origin(config, each)), each)
    if config and config.module_name == name:
        return Called(_declared(config), None, own=True)
    for declared in declared_modules(snapshot):
        if declared.module_name == name:
            return Called(_declared(declared), None)
    return None


def declared_modules(snapshot: Snapshot) -> tuple[Config, ...]:
    """The configurations in the root that declare a module which has documents, by folder; of two
    in one folder the one that holds."""
    found: dict[str, Config] = {}
    for path in sorted(snapshot.configurations):
        config = snapshot.module(path)
        if config is not None and next(_below(snapshot, config.folder), None) is not None:
            found[config.folder] = config
    return tuple(found[folder] for folder in sorted(found))


def spec_of(snapshot: Snapshot, at: Origin) -> Spec:
    """The documents that an import leads to."""
    memo: dict[Origin, Spec] = snapshot.names.memo.setdefault(spec_of, {})
    at = at._replace(path=rooted(snapshot.listing.root.as_posix(), at.path))
    if at not in memo:
        memo[at] = _spec(snapshot, at)
    return memo[at]


def _declared(config: Config) -> Spec:
    return Spec("found", config.folder, config)


def _spec(snapshot: Snapshot, at: Origin) -> Spec:
    inside = not (at.git or at.package) and not is_outside(at.path)
    if inside and next(_below(snapshot, at.path), None) is not None:
        config = snapshot.module(f"{at.path}/." if at.path else ".")
        own = config is not None and config.folder == at.path
        return Spec("found", at.path, config if own else None)
    known = snapshot.imports.get(at)
    if known is not None:
        if known.fault:
            return Spec("missing", known.path, fault=known.fault)
        config = known.config if known.config.module_name else None
        paths = tuple(sorted(each.path for each in known.documents))
        return Spec("found", known.path, config, imported=paths)
    if inside and snapshot.complete:
        there = snapshot.exists(at.path)
        if there is False:
            return Spec("missing", at.path, fault=f'there is no folder "{at.path}"')
        if there:
            return Spec("missing", at.path, fault=f'there are no documents in "{at.path}"')
    return Spec("unknown", at.path)


def holds(snapshot: Snapshot, spec: Spec, path: str) -> bool:
    """Whether the document at `path` is one of the spec."""
    if spec.imported:
        return path in spec.imported
    if path not in snapshot.documents:
        return False
    if spec.config is not None:
        # Not those of a module further down.
        module = snapshot.module(path)
        return module is not None and module.path == spec.config.path
    return not spec.path or path == spec.path or path.startswith(f"{spec.path}/")


def defined(snapshot: Snapshot, spec: Spec, identifier: str) -> Defined:
    """What `identifier` names in a spec: clauses, else sections, else terms."""
    places: list[ClausePlace] = []
    for document in _defining(snapshot, spec, Name("bare", "", identifier)):
        places += clauses_in(document, identifier)
    if places:
        return Defined(clauses=tuple(places))
    sections: list[SectionPlace] = []
    for document in _defining(snapshot, spec, Name("section", "", identifier)):
        sections += (
            SectionPlace(document.path, start, section)
            for start, section in document.sections
            if section.id == identifier
        )
    if sections:
        return Defined(sections=tuple(sections))
    known = key(identifier.replace("_", " "))
    terms: list[TermPlace] = []
    for document in _documents(snapshot, spec):
        terms += (each for each in terms_in(document) if key(each.name) == known)
    return Defined(terms=tuple(terms))


def _defining(snapshot: Snapshot, spec: Spec, name: Name) -> Iterator[Document]:
    """The documents of a spec that define a name, by path."""
    if spec.imported:
        yield from (each for each in _documents(snapshot, spec) if name in each.outline.defines)
        return
    for path in snapshot.index.defining(name):
        document = snapshot.document(path)
        if document is not None and holds(snapshot, spec, path):
            yield document


def _documents(snapshot: Snapshot, spec: Spec) -> Iterator[Document]:
    paths = spec.imported or _below(snapshot, spec.path)
    for path in paths:
        document = snapshot.document(path)
        if document is not None and holds(snapshot, spec, path):
            yield document


def documents(snapshot: Snapshot, spec: Spec) -> tuple[Document, ...]:
    """All documents of a spec, by path."""
    return tuple(_documents(snapshot, spec)) if spec.verdict == "found" else ()


def _below(snapshot: Snapshot, folder: str) -> Iterator[str]:
    """The paths of the documents of the root at or below a folder, "" for the root, in order."""
    memo = snapshot.names.memo
    if _below not in memo:
        memo[_below] = tuple(sorted(snapshot.documents))
    paths: tuple[str, ...] = memo[_below]
    if folder in snapshot.documents:
        yield folder
    above = f"{folder}/" if folder else ""
    for at in range(bisect_left(paths, above), len(paths)):
        if not paths[at].startswith(above):
            return
        yield paths[at]


def named_in(snapshot: Snapshot, document: Document, name: str) -> frozenset[str]:
    """The identifiers of the clauses in what `name` means in a document."""
    meant = called(snapshot, document.path, name)
    found = documents(snapshot, meant.spec) if meant else ()
    return frozenset(clause.id for each in found for _, clause in each.settled.clauses)
