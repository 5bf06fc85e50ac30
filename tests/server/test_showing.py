"""Conversations about what is shown besides words: hints, folds, selections, linked places; and
about which of it the user wants."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from speclsp.server.convert import ENCODINGS, Encoding
from speclsp.server.switches import FEATURES, SHARED, Switches, switches
from tests.server.able import SHOWS, document, opened
from tests.server.client import CAPABLE, PATIENCE, REPOSITORY, Client, RefusedError
from tests.server.folder import SPEC, at, range_of

WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}


def hints(client: Client, uri: str, range_: Any = WHOLE) -> Any:
    found = client.request("textDocument/inlayHint", document(uri) | {"range": range_})
    return None if found is None else [(each["position"], each["label"]) for each in found]


def behind(text: str, words: str, encoding: Encoding = "utf-16") -> Any:
    return range_of(text, words, encoding)["end"]


def test_hints_stand_behind_the_words(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    assert hints(client, uri) == [
        (behind(SPEC, "[^sy73]"), "1 test"),
        (behind(SPEC, "[^bn20]"), "no tests"),
        (behind(SPEC, "(#tone)"), "user"),
    ]
    assert hints(client, uri, range_of(SPEC, "[^sy73]")) == [(behind(SPEC, "[^sy73]"), "1 test")]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_places_are_in_the_units_of_the_client(
    encoding: Encoding, client: Client, tmp_path: Path
) -> None:
    capabilities = {**CAPABLE, "general": {"positionEncodings": [encoding]}}
    uri = opened(client, tmp_path, capabilities)
    text = "# 😀 e\u0301 {#tone}\r\n\r\n漢😀 [?](#tone) 😀 [x][lab] word.\r\n\r\n[lab]: x.png\r\n"
    client.open(uri, text, 2)
    assert hints(client, uri) == [(behind(text, "(#tone)", encoding), "😀 e\u0301")]
    place = range_of(text, "word", encoding)["start"]
    asked = document(uri) | {"positions": [place]}
    (found,) = client.request("textDocument/selectionRange", asked)
    assert found["range"] == range_of(text, "word", encoding)
    linked = client.request("textDocument/linkedEditingRange", at(uri, text, "lab]:", encoding))
    use, definition = linked["ranges"]
    assert definition == range_of(text, "lab", encoding) or definition["start"]["line"] == 4
    assert use["start"]["line"] == 2


def test_folds_are_lines(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    text = "# One\r\n\r\n- a\r\n  b\r\n\r\n<!--\r\nx\r\n-->\r\n\r\n# Two\r\n"
    client.change(uri, 2, {"text": text})
    assert client.request("textDocument/foldingRange", document(uri)) == [
        {"startLine": 0, "endLine": 7},
        {"startLine": 2, "endLine": 3},
        {"startLine": 5, "endLine": 7, "kind": "comment"},
    ]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (2, 2), (99, 3), (0, 3), (-1, 3), ("1", 3)])
def test_no_more_folds_than_the_client_wants(
    limit: Any, count: int, client: Client, tmp_path: Path
) -> None:
    able = {**CAPABLE["textDocument"], "foldingRange": {"rangeLimit": limit}}
    uri = opened(client, tmp_path, {**CAPABLE, "textDocument": able})
    client.change(uri, 2, {"text": "# One\n\n## Two\n\n- a\n  b\n"})
    found = client.request("textDocument/foldingRange", document(uri))
    lines = [(each["startLine"], each["endLine"]) for each in found]
    assert lines == [(0, 5), (2, 5), (4, 5)][:count]


def test_a_selection_grows(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    positions = [range_of(SPEC, "kind")["start"], {"line": 999, "character": 999}]
    first, last = client.request(
        "textDocument/selectionRange", document(uri) | {"positions": positions}
    )
    assert first["range"] == range_of(SPEC, "kind")
    assert first["parent"]["range"] == range_of(SPEC, "The assistant is kind[^sy73]")
    assert last["range"]["end"] == {"line": 5, "character": 0}
    whole = first
    while "parent" in whole:
        assert whole["range"] != whole["parent"]["range"]
        whole = whole["parent"]
    assert whole["range"]["start"] == {"line": 0, "character": 0}


def test_many_selections_are_answered(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    positions = [{"line": each % 7, "character": each % 30} for each in range(2_000)]
    asked = document(uri) | {"positions": positions}
    assert len(client.request("textDocument/selectionRange", asked)) == 2_000


def test_a_label_is_edited_with_its_uses(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    text = "See [it][lab].\n\n[lab]: #x\n"
    client.change(uri, 2, {"text": text})
    # This waits until the folder is read; nothing is linked before.
    client.request("textDocument/definition", at(uri, text, "lab]"))
    found = client.request("textDocument/linkedEditingRange", at(uri, text, "lab]:"))
    use = range_of(text, "lab")
    definition = range_of(text, "lab]: ")
    definition["end"]["character"] -= 3
    assert found["ranges"] == [use, definition]
    assert client.request("textDocument/linkedEditingRange", at(uri, text, "lab]")) is None


METHODS = {
    "codeLens": {},
    "inlayHint": {"range": WHOLE},
    "foldingRange": {},
    "selectionRange": {"positions": [{"line": 0, "character": 0}]},
    "prepareCallHierarchy": {"position": {"line": 0, "character": 3}},
    "linkedEditingRange": {"position": {"line": 0, "character": 3}},
}


def test_what_is_not_known_has_the_empty_answer(client: Client, tmp_path: Path) -> None:
    spec = opened(client, tmp_path)
    for uri in (spec + "x", "untitled:x", ":::", ""):
        for method, params in METHODS.items():
            assert client.request(f"textDocument/{method}", document(uri) | params) is None


@pytest.mark.parametrize("params", [None, [], 3, {}, {"textDocument": {"uri": 3}}], ids=str)
def test_bad_parameters_are_refused(params: Any, client: Client, tmp_path: Path) -> None:
    opened(client, tmp_path)
    for method in METHODS:
        with pytest.raises(RefusedError, match="-32602"):
            client.request(f"textDocument/{method}", params)


@pytest.mark.parametrize("place", ["x", None, {}, {"line": 1}, {"line": "1", "character": 0}])
def test_bad_places_are_refused(place: Any, client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path)
    range_ = {"start": place, "end": place}
    for method, params in (
        ("inlayHint", {"range": range_}),
        ("selectionRange", {"positions": [place]}),
        ("selectionRange", {"positions": place}),
        ("linkedEditingRange", {"position": place}),
        ("prepareCallHierarchy", {"position": place}),
    ):
        with pytest.raises(RefusedError, match="-32602"):
            client.request(f"textDocument/{method}", document(uri) | params)


def test_everything_is_answered_while_the_folder_is_read(client: Client, tmp_path: Path) -> None:
    (tmp_path / "spec.md").write_text(SPEC, "utf-8")
    for number in range(300):
        (tmp_path / f"{number}.md").write_text("See [it](spec.md#tone).\n" * 50, "utf-8")
    client.initialize(tmp_path, capabilities=SHOWS)
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    lens = client.request("textDocument/codeLens", document(uri))[0]
    # The number of all references, not of those that had been read.
    assert client.request("codeLens/resolve", lens)["command"]["title"] == "15001 references"


def test_a_hover_has_the_findings(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, notes="- **REQ-1**: It MUST not be.\n")
    found = client.request("textDocument/hover", at(uri, SPEC, "bn20"))
    assert "(missing-test)" in found["contents"]["value"]
    text = SPEC + "\nAs REQ-1 says.\n"
    client.change(uri, 2, {"text": text})
    found = client.request("textDocument/hover", at(uri, text, "REQ-1"))
    assert "(negated-keyword-case)" in found["contents"]["value"]


# What is asked, by the feature that answers it; the answer when it is off.
SWITCHED = {
    "outline": ("documentSymbol", {}),
    "links": ("documentLink", {}),
    "folding": ("foldingRange", {}),
    "hover": ("hover", {"position": range_of(SPEC, "sy73")["start"]}),
    "selection": ("selectionRange", {"positions": [{"line": 0, "character": 0}]}),
    "codeLens": ("codeLens", {}),
    "callHierarchy": ("prepareCallHierarchy", {"position": range_of(SPEC, "sy73")["start"]}),
}


def test_each_feature_can_be_switched_off_and_on(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, {**SHOWS, "workspace": {}})
    for feature, (method, params) in SWITCHED.items():
        for wanted in (False, True, "off" if feature in ("outline", "links") else None):
            section = {"speclsp": {"features": {feature: wanted}}}
            client.notify("workspace/didChangeConfiguration", {"settings": section})
            found = client.request(f"textDocument/{method}", document(uri) | params)
            assert (found is None) == (wanted in (False, "off")), (feature, wanted)


def test_each_kind_of_hint_can_be_switched_off(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, {**SHOWS, "workspace": {}})
    for off, left in (
        (["testHints"], ["user"]),
        (["authorityHints"], ["1 test", "no tests"]),
        (["testHints", "authorityHints"], []),
        (["titleHints", "testHints", "authorityHints"], None),
    ):
        section = {"features": dict.fromkeys(off, False)}
        client.notify("workspace/didChangeConfiguration", {"settings": section})
        found = hints(client, uri)
        assert (found if found is None else [label for _, label in found]) == left


def test_what_other_servers_give_is_left_to_them(client: Client, tmp_path: Path) -> None:
    settings = {"features": {"outline": "clauses", "links": "clauses", "folding": "clauses"}}
    uri = opened(client, tmp_path, {**SHOWS, "workspace": {}})
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    symbols = client.request("textDocument/documentSymbol", document(uri))
    assert [each["name"] for each in symbols] == ["sy73", "bn20"]
    (link,) = client.request("textDocument/documentLink", document(uri))
    assert link["range"] == range_of(SPEC, "[^sy73]")
    assert client.request("textDocument/foldingRange", document(uri)) == []


def test_the_settings_of_the_editor_are_heeded_from_the_first(
    client: Client, tmp_path: Path
) -> None:
    client.settings = {"features": {"codeLens": False}}
    uri = opened(client, tmp_path)
    end = time.monotonic() + PATIENCE
    while client.request("textDocument/codeLens", document(uri)) is not None:
        assert time.monotonic() < end, "the settings were not heeded"


ODD: list[Any] = [
    None, 3, "off", [], {}, {"nothing": True}, {"hover": "clauses"}, {"hover": 3}, {"links": []},
    {"links": "some"}, {"outline": None}, {3: True},
]  # fmt: skip


@pytest.mark.parametrize("table", ODD, ids=str)
def test_what_is_wrong_in_the_settings_does_not_hold(table: Any) -> None:
    assert switches({"features": table}) == Switches()
    assert all(switches({"features": table}).on(each) for each in FEATURES)


def test_the_extension_has_a_setting_for_each_feature() -> None:
    package = json.loads((REPOSITORY / "editors" / "vscode" / "package.json").read_text("utf-8"))
    settings = package["contributes"]["configuration"]["properties"]
    prefix = "speclsp.features."
    defaults = {
        name.removeprefix(prefix): each["default"]
        for name, each in settings.items()
        if name.startswith(prefix)
    }
    assert sorted(defaults) == sorted(FEATURES)
    found = switches({"features": defaults})
    assert dict(found.named).keys() == defaults.keys()
    # What the editor's own Markdown support gives is not given twice.
    assert [found.amount(each) for each in SHARED] == ["clauses"] * len(SHARED)
    orders = [each["order"] for each in settings.values()]
    assert orders == list(range(1, len(orders) + 1))


def test_settings_are_read() -> None:
    found = switches({"features": {"links": "clauses", "hover": False, "folding": True}})
    assert [found.amount(each) for each in ("links", "hover", "folding")] == [
        "clauses",
        "off",
        "all",
    ]
