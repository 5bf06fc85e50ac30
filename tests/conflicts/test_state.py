"""The pairs of a workspace are those of a fresh start, whatever came before."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from speclsp.claims.claim import Claim
from speclsp.conflicts import state as states
from speclsp.conflicts.state import State
from speclsp.conflicts.unit import Pair, Unit
from speclsp.text import Edit, Span
from speclsp.work import Work, at_once
from speclsp.workspace import Change, Snapshot, Workspace
from tests.conflicts.sentences import drawn
from tests.engine.test_incremental_conflicts import fresh, listing

MOST = states._MOST
Side = tuple[str, str]
Known = set[tuple[str, Side, Side]]


def _side(unit: Unit) -> Side:
    claim = unit.claim
    return unit.path, claim.text if isinstance(claim, Claim) else f"{claim.key}: {claim.words}"


def known(state: State, paths: Iterable[str]) -> Known:
    pairs: set[Pair] = {pair for path in paths for pair in state.of(path)}
    return {(each.found.kind, _side(each.one), _side(each.other)) for each in pairs}


def brought(snapshot: Snapshot) -> Known:
    """What the state of the lineage knows once it is that of `snapshot`."""
    return known(at_once(states.bringing(snapshot)), snapshot.documents)


def from_scratch(snapshot: Snapshot) -> Known:
    state = State()
    at_once(state.bringing(snapshot))
    return known(state, snapshot.documents)


def lines(sentences: Iterable[str]) -> str:
    return "# Gate\n\n" + "".join(f"- {each}\n" for each in sentences)


def holding(*numbers: int) -> str:
    """Sentences that all have one key, and go against each other."""
    return "".join(f"# H{at}\n\nThe gate MUST stay open for {at} s.\n\n" for at in numbers)


def sizes(count: int) -> int:
    return count * (count - 1) // 2


@pytest.mark.parametrize("count", [2, MOST - 1, MOST, MOST + 1, MOST + 5])
def test_a_key_that_too_many_have_is_dead(count: int) -> None:
    snapshot = fresh({"a.md": holding(*range(1, count + 1))}).snapshot
    assert len(brought(snapshot)) == (sizes(count) if count <= MOST else 0)


def test_a_key_dies_and_revives() -> None:
    made = fresh({"a.md": holding(*range(1, MOST + 1)), "b.md": "# B\n"})
    assert len(brought(made.snapshot)) == sizes(MOST)
    for _ in range(3):
        more = made.apply(Change(texts={"b.md": holding(99)}))
        assert brought(more) == from_scratch(more) == set()
        most = made.apply(Change(texts={"b.md": holding(98, 99)}))
        assert brought(most) == from_scratch(most) == set()
        less = made.apply(Change(texts={"b.md": "# B\n"}))
        assert brought(less) == from_scratch(less)
        assert len(brought(less)) == sizes(MOST)


def test_a_pair_lives_on_by_another_key() -> None:
    """Two that have two keys in common are known as long as one of them is alive."""
    pair = (
        "# P\n\nThe gate MUST open the red door.\n\n# Q\n\nThe gate MUST NOT open the red door.\n"
    )
    doors = [f"# H{at}\n\nThe guard{at} MUST open the door{at} of a door.\n\n" for at in range(40)]
    made = fresh({"a.md": pair, "b.md": "# B\n"})
    before = brought(made.snapshot)
    assert len(before) == 1
    for count in (10, 31, 32, 33, 40, 5, 0):
        now = made.apply(Change(texts={"b.md": "# B\n\n" + "".join(doors[:count])}))
        assert brought(now) == from_scratch(now)


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_end_as_a_fresh_start(seed: int) -> None:
    choose = random.Random(f"state {seed}")
    texts = {f"{name}.md": lines(drawn(choose) for _ in range(20)) for name in "abcd"}
    made = fresh(texts)
    found = 0
    for _ in range(25):
        path = choose.choice(sorted(made.snapshot.documents))
        text = made.snapshot.documents[path].text.string
        start = choose.randrange(len(text))
        place = Span(start, min(len(text), start + choose.choice((0, 1, 40, 300))))
        said = choose.choice(("", f"\n- {drawn(choose)}\n", "\n\n# New\n\n", "`"))
        snapshot = made.apply(Change(edits={path: [Edit(place, said)]}))
        if choose.random() < 0.3:
            # Several changes may come before anybody asks.
            continue
        now = brought(snapshot)
        assert now == from_scratch(snapshot)
        found += len(now)
    assert found > 25


def test_what_is_gone_takes_its_pairs_with_it() -> None:
    texts = {"a.md": holding(1), "b.md": holding(2), "c.md": holding(3)}
    made = fresh(texts)
    state = at_once(states.bringing(made.snapshot))
    assert len(known(state, texts)) == 3
    del texts["b.md"]
    left = made.apply(Change(removed=frozenset(("b.md",)), listing=listing(texts)))
    at_once(states.bringing(left))
    assert len(known(state, ("a.md", "b.md", "c.md"))) == 1
    assert state.of("b.md") == ()
    texts["b.md"] = holding(2)
    again = made.apply(Change(texts={"b.md": texts["b.md"]}, listing=listing(texts)))
    assert len(brought(again)) == 3
    assert {pair.one.path for pair in state.of("b.md")} | {"c.md"} == {"a.md", "b.md", "c.md"}


def test_what_has_moved_is_told_once() -> None:
    made = fresh({"a.md": holding(1), "b.md": holding(2), "c.md": "# C\n"})
    state = at_once(states.bringing(made.snapshot))
    assert state.moved() == frozenset()
    said = holding(2) + "# More\n\nWords that demand nothing.\n\n" * 400
    at_once(states.bringing(made.apply(Change(texts={"c.md": said}))))
    assert state.moved() == {"a.md", "c.md"}
    assert state.moved() == frozenset()
    at_once(states.bringing(made.apply(Change(opened=frozenset(("c.md",))))))
    state.moved()
    end = Span(len(said) - 2, len(said) - 2)
    at_once(states.bringing(made.apply(Change(edits={"c.md": [Edit(end, "More.")]}))))
    assert state.moved() == frozenset()
    at_once(states.bringing(made.apply(Change(texts={"c.md": "# C\n"}))))
    assert state.moved() == {"a.md", "c.md"}


def interleaved(choose: random.Random, works: list[Work[State]], whose: list[Snapshot]) -> None:
    """Do pieces of all in any order; whoever is done finds its own snapshot's pairs."""
    pending = list(zip(works, whose, strict=True))
    while pending:
        at = choose.randrange(len(pending))
        work, snapshot = pending[at]
        try:
            next(work)
            continue
        except StopIteration as done:
            found = known(done.value, snapshot.documents)
        assert found == from_scratch(snapshot)
        del pending[at]


@pytest.mark.parametrize("seed", range(8))
def test_two_may_bring_it_to_different_snapshots(seed: int) -> None:
    choose = random.Random(f"interleaved {seed}")
    texts = {f"{name}.md": lines(drawn(choose) for _ in range(8)) for name in "abcde"}
    made = fresh(texts)
    changes = [
        *(Change(texts={path: lines([drawn(choose)])}) for path in choose.sample(sorted(texts), 3)),
        Change(removed=frozenset(("a.md",))),
    ]
    snapshots = [made.snapshot, *map(made.apply, changes)]
    for _ in range(4):
        chosen = [choose.choice(snapshots) for _ in range(3)]
        interleaved(choose, [states.bringing(each) for each in chosen], chosen)


@pytest.mark.parametrize("seed", range(8))
def test_two_may_bring_it_under_different_configurations(seed: int) -> None:
    """What one has read does not stay where the other's configuration says something else."""
    choose = random.Random(f"configured {seed}")
    plain, other = configured()
    chosen = [plain, other, plain]
    interleaved(choose, [states.bringing(each) for each in chosen], chosen)


def configured() -> tuple[Snapshot, Snapshot]:
    """Two snapshots with the same documents, and not the same claims."""
    said = (
        "# Gate\n\nThe gate must stay open for {} s.\n\nThe gate MUST close. The hall MUST close.\n"
    )
    texts = {f"{name}.md": said.format(at) for at, name in enumerate("abc", 1)}
    made: Workspace = fresh(texts)
    plain = made.snapshot
    return plain, made.apply(Change(texts={"speclsp.toml": 'profile = "strict"\n'}))


def test_a_configuration_decides_what_is_claimed() -> None:
    plain, other = configured()
    assert from_scratch(plain) != from_scratch(other)
    assert brought(plain) == from_scratch(plain)
    assert brought(other) == from_scratch(other)
    assert brought(plain) == from_scratch(plain)


def test_a_meaning_is_never_compared_with_a_claim() -> None:
    item = "- **Lock**: the gate MUST be open for {} s.\n"
    found = brought(fresh({"a.md": f"# Glossary\n\n{item.format(5)}{item.format(6)}"}).snapshot)
    assert found
    for kind, *sides in found:
        meant = [said.startswith("lock: ") for _, said in sides]
        assert meant == [kind == "conflicting-definition"] * 2


def test_a_heading_holds_for_all_pieces_of_its_section() -> None:
    """However an edit makes a section end, what stands far below comes and goes with it."""
    far = "".join(f"- Words that demand nothing, {at} of many.\n\n" for at in range(200))
    text = "# Gate\n\nThe gate MUST open.\n\n# Former gate\n\n" + far + "The gate MUST NOT open.\n"
    made = fresh({"a.md": text.replace("open.", "open the red door.")})
    made.apply(Change(opened=frozenset(("a.md",))))
    assert len(made.snapshot.documents["a.md"].segments) > 10
    assert brought(made.snapshot) == set()
    start = text.index("Former") + len(" the red door")
    changed = made.apply(Change(edits={"a.md": [Edit(Span(start, start + 6), "Front")]}))
    assert len(brought(changed)) == 1
    back = made.apply(Change(edits={"a.md": [Edit(Span(start, start + 5), "Former")]}))
    assert brought(back) == from_scratch(back) == set()
