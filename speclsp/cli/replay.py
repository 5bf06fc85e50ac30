"""A recorded session once more, and a short report of what came of it."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator

from speclsp.loading.request import ConfigError
from speclsp.report.safe import plain_line, safe
from speclsp.server.client import folders
from speclsp.server.connection.message import Request, message
from speclsp.server.recording.reading import Recording, RecordingError, read
from speclsp.server.replaying.outcome import Outcome
from speclsp.server.replaying.replay import replay
from speclsp.server.replaying.serving import log_safely
from speclsp.server.uris import path_of

AS_RECORDED, NOT_AS_RECORDED = 0, 1
_MOST_LINES = 20
_LONGEST = 200
_SLOWEST = 5


def replayed(path: str, *, paced: bool, debug: bool) -> tuple[list[str], int]:
    """The report and the exit code. Raises ConfigError for what is no recording."""
    try:
        recording = read(path)
    except RecordingError as error:
        raise ConfigError(str(error)) from None
    log_safely(logging.DEBUG if debug else logging.WARNING)
    if sys.stderr is not None:
        # A crash of the parser ends this process too, and is to be seen.
        faulthandler.enable(sys.stderr)
    outcome = replay(recording, paced=paced)
    lines = [*_recorded(path, recording), *_happened(outcome)]
    code = AS_RECORDED if outcome.as_recorded else NOT_AS_RECORDED
    return [plain_line(safe(line[:_LONGEST])) for line in lines], code


def _recorded(path: str, recording: Recording) -> Iterator[str]:
    header, messages = recording.header, recording.messages
    seconds = messages[-1].at if messages else 0.0
    version, python, platform = (header.get(key) for key in ("speclsp", "python", "platform"))
    texts = "with texts" if recording.texts else "without texts"
    yield f"{path}: {seconds:.1f} s of speclsp {version}, Python {python}, {platform}, {texts}"
    if recording.cut:
        yield "its last line is not whole and is left out"
    if not recording.texts:
        yield "its words and names are masked, so neither folders nor findings are compared"
        return
    named = _folders(recording)
    missing = [folder for folder in named if not os.path.isdir(folder)]
    if missing:
        yield f"{len(missing)} of its {len(named)} folders are not here: {', '.join(missing)}"


def _folders(recording: Recording) -> list[str]:
    for each in recording.messages:
        read = message(each.body)
        if isinstance(read, Request) and read.method == "initialize":
            return [path_of(uri) or uri for uri in folders(read.params)]
    return []


def _happened(outcome: Outcome) -> Iterator[str]:
    refused, answered = len(outcome.refused), len(outcome.answered)
    yield f"{outcome.sent:,} messages sent in {outcome.seconds:.1f} s"
    yield (
        f"{len(outcome.asked):,} requests: {answered - refused:,} answered, {refused:,} refused, "
        f"{len(outcome.unanswered):,} without an answer"
    )
    # That one waits until there is something to say.
    timed = [each for each in outcome.answered if each.method != "workspace/diagnostic"]
    slowest = sorted(timed, key=lambda each: -each.seconds)[:_SLOWEST]
    if slowest:
        times = ", ".join(f"{each.method} {each.seconds * 1000:.0f} ms" for each in slowest)
        yield f"longest answers: {times}"
    for words in outcome.popups:
        yield f"popup: {words}"
    differences = list(outcome.differences())
    yield from differences[:_MOST_LINES]
    if len(differences) > _MOST_LINES:
        yield f"and {len(differences) - _MOST_LINES:,} more"
    ended = "hangs" if outcome.code is None else f"ended with {outcome.code}"
    right = "" if outcome.code == outcome.right_code else f", not {outcome.right_code}"
    yield f"the server {ended}{right}"
    yield "it went as recorded" if outcome.as_recorded else "it did not go as recorded"
