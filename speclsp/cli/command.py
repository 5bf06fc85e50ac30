"""Runs one command of the command line and gives its exit code. No error shows more than a line."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from speclsp.cli.arguments import help_of
from speclsp.cli.checking import INTERNAL, INTERRUPTED, OK, USAGE, check
from speclsp.cli.emit import emit, style
from speclsp.cli.options import Options, help_text, parsed
from speclsp.cli.output import say, write
from speclsp.cli.requests import request_of
from speclsp.loading.request import ConfigError
from speclsp.report.safe import plain_line, safe

# What a first word may be meant for, and how that is written.
_COMMANDS = {
    "check": "check",
    "clarify": "clarify",
    "init": "init",
    "serve": "serve",
    "replay": "replay",
    "report": "report",
    "modules": "modules",
    "doctor": "doctor",
    "model": "model status",
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
    if (part := help_of(arguments)) is not None:
        write(part.splitlines())
        return OK
    options = parsed(arguments)
    if options.replay is not None and not options.help:
        return _replay(options.replay, options)
    if options.candidates is not None and not options.help:
        return _candidates(options)
    if options.init and not options.help:
        return _init(options)
    if options.report and not options.help:
        return _report(options)
    if (options.clarify or options.questions) and not options.help:
        return _clarify(options)
    if options.modules is not None and not options.help:
        return _modules(options)
    if (options.doctor or options.about_model is not None) and not options.help:
        return _models(options)
    lines = _information(options)
    if lines is not None:
        emit(lines, options)
        return OK
    return check(options)


def _replay(path: str, options: Options) -> int:
    # Only here is the server loaded, and all that it needs.
    from speclsp.cli import replay

    if options.check or options.paths:
        raise ConfigError("a replay takes one recording and checks nothing")
    lines, code = replay.replayed(path, paced=options.pace, debug=options.debug)
    write(lines)
    return code


def _candidates(options: Options) -> int:
    # What finds them is no matter for a check.
    from speclsp.cli.candidates import list_candidates

    return list_candidates(options)


def _report(options: Options) -> int:
    # What writes pages is no matter for a check.
    from speclsp.cli.reporting import report

    return report(options)


def _clarify(options: Options) -> int:
    # What asks is no matter for a check.
    from speclsp.cli.clarify import clarify

    return clarify(options)


def _init(options: Options) -> int:
    from speclsp.cli.init import init

    if options.check:
        raise ConfigError("init writes a configuration and checks nothing")
    init(options.paths, shown=options.stdout, quiet=options.quiet)
    return OK


def _modules(options: Options) -> int:
    from speclsp.cli.modules import fetched, listed, the_one_folder

    if options.check:
        raise ConfigError("modules lists or fetches, and checks nothing")
    request = request_of(options, the_one_folder(options.paths))
    for line in (fetched if options.modules == "fetch" else listed)(request):
        write([line])
    return OK


def _models(options: Options) -> int:
    # What asks a model is no matter for a check.
    from speclsp.cli import doctor

    word = options.about_model
    if options.check:
        raise ConfigError("this checks the settings of models, and nothing else")
    if word == "preview":
        from speclsp.cli.preview import preview

        return preview(options)
    if word is not None and word not in doctor.ACTIONS:
        raise ConfigError(f'speclsp model takes {", ".join(doctor.ACTIONS)}, preview, not "{word}"')
    request = request_of(options, options.paths)
    if word is None:
        lines, code = doctor.examined(request, network=not options.no_network)
    else:
        lines, code = doctor.done(word, options.paths, request)
    write(plain_line(safe(line)) for line in lines)
    return code


def _information(options: Options) -> Iterable[str] | None:
    """The lines that answer anything but a check; None where a check is asked for."""
    from speclsp.cli import inform

    suited = style(options)
    if options.help:
        return help_text().splitlines()
    if options.version:
        from speclsp import __version__

        return [f"speclsp {__version__}"]
    if options.list_rules:
        return inform.rules_listed(suited)
    if options.explain is not None:
        return inform.explained(options.explain, suited)
    if options.show_config is not None:
        return inform.settings_shown(request_of(options, (options.show_config,)), suited)
    if options.show_files:
        return inform.files_shown(request_of(options, options.paths), suited)
    if not options.check:
        flags = ("--statistics",) if options.statistics else ()
        raise ConfigError(_no_command((*flags, *options.paths)))
    return None


def _no_command(words: Sequence[str]) -> str:
    """What to say of words that name no command; paths alone are not one."""
    if words and words[0][:1] != "-" and not os.path.lexists(words[0]):
        near = get_close_matches(words[0], _COMMANDS, n=1)
        meant = f', did you mean "{_COMMANDS[near[0]]}"?' if near else ""
        return f'unknown command "{words[0]}"{meant}'
    return f"say what to do, such as: speclsp --check {' '.join(words)}".rstrip()


def _log(debug: bool) -> None:
    """Records of this package go to standard error with --debug, and nowhere otherwise."""
    if debug:
        logging.basicConfig(stream=sys.stderr, level=logging.DEBUG)
    else:
        logging.getLogger("speclsp").addHandler(logging.NullHandler())
