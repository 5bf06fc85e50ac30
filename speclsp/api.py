"""What `from speclsp import check` promises: paths in, findings and a summary out.

    from speclsp import check

    result = check("docs", select=["link"])
    for finding in result.diagnostics:
        print(finding.path, finding.line, finding.rule, finding.message)
    print(result.summary.files, result.summary.clauses)

Nothing is written, no network is used, and the same files give the same result.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from speclsp.checking.check import Checked
from speclsp.checking.check import check as checked
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.config.values import Level
from speclsp.diagnostic import Diagnostic
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.snapshots import loaded
from speclsp.loading.trees import trees
from speclsp.report.finding import Finding
from speclsp.report.placing import findings
from speclsp.report.summary import Skip, Summary, Tally, summary
from speclsp.rules import invalid_configuration
from speclsp.rules.all import NAMES, RULES
from speclsp.workspace import Snapshot

_GROUPS = {rule.name: rule.group for rule in RULES}

INVALID_CONFIGURATION = invalid_configuration.RULE.name

Progress = Callable[[str, int, int], None]
"""(what is being done, how many documents of how many are done)."""


@dataclass(frozen=True)
class Result:
    """What was found, and in what."""

    # Ordered by path, place and rule.
    diagnostics: tuple[Finding, ...]
    summary: Summary


def check(
    *paths: str | os.PathLike[str],
    root: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, Level] | None = None,
    exclude: Iterable[str] = (),
    texts: Mapping[str, str] | None = None,
) -> Result:
    """The findings in the documents at and below `paths`, or below the working directory.

    A path limits what is reported, never what is known: all documents of its root are read.
    `root` and `config` stand for the folder and the files that are looked for otherwise.
    `select`, `ignore` and `severities` name rules or groups of rules and have the last word;
    where one is enough, it need not be in a list.
    `exclude` are globs, relative to the root.
    `texts` has what files are to hold in place of what is on disk.

    Raises `speclsp.loading.request.ConfigError` for a path that is not there, a rule that is
    not known, or a configuration that cannot be read.
    """
    overrides = Overrides(_names(select), _names(ignore), tuple((severities or {}).items()))
    request = Request(
        paths=tuple(os.fspath(path) for path in paths or (root or ".",)),
        root=None if root is None else os.fspath(root),
        config=None if config is None else os.fspath(config),
        exclude=_names(exclude),
        texts=texts or {},
    )
    return examine(request, overrides)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """One name, or several."""
    return (given,) if isinstance(given, str) else tuple(given)


def examine(
    request: Request,
    overrides: Overrides = NOTHING_SAID,
    progress: Progress = lambda doing, done, total: None,
) -> Result:
    """What `check` gives, with `progress` told of every document."""
    for name in (*overrides.select, *overrides.ignore, *(rule for rule, _ in overrides.severities)):
        known_rule(name)
    found: list[Finding] = []
    skipped: set[Skip] = set()
    failed: set[str] = set()
    seen: set[str] = set()
    tally = Tally()
    suppressed = 0
    for tree in trees(request):
        shown = tree.shown(request.cwd)
        snapshot, refused = loaded(tree, NAMES, partial(progress, "reading"))
        # What an inner root has reported is not reported again.
        code = sorted(path for path in snapshot.sources if tree.reports(path))
        scope = [path for path in (*tree.scope, *code) if shown(path) not in seen]
        seen.update(map(shown, scope))
        unread = [each for each in refused if each.path in tree.scope or tree.reports(each.path)]
        skipped |= {Skip(shown(path), reason) for path, reason in (*tree.skipped, *unread)}
        diagnostics: dict[str, tuple[Diagnostic, ...]] = {}
        for done, path in enumerate(scope):
            progress("checking", done, len(scope))
            result = _checked(snapshot, path, overrides)
            diagnostics[path] = result.diagnostics
            suppressed += result.suppressed
            failed.update(result.failures)
            if (document := snapshot.document(path)) is not None:
                tally.add(document, shown(path))
            elif (source := snapshot.sources.get(path)) is not None:
                tally.add_source(source)
        tally.named += sum(path in tree.sources for path in tree.asked)
        found += findings(diagnostics, snapshot.text, shown, _GROUPS)
    found.sort(key=lambda each: each[:9])
    return Result(tuple(found), summary(tally, skipped, suppressed, failed))


def known_rule(name: str) -> str:
    """`name`, where it is a rule or a group. Raises ConfigError, with a suggestion, otherwise."""
    if name in NAMES:
        return name
    near = get_close_matches(name, sorted(NAMES), 1)
    hint = f', did you mean "{near[0]}"?' if near else ""
    raise ConfigError(f'unknown rule "{name}"{hint}')


def _checked(snapshot: Snapshot, path: str, overrides: Overrides) -> Checked:
    """The findings at a path: an invalid configuration is one whatever is selected."""
    result = checked(snapshot, path, overrides)
    if not overrides.select or path not in snapshot.configurations:
        return result
    whatever = checked(snapshot, path, overrides._replace(select=()))
    invalid = {each for each in whatever.diagnostics if each.rule == INVALID_CONFIGURATION}
    return result._replace(diagnostics=tuple(sorted({*result.diagnostics, *invalid})))
