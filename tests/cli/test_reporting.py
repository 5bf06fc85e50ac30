"""`speclsp report`: where the page goes, what it never writes over, and what it says of itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.process import BROKEN, CLEAN, plant, run
from tests.cli.test_hostile import NAMES as FILES
from tests.report.page.test_html import faults
from tests.report.page.workspace import FERRY


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return plant(tmp_path / "ferry", FERRY)


def test_a_page_is_printed(ferry: Path) -> None:
    done = run(ferry, "report")
    assert (done.code, done.err) == (0, "")
    assert list(faults(done.out)) == []
    assert run(ferry, "report", "--output", "-") == done
    assert run(ferry, "--report", ".") == done
    assert run(ferry, "report", "--format", "markdown").out.startswith(
        "<!-- speclsp report -->\n# "
    )


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_the_same_files_give_the_same_bytes(ferry: Path, tmp_path: Path, name: str) -> None:
    first = run(ferry, "report", "--format", name).out
    elsewhere = plant(tmp_path / "other" / "place", FERRY)
    assert run(elsewhere, "report", "--format", name).out == first
    assert run(tmp_path, "report", "ferry", "--format", name).out == first
    assert run(elsewhere, "report", str(ferry), "--format", name).out == first
    seeded = run(ferry, "report", "--format", name, environ={"PYTHONHASHSEED": "7"})
    narrow = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert seeded.out == run(ferry, "report", "--format", name, environ=narrow).out == first
    assert str(tmp_path) not in first
    assert "20" + "26" not in first


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_a_page_is_written_again_and_changes_nothing(ferry: Path, name: str) -> None:
    arguments = ("report", "--format", name, "--output", "page.md")
    first = run(ferry, *arguments)
    assert (first.code, first.out) == (0, "")
    assert first.err == 'speclsp: wrote "page.md": 6 documents, 8 clauses, 1 conflict\n'
    content = (ferry / "page.md").read_bytes()
    if name == "html":
        (ferry / "page.md").rename(ferry / "page.html")
        arguments = (*arguments[:-1], "page.html")
        content = (ferry / "page.html").read_bytes()
    assert run(ferry, *arguments) == first._replace(err=first.err.replace("page.md", arguments[-1]))
    assert (ferry / arguments[-1]).read_bytes() == content
    assert run(ferry, *arguments, "--quiet").err == ""


def test_what_is_no_page_is_not_written_over(ferry: Path) -> None:
    for name in ("deck.md", "speclsp.toml"):
        before = (ferry / name).read_bytes()
        done = run(ferry, "report", "--output", name)
        assert (done.code, done.out) == (2, "")
        assert done.err == f'speclsp: "{name}" is there and is no report of speclsp, see --force\n'
        assert (ferry / name).read_bytes() == before
    assert run(ferry, "report", "--output", "deck.md", "--force").code == 0
    assert (ferry / "deck.md").read_bytes().startswith(b"<!DOCTYPE html>")
    (ferry / "empty.html").write_bytes(b"")
    assert run(ferry, "report", "--output", "empty.html").code == 0


@pytest.mark.skipif(os.name != "posix", reason="needs the nodes of a POSIX system")
def test_no_odd_node_is_written_to(ferry: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_bytes(b"")
    (ferry / "link.html").symlink_to(outside)
    os.mkfifo(ferry / "pipe")
    (ferry / "read.html").write_bytes(b"")
    (ferry / "read.html").chmod(0o444)
    for name in ("link.html", "pipe", "examples", "none/x.html", "read.html"):
        done = run(ferry, "report", "--output", name, "--force")
        assert (done.code, done.out) == (2, ""), name
        assert done.err.startswith(f'speclsp: cannot write "{name}": ')
    assert outside.read_bytes() == b""


def test_title_and_date_are_as_they_are_given(ferry: Path) -> None:
    done = run(ferry, "report", "--title", "<Ferry>", "--date", "a & b")
    assert "<title>&lt;Ferry&gt;</title>" in done.out
    assert '<p class="date">a &amp; b</p>' in done.out


def test_exit_codes_are_those_of_a_check(tmp_path: Path) -> None:
    assert run(tmp_path, "report").code == 2
    assert "nothing to check" in run(tmp_path, "report").err
    plant(tmp_path, {"a.md": BROKEN})
    assert run(tmp_path, "report").code == 0
    assert run(tmp_path, "report", "--fail-on", "error").code == 1
    assert run(tmp_path, "report", "none.md").code == 2
    plant(tmp_path, {"speclsp.toml": "a = \n"})
    assert run(tmp_path, "report").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "--format", "sarif"), "a report is html or markdown, not sarif"),
        (("report", "--fix"), "a report goes without --fix"),
        (("report", "--write-baseline", "b.json"), "a report goes without --write-baseline"),
        (("report", "--check"), "say either report or --check"),
        (("--check", "--format", "html"), "are for speclsp report"),
        (("--check", "--force"), "are for speclsp report"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    done = run(tmp_path, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_hostile_repository_stays_words(tmp_path: Path) -> None:
    evil = (
        "\x1b]0;t\x07 \u202e ##[add-mask]x ::stop::y <svg onload=x> [a](javascript:b) `` </style>"
    )
    text = f"# A {evil}\n\n**REQ-1**: It MAY NOT {evil} quickly.\n\n::error:: see REQ-9 {evil}\n"
    try:
        plant(tmp_path, dict.fromkeys(FILES, text))
    except OSError as error:
        pytest.skip(f"this file system has no such names: {error}")
    for environ in ({}, {"GITHUB_ACTIONS": "true"}):
        done = run(tmp_path, "report", environ=environ)
        assert (done.code, done.err) == (0, "")
        assert list(faults(done.out)) == []
