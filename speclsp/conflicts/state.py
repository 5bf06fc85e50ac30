"""All pairs of a workspace that go against each other, kept up by what an edit changes: only the
claims of segments that were read anew are compared, with those that have a key in common.

The state belongs to the lineage of snapshots and is brought to the one that is asked about;
whatever the way there, it is what a fresh start would give. A key that too many have tells nothing
and is dead: a pair counts when it has a live key in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.conflicts.against import found_of
from speclsp.conflicts.boundaries import fills
from speclsp.conflicts.keys import EDGE, Key
from speclsp.conflicts.neighbours import Neighbours, module_at, neighbours
from speclsp.conflicts.reading import claimed
from speclsp.conflicts.unit import Pair, Unit
from speclsp.document import Document
from speclsp.segment import Segment
from speclsp.work import Work
from speclsp.workspace import Snapshot

_MOST = 32
"""Claims under a key; a key with more is dead."""


class _Held(NamedTuple):
    """What is claimed in a segment, and the units of that."""

    segment: Segment
    found: tuple[Claim | Meaning, ...]
    units: tuple[Unit, ...]


class _Read(NamedTuple):
    """A document read again: its segments, the units that are new, those that go on in what their
    segment has become, and those that are no more."""

    segments: dict[int, _Held]
    fresh: list[Unit]
    going_on: list[Unit]
    gone: list[Unit]


class State:
    """The claims of one snapshot, and the pairs."""

    def __init__(self) -> None:
        self._configurations: Any = None
        self._imported: Any = None
        self._neighbours: Neighbours = frozenset()
        # The mark of the snapshot that this is the state of, or was before documents were taken
        # from another; and the paths of these.
        self._mark: object = None
        self._taken: set[str] = set()
        # The module of each document.
        self._modules: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        # By path, then by the identity of the segment, which is kept with it.
        self._segments: dict[str, dict[int, _Held]] = {}
        self._postings: dict[Key, dict[Unit, None]] = {}
        self._pairs: dict[Unit, dict[Unit, Pair]] = {}
        self._by_path: dict[str, dict[Pair, None]] = {}
        # Counts those who bring it somewhere: of two at a time, the later one goes first.
        self._turn = 0
        # Documents of which pairs have come or gone since somebody asked.
        self._moved: set[str] = set()

    def of(self, path: str) -> tuple[Pair, ...]:
        """The pairs of which one side is in the document at `path`, in no order."""
        return tuple(self._by_path.get(path, ()))

    def between(self, pair: Pair) -> bool:
        """Whether a third claim is about an amount that two neighbouring ranges leave out."""
        one, other = pair.one.claim, pair.other.claim
        if isinstance(one, Meaning) or isinstance(other, Meaning):
            return False
        shared = [key for key in pair.one.keys & pair.other.keys if key[0] == EDGE]
        return any(
            fills(unit.claim, one, other)
            for key in shared
            for unit in self._postings.get(key, ())
            if unit not in (pair.one, pair.other) and not isinstance(unit.claim, Meaning)
        )

    @property
    def is_begun(self) -> bool:
        """Whether documents have been compared."""
        return self._mark is not None

    def moved(self) -> frozenset[str]:
        """The documents of which pairs have come or gone since this was asked last."""
        found, self._moved = frozenset(self._moved), set()
        return found

    def bringing(self, snapshot: Snapshot) -> Work[None]:
        """Make this the state of `snapshot`, a piece at a time. Whoever goes on meanwhile with
        another snapshot finds what has been done."""
        self._configure(snapshot)
        fresh = not self._documents
        while self._configure(snapshot) or self._taken or snapshot.mark is not self._mark:
            turn = self._turn = self._turn + 1
            changed, gone = self._apart(snapshot)
            for path in gone:
                self._drop(path)
            for path, document in changed:
                self._replace(snapshot, path, document)
                yield
                if turn != self._turn:
                    break
            else:
                self._mark = snapshot.mark
                self._taken.clear()
        if fresh:
            self._moved.clear()

    def _configure(self, snapshot: Snapshot) -> bool:
        """Forget all that was read under another configuration, or beside other imports; whether
        there was any."""
        near = neighbours(snapshot)
        if (
            snapshot.configurations is self._configurations
            and snapshot.imported is self._imported
            and near == self._neighbours
        ):
            return False
        for path in tuple(self._documents):
            self._drop(path)
        self._configurations, self._imported = snapshot.configurations, snapshot.imported
        self._neighbours, self._mark = near, None
        return True

    def _apart(self, snapshot: Snapshot) -> tuple[list[tuple[str, Document]], list[str]]:
        """The documents that are not as they were, by path, imported ones included; and the paths
        of those that are gone."""
        known = self._documents
        since = None if self._mark is None else snapshot.since(self._mark)
        paths = (
            {*known, *snapshot.documents, *snapshot.imported}
            if since is None
            else since | self._taken
        )
        changed: list[tuple[str, Document]] = []
        gone: list[str] = []
        for path in sorted(paths):
            document = snapshot.document(path)
            if document is None and path in known:
                gone.append(path)
            elif document is not None and known.get(path) is not document:
                changed.append((path, document))
        return changed, gone

    def _replace(self, snapshot: Snapshot, path: str, document: Document) -> None:
        self._taken.add(path)
        self._modules[path] = module_at(snapshot, path)
        known = self._segments.pop(path, {})
        read = self._read(snapshot, path, document, known)
        if read.segments:
            self._segments[path] = read.segments
        self._documents[path] = document
        for unit in read.going_on:
            for other in tuple(self._pairs.get(unit, ())):
                # Places in what was found may be others now.
                self._forget(unit, other)
                self._compare(unit, other)
        self._exchange(read.gone, read.fresh)

    def _drop(self, path: str) -> None:
        self._taken.add(path)
        known = self._segments.pop(path, {})
        self._exchange([unit for held in known.values() for unit in held.units], ())
        del self._documents[path], self._modules[path]

    def _read(
        self, snapshot: Snapshot, path: str, document: Document, known: dict[int, _Held]
    ) -> _Read:
        document = document.awake()
        segments: dict[int, _Held] = {}
        anew: list[tuple[Segment, tuple[Claim | Meaning, ...]]] = []
        for at, found in claimed(snapshot, document).items():
            segment = document.segments[at]
            held = known.get(id(segment))
            if held is None or held.found is not found:
                anew.append((segment, found))
            else:
                segments[id(segment)] = held
        left = [held for each, held in known.items() if each not in segments]
        gone = [unit for held in left for unit in held.units]
        read = _Read(segments, [], [], gone)
        for segment, found in anew:
            units: list[Unit] = []
            for claim in found:
                # Of one segment that was edited; what was cut or joined begins anew.
                spare = gone if len(left) == len(anew) == 1 else ()
                unit = next((each for each in spare if each.goes_on_as(segment, claim)), None)
                if unit is None:
                    read.fresh.append(unit := Unit(path, segment, claim))
                else:
                    gone.remove(unit)
                    read.going_on.append(unit)
                    unit.segment, unit.claim = segment, claim
                units.append(unit)
            segments[id(segment)] = _Held(segment, found, tuple(units))
        return read

    def _exchange(self, gone: Iterable[Unit], fresh: Sequence[Unit]) -> None:
        """Let go of some units and take others, at once: a key that both have lives or is dead as
        before."""
        sizes: dict[Key, int] = {}
        for unit in gone:
            for other in tuple(self._pairs.get(unit, ())):
                self._forget(unit, other)
            for key in unit.keys:
                posting = self._postings[key]
                sizes.setdefault(key, len(posting))
                del posting[unit]
        for unit in fresh:
            for key in unit.keys:
                posting = self._postings.setdefault(key, {})
                sizes.setdefault(key, len(posting))
                posting[unit] = None
        for key, before in sizes.items():
            posting = self._postings[key]
            if not posting:
                del self._postings[key]
            elif before <= _MOST < len(posting):
                self._died(posting)
            elif len(posting) <= _MOST < before:
                self._revived(posting)
        done: set[Unit] = set()
        for unit in fresh:
            done.add(unit)
            near: dict[Unit, None] = {}
            for key in unit.keys:
                if len(posting := self._postings[key]) <= _MOST:
                    near |= posting
            for other in near:
                if other not in done and other not in self._pairs.get(unit, ()):
                    self._compare(unit, other)

    def _share(self, one: Unit, other: Unit) -> bool:
        """Whether two units have a live key in common."""
        return any(len(self._postings.get(key, ())) <= _MOST for key in one.keys & other.keys)

    def _died(self, posting: Iterable[Unit]) -> None:
        for one in tuple(posting):
            for other in tuple(self._pairs.get(one, ())):
                if not self._share(one, other):
                    self._forget(one, other)

    def _revived(self, posting: Iterable[Unit]) -> None:
        units = tuple(posting)
        for at, one in enumerate(units):
            known = self._pairs.get(one, {})
            for other in units[:at]:
                if other not in known:
                    self._compare(one, other)

    def _compare(self, one: Unit, other: Unit) -> None:
        if other.order() < one.order():
            one, other = other, one
        if (self._modules[one.path], self._modules[other.path]) not in self._neighbours:
            return
        found = found_of(one, other)
        if found is None:
            return
        pair = Pair(one, other, found)
        self._pairs.setdefault(one, {})[other] = pair
        self._pairs.setdefault(other, {})[one] = pair
        for path in (one.path, other.path):
            self._by_path.setdefault(path, {})[pair] = None
            self._moved.add(path)

    def _forget(self, one: Unit, other: Unit) -> None:
        pair = self._pairs[one].pop(other)
        self._pairs[other].pop(one)
        for path in (one.path, other.path):
            self._by_path.get(path, {}).pop(pair, None)
            self._moved.add(path)


def state(snapshot: Snapshot) -> State:
    """The state of the lineage of a snapshot, wherever it has been brought."""
    known = snapshot.lineage.memo.get(State)
    if known is None:
        known = snapshot.lineage.memo[State] = State()
    assert isinstance(known, State)
    return known


def bringing(snapshot: Snapshot) -> Work[State]:
    """The state of a snapshot."""
    known = state(snapshot)
    yield from known.bringing(snapshot)
    return known
