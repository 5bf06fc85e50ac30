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
from speclsp.text import Span
from speclsp.workspace import Snapshot

_GRADES = ("safe", "consent")


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


def no_fixes(diagnostic: Diagnostic) -> Iterable[Fix]:
    return ()


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
) -> tuple[Action, ...]:
    """What to do about those of `diagnostics`, all in the document at `path`, that `span` touches.

    Safe fixes come first, then those that need consent; of each, the best of every finding; last,
    to ignore a finding where it stands. Fixes that are only to be shown are left out.
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
    for fix, diagnostic, blank in ignoring(snapshot, path, near):
        fix = in_manner(snapshot, path, fix)
        found.setdefault(fix, []).append(diagnostic)
        ranks.setdefault(fix, (len(_GRADES), 0))
        blanks[fix] = blank
    return tuple(
        Action(fix.title, QUICK, fix, tuple(found[fix]), fix in preferred, blanks.get(fix))
        for fix in sorted(found, key=ranks.__getitem__)
    )
