"""What a model adds to the interview: how the words that a question is about can be read, and for
each reading a wording that has been verified, as further answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from types import TracebackType
from typing import Self

from speclsp.clarify.answers import shown
from speclsp.clarify.passage import passage_at
from speclsp.clarify.readings import Clarification, Reading, clarified
from speclsp.clarify.sendable import sendable
from speclsp.clarify.wordings import asked_about
from speclsp.cli.asking import Asking
from speclsp.cli.confirming import confirmed
from speclsp.cli.model_check import announced, holds_secret
from speclsp.cli.options import Options
from speclsp.cli.output import say
from speclsp.cli.refused import places_of, refused
from speclsp.cli.waiting import is_watched, waiting
from speclsp.diagnostic import Fix
from speclsp.interview.question import Option, Question
from speclsp.model.asking import LASTING, Ask, ModelError
from speclsp.model.budget import Budget, Estimate, estimate
from speclsp.model.claude import loaded
from speclsp.model.folders import state_folder
from speclsp.model.opening import Opened, opened
from speclsp.model.settings import user_settings
from speclsp.report.style import counted

_NAME = 100
_WAITING = "asking the model ... (Ctrl-C goes on without it)"
_FREE = 5
"""So many calls are made without a question before."""


class Readings:
    """Asks a model about each question before its author is asked; to be used in `with`."""

    def __init__(self, askings: list[Asking], options: Options) -> None:
        self._options = options
        self._settings = user_settings()
        self._budget = Budget(self._settings.limits, state_folder())
        self._models = {id(each): self._opened(each) for each in askings}
        self._runner = asyncio.Runner()
        # Why nothing more is asked, "" as long as something is.
        self._over = ""
        self._watched = is_watched() and not options.quiet
        try:
            self._begin(askings)
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()
        spent = self._budget.run
        if spent.calls and not self._options.quiet:
            tokens = spent.input_tokens + spent.output_tokens
            say(f"model: {counted(spent.calls, 'call')}, {tokens:,} tokens spent")

    def __call__(self, asking: Asking, question: Question) -> tuple[list[str], tuple[Option, ...]]:
        """What is said of the readings, and an answer for each of which the wording is fit."""
        model = self._models[id(asking)]
        snapshot = sendable(asking.snapshot)
        path, finding = question.path, question.diagnostic
        if self._over:
            return [], ()
        findings = asking.found(path)
        ask = asked_about(snapshot, path, findings, finding)
        if ask is None:
            return [], ()
        overrides = self._options.overrides
        asked = clarified(model, snapshot, path, finding.span, findings, finding, overrides)
        try:
            with waiting(_WAITING) if self._watched else nullcontext():
                found = self._runner.run(asked)
        except KeyboardInterrupt:
            if not self._watched:
                raise
            self._over = "you have interrupted it"
            return [f"the model is not asked any more: {self._over}"], ()
        except ModelError as error:
            if model.error is not None:
                # Said before; what is remembered is looked for all the same.
                return [], ()
            if error.kind == "bad-answer" and model.cached is not None:
                self._runner.run(model.cached.forget(ask))
            return self._unanswered(asking, question, error), ()
        return ([], ()) if found is None else (list(_told(found)), _options(found))

    def _unanswered(self, asking: Asking, question: Question, error: ModelError) -> list[str]:
        """What is said where there are no readings."""
        if error.kind in LASTING or error.kind in ("budget", "paused"):
            self._over = str(error)
            return [f"the model is not asked any more: {error}"]
        if error.kind == "secret":
            snapshot = sendable(asking.snapshot)
            passage = passage_at(snapshot, question.path, question.diagnostic.span)
            if passage is not None:
                return list(refused(snapshot, asking.shown, [*places_of(snapshot, passage)]))
        if error.kind == "bad-answer":
            return [str(error)]
        return [f"the model did not answer: {error}"]

    def _opened(self, asking: Asking) -> Opened:
        configs = [file.config for file in asking.snapshot.configurations.values()]
        return opened(self._settings, asking.root, configs, budget=self._budget)

    def _begin(self, askings: list[Asking]) -> None:
        """Says what is about to be asked, and asks before that is much."""
        found = Estimate(0, 0, 0)
        for each in askings:
            model = self._models[id(each)]
            if model.cached is None:
                continue
            several = [ask for ask in _asks(each) if not holds_secret(ask)]
            more = self._runner.run(estimate(model.cached, several))
            found = Estimate(*(one + two for one, two in zip(found, more, strict=True)))
        model = next(iter(self._models.values()))
        if model.error is not None:
            say(f"the model is not asked: {model.error}")
            if model.cached is None:
                self._over = str(model.error)
            return
        if not found.calls:
            return
        if not self._options.quiet:
            say(announced(found, model, self._settings.source("base_url")))
        many = found.calls > _FREE and not self._options.yes
        if many and not confirmed("Ask the model about each question before you are asked?"):
            self._over = "you have said no"
            return
        # Here, where Ctrl-C ends it: it takes seconds.
        with suppress(ImportError):
            loaded()

    def _close(self) -> None:
        async def closed() -> None:
            for each in self._models.values():
                await each.aclose()

        with suppress(KeyboardInterrupt):
            self._runner.run(closed())
        self._runner.close()


def _asks(asking: Asking) -> Iterator[Ask]:
    """What the whole interview would ask."""
    snapshot = sendable(asking.snapshot)
    for path in asking.scope:
        findings = asking.found(path)
        for each in asking.left(path):
            if (ask := asked_about(snapshot, path, findings, each)) is not None:
                yield ask


def _told(found: Clarification) -> Iterator[str]:
    """The question first, then where the readings differ, then those that cannot be chosen."""
    ways = counted(len(found.readings), "way")
    yield f"{shown(found.model, _NAME)} asks: {found.question}"
    yield f'"{found.words}" can be read in {ways}, which differ here: {found.readings[0].situation}'
    for each in found.readings:
        if each.verified is None:
            yield f"or: {each.meaning} (without a wording: {each.reason})"


def _options(found: Clarification) -> tuple[Option, ...]:
    return tuple(_option(found, each) for each in found.readings if each.verified is not None)


def _option(found: Clarification, reading: Reading) -> Option:
    assert reading.verified is not None
    words = reading.verified.replacement
    fix = Fix(reading.meaning, "consent", ((found.passage.path, reading.verified.edit),))
    notes = (f"there: {reading.behaviour}", f"writes: {words}")
    # What a model says begins no line, where it could pass for something else.
    title = f"It means: {reading.meaning} ({shown(found.model, _NAME)})"
    return Option(title, fix, notes, words)
