"""What speclsp says about itself and about a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.rules.all import RULES
from tests.cli.process import CLEAN, WARNED, plant, run


def test_every_rule_is_listed_in_a_line(tmp_path: Path) -> None:
    done = run(tmp_path, "--list-rules")
    assert (done.code, done.err) == (0, "")
    lines = {line.split()[0]: line.split() for line in done.out.splitlines()}
    assert lines.keys() == {rule.name for rule in RULES}
    for rule in RULES:
        assert lines[rule.name][1:3] == [rule.severity or "off", rule.group]


def test_every_rule_is_explained(tmp_path: Path) -> None:
    for rule in RULES[:3]:
        done = run(tmp_path, "--explain", rule.name)
        assert (done.code, done.err) == (0, "")
        assert rule.name in done.out
        assert "## Bad" in done.out


def test_a_command_says_the_same_as_its_option(tmp_path: Path) -> None:
    assert run(tmp_path, "explain", "link").out == run(tmp_path, "--explain", "link").out
    assert run(tmp_path, "list-rules").out == run(tmp_path, "--list-rules").out


def test_a_group_is_explained_by_its_rules(tmp_path: Path) -> None:
    done = run(tmp_path, "--explain", "keyword")
    names = {line.split()[0] for line in done.out.splitlines()}
    assert names == {rule.name for rule in RULES if rule.group == "keyword"}


def test_settings_name_the_file_that_sets_them(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "speclsp.toml": 'tests.folder = "checks"\n',
            "docs/speclsp.toml": '[rules]\nmay-not = "off"\n',
            "docs/a.md": CLEAN,
            "a.md": CLEAN,
        },
    )
    inner = run(tmp_path, "--root", ".", "--show-config", "docs/a.md").out.splitlines()
    assert inner[0] == "docs/a.md: docs/speclsp.toml"
    assert any("may-not" in line and line.endswith("(docs/speclsp.toml)") for line in inner)
    assert any("tests.folder" in line and line.endswith("(default)") for line in inner)
    outer = run(tmp_path, "--show-config", "a.md").out.splitlines()
    assert any('"checks"' in line and line.endswith("(speclsp.toml)") for line in outer)


def test_statistics_count_by_rule_and_say_why_a_notation(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED, "b.md": WARNED.replace("REQ-1", "REQ-2"), ".x/y.md": ""})
    out = run(tmp_path, "--check", "--statistics").out
    assert "      2  warning  may-not\n" in out
    assert "2  generic" in out
    assert "in 2 files, first in a.md" in out
    assert ".x  (hidden folder)" in out
    assert "Checked 2 files: 2 clauses" in out


def test_headings_alone_are_recognised_by_their_slugs(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "# One\n\n## Two\n"})
    out = run(tmp_path, "--check", "--statistics").out
    assert "2  slug" in out
    assert "notations: slug" in out


@pytest.mark.parametrize(
    ("command", "option", "other"),
    [
        ("model", "--no-network", "--batch"),
        ("clarify", "--questions", "--no-network"),
        ("report", "--title", "--questions"),
        ("modules", "--allow-import", "--title"),
    ],
)
def test_the_help_of_a_command_is_its_part(
    tmp_path: Path, command: str, option: str, other: str
) -> None:
    for asking in ([command, "--help"], [command, "-h"], [command, "x", "--help"]):
        done = run(tmp_path, *asking)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("usage: speclsp ")
        usage = done.out.partition("\n\n")[0]
        assert all(f" {command} " in line for line in usage.splitlines())
        assert f"\n  {option}" in done.out
        assert f"\n  {other}" not in done.out
        assert done.out.count("\n") < 30
