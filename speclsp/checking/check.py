"""The findings in one document of a snapshot: of its rules, less what is switched off, in order."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from speclsp.checking.findings import (
    compared,
    compared_source,
    crossing,
    declared,
    finding,
    finding_in_source,
)
from speclsp.checking.levels import NOTHING_SAID, Overrides, levels_at
from speclsp.code.source import Source
from speclsp.diagnostic import SEVERITIES, Diagnostic, Fix, Related, Severity
from speclsp.document import Document
from speclsp.notation.reading import DEFAULT
from speclsp.precedents.settlement import outside, settled
from speclsp.resolution.comparison import Comparison
from speclsp.rules.all import BY_NAME, NAMES, RULES
from speclsp.rules.rule import Needs, Rule
from speclsp.rules.unused_suppression import RULE as UNUSED
from speclsp.rules.unused_suppression import unused
from speclsp.statements.setting import setting
from speclsp.suppression.code import source_suppressions
from speclsp.suppression.comments import Suppression, Suppressions, suppressions
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import ConfigFile, Snapshot

# Control characters, line ends, what stands for an object, and private use.
_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufffc]+")
log = logging.getLogger(__name__)


class Checked(NamedTuple):
    """The findings in one document, ordered by place and rule, and the rules that failed on it."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[str, ...] = ()
    suppressed: int = 0


def check(
    snapshot: Snapshot,
    path: str,
    overrides: Overrides = NOTHING_SAID,
    comparison: Comparison | None = None,
) -> Checked:
    """The findings in the document or configuration file at `path`; none for an unknown path.

    `comparison` is that of the snapshot with another branch, where one is asked for."""
    return at_once(checking(snapshot, path, overrides, comparison))


def checking(
    snapshot: Snapshot,
    path: str,
    overrides: Overrides = NOTHING_SAID,
    comparison: Comparison | None = None,
    *,
    alone: bool = False,
) -> Work[Checked]:
    """`check`, a piece at a time; where it is `alone`, without what compares what all documents
    say, which takes long the first time."""
    if (file := snapshot.configurations.get(path)) is not None:
        return _check_configuration(snapshot, path, file, overrides)
    if (source := snapshot.sources.get(path)) is not None:
        return (yield from checking_source(snapshot, source, overrides, comparison))
    # What is imported is not ours to be checked.
    document = snapshot.documents.get(path)
    if document is None:
        return Checked(())
    document = document.awake()
    levels = levels_at(snapshot.config(path), path, overrides, RULES)
    running = _running(snapshot, path, levels, comparison is not None)
    failures: list[str] = []
    config = snapshot.config(path)
    if overrides.profile:
        config = replace(config, profile=overrides.profile)
    found = yield from finding(running, snapshot, document, setting(document, config), failures)
    if alone:
        running = tuple(rule for rule in running if not rule.crossing)
    found = [*found, *(yield from crossing(running, snapshot, document, failures))]
    if comparison is not None:
        found += compared(running, comparison, document, failures)
    by = suppressions(document, snapshot.config(path))
    checked = _kept(outside(document, found, _group), by, levels, running, failures)
    ruled = settled(snapshot, document, checked.diagnostics, _group)
    return checked._replace(diagnostics=tuple(sorted(ruled, key=_order)))


def checking_source(
    snapshot: Snapshot, source: Source, overrides: Overrides, comparison: Comparison | None = None
) -> Work[Checked]:
    """The findings in a file of code."""
    path = source.path
    levels = levels_at(snapshot.config(path), path, overrides, RULES)
    compares = comparison is not None
    running = tuple(
        rule
        for rule in _running(snapshot, path, levels, compares)
        if rule.source or rule.compared_source
    )
    failures: list[str] = []
    found = yield from finding_in_source(running, snapshot, source, failures)
    if comparison is not None:
        found += compared_source(running, comparison, source, failures)
    by = source_suppressions(source, snapshot.config(path))
    return _kept(found, by, levels, running, failures)


def admitted(
    snapshot: Snapshot, path: str, found: Iterable[Diagnostic], overrides: Overrides = NOTHING_SAID
) -> Checked:
    """What is left of findings in a document that no rule has made: those that are not switched
    off there, as grave as it is said there."""
    document = snapshot.documents.get(path)
    if document is None:
        return Checked(())
    config = snapshot.config(path)
    levels = levels_at(config, path, overrides, RULES)
    wanted = [each for each in found if each.rule in levels]
    kept, _ = _unsuppressed(wanted, suppressions(document.awake(), config))
    ready = {_readable(each)._replace(severity=_severity(each, levels)) for each in kept}
    return Checked(tuple(sorted(ready, key=_order)), (), len(wanted) - len(kept))


def _group(rule: str) -> str:
    return BY_NAME[rule].group


def _running(
    snapshot: Snapshot, path: str, levels: Mapping[str, Severity], compares: bool = False
) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in RULES
        if rule.name in levels
        and rule.applies(path)
        and _is_known(snapshot, rule.needs)
        and (compares or rule.compared is None)
    )


def _kept(
    found: list[Diagnostic],
    by: Suppressions,
    levels: Mapping[str, Severity],
    running: tuple[Rule, ...],
    failures: list[str],
) -> Checked:
    """What is left of the findings, in order, and with their severities."""
    kept, used = _unsuppressed(found, by)
    ignored = len(found) - len(kept)
    if UNUSED.name in levels:
        idle = _idle(by, used, {rule.name for rule in running} - set(failures))
        said = [each._replace(rule=UNUSED.name) for each in unused(idle, NAMES)]
        kept += _unsuppressed(said, by)[0]
    kept = [_readable(each)._replace(severity=_severity(each, levels)) for each in kept]
    return Checked(tuple(sorted(set(kept), key=_order)), tuple(failures), ignored)


def _readable(each: Diagnostic) -> Diagnostic:
    """The finding with its words on one line, and without what nobody can read."""
    if not _UNREADABLE.search(each.message) and not _UNREADABLE.search(each.question):
        return each
    message, question = (_UNREADABLE.sub(" ", words) for words in (each.message, each.question))
    return each._replace(message=message, question=question)


def _severity(diagnostic: Diagnostic, levels: Mapping[str, Severity]) -> Severity:
    level = levels[diagnostic.rule]
    degrees = diagnostic.milder - diagnostic.graver
    place = SEVERITIES.index(level) + degrees
    return SEVERITIES[min(max(0, place), len(SEVERITIES) - 1)]


def _is_known(snapshot: Snapshot, needs: Needs) -> bool:
    if needs == "model":
        return False
    if needs == "sources":
        return snapshot.complete and snapshot.sourced
    return needs == "nothing" or snapshot.complete or (needs == "files" and snapshot.listed)


def fixes(snapshot: Snapshot, path: str, diagnostic: Diagnostic) -> tuple[Fix, ...]:
    """How its rule would mend a finding in the document or configuration file at `path`, the best
    first."""
    document, source = snapshot.document(path), snapshot.sources.get(path)
    rule = BY_NAME.get(diagnostic.rule)
    if document is None and (file := snapshot.configurations.get(path)) is not None:
        document = Document(path, file.text, (), DEFAULT)
    if rule is None:
        return ()
    try:
        if document is not None:
            return tuple(rule.fixes(snapshot, document.awake(), diagnostic))
        return tuple(rule.source_fixes(snapshot, source, diagnostic)) if source else ()
    except Exception:
        log.exception("fixes of rule %s failed", rule.name)
        return ()


def _check_configuration(
    snapshot: Snapshot, path: str, file: ConfigFile, overrides: Overrides
) -> Checked:
    levels = levels_at(snapshot.config(path), path, overrides, RULES)
    found = [
        each._replace(rule=rule.name, severity=levels[rule.name])
        for rule in RULES
        if rule.configuration and rule.name in levels
        for each in rule.configuration(file)
    ]
    failures: list[str] = []
    if snapshot.complete:
        running = tuple(rule for rule in RULES if rule.name in levels)
        found += [
            _readable(each)._replace(severity=levels[each.rule])
            for each in declared(running, snapshot, path, file, failures)
        ]
    return Checked(tuple(sorted(found, key=_order)), tuple(failures))


def _unsuppressed(
    found: Iterable[Diagnostic], by: Suppressions
) -> tuple[list[Diagnostic], set[Suppression]]:
    """The findings that nothing covers, and the comments that cover the others."""
    kept: list[Diagnostic] = []
    used: set[Suppression] = set()
    for each in found:
        group = BY_NAME[each.rule].group
        covering = by.covering(each, group)
        used |= set(covering)
        if not covering and not by.ignores(each, group):
            kept.append(each)
    return kept, used


def _idle(by: Suppressions, used: set[Suppression], ran: set[str]) -> Iterator[Suppression]:
    """The comments that covered nothing though all that they name ran, or that name nothing."""
    groups = {rule.group for rule in RULES} - {
        rule.group
        for rule in RULES
        if rule.severity and rule.name not in ran and rule.compared is None
    }
    for each in by.found:
        known = each.rule in NAMES
        if each not in used and (not known or each.rule in ran or each.rule in groups):
            yield each


def _order(diagnostic: Diagnostic) -> tuple[Span, str, str, tuple[Related, ...]]:
    return (diagnostic.span, diagnostic.rule, diagnostic.message, diagnostic.related)
