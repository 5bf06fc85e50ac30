"""Fixes as edits of the protocol: versions, new files, words to fill in, what is to be reviewed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from speclsp.diagnostic import Fix
from speclsp.server.client import Client
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units
from speclsp.server.opened import Located
from speclsp.text import Span

_ANNOTATION = "speclsp"
_SPECIAL = re.compile(r"[\\$}]")


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
        blank: Span | None = None,
        reviewed: bool = False,
    ) -> Json:
        """The edits of a fix, which hold for these versions; None where the client cannot make
        them.

        `blank` is where the words of the one edit are to be filled in. Where they are `reviewed`,
        the client asks before it makes them, if it can.
        """
        edits: dict[str, list[Json]] = {}
        fills = self._client.snippet_edits and self._client.document_changes
        for path, (span, words) in fix.edits:
            edit: Json = {"range": self._units.range(there.text_of(path), span)}
            if blank is not None and fills:
                edit["snippet"] = {"kind": "snippet", "value": _snippet(words, blank)}
            else:
                edit["newText"] = words
            edits.setdefault(path, []).append(edit)
        if not self._client.document_changes and not fix.created:
            return {"changes": {there.uri_of(path): each for path, each in edits.items()}}
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
        for path, each in edits.items():
            document = {"uri": there.uri_of(path), "version": versions.get(path)}
            changes.append({"textDocument": document, "edits": [one | mark for one in each]})
        if not annotated:
            return {"documentChanges": changes}
        note = {"label": fix.title, "needsConfirmation": True}
        return {"documentChanges": changes, "changeAnnotations": {_ANNOTATION: note}}


def _snippet(words: str, blank: Span) -> str:
    """The words in the syntax of snippets, with one place to be filled in."""
    before, filled, after = words[: blank.start], words[blank.start : blank.end], words[blank.end :]
    return f"{_escaped(before)}${{1:{_escaped(filled)}}}{_escaped(after)}"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)
