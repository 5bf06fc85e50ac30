"""Fixes applied to a snapshot, round by round, until none is left that makes nothing worse.

A fix is made whole or not at all. Of several that fit a finding none is chosen: that is for its
author. What is there after a round is checked: a fix that does not take its finding away, or that
brings another one, is not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from speclsp.checking.check import checking, fixes
from speclsp.checking.choices import Choice, by_path, together
from speclsp.checking.composition import composed
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.diagnostic import Diagnostic, Fix, Grade
from speclsp.features.manner import in_manner
from speclsp.rules.all import NAMES
from speclsp.text import Edit, edited
from speclsp.work import Work
from speclsp.workspace import Change, Snapshot, changed

SAFE: tuple[Grade, ...] = ("safe",)
AGREED: tuple[Grade, ...] = ("safe", "consent")
"""Where the author has agreed to those that need it."""

# So often it is looked at what fixes lead to. Each round does so at least once, and takes findings
# away, so many are needed only where fixes are in each other's way.
_MOST_ATTEMPTS = 200

_Found = dict[str, tuple[Diagnostic, ...]]


class Fixed(NamedTuple):
    """What fixes have made of a snapshot."""

    snapshot: Snapshot
    # By path: edits of the text that was there before, in its order.
    edits: Mapping[str, tuple[Edit, ...]]
    # Files that were not there, and their texts.
    created: Mapping[str, str]
    # The findings that are mended, by path.
    mended: Mapping[str, tuple[Diagnostic, ...]]


class _Attempt(NamedTuple):
    """What some fixes lead to: the snapshot, and the findings that were looked at again."""

    choices: tuple[Choice, ...]
    snapshot: Snapshot
    found: _Found


def anywhere(path: str) -> bool:
    return True


def fixing(
    snapshot: Snapshot,
    scope: Iterable[str],
    overrides: Overrides = NOTHING_SAID,
    *,
    grades: Sequence[Grade] = SAFE,
    may_change: Callable[[str], bool] = anywhere,
    watched: Iterable[str] = (),
) -> Work[Fixed]:
    """Mends the findings in the documents of `scope`, by fixes of these grades, a piece at a time.

    Nothing but files that `may_change` names is changed or created. No finding appears in the
    scope, nor in the documents that are `watched`.
    """
    state = _Fixing(snapshot, tuple(scope), tuple(watched), overrides, grades, may_change)
    yield from state.begin()
    for _ in range(_MOST_ATTEMPTS):
        if not (yield from state.round()):
            break
    return state.result()


class _Fixing:
    def __init__(
        self,
        snapshot: Snapshot,
        scope: tuple[str, ...],
        watched: tuple[str, ...],
        overrides: Overrides,
        grades: Sequence[Grade],
        may_change: Callable[[str], bool],
    ) -> None:
        self._first = self._snapshot = snapshot
        self._scope = scope
        self._watched = tuple(dict.fromkeys((*scope, *watched)))
        self._overrides = overrides
        self._grades = grades
        self._may_change = may_change
        self._found: _Found = {}
        self._refused: set[tuple[str, ...]] = set()
        self._attempts = _MOST_ATTEMPTS
        self._rounds: list[dict[str, list[Edit]]] = []
        self._created: dict[str, str] = {}
        self._mended: _Found = {}

    def begin(self) -> Work[None]:
        self._found = yield from self._findings(self._snapshot, self._scope)

    def round(self) -> Work[bool]:
        """Makes the fixes that can be made together; whether there were any."""
        choices = together((yield from self._choices()))
        attempt = (yield from self._best(choices)) if choices else None
        if attempt is None:
            # What was refused may have been in the way of others.
            return bool(choices) and self._attempts > 0
        self._snapshot = attempt.snapshot
        self._found |= attempt.found
        self._rounds.append(by_path(attempt.choices))
        for path, diagnostic, fix in attempt.choices:
            self._created |= dict(fix.created)
            self._mended[path] = (*self._mended.get(path, ()), diagnostic)
        return True

    def result(self) -> Fixed:
        paths = sorted({path for each in self._rounds for path in each})
        edits = {
            path: composed(
                len(self._first.string(path)), [each.get(path, ()) for each in self._rounds]
            )
            for path in paths
        }
        return Fixed(self._snapshot, edits, self._created, self._mended)

    def _choices(self) -> Work[list[Choice]]:
        found: list[Choice] = []
        for path in self._scope:
            for diagnostic in self._found.get(path, ()):
                fix = self._only_fix(path, diagnostic)
                if fix is not None:
                    found.append(Choice(path, diagnostic, fix))
                yield
        return [each for each in found if each.key not in self._refused]

    def _only_fix(self, path: str, diagnostic: Diagnostic) -> Fix | None:
        offered = fixes(self._snapshot, path, diagnostic)
        for grade in self._grades:
            graded = [each for each in offered if each.grade == grade]
            if len(graded) == 1:
                fix = in_manner(self._snapshot, path, graded[0])
                changed = [each for each, _ in (*fix.edits, *fix.created)]
                return fix if all(map(self._may_change, changed)) else None
            if graded:
                return None
        return None

    def _best(self, choices: tuple[Choice, ...]) -> Work[_Attempt | None]:
        """As many of these as make nothing worse; what does so alone is not tried again."""
        attempt = yield from self._attempt(choices)
        if attempt is not None:
            return attempt
        if len(choices) == 1:
            self._refused.add(choices[0].key)
            return None
        half = len(choices) // 2
        left = yield from self._best(choices[:half])
        right = yield from self._best(choices[half:])
        if left is None or right is None:
            return left or right
        return (yield from self._attempt((*left.choices, *right.choices))) or left

    def _attempt(self, choices: tuple[Choice, ...]) -> Work[_Attempt | None]:
        """What these lead to; None where that is worse."""
        if self._attempts <= 0:
            return None
        self._attempts -= 1
        before = self._snapshot
        after = yield from applied(before, choices)
        paths = sorted({path for one in choices for path in (one.path, *_edited_paths(one.fix))})
        if after.names is not before.names:
            paths = sorted({*paths, *self._watched})
        unknown = [path for path in paths if path not in self._found]
        self._found |= yield from self._findings(before, unknown)
        found = yield from self._findings(after, paths)
        allowed = _counted((path, self._found[path]) for path in paths)
        allowed.subtract(_key(each.path, each.diagnostic) for each in choices)
        worse = _counted(found.items())
        worse.subtract(allowed)
        if any(count > 0 for count in worse.values()):
            return None
        return _Attempt(choices, after, found)

    def _findings(self, snapshot: Snapshot, paths: Iterable[str]) -> Work[_Found]:
        found: _Found = {}
        for path in paths:
            found[path] = (yield from checking(snapshot, path, self._overrides)).diagnostics
            yield
        return found


def _edited_paths(fix: Fix) -> Iterator[str]:
    return (path for path, _ in fix.edits)


def _key(path: str, diagnostic: Diagnostic) -> tuple[str, str, str]:
    return path, diagnostic.rule, diagnostic.message


def _counted(
    found: Iterable[tuple[str, Iterable[Diagnostic]]],
) -> Counter[tuple[str, str, str]]:
    return Counter(_key(path, each) for path, several in found for each in several)


def applied(snapshot: Snapshot, choices: Sequence[Choice]) -> Work[Snapshot]:
    """What these make of a snapshot, whatever is found in it then."""
    documents = {}
    texts: dict[str, str] = {}
    for path, edits in by_path(choices).items():
        if (document := snapshot.document(path)) is None:
            texts[path] = edited(snapshot.string(path), edits)
            continue
        backwards = sorted(edits, key=lambda each: each.span, reverse=True)
        documents[path] = yield from document.editing(backwards)
    created = {path: words for each in choices for path, words in each.fix.created}
    listing = snapshot.listing
    if created:
        listing = replace(
            listing,
            documents=tuple(sorted({*listing.documents, *created})),
            files=listing.files | created.keys(),
        )
    opened = frozenset(documents)
    change = Change({**texts, **created}, documents, opened=opened, listing=listing)
    return changed(snapshot, change, NAMES)
