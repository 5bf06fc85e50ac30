"""What rules on wording find in the segments of a document.

What they find in a segment depends on its words, its clauses and the document's setting alone, and
is kept there. What the project has named, or only quotes, is left out afterwards.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclsp.diagnostic import WORDING, Diagnostic
from speclsp.document import Document
from speclsp.resolution.glossary import glossary
from speclsp.rules.all import BY_NAME, RULES
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import is_mentioned
from speclsp.spec.facts import Clause
from speclsp.spec.prose import Kind, Prose
from speclsp.statements.clauses import held_in, innermost
from speclsp.statements.obliging import strength_in
from speclsp.statements.prose import ReadProse, prose_in
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement, in_segment
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

log = logging.getLogger(__name__)

_ORDER = {rule.name: at for at, rule in enumerate(RULES)}
_NARRATING = frozenset(("marker", "tag"))
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
# Around a finding, to see whether it stands in the name of a term.
_NEAR = 80


def in_segments(
    rules: tuple[Rule, ...],
    snapshot: Snapshot,
    document: Document,
    setting: Setting,
    failures: list[str],
    first: int,
    last: int,
) -> Work[list[Diagnostic]]:
    """The findings of rules on prose and on statements in the segments from `first` to before
    `last`."""
    prose = tuple(rule for rule in rules if rule.prose is not None)
    judged = tuple(rule for rule in rules if rule.statement is not None)
    prose_key = "prose " + " ".join(rule.name for rule in prose)
    names = tuple(rule.name for rule in judged)
    every: list[Diagnostic] = []
    for at in range(first, last):
        start, segment = document.starts[at], document.segments[at]
        found = segment.memo.get(prose_key)
        if found is None:
            failed: list[str] = []
            found = tuple(_in_prose(prose, prose_in(document, at), failed))
            failures += [name for name in failed if name not in failures]
            if not failed:
                segment.memo[prose_key] = found
            yield
        held = held_in(document, at)
        every += [
            each._replace(
                span=each.span.moved(start),
                clause=each.clause or innermost(held.clauses, each.span.start),
            )
            for each in found
        ]
        if judged:
            key = (names, setting, held.shapes)
            kept = segment.memo.get("statements")
            if kept is None or kept[0] != key:
                failed = []
                kept = (key, _in_statements(judged, document, at, held.clauses, setting, failed))
                failures += [name for name in failed if name not in failures]
                if not failed:
                    segment.memo["statements"] = kept
                yield
            every += _unnamed(snapshot, document, start, kept[1])
    return every


def _in_prose(
    rules: tuple[Rule, ...], passages: Iterable[ReadProse], failed: list[str]
) -> Iterator[Diagnostic]:
    for read in passages:
        kind, span, _, normative, item, _ = read.prose
        vocabulary = read.vocabulary
        asked = tuple(
            [
                rule
                for rule in rules
                if rule.triggers is None or not rule.triggers.isdisjoint(vocabulary)
            ]
        )
        if not asked:
            continue
        said = _said(asked, kind, normative, item, read.words)
        failed += [name for name in said.failed if name not in failed]
        for each in said.found:
            yield each._replace(span=each.span.moved(span.start))


class _Said(NamedTuple):
    """What is found in a passage, and the rules that raised there."""

    found: tuple[Diagnostic, ...]
    failed: tuple[str, ...]


# Of the passages of a segment, a keystroke changes one.
@lru_cache(maxsize=4_096)
def _said(rules: tuple[Rule, ...], kind: Kind, normative: bool, item: bool, words: str) -> _Said:
    """What rules say of a passage, wherever it stands."""
    passage = Prose(kind, Span(0, len(words)), (), normative, item)
    found: list[Diagnostic] = []
    failed: list[str] = []
    for rule in rules:
        assert rule.prose is not None
        try:
            found += [each._replace(rule=rule.name) for each in rule.prose(passage, words)]
        except Exception:
            log.exception("rule %s failed", rule.name)
            failed.append(rule.name)
    return _Said(tuple(found), tuple(failed))


def _in_statements(
    rules: tuple[Rule, ...],
    document: Document,
    at: int,
    clauses: Sequence[Clause],
    setting: Setting,
    failed: list[str],
) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    telling = any(rule.telling for rule in rules)
    for start, statement in in_segment(document, at, setting, telling=telling):
        vocabulary = statement.vocabulary
        for rule in rules:
            if statement.told and not rule.telling:
                continue
            if rule.triggers is not None and rule.triggers.isdisjoint(vocabulary):
                continue
            assert rule.statement is not None
            try:
                found += [
                    _placed(each, rule, statement, start, clauses, setting)
                    for each in rule.statement(statement, setting)
                    if not is_mentioned(statement, each.span, setting)
                ]
            except Exception:
                log.exception("rule %s failed", rule.name)
                if rule.name not in failed:
                    failed.append(rule.name)
    return tuple(found)


def _placed(
    each: Diagnostic,
    rule: Rule,
    statement: Statement,
    start: int,
    clauses: Sequence[Clause],
    setting: Setting,
) -> Diagnostic:
    """The finding with offsets of the segment; related places stand in the same passage."""
    if rule.weighed:
        each = _weighed(each, statement, setting)
    related = tuple(one._replace(span=one.span.moved(start)) for one in each.related)
    return each._replace(
        span=each.span.moved(start),
        related=related,
        clause=each.clause or statement.clause or innermost(clauses, start + each.span.start),
        rule=rule.name,
    )


def _weighed(each: Diagnostic, statement: Statement, setting: Setting) -> Diagnostic:
    """The finding, one degree milder where nobody is held to the words at its place of the passage:
    neither by a key word in capitals nor by the identifier of a clause, or because they give leave,
    or only tell something beside what obliges. Where a behaviour is ruled, "must" holds too."""
    strength = statement.strength_at(each.span)
    # A mark or a tag holds a paragraph, of which only some sentences demand.
    narrates = statement.clause_form in _NARRATING or strength_in(statement.passage)
    told = not statement.strength and narrates
    bound = bool(statement.keywords or (statement.clause and not told))
    if setting.profile == "behavioural":
        bound = bound or strength == "must"
    if setting.strict or (bound and strength != "may"):
        return each
    return each._replace(graver=False, milder=not each.graver)


def _unnamed(
    snapshot: Snapshot, document: Document, start: int, found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The findings at their places in the document, but those in the name of a defined term."""
    terms = None
    for each in found:
        if terms is None:
            terms = glossary(snapshot)
        span = each.span.moved(start)
        low = max(0, span.start - _NEAR)
        around = document.text.string[low : span.end + _NEAR]
        article = _ARTICLE.match(around, span.start - low, span.end - low)
        start_in_it = article.end() if article else span.start - low
        if BY_NAME[each.rule].group != "ambiguity" or not terms.covers(
            around, start_in_it, span.end - low
        ):
            related = tuple(
                one._replace(path=one.path or document.path, span=one.span.moved(start))
                for one in each.related
            )
            yield each._replace(span=span, related=related)


def most_specific(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings, of those on wording at most one at a place: that of the rule that comes first.

    Two are at one place where they share at least half of the longer one."""
    wording = [each for each in found if BY_NAME[each.rule].group in WORDING]
    if len(wording) < 2:
        return list(found)
    others = [each for each in found if BY_NAME[each.rule].group not in WORDING]
    wording.sort(key=lambda each: each.span)
    dropped: set[int] = set()
    for at, each in enumerate(wording):
        for later in range(at + 1, len(wording)):
            if wording[later].span.start >= each.span.end:
                break
            if at not in dropped and later not in dropped and _share(each, wording[later]):
                one_first = _ORDER[each.rule] <= _ORDER[wording[later].rule]
                dropped.add(later if one_first else at)
    return others + [each for at, each in enumerate(wording) if at not in dropped]


def _share(one: Diagnostic, other: Diagnostic) -> bool:
    common = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    longer = max(one.span.end - one.span.start, other.span.end - other.span.start)
    return common * 2 >= longer
