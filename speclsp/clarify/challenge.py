"""A case that puts a tagged clause to the test, as an example in the clause's own test file.

The model gives plain words; what is written around them is fixed. The file is read with them in it,
and nothing may be in it that was not there before but one example.
"""

from __future__ import annotations

import logging
import re
from typing import NamedTuple

from speclsp.checking.check import checking
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.clarify.answers import answer, shown
from speclsp.clarify.enclosing import enclosed
from speclsp.clarify.material import About, Material
from speclsp.clarify.prompt import prompt
from speclsp.clarify.turns import taking_turns
from speclsp.diagnostic import SEVERITIES, Fix
from speclsp.document import Document
from speclsp.features.wording import sentence
from speclsp.model.asking import Ask, Model
from speclsp.model.secrets import is_denied
from speclsp.notation.model_spec import ROLES
from speclsp.resolution.evidence import stated_tests, test_path
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.untested import new_test
from speclsp.spec.facts import Facts
from speclsp.text import Edit, Span
from speclsp.work import Work
from speclsp.workspace import Change, Snapshot, changed

log = logging.getLogger(__name__)

_CLAUSE = 2_000
_TITLES = 20
_TITLE = 100
_REASON = 200
_LONGEST = 2_000
_TRANSCRIPT = ("message", "good", "bad")
_EXAMPLE = "**Example**:"

_PLAIN_TITLE = re.compile(r"[^\W_][\w ,.'’()/-]*")
# In a transcript: what ends its fence, opens or closes a role or a comment, or is not seen.
_ROLE = re.compile(rf"</?\s*(?:{'|'.join(sorted(ROLES))})\b|<!--|--!?>|<!\[|<\?", re.IGNORECASE)
_FENCE = re.compile(r"^\s*[>*+-]*\s*(?:~~~|```)", re.MULTILINE)
_PLAIN_REASON = re.compile(r"[^<>\[\]`|\\{}]+")


class Proposal(NamedTuple):
    """An example in plain words. Only the transcript may have several lines."""

    title: str
    message: str
    good: str
    why_good: str
    bad: str
    why_bad: str


def ask(snapshot: Snapshot, place: ClausePlace) -> Ask | None:
    """For a case that tests the clause at `place`; None for one without a file of examples."""
    path = file_for(snapshot, place)
    document = snapshot.document(place.path)
    if path is None or document is None:
        return None
    material = Material(snapshot, {})
    words = sentence(document.text.string, place, _CLAUSE)
    about = About(place.path, place.span, words, place.clause.id)
    data = {"clause": material.of(about), **material.known_of((about,))}
    if titles := _titles(snapshot.document(path)):
        data["examples"] = titles[-_TITLES:]
    return prompt("challenge").ask(enclosed(data), max_tokens=2_000)


def read(text: str) -> Proposal | str | None:
    """What an answer proposes, or why it is not fit to be written; None where it proposes nothing.
    Raises ModelError."""
    said = answer(text, prompt("challenge").schema)
    if not any(each.strip() for each in said.values()):
        return None
    message, good, bad = (_lines(said[name]) for name in _TRANSCRIPT)
    for name, words in zip(_TRANSCRIPT, (message, good, bad), strict=True):
        if fault := _fault(words):
            return f'"{name}" {fault}'
    title = shown(said["title"], _LONGEST).removesuffix(".")
    if len(title) > _TITLE or not _PLAIN_TITLE.fullmatch(title):
        return "the title has more than plain words"
    reasons = [shown(said[name], _LONGEST).removesuffix(".") for name in ("why_good", "why_bad")]
    for reason in reasons:
        if len(reason) > _REASON or "--" in reason or not _PLAIN_REASON.fullmatch(reason):
            return "a reason has more than plain words"
    return Proposal(title, message, good, reasons[0], bad, reasons[1])


def written(
    snapshot: Snapshot,
    place: ClausePlace,
    proposal: Proposal,
    overrides: Overrides = NOTHING_SAID,
) -> Work[Fix | str]:
    """What puts an example into the clause's test file, new or at the end of it, or why that cannot
    be done; a piece at a time."""
    path = file_for(snapshot, place)
    document = snapshot.document(place.path)
    if path is None or document is None:
        return "the clause has no file of examples"
    made: tuple[str, str] | None = None
    if path not in snapshot.documents:
        made = new_test(snapshot, document, place.clause.id, place.id_span.start)
        if made is None:
            return "the test file cannot be made"
        head = made[1].partition(_EXAMPLE)[0]
        snapshot = changed(snapshot, Change(texts={path: head}))
    string = snapshot.string(path)
    edit = Edit(Span(len(string), len(string)), _gap(string) + _example(proposal, string))
    after = changed(snapshot, Change(edits={path: [edit]}))
    fault = yield from _strays(snapshot, after, path, proposal, overrides)
    if fault:
        return fault
    title = f"Add an example to the test of {place.clause.id}"
    if made is not None:
        return Fix(title, "consent", (), ((path, string + edit.text),))
    return Fix(title, "consent", ((path, edit),))


async def challenged(
    model: Model, snapshot: Snapshot, place: ClausePlace, overrides: Overrides = NOTHING_SAID
) -> Fix | None:
    """An example for the clause at `place`; None where there is none fit to be written. Raises
    ModelError."""
    asked = ask(snapshot, place)
    if asked is None:
        return None
    reply = await model.ask(asked)
    proposal: Proposal | str | None = read(reply.text)
    if isinstance(proposal, Proposal):
        found = await taking_turns(written(snapshot, place, proposal, overrides))
        if isinstance(found, Fix):
            return found
        proposal = found
    if proposal is not None:
        log.info("an example of the model is not shown: %s", proposal)
    return None


def file_for(snapshot: Snapshot, place: ClausePlace) -> str | None:
    """Where the examples of a clause belong: a file that is known, or one that is not there. None
    where its name says that nothing of it is told to a model."""
    document = snapshot.documents.get(place.path)
    if document is None or not place.clause.is_tag or place.clause.id in stated_tests(document):
        return None
    path = test_path(snapshot, place.path, place.clause.id)
    if path is None or is_denied(path):
        return None
    return path if path in snapshot.documents or snapshot.exists(path) is False else None


def _fault(words: str) -> str:
    """What is wrong with words for a transcript, "" for nothing."""
    if not words:
        return "is empty"
    if len(words) > _LONGEST:
        return f"has more than {_LONGEST:,} characters"
    if any(shown(line, len(line) + 1) != " ".join(line.split()) for line in words.split("\n")):
        return "has characters that are not seen"
    if _ROLE.search(words) or _FENCE.search(words):
        return "would end the transcript"
    return ""


def _lines(words: str) -> str:
    """Words for a transcript, whose lines end with `\\n` and with nothing before it."""
    return "\n".join(line.rstrip() for line in words.strip().splitlines())


def _gap(string: str) -> str:
    """What sets something apart from the end of a text."""
    end = _line_end(string)
    if not string or string.endswith(2 * end):
        return ""
    return end if string.endswith(("\n", "\r")) else 2 * end


def _example(proposal: Proposal, string: str) -> str:
    """An example as it is written into a file of this text."""
    lines = [
        f"{_EXAMPLE} {proposal.title}",
        "",
        "~~~xml",
        "<user>",
        *proposal.message.split("\n"),
        "</user>",
        "<comparison>",
        f"<assistant> <!-- GOOD: {proposal.why_good} -->",
        *proposal.good.split("\n"),
        "</assistant>",
        f"<assistant> <!-- BAD: {proposal.why_bad} -->",
        *proposal.bad.split("\n"),
        "</assistant>",
        "</comparison>",
        "~~~",
        "",
    ]
    return _line_end(string).join(lines)


def _strays(
    before: Snapshot, after: Snapshot, path: str, proposal: Proposal, overrides: Overrides
) -> Work[str]:
    """What a test file would have besides one more example, "" for nothing."""
    was, now = before.document(path), after.document(path)
    if was is None or now is None:
        return "the file is not read"
    titles = _titles(was)
    if proposal.title.casefold() in (each.casefold() for each in titles):
        return "there is an example of that title"
    if _titles(now) != [*titles, proposal.title]:
        return "it would not be read as one example"
    if _said(was) != _said(now):
        return "something else would be read in the file"
    had = yield from checking(before, path, overrides)
    has = yield from checking(after, path, overrides)
    old = [(each.rule, each.message) for each in had.diagnostics]
    for each in has.diagnostics:
        grave = SEVERITIES.index(each.severity) <= SEVERITIES.index("warning")
        if grave and (each.rule, each.message) not in old:
            return f"{each.rule} would be found in it"
    return ""


def _said(document: Document) -> dict[str, int]:
    """How many facts of each kind that other documents could notice are in a document."""
    kinds = set(Facts._fields) - {"prose", "first", "unread", "includes", "declares", "examples"}
    return {
        name: sum(len(getattr(facts, name)) for _, facts in document.facts)
        for name in sorted(kinds)
    }


def _titles(document: Document | None) -> list[str]:
    every = document.facts if document else ()
    return [each.title for _, facts in every for each in facts.examples]


def _line_end(string: str) -> str:
    return "\r\n" if "\r\n" in string else "\r" if "\r" in string and "\n" not in string else "\n"
