"""The conflicts of a document, each at its place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.conflicts.conflict import Found, Kind
from speclsp.conflicts.state import state
from speclsp.conflicts.unit import Pair, Unit
from speclsp.document import Document
from speclsp.language.modality.modals import Strength
from speclsp.segment import Segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

_LONGEST = 200
_ROMAN = re.compile("[IVXLC]+")
_CLASHING = frozenset(
    (
        *("conflicting-value", "conflicting-keyword", "conflicting-choice"),
        *("conflicting-frequency", "conflicting-order", "conflicting-enumeration"),
    )
)


class Side(NamedTuple):
    """One side of a conflict: where it stands, what clashes, the clause and the whole sentence."""

    path: str
    span: Span
    sentence: Span
    # The words as they are written, and what there is to be said of them.
    said: str
    words: str
    clause: str
    quote: str
    # Whether what is said is forbidden.
    forbids: bool = False
    # How strongly it is said.
    force: Strength = ""

    def moved(self, by: int) -> Side:
        """The same in a text that an edit before it has made so much longer."""
        if not by:
            return self
        return self._replace(span=self.span.moved(by), sentence=self.sentence.moved(by))


class Conflict(NamedTuple):
    """A conflict of a document, seen from there."""

    kind: Kind
    own: Side
    other: Side
    # What the clause of the other side is called here, "" where it has none.
    called: str
    # A situation that shows it; "{0}" and "{1}" stand for the own side and the other.
    witness: str
    milder: bool
    found: Found
    one: Claim | Meaning
    two: Claim | Meaning


def conflicts_in(snapshot: Snapshot, document: Document) -> tuple[Conflict, ...]:
    """The conflicts of a document, in the order of its text; the state has to be that of the
    snapshot. Of two sides in one document each has its own."""
    memo = snapshot.memo.setdefault(conflicts_in, {})
    if document.path not in memo:
        memo[document.path] = _listed(snapshot, document)
    found: tuple[Conflict, ...] = memo[document.path]
    return found


def _listed(snapshot: Snapshot, document: Document) -> tuple[Conflict, ...]:
    documents = _Documents(snapshot)
    held = state(snapshot)
    every = [*held.of(document.path)]
    variants = _of_variants(document, every, documents)
    found = [
        _seen(pair, from_other, documents)
        for pair in every
        if pair not in variants and (pair.found.kind != "boundary-gap" or not held.between(pair))
        for from_other in (False, True)
        if (pair.other if from_other else pair.one).path == document.path
    ]
    found = [each._replace(called=_called(document, each.other)) for each in found]
    return tuple(sorted(found, key=lambda each: (each.own.span, each.kind, each.other[:3])))


def _of_variants(
    document: Document, pairs: Iterable[Pair], documents: _Documents
) -> Container[Pair]:
    """The pairs between two sections of a document that go against each other again and again: they
    tell of two things in the same words, such as two plans."""
    between: dict[tuple[int, ...], list[tuple[Pair, tuple[int, ...]]]] = {}
    for pair in pairs:
        if pair.one.path != pair.other.path or pair.found.kind not in _CLASHING:
            continue
        places = [documents.start(each) + each.claim.span.start for each in (pair.one, pair.other)]
        one, other = (document.section_at(place) for place in places)
        if one is None or other is None or one[1].level != other[1].level:
            continue
        if one[1].title != other[1].title:
            key = tuple(sorted(start + each.span.start for start, each in (one, other)))
            lines = tuple(document.text.line_at(place) for place in sorted(places))
            between.setdefault(key, []).append((pair, lines))
    return {
        pair
        for several in between.values()
        # Not two clauses of one sentence.
        if all(len({lines[side] for _, lines in several}) > 1 for side in (0, 1))
        for pair, _ in several
    }


class _Documents:
    """Where the segments of documents start, and what is written there."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._starts: dict[str, dict[int, int]] = {}
        self._texts: dict[str, str] = {}

    def start(self, unit: Unit) -> int:
        """Where the segment of a unit starts in its document, 0 for one that is no longer there."""
        if (known := self._starts.get(unit.path)) is None:
            document = self._snapshot.document(unit.path)
            starts = zip(document.segments, document.starts, strict=True) if document else ()
            known = self._starts[unit.path] = {id(each): start for each, start in starts}
        return known.get(id(unit.segment), 0)

    def line(self, unit: Unit, span: Span) -> str:
        """What is written at a place in the document of a unit, in one line."""
        if (text := self._texts.get(unit.path)) is None:
            document = self._snapshot.document(unit.path)
            text = self._texts[unit.path] = document.text.string if document else ""
        return " ".join(text[span.start : span.end].split())


def _seen(pair: Pair, from_other: bool, documents: _Documents) -> Conflict:
    """A pair as one of its sides sees it, which is remembered with it but for its places."""
    own, other = (pair.other, pair.one) if from_other else (pair.one, pair.other)
    now = (documents.start(own), documents.start(other))
    known: _Seen | None = pair.seen.get(from_other)
    if known is None or known.own is not own.segment or known.other is not other.segment:
        what = pair.found.turned() if from_other else pair.found
        conflict = Conflict(
            what.kind,
            _side(documents, own, what, 0, now[0]),
            _side(documents, other, what, 1, now[1]),
            "",
            what.witness,
            what.milder,
            what,
            own.claim,
            other.claim,
        )
    elif known.starts == now:
        return known.conflict
    else:
        one, two = known.conflict.own, known.conflict.other
        conflict = known.conflict._replace(
            own=one.moved(now[0] - known.starts[0]), other=two.moved(now[1] - known.starts[1])
        )
    pair.seen[from_other] = _Seen(own.segment, other.segment, now, conflict)
    return conflict


class _Seen(NamedTuple):
    """What was shown of a pair, and where its segments started then."""

    own: Segment
    other: Segment
    starts: tuple[int, int]
    conflict: Conflict


def _side(documents: _Documents, unit: Unit, found: Found, at: int, start: int) -> Side:
    claim = unit.claim
    if isinstance(claim, Meaning):
        place, whole = claim.name_span.moved(start), claim.span.moved(start)
        name = documents.line(unit, place)
        return Side(unit.path, place, whole, name, name, "", claim.words[:_LONGEST])
    sentence, place = claim.span.moved(start), found.places[at].moved(start)
    words = documents.line(unit, sentence)
    quote = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}\u2026"
    return Side(
        unit.path,
        place,
        sentence,
        documents.line(unit, place),
        found.words[at],
        claim.clause,
        quote,
        claim.forbids,
        claim.force,
    )


def _called(document: Document, other: Side) -> str:
    """What a clause is called in a document: with its path where there is one of that name here,
    and where the name is no more than a number."""
    if not other.clause or other.path == document.path:
        return other.clause
    if other.clause in document.clauses_by_id or _ROMAN.fullmatch(other.clause):
        return f"{other.clause} of {other.path}"
    return other.clause
