"""What a model can be asked at a place of a document, as code actions; nobody is asked yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.clarify.challenge import file_for
from speclsp.clarify.missed import section_at
from speclsp.clarify.passage import passage_at
from speclsp.diagnostic import WORDING, Diagnostic
from speclsp.features.kinds import REWRITE
from speclsp.model.asking import ModelError
from speclsp.resolution.places import ClausePlace
from speclsp.rules.all import BY_NAME
from speclsp.server.client import Client, at
from speclsp.server.commands import ASK_MODEL
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import Units, member, sound, words
from speclsp.server.opened import Located
from speclsp.server.switched import TITLE
from speclsp.text import Span

READINGS, CHALLENGE, MISSED = "readings", "challenge", "missed"
TITLES = {
    READINGS: TITLE,
    CHALLENGE: "Ask a model for a challenging prompt",
    MISSED: "Ask a model what the rules missed in this section",
}
_LONGEST = 40


class Asked(NamedTuple):
    """One question, as the client sends it back."""

    task: str
    uri: str
    version: int | None
    # Of the document in that version: what is selected, or where the finding is.
    range: Json
    # The finding that is asked about, "" for none.
    rule: str
    message: str


def received(data: Json) -> Asked | None:
    """What an action carries; None where that is not of ours. Raises MalformedError."""
    task = at(data, "task")
    if task not in TITLES:
        return None
    version, rule, message = (at(data, name) for name in ("version", "rule", "message"))
    if version is not None and (not isinstance(version, int) or isinstance(version, bool)):
        raise MalformedError('"version" is no whole number')
    if not isinstance(rule or "", str) or not isinstance(message or "", str):
        raise MalformedError('"rule" and "message" are no strings')
    range_ = member(data, "range")
    return Asked(task, sound(words(data, "uri")), version, range_, rule or "", message or "")


def offers(
    client: Client,
    units: Units,
    there: Located,
    version: int | None,
    span: Span,
    found: Sequence[Diagnostic],
    refusal: ModelError | None,
) -> Iterator[Json]:
    """The actions at `span`. Where there is a `refusal`, the first alone, as one that cannot be
    done, for a client that shows such."""
    can_ask = client.resolves_edits or client.applies_edits
    if not can_ask or (refusal is not None and not client.disabled_actions):
        return
    if passage_at(there.snapshot, there.path, span) is not None:
        finding = finding_at(found, span)
        title = TITLES[READINGS]
        if finding is not None and len(quoted := _words(there, finding.span)) <= _LONGEST:
            title = f'Ask a model how "{quoted}" can be read'
        if refusal is not None:
            yield {"title": title, "kind": REWRITE, "disabled": {"reason": str(refusal)}}
            return
        data = _data(units, there, version, READINGS, finding.span if finding else span)
        if finding is not None:
            data |= {"rule": finding.rule, "message": finding.message}
        yield _action(title, data, lazily=client.resolves_edits)
    if refusal is not None:
        return
    if clause_at(there, span) is not None:
        data = _data(units, there, version, CHALLENGE, span)
        yield _action(TITLES[CHALLENGE], data, lazily=client.resolves_edits)
    if section_at(there.snapshot, there.path, span.start) is not None:
        yield _action(TITLES[MISSED], _data(units, there, version, MISSED, span), lazily=False)


def finding_at(found: Sequence[Diagnostic], span: Span) -> Diagnostic | None:
    """The finding on wording that holds a cursor or a selection, which asks something."""
    for each in found:
        rule = BY_NAME.get(each.rule)
        wording = rule is not None and rule.group in WORDING
        if wording and each.question and each.span.start <= span.start <= span.end <= each.span.end:
            return each
    return None


def clause_at(there: Located, span: Span) -> ClausePlace | None:
    """The clause at a place whose test can be given one more example."""
    document = there.snapshot.documents.get(there.path)
    for start, clause in document.settled.clauses if document else ():
        place = ClausePlace(there.path, start, clause)
        touched = place.span.start <= span.end and span.start <= place.span.end
        if touched and file_for(there.snapshot, place) is not None:
            return place
    return None


def _words(there: Located, span: Span) -> str:
    return " ".join(there.text.string[span.start : span.end].split())


def _data(
    units: Units, there: Located, version: int | None, task: str, span: Span
) -> dict[str, Json]:
    range_ = units.range(there.text, span)
    return {"uri": there.uri, "version": version, "task": task, "range": range_}


def _action(title: str, data: Json, *, lazily: bool) -> Json:
    action = {"title": title, "kind": REWRITE, "data": data}
    if not lazily:
        action["command"] = {"title": title, "command": ASK_MODEL, "arguments": [data]}
    return action
