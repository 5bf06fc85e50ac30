"""What the documents of a workspace say, sentence by sentence, with the weight of each word: more
than what they demand, since what goes against a demand may be told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.claims.meaning import DOUBTFUL, meanings
from speclsp.claims.reading import claims, is_in_force
from speclsp.claims.sentence import Sentence
from speclsp.conflicts.reading import is_past, rules
from speclsp.conflicts.weights import MEANS, Weights, merged, of_meaning, of_sentence
from speclsp.document import Document
from speclsp.spec.declaration import declares
from speclsp.spec.facts import Clause
from speclsp.statements.prose import prose_in
from speclsp.statements.said import kept_by_segment
from speclsp.statements.setting import Setting
from speclsp.statements.statement import all_in_segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

_FEWEST, _MOST = 3, 120
_MARKS = " *_|:"


class Saying(NamedTuple):
    """A sentence, and where it stands in the document at `path`."""

    path: str
    span: Span
    text: str
    clause: str
    # Whether it demands something, belongs to a clause, or says what a term means.
    demands: bool
    # Its words, and what else it may have in common with others, by how much that says.
    weights: Weights


class _Read(NamedTuple):
    """The same where it stands in its segment."""

    span: Span
    clause: str
    demands: bool
    weights: Weights


def sayings(snapshot: Snapshot) -> tuple[Saying, ...]:
    """Those of the documents in force that demand something, in the order of path and place."""
    return tuple(
        saying
        for path in sorted(snapshot.documents)
        if rules(path)
        for saying in _of(snapshot, snapshot.documents[path].awake())
    )


def _of(snapshot: Snapshot, document: Document) -> list[Saying]:
    starts = document.starts
    found = [
        (starts[at], each)
        for at, every in kept_by_segment(snapshot, document, "sayings", _read).items()
        for each in every
    ]
    if not any(each.demands or _explains(each) for _, each in found):
        return []
    return [
        Saying(
            document.path,
            span := each.span.moved(start),
            _on_one_line(document.words(span)),
            each.clause,
            each.demands,
            each.weights,
        )
        for start, each in found
    ]


def _on_one_line(words: str) -> str:
    """Words without marks of which the other half stands before or behind them."""
    text = " ".join(words.split()).strip(_MARKS)
    return text.replace("**", "", 1) if text.count("**") % 2 else text


def _explains(read: _Read) -> bool:
    return any(name.startswith(MEANS) for name, _ in read.weights)


def _read(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[_Read, ...]:
    if is_past(document, at):
        return ()
    sections = document.segments[at].facts.sections
    title = sections[0].title if sections else ""
    found = list(_sentences(document, at, how, title))
    for meaning in _meanings(document, at, how, title):
        place = next((n for n, each in enumerate(found) if each.span.overlaps(meaning.span)), None)
        if place is None:
            found.append(meaning)
        else:
            held = found[place]
            both = merged(held.weights, meaning.weights)
            found[place] = held._replace(demands=held.demands or meaning.demands, weights=both)
    return tuple(sorted(found))


def _sentences(document: Document, at: int, how: Setting, title: str) -> Iterator[_Read]:
    demanded = {(low, each.span) for low, each in all_in_segment(document, at, how)}
    for low, statement in all_in_segment(document, at, how._replace(strict=True)):
        # What stands below a story tells of it: why it matters, and how it is tried.
        own = bool(statement.clause) and statement.clause_kind != "story"
        demands = own or (low, statement.span) in demanded
        if not is_in_force(statement) or (statement.kind == "cell" and not demands):
            continue
        sentence = Sentence.of(statement, low)
        if _FEWEST <= len(sentence.words) <= _MOST and not declares(statement.text):
            found = of_sentence(sentence, claims(statement, low), f"{title} {statement.heading}")
            yield _Read(sentence.span, statement.clause, demands, found)


def _meanings(document: Document, at: int, how: Setting, title: str) -> Iterator[_Read]:
    """What terms mean there; where it is doubtful that it is a term, nobody is asked about it."""
    if how.informative:
        return
    terms = document.segments[at].facts.terms
    for each in meanings(document.segment_words(at), title, terms, prose_in(document, at)):
        yield _Read(each.span, "", each.grade != DOUBTFUL, of_meaning(each))
