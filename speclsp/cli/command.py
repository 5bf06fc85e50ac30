"""Runs one command of the command line and gives its exit code. No error shows more than a line."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import chain

from speclsp.api import INVALID_CONFIGURATION, Result, examine
from speclsp.cli.options import Options, help_text, parsed
from speclsp.cli.output import refuse_unwritable, say, write, write_file
from speclsp.cli.progress import Progress
from speclsp.cli.standard_input import STANDARD_INPUT, standard_input
from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.diagnostic import SEVERITIES
from speclsp.loading.request import ConfigError, Request
from speclsp.report.json_report import json_report
from speclsp.report.statistics import statistics
from speclsp.report.style import Style
from speclsp.report.text_report import closing, text_report

OK, FINDINGS, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130
_WIDTH = 100
_MOST_NAMED = 5
# What a first word may be meant for, and how that is written.
_COMMANDS = {
    "check": "check",
    "serve": "serve",
    "replay": "replay",
    "explain": "--explain",
    "list-rules": "--list-rules",
    "statistics": "--statistics",
    "version": "--version",
    "help": "--help",
}


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for. Never raises."""
    debug = "--debug" in arguments
    _log(debug)
    try:
        return _run(arguments)
    except ConfigError as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        logging.getLogger(__name__).debug("internal error", exc_info=True)
        hint = "" if debug else " (--debug shows where)"
        say(f"internal error: {type(error).__name__}: {error}{hint}")
        return INTERNAL


def _run(arguments: Sequence[str]) -> int:
    if not arguments:
        if sys.stdout is not None and sys.stdout.isatty():
            write(help_text().splitlines())
            return OK
        say("say what to do, such as: speclsp --check", *help_text().splitlines())
        return USAGE
    options = parsed(arguments)
    if options.replay is not None and not options.help:
        return _replay(options.replay, options)
    lines = _information(options)
    if lines is not None:
        _emit(lines, options)
        return OK
    return _check(options)


def _replay(path: str, options: Options) -> int:
    # Only here is the server loaded, and all that it needs.
    from speclsp.cli import replay

    if options.check or options.paths:
        raise ConfigError("a replay takes one recording and checks nothing")
    lines, code = replay.replayed(path, paced=options.pace, debug=options.debug)
    write(lines)
    return code


def _information(options: Options) -> Iterable[str] | None:
    """The lines that answer anything but a check; None where a check is asked for."""
    from speclsp.cli import inform

    style = _style(options)
    if options.help:
        return help_text().splitlines()
    if options.version:
        from speclsp import __version__

        return [f"speclsp {__version__}"]
    if options.list_rules:
        return inform.rules_listed(style)
    if options.explain is not None:
        return inform.explained(options.explain, style)
    if options.show_config is not None:
        return inform.settings_shown(_request(options, (options.show_config,)), style)
    if options.show_files:
        return inform.files_shown(_request(options, options.paths), style)
    if not options.check:
        raise ConfigError(_no_command(options.paths))
    return None


def _no_command(words: Sequence[str]) -> str:
    """What to say of words that name no command; paths alone are not one."""
    if words and not os.path.lexists(words[0]):
        near = get_close_matches(words[0], _COMMANDS, n=1)
        meant = f', did you mean "{_COMMANDS[near[0]]}"?' if near else ""
        return f'unknown command "{words[0]}"{meant}'
    return f"say what to do, such as: speclsp --check {' '.join(words)}".rstrip()


def _check(options: Options) -> int:
    if options.output is not None:
        refuse_unwritable(options.output)
    request = _request(options, options.paths)
    progress = Progress(quiet=options.quiet)
    with _uncollected():
        try:
            result = examine(request, options.overrides, progress)
        finally:
            progress.done("reporting")
    _emit(_report(result, options), options)
    if options.output is not None and not options.quiet:
        say(*closing(result.diagnostics, result.summary, Style()))
    if options.timing:
        say(progress.timing)
    for rule in result.summary.failed:
        say(f"internal error: the rule {rule} failed (--debug shows where)")
    if _is_empty(result, request):
        say(_nothing(result, request))
    return _code(result, request, options.fail_on)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Facts form no cycles, and looking for some takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _request(options: Options, paths: Sequence[str]) -> Request:
    """What is to be looked at; reads standard input where that is asked for."""
    texts: dict[str, str] = {}
    named = list(paths)
    if options.stdin_filename is not None or "-" in named:
        name = options.stdin_filename or STANDARD_INPUT
        texts[name] = standard_input()
        named = [path for path in named if path != "-"] + [name]
    if not named:
        named = [options.root or "."]
    try:
        cwd = os.getcwd()
    except OSError:
        raise ConfigError("the working directory does not exist") from None
    return Request(tuple(named), cwd, options.root, options.config, options.exclude, texts)


def _report(result: Result, options: Options) -> Iterator[str]:
    found, summary = result.diagnostics, result.summary
    if options.format == "json":
        return iter(json_report(found, summary).splitlines())
    style = _style(options)
    body = statistics(found, summary, style) if options.statistics else text_report(found, style)
    return body if options.quiet else chain(body, closing(found, summary, style))


def _emit(lines: Iterable[str], options: Options) -> None:
    if options.output is None:
        write(lines)
    else:
        write_file(options.output, lines)


def _style(options: Options) -> Style:
    """What suits the stream that the report goes to."""
    watched = os.environ.get("GITHUB_ACTIONS") == "true"
    stream = sys.stdout
    if options.output is not None or stream is None or not stream.isatty():
        return Style(watched=watched)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(colour, max(60, min(shutil.get_terminal_size().columns, 160)), watched)


def _code(result: Result, request: Request, fail_on: str) -> int:
    """The exit code: the highest that applies."""
    code = OK
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    if any(finding.severity in failing for finding in result.diagnostics):
        code = FINDINGS
    invalid = any(finding.rule == INVALID_CONFIGURATION for finding in result.diagnostics)
    if invalid or _is_empty(result, request):
        code = USAGE
    return INTERNAL if result.summary.failed else code


def _is_empty(result: Result, request: Request) -> bool:
    """Whether nothing was checked, so that finding nothing means nothing."""
    asked = {os.path.basename(path) for path in request.paths}
    seen = result.summary.files or result.summary.named
    return not seen and not asked & set(CONFIGURATIONS)


def _nothing(result: Result, request: Request) -> str:
    reasons = [f"{path} ({reason})" for path, reason in result.summary.skipped[:_MOST_NAMED]]
    if not reasons:
        paths = ", ".join(f'"{path}"' for path in request.paths[:_MOST_NAMED])
        return f"nothing to check: no Markdown in {paths}"
    rest = len(result.summary.skipped) - len(reasons)
    return f"nothing to check: skipped {', '.join(reasons)}" + (f" and {rest} more" if rest else "")


def _log(debug: bool) -> None:
    """Records of this package go to standard error with --debug, and nowhere otherwise."""
    if debug:
        logging.basicConfig(stream=sys.stderr, level=logging.DEBUG)
    else:
        logging.getLogger("speclsp").addHandler(logging.NullHandler())
