"""What can be done about the findings at a place: fixes, as edits in the manner of the document.

Where fixes come from is not known here; whoever asks hands in the function that makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.features.ignoring import ignoring
from speclsp.features.kinds import QUICK
from speclsp.features.manner import in_manner
from speclsp.features.settling import settling
from speclsp.precedents.writing import DATE
from speclsp.text import Span
from speclsp.workspace import Snapshot

_GRADES = ("safe", "consent")
# Of so many findings at once, none is asked about.
_MANY = 20


class Action(NamedTuple):
    """Something that is offered to be done, with the findings that it mends."""

    title: str
    kind: str
    fix: Fix
    diagnostics: tuple[Diagnostic, ...] = ()
    # Whether it is the one thing to do about its finding.
    preferred: bool = False
    # Where in the words of its one edit the author is to write something.
    blank: Span | None = None
    # Whether the author should see what is made before it is.
    reviewed: bool = False
    # Whether it is to ask what the finding asks, and the answer makes the edit.
    asks: bool = False


def no_fixes(diagnostic: Diagnostic) -> Iterable[Fix]:
    return ()


def no_group(rule: str) -> str:
    return ""


def nothing_to_ask(diagnostic: Diagnostic) -> bool:
    return False


def is_wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Whether a kind is among those that are asked for."""
    return only is None or any(
        wanted in ("", kind) or kind.startswith(f"{wanted}.") for wanted in only
    )


def actions(
    snapshot: Snapshot,
    path: str,
    span: Span,
    diagnostics: Iterable[Diagnostic],
    *,
    fixes: Callable[[Diagnostic], Iterable[Fix]] = no_fixes,
    group: Callable[[str], str] = no_group,
    date: str = DATE,
    asks: Callable[[Diagnostic], bool] = nothing_to_ask,
) -> tuple[Action, ...]:
    """What to do about those of `diagnostics`, all in the document at `path`, that `span` touches.

    Safe fixes come first, then those that need consent; of each, the best of every finding; then,
    to ask what a finding asks, where that `asks` for it; then, to settle a finding by a precedent,
    where the `group` of its rule has such; last, to ignore a finding where it stands. Fixes that
    are only to be shown are left out.
    """
    near = [
        each for each in diagnostics if each.span.start <= span.end and span.start <= each.span.end
    ]
    found: dict[Fix, list[Diagnostic]] = {}
    ranks: dict[Fix, tuple[int, int]] = {}
    preferred: set[Fix] = set()
    blanks: dict[Fix, Span] = {}
    for diagnostic in near:
        offered = [fix for fix in fixes(diagnostic) if fix.grade in _GRADES]
        safe = [fix for fix in offered if fix.grade == "safe"]
        for rank, each in enumerate(offered):
            fix = in_manner(snapshot, path, each)
            found.setdefault(fix, []).append(diagnostic)
            key = (_GRADES.index(fix.grade), rank)
            ranks[fix] = min(ranks.get(fix, key), key)
            if len(safe) == 1 and each is safe[0]:
                preferred.add(fix)
    asked: set[Fix] = set()
    for diagnostic in near if len(near) <= _MANY else ():
        if diagnostic.question and asks(diagnostic):
            fix = Fix(f"Clarify: {diagnostic.question}", "show")
            asked.add(fix)
            found.setdefault(fix, []).append(diagnostic)
            ranks[fix] = (len(_GRADES), 0)
    for fix, diagnostic in settling(snapshot, path, near, group, date):
        found.setdefault(fix, []).append(diagnostic)
        ranks.setdefault(fix, (len(_GRADES) + 1, 0))
    for fix, diagnostic, blank in ignoring(snapshot, path, near):
        fix = in_manner(snapshot, path, fix)
        found.setdefault(fix, []).append(diagnostic)
        ranks.setdefault(fix, (len(_GRADES) + 2, 0))
        blanks[fix] = blank
    return tuple(
        Action(
            fix.title,
            QUICK,
            fix,
            tuple(found[fix]),
            fix in preferred,
            blanks.get(fix),
            asks=fix in asked,
        )
        for fix in sorted(found, key=ranks.__getitem__)
    )
