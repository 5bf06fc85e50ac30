"""What came of a replay, and what of it is not as it was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lsprotocol import types as lsp

from speclsp.server.connection import codes
from speclsp.server.connection.message import Answer
from speclsp.server.replaying.conversation import Asked
from speclsp.server.replaying.shown import PULLS, plain


@dataclass
class Outcome:
    """`texts`: whether the words were those of the recording, so that contents compare."""

    texts: bool
    sent: int = 0
    seconds: float = 0.0
    asked: list[Asked] = field(default_factory=list)
    popups: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    # Documents with other findings than then.
    findings: list[str] = field(default_factory=list)
    # Whether `exit` came without `shutdown`, so that nobody waits for an answer.
    abandoned: bool = False
    # The exit code, and the one that is right. None: it hangs.
    code: int | None = None
    right_code: int = 0

    @property
    def answered(self) -> list[Asked]:
        return [each for each in self.asked if each.answer is not None]

    @property
    def refused(self) -> list[Asked]:
        return [each for each in self.asked if each.answer is not None and each.answer.failed]

    @property
    def unanswered(self) -> list[Asked]:
        """What is still open, less what nobody could be told any more."""
        missing = [each for each in self.asked if each.answer is None]
        return [each for each in missing if each.recorded is not None or not self.abandoned]

    @property
    def new_errors(self) -> list[Asked]:
        """Refused now, and not then. What was cancelled may come in time, or too late."""
        return [
            each
            for each in self.refused
            if not (each.recorded and each.recorded.failed)
            and not (each.cancelled and _code(each.answer) == codes.CANCELLED)
            # It waits until there is something new, or until the end.
            and not (each.method == lsp.WORKSPACE_DIAGNOSTIC and _code(each.answer) in _ENDED)
            and (each.recorded is not None or _code(each.answer) == codes.INTERNAL_ERROR)
        ]

    @property
    def as_recorded(self) -> bool:
        wrong = self.unanswered or self.new_errors or self.faults
        return not wrong and self.code == self.right_code

    def differences(self) -> Iterator[str]:
        """A line for each, the grave ones first."""
        yield from self.faults
        for each in self.unanswered:
            yield f"{_named(each)}: no answer now"
        for each in self.new_errors:
            then = "a result then" if each.recorded else "no answer then"
            yield f"{_named(each)}: error {_code(each.answer)} now, {then}"
        for each in self.answered:
            if each.recorded is None or each.answer is None or each.cancelled:
                continue
            if _code(each.recorded) == codes.CANCELLED:
                continue
            if each.recorded.failed and not each.answer.failed:
                yield f"{_named(each)}: a result now, error {_code(each.recorded)} then"
            elif self.texts and _differs(each, each.recorded, each.answer):
                yield f"{_named(each)}: another answer"
        yield from self.findings


_ENDED = frozenset({codes.CANCELLED, codes.INVALID_REQUEST})


def _differs(asked: Asked, then: Answer, now: Answer) -> bool:
    if then.failed or now.failed or asked.method in PULLS:
        # Findings are compared by document.
        return False
    return bool(plain(then.result) != plain(now.result))


def _code(answer: Answer | None) -> object:
    error = answer.result if answer is not None and answer.failed else None
    return error.get("code") if isinstance(error, dict) else None


def _named(asked: Asked) -> str:
    return f"{asked.method} (id {asked.id})"
