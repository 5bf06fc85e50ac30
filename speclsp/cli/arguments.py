"""The arguments that there are, and the text of `speclsp --help`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from speclsp.config.keys import PROFILES
from speclsp.config.values import LEVELS
from speclsp.loading.request import ConfigError
from speclsp.report.formats import NAMES as FORMATS

_FAIL_ON = ("error", "warning", "info", "hint", "never")
_DESCRIPTION = "Checks specifications written in Markdown, and serves editors."
_USAGE = """\
speclsp --check [PATH ...] [OPTION ...]
       speclsp --check --model [PATH ...] [--answers FILE] [--write-answers FILE]
       speclsp clarify [PATH ...] [--questions [--output FILE]] [--model | --batch] [--yes]
       speclsp report [PATH ...] [--format html|markdown] [--output FILE]
       speclsp init [DIR] [--stdout]
       speclsp modules list|fetch [DIR]
       speclsp serve | --stdio [--record FILE [--record-text]]
       speclsp doctor [PATH] [--no-network] | model on|off|status|agree|revoke [PATH]
       speclsp model preview CLAUSE|FILE:LINE [PATH]
       speclsp replay FILE [--pace]
       speclsp --candidates N [PATH ...] [--format json]
       speclsp list-rules | explain RULE | --show-config FILE"""
_EPILOG = """\
exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration, or nothing
to check, 3 an error of speclsp itself. The highest that applies holds."""

# What is said of a command alone: the groups of its options.
_OF_COMMAND = {
    "clarify": ("questions to the author",),
    "doctor": ("models",),
    "model": ("models",),
    "modules": ("modules",),
    "report": ("the whole on one page",),
}

# Options of the server, which knows them by itself: it ignores what it does not know.
_ABOUT = {
    "the language server": """\
speclsp serve, or speclsp with the option --stdio, serves an editor. Then also:
--record FILE         write the session to a new file, without what was written
--record-text         write that too, and the names of files"""
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        if message.startswith("argument --explain: expected"):
            message = "explain takes a rule, such as: speclsp explain may-not (list-rules has all)"
        raise ConfigError(message)


def parser() -> argparse.ArgumentParser:
    return _made(_USAGE, _OPTIONS, _EPILOG)


def help_of(words: Sequence[str]) -> str | None:
    """What is printed for the help of the command that these words begin with; None where that is
    everything, or where no help is asked for."""
    before = words[: words.index("--")] if "--" in words else words
    titles = _OF_COMMAND.get(words[0]) if words else None
    if titles is None or not {"--help", "-h"} & {*before}:
        return None
    naming = re.compile(rf"(?:speclsp|\|) {words[0]}(?: |$)")
    usage = "\n".join(line for line in _USAGE.splitlines() if naming.search(line)).lstrip()
    return _made(usage, titles, "speclsp --help prints all that there is").format_help()


def _made(usage: str, titles: Iterable[str], epilog: str) -> argparse.ArgumentParser:
    made = _Parser(
        prog="speclsp",
        usage=usage,
        description=_DESCRIPTION,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    made.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders, - for standard input [.]"
    )
    for title in titles:
        options = _OPTIONS[title]
        group = made.add_argument_group(title, _ABOUT.get(title))
        for names, settings in options:
            group.add_argument(*names, **settings)
    return made


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
                "default": "",
                "help": "what makes the exit code 1 [warning; never with report]",
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
    "modules": [
        _several("--allow-import", "PATH", "let specs be imported from PATH, outside the root"),
        (
            ("--modules",),
            {
                "choices": ("list", "fetch"),
                "metavar": "list|fetch",
                "help": "list the modules of DIR and what they import, or fetch what they import by"
                " git, the one thing that asks the network; also: speclsp modules fetch [DIR]",
            },
        ),
    ],
    "models": [
        _flag("--model", "with --check or clarify: also ask a model, as you have set and agreed"),
        _value("--answers", "FILE", "with --check --model: answers that were given before"),
        _value("--write-answers", "FILE", "write there all answers that this check has used"),
        _flag("--fail-on-model", "what a model finds makes the exit code 1"),
        _flag("--doctor", "what is set, and whether it works; also: speclsp doctor [PATH]"),
        _flag("--no-network", "with --doctor: reach nobody"),
        (
            ("--about-model",),
            {
                "nargs": "?",
                "const": "status",
                "metavar": "WORD",
                "help": "on, off, status, agree, revoke or preview; also: speclsp model WORD",
            },
        ),
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
                "choices": ("text", *FORMATS, "html"),
                "default": "",
                "metavar": "NAME",
                "help": f"text for people, or one of {', '.join(FORMATS)}",
            },
        ),
        _value("--output", "FILE", "write the report there, - for standard output"),
        _flag("--quiet", "findings only, no closing lines and no progress"),
        _flag("--statistics", "counts by rule in place of findings, and which notations and why"),
        _flag("--show-files", "list what would be checked and what is skipped, and why"),
        _flag("--timing", "how long it took, on standard error"),
    ],
    "for those who compare meanings": [
        _value("--candidates", "N", "to each statement the N that it most likely has to do with"),
    ],
    "questions to the author": [
        _flag(
            "--clarify", "answer what findings ask, one by one; also: speclsp clarify [PATH ...]"
        ),
        _flag("--questions", "with --clarify: print them for a meeting, and ask nothing"),
        _flag("--batch", "with --clarify: ask a model about everything by tomorrow, for less"),
        _flag("--yes", "ask a model as much as is estimated, without a question before"),
    ],
    "the whole on one page": [
        _flag("--report", "map, tests, conflicts, questions; also: speclsp report [PATH ...]"),
        _flag("--force", "write over a file that is no such page"),
        (("--title",), {"default": "", "metavar": "TEXT", "help": "what the page is called"}),
        (
            ("--date",),
            {
                "default": "",
                "metavar": "TEXT",
                "help": "what is said below that; the day of answers",
            },
        ),
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
