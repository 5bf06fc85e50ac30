"""How a report looks on its stream: with colours or without, how wide, and who else reads it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.diagnostic import Severity
from speclsp.report.safe import plain_line

Role = Literal["error", "warning", "info", "hint", "strong", "faint"]

_CODES: dict[Role, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "hint": "1;36",
    "strong": "1",
    "faint": "2",
}


class Style(NamedTuple):
    """What a text report is written for."""

    colour: bool = False
    # Cells in a line.
    width: int = 100
    # Whether a build runner looks for commands in the lines.
    watched: bool = False

    def paint(self, text: str, role: Role | Severity) -> str:
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.colour and text else text

    def line(self, text: str) -> str:
        return plain_line(text) if self.watched else text


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
