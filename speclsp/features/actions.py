"""What can be done about the findings at a place: fixes, as edits in the manner of the document.

Where fixes come from is not known here; whoever asks hands in the function that makes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.suppression.insertion import insertion
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

REASON = "reason"
"""Stands where the author is to say why a finding is ignored."""

_GRADES = ("safe", "consent")
# Of so many findings at once, none is offered to be ignored: each costs a reading of the document.
_MANY = 20
_BARE_LINE_END = re.compile(r"(?<!\r)\n")


class Action(NamedTuple):
    """A fix that is offered, with the findings that it mends."""

    title: str
    kind: Literal["quickfix"]
    fix: Fix
    diagnostics: tuple[Diagnostic, ...]
    # Whether it is the one thing to do about its finding.
    preferred: bool


def no_fixes(diagnostic: Diagnostic) -> Iterable[Fix]:
    return ()


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
    for fix, diagnostic in _ignoring(snapshot, path, near):
        found.setdefault(fix, []).append(diagnostic)
        ranks.setdefault(fix, (len(_GRADES), 0))
    return tuple(
        Action(fix.title, "quickfix", fix, tuple(found[fix]), fix in preferred)
        for fix in sorted(found, key=ranks.__getitem__)
    )


def _ignoring(
    snapshot: Snapshot, path: str, diagnostics: Sequence[Diagnostic]
) -> Iterator[tuple[Fix, Diagnostic]]:
    document = snapshot.document(path)
    if document is None or len(diagnostics) > _MANY:
        return
    for diagnostic in diagnostics:
        edit = insertion(document, diagnostic, REASON) if diagnostic.rule else None
        if edit is not None:
            title = f"Ignore here: {diagnostic.rule}"
            yield Fix(title, "consent", ((path, edit),)), diagnostic


def in_manner(snapshot: Snapshot, source: str, fix: Fix) -> Fix:
    """The fix with the line ends of each document, and with nothing before a byte order mark.

    A new file has the line ends of the document at `source`.
    """
    edits = []
    for path, edit in fix.edits:
        document = snapshot.document(path)
        edits.append((path, _edit(document, edit) if document else edit))
    beside = snapshot.document(source)
    created = fix.created
    if beside is not None:
        created = tuple((path, _with_ends(beside, words)) for path, words in created)
    return fix._replace(edits=tuple(edits), created=created)


def _edit(document: Document, edit: Edit) -> Edit:
    span, words = edit
    if span.start == 0 and document.text.string.startswith("\ufeff"):
        words = words.removeprefix("\ufeff")
        span = Span(1, max(1, span.end))
    return Edit(span, _with_ends(document, words))


def _with_ends(document: Document, words: str) -> str:
    """`words` with the line end that the document has first."""
    text = document.text
    if "\n" not in words or len(text.starts) == 1:
        return words
    return _BARE_LINE_END.sub(text.string[text.line(0).end : text.starts[1]], words)
