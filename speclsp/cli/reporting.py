"""The command that writes the whole workspace on one page, and over no file but such a page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from speclsp.cli.checking import concluded, uncollected
from speclsp.cli.options import Options
from speclsp.cli.output import refuse_unwritable, say, write
from speclsp.cli.progress import Progress
from speclsp.cli.requests import request_of
from speclsp.cli.standard_input import piped
from speclsp.examining import examine
from speclsp.files.writing import THERE, put
from speclsp.loading.request import ConfigError
from speclsp.loading.trees import Tree
from speclsp.report.page.html.page import GENERATOR, html
from speclsp.report.page.markdown import markdown
from speclsp.report.page.overview import Heading, Overview
from speclsp.report.page.seen import MARK, Seen
from speclsp.report.page.surveying import overview
from speclsp.report.safe import encodable
from speclsp.report.style import counted
from speclsp.workspace import Snapshot

FORMATS = ("html", "markdown")


def report(options: Options) -> int:
    """Write the page, and give the exit code. Raises ConfigError."""
    _refuse_odd(options)
    file = options.output
    if file is not None:
        refuse_unwritable(file)
    _, texts = piped(options.paths, options.stdin_filename)
    request = request_of(options, options.paths, texts)
    progress = Progress(quiet=options.quiet)
    seen: list[Seen] = []

    def see(tree: Tree, snapshot: Snapshot, scope: list[str]) -> None:
        seen.append(Seen(str(tree.root), snapshot, tuple(scope), tree.shown(request.cwd)))

    with uncollected():
        try:
            result = examine(request, options.overrides, progress, see=see)
        finally:
            progress.done("writing")
        heading = Heading(options.title or Heading().title, options.date)
        page = overview(seen, result.diagnostics, result.summary, heading)
    lines = html(page) if options.format == "html" else markdown(page)
    if file is None:
        write(lines)
    else:
        _write(file, lines, force=options.force)
        if not options.quiet:
            say(f'wrote "{file}": {_told(page)}')
    if options.timing:
        say(progress.timing)
    return concluded(result, request, options.fail_on)


def _refuse_odd(options: Options) -> None:
    if options.check:
        raise ConfigError("say either report or --check")
    if options.format not in FORMATS:
        raise ConfigError(f"a report is {' or '.join(FORMATS)}, not {options.format}")
    for name in ("fix", "diff", "statistics", "write_baseline", "prune_baseline"):
        if getattr(options, name):
            raise ConfigError(f"a report goes without --{name.replace('_', '-')}")


def _write(file: str, lines: Iterable[str], *, force: bool) -> None:
    path = os.path.abspath(file)
    folder, name = Path(os.path.dirname(path)), os.path.basename(path)
    text = "".join(_ended(lines))
    refused = put(folder, name, text, lambda beginning: force or _is_ours(beginning))
    if refused == THERE:
        raise ConfigError(f'"{file}" is there and is no report of speclsp, see --force')
    if refused:
        raise ConfigError(f'cannot write "{file}": {refused}')


def _ended(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{encodable(line)}\n"


def _is_ours(beginning: bytes) -> bool:
    """Whether a file was made by this command, in either format; an empty one is nobody's."""
    if not beginning or beginning.startswith(MARK.encode()):
        return True
    return beginning.startswith(b"<!DOCTYPE html>") and GENERATOR.encode() in beginning


def _told(page: Overview) -> str:
    documents = sum(not each.is_test for each in page.sheets)
    clauses = sum(len(each.clauses) for each in page.sheets)
    return ", ".join(
        (
            counted(documents, "document"),
            counted(clauses, "clause"),
            counted(len(page.clashes), "conflict"),
        )
    )
