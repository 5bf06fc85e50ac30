"""What asking may cost is kept to, by all processes together, whatever happens to its record."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from speclsp.model.asking import Ask, Kind, Message, ModelError, Reply
from speclsp.model.budget import Budget, Budgeted, Estimate, Limits, Spent, estimate, expected
from speclsp.model.cached import Cached
from speclsp.model.store import Store
from tests.cli.process import environment

DAY = 86_400.0
NOON = 1_800_000_000.0


def question(text: str = "What is meant?") -> Ask:
    return Ask("readings", "0" * 64, "You read.", (Message("user", text),), "{}")


class Scripted:
    identity = "a b c"

    def __init__(self, error: ModelError | None = None, remembered: bool = False) -> None:
        self.error = error
        self.remembered = remembered
        self.asked = 0

    async def ask(self, ask: Ask) -> Reply:
        self.asked += 1
        if self.error is not None:
            raise self.error
        return Reply("{}", "claude", 100, 20, self.remembered)


LIMITS = Limits()


def budget(folder: Path, limits: Limits = LIMITS, at: float = NOON) -> Budget:
    return Budget(limits, folder / "state", lambda: at)


def ask(model: Scripted, budget: Budget) -> None:
    asyncio.run(Budgeted(model, budget).ask(question()))


def test_what_was_spent_is_known_to_the_next_process(tmp_path: Path) -> None:
    first = budget(tmp_path)
    for _ in range(3):
        ask(Scripted(), first)
    second = budget(tmp_path)
    assert first.today() == second.today() == first.run == Spent(3, 300, 60)
    assert second.run == Spent()
    assert second.note == ""
    (file,) = (tmp_path / "state").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("limits", "calls", "words"),
    [
        (Limits(calls_per_day=2), 2, "the 2 calls of today are spent"),
        (Limits(calls_per_run=1), 1, "the 1 calls of a run are spent"),
        (Limits(tokens_per_day=250), 3, "the 250 tokens of today are spent"),
        (Limits(calls_per_day=0), 0, "the 0 calls of today are spent"),
    ],
)
def test_no_more_is_asked_than_allowed(
    tmp_path: Path, limits: Limits, calls: int, words: str
) -> None:
    model, limited = Scripted(), budget(tmp_path, limits)
    for _ in range(calls):
        ask(model, limited)
    for _ in range(2):
        with pytest.raises(ModelError, match=words) as raised:
            ask(model, limited)
        assert raised.value.kind == "budget"
    assert model.asked == calls
    assert limited.today().calls == calls


def test_a_question_that_is_too_long_for_the_day_is_not_asked(tmp_path: Path) -> None:
    limited = budget(tmp_path, Limits(tokens_per_day=1_000))
    with pytest.raises(ModelError, match="tokens of today"):
        asyncio.run(Budgeted(Scripted(), limited).ask(question("x" * 4_000)))
    ask(Scripted(), limited)


def test_the_next_day_begins_anew(tmp_path: Path) -> None:
    now = NOON
    limited = Budget(Limits(calls_per_day=1), tmp_path / "state", lambda: now)
    ask(Scripted(), limited)
    with pytest.raises(ModelError):
        ask(Scripted(), limited)
    now += DAY
    ask(Scripted(), limited)
    assert limited.today() == Spent(1, 100, 20)
    assert len(os.listdir(tmp_path / "state")) == 1


def test_a_run_begins_anew_when_it_is_said(tmp_path: Path) -> None:
    limited = budget(tmp_path, Limits(calls_per_run=1))
    ask(Scripted(), limited)
    limited.begin_run()
    ask(Scripted(), limited)
    assert limited.today().calls == 2


@pytest.mark.parametrize(
    ("kind", "cost"),
    [
        ("secret", Spent()),
        ("paused", Spent()),
        ("no-key", Spent()),
        ("timeout", Spent(1, 7)),
        ("no-verdict", Spent(1, 7)),
    ],
)
def test_an_error_costs_what_was_sent(tmp_path: Path, kind: Kind, cost: Spent) -> None:
    limited = budget(tmp_path)
    with pytest.raises(ModelError):
        ask(Scripted(ModelError(kind, "no", spent=7)), limited)
    assert limited.run == limited.today() == cost


def test_what_is_remembered_costs_nothing(tmp_path: Path) -> None:
    limited = budget(tmp_path)
    ask(Scripted(remembered=True), limited)
    assert limited.today() == Spent()


def test_what_is_given_up_stays_counted(tmp_path: Path) -> None:
    limited = budget(tmp_path)

    class Endless(Scripted):
        async def ask(self, ask: Ask) -> Reply:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError

    begun = asyncio.Event()

    async def run() -> None:
        task = asyncio.create_task(Budgeted(Endless(), limited).ask(question()))
        await asyncio.wait_for(begun.wait(), 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())
    assert limited.today() == Spent(1, expected(question()))


@pytest.mark.parametrize("damage", [b"\0\xff\n", b"words\n", b"1 2\n", b"9" * 5_000 + b" 1 1\n"])
def test_damage_is_left_out_and_said(tmp_path: Path, damage: bytes) -> None:
    ask(Scripted(), budget(tmp_path))
    (file,) = (tmp_path / "state").iterdir()
    with file.open("ab") as stream:
        stream.write(damage)
    found = budget(tmp_path)
    assert found.today() == Spent(1, 100, 20)
    assert "damaged" in found.note
    ask(Scripted(), found)
    assert found.today() == Spent(2, 200, 40)


def test_a_record_that_is_cut_counts_from_zero(tmp_path: Path) -> None:
    limited = budget(tmp_path)
    ask(Scripted(), limited)
    (file,) = (tmp_path / "state").iterdir()
    file.write_bytes(b"")
    assert limited.today() == Spent()
    ask(Scripted(), limited)
    assert limited.today() == Spent(1, 100, 20)


@pytest.mark.parametrize("odd", ["folder", "link", "others"])
def test_without_a_record_the_run_still_ends(tmp_path: Path, odd: str) -> None:
    state, outside = tmp_path / "state", tmp_path / "outside"
    ask(Scripted(), budget(tmp_path))
    (file,) = state.iterdir()
    file.unlink()
    match odd:
        case "folder":
            file.mkdir()
        case "link":
            outside.write_bytes(b"kept")
            file.symlink_to(outside)
        case "others":
            state.chmod(0o777)
    limited = budget(tmp_path, Limits(calls_per_day=2))
    ask(Scripted(), limited)
    ask(Scripted(), limited)
    with pytest.raises(ModelError, match="calls of today"):
        ask(Scripted(), limited)
    assert limited.note
    if odd == "link":
        assert outside.read_bytes() == b"kept"


SPEND = """
import sys
from pathlib import Path
from speclsp.model.asking import ModelError
from speclsp.model.budget import Budget, Limits, Spent
budget = Budget(Limits(calls_per_day=100, calls_per_run=1000), Path(sys.argv[1]), lambda: 1.8e9)
done = 0
for _ in range(80):
    try:
        budget.reserve(10)
    except ModelError:
        continue
    budget.settle(10, Spent(1, 12, 3))
    done += 1
print(done)
"""


def test_processes_share_it(tmp_path: Path) -> None:
    program = [sys.executable, "-P", "-c", SPEND, str(tmp_path / "state")]
    running = [
        subprocess.Popen(program, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    done = [int(each.communicate(timeout=60)[0]) for each in running]
    found = budget(tmp_path)
    # Two that want the last one at the same moment may both go without.
    assert 95 <= sum(done) <= 100
    assert found.today() == Spent(sum(done), 12 * sum(done), 3 * sum(done))
    assert found.note == ""


def test_a_large_run_is_estimated(tmp_path: Path) -> None:
    async def run() -> None:
        store = Store(tmp_path / "model")
        model = Scripted()
        cached = Cached(model, store)
        await cached.ask(question("a"))
        asks = [question("a"), question("b"), question("b"), question("c" * 3_000)]
        wanted = Estimate(2, expected(asks[1]) + expected(asks[3]), 1)
        assert await estimate(cached, asks) == wanted
        assert await estimate(model, asks) == Estimate(3, wanted[1] + expected(asks[0]), 0)
        assert model.asked == 1
        store.close()

    asyncio.run(run())
