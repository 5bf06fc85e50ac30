"""Where `speclsp` starts. Answers `--version`, and hands over to the server or to a command.

Nothing is imported before it is needed: an editor waits for the server, and CI for the check.
"""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SERVER_OPTIONS = ("--stdio", "--clientProcessId")
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run with these arguments, or those of the process, and give the exit code."""
    try:
        return _run(argv)
    except KeyboardInterrupt:
        # While something is loaded; what is loaded knows what to do by itself.
        return INTERRUPTED


def _run(argv: Sequence[str] | None) -> int:
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] in (["--version"], ["-V"]):
        arguments = ["--version"]
    elif _is_for_server(arguments):
        # There is nothing to be collected while it starts; it is switched on again in time.
        gc.disable()
        from speclsp.server.main import serve

        return serve(arguments[1:] if arguments[0] == "serve" else arguments)
    if arguments == ["--version"] and sys.stdout is not None:
        from speclsp import __version__

        try:
            sys.stdout.write(f"speclsp {__version__}\n")
            sys.stdout.flush()
        except OSError:
            # Said in one line by the command.
            pass
        else:
            return 0
    try:
        from speclsp.cli.command import run
    except ImportError as error:
        if "--debug" in arguments:
            raise
        # What is installed does not fit together, and nothing can be done but say so.
        print(f"speclsp: internal error: {error!r} (--debug shows where)", file=sys.stderr)
        return 3
    return run(arguments)


def _is_for_server(arguments: Sequence[str]) -> bool:
    """Whether an editor is calling. It may pass options that nobody here knows."""
    if "--check" in arguments or arguments[:1] == ["check"]:
        return False
    return arguments[:1] == ["serve"] or any(
        argument.partition("=")[0] in _SERVER_OPTIONS for argument in arguments
    )
