"""What may be said on the command line, and what it means."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from speclsp.checking.levels import Overrides
from speclsp.config.keys import PROFILES
from speclsp.config.values import LEVELS, Level
from speclsp.loading.request import ConfigError
from speclsp.report.formats import NAMES as FORMATS

_FAIL_ON = ("error", "warning", "info", "hint", "never")
# First words that stand for an option.
_COMMANDS = frozenset(("check", "init", "replay", "explain", "list-rules"))
_DESCRIPTION = "Checks specifications written in Markdown, and serves editors."
_USAGE = """\
speclsp --check [PATH ...] [OPTION ...]
       speclsp init [DIR] [--stdout]
       speclsp serve | --stdio [--record FILE [--record-text]]
       speclsp replay FILE [--pace]
       speclsp --list-rules | --explain RULE | --show-config FILE"""
_EPILOG = """\
exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration, or nothing
to check, 3 an error of speclsp itself. The highest that applies holds."""

# Options of the server, which knows them by itself: it ignores what it does not know.
_ABOUT = {
    "the language server": """\
speclsp serve, or speclsp with the option --stdio, serves an editor. Then also:
--record FILE         write the session to a new file, without what was written
--record-text         write that too, and the names of files"""
}


@dataclass(frozen=True)
class Options:
    """The command line as a value; the names are those of the options."""

    check: bool
    fix: bool
    diff: bool
    unsafe_fixes: bool
    paths: tuple[str, ...]
    overrides: Overrides
    format: str
    output: str | None
    exclude: tuple[str, ...]
    config: str | None
    root: str | None
    stdin_filename: str | None
    fail_on: str
    quiet: bool
    statistics: bool
    show_files: bool
    show_config: str | None
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
    init: bool
    stdout: bool
    debug: bool
    version: bool
    help: bool


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ConfigError(message)


def parsed(arguments: Sequence[str]) -> Options:
    """The options that `arguments` state. Raises ConfigError for what cannot be understood."""
    before, after = list(arguments), []
    if "--" in before:
        at = before.index("--")
        before, after = before[:at], before[at + 1 :]
    if before and before[0] in _COMMANDS:
        before[0] = f"--{before[0]}"
    parser = _parser()
    known, unknown = parser.parse_known_intermixed_args(before)
    for argument in unknown:
        raise ConfigError(_objection(argument, parser))
    values = vars(known)
    overrides = Overrides(
        tuple(_names(values.pop("select"))),
        tuple(_names(values.pop("ignore"))),
        tuple(map(_severity, values.pop("severity"))),
        values.pop("profile"),
    )
    if values["unsafe_fixes"] and not (values["fix"] or values["diff"]):
        raise ConfigError("--unsafe-fixes goes with --fix or --diff")
    values["paths"] = (*values["paths"], *after)
    values["exclude"] = tuple(values["exclude"])
    return Options(overrides=overrides, **values)


def help_text() -> str:
    return _parser().format_help()


def _objection(argument: str, parser: argparse.ArgumentParser) -> str:
    name = argument.partition("=")[0]
    near = get_close_matches(name, list(parser._option_string_actions), 1)
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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="speclsp",
        usage=_USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders, - for standard input [.]"
    )
    for title, options in _OPTIONS.items():
        group = parser.add_argument_group(title, _ABOUT.get(title))
        for names, settings in options:
            group.add_argument(*names, **settings)
    return parser


def _flag(name: str, text: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    return (name,), {"action": "store_true", "help": text}


def _value(name: str, metavar: str, text: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    return (name,), {"metavar": metavar, "help": text}


def _several(name: str, metavar: str, text: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    return (name,), {"metavar": metavar, "help": text, "action": "append", "default": []}


_OPTIONS: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {
    "what is checked": [
        _flag("--check", "check the documents at and below PATH; also: speclsp check"),
        _value("--root", "DIR", "the folder that documents refer to each other in"),
        _several("--exclude", "GLOB", "leave these documents out, relative to the root"),
        _value("--stdin-filename", "FILE", "what standard input is the text of"),
    ],
    "rules": [
        _several("--select", "RULE,...", "run only these rules, or groups of rules"),
        _several("--ignore", "RULE,...", "do not run these rules, or groups of rules"),
        _several("--severity", "RULE=LEVEL", f"how grave findings are: {', '.join(LEVELS)}"),
        (
            ("--profile",),
            {
                "choices": PROFILES,
                "default": "",
                "metavar": "NAME",
                "help": f"how sentences are judged: {', '.join(PROFILES)}",
            },
        ),
        _value("--config", "FILE", "this configuration, and none that is found"),
        (
            ("--fail-on",),
            {
                "choices": _FAIL_ON,
                "default": "warning",
                "help": "what makes the exit code 1 [warning]",
            },
        ),
    ],
    "findings that are put off": [
        _value("--baseline", "FILE", "the file of findings that are put off"),
        _value("--write-baseline", "FILE", "put off what is found now; refuses to add to FILE"),
        _flag("--allow-growth", "with --write-baseline: add to it all the same"),
        _flag("--prune-baseline", "take out of the baseline what is found no more"),
    ],
    "other revisions, by git": [
        _value("--changed-since", "REV", "only what has changed since REV, and what that causes"),
        _value("--base", "REV", "also hold clauses against those of another branch"),
    ],
    "the first configuration": [
        _flag("--init", "write a speclsp.toml for what is found; also: speclsp init [DIR]"),
        _flag("--stdout", "with --init: print it, and write nothing"),
    ],
    "fixes": [
        _flag("--fix", "make the fixes that are safe, and report what remains"),
        _flag("--unsafe-fixes", "also those that need your consent: read the diff"),
        _flag("--diff", "show what --fix would change, and change nothing"),
    ],
    "the report": [
        (
            ("--format",),
            {
                "choices": ("text", *FORMATS),
                "default": "text",
                "metavar": "NAME",
                "help": f"text for people, or one of {', '.join(FORMATS)}",
            },
        ),
        _value("--output", "FILE", "write the report there"),
        _flag("--quiet", "findings only, no closing lines and no progress"),
        _flag("--statistics", "counts by rule in place of findings, and which notations and why"),
        _flag("--show-files", "list what would be checked and what is skipped, and why"),
        _flag("--timing", "how long it took, on standard error"),
    ],
    "the language server": [
        _value("--replay", "FILE", "serve a recorded session again; also: speclsp replay FILE"),
        _flag("--pace", "when a session is served again: with its pauses"),
    ],
    "about speclsp": [
        _flag("--list-rules", "list all rules"),
        _value("--explain", "RULE", "the manual page of a rule"),
        _value("--show-config", "FILE", "what holds for a document, and which file says so"),
        _flag("--debug", "show what went wrong inside"),
        _flag("--version", "print the version"),
        (("--help", "-h"), {"action": "store_true", "help": "print this"}),
    ],
}
