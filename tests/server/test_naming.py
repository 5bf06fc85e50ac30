"""Conversations about names: references, highlights, rename, and files that move."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from speclsp.server.convert import ENCODINGS, Encoding
from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.folder import SPEC, TEST, applied, at, codes, range_of, written

RENAMES: dict[str, Any] = CAPABLE | {
    "workspace": CAPABLE["workspace"]
    | {
        "workspaceEdit": {
            "documentChanges": True,
            "resourceOperations": ["create", "rename"],
            "changeAnnotationSupport": {"groupsOnLabel": True},
        },
        "fileOperations": {"willRename": True},
    },
    "textDocument": CAPABLE["textDocument"] | {"rename": {"prepareSupport": True}},
}
REQUEST_FAILED = -32803
NOTES = "See [it](../spec.md#tone), and the <!-- sy73 -->.\n"


def opened(client: Client, folder: Path, capabilities: Any = RENAMES) -> str:
    client.initialize(written(folder, more__notes=NOTES), capabilities=capabilities)
    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["missing-test"])
    return uri


@pytest.fixture
def spec(client: Client, tmp_path: Path) -> str:
    return opened(client, tmp_path)


def asked(client: Client, method: str, place: Any, **others: Any) -> Any:
    return client.request(f"textDocument/{method}", place | others)


def references(client: Client, place: Any, declaration: bool = True) -> Any:
    return asked(client, "references", place, context={"includeDeclaration": declaration})


def after(edit: Any, texts: dict[str, str]) -> dict[str, str]:
    """The texts, by URI, after an edit, as a client makes it."""
    found = dict(texts)
    for change in edit["documentChanges"]:
        if change.get("kind") == "rename":
            found[change["newUri"]] = found.pop(change["oldUri"])
        else:
            uri = change["textDocument"]["uri"]
            sure = [each for each in change["edits"] if "annotationId" not in each]
            found[uri] = applied(found[uri], sure)
    return found


def test_the_references_of_a_section_are_in_files_that_are_not_open(
    client: Client, spec: str
) -> None:
    heading = "# Tone {#tone authority=user}"
    notes = spec.replace("spec.md", "more/notes.md")
    there = [
        {"uri": notes, "range": range_of(NOTES, "tone")},
        {"uri": spec, "range": range_of(SPEC, heading)},
        {"uri": spec, "range": range_of(SPEC[len(heading) :], "tone)")},
    ]
    start = SPEC.index("(#tone)") + 2
    line = SPEC.count("\n", 0, start)
    column = start - SPEC.rindex("\n", 0, start) - 1
    there[2]["range"] = {
        "start": {"line": line, "character": column},
        "end": {"line": line, "character": column + 4},
    }
    assert references(client, at(spec, SPEC, "#tone)")) == there
    assert references(client, at(spec, SPEC, "# Tone"), declaration=False) == [there[0], there[2]]


def test_what_is_typed_counts_and_not_what_is_on_disk(client: Client, spec: str) -> None:
    notes = spec.replace("spec.md", "more/notes.md")
    text = "Words.\n\nSee [it](../spec.md#tone).\n"
    client.open(notes, text)
    found = references(client, at(spec, SPEC, "# Tone"), declaration=False)
    assert {"uri": notes, "range": range_of(text, "tone")} in found
    client.change(notes, 2, {"text": "Nothing.\n"})
    found = references(client, at(spec, SPEC, "# Tone"), declaration=False)
    assert notes not in [each["uri"] for each in found]


def test_highlights_are_of_this_document_and_say_which_defines(client: Client, spec: str) -> None:
    found = asked(client, "documentHighlight", at(spec, SPEC, "#tone)"))
    assert [each["kind"] for each in found] == [3, 2]
    assert found[0]["range"] == range_of(SPEC, "# Tone {#tone authority=user}")
    assert asked(client, "documentHighlight", at(spec, SPEC, "\n\nThe")) == []


def test_a_tag_is_renamed_with_its_test(client: Client, spec: str, tmp_path: Path) -> None:
    prepared = asked(client, "prepareRename", at(spec, SPEC, "sy73"))
    assert prepared == {"range": range_of(SPEC, "sy73"), "placeholder": "sy73"}
    client.change(spec, 7, {"text": f"Words.\n\n{SPEC}"})
    text = f"Words.\n\n{SPEC}"
    edit = asked(client, "rename", at(spec, text, "sy73"), newName="kind1")
    test = spec.replace("spec.md", "examples/sy73.md")
    assert edit["documentChanges"][-1] == {
        "kind": "rename",
        "oldUri": test,
        "newUri": spec.replace("spec.md", "examples/kind1.md"),
    }
    versions = {
        each["textDocument"]["uri"]: each["textDocument"]["version"]
        for each in edit["documentChanges"][:-1]
    }
    assert versions == {spec: 7, test: None}
    found = after(edit, {spec: text, test: TEST})
    assert found == {
        spec: text.replace("sy73", "kind1"),
        test.replace("sy73", "kind1"): TEST.replace("sy73", "kind1"),
    }


def test_what_is_not_sure_is_asked_about(client: Client, spec: str) -> None:
    text = f"{SPEC}\n<!-- The tag sy73 is old. -->\n"
    client.change(spec, 2, {"text": text})
    edit = asked(client, "rename", at(spec, text, "sy73"), newName="kind1")
    (change,) = (
        each for each in edit["documentChanges"] if each.get("textDocument", {}).get("uri") == spec
    )
    sure, doubtful = change["edits"]
    assert "annotationId" not in sure
    assert edit["changeAnnotations"][doubtful["annotationId"]]["needsConfirmation"] is True
    assert doubtful["range"] == range_of(text[text.index("<!--") :], "sy73") | {
        end: {"line": 6, "character": place} for end, place in (("start", 13), ("end", 17))
    }


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_positions_are_in_the_units_of_the_client(
    encoding: Encoding, client: Client, tmp_path: Path
) -> None:
    capabilities = RENAMES | {"general": {"positionEncodings": [encoding]}}
    spec = opened(client, tmp_path, capabilities)
    text = "# 😀 Tone\r\n\r\n漢😀 [a 😀](#-tone) and \u2028[b](#-tone)\r\n"
    client.open(spec, text, 2)
    place = at(spec, text, "Tone", encoding)
    prepared = asked(client, "prepareRename", place)
    assert prepared == {"range": range_of(text, "😀 Tone", encoding), "placeholder": "😀 Tone"}
    edit = asked(client, "rename", place, newName="😀 Manners")
    (change,) = (each for each in edit["documentChanges"] if each["textDocument"]["uri"] == spec)
    new = applied(text, change["edits"], encoding)
    assert new == text.replace("Tone", "Manners").replace("-tone", "-manners")


def test_a_poor_client_gets_plain_changes_or_none(client: Client, tmp_path: Path) -> None:
    result = client.request(
        "initialize",
        {"processId": None, "rootUri": written(tmp_path).as_uri(), "capabilities": {}},
    )
    assert result["capabilities"]["renameProvider"] is True
    assert "fileOperations" not in result["capabilities"]["workspace"]
    client.notify("initialized", {})
    spec = (tmp_path / "spec.md").as_uri()
    client.open(spec, SPEC)
    client.diagnostics(spec, lambda params: codes(params["diagnostics"]) == ["missing-test"])
    edit = asked(client, "rename", at(spec, SPEC, "{#tone"), newName="manners")
    assert applied(SPEC, edit["changes"][spec]) == SPEC.replace("#tone", "#manners")
    with pytest.raises(RefusedError, match=r"examples/sy73\.md") as error:
        asked(client, "rename", at(spec, SPEC, "sy73"), newName="kind1")
    assert error.value.code == REQUEST_FAILED


def test_a_rename_is_refused_with_the_reason(client: Client, spec: str) -> None:
    with pytest.raises(RefusedError, match='"bn20" is taken') as error:
        asked(client, "rename", at(spec, SPEC, "sy73"), newName="bn20")
    assert error.value.code == REQUEST_FAILED
    with pytest.raises(RefusedError, match="a name cannot be empty"):
        asked(client, "rename", at(spec, SPEC, "sy73"), newName=" ")
    with pytest.raises(RefusedError, match="nothing here"):
        asked(client, "rename", at(spec, SPEC, "\n\nThe"), newName="x")
    assert asked(client, "prepareRename", at(spec, SPEC, "\n\nThe")) is None
    text = "[a](https://example.com/)\n"
    client.change(spec, 2, {"text": text})
    with pytest.raises(RefusedError, match="not in this workspace"):
        asked(client, "prepareRename", at(spec, text, "https"))
    with pytest.raises(RefusedError, match="-32602"):
        asked(client, "rename", at(spec, text, "https"))


def test_nothing_is_renamed_in_a_document_that_is_lost(client: Client, spec: str) -> None:
    client.expects_messages = True
    notes = spec.replace("spec.md", "more/notes.md")
    client.open(notes, NOTES)
    client.change(notes, 2, {"range": "nowhere", "text": "x"})
    with pytest.raises(RefusedError, match=r"more/notes\.md has been lost") as error:
        asked(client, "rename", at(spec, SPEC, "{#tone"), newName="manners")
    assert error.value.code == REQUEST_FAILED
    with pytest.raises(RefusedError, match="has been lost"):
        asked(client, "prepareRename", at(notes, NOTES, "tone"))
    assert references(client, at(notes, NOTES, "tone")) is None


def test_a_rename_waits_until_all_has_been_read(client: Client, tmp_path: Path) -> None:
    texts = {f"many__n{number}": "See [it](../spec.md#tone).\n" for number in range(300)}
    client.initialize(written(tmp_path, **texts), capabilities=RENAMES)
    spec = (tmp_path / "spec.md").as_uri()
    client.open(spec, SPEC)
    edit = asked(client, "rename", at(spec, SPEC, "{#tone"), newName="manners")
    assert len(edit["documentChanges"]) == 301


def test_links_follow_a_file_that_moves(client: Client, tmp_path: Path) -> None:
    result = client.request(
        "initialize",
        {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": RENAMES},
    )
    operations = result["capabilities"]["workspace"]["fileOperations"]
    assert operations["willRename"]["filters"][0]["pattern"] == {"glob": "**/*"}
    written(tmp_path, more__notes=NOTES)
    client.notify("initialized", {})
    spec, new = ((tmp_path / name).as_uri() for name in ("spec.md", "deep/new name.md"))
    params = {"files": [{"oldUri": spec, "newUri": new}]}
    edit = client.request("workspace/willRenameFiles", params)
    (change,) = edit["documentChanges"]
    assert change["textDocument"]["uri"] == (tmp_path / "more/notes.md").as_uri()
    moved = applied(NOTES, change["edits"])
    assert moved == NOTES.replace("../spec.md", "../deep/new%20name.md")
    for files in ([], [{"oldUri": "untitled:x", "newUri": new}]):
        assert client.request("workspace/willRenameFiles", {"files": files}) is None
    for odd in ({}, {"files": [{"oldUri": 3}]}, {"files": [None]}):
        with pytest.raises(RefusedError, match="-32602"):
            client.request("workspace/willRenameFiles", odd)


DOOR = "- **AF-01**: The door MUST close.\n"
CODE = '# 😀 AF-01 in a comment\r\n@pytest.mark.spec("AF-01")\r\ndef test_door():\r\n    pass\r\n'


def coded(client: Client, folder: Path) -> tuple[str, str]:
    """The URIs of a requirement's document, which is open, and of its test in code."""
    code = folder / "tests/test_door.py"
    code.parent.mkdir()
    code.write_bytes(CODE.encode())
    (folder / "spec.md").write_text(DOOR, "utf-8")
    client.initialize(folder, capabilities=RENAMES)
    spec = (folder / "spec.md").as_uri()
    client.open(spec, DOOR)
    # It waits until the code has been read.
    asked(client, "prepareRename", at(spec, DOOR, "AF-01"))
    return spec, code.as_uri()


def test_code_that_is_not_open_is_renamed_with_its_requirement(
    client: Client, tmp_path: Path
) -> None:
    spec, code = coded(client, tmp_path)
    found = references(client, at(spec, DOOR, "AF-01"), declaration=False)
    marked = CODE.index('"AF-01"') + 1
    mention, mark = (each["range"] for each in found if each["uri"] == code)
    assert mention == range_of(CODE, "AF-01")
    assert mark["start"] == {"line": 1, "character": marked - CODE.index("@")}
    edit = asked(client, "rename", at(spec, DOOR, "AF-01"), newName="AF-11")
    documents = [each["textDocument"] for each in edit["documentChanges"]]
    assert documents == [{"uri": spec, "version": 1}, {"uri": code, "version": None}]
    assert after(edit, {spec: DOOR, code: CODE}) == {
        spec: DOOR.replace("AF-01", "AF-11"),
        code: CODE.replace('"AF-01"', '"AF-11"'),
    }
    (doubtful,) = (each for each in edit["documentChanges"][1]["edits"] if "annotationId" in each)
    assert doubtful["range"] == mention
    assert edit["changeAnnotations"][doubtful["annotationId"]]["needsConfirmation"] is True


def test_a_requirement_is_renamed_from_code(client: Client, tmp_path: Path) -> None:
    spec, code = coded(client, tmp_path)
    client.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": code, "languageId": "python", "version": 4, "text": CODE}},
    )
    place = at(code, CODE, '"AF-01')
    assert references(client, place)[0] == {"uri": spec, "range": range_of(DOOR, "AF-01")}
    edit = asked(client, "rename", place, newName="AF-11")
    assert edit["documentChanges"][1]["textDocument"] == {"uri": code, "version": 4}
    assert after(edit, {spec: DOOR, code: CODE})[spec] == DOOR.replace("AF-01", "AF-11")


def test_nothing_is_renamed_in_code_that_is_not_saved(client: Client, tmp_path: Path) -> None:
    spec, code = coded(client, tmp_path)
    text = f"# More.\r\n{CODE}"
    client.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": code, "languageId": "python", "version": 1, "text": text}},
    )
    with pytest.raises(RefusedError, match=r"tests/test_door\.py has changes") as error:
        asked(client, "rename", at(spec, DOOR, "AF-01"), newName="AF-11")
    assert error.value.code == REQUEST_FAILED
    assert asked(client, "prepareRename", at(code, text, '"AF-01')) is None


def test_a_term_is_renamed_where_it_is_defined(client: Client, spec: str) -> None:
    text = "**Session**: a connection.\n\nEach session MUST end.\n"
    client.change(spec, 2, {"text": text})
    edit = asked(client, "rename", at(spec, text, "session"), newName="Visit")
    sure, doubtful = edit["documentChanges"][0]["edits"]
    assert (sure["newText"], doubtful["newText"]) == ("Visit", "visit")
    assert "annotationId" not in sure
    assert edit["changeAnnotations"][doubtful["annotationId"]]["needsConfirmation"] is True
    with pytest.raises(RefusedError, match="would not be read as a term"):
        asked(client, "rename", at(spec, text, "session"), newName="Note")
