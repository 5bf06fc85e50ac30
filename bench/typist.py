"""Somebody who writes: sentences, references and headings, at a steady pace, with second thoughts.

The same number gives the same keys. What is written stays, so that the text changes for good.
"""

from __future__ import annotations

import re
from random import Random
from typing import Any

_PROSE = re.compile(r"[A-Z][\x20-\x7e]{39,}")
_BACKSPACE = "\b"
_WORDS = ("the", "server", "refuses", "a", "message", "that", "is", "quickly", "sent", "again")


class Typist:
    """Where the caret is in a text, and the change that the next key makes."""

    def __init__(self, text: str, number: int = 1) -> None:
        self._lines = text.split("\n")
        self._random = Random(number)
        self._line = self._column = 0
        self._keys: list[str] = []
        self._written = 0

    @property
    def text(self) -> str:
        """As it is now."""
        return "\n".join(self._lines)

    def press(self) -> dict[str, Any]:
        """One key, as the change that a client reports."""
        if not self._keys:
            self._move()
            self._keys = list(reversed(self._phrase()))
        key = self._keys.pop()
        at = self._place()
        if key == _BACKSPACE:
            line = self._lines[self._line]
            self._lines[self._line] = line[: self._column - 1] + line[self._column :]
            self._column -= 1
            return {"range": {"start": self._place(), "end": at}, "text": ""}
        line = self._lines[self._line]
        before, after = line[: self._column], line[self._column :]
        self._lines[self._line : self._line + 1] = (before + key + after).split("\n")
        if key == "\n":
            self._line, self._column = self._line + 1, 0
        else:
            self._column += 1
        return {"range": {"start": at, "end": at}, "text": key}

    def _move(self) -> None:
        """To a word in some line of prose; what is before it is ASCII."""
        prose = [at for at, line in enumerate(self._lines) if _PROSE.match(line)]
        self._line = self._random.choice(prose)
        self._column = self._lines[self._line].find(" ", 10) + 1 or 10

    def _phrase(self) -> list[str]:
        self._written += 1
        words = " ".join(self._random.choices(_WORDS, k=8)) + " "
        kind = self._random.randrange(8)
        if kind == 0:
            return [*words, *_BACKSPACE * (len(words) // 2)]
        if kind == 1:
            return [*f"[^typed{self._written}] "]
        if kind == 2:
            return [*f"\n\n## Part {self._written} {{#part-{self._written}}}\n\nIt "]
        if kind == 3:
            return [*f"see [that](#part-{self._random.randrange(1, self._written + 1)}) "]
        if kind == 4:
            return [*"It MUST not. ", *_BACKSPACE * 13]
        # What is written is taken back as often, or the text would be another one after an hour.
        return [*words, *_BACKSPACE * len(words)]

    def _place(self) -> dict[str, int]:
        return {"line": self._line, "character": self._column}
