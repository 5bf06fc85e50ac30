"""What the rules find before a rewording and after it, in its document and wherever it reaches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from speclsp.checking.check import checking
from speclsp.checking.levels import Overrides
from speclsp.conflicts.state import state
from speclsp.conflicts.unit import Pair
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.interview.sides import Side
from speclsp.language.vocabulary import vocabulary
from speclsp.rules.all import BY_NAME, NAMES
from speclsp.work import Work
from speclsp.workspace import Change, Snapshot, changed

REVIEWED = frozenset(("suspect-precedent", "suspect-reference", "changed-quote"))
"""Rules that say of words elsewhere only that what they are about has changed."""

_DIGITS = re.compile(r"\d+")
_Key = tuple[str, str]


class Compared(NamedTuple):
    """Findings at their places before (`gone`) and after (the others)."""

    # In the passage.
    gone: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    # Anywhere, by path.
    fresh: tuple[tuple[str, Diagnostic], ...]
    # Outside of the passage, although no rule that compares statements had found them.
    silenced: tuple[Diagnostic, ...]
    # What asks to be looked at again, since the words have changed.
    review: tuple[tuple[str, Diagnostic], ...]


def comparing(before: Snapshot, old: Side, new: Side, overrides: Overrides) -> Work[Compared]:
    """What a rewording takes away and brings, a piece at a time."""
    path = old.document.path
    had = yield from _found(before, path, overrides)
    # What is not asked before cannot tell that its answer is another one.
    for other in sorted(_asking(before, old, new) - {path}):
        yield from _found(before, other, overrides)
    after = _with(before, new.document)
    pairs = _pairs(before)
    has = yield from _found(after, path, overrides)
    touched = _touched(pairs, _pairs(after), before, after) - {path}
    fresh = [(path, each) for each in _beyond(has, had)]
    for other in sorted(touched):
        now = yield from _found(after, other, overrides)
        then = yield from _found(before, other, overrides)
        fresh += [(other, each) for each in _beyond(now, then)]
    gone = _gone(had, has, old, new)
    inside = [each for each in has if each.span.overlaps(new.span)]
    return Compared(
        tuple(each for each in gone if each.span.overlaps(old.span)),
        tuple(inside),
        tuple((at, each) for at, each in fresh if each.rule not in REVIEWED),
        tuple(each for each in gone if _is_silenced(each, old)),
        tuple((at, each) for at, each in fresh if each.rule in REVIEWED),
    )


def _with(snapshot: Snapshot, document: Document) -> Snapshot:
    path = document.path
    change = Change(documents={path: document}, opened=frozenset((path,)))
    return changed(snapshot, change, NAMES)


def _asking(snapshot: Snapshot, old: Side, new: Side) -> set[str]:
    """The documents that depend on the words of others: those with precedents, and those that
    define a term of which a word comes or goes."""
    apart = vocabulary(old.shown) ^ vocabulary(new.shown)
    found: set[str] = set()
    for name, paths in snapshot.index.definitions.items():
        if name.kind == "precedent" or (
            name.kind == "term" and not apart.isdisjoint(name.id.lower().split())
        ):
            found.update(paths)
    return found & set(snapshot.documents)


def _found(snapshot: Snapshot, path: str, overrides: Overrides) -> Work[tuple[Diagnostic, ...]]:
    return (yield from checking(snapshot, path, overrides)).diagnostics


_Pairs = dict[str, dict[int, Pair]]


def _pairs(snapshot: Snapshot) -> _Pairs:
    """The pairs of each document, which are the same objects as long as nobody changes a side."""
    held = state(snapshot)
    return {path: {id(pair): pair for pair in held.of(path)} for path in snapshot.documents}


def _touched(old: _Pairs, new: _Pairs, before: Snapshot, after: Snapshot) -> set[str]:
    """The other files that may have other findings: whose pairs differ, or all where a name or
    an answer to a question does."""
    if after.names is not before.names:
        return {*after.documents, *after.sources, *after.configurations}
    return {path for path, pairs in new.items() if pairs.keys() != old[path].keys()}


def _key(each: Diagnostic) -> _Key:
    return each.rule, _DIGITS.sub("#", each.message)


def _beyond(these: Iterable[Diagnostic], those: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is in the first more often than in the second."""
    known = Counter(map(_key, those))
    found: list[Diagnostic] = []
    for each in these:
        known[_key(each)] -= 1
        if known[_key(each)] < 0:
            found.append(each)
    return found


def _gone(
    had: Iterable[Diagnostic], has: Iterable[Diagnostic], old: Side, new: Side
) -> list[Diagnostic]:
    """What is no more. Where some of several that say the same are, these are in the passage as far
    as fewer are there than before."""
    still = Counter(_key(each) for each in has if each.span.overlaps(new.span))
    stayed: list[Diagnostic] = []
    elsewhere: list[Diagnostic] = []
    left: list[Diagnostic] = []
    for each in had:
        if not each.span.overlaps(old.span):
            elsewhere.append(each)
        elif still[_key(each)] > 0:
            still[_key(each)] -= 1
            stayed.append(each)
        else:
            left.append(each)
    return _beyond([*stayed, *elsewhere, *left], has)


def _is_silenced(each: Diagnostic, old: Side) -> bool:
    rule = BY_NAME.get(each.rule)
    if rule is None or rule.crossing or each.span.overlaps(old.span):
        return False
    return not any(
        related.path == old.document.path and related.span.overlaps(old.span)
        for related in each.related
    )
