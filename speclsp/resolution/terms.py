"""The terms of a document: those whose form says so, and all that stands in its glossary."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.document import Document
from speclsp.spec.facts import TermForm
from speclsp.spec.terms.glossaries import held
from speclsp.text import Span


class TermPlace(NamedTuple):
    """A term in the document at `path`, where its name stands, and all that explains it."""

    path: str
    name: str
    name_span: Span
    span: Span
    form: TermForm = "label"
    # What an abbreviation stands for.
    expansion: str = ""
    # Whether it stands in a glossary.
    listed: bool = False


def terms_in(document: Document) -> tuple[TermPlace, ...]:
    """The terms that a document defines, in the order of the text."""
    return document.remembered(_terms)


def _terms(document: Document) -> tuple[TermPlace, ...]:
    carried, before = document.carried, document.before
    known: tuple[TermPlace, ...] | None = before.memo.get(_terms) if carried and before else None
    if carried is None or known is None:
        return _read(document)
    # No fact has changed: the terms are those of before, and some have moved.
    moved: list[TermPlace] = []
    for each in known:
        if carried.shift.touches(each.name_span) or carried.shift.touches(each.span):
            return _read(document)
        by = carried.shift.by if each.span.start >= carried.shift.high else 0
        moved.append(each._replace(name_span=each.name_span.moved(by), span=each.span.moved(by)))
    return tuple(moved)


def _read(document: Document) -> tuple[TermPlace, ...]:
    return tuple(
        TermPlace(
            document.path,
            term.name,
            term.name_span.moved(start),
            term.span.moved(start),
            term.form,
            term.expansion,
            listed,
        )
        for start, term, listed in held(document.facts)
    )
