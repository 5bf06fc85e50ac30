"""Which findings a precedent has settled: they are kept, for information, and say which it was.

Two clauses that are in conflict are settled by one precedent that cites them all. Where both sides
are in one clause, and for words that can be read in two ways, it has to say what it settles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from speclsp.diagnostic import WORDING, Diagnostic, Related
from speclsp.document import Document
from speclsp.notation.folders import is_precedents
from speclsp.precedents.known import Entry, covers, known, place_of
from speclsp.spec.derived import normal
from speclsp.spec.precedents import Settles
from speclsp.statements.clauses import clause_about
from speclsp.workspace import Snapshot

Question = Literal["conflict", "ambiguity"]
"""What can be settled: which of several clauses holds, or in which way words are meant."""

_QUESTIONS: dict[str, Question] = {"conflict": "conflict", "ambiguity": "ambiguity"}
# Of other groups.
_CONFLICTS = frozenset(("authority-violation",))

SETTLED = "the precedent that settles it"
"""What is said of the precedent."""

Party = tuple[Document, str, int]
"""A document, the identifier of a clause in it or "", and an offset."""


def outside(
    document: Document, found: Iterable[Diagnostic], group: Callable[[str], str]
) -> list[Diagnostic]:
    """The findings, without those on the wording of precedents: they demand nothing."""
    if not document.precedents:
        return list(found)
    whole = is_precedents(document.path)
    blocks = [each.block for each in document.precedents]
    return [
        each
        for each in found
        if group(each.rule) not in WORDING
        or not (whole or any(block.start <= each.span.start < block.end for block in blocks))
    ]


def settled(
    snapshot: Snapshot,
    document: Document,
    found: Iterable[Diagnostic],
    group: Callable[[str], str],
) -> Iterator[Diagnostic]:
    """The findings, those that are settled marked so."""
    entries = known(snapshot).reaching.get(document.path, ()) if snapshot.complete else ()
    for each in found:
        by = settling(snapshot, document, each, group(each.rule), entries) if entries else None
        yield _marked(snapshot, each, by) if by else each


def question(rule: str, group: str) -> Question | None:
    """What a finding of a rule of that group asks; None where it is mended and not settled."""
    return "conflict" if rule in _CONFLICTS else _QUESTIONS.get(group)


def settling(
    snapshot: Snapshot,
    document: Document,
    finding: Diagnostic,
    group: str,
    entries: Iterable[Entry],
) -> Entry | None:
    """The first of the precedents that settles a finding of a rule of that group."""
    asked = question(finding.rule, group)
    if asked is None:
        return None
    parties = tuple(_parties(snapshot, document, finding)) if asked == "conflict" else ()
    own = (document, finding.clause, finding.span.start)
    words = normal(document.words(finding.span)).casefold()
    for entry in entries:
        if not all(
            covers(snapshot, other, entry, clause, at) for other, clause, at in (own, *parties)
        ):
            continue
        clauses = {own[1], *(clause for _, clause, _ in parties)}
        if entry.settles is None:
            if len(_apart((own, *parties))) > 1:
                return entry
        elif any(_names(each, finding.rule, words, clauses) for each in entry.settles):
            return entry
    return None


def _parties(snapshot: Snapshot, document: Document, finding: Diagnostic) -> Iterator[Party]:
    """What the finding is about besides its own place."""
    for related in finding.related:
        path = related.path or document.path
        other = document if path == document.path else snapshot.document(path)
        if other is not None:
            start = related.span.start
            yield other, clause_about(other, start), start


def _apart(parties: Iterable[Party]) -> set[tuple[str, str, int]]:
    """The clauses among them; sentences without an identifier count each."""
    return {(other.path, clause, -1 if clause else at) for other, clause, at in parties}


def _names(entry: Settles, rule: str, words: str, clauses: set[str]) -> bool:
    return (
        entry.rule in ("", rule)
        and (not entry.words or normal(entry.words).casefold() == words)
        and (not entry.clause or entry.clause in clauses)
    )


def _marked(snapshot: Snapshot, finding: Diagnostic, entry: Entry) -> Diagnostic:
    place = place_of(snapshot, entry)
    there = (Related(place.path, place.span, SETTLED),) if place else ()
    return finding._replace(
        message=f"{finding.message}, settled by {entry.id}",
        severity="hint" if finding.severity == "hint" else "info",
        related=(*finding.related, *there),
        question="",
    )
