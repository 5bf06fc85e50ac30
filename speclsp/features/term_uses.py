"""Where the words of a term stand in prose, in whatever letters, and how another term stands there
instead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.trial import Replacement
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

_PLURAL = re.compile(r"(?:s|x|z|ch|sh)\Z", re.IGNORECASE)


class Term(NamedTuple):
    """A term, and the words at the cursor that are it."""

    place: TermPlace
    span: Span


def term_at(snapshot: Snapshot, path: str, offset: int) -> Term | None:
    """The term of the document at `path` that is defined, or used, at `offset`."""
    document = snapshot.document(path)
    if document is None:
        return None
    known = terms_in(document)
    for place in known:
        if place.name_span.start <= offset <= place.name_span.end:
            return Term(place, place.name_span)
    at = bisect_right(document.starts, offset) - 1
    found: list[Term] = []
    start = document.starts[at] if at >= 0 else 0
    size = document.segments[at].size if at >= 0 else 0
    words = document.text.string[start : start + size].casefold()
    for place in known:
        if _first(place.name) not in words:
            continue
        spans = _in_segment(document, at, _form(place.name))
        found += (Term(place, span) for span in spans if span.start <= offset <= span.end)
    # "session key" says more than "session".
    return max(found, key=lambda each: each.span.end - each.span.start, default=None)


def renamed_uses(snapshot: Snapshot, place: TermPlace, name: str) -> Work[set[Replacement]]:
    """The term in all prose, replaced; not in documents that define one of the two names
    themselves."""
    found: set[Replacement] = set()
    form, own = _form(place.name), {place.name.casefold(), name.casefold()}
    for document in snapshot.documents.values():
        others = {each.name.casefold() for each in terms_in(document)}
        if document.path != place.path and own & others:
            continue
        string = document.text.string
        if _first(place.name) not in string.casefold():
            continue
        for at in range(len(document.segments)):
            for span in _in_segment(document, at, form):
                words = _in_manner(string[span.start : span.end], place.name, name)
                found.add(Replacement(document.path, span, words))
        yield
    return found


def _first(name: str) -> str:
    """The word that a term is told from most others by, without looking closely."""
    return name.split()[0].casefold()


def _form(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", re.IGNORECASE)


def _in_segment(document: Document, at: int, form: re.Pattern[str]) -> Iterator[Span]:
    start, segment = document.starts[at], document.segments[at]
    words = document.text.string[start : start + segment.size]
    for prose in segment.facts.prose:
        for found in form.finditer(prose.words(words)):
            yield Span(*found.span()).moved(start + prose.span.start)


def _in_manner(written: str, old: str, new: str) -> str:
    """The new term in the letters, and in the number, of what is written for the old one."""
    joined = " ".join(written.split())
    one, plural = joined[: len(old)], joined[len(old) :]
    for spell in (str, str.lower, str.upper, str.capitalize, str.title):
        if one == spell(old):
            new = spell(new)
            break
    if not plural:
        return new
    more = "es" if _PLURAL.search(new) else "s"
    return new + (more.upper() if plural.isupper() else more)
