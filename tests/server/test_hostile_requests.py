"""Requests as a foe would make them: far too many, far too deep, and about names that are none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.server.client import Client, RefusedError
from tests.server.folder import SPEC, at, codes, written
from tests.server.test_naming import RENAMES

NAMES = (
    "", " ", "a\nb", "a\rb", "a]b", "a}b", "](x)", "../x", "con", "😀", "\u202eab", "\0", "`",
    "-->", "a" * 10_000, "/etc/passwd", "a/../../b", "\u2028", "%2e%2e%2f", "\\", "{#x}", "a b",
)  # fmt: skip


def begun(client: Client, folder: Path, **more: str) -> str:
    client.initialize(written(folder, **more), capabilities=RENAMES)
    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["missing-test"])
    return uri


def paths(edit: Any) -> set[str]:
    found = set()
    for each in edit.get("documentChanges") or ():
        found |= {each["textDocument"]["uri"]} if "textDocument" in each else set()
        found |= {each[end] for end in ("oldUri", "newUri", "uri") if end in each}
    return found | set(edit.get("changes") or ())


def renamed(client: Client, params: Any) -> Any:
    """The edit; nothing where the name is refused, which is not for a mistake of ours."""
    try:
        return client.request("textDocument/rename", params)
    except RefusedError as error:
        if error.code not in (-32602, -32803):
            raise
    return {}


@pytest.mark.parametrize("words", ["sy73", "{#tone", "#tone"])
def test_no_name_leads_out_of_the_root_or_out_of_its_place(
    client: Client, tmp_path: Path, words: str
) -> None:
    uri = begun(client, tmp_path)
    for name in NAMES:
        params = at(uri, SPEC, words) | {"newName": name}
        edit = renamed(client, params)
        for path in paths(edit):
            assert path.startswith(tmp_path.as_uri()), (name, path)
            assert "/../" not in path, (name, path)
        for change in edit.get("documentChanges") or ():
            for each in change.get("edits") or ():
                assert not set("\r\n\0]}") & set(each["newText"]), (name, each)


def test_ten_thousand_files_move_at_once(client: Client, tmp_path: Path) -> None:
    uri = begun(client, tmp_path, notes="[a](spec.md#tone) [b](examples/sy73.md)\n")
    base = tmp_path.as_uri()
    files: list[Any] = [
        {"oldUri": f"{base}/n{each}.md", "newUri": f"{base}/m/{each}.md"} for each in range(10_000)
    ]
    odd = ("", "x", "file:", "file:///", "untitled:a", f"{base}/../x.md", f"{base}/%00", base)
    files += [{"oldUri": uri, "newUri": each} for each in odd]
    files += [{"oldUri": each, "newUri": uri} for each in odd]
    files.append({"oldUri": uri, "newUri": f"{base}/deep/er/spec.md"})
    edit = client.request("workspace/willRenameFiles", {"files": files}, timeout=60)
    assert f"{base}/notes.md" in paths(edit)
    for path in paths(edit):
        assert path.startswith(f"{base}/")
    malformed: tuple[Any, ...] = (None, 3, [], {}, {"oldUri": uri}, {"oldUri": uri, "newUri": 3})
    for each in malformed:
        with pytest.raises(RefusedError, match="-32602"):
            client.request("workspace/willRenameFiles", {"files": [each]})


@pytest.mark.skipif(os.name != "posix", reason="needs names that are no text")
def test_a_name_that_is_no_text_can_move(client: Client, tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xff.md"))
    try:
        file.write_text("# Coffee\n\nSee [it](spec.md).\n")
    except OSError as error:
        pytest.skip(f"this file system has no such names: {error}")
    begun(client, tmp_path, notes="[a](caf%FF.md) [b](spec.md)\n")
    base = tmp_path.as_uri()
    moves = (("caf%FF.md", "more/caf%FE.md"), ("spec.md", "sp%FFec.md"))
    for old, new in moves:
        files = [{"oldUri": f"{base}/{old}", "newUri": f"{base}/{new}"}]
        edit = client.request("workspace/willRenameFiles", {"files": files})
        assert f"{base}/caf%FF.md" in paths(edit)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 2_000 + "deep\n",
        "- " * 2_000 + "deep\n",
        "".join("  " * each + "- x\n" for each in range(400)),
        "[" * 3_000 + "x" + "](y)" * 3_000,
        "# " + "*a " * 5_000,
    ],
)
def test_what_is_deep_can_be_shown(client: Client, tmp_path: Path, text: str) -> None:
    uri = begun(client, tmp_path)
    other = (tmp_path / "deep.md").as_uri()
    client.open(other, text)
    document = {"textDocument": {"uri": other}}
    last = text.count("\n")
    positions = [{"line": last - 1 if last else 0, "character": 2**30}, {"line": 0, "character": 9}]
    for times, answers in ((1, 2), (1_000, 2_000)):
        params = {**document, "positions": positions * times}
        assert len(client.request("textDocument/selectionRange", params)) == answers
    params = {**document, "positions": positions * 5_000}
    with pytest.raises(RefusedError, match="-32602"):
        client.request("textDocument/selectionRange", params)
    for method in ("foldingRange", "documentSymbol", "codeLens", "documentLink"):
        client.request(f"textDocument/{method}", document)
    client.request("textDocument/semanticTokens/full", document)
    back = {"start": {"line": 9, "character": 9}, "end": {"line": 0, "character": 0}}
    client.request("textDocument/inlayHint", {**document, "range": back})
    assert client.request("textDocument/hover", at(uri, SPEC, "sy73"))
