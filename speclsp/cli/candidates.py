"""The command that lists, to each statement, those that it most likely has to do with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from speclsp.cli.checking import OK, uncollected
from speclsp.cli.emit import emit, style
from speclsp.cli.options import Options
from speclsp.cli.output import refuse_unwritable
from speclsp.cli.progress import Progress
from speclsp.cli.requests import request_of
from speclsp.conflicts.candidates import candidates
from speclsp.conflicts.sayings import Saying
from speclsp.loading.request import ConfigError
from speclsp.loading.snapshots import loaded
from speclsp.loading.trees import trees
from speclsp.report.ascii import as_json
from speclsp.report.safe import safe
from speclsp.report.style import Style
from speclsp.rules.all import NAMES
from speclsp.workspace import Snapshot

VERSION = 1
FORMATS = ("text", "json")
_MOST = 1_000
_ODD = (
    *("check", "report", "init", "fix", "diff", "statistics", "show_files", "write_baseline"),
    *("prune_baseline", "changed_since", "base"),
)


class Place(NamedTuple):
    """A statement where it stands; the clause is "" where it has none."""

    path: str
    line: int
    clause: str
    text: str


class Listed(NamedTuple):
    """A statement, and those near it with how near they are."""

    place: Place
    candidates: tuple[tuple[Place, float], ...]


def list_candidates(options: Options) -> int:
    """Print them, and give the exit code. Raises ConfigError."""
    most = _most(options)
    if options.output is not None:
        refuse_unwritable(options.output)
    progress = Progress(quiet=options.quiet)
    with uncollected():
        try:
            # Those of a line come in the order of its text.
            found = sorted(_listed(options, most, progress), key=lambda each: each.place[:2])
        finally:
            progress.done("reporting")
    emit(_json(found) if options.format == "json" else _text(found, style(options)), options)
    return OK


def _most(options: Options) -> int:
    for name in _ODD:
        if getattr(options, name):
            raise ConfigError(f"--candidates goes without --{name.replace('_', '-')}")
    if options.format not in FORMATS:
        raise ConfigError(f"candidates are {' or '.join(FORMATS)}, not {options.format}")
    wanted = options.candidates or ""
    if not (wanted.isascii() and wanted.isdecimal() and 0 < int(wanted[:5]) <= _MOST):
        raise ConfigError(f'--candidates takes a number from 1 to {_MOST:,}, not "{wanted}"')
    return int(wanted)


def _listed(options: Options, most: int, progress: Progress) -> Iterator[Listed]:
    request = request_of(options, options.paths)
    seen: set[str] = set()
    for tree in trees(request):
        shown = tree.shown(request.cwd)
        snapshot, _ = loaded(tree, NAMES, partial(progress, "reading"))
        place = partial(_place, snapshot, shown)
        asked = {path for path in tree.scope if path in snapshot.documents}
        asked = {path for path in asked if shown(path) not in seen}
        seen.update(map(shown, asked))
        for each in candidates(snapshot, most, asked):
            near = tuple((place(other), score) for other, score in each.candidates)
            yield Listed(place(each.saying), near)
    if not seen:
        paths = ", ".join(f'"{path}"' for path in request.paths)
        raise ConfigError(f"nothing to look at: no Markdown in {paths}")


def _place(snapshot: Snapshot, shown: Callable[[str], str], saying: Saying) -> Place:
    line = snapshot.documents[saying.path].text.line_at(saying.span.start) + 1
    return Place(shown(saying.path), line, saying.clause, saying.text)


def _json(found: Iterable[Listed]) -> Iterable[str]:
    listed = [
        {
            **_members(each.place),
            "candidates": [{**_members(near), "score": score} for near, score in each.candidates],
        }
        for each in found
    ]
    return as_json({"version": VERSION, "candidates": listed}, indent=2).splitlines()


def _members(place: Place) -> dict[str, Any]:
    return {**place._asdict(), "clause": place.clause or None}


def _text(found: Iterable[Listed], style: Style) -> Iterator[str]:
    for at, each in enumerate(found):
        if at:
            yield ""
        yield style.line(style.paint(_line(each.place), "strong"))
        for near, score in each.candidates:
            yield style.line(f"  {score:5.2f}  {_line(near)}")


def _line(place: Place) -> str:
    named = f" {place.clause}" if place.clause else ""
    return safe(f"{place.path}:{place.line}{named}: {place.text}")
