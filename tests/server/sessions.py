"""Random sessions of valid, invalid and hostile messages with a real server, and what must hold.

`python -m tests.server.sessions --seed N` runs the one of that seed again, in both encodings.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import psutil

from speclsp.server.convert import Encoding
from tests.server.folder import written
from tests.server.monkey import outcome
from tests.server.monkey.abilities import ABILITIES, initialize
from tests.server.monkey.editor import Editor
from tests.server.monkey.mirror import Mirror
from tests.server.monkey.monkey import Monkey

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16")
MESSAGES = 3_000
MOST_MEMORY = 250 << 20

_FINAL: tuple[Any, ...] = (
    {},
    {"ignore": ["missing-test"]},
    {"severity": {"missing-test": "hint", "orphan-test": "off"}},
)
_MARK = "[nothing](no-such-file.md)\n"


class Session(NamedTuple):
    """A session; whether its client pulls, and what it can do, follow from the seed."""

    seed: int
    encoding: Encoding
    messages: int = MESSAGES

    def __str__(self) -> str:
        how = f"{'pull' if self.seed % 2 else 'push'}, {self.ability}"
        return f"seed {self.seed}, {self.encoding}, {self.messages} messages, {how}"

    @property
    def ability(self) -> Any:
        return ABILITIES[self.seed // 2 % len(ABILITIES)]

    @property
    def again(self) -> str:
        """The command that repeats it."""
        return (
            f"python -m tests.server.sessions --seed {self.seed} --encoding {self.encoding} "
            f"--messages {self.messages}"
        )


def play(session: Session) -> str:
    """Plays a session; AssertionError with all that is known where a law is broken."""
    start = time.monotonic()
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for place in ("one", "two", "outside"):
            (folder / place).mkdir()
            written(folder / place)
        editor = Editor(session.seed, folder)
        try:
            memory = _played(session, folder, editor)
        except AssertionError as error:
            editor.ledger.fault(str(error), shown=not editor.ledger.faults)
            memory = 0
        editor.ended()
        if faults := editor.ledger.faults:
            raise AssertionError("\n\n".join((str(session), session.again, *faults)))
    return f"{session}: {memory >> 20} MB, {time.monotonic() - start:.1f} s"


def _played(session: Session, folder: Path, editor: Editor) -> int:
    """Bytes that the server holds in the end."""
    random = Random(session.seed)
    mirror = Mirror("utf-16")
    monkey = Monkey(random, editor, mirror, folder)
    monkey.before()
    pull = bool(session.seed % 2)
    params = initialize(random, folder, session.encoding, session.ability, pull=pull)
    able = editor.request("initialize", params)["capabilities"]
    mirror.encoding = able.get("positionEncoding", "utf-16")
    assert mirror.encoding == session.encoding
    editor.notify("initialized", {})
    editor.calm = False
    for _ in range(session.messages):
        monkey.step()
        _sound(editor)
    assert editor.settled()
    editor.become_calm()
    pulls = able.get("diagnosticProvider") is not None
    _compare(editor, params, monkey, mirror, random, pull=pulls)
    if pulls:
        pushes = [each for each in editor.received if each.get("method") == _PUBLISH]
        assert pushes == [], "diagnostics are pushed to a client that pulls them"
    assert len(editor.ledger.popups) <= mirror.warnings, editor.ledger.popups
    memory = int(psutil.Process(editor.process.pid).memory_info().rss)
    assert memory < MOST_MEMORY, f"{memory >> 20} MB"
    editor.shut = True
    assert editor.request("shutdown") is None
    assert editor.settled(parked=True)
    monkey.after()
    assert editor.settled(parked=True)
    editor.notify("exit", None)
    _sound(editor)
    return memory


_PUBLISH = "textDocument/publishDiagnostics"


def _sound(editor: Editor) -> None:
    if editor.ledger.faults or editor.faults:
        raise AssertionError("\n".join(editor.faults))
    if editor.process.poll() is not None and not editor.shut:
        raise AssertionError(f"the server has ended:\n{editor.errors.decode()[-3_000:]}")


def _compare(
    editor: Editor, params: Any, monkey: Monkey, mirror: Mirror, random: Random, *, pull: bool
) -> None:
    """Says once more how things are, and lets a fresh server look at the same."""
    for number, known in mirror.known.items():
        if known.lost:
            editor.change(known.uri, known.version, {"text": known.text})
            mirror.change(number, known.version, [{"text": known.text}], bad=[False])
    folder = monkey.folder
    uris = random.sample([(folder / name).as_uri() for name in ("one", "two")], random.randrange(3))
    served = [{"uri": uri, "name": "x"} for uri in uris]
    # What stays is not named, so that what is known of it stays too.
    gone = [{"uri": uri, "name": "x"} for uri in monkey.folders if uri and uri not in uris]
    settings = random.choice(_FINAL)
    events = [{"uri": path.as_uri(), "type": 2 if path.exists() else 3} for path in monkey.touched]
    marks = [(folder / name / "mark.md").as_uri() for name in ("one", "two")]
    fresh = Editor(0, folder)
    try:
        fresh.request("initialize", {**params, "workspaceFolders": served})
        fresh.notify("initialized", {})
        for each in (editor, fresh):
            each.settings = settings
            event = {"added": served, "removed": gone}
            each.notify("workspace/didChangeWorkspaceFolders", {"event": event})
            each.notify("workspace/didChangeConfiguration", {"settings": {"speclsp": settings}})
            each.notify("workspace/didChangeWatchedFiles", {"changes": events})
            for mark in marks:
                each.open(mark, _MARK)
        documents = [*mirror.known.values()]
        outcome.reopened(fresh, documents)
        differs = outcome.agree(editor, fresh, documents, pull=pull)
        differs = differs or outcome.same_symbols(editor, fresh, documents)
        assert differs is None, differs
        fresh.shutdown()
    finally:
        fresh.ended()
    assert fresh.ledger.faults == []


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.server.sessions", description=__doc__)
    parser.add_argument("--seed", type=int, help="the first seed; default: a fresh one")
    parser.add_argument("--seeds", type=int, default=1, help="how many in a row")
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--encoding", choices=ENCODINGS, help="default: both")
    options = parser.parse_args()
    first = SystemRandom().randrange(1 << 32) if options.seed is None else options.seed
    failed = 0
    for seed in range(first, first + options.seeds):
        for encoding in (options.encoding,) if options.encoding else ENCODINGS:
            try:
                print(play(Session(seed, encoding, options.messages)), flush=True)
            except AssertionError as error:
                failed += 1
                print(f"FAILED {error}\n", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
