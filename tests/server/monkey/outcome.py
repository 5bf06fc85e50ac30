"""What a session has come to: the findings of a client in the end, beside a fresh server's."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import Any

from speclsp.server.uris import key_of
from tests.server.monkey.editor import PATIENCE, Editor
from tests.server.monkey.mirror import Known, sound

_HELD = 0.4
"""Seconds that two servers must agree."""

Findings = dict[str, Any]
"""The findings of each document, by the key of its URI, in JSON; those without any left out."""


def pushed(editor: Editor) -> Findings:
    """What was published last."""
    found: Findings = {}
    with editor._news:
        for message in editor.received:
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                version = params.get("version") if params["diagnostics"] else None
                found[key_of(params["uri"])] = (version, params["diagnostics"])
    return {uri: each for uri, each in found.items() if each[1]}


def pulled(editor: Editor, documents: Iterable[Known]) -> Findings:
    """What is answered now, for each document and for all."""
    found: Findings = {}
    for each in documents:
        answer = editor.request("textDocument/diagnostic", {"textDocument": {"uri": each.uri}})
        if answer is not None:
            assert answer["kind"] == "full", answer
            found[each.uri] = answer["items"]
    whole = editor.polled("workspace/diagnostic", {"previousResultIds": []})
    for item in whole["items"] if whole is not None else ():
        assert item["kind"] == "full", item
        found["all:" + key_of(item["uri"])] = (item.get("version"), item["items"])
    return {uri: each for uri, each in found.items() if each and each != (None, [])}


def findings(editor: Editor, documents: Iterable[Known], *, pull: bool) -> Findings:
    return pulled(editor, documents) if pull else pushed(editor)


def agree(one: Editor, other: Editor, documents: list[Known], *, pull: bool) -> str | None:
    """Waits until the findings are the same in both, and stay so; or else how they differ."""
    end = time.monotonic() + PATIENCE
    since: float | None = None
    while True:
        found, fresh = (findings(each, documents, pull=pull) for each in (one, other))
        if found != fresh or not found:
            since = None
        elif since is None:
            since = time.monotonic()
        elif time.monotonic() > since + _HELD:
            return None
        if time.monotonic() > end:
            return difference(found, fresh)
        time.sleep(0.05)


def difference(found: Findings, fresh: Findings) -> str:
    if not fresh:
        return "nothing was found at all"
    uri = min(uri for uri in found.keys() | fresh.keys() if found.get(uri) != fresh.get(uri))
    return f"the findings in {uri} are\n{_words(found.get(uri))}\nand not\n{_words(fresh.get(uri))}"


def same_symbols(one: Editor, other: Editor, documents: list[Known]) -> str | None:
    """The outlines show that the texts are the same; or else where they are not."""
    for each in documents:
        params = {"textDocument": {"uri": each.uri}}
        found, fresh = (
            editor.request("textDocument/documentSymbol", params) for editor in (one, other)
        )
        if found != fresh:
            return f"the outline of {each.uri!r} is\n{_words(found)}\nand not\n{_words(fresh)}"
    return None


def reopened(editor: Editor, documents: Iterable[Known]) -> None:
    for each in documents:
        editor.open(sound(each.uri), each.text, each.version, each.language)


def _words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)[:3_000]
