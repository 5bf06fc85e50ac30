"""The claims of a document, by segment, and what it says that terms mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning, meanings
from speclsp.claims.reading import claims
from speclsp.document import Document
from speclsp.notation.folders import is_fixture, is_in_force, is_template, plans
from speclsp.segment import Segment
from speclsp.spec.facts import Clause
from speclsp.statements.prose import prose_in
from speclsp.statements.said import kept_by_segment
from speclsp.statements.setting import Setting
from speclsp.statements.statement import all_in_segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

_ENDED = (
    r"superseded|withdrawn|obsolete|retired|revoked|repealed|rescinded|struck out|lapsed"
    r"|without effect|not (?:yet )?in force|out of (?:force|use)"
    r"|no longer (?:in (?:force|use)|appl(?:y|ies)|valid|binding)"
)
# In a title, or in the first words below it.
_PAST = re.compile(
    rf"\b(?:{_ENDED}|annulled|former(?:ly)?|previous wording|old wording|historical"
    r"|non-normative|informative|deprecated|rationale|changelog|revision history|examples?"
    r"|alternatives? considered)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"\b(?:{_ENDED}|(?:is|are) (?:non-normative|informative))\b", re.IGNORECASE)
_HEAD = 300


def rules(path: str) -> bool:
    """Whether what the document at `path` demands holds now."""
    return not (plans(path) or is_fixture(path) or is_template(path)) and is_in_force(path)


def claimed(snapshot: Snapshot, document: Document) -> dict[int, tuple[Claim | Meaning, ...]]:
    """What a document claims, and what it says that terms mean, by the place of their segment."""
    if not rules(document.path):
        return {}
    kept = kept_by_segment(snapshot, document, "claims", _read)
    known = document.memo.get(claimed)
    if known is None or known[0] is not kept:
        past = document.remembered(_pasts)
        every = (
            (at, _standing(document.segments[at], each, past[at].spans))
            for at, each in kept.items()
        )
        known = document.memo[claimed] = (kept, {at: each for at, each in every if each})
    found: dict[int, tuple[Claim | Meaning, ...]] = known[1]
    return found


def _read(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[Claim | Meaning, ...]:
    found: list[Claim | Meaning] = [
        claim
        for low, statement in all_in_segment(document, at, how)
        for claim in claims(statement, low)
    ]
    if how.informative:
        return tuple(found)
    facts = document.segments[at].facts
    title = facts.sections[0].title if facts.sections else ""
    found += meanings(document.segment_words(at), title, facts.terms, prose_in(document, at))
    return tuple(found)


def _standing(
    segment: Segment, found: tuple[Claim | Meaning, ...], past: tuple[Span, ...]
) -> tuple[Claim | Meaning, ...]:
    """What does not stand in the past; the same object as long as nothing changes."""
    if not past:
        return found
    known = segment.memo.get("standing")
    if known is None or known[0] is not found or known[1] != past:
        inside = (any(span.start <= each.span.start < span.end for span in past) for each in found)
        left = tuple(each for each, gone in zip(found, inside, strict=True) if not gone)
        known = segment.memo["standing"] = (found, past, left)
    standing: tuple[Claim | Meaning, ...] = known[2]
    return standing


class _Past(NamedTuple):
    """The parts of a segment that say of themselves that they do not hold, or only tell."""

    spans: tuple[Span, ...]
    # The level of the section of which such a part goes on behind the segment; 0 for none.
    below: int


_NOTHING = _Past((), 0)


def _pasts(document: Document) -> tuple[_Past, ...]:
    """Those of each segment. What stands before an edit is as it was and, unless a section goes on
    otherwise, what stands behind it."""
    edit = document.before
    before: tuple[_Past, ...] | None = edit.memo.get(_pasts) if edit else None
    if edit is None or before is None or edit.first == 0:
        return tuple(_from(document, 0, 0))
    found = list(before[: edit.first])
    more = len(edit.new) - len(edit.old)
    for at, past in enumerate(_from(document, edit.first, found[-1].below), edit.first):
        if at >= edit.anew.stop and found[-1].below == before[at - more - 1].below:
            break
        found.append(past)
    return (*found, *before[len(found) - more :])


def _from(document: Document, first: int, below: int) -> Iterator[_Past]:
    for at in range(first, len(document.segments)):
        past = _past(document, at, below)
        below = past.below
        yield past


def _past(document: Document, at: int, below: int) -> _Past:
    """Those of a segment that starts inside of such a section of the level `below`."""
    memo: dict[tuple[bool, int], _Past] = document.segments[at].memo.setdefault("past", {})
    if (at == 0, below) not in memo:
        memo[at == 0, below] = _find_past(document, at, below)
    return memo[at == 0, below]


def _find_past(document: Document, at: int, below: int) -> _Past:
    """A section that has ended goes on until the next one of its level."""
    words = document.segment_words(at)
    sections = document.segments[at].facts.sections
    spans: list[Span] = []
    start = 0 if below or (at == 0 and _is_aside(words, 0)) else None
    for section in sections:
        if start is not None and section.level > below > 0:
            continue
        if start is not None:
            spans.append(Span(start, section.span.start))
        ends = _is_past(section.title) or _is_aside(words, section.span.end)
        start, below = (section.span.start, section.level) if ends else (None, 0)
    if start is not None:
        spans.append(Span(start, len(words)))
    return _Past(tuple(spans), below) if spans else _NOTHING


def _is_past(title: str) -> bool:
    """Whether a title says so; "deprecated" alone is the name of a field."""
    is_name = title.islower() and " " not in title
    return not is_name and _PAST.search(title) is not None


def _is_aside(words: str, start: int) -> bool:
    """Whether the first words of what starts there say so."""
    first = words[start : start + _HEAD].strip().split("\n\n", 1)[0]
    return not first.startswith(("-", "*", "1", "|")) and _ASIDE.search(first) is not None


def is_past(document: Document, at: int) -> bool:
    """Whether a segment begins with a section that does not hold, or only tells."""
    sections = document.segments[at].facts.sections
    first = sections[0].span.start if sections else 0
    return any(span.start <= first < span.end for span in _past(document, at, 0).spans)
