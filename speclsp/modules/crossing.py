"""What in a document refers to another module, and whether that may be referred to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.modules.module import (
    Module,
    exports,
    exports_term,
    imports,
    module_of,
    modules,
)
from speclsp.notation.folders import is_template
from speclsp.notation.generic import is_identifier
from speclsp.resolution.imports import called, defined
from speclsp.resolution.links import follow
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.resolution.references import resolve
from speclsp.resolution.terms import TermPlace
from speclsp.spec.facts import Reference
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

Place = ClausePlace | SectionPlace | TermPlace


class Crossing(NamedTuple):
    """Words that mean something in another module."""

    span: Span
    name: str
    module: Module
    # Whether the module gives it to others.
    exported: bool
    # Where it is defined.
    path: str
    defined: Span


class Stranger(NamedTuple):
    """A reference to a module that is not imported; the span is that of the module's name."""

    span: Span
    name: str
    # The module of the document, and whether that which is named is one of the root.
    module: Module
    known: bool


def crossings(snapshot: Snapshot, document: Document) -> Iterator[Crossing]:
    """The references and links that lead into other modules, references first."""
    if not modules(snapshot) and not snapshot.imports:
        return
    own = module_of(snapshot, document.path)
    for start, reference in document.settled.references:
        if reference.module:
            found = resolve(snapshot, document, reference)
            places: tuple[Place, ...] = (*found.clauses, *found.sections, *found.terms)
            for place in places[:1]:
                module = module_of(snapshot, place.path)
                if module is not None and module != own:
                    span = reference.span.moved(start)
                    yield _crossing(span, reference.target, module, place)
    for start, facts in document.facts:
        for link in facts.links:
            target = follow(snapshot, document, link)
            module = module_of(snapshot, target.path) if target.path else None
            if module is None or module == own:
                continue
            span = link.target_span.moved(start)
            if target.clause is not None:
                yield _crossing(span, target.clause.clause.id, module, target.clause)
            elif target.section is not None and target.section.section.id:
                yield _crossing(span, target.section.section.id, module, target.section)


def strangers(snapshot: Snapshot, document: Document) -> Iterator[Stranger]:
    """The references to modules that the document's own does not import. Words that name nothing
    which could be a clause are left alone: `String#length`."""
    own = module_of(snapshot, document.path)
    if own is None or is_template(document.path):
        return
    for start, reference in document.settled.references:
        if not reference.module:
            continue
        meant = called(snapshot, document.path, reference.module)
        if meant is not None and (meant.by is not None or meant.own):
            continue
        if meant is None and not _is_identifier(snapshot, document, reference):
            continue
        begin = start + reference.span.start - len(reference.module) - 1
        span = Span(begin, begin + len(reference.module))
        yield Stranger(span, reference.module, own, meant is not None)


def qualified(snapshot: Snapshot, document: Document, identifier: str) -> Iterator[str]:
    """How the clauses of this identifier are referred to that the document's module imports."""
    own = module_of(snapshot, document.path)
    for each in imports(snapshot, own) if own else ():
        known = each.module and defined(snapshot, each.spec, identifier).clauses
        if each.module and known and exports(each.module, identifier):
            yield f"{each.by.name}#{identifier}"


def _is_identifier(snapshot: Snapshot, document: Document, reference: Reference) -> bool:
    """Whether it is defined somewhere, or looks like what the project has for identifiers."""
    if snapshot.index.defining(Name("bare", "", reference.target)):
        return True
    return is_identifier(reference.target, document.options.pattern)


def _crossing(span: Span, name: str, module: Module, place: Place) -> Crossing:
    if isinstance(place, TermPlace):
        exported = exports_term(module, place.name)
        return Crossing(span, place.name, module, exported, place.path, place.name_span)
    defined = place.id_span if isinstance(place, ClausePlace) else place.title_span
    return Crossing(span, name, module, exports(module, name), place.path, defined)
