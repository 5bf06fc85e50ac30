"""What a recording without texts keeps: the shape of what users wrote, and none of their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.server.convert import ENCODINGS, Encoding, Units
from speclsp.server.recording.mask import Mask
from speclsp.server.recording.names import Names
from speclsp.server.recording.shape import masked
from speclsp.text import Span, Text
from tests.server.client import CAPABLE, Client
from tests.server.recorded import messages, recording

SECRET = "Zebrafish"
TEXTS = st.text(st.characters() | st.sampled_from("aA0 \n\r#`*[]é\u2028\U0001f642\ud800"))
CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@given(TEXTS)
def test_every_character_keeps_its_width(text: str) -> None:
    for codec in CODECS.values():
        sizes = [len(each.encode(codec, "surrogatepass")) for each in text]
        assert [len(each.encode(codec, "surrogatepass")) for each in masked(text)] == sizes
    assert Text(masked(text)).starts == Text(text).starts


@given(TEXTS, TEXTS, st.data())
def test_an_edit_of_a_masked_text_is_the_masked_edit(
    text: str, new: str, data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    encoding: Encoding = data.draw(st.sampled_from(ENCODINGS))
    units = Units(encoding)
    place = units.range(Text(text), Span(start, end))
    changed = Text(text).apply(units.edit(Text(text), {"range": place, "text": new})).string
    hidden = Text(masked(text))
    edit = units.edit(hidden, {"range": place, "text": masked(new)})
    assert hidden.apply(edit).string == masked(changed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Tone {#tone authority=user}\r\n", "# Aaaa {#aaaa aaaaaaaaa=aaaa}\r\n"),
        ("1. A [^sy73]: 42 %\n\t~~~xml", "0. A [^aa00]: 00 %\n\t~~~aaa"),
        ("Éé漢字\U0001d538\U0001f642\u0301", "Éé一一\U00010400\U0001f642\u0301"),
        # Words may be written with characters that nobody sees.
        ("\U000e0073\U000e0065\U000e0063", "\U0001f642" * 3),
        ("\ud83d x \udc00", "\ufffd a \ufffd"),
    ],
)
def test_the_shape_of_a_text(text: str, expected: str) -> None:
    assert masked(text) == expected


@given(st.text(st.characters(categories=["L", "N", "S", "P", "Co", "Cf"], codec="utf-8")))
def test_two_texts_of_one_shape_are_one(text: str) -> None:
    kept = {each for each in masked(text) if not each.isascii()}
    assert len([each for each in kept if ord(each) not in _KEPT]) <= 18


_KEPT = {0xFEFF, 0xFFFD}


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("file:///home/zoe/Big%20Plan/docs/spec.md", "file:///name1/name2/name3/docs/spec.md"),
        ("file:///c%3A/Users/zoe/x.md#L12,3", "file:///c%3A/name1/name2/name3.md#L12,3"),
        ("file:///C:/x/../speclsp.toml", "file:///C:/name1/../speclsp.toml"),
        ("file://server/share/a.markdown", "file://name1/name2/name3.markdown"),
        ("file:///a/.hidden/b.zoe", "file:///name1/.name2/name3"),
        ("untitled:Untitled-1", "untitled:name1"),
        ("git:/a/b.md?%7Bzoe%22%7D", "git:/name1/name2.md?%0Aaaa%00%0A"),
        ("zoe://x/y.md", "x1://name2/name3.md"),
        ("https://zoe:pass@example.org/x#zoe", "https://name1/name2#aaa"),
        ("/home/zoe/x", "/name1/name2/name3"),
        ("C:\\Users\\zoe\\a.md", "C:\\name1\\name2\\name3.md"),
        ("", ""),
        ("zoe", "name1"),
    ],
)  # fmt: skip
def test_a_uri_keeps_what_says_nothing_of_anybody(uri: str, expected: str) -> None:
    assert Names().uri(uri) == expected


def test_one_name_stands_for_one_thing() -> None:
    names = Names()
    first = names.uri("file:///a/b%20c/d.md")
    assert names.uri("file:///a/b c/d.md") == first
    assert names.uri("file:///a/b%20c/e.md").rpartition("/")[0] == first.rpartition("/")[0]
    assert names.uri("file:///a/b%20c/D.md") != first
    assert names.identifier("7") == "7"
    assert names.identifier("zoe") == names.identifier("zoe") != names.identifier("ann")


def everywhere(word: str) -> list[Any]:
    """Messages of a client that says this word wherever something can be said."""
    uri = f"file:///{word}/My{word}/{word}.md"
    document = {"uri": uri}
    place = {"line": 0, "character": 0}
    range_ = {"start": place, "end": place}
    finding = {"range": range_, "message": word, "source": word, "code": word, "data": {word: word}}
    position = {"textDocument": document, "position": place}

    def notification(method: str, params: Any) -> Any:
        return {"jsonrpc": "2.0", "method": method, "params": params}

    opened = {**document, "languageId": word, "version": 1, "text": f"# {word}\n\n{word} MUST not."}
    context = {"diagnostics": [finding], "only": [word], "triggerKind": 1}
    requests = {
        "textDocument/hover": {**position, "workDoneToken": word},
        "textDocument/definition": {**position, "partialResultToken": word},
        "textDocument/codeAction": {"textDocument": document, "range": range_, "context": context},
        "textDocument/documentSymbol": {"textDocument": document, word: word},
        "workspace/executeCommand": {"command": word, "arguments": [word, {word: 40962}, uri]},
        "workspace/symbol": {"query": word},
        f"{word}/ask": {"x": [word], word: 40962},
        f"$/{word}": word,
    }
    return [
        notification("textDocument/didOpen", {"textDocument": opened}),
        *(
            notification("textDocument/didChange", {
                "textDocument": {**document, "version": version},
                "contentChanges": [{"range": range_, "text": letter}],
            })
            for version, letter in enumerate(word, 2)
        ),
        notification("textDocument/didSave", {"textDocument": document, "text": word}),
        notification("workspace/didChangeConfiguration", {
            "settings": {"speclsp": {"select": [word], "severity": {word: word}}, word: 40962}
        }),
        notification("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 1}]}),
        notification("workspace/didChangeWorkspaceFolders", {
            "event": {"added": [{"uri": f"file:///{word}", "name": word}], "removed": []}
        }),
        notification("$/setTrace", {"value": word}),
        notification(word, word),
        notification("workspace/didRenameFiles", {"files": [{"oldUri": uri, "newUri": word}]}),
        {"jsonrpc": word, "id": {word: word}, "method": {word: word}, word: word},
        {"jsonrpc": "2.0", "id": word, "result": {word: word}, "error": {"message": word}},
        [word, {word: uri}, 40962],
        word,
    ] + [
        {"jsonrpc": "2.0", "id": f"{word}-{number}", "method": method, "params": params}
        for number, (method, params) in enumerate(requests.items())
    ]  # fmt: skip


def test_no_word_of_the_user_is_recorded(connect: Callable[..., Client], tmp_path: Path) -> None:
    folder = tmp_path / f"The {SECRET}"
    folder.mkdir()
    (folder / f"{SECRET}.md").write_text(f"# {SECRET}\n\nSee [{SECRET}](no{SECRET}.md).\n")
    file = tmp_path / "session.jsonl"
    client = recording(connect, file)
    client.settings = {"select": [SECRET], SECRET: {SECRET: 40962}}
    client.expects_messages = True
    client.initialize(
        folder,
        clientInfo={"name": SECRET, "version": f"1.2-{SECRET}"},
        locale=SECRET,
        rootPath=str(folder),
        rootUri=folder.as_uri(),
        trace=SECRET,
        initializationOptions={SECRET: [SECRET, 40962]},
        capabilities={
            **CAPABLE,
            "experimental": {SECRET: SECRET, "speclspStatus": True},
            SECRET: SECRET,
            "general": {"positionEncodings": [SECRET, "utf-8"], "markdown": {"parser": SECRET}},
        },
    )
    uri = (folder / f"{SECRET}.md").as_uri()
    client.open(uri, (folder / f"{SECRET}.md").read_text())
    client.diagnostics(uri, lambda params: bool(params["diagnostics"]))
    symbols = client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert SECRET in json.dumps(symbols)
    client.send_raw(SECRET.encode())
    told = everywhere(SECRET)
    for each in told:
        if isinstance(each, dict) and isinstance(each.get("id"), str) and "method" in each:
            client._asked[each["id"]] = 0
        client.send(each)
    client.shutdown()
    client.process.wait(10)
    said = file.read_text("ascii")
    assert said.count('"from":"client"') >= len(told) + 5
    assert SECRET.lower() not in said.lower()
    assert "40962" not in said
    assert str(tmp_path) not in said
    assert tmp_path.name not in said
    typed = [
        change["text"]
        for each in messages(file, "client")
        if isinstance(each, dict) and each.get("method") == "textDocument/didChange"
        for change in each["params"]["contentChanges"]
    ]
    assert "".join(typed) == "Aaaaaaaaa"


def test_what_the_protocol_says_is_kept() -> None:
    mask = Mask()
    said = {
        "processId": 7,
        "clientInfo": {"name": "Neovim", "version": "0.11.4-dev+g12ab"},
        "capabilities": CAPABLE,
        "trace": "verbose",
    }
    request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": said}
    recorded = mask.message("client", request)
    assert recorded["params"].pop("clientInfo") == {
        "name": "Neovim",
        "version": "0.11.4-aaa+a00aa",
    }
    assert recorded == {**request, "params": {k: v for k, v in said.items() if k != "clientInfo"}}
    settings = {"select": ["missing-test"], "severity": {"link": "off"}, "diagnosticScope": "open"}
    mask.message("server", {"id": "s:1", "method": "workspace/configuration", "params": {}})
    answer = {"jsonrpc": "2.0", "id": "s:1", "result": [settings, {"ignore": ["mine"]}]}
    assert mask.message("client", answer)["result"] == [settings, {"ignore": ["aaaa"]}]


def test_an_edit_by_uri_stays_one() -> None:
    edit = {"changes": {"file:///p/a.md": [{"newText": "New", "range": {}}]}}
    mask = Mask()
    opened = {
        "method": "textDocument/didOpen",
        "params": {"textDocument": {"uri": "file:///p/a.md"}},
    }
    uri = mask.message("client", opened)["params"]["textDocument"]["uri"]
    mask.message("client", {"id": 1, "method": "textDocument/codeAction", "params": {}})
    (action,) = mask.message("server", {"id": 1, "result": [{"edit": edit}]})["result"]
    assert action["edit"] == {"changes": {uri: [{"newText": "Aaa", "range": {}}]}}
