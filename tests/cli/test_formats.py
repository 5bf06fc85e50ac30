"""The formats at the command line: on a stream, in a file, on GitHub, over what is hostile."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from speclsp.report.formats import NAMES
from tests.cli.process import BROKEN, CLEAN, WARNED, plant, run
from tests.cli.test_hostile import NAMES as FILES
from tests.report.runner import command, commands

ON_GITHUB = {"GITHUB_ACTIONS": "true"}
EVIL = "\x1b]0;t\x07 \x9b31m \u202e ##[add-mask]x ::stop-commands::y <img src=x> [a](javascript:b)"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    text = f"# A\n\n::error:: It MAY NOT {EVIL}\n\n##[error] See [x](##[error]y.md).\n"
    try:
        return plant(tmp_path / "in", dict.fromkeys(FILES, text))
    except OSError as error:
        pytest.skip(f"this file system has no such names: {error}")


@pytest.mark.parametrize("name", [*NAMES, "text"])
def test_no_runner_obeys_a_repository(hostile: Path, name: str) -> None:
    done = run(hostile, "--check", "--format", name, environ=ON_GITHUB)
    assert (done.code, done.err) == (1, "")
    for line in done.out.splitlines():
        assert line.isprintable() or not line
    found = commands(done.out)
    if name == "github":
        assert {each.name for each in found} == {"warning", "error"}
        assert len(found) >= 2 * len(FILES)
        closing = done.out.splitlines()[-2:]
        assert closing[0].startswith(f"Checked {len(FILES)} files")
        assert closing[1].startswith("Found ")
    else:
        assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_what_the_stream_would(hostile: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "report"
    done = run(hostile, "--check", "--format", name, "--output", str(file))
    assert (done.code, done.out) == (1, "")
    again = run(hostile, "--check", "--format", name)
    content = file.read_bytes()
    assert content == again.out.encode()
    assert str(tmp_path).encode() not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_stream_loses_nothing(hostile: Path, name: str) -> None:
    environ = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = run(hostile, "--check", "--format", name, environ=environ)
    assert done.code == 1
    if name in ("junit", "checkstyle"):
        ElementTree.fromstring(done.out)
    elif name not in ("github", "markdown", "jsonl"):
        json.loads(done.out)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (WARNED, 1), (BROKEN, 1)])
def test_exit_codes_do_not_depend_on_it(tmp_path: Path, name: str, text: str, code: int) -> None:
    plant(tmp_path, {"a.md": text})
    assert run(tmp_path, "--check", "--format", name).code == code
    assert run(tmp_path, "--check", "--format", name, "none.md").code == 2
    never = run(tmp_path, "--check", "--format", name, "--fail-on", "never")
    assert never.code == 0
    if name == "junit":
        assert "<failure" not in never.out


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "--check", "--format", "pdf")
    assert done.code == 2
    assert "'markdown'" in done.err


def test_quiet_leaves_the_closing_lines_out(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED})
    done = run(tmp_path, "--check", "--format", "github", "--quiet")
    assert [each.name for each in commands(done.out)] == ["warning"]
    assert len(done.out.splitlines()) == 1


def test_a_fix_is_in_the_manner_of_its_document(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "# A\r\n\r\n👩 It MAY NOT wait.\r\n"})
    report = json.loads(run(tmp_path, "--check", "--format", "sarif").out)
    (result,) = report["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["deletedRegion"]["startColumn"] == 6
    rdjson = json.loads(run(tmp_path, "--check", "--format", "rdjson").out)
    (diagnostic,) = rdjson["diagnostics"]
    suggestion = diagnostic["suggestions"][0]
    assert suggestion["range"]["start"] == {"line": 3, "column": 9}
    assert suggestion["text"] == replacement["insertedContent"]["text"]


def test_files_are_named_from_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = plant(tmp_path / "services" / "billing", {"docs/a.md": WARNED})
    for workspace, path in (
        (tmp_path, "services/billing/docs/a.md"),
        (inner, "docs/a.md"),
        (tmp_path / "elsewhere", "docs/a.md"),
        (Path("relative"), "docs/a.md"),
    ):
        environ = ON_GITHUB | {"GITHUB_WORKSPACE": str(workspace)}
        done = run(inner, "--check", "--format", "github", environ=environ)
        found = command(done.out.splitlines()[0])
        assert found is not None
        assert found.properties["file"] == path


def summary_of(cwd: Path, page: Path, *arguments: str, **environ: str) -> tuple[int, str, str]:
    environ = {"GITHUB_STEP_SUMMARY": str(page), **environ}
    done = run(cwd, "--check", *arguments, environ=environ)
    return done.code, done.err, page.read_text("utf-8") if os.path.isfile(page) else ""


def test_a_step_has_a_page(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED})
    page = tmp_path / "page"
    page.write_text("before\n", "utf-8")
    code, err, text = summary_of(tmp_path, page, GITHUB_ACTIONS="true")
    assert (code, err) == (1, "")
    assert text.startswith("before\n## speclsp\n\n**Found 1 warning.**")
    assert "- 3:23 **warning** `may-not`" in text
    _, _, text = summary_of(tmp_path, page, "--format", "github")
    assert text.count("## speclsp") == 2
    # Nobody has said that this is GitHub, or that its format is wanted.
    _, _, unchanged = summary_of(tmp_path, page, "--format", "json")
    assert unchanged == text


def test_a_hostile_repository_writes_no_markup_on_the_page(hostile: Path, tmp_path: Path) -> None:
    from tests.report.test_markdown import OURS, tokens

    code, _, text = summary_of(hostile, tmp_path / "page", "--format", "github")
    assert code == 1
    assert {token.type for token in tokens(text)} <= OURS


def test_a_page_stays_within_what_is_shown(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "# A\n" + "\nThe lock MAY NOT open 日本.\n" * 12_000})
    page = tmp_path / "page"
    for start in ("", "x" * 1_000_000 + "\n", "x" * (1024 * 1024 - 50)):
        page.write_text(start, "utf-8")
        code, err, text = summary_of(tmp_path, page, "--quiet", "--format", "github")
        assert (code, err) == (1, "")
        assert len(text.encode()) <= 1024 * 1024
        assert text.startswith(start)
        assert ("There is more" in text) == (len(start) < 1024 * 1024 - 50)


@pytest.mark.skipif(os.name != "posix", reason="needs the nodes of a POSIX system")
def test_a_page_that_cannot_be_written_is_a_line_and_no_more(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN, "folder/x": ""})
    os.mkfifo(tmp_path / "pipe")
    for page in ("folder", "none/page", "pipe", "/dev/null", "x" * 300):
        code, err, _ = summary_of(tmp_path, tmp_path / page, "--format", "github")
        assert code == 0
        assert err.startswith("speclsp: warning: cannot write the step summary: ")
        assert err.count("\n") == 1
