"""The command that checks: what is found is reported, mended or put off, and gives an exit code."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from speclsp.cli import baseline
from speclsp.cli.emit import emit, style
from speclsp.cli.options import Options
from speclsp.cli.output import refuse_unwritable, say, write_text
from speclsp.cli.progress import Progress
from speclsp.cli.requests import request_of
from speclsp.cli.standard_input import piped
from speclsp.cli.step_summary import add_to_summary, folder_in_workspace
from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.diagnostic import SEVERITIES, Severity
from speclsp.examining import INVALID_CONFIGURATION, More, Result, examine
from speclsp.loading.request import ConfigError, Request
from speclsp.report.formats import WITH_BASELINE, WITH_FIXES, Run, written
from speclsp.report.statistics import statistics
from speclsp.report.style import Style
from speclsp.report.text_report import closing, text_report

if TYPE_CHECKING:
    from speclsp.cli.mending import Mending
    from speclsp.cli.model_check import ModelCheck

OK, FINDINGS, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130
_MOST_NAMED = 5


def check(options: Options) -> int:
    """Check what is asked for, and give the exit code. Raises ConfigError."""
    if options.format == "html" or options.force or options.title or options.date:
        raise ConfigError("--format html, --force, --title and --date are for speclsp report")
    if options.output is not None:
        refuse_unwritable(options.output)
    baseline.refuse_odd(options)
    mark, texts = piped(options.paths, options.stdin_filename)
    request = request_of(options, options.paths, texts)
    progress = Progress(quiet=options.quiet)
    mending, asking = _mending(options), _asking(options, progress)
    more: More = asking or (lambda tree, snapshot, wanted, found: {})
    with uncollected():
        try:
            with_fixes = options.format in WITH_FIXES
            overrides = options.overrides
            result = examine(request, overrides, progress, with_fixes, mending, more)
        finally:
            progress.done("reporting")
    if mending is not None:
        for refusal in mending.refusals:
            say(refusal)
        if options.diff:
            return _shown(mending, result, request, options)
        if texts:
            write_text(mark + "".join(mending.piped.values()))
        if not options.quiet:
            say(mending.closing)
    result, done = baseline.kept(result, options)
    emit(_report(result, options), options, aside=mending is not None and bool(texts))
    add_to_summary(result, wanted=options.format == "github")
    if options.output is not None and not options.quiet:
        say(*closing(result.diagnostics, result.summary, Style()))
    if not options.quiet:
        say(*done, *result.notes, *(asking.told() if asking else ()))
    if asking is not None:
        asking.write(options.write_answers)
    if options.timing:
        say(progress.timing)
    code = concluded(result, request, options.fail_on, models_fail=options.fail_on_model)
    return INTERRUPTED if asking is not None and asking.interrupted else code


def concluded(result: Result, request: Request, fail_on: str, *, models_fail: bool = False) -> int:
    """Says what went wrong, and gives the exit code."""
    for rule in result.summary.failed:
        say(f"internal error: the rule {rule} failed (--debug shows where)")
    if _is_empty(result, request):
        say(_nothing(result, request))
    return _code(result, request, Run(_failing(fail_on), models_fail))


@contextmanager
def uncollected() -> Iterator[None]:
    """Facts form no cycles, and looking for some takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _mending(options: Options) -> Mending | None:
    """What makes fixes, where that is asked for."""
    if not (options.fix or options.diff):
        return None
    # What is fixed is no matter for a check.
    from speclsp.cli.mending import Mending

    return Mending(options.overrides, agreed=options.unsafe_fixes, writes=not options.diff)


def _asking(options: Options, progress: Progress) -> ModelCheck | None:
    """What asks a model, where that is asked for."""
    if not options.model:
        return None
    # What asks is no matter for a check.
    from speclsp.cli.model_check import ModelCheck

    return ModelCheck(options, progress)


def _shown(mending: Mending, result: Result, request: Request, options: Options) -> int:
    """Prints the diff, and gives the exit code: 1 where there is one."""
    emit(map(style(options).line, mending.diffs()), options)
    if not options.quiet:
        say(mending.closing)
    return max(FINDINGS if mending.files else OK, _code(result, request, Run()))


def _report(result: Result, options: Options) -> Iterator[str]:
    found, summary = result.diagnostics, result.summary
    if options.format != "text":
        failing = _failing(options.fail_on)
        run = Run(failing, options.fail_on_model, folder_in_workspace())
        told = result.every if options.format in WITH_BASELINE else found
        report = written(options.format, told, summary, run)
        if options.format == "github" and not options.quiet:
            return chain(report, closing(found, summary, Style(watched=True)))
        return iter(report)
    suited = style(options)
    body = statistics(found, summary, suited) if options.statistics else text_report(found, suited)
    return body if options.quiet else chain(body, closing(found, summary, suited))


def _code(result: Result, request: Request, run: Run) -> int:
    """The exit code: the highest that applies."""
    code = FINDINGS if any(map(run.fails, result.diagnostics)) else OK
    invalid = any(finding.rule == INVALID_CONFIGURATION for finding in result.diagnostics)
    if invalid or _is_empty(result, request):
        code = USAGE
    return INTERNAL if result.summary.failed else code


def _failing(fail_on: str) -> tuple[Severity, ...]:
    """The severities that make the exit code 1."""
    return () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]


def _is_empty(result: Result, request: Request) -> bool:
    """Whether nothing was checked, so that finding nothing means nothing."""
    asked = {os.path.basename(path) for path in request.paths}
    seen = result.summary.files or result.summary.named or result.summary.sources
    return not seen and not asked & set(CONFIGURATIONS)


def _nothing(result: Result, request: Request) -> str:
    reasons = [f"{path} ({reason})" for path, reason in result.summary.skipped[:_MOST_NAMED]]
    if not reasons:
        paths = ", ".join(f'"{path}"' for path in request.paths[:_MOST_NAMED])
        return f"nothing to check: no Markdown in {paths}"
    rest = len(result.summary.skipped) - len(reasons)
    return f"nothing to check: skipped {', '.join(reasons)}" + (f" and {rest} more" if rest else "")
