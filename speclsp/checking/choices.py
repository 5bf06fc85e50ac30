"""Fixes that are chosen for findings, and which of them can be made at the same time."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.text import Edit, Span

# The rules whose fixes give a clause another identifier.
NAMING = frozenset(("duplicate-clause", "malformed-clause-id"))


class Choice(NamedTuple):
    """The fix of a finding in the document at `path`."""

    path: str
    diagnostic: Diagnostic
    fix: Fix

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by when places have moved."""
        return (self.path, self.diagnostic.rule, self.diagnostic.message, self.fix.title)


def together(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Those that are not in each other's way, the first of two that are."""
    taken: dict[str, list[Span]] = {}
    created: set[str] = set()
    known: set[Fix] = set()
    names: set[str] = set()
    kept: list[Choice] = []
    for each in choices:
        new = {path.casefold() for path, _ in each.fix.created}
        if each.fix not in known:
            given = _given(each)
            if (
                names & given
                or created & new
                or any(_is_taken(taken.get(path, []), edit.span) for path, edit in each.fix.edits)
            ):
                continue
            for path, edit in each.fix.edits:
                insort(taken.setdefault(path, []), edit.span)
            created |= new
            names |= given
            known.add(each.fix)
        kept.append(each)
    return tuple(kept)


def _given(choice: Choice) -> set[str]:
    """What may be a new identifier. Of several findings each is offered the first that is free,
    and only one of them can have it."""
    if choice.diagnostic.rule not in NAMING:
        return set()
    return {edit.text for _, edit in choice.fix.edits if edit.text}


def _is_taken(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span touches one of `spans`, which are in order and touch none of each other."""
    at = bisect_left(spans, span)
    before = at > 0 and spans[at - 1].end >= span.start
    return before or (at < len(spans) and spans[at].start <= span.end)


def by_path(choices: Iterable[Choice]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for fix in dict.fromkeys(each.fix for each in choices):
        for path, edit in fix.edits:
            found.setdefault(path, []).append(edit)
    return found
