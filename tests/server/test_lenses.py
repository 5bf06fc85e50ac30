"""Conversations about code lenses: what they say, where a click leads, and that it leads nowhere
else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.server.able import LISTS, SHOWS, document, opened
from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.folder import SPEC, TEST, range_of, replaced


def lenses(client: Client, uri: str) -> list[Any]:
    """Resolved."""
    found = client.request("textDocument/codeLens", document(uri))
    return [client.request("codeLens/resolve", each) for each in found]


def run(client: Client, command: Any) -> Any:
    params = {"command": command["command"], "arguments": command["arguments"]}
    return client.request("workspace/executeCommand", params)


def test_a_lens_is_resolved_when_it_is_seen(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    found = client.request("textDocument/codeLens", document(uri))
    assert [each["range"] for each in found] == [
        range_of(SPEC, "Tone"), range_of(SPEC, "[^sy73]"), range_of(SPEC, "[^sy73]"),
        range_of(SPEC, "[^sy73]"), *[range_of(SPEC, "[^bn20]")] * 3,
    ]  # fmt: skip
    assert all("command" not in each for each in found)
    titles = [each["command"]["title"] for each in lenses(client, uri)]
    level = "Authority user, 4 of 5"
    assert titles == [
        "1 reference", "No references", "1 test", level, "No references", "No tests", level,
    ]  # fmt: skip


def test_a_lens_counts_the_precedents(client: Client, tmp_path: Path) -> None:
    ruled = "# P-7: Kind\n\n- Clauses: sy73\n- Ruling: Bad news is told at once.\n"
    uri = opened(client, tmp_path, LISTS, precedents__one=ruled)
    # To be resolved they wait until the whole folder is known.
    lenses(client, uri)
    command = lenses(client, uri)[3]["command"]
    assert command["title"] == "1 precedent"
    assert command["arguments"][1] == range_of(ruled, "# P-7: Kind")


def test_a_click_has_the_client_show_the_test(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    client.answers["window/showDocument"] = {"success": True}
    test = lenses(client, uri)[2]["command"]
    assert run(client, test) is True
    (asked,) = [each for each in client.received if each.get("method") == "window/showDocument"]
    assert asked["params"] == {
        "uri": (tmp_path / "examples" / "sy73.md").as_uri(),
        "takeFocus": True,
        "selection": range_of(TEST, "**Example**: a kind word"),
    }


def test_a_click_has_the_client_show_where_a_level_is_stated(
    client: Client, tmp_path: Path
) -> None:
    uri = opened(client, tmp_path)
    client.answers["window/showDocument"] = {"success": True}
    assert run(client, lenses(client, uri)[3]["command"]) is True
    (asked,) = [each for each in client.received if each.get("method") == "window/showDocument"]
    assert (asked["params"]["uri"], asked["params"]["selection"]) == (uri, range_of(SPEC, "user"))


@pytest.mark.parametrize("answer", [None, {}, {"success": False}, "yes", 3])
def test_a_client_that_shows_nothing_is_believed(
    answer: Any, client: Client, tmp_path: Path
) -> None:
    uri = opened(client, tmp_path)
    client.answers["window/showDocument"] = answer
    assert run(client, lenses(client, uri)[2]["command"]) is False
    client.refused.add("window/showDocument")
    assert run(client, lenses(client, uri)[2]["command"]) is False


def test_a_client_with_a_list_of_references_gets_all_places(client: Client, tmp_path: Path) -> None:
    notes = "See [it](../spec.md#tone).\n"
    uri = opened(client, tmp_path, LISTS, notes__more=notes)
    command = lenses(client, uri)[0]["command"]
    assert command["title"] == "2 references"
    assert command["command"] == "speclsp.showReferences"
    shown, position, locations = command["arguments"]
    assert (shown, position) == (uri, range_of(SPEC, "Tone")["start"])
    more = (tmp_path / "notes" / "more.md").as_uri()
    assert locations == [
        {"uri": more, "range": range_of(notes, "[it](../spec.md#tone)")},
        {"uri": uri, "range": range_of(SPEC, "[the tone](#tone)")},
    ]


def test_without_either_a_lens_is_to_be_read(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, CAPABLE)
    for lens in lenses(client, uri):
        assert lens["command"]["command"] == ""
        assert "arguments" not in lens["command"]
    with pytest.raises(RefusedError, match="-32602"):
        run(client, {"command": "speclsp.open", "arguments": [uri, range_of(SPEC, "Tone")]})


def test_only_commands_that_can_be_run_are_offered(client: Client, tmp_path: Path) -> None:
    result = client.initialize(tmp_path, capabilities=SHOWS)
    assert result["capabilities"]["executeCommandProvider"] == {"commands": ["speclsp.open"]}


TOP = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
BAD_ARGUMENTS: list[Any] = [
    [],
    ["file:///spec.md"],
    [None, TOP],
    [3, TOP],
    ["", TOP],
    [":::", TOP],
    ["https://example.org/", TOP],
    ["command:workbench.action.terminal.new", TOP],
    ["file:///etc/passwd", TOP],
    ["FOLDER/../elsewhere.md", TOP],
    ["FOLDER/%2e%2e/elsewhere.md", TOP],
    ["FOLDER/gone.md", TOP],
    ["FOLDER/spec.md", None],
    ["FOLDER/spec.md", {"start": {"line": "0", "character": 0}}],
    ["FOLDER/spec.md", TOP, TOP],
]


@pytest.mark.parametrize("arguments", BAD_ARGUMENTS, ids=str)
def test_nothing_outside_the_folders_is_opened(
    arguments: Any, client: Client, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "elsewhere.md").write_text("x", "utf-8")
    opened(client, folder)
    if arguments and isinstance(arguments[0], str):
        arguments = [arguments[0].replace("FOLDER", folder.as_uri()), *arguments[1:]]
    with pytest.raises(RefusedError, match="-32602"):
        run(client, {"command": "speclsp.open", "arguments": arguments})
    assert not [each for each in client.received if each.get("method") == "window/showDocument"]


def test_a_lens_of_before_an_edit_is_of_the_clause_of_now(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, LISTS)
    before = client.request("textDocument/codeLens", document(uri))
    client.change(
        uri, 2, {"text": "New.\n\n" + SPEC.replace("[^bn20]", "[^cm50]") + "[?](#tone)\n"}
    )
    after = [client.request("codeLens/resolve", each)["command"] for each in before]
    assert after[0]["title"] == "2 references"
    assert (after[4]["title"], after[4]["command"]) == ("", "")


BAD_LENSES: list[Any] = [
    None,
    {},
    {"range": TOP},
    {"range": TOP, "data": None},
    {"range": TOP, "data": {"uri": "x"}},
    {"data": {"uri": "x", "kind": "clause", "notation": "", "name": "", "at": 0, "shows": "tests"}},
    {
        "range": TOP,
        "data": {"uri": "x", "kind": "x", "notation": "", "name": "", "at": 0, "shows": "tests"},
    },
    {
        "range": TOP,
        "data": {"uri": "x", "kind": "clause", "notation": "", "name": "", "at": 0, "shows": "x"},
    },
]


@pytest.mark.parametrize("lens", BAD_LENSES, ids=str)
def test_a_lens_that_is_not_ours_is_refused(lens: Any, client: Client, tmp_path: Path) -> None:
    opened(client, tmp_path)
    with pytest.raises(RefusedError, match="-32602"):
        client.request("codeLens/resolve", lens)


def test_a_lens_of_a_document_that_is_gone_says_nothing(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    lens = client.request("textDocument/codeLens", document(uri))[0]
    lens["data"]["uri"] = uri.replace("spec.md", "gone.md")
    assert client.request("codeLens/resolve", lens)["command"] == {"title": "", "command": ""}


def refreshes(client: Client) -> list[str]:
    methods = [str(each.get("method")) for each in client.received]
    return [each for each in methods if each.endswith("/refresh")]


def test_others_are_asked_for_again_when_one_cites_them(client: Client, tmp_path: Path) -> None:
    notes = "Nothing yet.\n\n# More {#more}\n\nSee [?](#more).\n"
    uri = opened(client, tmp_path, notes=notes)
    more = (tmp_path / "notes.md").as_uri()
    client.open(more, notes)
    client.diagnostics(more)
    client.wait(lambda each: each.get("method") == "workspace/inlayHint/refresh", 20)
    client.forget()
    client.change(more, 2, replaced(notes, "yet.", "yet, see [?](spec.md#tone)."))
    client.wait(lambda each: each.get("method") == "workspace/inlayHint/refresh", 20)
    assert refreshes(client) == ["workspace/codeLens/refresh", "workspace/inlayHint/refresh"]
    assert lenses(client, uri)[0]["command"]["title"] == "2 references"


def test_typing_prose_disturbs_nobody(client: Client, tmp_path: Path) -> None:
    notes = "Nothing.\n"
    opened(client, tmp_path, notes=notes)
    more = (tmp_path / "notes.md").as_uri()
    client.open(more, notes)
    client.diagnostics(more)
    client.wait(lambda each: each.get("method") == "workspace/inlayHint/refresh", 20)
    client.forget()
    client.change(more, 2, replaced(notes, "Nothing", "Nothing at all"))
    # Longer than the pause, in which the server has nothing else to do.
    with pytest.raises(AssertionError, match="nothing came but"):
        client.wait(lambda each: str(each.get("method")).endswith("/refresh"), 1.5)


def test_a_client_that_does_not_refresh_is_not_asked(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, CAPABLE)
    client.change(uri, 2, {"text": SPEC + "\n[?](#tone)\n"})
    assert lenses(client, uri)[0]["command"]["title"] == "2 references"
    client.shutdown()
    client.process.wait()
    assert refreshes(client) == []
