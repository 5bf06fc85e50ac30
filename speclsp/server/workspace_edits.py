"""Fixes as edits of the protocol: versions, new files, words to fill in, what is to be reviewed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from speclsp.diagnostic import Fix
from speclsp.server.client import Client
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units
from speclsp.server.opened import Located
from speclsp.text import Edit, Span

_ANNOTATION = "speclsp"
_SPECIAL = re.compile(r"[\\$}]")


def no_blanks(edit: Edit) -> Sequence[Span]:
    return ()


class WorkspaceEdits:
    """What a client that is able to do so much is given."""

    def __init__(self, client: Client, units: Units) -> None:
        self._client = client
        self._units = units

    def of(
        self,
        there: Located,
        fix: Fix,
        versions: Mapping[str, int | None],
        *,
        blanks: Callable[[Edit], Sequence[Span]] = no_blanks,
        reviewed: bool = False,
    ) -> Json:
        """The edits of a fix, which hold for these versions; None where the client cannot make
        them.

        `blanks` gives where the words of an edit are to be filled in, in order. Where the edits are
        `reviewed`, the client asks before it makes them, if it can.
        """
        edits: dict[str, list[Json]] = {}
        fills = self._client.snippet_edits and self._client.document_changes
        for path, each in fix.edits:
            edit: Json = {"range": self._units.range(there.text_of(path), each.span)}
            if fills and (places := blanks(each)):
                edit["snippet"] = {"kind": "snippet", "value": _snippet(each.text, places)}
            else:
                edit["newText"] = each.text
            edits.setdefault(path, []).append(edit)
        if not self._client.document_changes and not fix.created:
            return {"changes": {there.uri_of(path): several for path, several in edits.items()}}
        if fix.created and not self._client.creates_files:
            return None
        annotated = reviewed and self._client.annotations
        mark = {"annotationId": _ANNOTATION} if annotated else {}
        changes: list[Json] = []
        for path, words in fix.created:
            uri = there.uri_of(path)
            top = {"line": 0, "character": 0}
            insertion = {"range": {"start": top, "end": top}, "newText": words, **mark}
            changes.append({"kind": "create", "uri": uri, **mark})
            changes.append({"textDocument": {"uri": uri, "version": None}, "edits": [insertion]})
        for path, several in edits.items():
            document = {"uri": there.uri_of(path), "version": versions.get(path)}
            changes.append({"textDocument": document, "edits": [one | mark for one in several]})
        if not annotated:
            return {"documentChanges": changes}
        note = {"label": fix.title, "needsConfirmation": True}
        return {"documentChanges": changes, "changeAnnotations": {_ANNOTATION: note}}


def _snippet(words: str, blanks: Sequence[Span]) -> str:
    """The words in the syntax of snippets, with places to be filled in."""
    parts: list[str] = []
    end = 0
    for number, blank in enumerate(blanks, 1):
        filled = _escaped(words[blank.start : blank.end])
        parts += (_escaped(words[end : blank.start]), f"${{{number}:{filled}}}")
        end = blank.end
    return "".join((*parts, _escaped(words[end:])))


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)
