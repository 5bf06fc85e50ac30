"""What real editors send first: each is answered, and asked for nothing that it did not offer."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest

from speclsp.server.convert import Encoding
from tests.server.client import PATIENCE, Client, RefusedError
from tests.server.folder import TEST, at, codes, range_of, written

FIXTURES = Path(__file__).resolve().parent / "initialize"
EDITORS = sorted(path.stem for path in FIXTURES.glob("*.json"))
ORIGINS = {"recorded", "written from its public source", "written from a public report"}
LIMIT = 0.5
"""Seconds of the server's own work between the last byte of the request and the answer."""

SPEC = """\
# Tone {#tone authority=user}

The assistant is kind[^sy73].

\U0001f642 It is brief[^bn20]. It MUST not shout. See [the tone](#tone).
"""
FOUND = ["missing-test", "negated-keyword-case"]
# What may come before the answer to `initialize`.
EARLY = {"window/showMessage", "window/logMessage", "telemetry/event", "window/showMessageRequest"}
# What the server may ask for: the capability, as a path, that offers it.
OFFERS = {
    "workspace/configuration": "workspace configuration",
    "workspace/workspaceFolders": "workspace workspaceFolders",
    "workspace/applyEdit": "workspace applyEdit",
    "workspace/diagnostic/refresh": "workspace diagnostics refreshSupport",
    "workspace/codeLens/refresh": "workspace codeLens refreshSupport",
    "workspace/inlayHint/refresh": "workspace inlayHint refreshSupport",
    "workspace/semanticTokens/refresh": "workspace semanticTokens refreshSupport",
    "window/workDoneProgress/create": "window workDoneProgress",
    "window/showDocument": "window showDocument support",
    "$/progress": "window workDoneProgress",
    "speclsp/status": "experimental speclspStatus",
}
ALWAYS = {"textDocument/publishDiagnostics", "window/logMessage", "$/logTrace"}


# They have "diagnostic" where the protocol says "workspace.diagnostics".
_OLDER_SPELLING = ("helix", "zed")


class Editor(NamedTuple):
    """What an editor sends first."""

    name: str
    params: dict[str, Any]

    def offers(self, *path: str) -> Any:
        value: Any = self.params["capabilities"]
        if path[:2] == ("workspace", "diagnostics") and self.name in _OLDER_SPELLING:
            path = ("workspace", "diagnostic", *path[2:])
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value


@pytest.fixture(params=EDITORS)
def editor(request: pytest.FixtureRequest, tmp_path: Path) -> Editor:
    """One of the editors, in the folder of the test, which is its parent process."""
    recorded = json.loads((FIXTURES / f"{request.param}.json").read_text("utf-8"))
    text = json.dumps(recorded["params"])
    text = text.replace("file:///workspace", tmp_path.as_uri())
    params = json.loads(text.replace('"/workspace', f'"{tmp_path}'))
    return Editor(request.param, {**params, "processId": os.getpid()})


def test_the_editors_of_the_mission_are_there() -> None:
    assert {"vscode", "neovim", "helix", "zed", "eglot", "sublime", "jetbrains", "kate"} <= set(
        EDITORS
    )


@pytest.mark.parametrize("name", EDITORS)
def test_a_fixture_says_where_it_is_from(name: str) -> None:
    fixture = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    assert list(fixture) == ["editor", "version", "origin", "source", "params"]
    assert fixture["origin"] in ORIGINS
    assert fixture["params"]["processId"] is None
    folder = fixture["params"].get("rootUri")
    assert folder is None or folder.startswith("file:///workspace")


def test_a_client_that_says_odd_things_of_itself_is_served(connect: Callable[..., Client]) -> None:
    """Values that the protocol does not have, and members without a value."""
    odd: list[Any] = [None, 99, "zap", [], {}, [None, 99, "zap"]]
    for value in odd:
        client = connect()
        kinds = {"valueSet": [1, 99, "zap", None]}
        capabilities = {
            "general": {"positionEncodings": value, "staleRequestSupport": value},
            "window": value,
            "workspace": {
                "symbol": {"symbolKind": kinds, "tagSupport": kinds},
                "workspaceEdit": {
                    "failureHandling": "best",
                    "resourceOperations": ["zap", "create", value],
                },
                "diagnostics": value,
            },
            "textDocument": {
                "completion": {"completionItemKind": {"valueSet": [1, 118115]}},
                "hover": {"contentFormat": ["html", value]},
                "publishDiagnostics": {"tagSupport": {"valueSet": [9]}},
                "semanticTokens": {"formats": ["zap"], "tokenTypes": value},
                "codeAction": {"codeActionLiteralSupport": value},
                "synchronization": value,
            },
            "experimental": value,
        }
        folder = {"uri": "file:///nowhere"}
        result = client.request(
            "initialize",
            {
                "capabilities": capabilities,
                "trace": "compact",
                "clientInfo": {},
                "workspaceFolders": [folder, value],
                "initializationOptions": value,
                "locale": value,
                "processId": value if value != 99 else None,
                "workDoneToken": value,
            },
        )
        assert result["capabilities"]["textDocumentSync"]["openClose"] is True
        client.notify("initialized", value)
        client.open("untitled:x", "It MUST not.\n")
        assert codes(client.diagnostics("untitled:x")) == ["negated-keyword-case"]


@pytest.mark.parametrize("params", [None, {}, [], 3, {"capabilities": None}])
def test_an_empty_initialize_is_answered(params: Any, connect: Callable[..., Client]) -> None:
    assert connect().request("initialize", params)["serverInfo"]["name"] == "speclsp"


def test_initialize_is_answered_in_time(connect: Callable[[], Client], editor: Editor) -> None:
    """Counts the processor's time: the machine may be busy with something else."""
    client = connect()
    with pytest.raises(RefusedError):
        # Too early, so it is refused: then all is imported.
        client.request("textDocument/hover", {})
    process = psutil.Process(client.process.pid)
    before = process.cpu_times()
    client.request("initialize", editor.params)
    after = process.cpu_times()
    client.notify("initialized", {})
    assert after.user + after.system - before.user - before.system < LIMIT


def test_an_editor_is_served(connect: Callable[[], Client], editor: Editor, tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "spec.md").write_text(SPEC, "utf-8")
    client = connect()
    result = client.request("initialize", editor.params)
    assert not early(client)
    client.notify("initialized", {})
    able = result["capabilities"]
    encoding: Encoding = able.get("positionEncoding", "utf-16")
    assert encoding in (editor.offers("general", "positionEncodings") or ["utf-16"])

    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    pulls = pulled_by(client, editor, able)
    found = pulled(client, uri) if pulls else pushed(client, uri)
    check_diagnostics(editor, found, encoding)
    check_hover(editor, client.request("textDocument/hover", at(uri, SPEC, "sy73", encoding)))
    definition = client.request("textDocument/definition", at(uri, SPEC, "sy73", encoding))
    check_definition(editor, definition, (folder / "examples" / "sy73.md").as_uri(), encoding)
    if able.get("codeActionProvider"):
        check_actions(editor, actions(client, uri, found))
    else:
        assert editor.offers("textDocument", "codeAction", "codeActionLiteralSupport") is None
    check_outline(editor, client.request("textDocument/documentSymbol", document(uri)))
    for link in client.request("textDocument/documentLink", document(uri)):
        assert "tooltip" not in link or editor.offers(
            "textDocument", "documentLink", "tooltipSupport"
        )

    client.shutdown()
    client.process.wait()
    assert [*unoffered(editor, client.received)] == []
    kinds = {each.get("method") for each in client.received}
    assert not (pulls and "textDocument/publishDiagnostics" in kinds)


def document(uri: str) -> Any:
    return {"textDocument": {"uri": uri}}


def early(client: Client) -> list[str]:
    """What came before the first answer, and must not."""
    methods = []
    for message in client.received:
        if "method" not in message:
            break
        methods.append(message["method"])
    return [method for method in methods if method not in EARLY]


def pulled_by(client: Client, editor: Editor, able: dict[str, Any]) -> bool:
    """Whether the server leaves it to this editor to ask for diagnostics."""
    registered = [each["method"] for each in registrations(client.received)]
    pulls = "diagnosticProvider" in able or "textDocument/diagnostic" in registered
    assert not pulls or editor.offers("textDocument", "diagnostic") is not None
    return pulls


def pulled(client: Client, uri: str) -> list[dict[str, Any]]:
    """Asks until all has been read, as editors do when they are told to, or after an edit."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        report = client.request("textDocument/diagnostic", document(uri))
        assert report["kind"] == "full"
        items: list[dict[str, Any]] = report["items"]
        if codes(items) == FOUND:
            return items
    raise AssertionError("the findings did not become complete")


def pushed(client: Client, uri: str) -> list[dict[str, Any]]:
    return client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == FOUND)


def actions(client: Client, uri: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is offered for each finding."""
    offered: list[dict[str, Any]] = []
    for each in found:
        context = {"diagnostics": [each], "triggerKind": 1}
        params = {**document(uri), "range": each["range"], "context": context}
        offered += client.request("textDocument/codeAction", params)
    return offered


def check_diagnostics(editor: Editor, found: list[dict[str, Any]], encoding: Encoding) -> None:
    words = {each["code"]: each["range"] for each in found}
    assert words["missing-test"] == range_of(SPEC, "bn20", encoding)
    assert words["negated-keyword-case"] == range_of(SPEC, "MUST not", encoding)
    able = editor.offers("textDocument", "publishDiagnostics") or {}
    if not able.get("codeDescriptionSupport"):
        assert not any("codeDescription" in each for each in found)
    if not able.get("relatedInformation"):
        assert not any(each.get("relatedInformation") for each in found)
    tags = (able.get("tagSupport") or {}).get("valueSet", [])
    assert all(tag in tags for each in found for tag in each.get("tags", []))


def check_hover(editor: Editor, hover: Any) -> None:
    formats = editor.offers("textDocument", "hover", "contentFormat") or ["plaintext"]
    assert hover["contents"]["kind"] in formats
    assert "The assistant is kind" in hover["contents"]["value"]


def check_definition(editor: Editor, found: Any, uri: str, encoding: Encoding) -> None:
    (there,) = found
    expected = range_of(TEST, "**Example**: a kind word", encoding)["start"]
    if editor.offers("textDocument", "definition", "linkSupport"):
        assert (there["targetUri"], there["targetRange"]["start"]) == (uri, expected)
    else:
        assert (there["uri"], there["range"]["start"]) == (uri, expected)


def check_actions(editor: Editor, offered: list[dict[str, Any]]) -> None:
    titles = {each["title"] for each in offered}
    assert 'Write "NOT" in capitals' in titles
    operations = editor.offers("workspace", "workspaceEdit", "resourceOperations") or []
    assert any("Create" in title for title in titles) == ("create" in operations)
    changed = editor.offers("workspace", "workspaceEdit", "documentChanges")
    preferred = editor.offers("textDocument", "codeAction", "isPreferredSupport")
    for each in offered:
        assert each["kind"] in ("quickfix", "refactor.rewrite.speclsp", "source.fixAll.speclsp")
        assert "isPreferred" not in each or preferred
        if "disabled" in each:
            assert editor.offers("textDocument", "codeAction", "disabledSupport")
            continue
        kinds = {change.get("kind") for change in each["edit"].get("documentChanges", [])} - {None}
        assert kinds <= set(operations)
        assert "documentChanges" not in each["edit"] or changed or kinds


def check_outline(editor: Editor, outline: list[dict[str, Any]]) -> None:
    tree = editor.offers("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    assert outline[0]["name"].startswith("Tone")
    assert all(("selectionRange" in each) == bool(tree) for each in outline)


def registrations(received: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for message in [*received]:
        if message.get("method") == "client/registerCapability":
            yield from message["params"]["registrations"]


def unoffered(editor: Editor, received: list[dict[str, Any]]) -> Iterator[str]:
    """What the server sent that this editor never said it could do anything with."""
    for message in received:
        method = message.get("method")
        if method is None or method == "client/registerCapability" or method in ALWAYS:
            continue
        if method not in OFFERS or not editor.offers(*OFFERS[method].split()):
            yield method
    for registration in registrations(received):
        group, _, feature = registration["method"].partition("/")
        if not editor.offers(group, feature, "dynamicRegistration"):
            yield f"registration of {registration['method']}"
        for watcher in (registration.get("registerOptions") or {}).get("watchers", []):
            relative = editor.offers("workspace", "didChangeWatchedFiles", "relativePatternSupport")
            if isinstance(watcher["globPattern"], dict) and not relative:
                yield "relative pattern"
