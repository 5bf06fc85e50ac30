"""From a question of an editor to its answer, about a document of 100 kB among 1,000 files."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.author import SPECLSP
from bench.client import Client, ServerError
from bench.figures import Row, Table
from bench.runs import Runs
from bench.statistic import milliseconds, percentile
from bench.texts import specification, write

LIMIT = 0.030
SIZES = (4_000, 8_000, 16_000, 32_000)
"""The sizes of the files around the document, in turn."""

_PROSE = re.compile(r"^[A-Z][\x20-\x7e]{39,}$", re.MULTILINE)
_NAMED = re.compile(r"\[\^[\w.-]+\]|\]\(#[\w.:-]+\)|\b[A-Z]{2,}-\d+\b|r\[[\w.-]+\]")
_TYPED = (" [", " [^", "](#", " REQ-", " MU", "](./", " re", " [a")
_QUERIES = ("req", "t", "exit", "rootfile", "what is", "zzq", "REQ-1", "cnfg", "the report")


class Place(NamedTuple):
    """Where something is asked for: in the document, at a name in it, with a question."""

    uri: str
    position: dict[str, int]
    query: str
    # What stands there, without its marks.
    name: str

    @property
    def there(self) -> dict[str, Any]:
        return {"textDocument": {"uri": self.uri}, "position": self.position}

    @property
    def document(self) -> dict[str, Any]:
        return {"textDocument": {"uri": self.uri}}

    @property
    def window(self) -> dict[str, Any]:
        """About what is seen of a document at a time."""
        start = {"line": self.position["line"], "character": 0}
        end = {"line": self.position["line"] + 60, "character": 0}
        return {**self.document, "range": {"start": start, "end": end}}


class Taken(NamedTuple):
    """Seconds until an answer, and those that the server's processor was busy meanwhile."""

    seconds: float
    busy: float | None


Parameters = Callable[[Place], dict[str, Any]]

# To measure another request, add a line.
REQUESTS: dict[str, Parameters] = {
    "textDocument/hover": lambda at: at.there,
    "textDocument/definition": lambda at: at.there,
    "textDocument/documentSymbol": lambda at: at.document,
    "textDocument/documentLink": lambda at: at.document,
    "workspace/symbol": lambda at: {"query": at.query},
    "textDocument/semanticTokens/full": lambda at: at.document,
    "textDocument/semanticTokens/full/delta": lambda at: {**at.document, "previousResultId": "1"},
    "textDocument/semanticTokens/range": lambda at: at.window,
    "textDocument/references": lambda at: {**at.there, "context": {"includeDeclaration": True}},
    "textDocument/documentHighlight": lambda at: at.there,
    "textDocument/prepareRename": lambda at: at.there,
    "textDocument/rename": lambda at: {**at.there, "newName": f"{at.name}77"},
    "textDocument/codeLens": lambda at: at.document,
    "textDocument/inlayHint": lambda at: at.window,
    "textDocument/foldingRange": lambda at: at.document,
    "textDocument/selectionRange": lambda at: {**at.document, "positions": [at.position]},
    "textDocument/codeAction": lambda at: {**at.window, "context": {"diagnostics": []}},
}
COMPLETION = "textDocument/completion"


def features(runs: Runs) -> Table:
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        count = write(root, runs.around * sum(SIZES) // len(SIZES), SIZES)
        text = specification(100_000, 90_000)
        path = root / "document.md"
        path.write_text(text, "utf-8", newline="\n")
        with Client(SPECLSP, root) as client:
            client.initialize()
            client.indexed()
            rows = tuple(_rows(client, path.as_uri(), text, runs.keys))
    return Table(
        f"An answer about a document of 100 kB among {count:,} files",
        rows,
        "From the moment a question is written to the server's standard input until its answer is "
        "read, after a key was pressed in the document and its findings have come; a completion is "
        "asked for with the key.\n"
        "The first question of a kind is not counted: it may have to look into every file.\n"
        "Beside it how long the server had a processor meanwhile, p95, which depends little on "
        "what else the machine does.",
        "its processor",
    )


def _rows(client: Client, uri: str, text: str, count: int) -> Iterator[Row]:
    desk = _Desk(client, uri, text)
    for method, parameters in REQUESTS.items():
        taken = []
        for _ in range(count + 1):
            desk.press()
            taken.append(desk.ask(method, parameters(desk.place())))
        yield _row(method, taken)
    yield _row(COMPLETION, [desk.complete() for _ in range(count + len(_TYPED))][len(_TYPED) - 1 :])


def _row(method: str, taken: Sequence[Taken]) -> Row:
    first, *rest = taken
    p50, p95 = (percentile([each.seconds for each in rest], share) for share in (0.5, 0.95))
    busy = [each.busy for each in rest if each.busy is not None]
    name = method.removeprefix("textDocument/")
    return Row(
        f"{name}, p95 (p50 {milliseconds(p50)}, the first {milliseconds(first.seconds)})",
        milliseconds(p95),
        milliseconds(percentile(busy, 0.95)) if busy else "",
        "",
        f"at most {milliseconds(LIMIT)}",
        p95 <= LIMIT,
    )


class _Desk:
    """Somebody who reads and writes in one document."""

    def __init__(self, client: Client, uri: str, text: str) -> None:
        self._client = client
        self._uri = uri
        self._version = 1
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._ends = [
            {"line": line, "character": end - starts[line]}
            for line, end in _lines(text, [found.end() for found in _PROSE.finditer(text)])
        ]
        named = list(_NAMED.finditer(text))
        places = _lines(text, [found.start() + 3 for found in named])
        self._names = [
            ({"line": line, "character": at - starts[line]}, found.group().strip("r[]^()#"))
            for (line, at), found in zip(places, named, strict=True)
        ]
        chance = Random(1)
        chance.shuffle(self._ends)
        chance.shuffle(self._names)
        self._places = cycle(zip(self._names, cycle(_QUERIES), strict=False))
        self._typed = cycle(zip(self._ends, cycle(_TYPED), strict=False))
        self._pressed = cycle(self._ends)
        client.open(uri, text)
        client.diagnostics(uri, 1)

    def place(self) -> Place:
        """The next name to ask about."""
        (position, name), query = next(self._places)
        return Place(self._uri, position, query, name)

    def press(self) -> None:
        """A key behind some line, its findings, and the key taken back."""
        at = next(self._pressed)
        self._change(at, at, "x")
        self._client.diagnostics(self._uri, self._version)
        self._change(at, _behind(at, 1), "")
        self._client.diagnostics(self._uri, self._version)
        self._client.forget()

    def ask(self, method: str, params: dict[str, Any]) -> Taken:
        return self._timed(lambda: self._answered(method, params))

    def _answered(self, method: str, params: dict[str, Any]) -> None:
        try:
            self._client.request(method, params)
        except ServerError:
            # A name that cannot be given is refused, which is an answer too.
            if method != "textDocument/rename":
                raise

    def complete(self) -> Taken:
        """Some words, the question what may follow, and the words taken back."""
        at, words = next(self._typed)
        end, last = _behind(at, len(words)), _behind(at, len(words) - 1)
        self._change(at, at, words[:-1])
        self._client.diagnostics(self._uri, self._version)
        params = {"textDocument": {"uri": self._uri}, "position": end}

        def key() -> None:
            self._change(last, last, words[-1])
            self._client.request(COMPLETION, params)

        taken = self._timed(key)
        self._client.diagnostics(self._uri, self._version)
        self._change(at, end, "")
        self._client.diagnostics(self._uri, self._version)
        self._client.forget()
        return taken

    def _timed(self, work: Callable[[], object]) -> Taken:
        before, started = self._busy(), time.perf_counter()
        work()
        seconds, after = time.perf_counter() - started, self._busy()
        return Taken(seconds, after - before if after is not None and before is not None else None)

    def _busy(self) -> float | None:
        """Seconds that the server's process has had a processor; None where nobody counts."""
        try:
            path = Path(f"/proc/{self._client.process.pid}/schedstat")
            return int(path.read_text().split()[0]) / 1e9
        except (OSError, ValueError, IndexError):
            return None

    def _change(self, start: dict[str, int], end: dict[str, int], text: str) -> None:
        self._version += 1
        change = {"range": {"start": start, "end": end}, "text": text}
        self._client.change(self._uri, self._version, [change])


def _behind(at: dict[str, int], count: int) -> dict[str, int]:
    return {**at, "character": at["character"] + count}


def _lines(text: str, offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The line of each offset, and the offset."""
    for offset in offsets:
        yield text.count("\n", 0, offset), offset
