"""Findings for a client that asks for them, of one document or of all."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.commands import cancel
from tests.server.folder import BAD, FOUND, SPEC, codes, replaced, written

ABLE: dict[str, Any] = {
    **CAPABLE,
    "workspace": {**CAPABLE["workspace"], "diagnostics": {"refreshSupport": True}},
    "textDocument": {**CAPABLE["textDocument"], "diagnostic": {"relatedDocumentSupport": False}},
}
MISSING = ["missing-test"]


def pulled(client: Client, uri: str, before: str | None = None) -> dict[str, Any]:
    params = {"textDocument": {"uri": uri}, "previousResultId": before}
    found: dict[str, Any] = client.request("textDocument/diagnostic", params)
    return found


def ask_all(client: Client, known: Mapping[str, str] | None = None, **others: Any) -> int:
    before = [{"uri": uri, "value": value} for uri, value in (known or {}).items()]
    return client.ask("workspace/diagnostic", {"previousResultIds": before, **others})


def until_read(client: Client) -> None:
    """Waits until all is known, and the client has been told to ask again."""
    while client.request("speclsp/status")["indexing"]:
        time.sleep(0.01)
    client.wait(lambda each: each.get("method") == "workspace/diagnostic/refresh")


def known(report: dict[str, Any]) -> dict[str, str]:
    return {each["uri"]: each["resultId"] for each in report["items"]}


def found(report: dict[str, Any]) -> dict[str, list[str]]:
    return {each["uri"].rpartition("/")[2]: codes(each["items"]) for each in report["items"]}


def test_findings_are_pulled_or_pushed_and_never_both(client: Client, tmp_path: Path) -> None:
    result = client.initialize(written(tmp_path), capabilities=ABLE)
    provider = result["capabilities"]["diagnosticProvider"]
    assert provider["interFileDependencies"]
    assert provider["workspaceDiagnostics"]
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    until_read(client)
    report = pulled(client, uri)
    assert (report["kind"], codes(report["items"])) == ("full", MISSING)
    client.change(uri, 2, replaced(SPEC, "kind", "calm"))
    client.shut_document(uri)
    client.shutdown()
    assert client.published(uri) == []


def test_a_client_that_does_not_ask_is_told_of_no_way_to(client: Client) -> None:
    assert "diagnosticProvider" not in client.initialize()["capabilities"]
    for method in ("textDocument/diagnostic", "workspace/diagnostic"):
        with pytest.raises(RefusedError) as error:
            client.request(method, {"textDocument": {"uri": "untitled:x"}})
        assert error.value.code == -32601


def test_the_same_findings_are_not_sent_again(client: Client) -> None:
    client.initialize(capabilities=ABLE)
    client.open("untitled:x", BAD)
    first = pulled(client, "untitled:x")
    assert codes(first["items"]) == FOUND
    again = pulled(client, "untitled:x", first["resultId"])
    assert again == {"kind": "unchanged", "resultId": first["resultId"]}
    assert pulled(client, "untitled:x", "another server's") == first
    client.change("untitled:x", 2, replaced(BAD, "# A", "# Another title\n"))
    moved = pulled(client, "untitled:x", first["resultId"])
    assert (moved["kind"], codes(moved["items"])) == ("full", FOUND)
    assert moved["resultId"] != first["resultId"]
    assert pulled(client, "untitled:x", first["resultId"]) == moved


def test_a_client_that_cannot_be_told_to_ask_again_waits_for_all(
    client: Client, tmp_path: Path
) -> None:
    poor: dict[str, Any] = {"textDocument": {"diagnostic": {}}}
    client.initialize(written(tmp_path), capabilities=poor)
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    assert codes(pulled(client, uri)["items"]) == MISSING


def test_a_change_elsewhere_has_the_client_ask_again(client: Client, tmp_path: Path) -> None:
    notes = "# Notes\n\nSee [the tone](spec.md#tone).\n"
    client.initialize(written(tmp_path, notes=notes), capabilities=ABLE)
    uri, spec = ((tmp_path / name).as_uri() for name in ("notes.md", "spec.md"))
    client.open(uri, notes)
    client.open(spec, SPEC)
    until_read(client)
    assert pulled(client, uri)["items"] == []
    client.forget()
    client.change(spec, 2, replaced(SPEC, "{#tone", "{#mood"))
    until_read(client)
    assert codes(pulled(client, uri)["items"]) == ["dangling-anchor"]


def test_documents_that_are_not_open_have_findings(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path, notes=BAD, plain="# A\n"), capabilities=ABLE)
    report = client.answer(ask_all(client))
    assert found(report) == {"spec.md": MISSING, "notes.md": FOUND}
    assert {each["version"] for each in report["items"]} == {None}
    uri = (tmp_path / "notes.md").as_uri()
    assert codes(pulled(client, uri)["items"]) == FOUND
    elsewhere = (tmp_path / "nothing.md").as_uri()
    assert pulled(client, elsewhere)["items"] == []


def test_a_question_waits_until_something_changes(client: Client, tmp_path: Path) -> None:
    folder = written(tmp_path, notes=BAD)
    client.initialize(folder, capabilities=ABLE)
    before = known(client.answer(ask_all(client)))
    waiting = ask_all(client, before)
    time.sleep(1.5)
    assert not [each for each in client.received if each.get("id") == waiting]
    notes = folder / "notes.md"
    notes.write_text("# A\n")
    client.notify(
        "workspace/didChangeWatchedFiles", {"changes": [{"uri": notes.as_uri(), "type": 2}]}
    )
    report = client.answer(waiting)
    assert found(report) == {"notes.md": []}
    # What the client was told last, it need not be told again.
    after = {**before, **known(report)}
    parked = ask_all(client, after)
    cancel(client, parked)
    with pytest.raises(RefusedError) as error:
        client.answer(parked)
    assert error.value.code == -32800


def test_a_second_question_ends_the_first(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities=ABLE)
    before = known(client.answer(ask_all(client)))
    first = ask_all(client, before)
    second = ask_all(client, before)
    assert client.answer(first) == {"items": []}
    client.shutdown()
    with pytest.raises(RefusedError) as error:
        client.answer(second)
    assert error.value.code == -32800


@pytest.mark.parametrize("token", ["token", 7])
def test_parts_come_as_progress_and_the_end_is_empty(
    token: str | int, client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path), capabilities=ABLE)
    assert client.answer(ask_all(client, partialResultToken=token)) == {"items": []}
    parts = [each["params"] for each in client.received if each.get("method") == "$/progress"]
    (part,) = [each["value"] for each in parts if each["token"] == token]
    assert found(part) == {"spec.md": MISSING}


def test_an_open_document_is_asked_about_by_itself(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path, notes=BAD), capabilities=ABLE)
    before = known(client.answer(ask_all(client)))
    notes = (tmp_path / "notes.md").as_uri()
    client.open(notes, "# A\n")
    waiting = ask_all(client, before)
    client.change(notes, 2, {"text": BAD + BAD})
    client.shut_document(notes)
    (tmp_path / "notes.md").write_text("# A\n")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": notes, "type": 2}]})
    assert found(client.answer(waiting)) == {"notes.md": []}


def test_what_was_found_in_a_text_that_is_gone_is_taken_back(
    client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path, notes="# A\n"), capabilities=ABLE)
    before = known(client.answer(ask_all(client)))
    waiting = ask_all(client, before)
    for name in ("notes.md", "never-saved.md"):
        uri = (tmp_path / name).as_uri()
        client.open(uri, "# A\n")
        client.change(uri, 2, {"text": BAD})
        assert codes(pulled(client, uri)["items"]) == FOUND
        client.shut_document(uri)
        # Not what the client had, but what is there.
        assert pulled(client, uri)["items"] == []
    report = client.answer(waiting)
    seen = found(report)
    if len(seen) < 2:
        seen |= found(client.answer(ask_all(client, {**before, **known(report)})))
    assert seen == {"notes.md": [], "never-saved.md": []}


def test_a_question_that_is_replaced_takes_nothing_with_it(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path, notes="# A\n"), capabilities=ABLE)
    before = known(client.answer(ask_all(client)))
    first = ask_all(client, before)
    uri = (tmp_path / "notes.md").as_uri()
    client.open(uri, BAD)
    client.shut_document(uri)
    second = ask_all(client, before)
    assert client.answer(first) == {"items": []}
    assert found(client.answer(second)) == {"notes.md": []}


def test_a_folder_in_another_has_its_documents_to_itself(client: Client, tmp_path: Path) -> None:
    outer, inner = written(tmp_path / "out", notes=BAD), written(tmp_path / "out/in", b=BAD)
    for folder in (outer, inner):
        (folder / ".git").mkdir()
    client.initialize(outer, inner, capabilities=ABLE)
    report = client.answer(ask_all(client))
    uris = [each["uri"] for each in report["items"]]
    assert len(uris) == len(set(uris)) == 4
    parked = ask_all(client, known(report))
    time.sleep(1)
    assert not [each for each in client.received if each.get("id") == parked]


@pytest.mark.parametrize("scope", ["open", "workspace", None, "everything"])
def test_the_settings_say_which_documents_are_meant(
    scope: Any, client: Client, tmp_path: Path
) -> None:
    client.settings = {"diagnosticScope": scope}
    client.initialize(written(tmp_path), capabilities=ABLE)
    client.wait(lambda each: each.get("method") == "workspace/configuration")
    # The answer to that has been read before this is.
    client.request("speclsp/status")
    asked = ask_all(client)
    if scope != "open":
        assert found(client.answer(asked)) == {"spec.md": MISSING}
        return
    time.sleep(1)
    assert not [each for each in client.received if each.get("id") == asked]
    client.settings = {"diagnosticScope": "workspace"}
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    assert found(client.answer(asked)) == {"spec.md": MISSING}


def test_a_client_that_is_pushed_to_may_want_all_of_them(client: Client, tmp_path: Path) -> None:
    client.settings = {"diagnosticScope": "workspace"}
    client.initialize(written(tmp_path, notes=BAD))
    notes, spec = ((tmp_path / name).as_uri() for name in ("notes.md", "spec.md"))
    assert codes(client.diagnostics(notes)) == FOUND
    assert codes(client.diagnostics(spec)) == MISSING
    client.forget()
    client.open(notes, "# A\n")
    assert client.diagnostics(notes, version=1) == []
    client.forget()
    client.shut_document(notes)
    assert client.diagnostics(notes) == []
    assert codes(client.diagnostics(notes, lambda params: bool(params["diagnostics"]))) == FOUND
    client.forget()
    client.settings = None
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    assert client.diagnostics(notes) == []
    assert client.diagnostics(spec) == []


def test_a_folder_that_is_not_read_keeps_nobody_waiting(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), "file:///", capabilities=ABLE)
    assert found(client.answer(ask_all(client))) == {"spec.md": MISSING}


def test_odd_questions_are_answered(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities=ABLE)
    odd: list[Any] = [None, 3, [None, {"uri": 3, "value": 4}, {"uri": "x"}, {}], {}]
    for previous in odd:
        asked = client.ask("workspace/diagnostic", {"previousResultIds": previous})
        assert found(client.answer(asked)) == {"spec.md": MISSING}
    uri = (tmp_path / "spec.md").as_uri()
    odd_identifiers: list[Any] = [3, None, [], {}]
    for before in odd_identifiers:
        params = {"textDocument": {"uri": uri}, "previousResultId": before}
        assert client.request("textDocument/diagnostic", params)["kind"] == "full"
    with pytest.raises(RefusedError) as error:
        client.request("textDocument/diagnostic", None)
    assert error.value.code == -32602
