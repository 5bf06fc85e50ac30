"""What a model is asked about a whole workspace: what the rules missed in each section that demands
something, and whether each statement goes together with the one that it has most in common with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from speclsp.clarify import missed, verdict
from speclsp.clarify.answers import shown
from speclsp.clarify.material import Findings
from speclsp.clarify.readings import NAME as AMBIGUITY
from speclsp.clarify.sections import stretches
from speclsp.conflicts.sayings import Saying, sayings
from speclsp.diagnostic import Diagnostic
from speclsp.model.asking import Ask, Model
from speclsp.text import Span
from speclsp.workspace import Snapshot

NEAREST = 1
_NAME = 100
_LABEL = 200


class Stretch(NamedTuple):
    """A part of the document at `path`, in which something may have been missed."""

    path: str
    span: Span


class Pair(NamedTuple):
    """Two statements that may not go together."""

    one: Saying
    other: Saying


Inquiry = Stretch | Pair
"""What one finding may come of, or none."""


def inquiries(
    snapshot: Snapshot, scopes: Mapping[str, Collection[str]], findings: Findings
) -> Iterator[Inquiry]:
    """What is to be asked, for each rule that a model answers about the documents at these paths:
    sections first, then pairs, by path and place."""
    if scope := scopes.get(AMBIGUITY):
        yield from _stretches(snapshot, scope)
    if scope := scopes.get(verdict.NAME):
        for one, other in verdict.pairs(snapshot, NEAREST, scope, findings):
            yield Pair(one, other)


def asks(snapshot: Snapshot, inquiry: Inquiry, findings: Findings) -> tuple[Ask, ...]:
    """The questions that an inquiry puts."""
    if isinstance(inquiry, Stretch):
        path, span = inquiry
        return (missed.ask(snapshot, path, span, findings.get(path, ())),)
    one, other = verdict.ordered(*inquiry)
    return tuple(verdict.ask(snapshot, *pair, findings) for pair in ((one, other), (other, one)))


async def answered(
    model: Model, snapshot: Snapshot, inquiry: Inquiry, findings: Findings
) -> tuple[tuple[str, Diagnostic], ...]:
    """What comes of an inquiry, each with its path, and with the name of the model. Raises
    ModelError."""
    if isinstance(inquiry, Pair):
        judgement = await verdict.judged(model, snapshot, *inquiry, findings)
        every = verdict.diagnostics(snapshot, judgement)
        return tuple((path, _by(each, judgement.model)) for path, each in every)
    path, span = inquiry
    known = findings.get(path, ())
    reply = await model.ask(missed.ask(snapshot, path, span, known))
    found = missed.read(reply.text, snapshot, path, span, known)
    return tuple((path, _by(missed.diagnostic(each), reply.model)) for each in found)


def places(inquiry: Inquiry) -> tuple[tuple[str, Span], ...]:
    """What it is about, each with its path."""
    every = tuple(inquiry) if isinstance(inquiry, Pair) else (inquiry,)
    return tuple((each.path, each.span) for each in every)


def label(snapshot: Snapshot, inquiry: Inquiry) -> str:
    """What it is about, for people."""
    if isinstance(inquiry, Pair):
        both = verdict.ordered(*inquiry)
        named = (f"{each.path} {each.clause or shown(each.text, _NAME)}" for each in both)
        return shown("; ".join(named), 2 * _LABEL)
    document = snapshot.document(inquiry.path)
    section = document.section_at(inquiry.span.start) if document else None
    title = section[1].title if section else ""
    return shown(f"{inquiry.path} {title}", _LABEL)


def _stretches(snapshot: Snapshot, scope: Collection[str]) -> Iterator[Stretch]:
    starts: dict[str, list[int]] = {}
    for each in sayings(snapshot):
        if each.demands and each.path in scope:
            starts.setdefault(each.path, []).append(each.span.start)
    for path, known in sorted(starts.items()):
        document = snapshot.documents[path].awake()
        known.sort()
        for span in stretches(document):
            at = bisect_left(known, span.start)
            if at < len(known) and known[at] < span.end:
                yield Stretch(path, span)


def _by(found: Diagnostic, model: str) -> Diagnostic:
    return found._replace(message=f"{found.message} (says {shown(model, _NAME)})")
