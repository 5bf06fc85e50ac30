"""What the rules find in a document, before anything is switched off.

Where an edit changed no more than words, what was found before is taken over: only the words that
were read anew are looked at. A rule that raises silences only itself, and is named."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from weakref import ref

from speclsp.checking.words import in_segments, most_specific
from speclsp.code.source import Source
from speclsp.conflicts.state import bringing
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.comparison import Comparison
from speclsp.rules.rule import Rule
from speclsp.statements.clauses import clause_at
from speclsp.statements.prose import reading_once
from speclsp.statements.setting import Setting, hold
from speclsp.work import Work
from speclsp.workspace import ConfigFile, Snapshot

log = logging.getLogger(__name__)


# The names of the snapshot, the rules, and how the document is read.
Marks = tuple[object, tuple[Rule, ...], Setting]


class Known(NamedTuple):
    """What was found in a version of a document, and the other files that it points at, which are
    not kept for its sake."""

    marks: Marks
    found: list[Diagnostic]
    pointed_at: Mapping[str, ref[Document | Source]]

    def made_with(self, marks: Marks) -> bool:
        """Whether what findings depend on besides the text was the same."""
        return self.marks[0] is marks[0] and self.marks[1:] == marks[1:]

    def holds(self, marks: Marks, snapshot: Snapshot) -> bool:
        """Whether it holds in a snapshot: places in other files move with their texts."""
        return self.made_with(marks) and all(
            (now := _file(snapshot, path)) is not None and file() is now
            for path, file in self.pointed_at.items()
        )


def crossing(
    rules: tuple[Rule, ...], snapshot: Snapshot, document: Document, failures: list[str]
) -> Work[list[Diagnostic]]:
    """The findings of the rules that compare what documents say."""
    running = tuple(rule for rule in rules if rule.crossing)
    if not running:
        return []
    yield from bringing(snapshot)
    found: list[Diagnostic] = []
    for rule in running:
        found += _of_rule(rule, snapshot, document, failures)
    return list(_about(document, found))


def finding(
    rules: tuple[Rule, ...],
    snapshot: Snapshot,
    document: Document,
    setting: Setting,
    failures: list[str],
) -> Work[list[Diagnostic]]:
    """The findings of `rules`; where an edit changed no more than words, those of before, moved."""
    # What findings depend on besides the document's own facts.
    marks: Marks = (snapshot.names, rules, setting)
    known: Known | None = document.findings
    if known is not None and known.holds(marks, snapshot):
        return most_specific(known.found)
    hold(document, setting)
    with reading_once(document):
        found = yield from _carried(marks, snapshot, document, failures)
        if found is None:
            every = yield from _in_document(rules, snapshot, document, failures)
            last = len(document.segments)
            found = list(_about(document, every))
            found += yield from in_segments(rules, snapshot, document, setting, failures, 0, last)
    if not failures:
        paths = {related.path for each in found for related in each.related} - {document.path}
        others = ((path, _file(snapshot, path)) for path in paths)
        pointed_at = {path: ref(other) for path, other in others if other is not None}
        document.findings = Known(marks, found, pointed_at)
    return most_specific(found)


def _file(snapshot: Snapshot, path: str) -> Document | Source | None:
    return snapshot.documents.get(path) or snapshot.sources.get(path)


def compared(
    rules: tuple[Rule, ...], comparison: Comparison, document: Document, failures: list[str]
) -> list[Diagnostic]:
    """What the rules find that hold a document against another branch."""
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.compared is None:
            continue
        try:
            found += [each._replace(rule=rule.name) for each in rule.compared(comparison, document)]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failures.append(rule.name)
    return found


def compared_source(
    rules: tuple[Rule, ...], comparison: Comparison, source: Source, failures: list[str]
) -> list[Diagnostic]:
    """What the rules find in code that hold it against another branch."""
    found: list[Diagnostic] = []
    for rule in rules:
        check = rule.compared_source
        if check is None:
            continue
        try:
            found += [each._replace(rule=rule.name) for each in check(comparison, source)]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failures.append(rule.name)
    return found


def declared(
    rules: tuple[Rule, ...],
    snapshot: Snapshot,
    path: str,
    file: ConfigFile,
    failures: list[str],
) -> list[Diagnostic]:
    """What the rules find in what a configuration file says, by what there is."""
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.settings is None:
            continue
        try:
            said = rule.settings(snapshot, path, file)
            found += [each._replace(rule=rule.name) for each in said]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failures.append(rule.name)
    return found


def finding_in_source(
    rules: tuple[Rule, ...], snapshot: Snapshot, source: Source, failures: list[str]
) -> Work[list[Diagnostic]]:
    """The findings of `rules` in a file of code."""
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.source is None:
            continue
        try:
            found += [each._replace(rule=rule.name) for each in rule.source(snapshot, source)]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failures.append(rule.name)
        yield
    return found


def _carried(
    marks: Marks,
    snapshot: Snapshot,
    document: Document,
    failures: list[str],
) -> Work[list[Diagnostic] | None]:
    """The findings of the version before, moved, with those of the words that were read anew; None
    where that cannot be told."""
    carried, written = document.carried, document.before
    if carried is None or written is None:
        return None
    shift, known = carried.shift, carried.findings
    if known is None or not known.made_with(marks):
        return None
    (_, rules, setting), before = marks, known.found
    by_words = {rule.name for rule in rules if rule.prose or rule.statement}
    anew = tuple(rule for rule in rules if rule.rereads)
    by_rereading = {rule.name for rule in anew}
    found: list[Diagnostic] = []
    for each in before:
        if each.rule in by_rereading:
            continue
        span = shift.settles(each.span)
        if span is None and each.rule in by_words:
            continue
        if span is None or any(related.path != document.path for related in each.related):
            return None
        if each.related:
            moved = [(related, shift.settles(related.span)) for related in each.related]
            if any(place is None for _, place in moved):
                return None
            related = tuple(one._replace(span=place) for one, place in moved if place)
            each = each._replace(related=related)
        found.append(each if span == each.span else each._replace(span=span))
    first, last = written.anew.start, written.anew.stop
    found += yield from in_segments(rules, snapshot, document, setting, failures, first, last)
    fresh = yield from _in_document(anew, snapshot, document, failures)
    found += _about(document, fresh)
    return found


def _in_document(
    rules: tuple[Rule, ...], snapshot: Snapshot, document: Document, failures: list[str]
) -> Work[list[Diagnostic]]:
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.document is not None and not rule.crossing:
            found += _of_rule(rule, snapshot, document, failures)
            yield
    return found


def _of_rule(
    rule: Rule, snapshot: Snapshot, document: Document, failures: list[str]
) -> list[Diagnostic]:
    if rule.document is None:
        return []
    try:
        return [each._replace(rule=rule.name) for each in rule.document(snapshot, document)]
    except Exception:
        log.exception("rule %s failed", rule.name)
        failures.append(rule.name)
        return []


def _about(document: Document, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings with the clause that each stands in, where the rule names none."""
    for each in found:
        yield each if each.clause else each._replace(clause=clause_at(document, each.span.start))
