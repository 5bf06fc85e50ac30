"""Whether two statements that the engine holds to be near each other can both be satisfied, as a
model sees it. It is asked in both orders, and an answer that depends on the order is none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Literal, NamedTuple, cast

from speclsp.clarify.answers import answer, shown
from speclsp.clarify.enclosing import enclosed
from speclsp.clarify.material import About, Findings, Material
from speclsp.clarify.prompt import prompt
from speclsp.clarify.quotes import places
from speclsp.conflicts.candidates import candidates
from speclsp.conflicts.sayings import Saying
from speclsp.diagnostic import Diagnostic, Related
from speclsp.model.asking import Ask, Model
from speclsp.text import Span
from speclsp.workspace import Snapshot

NAME = "model-conflict"
"""What its findings are known by."""

Kind = Literal[
    "contradiction",
    "exception",
    "duplicate",
    "refinement",
    "unrelated",
    "cannot tell",
    "undecided",
]
"""What a judge says of two statements; "undecided": something else in each order."""

_SILENT = ("unrelated", "cannot tell")
_LINE = 400


class Verdict(NamedTuple):
    """An answer to one order, turned so that the first statement is the first of the pair. Of a
    silent one the rest is ""."""

    kind: Kind
    situation: str = ""
    behaviours: tuple[str, str] = ("", "")
    # As they stand in the statements.
    quotes: tuple[str, str] = ("", "")


class Judgement(NamedTuple):
    """What both orders agree in; otherwise it is undecided."""

    one: Saying
    other: Saying
    verdict: Verdict
    # The model, as it calls itself.
    model: str


def pairs(
    snapshot: Snapshot, most: int, asked: Container[str], findings: Findings
) -> Iterator[tuple[Saying, Saying]]:
    """What is worth a question: each statement of the documents at the paths `asked` with the
    `most` that are nearest, every pair once; not those that a finding already holds against each
    other."""
    seen: set[tuple[Saying, Saying]] = set()
    for each in candidates(snapshot, most, asked):
        for near in each.candidates:
            pair = ordered(each.saying, near.saying)
            if pair not in seen and not _is_found(findings, *pair):
                yield pair
            seen.add(pair)


def ordered(one: Saying, other: Saying) -> tuple[Saying, Saying]:
    """Two statements by path and place."""
    return (one, other) if one <= other else (other, one)


def ask(snapshot: Snapshot, one: Saying, other: Saying, findings: Findings) -> Ask:
    """Whether both can be satisfied, in this order."""
    material = Material(snapshot, findings)
    both = tuple(About(each.path, each.span, each.text, each.clause) for each in (one, other))
    data = {"first": material.of(both[0]), "second": material.of(both[1])}
    return prompt("verdict").ask(enclosed(data | material.known_of(both)), max_tokens=1_500)


def read(text: str, one: Saying, other: Saying) -> Verdict:
    """What an answer says of two statements in the order in which they were asked about. One that
    does not show what it says, by a situation and by what stands in both, cannot tell. Raises
    ModelError."""
    said = answer(text, prompt("verdict").schema)
    kind = cast(Kind, said["verdict"])
    if kind in _SILENT:
        return Verdict(kind)
    situation = shown(said["situation"], _LINE)
    behaviours = [shown(said[f"{name}_behaviour"], _LINE) for name in ("first", "second")]
    quotes = [
        each.text[found[0].start : found[0].end]
        for each, name in ((one, "first"), (other, "second"))
        if (found := places(each.text, said[f"{name}_quote"]))
    ]
    differ = behaviours[0].casefold() != behaviours[1].casefold() or kind != "contradiction"
    if not situation or not all(behaviours) or len(quotes) < 2 or not differ:
        return Verdict("cannot tell")
    return Verdict(kind, situation, (behaviours[0], behaviours[1]), (quotes[0], quotes[1]))


async def judged(
    model: Model, snapshot: Snapshot, one: Saying, other: Saying, findings: Findings
) -> Judgement:
    """What a model says of a pair; the same whichever of them is given first. Raises ModelError."""
    one, other = ordered(one, other)
    reply = await model.ask(ask(snapshot, one, other, findings))
    verdict = read(reply.text, one, other)
    turned = await model.ask(ask(snapshot, other, one, findings))
    if read(turned.text, other, one).kind != verdict.kind:
        verdict = Verdict("undecided")
    return Judgement(one, other, verdict, reply.model)


def diagnostics(snapshot: Snapshot, found: Judgement) -> Iterator[tuple[str, Diagnostic]]:
    """A contradiction as a finding on each side, with its path; nothing for all else."""
    verdict = found.verdict
    if verdict.kind != "contradiction":
        return
    sides = (found.one, found.other)
    situation = verdict.situation.rstrip(".")
    for at, (here, there) in enumerate((sides, sides[::-1])):
        own, theirs = verdict.quotes[at], verdict.quotes[1 - at]
        message = f'"{own}" and "{theirs}" cannot both hold: {situation}'
        shows = f"here: {verdict.behaviours[1 - at].rstrip('.')}"
        related = Related(there.path, _place(snapshot, there, theirs), shown(shows, _LINE))
        yield (
            here.path,
            Diagnostic(
                _place(snapshot, here, own),
                shown(message, 3 * _LINE),
                (related,),
                here.clause,
                rule=NAME,
                severity="info",
                question="Which of the two holds?",
            ),
        )


def _place(snapshot: Snapshot, saying: Saying, quote: str) -> Span:
    """Where a quote stands in the document, or all of the statement where marks are between its
    words."""
    document = snapshot.document(saying.path)
    found = places(document.words(saying.span), quote) if document else ()
    return found[0].moved(saying.span.start) if found else saying.span


def _is_found(findings: Findings, one: Saying, other: Saying) -> bool:
    """Whether a finding on one of two statements points at the other."""
    return any(
        found.span.overlaps(here.span)
        and any(
            related.path == there.path and related.span.overlaps(there.span)
            for related in found.related
        )
        for here, there in ((one, other), (other, one))
        for found in findings.get(here.path, ())
    )
