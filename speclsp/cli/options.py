"""What may be said on the command line, and what it means."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from speclsp.checking.levels import Overrides
from speclsp.cli.arguments import parser
from speclsp.config.values import LEVELS, Level
from speclsp.loading.request import ConfigError

# First words that stand for an option.
_COMMANDS = frozenset(
    ("check", "clarify", "doctor", "explain", "init", "list-rules", "modules", "replay", "report")
)


@dataclass(frozen=True)
class Options:
    """The command line as a value; the names are those of the options."""

    check: bool
    report: bool
    clarify: bool
    questions: bool
    fix: bool
    diff: bool
    unsafe_fixes: bool
    paths: tuple[str, ...]
    overrides: Overrides
    format: str
    output: str | None
    force: bool
    title: str
    date: str
    exclude: tuple[str, ...]
    config: str | None
    root: str | None
    stdin_filename: str | None
    fail_on: str
    quiet: bool
    statistics: bool
    show_files: bool
    show_config: str | None
    candidates: str | None
    list_rules: bool
    explain: str | None
    replay: str | None
    pace: bool
    timing: bool
    baseline: str | None
    write_baseline: str | None
    prune_baseline: bool
    allow_growth: bool
    changed_since: str | None
    base: str | None
    allow_import: tuple[str, ...]
    modules: str | None
    doctor: bool
    no_network: bool
    about_model: str | None
    model: bool
    answers: str | None
    write_answers: str | None
    fail_on_model: bool
    batch: bool
    yes: bool
    init: bool
    stdout: bool
    debug: bool
    version: bool
    help: bool


def parsed(arguments: Sequence[str]) -> Options:
    """The options that `arguments` state. Raises ConfigError for what cannot be understood."""
    before, after = list(arguments), []
    if "--" in before:
        at = before.index("--")
        before, after = before[:at], before[at + 1 :]
    if before and before[0] in _COMMANDS:
        before[0] = f"--{before[0]}"
    elif before[:1] == ["model"]:
        before[0] = "--about-model"
    every = parser()
    known, unknown = every.parse_known_intermixed_args(before)
    for argument in unknown:
        raise ConfigError(_objection(argument, every))
    values = vars(known)
    overrides = Overrides(
        tuple(_names(values.pop("select"))),
        tuple(_names(values.pop("ignore"))),
        tuple(map(_severity, values.pop("severity"))),
        values.pop("profile"),
    )
    if values["unsafe_fixes"] and not (values["fix"] or values["diff"]):
        raise ConfigError("--unsafe-fixes goes with --fix or --diff")
    _refuse_odd(values)
    values["format"] = values["format"] or ("html" if values["report"] else "text")
    values["fail_on"] = values["fail_on"] or ("never" if values["report"] else "warning")
    values["output"] = None if values["output"] == "-" else values["output"]
    values["paths"] = (*values["paths"], *after)
    values["exclude"] = tuple(values["exclude"])
    values["allow_import"] = tuple(values["allow_import"])
    return Options(overrides=overrides, **values)


def _refuse_odd(values: Mapping[str, Any]) -> None:
    """Raises ConfigError for what is said of a model where none is asked."""
    if values["model"] and not (values["check"] or values["clarify"]):
        raise ConfigError("--model goes with --check or clarify")
    for name in ("answers", "write_answers", "fail_on_model"):
        if values[name] and not (values["check"] and values["model"]):
            raise ConfigError(f"--{name.replace('_', '-')} goes with --check --model")
    if values["model"] and values["diff"]:
        raise ConfigError("--diff goes without --model")
    if values["batch"] and (not values["clarify"] or values["model"] or values["questions"]):
        raise ConfigError("--batch goes with clarify, without --model and --questions")
    if values["yes"] and not (values["clarify"] and (values["model"] or values["batch"])):
        raise ConfigError("--yes goes with clarify --model or clarify --batch")


def help_text() -> str:
    return parser().format_help()


def _objection(argument: str, every: argparse.ArgumentParser) -> str:
    name = argument.partition("=")[0]
    near = get_close_matches(name, list(every._option_string_actions), 1)
    hint = f', did you mean "{near[0]}"?' if near else ", see speclsp --help"
    return f'unknown option "{name}"{hint}'


def _names(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from (name.strip() for name in value.split(",") if name.strip())


def _severity(argument: str) -> tuple[str, Level]:
    rule, _, wanted = argument.partition("=")
    for level in LEVELS:
        if level == wanted:
            return rule, level
    raise ConfigError(f'--severity takes RULE={"|".join(LEVELS)}, not "{argument}"')
