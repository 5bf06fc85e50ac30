"""Text that is piped in stands for a document, in the midst of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import CLEAN, WARNED, check, plant


def test_it_replaces_the_text_of_a_document(tmp_path: Path) -> None:
    plant(tmp_path, {"docs/a.md": CLEAN, "docs/b.md": WARNED})
    for arguments in (["-"], [], ["docs/a.md"]):
        done = check(tmp_path, *arguments, "--stdin-filename", "docs/a.md", stdin=WARNED.encode())
        assert [(each["path"], each["rule"]) for each in done.report["diagnostics"]] == [
            ("docs/a.md", "may-not"),
        ]
        assert done.report["summary"]["files"] == 1
    assert (tmp_path / "docs/a.md").read_text() == CLEAN


def test_the_other_documents_are_known(tmp_path: Path) -> None:
    plant(tmp_path, {"docs/a.md": "# A\n", "docs/b.md": "# Here\n"})
    text = b"[b](b.md#here) [b](b.md#there)\n"
    for name in ("docs/a.md", "docs/new.md"):
        done = check(tmp_path, "--stdin-filename", name, stdin=text)
        assert done.rules == ["dangling-anchor"]
        assert done.report["diagnostics"][0]["path"] == name


def test_it_needs_no_name(tmp_path: Path) -> None:
    done = check(tmp_path, "-", stdin=WARNED.encode())
    assert [each["path"] for each in done.report["diagnostics"]] == ["<stdin>"]
    assert done.code == 1


def test_a_mark_and_line_ends_are_as_in_a_file(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "\ufeff" + WARNED.replace("\n", "\r\n")})
    from_file = check(tmp_path, "a.md").out
    piped = check(tmp_path, "--stdin-filename", "a.md", stdin=(tmp_path / "a.md").read_bytes())
    assert piped.out == from_file


@pytest.mark.parametrize(
    ("text", "words"),
    [(b"\xff", "not UTF-8"), (b"a\0b", "binary"), (b"x" * 2_000_001, "more than 2000000 bytes")],
)
def test_what_is_no_text_is_2(tmp_path: Path, text: bytes, words: str) -> None:
    done = check(tmp_path, "-", stdin=text)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_an_excluded_name_is_not_checked(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN, "b.md": CLEAN})
    done = check(tmp_path, "--stdin-filename", "a.md", "--exclude", "a.md", stdin=WARNED.encode())
    assert (done.code, done.rules) == (2, [])
