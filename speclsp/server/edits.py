"""Replacements and moves as the protocol's WorkspaceEdit, in the richest form that the client
takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from speclsp.features.renaming import Renaming
from speclsp.features.trial import Replacement, by_path
from speclsp.server.client import Client
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units
from speclsp.server.opened import Located
from speclsp.text import Edit, Text
from speclsp.work import Work

_MENTION = "mention"
_ANNOTATIONS = {
    _MENTION: {
        "label": "Mentions",
        "needsConfirmation": True,
        "description": "looks like the name, but may mean something else",
    }
}


def can_make(client: Client, renaming: Renaming) -> bool:
    """Whether the client can do all of it: half of a renaming is worse than none."""
    return client.renames_files or not renaming.moves


def workspace_edit(
    client: Client,
    units: Units,
    there: Located,
    renaming: Renaming,
    versions: Mapping[str, int | None],
) -> Work[Json]:
    """The edit, which holds for these versions of the documents that are open.

    What is doubtful is left out where the client cannot ask about it.
    """
    asks = client.annotations and client.document_changes
    doubtful = set(renaming.doubtful if asks else ())
    edits = by_path([*renaming.replacements, *doubtful])
    changes: list[Json] = []
    plain: dict[str, Json] = {}
    for path, each in edits.items():
        text, uri = there.text_of(path), there.uri_of(path)
        converted = [_converted(units, text, edit) for edit in each]
        for edit, json in zip(each, converted, strict=True):
            if Replacement(path, *edit) in doubtful:
                json["annotationId"] = _MENTION
        plain[uri] = converted
        document = {"uri": uri, "version": versions.get(path)}
        changes.append({"textDocument": document, "edits": converted})
        yield
    if not client.document_changes and not renaming.moves:
        return {"changes": plain}
    # Last, so that the edits before speak of files that are still there.
    changes += _moves(there, renaming.moves)
    result: dict[str, Json] = {"documentChanges": changes}
    return {**result, "changeAnnotations": _ANNOTATIONS} if doubtful else result


def _moves(there: Located, moves: Iterable[Sequence[str]]) -> list[Json]:
    return [
        {"kind": "rename", "oldUri": there.uri_of(old), "newUri": there.uri_of(new)}
        for old, new in moves
    ]


def _converted(units: Units, text: Text, edit: Edit) -> dict[str, Json]:
    return {"range": units.range(text, edit.span), "newText": edit.text}
