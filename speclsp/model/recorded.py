"""Answers in a file that a team has read and keeps with its documents, so that a check needs no key
and no network. Each is known by its question, whoever gave it and wherever that was."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from speclsp.model.asking import Ask, Model, ModelError, Reply

_LARGEST: Final = 16_000_000
_VERSION: Final = 1
_STRINGS: Final = ("task", "about", "model", "date")
_ASIDE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Answer(NamedTuple):
    """One answer; `about` says to a reader of the file what was asked about."""

    task: str
    about: str
    model: str
    date: str
    # As JSON.
    text: str


Answers = Mapping[str, Answer]
"""By the key of the question, in which the endpoint and the model are left out."""


class Recorded:
    """Gives the answers of `answers`, and asks `model` for what is not in them."""

    def __init__(self, model: Model, answers: Answers) -> None:
        self._model = model
        self._answers = answers
        # By the key of the question: what was answered, and what was not.
        self.replies: dict[str, Reply] = {}
        self.errors: dict[str, ModelError] = {}

    @property
    def identity(self) -> str:
        return self._model.identity

    async def ask(self, ask: Ask) -> Reply:
        key = key_of(ask)
        known = self._answers.get(key)
        try:
            if known is not None:
                reply = Reply(known.text, known.model, remembered=True)
            else:
                reply = await self._model.ask(ask)
        except ModelError as error:
            self.errors[key] = error
            raise
        self.replies[key] = reply
        return reply

    def refuse(self, ask: Ask, error: ModelError) -> None:
        """What was answered turned out to be of no use."""
        key = key_of(ask)
        if self.replies.pop(key, None) is not None:
            self.errors[key] = error


def key_of(ask: Ask) -> str:
    """What a question is known by, whoever is asked."""
    return ask.key("")


def answers_in(file: Path) -> dict[str, Answer]:
    """The answers of a file. Raises ModelError (`settings`) where it is none of these, without a
    word of it."""
    try:
        found = json.loads(_content(file), object_pairs_hook=_members)
    except (ValueError, RecursionError):
        _refuse(file, "it is not valid JSON")
    answers = found.get("answers") if isinstance(found, dict) else None
    if not isinstance(answers, dict) or found.get("version") != _VERSION:
        _refuse(file, f'it has no "version": {_VERSION} or no "answers"')
    return {key: _answer(file, number, each) for number, (key, each) in enumerate(answers.items())}


def written(answers: Answers) -> str:
    """The text of a file with these answers, for people to read; the same whatever their order."""
    told: dict[str, Any] = {}
    for key, each in sorted(answers.items(), key=lambda pair: (pair[1].about, pair[0])):
        plain = {name: getattr(each, name) for name in _STRINGS}
        told[key] = {**plain, "answer": json.loads(each.text)}
    return json.dumps({"version": _VERSION, "answers": told}, indent=2, ensure_ascii=True) + "\n"


def is_answers(beginning: bytes) -> bool:
    """Whether a file with this beginning is one of answers, which may be written over."""
    return beginning.split()[:2] == [b"{", b'"version":'] and b'"answers"' in beginning


def fresh(ask: Ask, about: str, reply: Reply, day: str) -> Answer:
    """An answer that was given on a day."""
    return Answer(ask.task, about, reply.model, day, reply.text)


def _content(file: Path) -> bytes:
    try:
        descriptor = os.open(file, os.O_RDONLY | _ASIDE)
        with open(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                _refuse(file, "it is no regular file")
            content = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        words = (getattr(error, "strerror", None) or "no such file").lower()
        raise ModelError("settings", f'cannot read "{file}": {words}') from None
    if len(content) > _LARGEST:
        _refuse(file, f"it has more than {_LARGEST // 1_000_000} MB")
    return content


def _answer(file: Path, number: int, told: object) -> Answer:
    if not isinstance(told, dict) or told.keys() != {*_STRINGS, "answer"}:
        _refuse(file, f"answer {number + 1} has not what an answer has")
    if any(not isinstance(told[name], str) or len(told[name]) > 1_000 for name in _STRINGS):
        _refuse(file, f"answer {number + 1} has not what an answer has")
    plain = {name: told[name] for name in _STRINGS}
    return Answer(**plain, text=json.dumps(told["answer"], ensure_ascii=True))


def _members(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    several = list(pairs)
    found = dict(several)
    if len(found) < len(several):
        raise ValueError("something is said twice")
    return found


def _refuse(file: Path, reason: str) -> NoReturn:
    raise ModelError("settings", f'"{file}" is no file of answers: {reason}') from None
