"""Which configuration holds for a document, and which level each rule has there."""

from __future__ import annotations

import pytest

from speclsp.config.parse import parse
from speclsp.config.scope import config_for, is_excluded, severity
from speclsp.config.values import Config, Level


def config(text: str, path: str = "speclsp.toml") -> Config:
    found, problems = parse(text, path)
    assert problems == ()
    return found


def test_the_nearest_file_holds_alone() -> None:
    configs = {
        "speclsp.toml": config("select = ['a']"),
        "x/pyproject.toml": config("[tool.speclsp]\nignore = ['b']", "x/pyproject.toml"),
        "x/y/speclsp.toml": config("select = ['c']", "x/y/speclsp.toml"),
        "x/y/pyproject.toml": config("[tool.speclsp]\nselect = ['d']", "x/y/pyproject.toml"),
        "x/z/pyproject.toml": config("[tool.other]", "x/z/pyproject.toml"),
    }
    expected = {
        "a.md": "speclsp.toml",
        "w/a.md": "speclsp.toml",
        "x/a.md": "x/pyproject.toml",
        "x/y/a.md": "x/y/speclsp.toml",
        "x/y/z/a.md": "x/y/speclsp.toml",
        "x/z/a.md": "x/pyproject.toml",
        "xy/a.md": "speclsp.toml",
    }
    for path, file in expected.items():
        assert config_for(path, configs) == (file, configs[file])
    assert config_for("x/a.md", configs)[1].select == ()
    assert config_for("a.md", {}) == (None, Config())


def test_globs_are_relative_to_the_file_that_has_them() -> None:
    found = config("exclude = ['./a.md', 'old/']", "x/speclsp.toml")
    assert is_excluded(found, "x/a.md")
    assert is_excluded(found, "x/y/old/b.md")
    assert not is_excluded(found, "x/y/a.md")
    assert not is_excluded(found, "a.md")
    assert not is_excluded(found, "old/a.md")


LEVELS: list[tuple[str, Level, Level | None]] = [
    ("", "error", "error"),
    ("", "off", None),
    ("rules.vague = 'hint'", "error", "hint"),
    ("rules.vague = 'off'", "error", None),
    ("rules.vague = 'hint'", "off", "hint"),
    ("rules.words = 'info'", "error", "info"),
    ("rules = { words = 'info', vague = 'error' }", "hint", "error"),
    ("rules = { words = 'off', vague = 'error' }", "hint", "error"),
    ("rules = { words = 'error', vague = 'off' }", "hint", None),
    ("rules.other = 'off'", "error", "error"),
    ("select = ['vague']", "error", "error"),
    ("select = ['words']", "error", "error"),
    ("select = ['other']", "error", None),
    ("select = ['vague']", "off", "warning"),
    ("select = ['words']\nrules.vague = 'info'", "off", "info"),
    ("select = ['other']\nrules.vague = 'info'", "error", "info"),
    ("select = ['vague']\nrules.words = 'info'", "error", "info"),
    ("select = ['vague']\nrules.words = 'off'", "error", "error"),
    ("ignore = ['vague']", "error", None),
    ("ignore = ['words']", "error", None),
    ("ignore = ['words']\nselect = ['vague']", "error", "error"),
    ("ignore = ['words']\nrules.vague = 'info'", "error", "info"),
    ("ignore = ['vague']\nrules.vague = 'info'", "error", None),
    ("ignore = ['vague']\nselect = ['words']", "error", None),
]


@pytest.mark.parametrize(("text", "default", "expected"), LEVELS)
def test_the_level_of_a_rule(text: str, default: Level, expected: Level | None) -> None:
    found = config(text)
    assert severity(found, "a.md", "vague", default, group="words") == expected


OVERRIDES: list[tuple[str, str, Level | None]] = [
    ("paths = ['x/**']\nrules.vague = 'hint'", "x/a.md", "hint"),
    ("paths = ['x/**']\nrules.vague = 'hint'", "a.md", "error"),
    ("paths = ['x']\nignore = ['words']", "x/a.md", None),
    ("paths = ['x', '!x/a.md']\nignore = ['words']", "x/a.md", "error"),
    ("paths = ['x']\nselect = ['other']", "x/a.md", None),
]


@pytest.mark.parametrize(("text", "path", "expected"), OVERRIDES)
def test_an_override_holds_for_its_documents(text: str, path: str, expected: Level | None) -> None:
    found = config("[[overrides]]\n" + text)
    assert severity(found, path, "vague", "error", group="words") == expected
    below = config("[[overrides]]\n" + text, "d/speclsp.toml")
    assert severity(below, "d/" + path, "vague", "error", group="words") == expected
    assert severity(below, path, "vague", "error", group="words") == "error"


def test_the_last_override_that_speaks_of_a_rule_wins() -> None:
    found = config(
        """
ignore = ["vague"]
rules.dull = "hint"
[[overrides]]
paths = ["x"]
select = ["vague"]
[[overrides]]
paths = ["x/y"]
ignore = ["words"]
[[overrides]]
paths = ["x/y/z"]
rules.vague = "info"
"""
    )
    levels = {
        path: severity(found, path + "/a.md", "vague", "error", group="words")
        for path in ("w", "x", "x/y", "x/y/z")
    }
    # In x, `select` brings the rule back at its own level, and leaves only it.
    assert levels == {"w": None, "x": "error", "x/y": None, "x/y/z": "info"}
    assert severity(found, "x/a.md", "dull", "error", group="words") is None
    assert severity(found, "w/a.md", "dull", "error", group="words") == "hint"


def test_a_rule_without_a_group() -> None:
    found = config("ignore = ['words']")
    assert severity(found, "a.md", "vague", "error") == "error"
