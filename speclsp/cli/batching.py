"""The command `speclsp clarify --batch`: a model is asked all that an interview and a check would
ask, by tomorrow and for less. The first run sends, a later one fetches into what is remembered.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.clarify.sendable import sendable
from speclsp.clarify.sweep import asks, inquiries
from speclsp.clarify.wordings import asked_about
from speclsp.cli.asking import Asking
from speclsp.cli.checking import FINDINGS, OK
from speclsp.cli.confirming import confirmed
from speclsp.cli.model_check import Told
from speclsp.cli.options import Options
from speclsp.cli.output import say, write
from speclsp.loading.request import ConfigError
from speclsp.model.asking import LASTING, Ask, ModelError
from speclsp.model.batches import batch, batch_results, batch_status, check
from speclsp.model.budget import Budget, Spent, expected
from speclsp.model.cached import Cached
from speclsp.model.claude import Claude
from speclsp.model.folders import state_folder
from speclsp.model.opening import Opened, opened
from speclsp.model.secrets import own_keys, refuse_secret
from speclsp.model.sent import Batch, Batches
from speclsp.model.settings import user_settings
from speclsp.report.safe import plain_line, safe
from speclsp.report.style import counted
from speclsp.rules.all import OF_MODELS


class _Door(NamedTuple):
    """Where a batch is sent and fetched, and what is remembered of it."""

    claude: Claude
    cached: Cached
    budget: Budget
    batches: Batches


class _Prepared(NamedTuple):
    """What is to be sent, by its key, and how many questions are left out, and why."""

    asks: dict[str, Ask]
    remembered: int
    secret: int
    beyond: int


def batched(askings: list[Asking], options: Options) -> int:
    """Send or fetch for each tree, and give the exit code. Raises ConfigError where nobody can be
    asked."""
    settings = user_settings()
    budget = Budget(settings.limits, state_folder())
    code = OK
    for each in askings:
        configs = [file.config for file in each.snapshot.configurations.values()]
        model = opened(settings, each.root, configs, budget=budget)
        door = _door(model, each)
        try:
            kept = door.batches.sent()
            if kept is None:
                _send(model, door, each, options)
            else:
                _tell(*asyncio.run(_fetched(model, door, kept)))
        except ModelError as error:
            if error.kind in LASTING or error.kind == "budget":
                raise ConfigError(str(error)) from None
            say(f"{door.claude.access.endpoint} is not reached: {error}")
            code = FINDINGS
    return code


def _door(model: Opened, asking: Asking) -> _Door:
    """Raises ConfigError where nobody can be asked."""
    claude, cached = model.claude, model.cached
    if claude is None or cached is None:
        raise ConfigError(str(model.error))
    try:
        check(claude)
    except ModelError as error:
        raise ConfigError(str(error)) from None
    batches = Batches(state_folder(), asking.root, model.identity)
    return _Door(claude, cached, model.budget, batches)


def _tell(*lines: str) -> None:
    write(plain_line(safe(line)) for line in lines)


def _send(model: Opened, door: _Door, asking: Asking, options: Options) -> None:
    """Raises ModelError."""
    door.batches.prepare()
    prepared = asyncio.run(_prepared(model, door, asking))
    if prepared.secret:
        _tell(f"{counted(prepared.secret, 'question')} not sent: it looks like a secret")
    if not prepared.asks:
        _tell(f"nothing to ask: {prepared.remembered:,} remembered")
        return
    tokens = sum(map(expected, prepared.asks.values()))
    access = door.claude.access
    _tell(
        f"a batch of {counted(len(prepared.asks), 'question')} for {access.model} at"
        f" {access.endpoint}, about {tokens:,} tokens of input; {prepared.remembered:,} remembered"
    )
    if prepared.beyond:
        _tell(f"{counted(prepared.beyond, 'question')} left for another batch: the budget is spent")
    if not options.yes and not confirmed("Send it?"):
        _tell("nothing is sent")
        return
    identifier = asyncio.run(_sent(model, door, prepared.asks))
    door.batches.keep(Batch(identifier, frozenset(prepared.asks)))
    _tell(f"sent as {identifier}: say the same again to fetch the answers, within a day or so")


async def _prepared(model: Opened, door: _Door, asking: Asking) -> _Prepared:
    chosen: dict[str, Ask] = {}
    keys = own_keys(door.claude.access.key)
    remembered = secret = beyond = 0
    limits, today = door.budget.limits, door.budget.today()
    calls = min(limits.calls_per_run - door.budget.run.calls, limits.calls_per_day - today.calls)
    tokens = limits.tokens_per_day - today.input_tokens
    try:
        for ask in _asks(asking):
            key = ask.key(model.identity)
            if key in chosen:
                continue
            if await door.cached.remembered(ask) is not None:
                remembered += 1
                continue
            try:
                refuse_secret(ask, keys)
            except ModelError:
                secret += 1
                continue
            if len(chosen) >= calls or expected(ask) > tokens:
                beyond += 1
                continue
            chosen[key] = ask
            tokens -= expected(ask)
    finally:
        await model.aclose()
    return _Prepared(chosen, remembered, secret, beyond)


def _asks(asking: Asking) -> Iterator[Ask]:
    """What the interview would ask, and then what a check would."""
    snapshot = sendable(asking.snapshot)
    for path in asking.scope:
        findings = asking.found(path)
        for each in asking.left(path):
            if (ask := asked_about(snapshot, path, findings, each)) is not None:
                yield ask
    told = Told(snapshot, {})
    scopes: dict[str, set[str]] = {rule: set() for rule in OF_MODELS}
    for path in asking.scope:
        if path in snapshot.documents:
            for rule in OF_MODELS & asking.levels(path).keys():
                scopes[rule].add(path)
    for inquiry in inquiries(snapshot, scopes, told):
        yield from asks(snapshot, inquiry, told)


async def _sent(model: Opened, door: _Door, several: dict[str, Ask]) -> str:
    """The ID of the batch. What it will cost is taken out of the budget."""
    try:
        reserved = []
        for ask in several.values():
            door.budget.reserve(expected(ask))
            reserved.append(expected(ask))
        try:
            return await batch(door.claude, several)
        except ModelError as error:
            # Without an answer nobody knows whether it was taken.
            if error.kind not in ("timeout", "unreachable"):
                for tokens in reserved:
                    door.budget.settle(tokens, Spent())
            raise
    finally:
        await model.aclose()


async def _fetched(model: Opened, door: _Door, kept: Batch) -> list[str]:
    """What to say of a batch that has been sent. Raises ModelError."""
    try:
        try:
            status = await batch_status(door.claude, kept.identifier)
        except ModelError as error:
            if error.status != 404:
                raise
            door.batches.forget()
            return [f"{kept.identifier}: {error}; say the same again to send another"]
        if not status.ended:
            left = status.total - status.done
            return [f"{kept.identifier}: {status.done:,} done, {left:,} left: say the same later"]
        answered = 0
        wrong: Counter[str] = Counter()
        async for key, each in batch_results(door.claude, kept.identifier):
            if key not in kept.keys:
                continue
            if isinstance(each, ModelError):
                wrong[str(each)] += 1
            else:
                await door.cached.keep(key, each)
                answered += 1
        door.batches.forget()
        lines = [f"{kept.identifier}: {counted(answered, 'answer')} remembered"]
        missing = len(kept.keys) - answered - wrong.total()
        if missing > 0:
            wrong["the batch has no answer"] += missing
        lines += [f"{count:,} not answered: {reason}" for reason, count in wrong.most_common(3)]
        return [*lines, "speclsp clarify --model and --check --model use them"]
    finally:
        await model.aclose()
