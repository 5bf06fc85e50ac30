"""Runs the rules on a document of a snapshot: filters, orders, and honours suppressions. No I/O,
no clock.

Same snapshot, same diagnostics, same order. A rule that raises silences only itself, and is
reported.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from speclsp.config.scope import severity
from speclsp.config.values import Level
from speclsp.diagnostic import Diagnostic, Fix, Severity
from speclsp.document import Document, Segment
from speclsp.rules.all import BY_NAME, NAMES, RULES
from speclsp.rules.rule import Rule
from speclsp.rules.unused_suppression import RULE as UNUSED
from speclsp.rules.unused_suppression import unused
from speclsp.spec.facts import Clause
from speclsp.suppression.comments import Suppression, Suppressions, suppressions
from speclsp.text import Span
from speclsp.workspace import ConfigFile, Snapshot

log = logging.getLogger(__name__)

# How many clauses may hold one another.
_NESTED = 8


class Overrides(NamedTuple):
    """What the command line or the editor says above every configuration file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Level], ...] = ()


class Checked(NamedTuple):
    """The findings in one document, ordered by place and rule, and the rules that failed on it."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[str, ...] = ()
    suppressed: int = 0


def check(snapshot: Snapshot, path: str, overrides: Overrides = Overrides()) -> Checked:  # noqa: B008
    """The findings in the document or configuration file at `path`; none for an unknown path."""
    if (file := snapshot.configurations.get(path)) is not None:
        return _check_configuration(snapshot, path, file, overrides)
    document = snapshot.document(path)
    if document is None:
        return Checked(())
    document = document.awake()
    levels = {
        rule.name: level for rule in RULES if (level := _level(snapshot, path, rule, overrides))
    }
    running = tuple(
        rule
        for rule in RULES
        if rule.name in levels and rule.applies(path) and (snapshot.complete or not rule.crosses)
    )
    failures: list[str] = []
    found = list(_in_document(running, snapshot, document, failures))
    found += _in_prose(running, document, failures)
    found = list(_about(document, found))
    by = suppressions(document, snapshot.config(path))
    kept, used = _unsuppressed(found, by)
    ignored = len(found) - len(kept)
    if UNUSED.name in levels:
        idle = _idle(by, used, {rule.name for rule in running} - set(failures))
        said = [each._replace(rule=UNUSED.name) for each in unused(idle, NAMES)]
        kept += _unsuppressed(said, by)[0]
    kept = [each._replace(severity=levels[each.rule]) for each in kept]
    return Checked(tuple(sorted(set(kept), key=_order)), tuple(failures), ignored)


def fixes(snapshot: Snapshot, path: str, diagnostic: Diagnostic) -> tuple[Fix, ...]:
    """How its rule would mend a finding in the document at `path`, the best first."""
    document = snapshot.document(path)
    rule = BY_NAME.get(diagnostic.rule)
    if document is None or rule is None:
        return ()
    try:
        return tuple(rule.fixes(snapshot, document.awake(), diagnostic))
    except Exception:
        log.exception("fixes of rule %s failed", rule.name)
        return ()


def _in_document(
    rules: tuple[Rule, ...], snapshot: Snapshot, document: Document, failures: list[str]
) -> Iterator[Diagnostic]:
    for rule in rules:
        if rule.document is None:
            continue
        try:
            found = [each._replace(rule=rule.name) for each in rule.document(snapshot, document)]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failures.append(rule.name)
        else:
            yield from found


def _in_prose(
    rules: tuple[Rule, ...], document: Document, failures: list[str]
) -> Iterator[Diagnostic]:
    """The findings of prose rules: they depend on a segment's words alone, and are kept there."""
    rules = tuple(rule for rule in rules if rule.prose is not None)
    key = "prose " + " ".join(rule.name for rule in rules)
    for start, segment in zip(document.starts, document.segments, strict=True):
        found = segment.memo.get(key)
        if found is None:
            words = document.text.string[start : start + segment.size]
            failed: list[str] = []
            found = tuple(_in_segment(rules, segment, words, failed))
            failures += [name for name in failed if name not in failures]
            if not failed:
                segment.memo[key] = found
        for diagnostic in found:
            yield diagnostic._replace(span=diagnostic.span.moved(start))


def _in_segment(
    rules: tuple[Rule, ...], segment: Segment, words: str, failed: list[str]
) -> Iterator[Diagnostic]:
    passages = [(prose, prose.words(words)) for prose in segment.facts.prose]
    for rule in rules:
        assert rule.prose is not None
        try:
            for prose, masked in passages:
                for each in rule.prose(prose, masked):
                    yield each._replace(span=each.span.moved(prose.span.start), rule=rule.name)
        except Exception:
            log.exception("rule %s failed", rule.name)
            if rule.name not in failed:
                failed.append(rule.name)


def _check_configuration(
    snapshot: Snapshot, path: str, file: ConfigFile, overrides: Overrides
) -> Checked:
    found = [
        each._replace(rule=rule.name, severity=level)
        for rule in RULES
        if rule.configuration and (level := _level(snapshot, path, rule, overrides))
        for each in rule.configuration(file)
    ]
    return Checked(tuple(sorted(found, key=_order)))


def _about(document: Document, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings with the clause that each stands in, where the rule names none."""
    clauses = document.settled.clauses
    starts = [start + clause.span.start for start, clause in clauses] if found else []
    for each in found:
        yield each if each.clause else each._replace(clause=_clause_at(clauses, starts, each))


def _clause_at(
    clauses: Sequence[tuple[int, Clause]], starts: list[int], diagnostic: Diagnostic
) -> str:
    offset = diagnostic.span.start
    at = bisect_right(starts, offset)
    for start, clause in reversed(clauses[max(0, at - _NESTED) : at]):
        if offset < start + clause.span.end:
            return clause.id
    return ""


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
        rule.group for rule in RULES if rule.severity and rule.name not in ran
    }
    for each in by.found:
        known = each.rule in NAMES
        if each not in used and (not known or each.rule in ran or each.rule in groups):
            yield each


def _level(snapshot: Snapshot, path: str, rule: Rule, overrides: Overrides) -> Severity | None:
    """How grave the rule's findings are at `path`; None where it does not run."""
    level = severity(
        snapshot.config(path), path, rule.name, rule.severity or "off", group=rule.group
    )
    for names, given in ((overrides.select, True), (overrides.ignore, False)):
        if rule.name in names or (rule.group in names and rule.name not in overrides.select):
            level = (level or rule.severity or "warning") if given else None
        elif given and names:
            level = None
    for name, said in overrides.severities:
        if name == rule.name or name == rule.group:
            level = None if said == "off" else said
    return None if level is None or level == "off" else level


def _order(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    return (diagnostic.span, diagnostic.rule, diagnostic.message)
