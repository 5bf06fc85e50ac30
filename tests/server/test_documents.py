"""Conversations about documents: opened, changed, closed, and what is published when."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from speclsp.server.convert import ENCODINGS, Encoding
from tests.server.client import CAPABLE, Client
from tests.server.folder import BAD, SPEC, TEST, at, codes, range_of, replaced, written
from tests.server.test_convert import slow_offset

MISSING = ["missing-test"]


def test_a_finding_is_published_with_all_that_the_client_can_show(
    client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path))
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC, 7)
    (found,) = client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING)
    assert found["range"] == range_of(SPEC, "bn20")
    assert (found["source"], found["severity"]) == ("speclsp", 1)
    assert "examples/bn20.md" in found["message"]
    page = found["codeDescription"]["href"]
    assert page.startswith("file:///")
    assert page.endswith("/rules/pages/missing-test.md")
    assert client.published(uri)[-1]["version"] == 7


def test_nothing_that_crosses_documents_comes_before_the_index(
    client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path))
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING)
    client.shutdown()
    seen = [codes(each["diagnostics"]) for each in client.published(uri)]
    assert all(each in ([], MISSING) for each in seen), seen


def test_every_change_is_published_even_when_nothing_is_different(
    client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path))
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING)
    for version in (2, 3, 4):
        client.change(uri, version, replaced(SPEC, "kind", "kind"))
        assert codes(client.diagnostics(uri, version=version)) == MISSING


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_followed_in_the_units_of_the_client(
    encoding: Encoding, client: Client, tmp_path: Path
) -> None:
    capabilities = CAPABLE | {"general": {"positionEncodings": [encoding, "utf-16"]}}
    result = client.initialize(written(tmp_path), capabilities=capabilities)
    assert result["capabilities"]["positionEncoding"] == encoding
    uri = (tmp_path / "spec.md").as_uri()
    text = SPEC.replace("It is", "😀 e\u0301 \u2028 It is").replace("\n", "\r\n")
    client.open(uri, text)
    changed = text
    for version, (old, new) in enumerate([("is brief", "is 漢😀 brief"), ("😀 e", "")], 2):
        client.change(uri, version, replaced(changed, old, new, encoding))
        changed = changed.replace(old, new, 1)
    (found,) = client.diagnostics(
        uri, lambda params: codes(params["diagnostics"]) == MISSING, version=3
    )
    assert found["range"] == range_of(changed, "bn20", encoding)


PIECES = ["a", "# b\n", "\r", "\n", "\r\n", "~~~\n", "😀", "e\u0301", "\u2028", "MUST not ", "<!--"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_after_many_edits_the_findings_are_those_of_the_text(
    encoding: Encoding, client: Client
) -> None:
    client.initialize(capabilities=CAPABLE | {"general": {"positionEncodings": [encoding]}})
    random = Random(4)
    text = SPEC + "It MUST not.\n"
    client.open("untitled:a", text)
    for version in range(2, 300):
        new = "".join(random.choices(PIECES, k=random.randrange(4)))
        places = [(random.randrange(-1, 15), random.randrange(-1, 25)) for _ in "se"]
        start, end = ({"line": line, "character": character} for line, character in places)
        client.change("untitled:a", version, {"range": {"start": start, "end": end}, "text": new})
        low, high = sorted(slow_offset(text, *place, encoding) for place in places)
        if version % 7 == 0 or high - low > 40:
            # Else little would be left soon.
            client.change("untitled:a", version, {"text": SPEC + new})
            text = SPEC + new
        else:
            text = text[:low] + new + text[high:]
    client.open("untitled:b", text)
    found = client.diagnostics("untitled:a", version=299)
    assert found == client.diagnostics("untitled:b", version=1)
    asked = [{"textDocument": {"uri": uri}} for uri in ("untitled:a", "untitled:b")]
    one, other = (client.request("textDocument/documentSymbol", each) for each in asked)
    assert one == other


def test_changes_of_one_notification_build_on_each_other(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path))
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    without = SPEC.replace("bn20", "")
    first, second = replaced(SPEC, "bn20", ""), replaced(without, "[^].", "[^sy73].")
    client.change(uri, 2, first, second)
    assert client.diagnostics(uri, version=2) == []
    client.change(uri, 3, {"text": SPEC})
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING, version=3)


def test_a_closed_document_has_no_findings_and_is_the_disks_again(
    client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path))
    spec, test = (tmp_path / "spec.md").as_uri(), (tmp_path / "examples/sy73.md").as_uri()
    client.open(spec, SPEC)
    client.diagnostics(spec, lambda params: codes(params["diagnostics"]) == MISSING)
    client.open(test, TEST)
    client.change(test, 2, replaced(TEST, "a kind word", "not saved"))
    client.shut_document(test)
    client.diagnostics(test, lambda params: "version" not in params and not params["diagnostics"])
    client.shut_document(spec)
    client.shut_document(spec)
    hover = {"textDocument": {"uri": test}, "position": {"line": 0, "character": 17}}
    assert "kind" in client.request("textDocument/hover", hover)["contents"]["value"]
    assert client.published(spec)[-1]["diagnostics"] == []


def test_a_change_in_one_document_is_seen_in_another(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path))
    spec, test = (tmp_path / "spec.md").as_uri(), (tmp_path / "examples/sy73.md").as_uri()
    client.open(spec, SPEC)
    client.open(test, TEST)
    client.diagnostics(spec, lambda params: codes(params["diagnostics"]) == MISSING)
    client.change(spec, 2, replaced(SPEC, "[^sy73]", ""))
    client.diagnostics(test, lambda params: "orphan-test" in codes(params["diagnostics"]))
    client.change(spec, 3, {"text": SPEC})
    client.diagnostics(spec, version=3)
    client.forget()
    client.change(spec, 4, replaced(SPEC, "# Tone", "# Manner"))
    client.diagnostics(test, lambda params: "stale-test-title" in codes(params["diagnostics"]))


def test_related_places_follow_the_document_that_they_are_in(
    client: Client, tmp_path: Path
) -> None:
    twice = "# More\n\nKind again[^sy73].\n"
    client.initialize(written(tmp_path, a=twice))
    first, second = (tmp_path / "a.md").as_uri(), (tmp_path / "spec.md").as_uri()
    client.open(first, twice)
    client.open(second, SPEC)

    def points_at(line: int) -> Callable[[dict[str, Any]], bool]:
        return lambda params: any(
            each["location"]["uri"] == first and each["location"]["range"]["start"]["line"] == line
            for found in params["diagnostics"]
            for each in found.get("relatedInformation", ())
        )

    client.diagnostics(second, points_at(2))
    client.change(first, 2, replaced(twice, "Kind", "One\nline, kind"))
    client.diagnostics(second, points_at(3))
    client.shut_document(first)
    client.diagnostics(second, points_at(2))
    (tmp_path / "a.md").write_text("\n\n" + twice, "utf-8")
    event = {"uri": first, "type": 2}
    client.notify("workspace/didChangeWatchedFiles", {"changes": [event]})
    client.diagnostics(second, points_at(4))


def test_prose_in_one_document_says_nothing_about_another(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path))
    spec, test = (tmp_path / "spec.md").as_uri(), (tmp_path / "examples/sy73.md").as_uri()
    client.open(spec, SPEC)
    client.open(test, TEST)
    client.diagnostics(test, version=1)
    client.diagnostics(spec, lambda params: codes(params["diagnostics"]) == MISSING)
    before = len(client.published(test))
    text = SPEC
    for version in range(2, 30):
        client.change(spec, version, replaced(text, "is kind", "is so kind"))
        text = text.replace("is kind", "is so kind", 1).replace("so kind", "is kind", 1)
        client.change(spec, version, {"text": text})
    client.diagnostics(spec, version=29)
    client.shutdown()
    assert len(client.published(test)) == before


def test_the_uri_is_spelled_as_the_client_spells_it(client: Client, tmp_path: Path) -> None:
    written(tmp_path)
    folder = tmp_path.as_uri().replace("e", "%65").replace("file", "fil%65", 0)
    folder = "file://" + folder.partition("://")[2]
    client.initialize(folder)
    uri = f"{folder}/sp%65c.md"
    client.open(uri, SPEC)
    (found,) = client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING)
    edit = _first_edit(client, uri, found)
    assert edit["documentChanges"][0]["uri"] == f"{folder}/examples/bn20.md"


def _first_edit(client: Client, uri: str, found: dict[str, Any]) -> Any:
    params = {"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": []}}
    return client.request("textDocument/codeAction", params)[0]["edit"]


@pytest.mark.parametrize(
    "uri",
    [
        "untitled:Untitled-1",
        "vscode-notebook-cell:/x.md#1",
        "git:/x.md?r=1",
        "http://h/etc/passwd",
        ":::",
        "",
    ],
)
def test_what_is_no_file_is_judged_by_its_text_alone(uri: str, client: Client) -> None:
    client.initialize()
    text = "# A\n\nIt MUST not. See [b](#b), [c](c.md) and r[d.e].\n"
    client.open(uri, text)
    assert codes(client.diagnostics(uri, version=1)) == ["negated-keyword-case"]
    client.change(uri, 2, replaced(text, "MUST not", "MUST NOT"))
    assert client.diagnostics(uri, version=2) == []


def test_what_is_no_file_is_not_looked_for_on_disk(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    """Every file that the server opens once it serves is written down."""
    listening = (
        "import sys, os\n"
        "from speclsp.server.main import serve\n"
        "def heard(event, arguments):\n"
        "    if event in ('open', 'os.scandir', 'os.listdir', 'os.stat'):\n"
        "        os.write(2, b'OPENED %r\\n' % (arguments[0],))\n"
        "sys.addaudithook(heard)\n"
        "sys.exit(serve())\n"
    )
    client = connect([sys.executable, "-P", "-c", listening], cwd=written(tmp_path))
    client.initialize()
    uris = ("spec.md", "untitled:spec.md", "http://h/etc/passwd", f"git:{tmp_path}/spec.md?x", "")
    for uri in uris:
        client.open(uri, SPEC + BAD)
        client.diagnostics(uri, version=1)
        place = at(uri, SPEC, "sy73")
        for method in ("hover", "definition", "documentLink", "documentSymbol", "diagnostic"):
            client.abandoned.add(client.ask(f"textDocument/{method}", place))
    client.shutdown()
    client.process.wait(20)
    client.drained()
    opened = [line for line in client.errors.decode().splitlines() if line.startswith("OPENED")]
    assert opened
    private = ("passwd", "spec.md", "examples", str(tmp_path))
    assert [line for line in opened if any(name in line for name in private)] == []


def test_a_file_in_no_folder_is_checked_in_its_own(client: Client, tmp_path: Path) -> None:
    client.initialize()
    written(tmp_path)
    (tmp_path / ".git").mkdir()
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING)
    client.shut_document(uri)
    client.open(uri, SPEC, 2)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == MISSING, version=2)


def test_other_languages_are_left_alone(connect: Callable[..., Client], tmp_path: Path) -> None:
    client = connect()
    client.initialize(written(tmp_path))
    uri, other = (tmp_path / "Cargo.toml").as_uri(), (tmp_path / "x.md").as_uri()
    client.open(uri, "x MUST not\n", language="toml")
    client.change(uri, 2, {"text": "y MUST not\n"})
    client.shut_document(uri)
    client.open(other, "# A\n")
    client.diagnostics(other, version=1)
    assert client.published(uri) == []
