"""A whole run: the trees that paths lead to are read, mended where that is asked for, checked and
counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from speclsp.checking.check import Checked, fixes
from speclsp.checking.check import check as checked
from speclsp.checking.levels import NOTHING_SAID, Overrides, levels_at
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.features.manner import in_manner
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.reviews import Reviewed, Reviewing, reviewed_trees
from speclsp.loading.snapshots import loaded
from speclsp.loading.trees import Tree
from speclsp.report.finding import Finding
from speclsp.report.placing import Fixes, findings, no_fixes
from speclsp.report.summary import Skip, Summary, Tally, summary
from speclsp.resolution.comparison import Comparison
from speclsp.rules import invalid_configuration
from speclsp.rules.all import NAMES, RULES
from speclsp.workspace import Snapshot

_GROUPS = {rule.name: rule.group for rule in RULES}

INVALID_CONFIGURATION = invalid_configuration.RULE.name

Progress = Callable[[str, int, int], None]
"""(what is being done, how many documents of how many are done)."""

Mend = Callable[[Tree, list[str], Snapshot, str], tuple[Snapshot, list[str]]]
"""(a tree, what is reported on, all that is known, the working directory) -> the latter two as
fixes have made them."""

More = Callable[[Tree, Snapshot, Collection[str], Mapping[str, Checked]], Mapping[str, Checked]]
"""(a tree, all that is known, the paths that it is wanted for, what was found) -> what else there
is to be said, and was not suppressed, by path."""

See = Callable[[Tree, Snapshot, list[str]], None]
"""Told of each tree when it has been checked: all that is known, and what is reported on."""


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

    @property
    def every(self) -> tuple[Finding, ...]:
        """Also those that a baseline puts off, in one order."""
        return tuple(sorted((*self.diagnostics, *self.baselined), key=_order))


def examine(
    request: Request,
    overrides: Overrides = NOTHING_SAID,
    progress: Progress = lambda doing, done, total: None,
    with_fixes: bool = False,
    mend: Mend | None = None,
    more: More = lambda tree, snapshot, wanted, found: {},
    see: See = lambda tree, snapshot, scope: None,
) -> Result:
    """The findings in what `request` asks for, with `progress` told of every document.

    `with_fixes` adds to each how to mend it. `mend` makes fixes first, `more` adds to what is
    found, and `see` is told of each tree. Raises ConfigError.
    """
    for name in (*overrides.select, *overrides.ignore, *(rule for rule, _ in overrides.severities)):
        known_rule(name)
    run = _Run(request, overrides, progress, with_fixes, mend, see, more)
    for tree, reviewing in reviewed_trees(request):
        run.look_at(tree, reviewing)
    return run.result()


class _Run:
    """What has been found so far."""

    def __init__(
        self,
        request: Request,
        overrides: Overrides,
        progress: Progress,
        with_fixes: bool,
        mend: Mend | None,
        see: See,
        more: More,
    ) -> None:
        self._request = request
        self._overrides = overrides
        self._progress = progress
        self._with_fixes = with_fixes
        self._mend = mend
        self._see = see
        self._more = more
        self._found: list[Finding] = []
        self._baselined: list[Finding] = []
        self._reviews: list[Reviewed] = []
        self._notes: list[str] = []
        self._skipped: set[Skip] = set()
        self._failed: set[str] = set()
        # What an inner root has reported is not reported again.
        self._seen: set[str] = set()
        self._tally = Tally()
        self._suppressed = 0

    def look_at(self, tree: Tree, reviewing: Reviewing) -> None:
        request, shown = self._request, tree.shown(self._request.cwd)
        snapshot, refused = loaded(tree, NAMES, partial(self._progress, "reading"))
        history = None
        if request.changed_since is not None or request.base is not None:
            # Only here is what starts a program loaded.
            from speclsp.loading.history import history_of

            history = history_of(request, tree, snapshot, NAMES)
            self._notes += history.notes
        code = sorted(path for path in snapshot.sources if tree.reports(path))
        scope = [path for path in (*tree.scope, *code) if shown(path) not in self._seen]
        self._seen.update(map(shown, scope))
        if self._mend is not None:
            snapshot, scope = self._mend(tree, scope, snapshot, request.cwd)
        unread = [each for each in refused if each.path in tree.scope or tree.reports(each.path)]
        self._skipped |= {Skip(shown(path), reason) for path, reason in (*tree.skipped, *unread)}
        found: dict[str, tuple[Diagnostic, ...]] = {}
        put_off: dict[str, tuple[Diagnostic, ...]] = {}
        comparison = None if history is None else history.comparison
        results: dict[str, Checked] = {}
        for done, path in enumerate(scope):
            self._progress("checking", done, len(scope))
            results[path] = _checked(snapshot, path, self._overrides, comparison)
        wanted = [path for path in scope if history is None or history.concerns(path)]
        for path, added in self._more(tree, snapshot, wanted, results).items():
            if path in results:
                results[path] = _joined(results[path], added)
        for path, result in results.items():
            ran = levels_at(snapshot.config(path), path, self._overrides, RULES)
            divided = reviewing.divided(snapshot, path, result, ran)
            found[path], put_off[path] = divided.new, divided.known
            if history is not None:
                found[path] = history.caused(path, divided.new, self._overrides)
            self._count(snapshot, path, shown(path), result)
        self._tally.named += sum(path in tree.sources for path in tree.asked)
        mended = _fixes(snapshot) if self._with_fixes else no_fixes
        self._found += findings(found, snapshot.text, shown, _GROUPS, mended)
        self._baselined += findings(put_off, snapshot.text, shown, _GROUPS)
        self._reviews += reviewing.reviewed(NAMES)
        self._see(tree, snapshot, scope)

    def _count(self, snapshot: Snapshot, path: str, shown: str, result: Checked) -> None:
        self._suppressed += result.suppressed
        self._failed.update(result.failures)
        if (document := snapshot.document(path)) is not None:
            self._tally.add(document, shown)
            self._tally.derive(document)
        elif (source := snapshot.sources.get(path)) is not None:
            self._tally.add_source(source)

    def result(self) -> Result:
        self._found.sort(key=_order)
        self._baselined.sort(key=_order)
        if self._reviews:
            self._found = [each._replace(baseline="new") for each in self._found]
        self._baselined = [each._replace(baseline="unchanged") for each in self._baselined]
        summed = summary(self._tally, self._skipped, self._suppressed, self._failed)._replace(
            baselined=len(self._baselined),
            stale=sum(each.review.stale for each in self._reviews),
        )
        return Result(
            tuple(self._found),
            summed,
            tuple(self._baselined),
            tuple(self._reviews),
            tuple(self._notes),
        )


def _order(finding: Finding) -> tuple[object, ...]:
    return finding[:9]


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


def _joined(one: Checked, other: Checked) -> Checked:
    if not other.diagnostics and not other.suppressed:
        return one
    return Checked(
        tuple(sorted((*one.diagnostics, *other.diagnostics))),
        one.failures,
        one.suppressed + other.suppressed,
    )


def _fixes(snapshot: Snapshot) -> Fixes:
    def mended(path: str, diagnostic: Diagnostic) -> Iterator[Fix]:
        for fix in fixes(snapshot, path, diagnostic):
            yield in_manner(snapshot, path, fix)

    return mended
