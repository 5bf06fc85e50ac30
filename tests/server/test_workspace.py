"""Conversations about folders, settings and files on disk."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.server.client import CAPABLE, Client
from tests.server.commands import AT_ONCE, SERVING, command
from tests.server.folder import SPEC, TEST, codes, replaced, written

MISSING = ["missing-test"]


def has(*rules: str) -> Any:
    return lambda params: codes(params["diagnostics"]) == list(rules)


def opened(client: Client, folder: Path, **others: Any) -> str:
    client.initialize(folder, **others)
    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, has(*MISSING))
    return uri


def watched(client: Client, **kinds: int) -> None:
    """Reports of files, by their URIs: 1 created, 2 changed, 3 deleted."""
    changes = [{"uri": uri, "type": kind} for uri, kind in kinds.items()]
    client.notify("workspace/didChangeWatchedFiles", {"changes": changes})


def folders(client: Client, added: list[Path], removed: list[Path]) -> None:
    event = {
        "added": [{"uri": each.as_uri(), "name": each.name} for each in added],
        "removed": [{"uri": each.as_uri(), "name": each.name} for each in removed],
    }
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})


def test_each_folder_is_a_world_of_its_own(client: Client, tmp_path: Path) -> None:
    one, two = written(tmp_path / "one"), written(tmp_path / "two", examples__bn20=TEST)
    (two / "examples/bn20.md").write_text(TEST.replace("sy73", "bn20"), "utf-8")
    client.initialize(one, two)
    for folder in (one, two):
        client.open((folder / "spec.md").as_uri(), SPEC)
    client.diagnostics((one / "spec.md").as_uri(), has(*MISSING))
    client.shutdown()
    said = client.published((two / "spec.md").as_uri())
    assert [each["diagnostics"] for each in said if each["diagnostics"]] == []


def test_folders_come_and_go(client: Client, tmp_path: Path) -> None:
    one, two = written(tmp_path / "one"), written(tmp_path / "two")
    (two / "speclsp.toml").write_text('ignore = ["missing-test"]\n')
    uri = opened(client, one)
    client.forget()
    folders(client, [two], [one])
    # Outside of all folders it is known by its own, which is the same.
    client.open((two / "spec.md").as_uri(), SPEC)
    client.diagnostics(uri, has(*MISSING))
    client.forget()
    folders(client, [one], [two, tmp_path / "never"])
    client.change(uri, 2, replaced(SPEC, "kind", "calm"))
    client.diagnostics(uri, has(*MISSING), version=2)
    folders(client, [], [one])
    folders(client, [one], [])
    client.notify("workspace/didChangeWorkspaceFolders", {"event": None})
    client.change(uri, 3, {"text": SPEC})
    client.diagnostics(uri, has(*MISSING), version=3)


@pytest.mark.parametrize("root", [None, "", "here"])
def test_a_root_in_the_old_style(root: str | None, client: Client, tmp_path: Path) -> None:
    written(tmp_path)
    uri = tmp_path.as_uri() if root == "here" else root
    client.initialize(rootUri=uri, workspaceFolders=None, capabilities={})
    client.open((tmp_path / "spec.md").as_uri(), SPEC)
    client.diagnostics((tmp_path / "spec.md").as_uri(), has(*MISSING))


@pytest.mark.parametrize("spelling", ["twice", "localhost", "encoded", "with a slash"])
def test_one_folder_may_be_named_in_many_ways(
    spelling: str, client: Client, tmp_path: Path
) -> None:
    written(tmp_path)
    uri = tmp_path.as_uri()
    named = {
        "twice": [uri, uri],
        "localhost": [uri.replace("file://", "file://localhost")],
        "encoded": [uri.replace("test", "%74est")],
        "with a slash": [f"{uri}/"],
    }[spelling]
    client.initialize(*named)
    spec = f"{uri}/spec.md"
    client.open(spec, SPEC)
    client.diagnostics(spec, has(*MISSING))
    assert len(client.request("speclsp/status")["folders"]) == 1


def test_a_folder_that_cannot_be_looked_at_is_left_out(client: Client, tmp_path: Path) -> None:
    written(tmp_path)
    long = f"file:///{'a' * 300}"
    client.initialize(long, tmp_path, "file:///%00")
    folders(client, [Path(f"/{'b' * 300}")], [])
    client.open(f"{long}/x.md", "# A\n")
    spec = (tmp_path / "spec.md").as_uri()
    client.open(spec, SPEC)
    assert codes(client.diagnostics(spec, has(*MISSING))) == MISSING


def test_folders_that_come_and_go_leave_nothing_behind(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    client = connect(SERVING)
    one, two = written(tmp_path / "one"), written(tmp_path / "two")
    client.unanswered.add("workspace/configuration")
    client.initialize(one)
    for _ in range(150):
        folders(client, [two], [])
        folders(client, [], [two])
    client.notify("window/workDoneProgress/cancel", {"token": "nobody's"})
    client.notify("window/workDoneProgress/cancel", None)
    uri = (one / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, has(*MISSING))
    end = time.monotonic() + 2 * AT_ONCE
    while client.answer(command(client, "test.waiting")) > 1:
        # One question for the settings is waited for, and the others that are no longer.
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_folder_that_is_too_wide_is_not_read(client: Client) -> None:
    client.initialize("file:///")
    client.open("untitled:x", "# A\n\nIt MUST not.\n")
    assert codes(client.diagnostics("untitled:x", version=1)) == ["negated-keyword-case"]
    client.close()
    assert not [each for each in client.received if each.get("method") == "$/progress"]
    assert b"too wide" in client.errors


def many(folder: Path) -> None:
    """As many documents as take a second or two to be read."""
    text = "".join(f"# A{at}\n\nWords, and [a link](#a{at}).\n" for at in range(60))
    written(folder, **{f"notes__n{at}": text for at in range(400)})


def test_progress_is_shown_while_the_folder_is_read(client: Client, tmp_path: Path) -> None:
    many(tmp_path)
    client.initialize(tmp_path)
    end = client.wait(lambda each: _progress(each).get("kind") == "end")
    said = [each for each in client.received if _progress(each)]
    assert _progress(said[0])["kind"] == "begin"
    assert {each["params"]["token"] for each in said} == {end["params"]["token"]}


def test_progress_ends_when_the_folder_is_not_wanted_any_more(
    client: Client, tmp_path: Path
) -> None:
    many(tmp_path)
    client.initialize(tmp_path)
    client.wait(lambda each: _progress(each).get("kind") == "begin")
    folders(client, [], [tmp_path])
    client.wait(lambda each: _progress(each).get("kind") == "end")


def test_what_is_read_at_once_shows_no_progress(client: Client, tmp_path: Path) -> None:
    opened(client, written(tmp_path))
    client.shutdown()
    assert not [each for each in client.received if _progress(each)]


def test_no_progress_without_consent(client: Client, tmp_path: Path) -> None:
    client.refused = {"window/workDoneProgress/create", "client/registerCapability"}
    client.unanswered = {"workspace/configuration"}
    opened(client, written(tmp_path))
    client.shutdown()
    assert not [each for each in client.received if _progress(each)]


@pytest.mark.parametrize("how", ["pulled", "pushed", "bare", "initial"])
def test_the_client_has_settings(how: str, client: Client, tmp_path: Path) -> None:
    section = {"severity": {"missing-test": "hint"}, "select": [], "ignore": ["keyword"]}
    written(tmp_path)
    uri = (tmp_path / "spec.md").as_uri()
    if how == "initial":
        workspace = CAPABLE["workspace"] | {"configuration": False}
        options = {"speclsp": section}
        able = CAPABLE | {"workspace": workspace}
        client.initialize(tmp_path, capabilities=able, initializationOptions=options)
        client.open(uri, SPEC + "\nIt MUST not.\n")
    elif how == "pulled":
        opened(client, tmp_path)
        client.change(uri, 2, {"text": SPEC + "\nIt MUST not.\n"})
        client.diagnostics(uri, has("missing-test", "negated-keyword-case"))
        client.settings = section
        client.notify("workspace/didChangeConfiguration", {"settings": None})
    else:
        opened(client, tmp_path, capabilities={})
        client.change(uri, 2, {"text": SPEC + "\nIt MUST not.\n"})
        client.diagnostics(uri, has("missing-test", "negated-keyword-case"))
        settings = section if how == "bare" else {"speclsp": section}
        client.notify("workspace/didChangeConfiguration", {"settings": settings})
    (found,) = client.diagnostics(
        uri, lambda params: [each["severity"] for each in params["diagnostics"]] == [4]
    )
    assert found["code"] == "missing-test"


ODD: list[Any] = [
    [None],
    [],
    [{}],
    "x",
    3,
    [3, 4, 5, 6],
    {"select": 3, "ignore": {"a": 1}, "severity": []},
    {"select": [None, "no-such-rule"], "severity": {"missing-test": "loud", "nope": "off"}},
]


@pytest.mark.parametrize("how", ["refused", "unanswered"])
@pytest.mark.parametrize(
    "method",
    ["client/registerCapability", "workspace/configuration", "window/workDoneProgress/create"],
)
def test_a_client_that_answers_badly_is_served(
    how: str, method: str, client: Client, tmp_path: Path
) -> None:
    getattr(client, how).add(method)
    uri = opened(client, written(tmp_path))
    client.change(uri, 2, replaced(SPEC, "kind", "calm"))
    assert codes(client.diagnostics(uri, version=2)) == MISSING


@pytest.mark.parametrize("able", [CAPABLE, {}], ids=["pulled", "pushed"])
def test_settings_of_any_shape_do_no_harm(able: Any, client: Client, tmp_path: Path) -> None:
    client.settings = ODD[0]
    uri = opened(client, written(tmp_path), capabilities=able, initializationOptions=3)
    for version, settings in enumerate(ODD, 2):
        client.settings = settings
        client.notify("workspace/didChangeConfiguration", {"settings": {"speclsp": settings}})
        client.notify("workspace/didChangeConfiguration", settings)
        client.change(uri, version, replaced(SPEC, "kind", "calm"))
        client.diagnostics(uri, has(*MISSING), version=version)


def test_a_configuration_file_holds_when_it_is_saved_and_when_it_is_typed(
    client: Client, tmp_path: Path
) -> None:
    uri = opened(client, written(tmp_path))
    file = tmp_path / "speclsp.toml"
    file.write_text('[rules]\nmissing-test = "hint"\n')
    watched(client, **{file.as_uri(): 1})
    client.diagnostics(uri, lambda params: [x["severity"] for x in params["diagnostics"]] == [4])
    client.open(file.as_uri(), '[rules]\nmissing-test = "off"\n', language="toml")
    client.forget()
    assert client.diagnostics(uri) == []
    client.change(file.as_uri(), 2, {"text": 'rulez = "off"\n'})
    assert codes(client.diagnostics(file.as_uri(), version=2)) == ["invalid-configuration"]
    client.diagnostics(uri, lambda params: [x["severity"] for x in params["diagnostics"]] == [1])
    client.shut_document(file.as_uri())
    client.diagnostics(uri, lambda params: [x["severity"] for x in params["diagnostics"]] == [4])
    client.forget()
    file.unlink()
    watched(client, **{file.as_uri(): 3})
    client.diagnostics(uri, lambda params: [x["severity"] for x in params["diagnostics"]] == [1])


def test_a_file_that_a_link_leads_to_comes_and_goes(client: Client, tmp_path: Path) -> None:
    written(tmp_path, notes="# Notes\n\n[A](a/b.txt) and [c](c.md).\n")
    client.initialize(tmp_path)
    uri = (tmp_path / "notes.md").as_uri()
    client.open(uri, (tmp_path / "notes.md").read_text())
    client.diagnostics(uri, has("dangling-link", "dangling-link"))
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.txt").write_text("x")
    (tmp_path / "c.md").write_text("# C\n")
    client.forget()
    watched(client, **{(tmp_path / "a").as_uri(): 1, (tmp_path / "c.md").as_uri(): 1})
    assert client.diagnostics(uri) == []
    (tmp_path / "c.md").unlink()
    client.forget()
    watched(client, **{(tmp_path / "c.md").as_uri(): 3})
    client.diagnostics(uri, has("dangling-link"))


def test_another_program_changes_a_document(client: Client, tmp_path: Path) -> None:
    uri = opened(client, written(tmp_path))
    test = tmp_path / "examples/sy73.md"
    client.forget()
    test.rename(tmp_path / "examples/bn20.md")
    (tmp_path / "examples/bn20.md").write_text(TEST.replace("sy73", "bn20"), "utf-8")
    watched(client, **{test.as_uri(): 3, (tmp_path / "examples/bn20.md").as_uri(): 1})
    (found,) = client.diagnostics(uri, has(*MISSING))
    assert "sy73" in found["message"]


def test_without_watching_saving_is_the_time_to_look(client: Client, tmp_path: Path) -> None:
    uri = opened(client, written(tmp_path), capabilities={})
    client.forget()
    (tmp_path / "examples/bn20.md").write_text(TEST.replace("sy73", "bn20"), "utf-8")
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert client.diagnostics(uri) == []
    client.forget()
    (tmp_path / "examples/bn20.md").write_text("Nothing.\n", "utf-8")
    (tmp_path / "speclsp.toml").write_text('[rules]\nmissing-test = "hint"\n')
    (tmp_path / "examples/sy73.md").unlink()
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    client.diagnostics(uri, lambda params: [x["severity"] for x in params["diagnostics"]] == [4])


def test_what_a_project_leaves_out_is_left_out_here_too(client: Client, tmp_path: Path) -> None:
    bad = "# A\n\nIt MUST not.\n"
    written(tmp_path, drafts__x=bad, build__x=bad, good=bad)
    (tmp_path / "speclsp.toml").write_text('exclude = ["drafts"]\n')
    (tmp_path / ".gitignore").write_text("build/\n")
    client.initialize(tmp_path)
    for name in ("good", "drafts/x", "build/x", "build/new"):
        client.open((tmp_path / f"{name}.md").as_uri(), bad)
    good = (tmp_path / "good.md").as_uri()
    client.diagnostics(good, has("negated-keyword-case"))
    for name in ("drafts/x", "build/x", "build/new"):
        client.diagnostics((tmp_path / f"{name}.md").as_uri(), has())
    (tmp_path / ".gitignore").write_text("")
    watched(client, **{(tmp_path / ".gitignore").as_uri(): 2})
    client.forget()
    client.diagnostics((tmp_path / "build/x.md").as_uri(), has("negated-keyword-case"))


def test_what_any_folder_above_leaves_out_is_no_evidence(client: Client, tmp_path: Path) -> None:
    text = "# More {#more}\n\nIt is short[^bn21].\n"
    client.initialize(written(tmp_path, more=text))
    uri = (tmp_path / "more.md").as_uri()
    client.open(uri, text)
    client.diagnostics(uri, has(*MISSING))
    client.forget()
    config, inner = tmp_path / "speclsp.toml", tmp_path / "examples/speclsp.toml"
    config.write_text('exclude = ["examples"]\n')
    inner.write_text("")
    watched(client, **{config.as_uri(): 1, inner.as_uri(): 1})
    client.diagnostics(uri, has())
    client.forget()
    config.unlink()
    watched(client, **{config.as_uri(): 3})
    client.diagnostics(uri, has(*MISSING))


def test_a_storm_of_events_is_survived(client: Client, tmp_path: Path) -> None:
    uri = opened(client, written(tmp_path))
    events = {(tmp_path / f"gone{at}.md").as_uri(): at % 11 for at in range(10_000)}
    watched(client, **events)
    client.notify("workspace/didChangeWatchedFiles", {"changes": [None, 3, {"uri": 3}, {}]})
    client.notify("workspace/didChangeWatchedFiles", None)
    client.change(uri, 2, replaced(SPEC, "kind", "calm"))
    client.diagnostics(uri, has(*MISSING), version=2)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_odd_files_are_not_waited_for(client: Client, tmp_path: Path) -> None:
    written(tmp_path)
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / os.fsdecode(b"\xff.md")).write_text("# A\n")
    uri = opened(client, tmp_path)
    client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})


def _progress(message: dict[str, Any]) -> dict[str, Any]:
    value = message["params"]["value"] if message.get("method") == "$/progress" else {}
    return dict(value)
