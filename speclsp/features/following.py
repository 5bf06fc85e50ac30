"""What has to follow when other words stand somewhere: the links to anchors that are made of them,
and the tests that quote a title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.trial import Replacement
from speclsp.resolution.encoding import encoded
from speclsp.resolution.evidence import test_path
from speclsp.resolution.leading import leading_to
from speclsp.resolution.places import AnchorPlace, ClausePlace, SectionPlace, section_of
from speclsp.spec.titles import title
from speclsp.work import Work
from speclsp.workspace import Snapshot

Anchored = SectionPlace | AnchorPlace | ClausePlace

# What a fragment may hold as it is, as browsers show it.
_SAFE = "/-._~!$&'*+,;=:@"


class Renamed(NamedTuple):
    """Something whose anchor is another one now, before and after, and the two anchors."""

    before: Anchored
    after: Anchored
    old: str
    new: str


def renamed(before: Document, after: Document) -> tuple[Renamed, ...] | None:
    """The anchors of a document that are others now; None where things have come or gone."""
    old, new = tuple(_anchored(before)), tuple(_anchored(after))
    if [type(place) for place, _ in old] != [type(place) for place, _ in new]:
        return None
    return tuple(
        Renamed(one, other, was, now)
        for (one, was), (other, now) in zip(old, new, strict=True)
        if was != now
    )


def following(snapshot: Snapshot, changed: Renamed) -> Work[tuple[Replacement, ...]]:
    """The links to what has another anchor now."""
    if not changed.old:
        return ()
    found: list[Replacement] = []
    used = yield from leading_to(snapshot, {changed.before}, "")
    for path, uses in groupby(sorted(used), key=lambda use: use.path):
        text = snapshot.text(path)
        string = text.string if text else ""
        for use in uses:
            words = _spelled(changed.new, string[use.span.start : use.span.end])
            found.append(Replacement(path, use.span, words))
        yield
    return tuple(found)


def quoting(snapshot: Snapshot, before: SectionPlace, raw: str) -> Iterator[Replacement]:
    """The headers of tests that quote the title of a section, whose title is `raw` now."""
    document = snapshot.document(before.path)
    if document is None:
        return
    was = document.words(before.title_span)
    for start, clause in document.settled.clauses:
        path = test_path(snapshot, document.path, clause.id) if clause.is_tag else None
        test = snapshot.document(path) if path else None
        if test is None or section_of(document, start + clause.span.start) != before:
            continue
        for at, facts in test.facts:
            for header in facts.headers:
                span = header.title_span.moved(at)
                if header.title == was:
                    yield Replacement(test.path, span, raw)
                elif header.title == before.section.title:
                    yield Replacement(test.path, span, title(raw))


def _anchored(document: Document) -> Iterator[tuple[Anchored, str]]:
    path = document.path
    for (start, section), slug in zip(document.sections, document.slugs, strict=True):
        yield SectionPlace(path, start, section), section.id or slug
    for start, facts in document.facts:
        for anchor in facts.anchors:
            yield AnchorPlace(path, start, anchor), anchor.id
    for start, clause in document.settled.clauses:
        yield ClausePlace(path, start, clause), document.settled.anchor(clause)


def _spelled(anchor: str, written: str) -> str:
    """The anchor as a fragment, percent-encoded where what was written before was."""
    return encoded(anchor, _SAFE) if "%" in written or " " in anchor else anchor
