"""Questions to the author: what a finding asks is asked in the client, and the answer written down.

The author may take all the time there is, and the document goes on changing. So a finding is found
again before its answer is written, and nothing is where it is no longer there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from speclsp.checking.composition import composed
from speclsp.diagnostic import Fix
from speclsp.interview.question import Option, Question, blanks
from speclsp.interview.recording import recording
from speclsp.interview.rewording import reworded
from speclsp.interview.settling import Refused, Settled, settle
from speclsp.server.client import Client
from speclsp.server.commands import CLARIFY
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.later import Answer
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.server.sought import Found, Sought, finding, received, sentence_of
from speclsp.server.window import Window
from speclsp.server.workspace_edits import WorkspaceEdits
from speclsp.text import Edit, Span, edited
from speclsp.work import Work

SKIP = "Skip"
GONE = "that finding is no longer there: the document has changed since"
OUTDATED = "nothing is written: the document has changed, and asks something else"
_BUSY = "nothing is written: the document has changed again and again"
_MADE = "nothing is written: it takes a new file, and this editor makes none"
_MOST_TRIES = 5


class Written(NamedTuple):
    """An answer as an edit of the documents as they were at that moment."""

    there: Located
    fix: Fix
    edit: Json


class Clarifying:
    """Answers the command that asks."""

    def __init__(
        self, session: Session, client: Client, findings: Findings, protocol: Protocol
    ) -> None:
        self._session = session
        self._client = client
        self._findings = findings
        self._window = Window(protocol)
        self._edits = WorkspaceEdits(client, session.units)

    @property
    def answers(self) -> dict[str, Answer]:
        return {CLARIFY: self.clarify}

    async def clarify(self, arguments: list[Json]) -> Json:
        """Asks what a finding asks, and has the answer written. Whether it was."""
        if len(arguments) != 1:
            raise MalformedError(f"{CLARIFY} takes one finding")
        sought = received(arguments[0])
        found = await whole(finding(self._session, self._findings, sought))
        if found is None:
            return self._refused(GONE)
        answer = await self._answer(found)
        if answer is None:
            return False
        return await self._write(found.sought(self._session.units), answer)

    async def _answer(self, found: Found) -> str | Option | None:
        """An option, or the author's own words; None for neither."""
        there, question = found.there, found.question
        options = question.options
        if self._client.chooses:
            sentence = sentence_of(there, question.diagnostic)
            items = [(each.title, _shown(there, sentence, each.fix)) for each in options]
            words = _words(there, sentence)
            detail = question.diagnostic.message
            picked = await self._window.picked(question.text, detail, items, words)
        else:
            titles = [*(each.title for each in options), SKIP]
            picked = await self._window.chosen(question.text, titles)
            if picked == len(options):
                return None
        return options[picked] if isinstance(picked, int) else picked

    async def _write(self, sought: Sought, answer: str | Option) -> bool:
        for _ in range(_MOST_TRIES):
            written = await whole(self._settling(sought, answer))
            if isinstance(written, str):
                return self._refused(written)
            if self._is_current(written):
                return await self._window.applied(written.fix.title, written.edit)
        return self._refused(_BUSY)

    def _settling(self, sought: Sought, answer: str | Option) -> Work[Written | str]:
        """The answer as an edit of what is there now, or why there is none."""
        found = yield from finding(self._session, self._findings, sought)
        if found is None:
            return GONE
        there, _, findings, question = found
        option = _now(there, question, answer)
        if option is None:
            return OUTDATED
        if isinstance(option, Refused):
            return f"nothing is written: {option.reason}"
        overrides, known = there.root.overrides, {there.path: findings}
        settled = yield from settle(there.snapshot, question, option, overrides, known)
        if isinstance(settled, Refused):
            return f"nothing is written: {settled.reason}"
        edits = _recorded(
            there, settled, question, answer.strip() if isinstance(answer, str) else option.said
        )
        each_edit = tuple((path, edit) for path, several in edits.items() for edit in several)
        fix = Fix(option.fix.title, "consent", each_edit, tuple(settled.created.items()))
        versions = {path: each.version for path, each in there.root.opened.items()}
        edit = self._edits.of(there, fix, versions, blanks=partial(_places, blanks(fix)))
        return _MADE if edit is None else Written(there, fix, edit)

    def _is_current(self, written: Written) -> bool:
        """Whether the documents are still those that the edit is for."""
        now = self._session.located(written.there.uri)
        return now is not None and all(
            now.text_of(path).string == written.there.text_of(path).string
            for path, _ in written.fix.edits
        )

    def _refused(self, reason: str) -> bool:
        self._window.tell(reason)
        return False


def _now(there: Located, question: Question, answer: str | Option) -> Option | Refused | None:
    """The answer as it is written now; None where it is offered no more."""
    if isinstance(answer, str):
        return reworded(there.snapshot, question, answer)
    return next((each for each in question.options if each.title == answer.title), None)


def _recorded(
    there: Located, settled: Settled, question: Question, said: str
) -> Mapping[str, Sequence[Edit]]:
    """The edits that write an answer, and its record where the notation has such."""
    day = date.today().isoformat()
    record = None if settled.is_open else recording(settled.snapshot, question, said, day)
    if record is None:
        return settled.edits
    ((spec, edit),) = record.fix.edits
    rounds = (settled.edits.get(spec, ()), (edit,))
    return {**settled.edits, spec: composed(len(there.snapshot.string(spec)), rounds)}


def _places(left: Sequence[str], edit: Edit) -> list[Span]:
    """Where an edit leaves something to be filled in."""
    if not left:
        return []
    wanted = re.compile("|".join(map(re.escape, left)))
    return [Span(*each.span()) for each in wanted.finditer(edit.text)]


def _words(there: Located, sentence: Span | None) -> str:
    return " ".join(there.text.string[slice(*sentence)].split()) if sentence else ""


def _shown(there: Located, sentence: Span | None, fix: Fix) -> str:
    """The sentence as a fix would make it; "" where it changes anything else."""
    if sentence is None or fix.created:
        return ""
    if any(path != there.path or not _holds(sentence, edit.span) for path, edit in fix.edits):
        return ""
    start, end = sentence
    moved = [Edit(edit.span.moved(-start), edit.text) for _, edit in fix.edits]
    return " ".join(edited(there.text.string[start:end], moved).split())


def _holds(sentence: Span, span: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end
