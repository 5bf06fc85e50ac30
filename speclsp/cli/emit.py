"""Where a report goes, and in which style."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

from speclsp.cli.options import Options
from speclsp.cli.output import write, write_aside, write_file
from speclsp.report.style import Style


def emit(lines: Iterable[str], options: Options, *, aside: bool = False) -> None:
    """`aside` where standard output is for something else."""
    if options.output is None:
        (write_aside if aside else write)(lines)
    else:
        write_file(options.output, lines)


def style(options: Options) -> Style:
    """What suits the stream that the report goes to."""
    watched = os.environ.get("GITHUB_ACTIONS") == "true"
    stream = sys.stdout
    if options.output is not None or stream is None or not stream.isatty():
        return Style(watched=watched)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(colour, max(60, min(shutil.get_terminal_size().columns, 160)), watched)
