"""Which files are known, which are reported, and what is said about the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import BROKEN, CLEAN, WARNED, check, plant, run

TWICE = {
    "docs/a.md": "# A\n\n**REQ-1**: It waits.\n",
    "docs/b.md": "# B\n\n**REQ-1**: It runs. See [c](c.md#nowhere).\n",
    "docs/c.md": "# C\n",
    "speclsp.toml": "",
}


def findings(report: dict[str, Any], path: str) -> list[dict[str, Any]]:
    return [each for each in report["diagnostics"] if each["path"] == path]


def test_a_path_limits_what_is_reported_and_not_what_is_known(tmp_path: Path) -> None:
    plant(tmp_path, TWICE)
    whole = check(tmp_path).report
    assert findings(whole, "docs/b.md")
    for path in ("docs/a.md", "docs/b.md"):
        one = check(tmp_path, path).report
        assert one["diagnostics"] == findings(whole, path)
        assert one["summary"]["files"] == 1
    both = check(tmp_path, "docs/b.md", "docs/a.md").report
    assert both["diagnostics"] == whole["diagnostics"]
    assert both == check(tmp_path, "docs/a.md", "docs/b.md", "./docs/a.md").report


def test_paths_are_relative_to_the_working_directory(tmp_path: Path) -> None:
    plant(tmp_path, TWICE)
    (tmp_path / "else").mkdir()
    inside = check(tmp_path / "docs").report["diagnostics"]
    outside = check(tmp_path / "else", "../docs").report["diagnostics"]
    absolute = check(tmp_path, str(tmp_path / "docs")).report["diagnostics"]
    assert {each["path"] for each in inside} == {"b.md"}
    assert {each["path"] for each in outside} == {"../docs/b.md"}
    assert {each["path"] for each in absolute} == {"docs/b.md"}
    assert {other["path"] for each in inside for other in each["related"]} == {"a.md"}


def test_each_root_is_known_for_itself(tmp_path: Path) -> None:
    same = "# A\n\n**REQ-1**: It waits.\n"
    plant(tmp_path, {f"{root}/{name}": "" for root in "xy" for name in ("speclsp.toml",)})
    plant(tmp_path, {"x/a.md": same, "y/a.md": same})
    assert check(tmp_path, "x", "y").rules == []
    done = check(tmp_path, "--root", ".", "x", "y")
    assert set(done.rules) == {"duplicate-clause"}


def test_a_part_knows_the_modules_beside_it(tmp_path: Path) -> None:
    module = '[module]\nname = "{0}"\n\n[[module.imports]]\nname = "{1}"\npath = "../{1}"\n'
    plant(
        tmp_path,
        {
            ".git/HEAD": "",
            "bills/speclsp.toml": '[module]\nname = "bills"\n',
            "bills/a.md": "# A\n\n**REQ-1**: The bill MUST be kept for 9 days.\n",
            "orders/speclsp.toml": module.format("orders", "bills"),
            "orders/b.md": "# B\n\n**REQ-1**: The bill MUST be kept for 8 days.\n",
        },
    )
    for cwd, path in ((tmp_path, "orders"), (tmp_path / "orders", ".")):
        done = check(cwd, path)
        assert done.rules == ["conflicting-value"]
        (other,) = done.report["diagnostics"][0]["related"]
        assert other["path"].endswith("bills/a.md")


def test_a_document_of_two_roots_is_reported_once(tmp_path: Path) -> None:
    plant(tmp_path, {"speclsp.toml": "", "x/.git/HEAD": "", "x/a.md": WARNED, "b.md": CLEAN})
    done = check(tmp_path, ".", "x")
    assert done.rules == ["may-not"]
    assert done.report["summary"]["files"] == 2


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (".hidden/a.md", "hidden folder"),
        ("ignored.md", "ignored by .gitignore"),
        ("configured/out.md", "excluded by configuration"),
        ("excluded.md", "excluded by configuration"),
        ("notes.txt", "not Markdown"),
        ("empty", "no Markdown in it"),
        ("binary.md", "binary"),
        ("latin.md", "not UTF-8"),
    ],
)
def test_what_was_asked_for_and_left_out_is_said(tmp_path: Path, path: str, reason: str) -> None:
    plant(
        tmp_path,
        {
            "a.md": CLEAN,
            ".hidden/a.md": WARNED,
            "ignored.md": WARNED,
            "configured/out.md": WARNED,
            "excluded.md": WARNED,
            "notes.txt": "",
            "empty/x.txt": "",
            "binary.md": "a\0b",
            "latin.md": "\udcff",
            ".gitignore": "ignored.md\n",
            "speclsp.toml": 'exclude = ["configured/"]\n',
        },
    )
    done = check(tmp_path, "a.md", path, "--exclude", "excluded.md")
    assert done.code == 0
    assert {"path": path, "reason": reason} in done.report["summary"]["skipped"]
    shown = run(tmp_path, "--show-files", path, "--exclude", "excluded.md")
    assert reason in shown.out or reason in ("binary", "not UTF-8")
    alone = check(tmp_path, path, "--exclude", "excluded.md")
    assert alone.code == 2
    assert f"{path} ({reason})" in alone.err


def test_an_outer_configuration_excludes_what_an_inner_one_would_not(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "speclsp.toml": 'exclude = ["fixtures/"]\n',
            "fixtures/speclsp.toml": "",
            "fixtures/a.md": WARNED,
            "b.md": CLEAN,
        },
    )
    assert check(tmp_path).rules == []


def test_show_files_lists_what_a_check_takes(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": BROKEN, "docs/b.md": CLEAN, ".x/c.md": CLEAN})
    done = run(tmp_path, "--check", "--show-files")
    assert done.code == 0
    assert done.out.splitlines() == [
        "a.md",
        "docs/b.md",
        "",
        "1 skipped:",
        "  .x  (hidden folder)",
        "",
        "2 files to check",
    ]


def test_a_configuration_of_ones_own_replaces_all_others(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "a.md": WARNED,
            "speclsp.toml": '[rules]\nmay-not = "off"\n',
            "strict.toml": '[rules]\nmay-not = "error"\n',
            "bad.toml": "\n[ruls]\n",
        },
    )
    assert check(tmp_path).rules == []
    assert (
        check(tmp_path, "--config", "strict.toml").report["diagnostics"][0]["severity"] == "error"
    )
    done = check(tmp_path, "--config", "bad.toml")
    (_, invalid) = done.report["diagnostics"]
    assert (done.code, invalid["rule"]) == (2, "invalid-configuration")
    assert (invalid["path"], invalid["line"]) == ("bad.toml", 2)


def test_the_command_line_has_the_last_word(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED + BROKEN, "speclsp.toml": '[rules]\nmay-not = "off"\n'})
    assert check(tmp_path).rules == ["dangling-link"]
    assert check(tmp_path, "--select", "keyword").rules == ["may-not"]
    assert check(tmp_path, "--select", "may-not,dangling-link", "--ignore", "link").rules == [
        "may-not",
        "dangling-link",
    ]
    done = check(tmp_path, "--severity", "may-not=hint", "--severity", "link=info")
    assert [(each["rule"], each["severity"]) for each in done.report["diagnostics"]] == [
        ("may-not", "hint"),
        ("dangling-link", "info"),
    ]


def test_a_name_that_begins_with_a_dash_comes_after_two(tmp_path: Path) -> None:
    plant(tmp_path, {"-rf.md": WARNED})
    done = check(tmp_path, "--", "-rf.md")
    assert [each["path"] for each in done.report["diagnostics"]] == ["-rf.md"]
    assert check(tmp_path, "./-rf.md").out == done.out


def test_a_configuration_can_be_checked_by_itself(tmp_path: Path) -> None:
    plant(tmp_path, {"speclsp.toml": "x = 1\n", "a.md": WARNED})
    assert check(tmp_path, "speclsp.toml").rules == ["invalid-configuration"]
