"""`speclsp init`: looks at a folder and writes its first configuration, never over another."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from speclsp.checking.check import check
from speclsp.cli.output import say, write
from speclsp.cli.progress import Progress
from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.config.parse import parse
from speclsp.config.values import Config
from speclsp.diagnostic import Severity
from speclsp.files.reading import read
from speclsp.files.roots import root_of
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.snapshots import loaded
from speclsp.loading.trees import trees
from speclsp.report.first_configuration import Survey, first_configuration
from speclsp.report.style import counted
from speclsp.report.summary import Tally
from speclsp.resolution.evidence import is_test, tested_clauses
from speclsp.rules.all import NAMES
from speclsp.workspace import Snapshot

_NAME = CONFIGURATIONS[0]


def init(paths: Sequence[str], *, shown: bool, quiet: bool) -> None:
    """Write speclsp.toml into the folder at `paths`, or that of the project; or print it, where it
    is only to be `shown`. Raises ConfigError."""
    folder = _folder(paths)
    _refuse_configured(folder)
    progress = Progress(quiet=quiet)
    try:
        survey = _survey(folder, progress)
    finally:
        progress.done("writing")
    lines = list(first_configuration(survey, Config().tests_folder))
    if shown:
        write(lines)
        return
    file = os.path.join(folder, _NAME)
    try:
        with open(file, "x", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise ConfigError(f'cannot write "{file}": {(error.strerror or "").lower()}') from None
    if not quiet:
        found = counted(survey.found.total(), "finding")
        say(f"wrote {os.path.relpath(file)}: {counted(survey.files, 'file')}, {found} by --check")


def _folder(paths: Sequence[str]) -> str:
    if len(paths) > 1:
        raise ConfigError("init takes one folder")
    if not paths:
        here = Path.cwd()
        return os.fspath(root_of(here, cwd=here))
    if not os.path.isdir(paths[0]):
        raise ConfigError(f'no such folder: "{paths[0]}"')
    return os.path.abspath(paths[0])


def _refuse_configured(folder: str) -> None:
    for name in CONFIGURATIONS:
        if not os.path.lexists(os.path.join(folder, name)):
            continue
        text = read(Path(folder), name, 2_000_000)
        if name == _NAME or (isinstance(text, str) and parse(text, name)[0].path):
            there = os.path.relpath(os.path.join(folder, name))
            raise ConfigError(f'"{there}" is there already, and is not written over')


def _survey(folder: str, progress: Progress) -> Survey:
    survey, tally = Survey(), Tally()
    counts: Counter[tuple[str, Severity]] = Counter()
    tests: Counter[str] = Counter()
    for tree in trees(Request((folder,), folder, folder)):
        snapshot, _ = loaded(tree, NAMES, lambda done, total: progress("reading", done, total))
        for done, path in enumerate(tree.listing.documents):
            progress("checking", done, len(tree.listing.documents))
            counts.update((each.rule, each.severity) for each in check(snapshot, path).diagnostics)
            if (document := snapshot.document(path)) is not None:
                tally.add(document, path)
            if _is_of_use(snapshot, path):
                tests[path.rpartition("/")[0]] += 1
    survey.files, survey.clauses, survey.sections = tally.files, tally.clauses, tally.sections
    survey.recognised, survey.found, survey.tests = tally.recognised(), counts, tests
    return survey


def _is_of_use(snapshot: Snapshot, path: str) -> bool:
    """Whether it is a test of a clause that is there."""
    return is_test(snapshot, path) and bool(tested_clauses(snapshot, path))
