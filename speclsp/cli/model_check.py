"""What a model adds to a check: it is asked about each tree when the rules have had their say, from
a file of answers, from what is remembered, or where the user wants it. Nothing else depends on it.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from speclsp.checking.check import Checked, admitted, check
from speclsp.checking.levels import NOTHING_SAID, levels_at
from speclsp.clarify.sendable import denied, sendable
from speclsp.clarify.sweep import Inquiry, answered, asks, inquiries, label, places
from speclsp.cli.options import Options
from speclsp.cli.output import refuse_unwritable, say
from speclsp.cli.progress import Progress
from speclsp.cli.refused import refused
from speclsp.diagnostic import Diagnostic
from speclsp.files.writing import THERE, put
from speclsp.loading.request import ConfigError
from speclsp.loading.trees import Tree
from speclsp.model.asking import Ask, ModelError
from speclsp.model.budget import Budget, Estimate, estimate
from speclsp.model.claude import loaded
from speclsp.model.folders import state_folder
from speclsp.model.guarding import AT_ONCE
from speclsp.model.opening import Opened, opened
from speclsp.model.recorded import (
    Answer,
    Recorded,
    answers_in,
    fresh,
    is_answers,
    key_of,
    written,
)
from speclsp.model.secrets import refuse_secret
from speclsp.model.settings import user_settings
from speclsp.report.style import counted
from speclsp.rules.all import OF_MODELS, RULES
from speclsp.workspace import Snapshot

_MOST_NAMED = 20
_MOST_REASONS = 3
_INTERRUPTED = "interrupted"

Questions = dict[Inquiry, tuple[Ask, ...]]


class Told(dict[str, tuple[Diagnostic, ...]]):
    """What a model is told of findings: those that a plain check has, whatever is selected, so that
    the same is asked everywhere."""

    def __init__(self, snapshot: Snapshot, found: Mapping[str, Checked]) -> None:
        super().__init__((path, each.diagnostics) for path, each in found.items())
        self._snapshot = snapshot

    def get(self, path: str, default: Any = None) -> Any:
        if path not in self:
            self[path] = check(self._snapshot, path).diagnostics
        return self[path]


class ModelCheck:
    """What is asked in one check, and what came of it. Raises ConfigError for what is no file of
    answers."""

    def __init__(self, options: Options, progress: Progress) -> None:
        self._options = options
        self._progress = progress
        self._settings = user_settings()
        self._budget = Budget(self._settings.limits, state_folder())
        self._given: dict[str, Answer] = {}
        if options.write_answers is not None:
            refuse_unwritable(options.write_answers)
        if options.answers is not None:
            try:
                self._given = answers_in(Path(options.answers))
            except ModelError as error:
                raise ConfigError(str(error)) from None
        # By the key of the question: the answer that was used.
        self._used: dict[str, Answer] = {}
        self._ways: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        # How many questions hold what looks like a secret.
        self._secret = 0
        self._paused = ""
        self._notes: dict[str, None] = {}
        self.interrupted = False

    def __call__(
        self,
        tree: Tree,
        snapshot: Snapshot,
        wanted: Collection[str],
        found: Mapping[str, Checked],
    ) -> dict[str, Checked]:
        """What a model finds in the documents at the paths `wanted`."""
        shown, overrides = tree.shown(os.getcwd()), self._options.overrides
        for path in sorted(denied(snapshot) & {*wanted}):
            self._notes[f"{shown(path)}: not sent, its name says that it holds secrets"] = None
        reduced = sendable(snapshot)
        plain = overrides == NOTHING_SAID and reduced is snapshot and self._options.base is None
        told = Told(reduced, found if plain else {})
        configs = [file.config for file in snapshot.configurations.values()]
        model = opened(self._settings, tree.root, configs, budget=self._budget)
        recorded = Recorded(model, self._given)
        made: dict[str, list[Diagnostic]] = {}
        every: Questions = {}
        try:
            for each in inquiries(reduced, self._scopes(reduced, wanted), told):
                every[each] = asks(reduced, each, told)
            asyncio.run(self._announce(model, every))
            asyncio.run(self._ask(model, recorded, reduced, every, told, made))
        except KeyboardInterrupt:
            self.interrupted = True
        self._note(recorded, reduced, every, shown)
        return {path: admitted(snapshot, path, each, overrides) for path, each in made.items()}

    def told(self) -> Iterator[str]:
        """What was asked and what was not, for the closing lines."""
        ways, total = self._ways, self._ways.total() + self._reasons.total() + self._secret
        said = [f"{ways['asked']:,} asked", f"{ways['remembered']:,} remembered"]
        if self._options.answers is not None:
            said.append(f"{ways['given']:,} from {self._options.answers}")
        if secret := self._secret:
            said.append(f"{secret:,} {'holds' if secret == 1 else 'hold'} what looks like a secret")
        several = self._reasons.most_common(_MOST_REASONS)
        said += [f"{count:,} not answered ({reason})" for reason, count in several]
        if other := self._reasons.total() - sum(count for _, count in several):
            said.append(f"{other:,} not answered for other reasons")
        spent = self._budget.run
        tokens = f"{spent.input_tokens + spent.output_tokens:,} tokens spent"
        yield f"model: {counted(total, 'question')}: {', '.join(said)}; {tokens}"
        notes = list(self._notes)
        yield from notes[:_MOST_NAMED]
        if len(notes) > _MOST_NAMED:
            yield f"and {len(notes) - _MOST_NAMED:,} more that were not sent"

    def write(self, file: str | None) -> None:
        """Keeps the answers that were used in a file. Raises ConfigError."""
        if file is None:
            return
        path = Path(os.path.abspath(file))
        refused = put(path.parent, path.name, written(self._used), is_answers)
        if refused == THERE:
            raise ConfigError(f'"{file}" is there and is no file of answers')
        if refused:
            raise ConfigError(f'cannot write "{file}": {refused}')
        if not self._options.quiet:
            say(f'wrote "{file}": {counted(len(self._used), "answer")}')

    def _scopes(self, snapshot: Snapshot, wanted: Collection[str]) -> dict[str, set[str]]:
        """For each rule that a model answers the documents in which it is not switched off."""
        found: dict[str, set[str]] = {rule: set() for rule in OF_MODELS}
        for path in wanted:
            if path in snapshot.documents:
                levels = levels_at(snapshot.config(path), path, self._options.overrides, RULES)
                for rule in OF_MODELS & levels.keys():
                    found[rule].add(path)
        return found

    async def _announce(self, model: Opened, every: Questions) -> None:
        """Says what is about to be asked, where, and what that costs."""
        if model.error is not None or model.cached is None:
            return
        left = [ask for several in every.values() for ask in several]
        left = [ask for ask in left if key_of(ask) not in self._given and not holds_secret(ask)]
        found = await estimate(model.cached, left)
        if not found.calls:
            return
        if not self._options.quiet:
            say(announced(found, model, self._settings.source("base_url")))
        # Here, where Ctrl-C ends it: it takes seconds.
        with suppress(ImportError):
            loaded()

    async def _ask(
        self,
        model: Opened,
        recorded: Recorded,
        snapshot: Snapshot,
        every: Questions,
        told: Told,
        made: dict[str, list[Diagnostic]],
    ) -> None:
        left = iter(enumerate(every.items()))

        async def work() -> None:
            for done, (inquiry, several) in left:
                self._progress("asking", done, len(every))
                try:
                    found = await answered(recorded, snapshot, inquiry, told)
                except ModelError as error:
                    if error.kind == "bad-answer":
                        await forget(model, recorded, several, error)
                    continue
                for path, each in found:
                    made.setdefault(path, []).append(each)

        try:
            await asyncio.gather(*(work() for _ in range(AT_ONCE)))
        finally:
            await model.aclose()

    def _note(self, recorded: Recorded, snapshot: Snapshot, every: Questions, shown: Any) -> None:
        """What has become of each question."""
        day = datetime.now(UTC).date().isoformat()
        for inquiry, several in every.items():
            for ask in several:
                key = key_of(ask)
                reply = recorded.replies.get(key)
                known = self._given.get(key)
                if reply is None and known is not None and key not in recorded.errors:
                    # Not reached any more, but not lost either.
                    self._used[key] = known
                if reply is None:
                    self._unanswered(_error(recorded, several, key), snapshot, inquiry, shown)
                    continue
                way = "remembered" if reply.remembered else "asked"
                self._ways["given" if key in self._given else way] += 1
                about = label(snapshot, inquiry)
                self._used[key] = known or fresh(ask, about, reply, day)

    def _unanswered(
        self, error: ModelError | None, snapshot: Snapshot, inquiry: Inquiry, shown: Any
    ) -> None:
        if error is not None and error.kind == "secret":
            self._secret += 1
            self._notes |= dict.fromkeys(refused(snapshot, shown, places(inquiry)))
        else:
            reason = str(error) if error else _INTERRUPTED
            if error is not None and error.kind == "paused":
                # It says for how many seconds, which is something else each time.
                reason = self._paused = self._paused or reason
            self._reasons[reason] += 1


def announced(found: Estimate, model: Opened, source: str) -> str:
    """What will be asked, and where, in one line."""
    claude = model.claude
    endpoint = claude.access.endpoint if claude else ""
    where = f"{endpoint} ({source})" if source != "default" else endpoint
    name = claude.access.model if claude else ""
    limits = model.budget.limits
    return (
        f"asking {name} at {where}: {counted(found.calls, 'question')}, about"
        f" {found.input_tokens:,} tokens of input, {found.remembered:,} remembered;"
        f" at most {limits.calls_per_run:,} calls in a run"
    )


async def forget(
    model: Opened, recorded: Recorded, several: Collection[Ask], error: ModelError
) -> None:
    """Has questions asked anew the next time whose answer is of no use."""
    for ask in several:
        recorded.refuse(ask, error)
        if model.cached is not None:
            await model.cached.forget(ask)


def holds_secret(ask: Ask, keys: Collection[str] = ()) -> bool:
    """Whether it would be refused: for what looks like a secret, or is one of `keys`."""
    try:
        refuse_secret(ask, keys)
    except ModelError:
        return True
    return False


def _error(recorded: Recorded, several: Collection[Ask], key: str) -> ModelError | None:
    """Why a question has no answer: its own reason, or that of one that was asked before it."""
    keys = (key, *map(key_of, several))
    return next((error for each in keys if (error := recorded.errors.get(each))), None)
