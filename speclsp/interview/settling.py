"""What a document is with an answer written in, and whether the question is settled by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from speclsp.checking.check import checking
from speclsp.checking.choices import Choice, by_path
from speclsp.checking.fixing import applied
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.diagnostic import SEVERITIES, Diagnostic
from speclsp.interview.question import Option, Question, blanks, marks_open
from speclsp.text import Edit, Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

Found = Mapping[str, tuple[Diagnostic, ...]]
"""The findings in documents, by path."""


# The rule that finds what is left open.
_OPEN = "placeholder"


class Settled(NamedTuple):
    """What an answer has made of a snapshot."""

    snapshot: Snapshot
    # By path: edits of the text that was there before, in its order.
    edits: Mapping[str, tuple[Edit, ...]]
    # Files that were not there, and their texts.
    created: Mapping[str, str]
    # Findings at what is still to be filled in, or was left open on purpose.
    open: tuple[Diagnostic, ...]
    # The findings that were looked at again, as they are now.
    found: Found
    # What the answer leaves for its author to write, such as "{N}".
    blanks: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the question is still to be answered, or the answer to be filled in."""
        return bool(self.open or self.blanks)


class Refused(NamedTuple):
    """Why an answer is not written down, in one line."""

    reason: str


def settle(
    snapshot: Snapshot,
    question: Question,
    option: Option,
    overrides: Overrides = NOTHING_SAID,
    known: Found | None = None,
    besides: Overrides | None = None,
) -> Work[Settled | Refused]:
    """The answer written into the documents of `snapshot`, and these checked again, a piece at a
    time: the finding has to be gone, and none as grave as it may have come.

    `known` are findings that are known of the snapshot, so that these documents need not be
    checked to know what is new. With `besides`, what those overrides find may not come either.
    """
    path, diagnostic, fix = question.path, question.diagnostic, option.fix
    edits = {
        each: tuple(sorted(several, key=lambda edit: edit.span))
        for each, several in by_path((Choice(path, diagnostic, fix),)).items()
    }
    if any(_out_of_bounds(snapshot, each, several) for each, several in edits.items()):
        return Refused("the document has changed since this was asked")
    after = yield from applied(snapshot, (Choice(path, diagnostic, fix),))
    paths = sorted({path, *edits, *(each for each, _ in fix.created)})
    if after.names is not snapshot.names:
        paths = sorted({*paths, *snapshot.documents})
    before = dict(known or {})
    before |= yield from _findings(
        snapshot, [each for each in paths if each not in before], overrides
    )
    if diagnostic not in before[path]:
        return Refused("the document has changed since this was asked")
    found = yield from _findings(after, paths, overrides)
    news = _new(before, found, question)
    if besides is not None:
        earlier = yield from _findings(snapshot, paths, besides)
        later = yield from _findings(after, paths, besides)
        news += [each for each in _new(earlier, later, question) if each not in news]
    marks = marks_open(fix)
    left = [each for each in news if _is_left(each, edits, fix.created, marks=marks)]
    still_there = _count(found, path, diagnostic) >= _count(before, path, diagnostic)
    if marks:
        left = left or [(path, diagnostic)]
    elif still_there:
        return Refused(f"it would still be so: {diagnostic.message}")
    elif not blanks(fix):
        left = []
    for where, each in news:
        if (where, each) not in left:
            there = "" if where == path else f" in {where}"
            return Refused(f"it would bring another finding{there}: {each.message}")
    opened = tuple(each for _, each in left)
    return Settled(after, edits, dict(fix.created), opened, found, blanks(fix))


def _out_of_bounds(snapshot: Snapshot, path: str, edits: Iterable[Edit]) -> bool:
    size = len(snapshot.string(path))
    return any(edit.span.end > size for edit in edits)


def _findings(
    snapshot: Snapshot, paths: Iterable[str], overrides: Overrides
) -> Work[dict[str, tuple[Diagnostic, ...]]]:
    found = {}
    for path in paths:
        found[path] = (yield from checking(snapshot, path, overrides)).diagnostics
        yield
    return found


def _count(found: Found, path: str, diagnostic: Diagnostic) -> int:
    """How many findings are told apart from this one by their place alone."""
    known = (diagnostic.rule, diagnostic.message)
    return sum((each.rule, each.message) == known for each in found.get(path, ()))


def _new(before: Found, after: Found, question: Question) -> list[tuple[str, Diagnostic]]:
    """The findings as grave as that of the question that were not there.

    Other words of a sentence give other messages, so a finding is new where there are more of its
    rule in the document than there were, the one that is settled left out.
    """
    worst = SEVERITIES.index(question.diagnostic.severity)
    news = []
    for path, several in after.items():
        known = Counter((each.rule, each.message) for each in before.get(path, ()))
        room = Counter(each.rule for each in before.get(path, ()))
        if path == question.path:
            room[question.diagnostic.rule] -= 1
        room.subtract(each.rule for each in several)
        for each in several:
            key = (each.rule, each.message)
            if known[key] > 0:
                known[key] -= 1
            elif room[each.rule] < 0 and SEVERITIES.index(each.severity) <= worst:
                news.append((path, each))
    return news


def _is_left(
    new: tuple[str, Diagnostic],
    edits: Mapping[str, tuple[Edit, ...]],
    created: Iterable[tuple[str, str]],
    *,
    marks: bool,
) -> bool:
    """Whether a new finding is about what the answer leaves for its author to fill in. A question
    that is marked in a sentence also makes it longer."""
    path, diagnostic = new
    if any(path == each for each, _ in created):
        return True
    if diagnostic.rule != _OPEN and not marks:
        return False
    here = edits.get(path, ())
    return any(_now(edit, here).overlaps(diagnostic.span) for edit in here)


def _now(edit: Edit, edits: tuple[Edit, ...]) -> Span:
    """Where the words of an edit stand after all of them."""
    by = sum(
        len(each.text) - (each.span.end - each.span.start)
        for each in edits
        if each.span < edit.span
    )
    return Span(edit.span.start + by, edit.span.start + by + len(edit.text))
