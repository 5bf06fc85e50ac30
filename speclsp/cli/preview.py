"""The command `speclsp model preview`: what would be sent to ask how a clause can be read. Nothing
is sent, so neither a key nor consent is needed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

from speclsp.checking.check import check
from speclsp.clarify.material import WORDS
from speclsp.clarify.passage import passage_at
from speclsp.clarify.readings import ask as ask_readings
from speclsp.clarify.wordings import asked_about
from speclsp.cli.checking import OK
from speclsp.cli.meant import Meant, meant
from speclsp.cli.model_check import holds_secret
from speclsp.cli.options import Options
from speclsp.cli.output import say, write
from speclsp.cli.refused import places_of, refused
from speclsp.interview.question import order
from speclsp.loading.request import ConfigError
from speclsp.model.asking import Ask
from speclsp.model.budget import expected
from speclsp.model.opening import opened
from speclsp.model.secrets import own_keys
from speclsp.model.settings import Settings, user_settings
from speclsp.model.wire import request
from speclsp.report.ascii import as_json
from speclsp.report.style import counted


def preview(options: Options) -> int:
    """Print it, and give the exit code. Raises ConfigError for what would not be sent."""
    if not 1 <= len(options.paths) <= 2:
        raise ConfigError("speclsp model preview takes CLAUSE or FILE:LINE, and then one path")
    settings = user_settings()
    if settings.problems:
        raise ConfigError(settings.problems[0])
    found = meant(options)
    passage, snapshot = found.passage, found.snapshot
    if len(passage.text) > WORDS:
        raise ConfigError(f"{found.shown}: the passage is too long to be asked about as a whole")
    ask, *others = _asks(found, options)
    if holds_secret(ask, own_keys(settings.key)):
        shown = found.tree.shown(os.getcwd())
        raise ConfigError(refused(snapshot, shown, [*places_of(snapshot, passage)])[0])
    body = request(ask, settings.access.model)
    if settings.provider != "bedrock":
        body["stream"] = True
    write(as_json(body, indent=2).splitlines())
    if not options.quiet:
        line = snapshot.documents[passage.path].text.line_at(passage.span.start) + 1
        said = [f"what would be sent of {found.shown}:{line}", *_told(found, settings, ask)]
        if others:
            said.append(f"clarify --model asks {counted(len(others), 'more question')} about it")
        say(*said)
    return OK


def _asks(found: Meant, options: Options) -> list[Ask]:
    """What `clarify --model` asks about the passage, in its order; where nothing is found there,
    what an editor would ask."""
    snapshot, passage = found.snapshot, found.passage
    path = passage.path
    findings = check(found.whole, path, options.overrides).diagnostics
    asked: list[Ask] = []
    for each in sorted(findings, key=lambda each: order(path, each)):
        there = passage_at(snapshot, path, each.span) if each.question else None
        if there is not None and there.span.overlaps(passage.span):
            ask = asked_about(snapshot, path, findings, each)
            asked += [ask] if ask is not None else []
    return asked or [ask_readings(snapshot, passage, findings)]


def _told(found: Meant, settings: Settings, ask: Ask) -> Iterator[str]:
    access = settings.access
    yield f"to: {access.endpoint}/v1/messages ({settings.source('base_url')})"
    yield f"model: {access.model} ({settings.source('model')})"
    yield f"about {expected(ask):,} tokens of input, at most {ask.max_tokens:,} of output"
    configs = [file.config for file in found.snapshot.configurations.values()]
    model = opened(settings, found.tree.root, configs)
    if model.cached is None:
        yield f"not asked: {model.error}"
        return

    async def remembered() -> bool:
        assert model.cached is not None
        try:
            return await model.cached.remembered(ask) is not None
        finally:
            await model.aclose()

    known = asyncio.run(remembered())
    yield "remembered: yes, it would not be sent again" if known else "remembered: no"
    if model.error is not None:
        yield f"not asked: {model.error}"
