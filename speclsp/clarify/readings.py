"""Two readings of a passage in which somebody could see the difference, and a wording for each.

Fewer than two are no ambiguity, and nothing is said. A wording is shown when it has been verified;
one that is refused is asked for once more, with the reason, and then left out.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import NamedTuple

from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.clarify.answers import answer, shown
from speclsp.clarify.enclosing import enclosed
from speclsp.clarify.material import WORDS, About, Material, clause_of
from speclsp.clarify.passage import Passage, passage_at
from speclsp.clarify.prompt import prompt
from speclsp.clarify.quotes import places
from speclsp.clarify.turns import taking_turns
from speclsp.clarify.verifying import Rejected, Verified, verified
from speclsp.diagnostic import Diagnostic
from speclsp.model.asking import Ask, Message, Model, ModelError, Reply
from speclsp.resolution.bodies import own_words
from speclsp.text import Span
from speclsp.workspace import Snapshot

log = logging.getLogger(__name__)

NAME = "model-ambiguity"
"""What its findings are known by."""

_MOST = 4
_LINE = 400
_CLAUSE = 2_000
# What may stand around the identifier of a clause.
_LABEL = 20
_NOT_WORDS = re.compile(r"\W+")


class Said(NamedTuple):
    """A reading as the model gives it."""

    meaning: str
    behaviour: str
    replacement: str


class Doubt(NamedTuple):
    """Two readings or more, all different, of words that stand in the passage."""

    words: str
    situation: str
    question: str
    readings: tuple[Said, ...]


class Reading(NamedTuple):
    """One of the ways in which the words can be read."""

    meaning: str
    # Where it differs from the others, and what is observed there.
    situation: str
    behaviour: str
    # The wording that only this reading fits; None where none is fit to be shown, and why.
    verified: Verified | None
    reason: str = ""


class Clarification(NamedTuple):
    """What the author is asked, and what each answer would mean."""

    passage: Passage
    # The ambiguous words, as they stand in the passage.
    words: str
    question: str
    readings: tuple[Reading, ...]
    # The model, as it calls itself.
    model: str


def ask(
    snapshot: Snapshot,
    passage: Passage,
    findings: Sequence[Diagnostic] = (),
    finding: Diagnostic | None = None,
) -> Ask:
    """What a passage can mean; `finding` is what is asked about, `findings` is all that is found in
    the document."""
    others = tuple(each for each in findings if each != finding)
    material = Material(snapshot, {passage.path: others})
    about = About(passage.path, passage.span, passage.text, passage.clause)
    told = material.of(about)
    whole = _whole(snapshot, about)
    if len(whole) > len(passage.text) + len(passage.clause) + _LABEL:
        told["whole_clause"] = material.clipped(whole, _CLAUSE, "clause")
    data = {"passage": told}
    if finding is not None:
        data["asked_about"] = material.finding(finding, passage.path)
    return prompt("readings").ask(enclosed(data | material.known_of((about,))))


def read(text: str, passage: Passage) -> Doubt | None:
    """What an answer says; None where it finds no two readings, or does not quote the passage.
    Raises ModelError."""
    said = answer(text, prompt("readings").schema)
    found = places(passage.text, said["quote"])
    situation, question = (shown(said[name], _LINE) for name in ("situation", "question"))
    readings: list[Said] = []
    seen: set[str] = set()
    for each in said["readings"]:
        meaning, behaviour = (shown(each[name], _LINE) for name in ("meaning", "behaviour"))
        alike = {_folded(meaning), _folded(behaviour)}
        if "" not in alike and not alike & seen:
            readings.append(Said(meaning, behaviour, each["replacement"]))
            seen |= alike
    if not found or not situation or not question or len(readings) < 2:
        return None
    words = passage.text[found[0].start : found[0].end]
    return Doubt(words, situation, question, tuple(readings[:_MOST]))


def ask_again(asked: Ask, reply: str, refused: Sequence[tuple[int, str]]) -> Ask:
    """For the wordings that were refused, by their numbers from 1, with the reasons."""
    told = [{"number": number, "reason": reason} for number, reason in refused]
    again = prompt("repair").ask(enclosed({"refused": told}))
    return again._replace(messages=(*asked.messages, Message("assistant", reply), *again.messages))


def read_again(text: str, refused: Sequence[tuple[int, str]]) -> dict[int, str]:
    """New wordings by their numbers: of those that were refused, the first for each. Raises
    ModelError."""
    numbers = {number for number, _ in refused}
    found: dict[int, str] = {}
    for each in answer(text, prompt("repair").schema)["replacements"]:
        if each["number"] in numbers:
            found.setdefault(each["number"], each["replacement"])
    return found


async def clarified(
    model: Model,
    snapshot: Snapshot,
    path: str,
    span: Span,
    findings: Sequence[Diagnostic] = (),
    finding: Diagnostic | None = None,
    overrides: Overrides = NOTHING_SAID,
) -> Clarification | None:
    """How the passage at a cursor, a selection or a finding can be read; None where nothing can be
    reworded there, or where there are no two readings. `findings` were made under `overrides`, and
    a wording is held against both. Raises ModelError."""
    passage = passage_at(snapshot, path, span)
    if passage is None:
        return None
    if len(passage.text) > WORDS:
        raise ModelError("too-large", "the passage is too long to be asked about as a whole")
    asked = ask(snapshot, passage, findings, finding)
    reply = await model.ask(asked)
    doubt = read(reply.text, passage)
    if doubt is None:
        return None
    wordings = [each.replacement for each in doubt.readings]
    needed = _Needed(snapshot, passage, finding, overrides)
    tried = await _tried(needed, dict(enumerate(wordings, 1)), {})
    refused = [
        (number, each.reason) for number, each in tried.items() if isinstance(each, Rejected)
    ]
    if refused:
        tried |= await _repaired(model, needed, asked, reply, refused, tried)
    readings = (
        Reading(
            each.meaning,
            doubt.situation,
            each.behaviour,
            found if isinstance(found := tried[number], Verified) else None,
            found.reason if isinstance(found, Rejected) else "",
        )
        for number, each in enumerate(doubt.readings, 1)
    )
    return Clarification(passage, doubt.words, doubt.question, tuple(readings), reply.model)


def diagnostic(found: Clarification) -> Diagnostic:
    """A clarification as a finding."""
    first, second = (each.meaning.rstrip(".") for each in found.readings[:2])
    return Diagnostic(
        found.passage.span,
        shown(f'"{found.words}" can be read as: {first}; or as: {second}', 2 * _LINE),
        clause=found.passage.clause,
        rule=NAME,
        severity="info",
        question=found.question,
    )


class _Needed(NamedTuple):
    """What a wording has to be fit for."""

    snapshot: Snapshot
    passage: Passage
    finding: Diagnostic | None
    overrides: Overrides


_Tried = dict[int, Verified | Rejected]


async def _tried(needed: _Needed, wordings: dict[int, str], known: _Tried) -> _Tried:
    """What comes of each wording, besides those that are known."""
    snapshot, passage, finding, overrides = needed
    found: _Tried = {}
    for number, wording in wordings.items():
        each = await taking_turns(verified(snapshot, passage, wording, finding, overrides))
        twin = _twin(each, known | found) if isinstance(each, Verified) else None
        found[number] = Rejected(f"it is the same wording as number {twin}") if twin else each
    return found


def _twin(wording: Verified, others: _Tried) -> int | None:
    """The number of one that says the same."""
    for number, other in others.items():
        if isinstance(other, Verified) and other.edit == wording.edit:
            return number
    return None


async def _repaired(
    model: Model,
    needed: _Needed,
    asked: Ask,
    reply: Reply,
    refused: Sequence[tuple[int, str]],
    known: _Tried,
) -> _Tried:
    """What comes of a second try at the wordings that were refused. Raises ModelError where nothing
    would be left."""
    wordings: dict[int, str] = {}
    try:
        again = await model.ask(ask_again(asked, reply.text, refused))
        wordings = read_again(again.text, refused)
    except ModelError as error:
        if not any(isinstance(each, Verified) for each in known.values()):
            raise
        log.info("wordings that were refused are not asked for again: %s", error.kind)
    found = await _tried(needed, wordings, known)
    for number, reason in refused:
        last = found.get(number, Rejected(reason))
        if isinstance(last, Rejected):
            log.info("a wording of the model is not shown: %s", last.reason)
    return found


def _whole(snapshot: Snapshot, about: About) -> str:
    """All that the clause of some words says, on one line."""
    place, document = clause_of(snapshot, about), snapshot.document(about.path)
    if place is None or document is None:
        return ""
    span = own_words(document, place) if place.clause.form == "heading" else place.span
    return " ".join(document.words(span).split())


def _folded(text: str) -> str:
    return _NOT_WORDS.sub(" ", text).strip().casefold()
