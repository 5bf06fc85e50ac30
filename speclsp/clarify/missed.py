"""What the rules have missed in a section: words that two readers would act on differently.

Each has its place by what it quotes, and none is where a rule has found something already.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

from speclsp.clarify.answers import answer, shown
from speclsp.clarify.enclosing import enclosed
from speclsp.clarify.material import About, Material
from speclsp.clarify.passage import passage_at
from speclsp.clarify.prompt import prompt
from speclsp.clarify.quotes import places
from speclsp.clarify.readings import NAME
from speclsp.diagnostic import WORDING, Diagnostic
from speclsp.document import Document
from speclsp.model.asking import Ask, Model
from speclsp.resolution.extents import extents
from speclsp.rules.all import BY_NAME
from speclsp.text import Span
from speclsp.workspace import Snapshot

log = logging.getLogger(__name__)

_SECTION = 10_000
_MOST = 5
_LINE = 400


class Missed(NamedTuple):
    """Words in the document at `path` that can be read in two ways."""

    path: str
    span: Span
    words: str
    # The identifier of the clause that they belong to, "" for none.
    clause: str
    # What each of two readers would do.
    readers: tuple[str, str]
    question: str


def section_at(snapshot: Snapshot, path: str, offset: int) -> Span | None:
    """The section that holds a place, with those below it, cut behind the last whole line that is
    not too much to be asked about; None where there is nothing to read."""
    document = snapshot.document(path)
    if document is None:
        return None
    span = _section(document, offset)
    words = document.words(span)
    if len(words) > _SECTION:
        words = words[:_SECTION]
        words = words[: words.rfind("\n") + 1] or words
    return Span(span.start, span.start + len(words)) if words.strip() else None


def ask(snapshot: Snapshot, path: str, section: Span, findings: Sequence[Diagnostic] = ()) -> Ask:
    """What is to be read in two ways in a section; `findings` is what the rules have found."""
    document = snapshot.document(path)
    words = document.words(section) if document else ""
    material = Material(snapshot, {path: findings})
    about = About(path, section, words)
    data = {"section": material.of(about, _SECTION)}
    if document is not None and _section(document, section.start).end > section.end:
        data["section"]["goes_on"] = "the rest of the section is left out"
    return prompt("missed").ask(enclosed(data | material.known_of((about,))))


def read(
    text: str, snapshot: Snapshot, path: str, section: Span, findings: Sequence[Diagnostic] = ()
) -> tuple[Missed, ...]:
    """What of an answer has a place in the section's prose where nothing is found yet, in the order
    of the text. Raises ModelError."""
    said = answer(text, prompt("missed").schema)["places"][:_MOST]
    document = snapshot.document(path)
    words = document.words(section) if document else ""
    taken = [each.span for each in findings if _is_on_wording(each)]
    found: list[Missed] = []
    for each in said:
        span = _place(words, each["quote"], each["sentence"])
        if span is None:
            log.info("a place that the model names is not in the section")
            continue
        there = span.moved(section.start)
        passage = passage_at(snapshot, path, there)
        names = ("one_reader", "another_reader", "question")
        one, another, question = (shown(each[name], _LINE) for name in names)
        if passage is None or not (one and another and question) or one == another:
            continue
        if any(there.overlaps(known) for known in taken):
            continue
        taken.append(there)
        quote = " ".join(words[span.start : span.end].split())
        found.append(Missed(path, there, quote, passage.clause, (one, another), question))
    return tuple(sorted(found))


async def missed(
    model: Model, snapshot: Snapshot, path: str, offset: int, findings: Sequence[Diagnostic] = ()
) -> tuple[Missed, ...]:
    """What a model finds in the section at `offset`. Raises ModelError."""
    section = section_at(snapshot, path, offset)
    if section is None:
        return ()
    reply = await model.ask(ask(snapshot, path, section, findings))
    return read(reply.text, snapshot, path, section, findings)


def diagnostic(found: Missed) -> Diagnostic:
    """The same as a finding."""
    one, another = (each.rstrip(".") for each in found.readers)
    return Diagnostic(
        found.span,
        shown(f'"{found.words}" can be read in two ways: {one}; or: {another}', 3 * _LINE),
        clause=found.clause,
        rule=NAME,
        severity="info",
        question=found.question,
    )


def _section(document: Document, offset: int) -> Span:
    """The innermost section at a place; above the first heading what stands there."""
    holding: Span | None = None
    for each in extents(document):
        if each.start > offset:
            break
        if offset < each.end or offset == each.end == document.size:
            holding = each
    if holding is not None:
        return holding
    first = next(iter(extents(document)), None)
    return Span(0, first.start if first else document.size)


def _place(words: str, quote: str, sentence: str) -> Span | None:
    """Where a quote stands: the only place, or the only one in a sentence that stands once."""
    found = places(words, quote)
    if len(found) == 1:
        return found[0]
    around = places(words, sentence)
    if len(around) != 1:
        return None
    inside = [each for each in found if around[0].start <= each.start and each.end <= around[0].end]
    return inside[0] if len(inside) == 1 else None


def _is_on_wording(found: Diagnostic) -> bool:
    rule = BY_NAME.get(found.rule)
    return found.rule == NAME or (rule is not None and rule.group in WORDING)
