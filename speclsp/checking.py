"""Runs the rules on a document of a snapshot: filters, orders, and honours suppressions. No I/O,
no clock.

Same snapshot, same diagnostics, same order. A rule that raises silences only itself, and is
reported.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.config.scope import severity
from speclsp.config.values import Level
from speclsp.diagnostic import Diagnostic, Severity
from speclsp.document import Document, Segment
from speclsp.rules.all import RULES
from speclsp.rules.rule import Rule
from speclsp.suppression import UNUSED, Suppressions, suppressions
from speclsp.text import Span
from speclsp.workspace import ConfigFile, Snapshot

log = logging.getLogger(__name__)


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
    """The findings in the document or configuration file at `path`. None for a path that is not
    known."""
    if (file := snapshot.configurations.get(path)) is not None:
        return _check_configuration(snapshot, path, file, overrides)
    document = snapshot.document(path)
    if document is None:
        return Checked(())
    document = document.awake()
    failures: list[str] = []
    found: list[Diagnostic] = []
    levels = {
        rule.name: level for rule in RULES if (level := _level(snapshot, path, rule, overrides))
    }
    for rule in RULES:
        if (
            rule.document is None
            or rule.name not in levels
            or (rule.crosses and not snapshot.complete)
        ):
            continue
        try:
            found += [each._replace(rule=rule.name) for each in rule.document(snapshot, document)]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failures.append(rule.name)
    prose = tuple(rule for rule in RULES if rule.prose is not None and rule.name in levels)
    found += _in_prose(prose, document, failures)
    found = [each._replace(severity=levels[each.rule]) for each in found]
    kept, ignored, unused = _unsuppressed(found, suppressions(document, snapshot.config(path)))
    if (level := _level(snapshot, path, UNUSED, overrides)) is not None:
        kept += [each._replace(rule=UNUSED.name, severity=level) for each in unused]
    return Checked(tuple(sorted(set(kept), key=_order)), tuple(failures), ignored)


def _in_prose(
    rules: tuple[Rule, ...], document: Document, failures: list[str]
) -> Iterator[Diagnostic]:
    """The findings of prose rules. They depend on a segment's words alone, and are remembered
    there."""
    key = "prose " + " ".join(rule.name for rule in rules)
    for start, segment in zip(document.starts, document.segments, strict=True):
        found = segment.memo.get(key)
        if found is None:
            words = document.text.string[start : start + segment.size]
            failed: list[str] = []
            found = tuple(_in_segment(rules, segment, words, failed))
            failures += failed
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


def _unsuppressed(
    found: Iterable[Diagnostic], by: Suppressions
) -> tuple[list[Diagnostic], int, list[Diagnostic]]:
    kept, ignored = [], 0
    for diagnostic in found:
        if by.covers(diagnostic):
            ignored += 1
        else:
            kept.append(diagnostic)
    return kept, ignored, list(by.unused())


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
