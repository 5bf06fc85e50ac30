"""What the readers of values share: places, the names that are known, and the mistakes so far."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from speclsp.config.toml import KeyPath, Places
from speclsp.config.values import Problem, ProblemRule
from speclsp.text import Span

INVALID: Final = "invalid-configuration"
UNKNOWN_RULE: Final = "unknown-rule"
NOT_ALLOWED: Final = "not-allowed-here"

_MOST_PROBLEMS = 100
_MOST_SUGGESTIONS = 20
_LONGEST_SHOWN = 60


@dataclass
class Reading:
    """One file being read. Mistakes are noted as they are met."""

    text: str
    places: Places
    # Rules and groups of rules; None where they are not to be judged.
    known_rules: Collection[str] | None
    # Which folder the file's keys begin under, as `tool.speclsp` in pyproject.toml.
    prefix: KeyPath = ()
    problems: list[Problem] = field(default_factory=list)
    _suggestions: int = 0

    def object_to_key(
        self, path: KeyPath, message: str, rule: ProblemRule = INVALID, remedy: str = ""
    ) -> None:
        self._note(self.places.of((*self.prefix, *path)).key, message, rule, remedy)

    def object_to_value(self, path: KeyPath, message: str, part: Span | None = None) -> None:
        """`part` are offsets in the text of a string, where only that part is wrong."""
        span = self.places.of((*self.prefix, *path)).value
        self._note(self._inside(span, part) if part else span, message, INVALID)

    def suggestion(self, name: str, names: Iterable[str]) -> str:
        """The end of a message that offers the nearest of `names`, or nothing."""
        near = self.nearest(name, names)
        return f', did you mean "{near}"?' if near else ""

    def nearest(self, name: str, names: Iterable[str]) -> str:
        """The one of `names` that is most like `name`, or nothing."""
        if len(name) > _LONGEST_SHOWN or self._suggestions >= _MOST_SUGGESTIONS:
            return ""
        self._suggestions += 1
        return next(iter(difflib.get_close_matches(name, list(names), 1)), "")

    def _note(self, span: Span, message: str, rule: ProblemRule, remedy: str = "") -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(span.start, span.end, message, rule, remedy))
        elif len(self.problems) == _MOST_PROBLEMS:
            message = f"more than {_MOST_PROBLEMS} mistakes, the rest is not shown"
            self.problems.append(Problem(span.start, span.end, message, INVALID))

    def _inside(self, value: Span, part: Span) -> Span:
        written = self.text[value.start : value.end]
        plain = written.startswith("'") or (written.startswith('"') and "\\" not in written)
        if not plain or written.startswith(("'''", '"""')):
            return value
        return part.moved(value.start + 1)


def shown(name: str) -> str:
    """A name in quotation marks, on one line, cut where it is too long to be read in a margin."""
    cut = name[:_LONGEST_SHOWN] + "…" if len(name) > _LONGEST_SHOWN else name
    return '"' + "".join(part if part.isprintable() else "\ufffd" for part in cut) + '"'


def type_name(value: object) -> str:
    """What TOML calls a value like this one, with its article."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, dict):
        return "a table"
    return "a date or time"
