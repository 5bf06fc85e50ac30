"""Who is owed how many answers, and which laws of the protocol what the server said has broken."""

from __future__ import annotations

import json
import threading
from collections import Counter, deque
from typing import Any

NOBODY = "null"
"""The id of answers to what has no usable id."""

CODES = {-32700, -32600, -32601, -32602, -32002, -32800, -32801, -32802, -32803}
"""The errors that may be answered. An internal error is none of them."""

_TOLD = "lost track"
_AROUND = 12


class Ledger:
    """The messages of a session in both directions, in brief, and the count of answers."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.popups: list[str] = []
        self._lock = threading.Lock()
        self._log: list[str] = []
        self._owed: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        # Ids for which an answer to nobody will also do.
        self._doubtful: set[str] = set()
        # Ids whose answer may come as late as the end.
        self._parked: set[str] = set()
        # Where in the log each id was first used.
        self._places: dict[str, int] = {}

    def sent(
        self, what: str, owed: str | None = None, *, doubtful: bool = False, parked: bool = False
    ) -> None:
        """Something is about to be sent, and `owed` is the id with which it is to be answered."""
        with self._lock:
            self._log.append(f"-> {what}")
            if owed is None:
                return
            self._places.setdefault(owed, len(self._log) - 1)
            self._owed[owed] += 1
            if doubtful:
                self._doubtful.add(owed)
            if parked:
                self._parked.add(owed)

    def received(self, body: bytes) -> Any:
        """What the server said; None where that is no message."""
        with self._lock:
            self._log.append("<- " + shortened(body))
            try:
                message = json.loads(body, parse_constant=_refused)
            except (ValueError, RecursionError):
                self._fault("this is no JSON")
                return None
            if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
                self._fault("this is no message")
                return None
            if "method" in message:
                self._said(message)
            else:
                self._answered(message)
            return message

    def outstanding(self, *, parked: bool = False) -> list[str]:
        """The ids whose answers have not come; `parked`: also those that may come late."""
        with self._lock:
            return [each for each in self._missing() if parked or each not in self._parked]

    def settle(self) -> None:
        """Nothing can come any more: what is wrong with the count of answers is a fault."""
        with self._lock:
            for each in self._missing():
                self._fault(f"not answered: {each[:200]}", self._places[each])
            for each, given in self._given.items():
                if given > self._most(each):
                    words = f"answered {given} times and not {self._most(each)}: {each[:200]}"
                    self._fault(words, self._places.get(each))

    def around(self, place: int | None = None) -> str:
        """The last messages, or those around a place in the log."""
        low = max(0, (len(self._log) if place is None else place) - 2 * _AROUND)
        lines = deque(self._log[low : low + 3 * _AROUND])
        return "\n".join(f"  {number:5} {line}" for number, line in enumerate(lines, low))

    def fault(self, words: str, *, shown: bool = True) -> None:
        with self._lock:
            self._fault(words, shown=shown)

    def _fault(self, words: str, place: int | None = None, *, shown: bool = True) -> None:
        if len(self.faults) < 5:
            self.faults.append(f"{words}\n{self.around(place)}" if shown else words)

    def _missing(self) -> list[str]:
        """Ids, each as often as its answer is missing. Doubtful ones share what nobody was owed."""
        spare = self._given[NOBODY] - self._owed[NOBODY]
        missing: list[str] = []
        for each, owed in self._owed.items():
            lacking = owed - self._given[each]
            if each in self._doubtful and lacking > 0:
                taken = min(lacking, max(0, spare))
                lacking, spare = lacking - taken, spare - taken
            missing += [each] * lacking
        return missing

    def _most(self, each: str) -> int:
        """How often an answer with that id may have come."""
        if each != NOBODY:
            return self._owed[each]
        unused = (self._owed[other] - self._given[other] for other in self._doubtful)
        return self._owed[NOBODY] + sum(max(0, lacking) for lacking in unused)

    def _answered(self, message: dict[str, Any]) -> None:
        self._given[key(message.get("id"))] += 1
        if ("result" in message) == ("error" in message) or "id" not in message:
            self._fault("an answer has an id, and either a result or an error")
        elif "error" in message:
            error = message["error"]
            if set(error) > {"code", "message", "data"} or "traceback" in json.dumps(error):
                self._fault("an error is a code and a message")
            elif error["code"] not in CODES or not isinstance(error["message"], str):
                self._fault("an error that should not be")

    def _said(self, message: dict[str, Any]) -> None:
        if message["method"] in ("window/showMessage", "window/showMessageRequest"):
            self.popups.append(message["params"]["message"])
            if _TOLD not in message["params"]["message"]:
                self._fault("this pops up")


def key(identifier: Any) -> str:
    """An id as a key: 1, 1.0, "1" and true are four."""
    return json.dumps(identifier)


def shortened(data: bytes | str, most: int = 240) -> str:
    words = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    return words if len(words) <= most else f"{words[:most]} ... {len(words)} characters"


def _refused(constant: str) -> Any:
    raise ValueError(constant)
