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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from speclsp.checking.check import Checked, fixes
from speclsp.checking.check import check as checked
from speclsp.checking.levels import NOTHING_SAID, Overrides, levels_at
from speclsp.config.values import Level
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.features.actions import in_manner
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.reviews import Reviewed, reviewed_trees
from speclsp.loading.snapshots import loaded
from speclsp.report.finding import Finding
from speclsp.report.placing import Fixes, findings, no_fixes
from speclsp.report.summary import Skip, Summary, Tally, summary
from speclsp.resolution.comparison import Comparison
from speclsp.rules import invalid_configuration
from speclsp.rules.all import NAMES, RULES
from speclsp.text import Text
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
    # Findings that a baseline puts off; they are in none of the others.
    baselined: tuple[Finding, ...] = ()
    # Each baseline, and what has become of it.
    reviews: tuple[Reviewed, ...] = ()
    # What was looked at because of the revision that was asked for.
    notes: tuple[str, ...] = ()


def check(
    *paths: str | os.PathLike[str],
    root: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, Level] | None = None,
    exclude: Iterable[str] = (),
    texts: Mapping[str, str] | None = None,
    baseline: str | os.PathLike[str] | None = None,
) -> Result:
    """The findings in the documents at and below `paths`, or below the working directory.

    A path limits what is reported, never what is known: all documents of its root are read.
    `root` and `config` stand for the folder and the files that are looked for otherwise.
    `select`, `ignore` and `severities` name rules or groups of rules and have the last word;
    where one is enough, it need not be in a list.
    `exclude` are globs, relative to the root.
    `texts` has what files are to hold in place of what is on disk.
    `baseline` stands for the baselines that configurations name.

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
        baseline=None if baseline is None else os.fspath(baseline),
    )
    return examine(request, overrides)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """One name, or several."""
    return (given,) if isinstance(given, str) else tuple(given)


def examine(
    request: Request,
    overrides: Overrides = NOTHING_SAID,
    progress: Progress = lambda doing, done, total: None,
    with_fixes: bool = False,
) -> Result:
    """What `check` gives, with `progress` told of every document, and with ways to mend it."""
    for name in (*overrides.select, *overrides.ignore, *(rule for rule, _ in overrides.severities)):
        known_rule(name)
    found: list[Finding] = []
    baselined: list[Finding] = []
    reviews: list[Reviewed] = []
    skipped: set[Skip] = set()
    failed: set[str] = set()
    seen: set[str] = set()
    notes: list[str] = []
    tally = Tally()
    suppressed = 0
    for tree, reviewing in reviewed_trees(request):
        shown = tree.shown(request.cwd)
        snapshot, refused = loaded(tree, NAMES, partial(progress, "reading"))
        history = None
        if request.changed_since is not None or request.base is not None:
            # Only here is what starts a program loaded.
            from speclsp.loading.history import history_of

            history = history_of(request, tree, snapshot, NAMES)
            notes += history.notes
        # What an inner root has reported is not reported again.
        scope = [path for path in tree.scope if shown(path) not in seen]
        seen.update(map(shown, scope))
        unread = [each for each in refused if each.path in tree.scope]
        skipped |= {Skip(shown(path), reason) for path, reason in (*tree.skipped, *unread)}
        diagnostics: dict[str, tuple[Diagnostic, ...]] = {}
        put_off: dict[str, tuple[Diagnostic, ...]] = {}
        for done, path in enumerate(scope):
            progress("checking", done, len(scope))
            comparison = None if history is None else history.comparison
            result = _checked(snapshot, path, overrides, comparison)
            ran = levels_at(snapshot.config(path), path, overrides, RULES)
            divided = reviewing.divided(snapshot, path, result, ran)
            diagnostics[path], put_off[path] = divided.new, divided.known
            if history is not None:
                diagnostics[path] = history.caused(path, divided.new, overrides)
            suppressed += result.suppressed
            failed.update(result.failures)
            if (document := snapshot.document(path)) is not None:
                tally.add(document, shown(path))
                tally.derive(document)
        mended = _fixes(snapshot) if with_fixes else no_fixes
        found += findings(diagnostics, _texts(snapshot), shown, _GROUPS, mended)
        baselined += findings(put_off, _texts(snapshot), shown, _GROUPS)
        reviews += reviewing.reviewed(NAMES)
    found.sort(key=lambda each: each[:9])
    baselined.sort(key=lambda each: each[:9])
    summed = summary(tally, skipped, suppressed, failed)._replace(
        baselined=len(baselined), stale=sum(each.review.stale for each in reviews)
    )
    return Result(tuple(found), summed, tuple(baselined), tuple(reviews), tuple(notes))


def known_rule(name: str) -> str:
    """`name`, where it is a rule or a group. Raises ConfigError, with a suggestion, otherwise."""
    if name in NAMES:
        return name
    near = get_close_matches(name, sorted(NAMES), 1)
    hint = f', did you mean "{near[0]}"?' if near else ""
    raise ConfigError(f'unknown rule "{name}"{hint}')


def _checked(
    snapshot: Snapshot, path: str, overrides: Overrides, comparison: Comparison | None
) -> Checked:
    """The findings at a path: an invalid configuration is one whatever is selected."""
    result = checked(snapshot, path, overrides, comparison)
    if not overrides.select or path not in snapshot.configurations:
        return result
    whatever = checked(snapshot, path, overrides._replace(select=()))
    invalid = {each for each in whatever.diagnostics if each.rule == INVALID_CONFIGURATION}
    return result._replace(diagnostics=tuple(sorted({*result.diagnostics, *invalid})))


def _fixes(snapshot: Snapshot) -> Fixes:
    def mended(path: str, diagnostic: Diagnostic) -> Iterator[Fix]:
        for fix in fixes(snapshot, path, diagnostic):
            yield in_manner(snapshot, path, fix)

    return mended


def _texts(snapshot: Snapshot) -> Callable[[str], Text | None]:
    def text(path: str) -> Text | None:
        if (document := snapshot.document(path)) is not None:
            return document.awake().text
        file = snapshot.configurations.get(path)
        return file.text if file else None

    return text
