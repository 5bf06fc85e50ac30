"""What the package promises to those who import it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import speclsp
from speclsp import check
from speclsp.examining import Result
from speclsp.loading.request import ConfigError
from tests.cli import process
from tests.cli.process import BROKEN, WARNED, plant


def test_it_is_the_check_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"docs/a.md": WARNED, "docs/b.md": BROKEN})
    monkeypatch.chdir(tmp_path)
    result = check("docs")
    assert isinstance(result, Result)
    report = process.check(tmp_path, "docs").report
    assert [
        (each.path, each.line, each.column, each.end_line, each.end_column, each.rule, each.group)
        for each in result.diagnostics
    ] == [
        tuple(
            each[key] for key in ("path", "line", "column", "endLine", "endColumn", "rule", "group")
        )
        for each in report["diagnostics"]
    ]
    assert list(result.summary.notations) == report["summary"]["notations"]
    assert check().diagnostics == check(tmp_path).diagnostics == result.diagnostics
    assert len(check(root="docs").diagnostics) == len(result.diagnostics)


def test_rules_can_be_chosen_and_texts_given(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED + BROKEN})
    assert [each.rule for each in check(tmp_path, select=["link"]).diagnostics] == ["dangling-link"]
    assert [each.rule for each in check(tmp_path, ignore=["link"]).diagnostics] == ["may-not"]
    assert check(tmp_path, select="link") == check(tmp_path, select=["link"])
    severe = check(tmp_path, severities={"may-not": "error"}, exclude=["b.md"])
    assert {each.severity for each in severe.diagnostics} == {"error"}
    path = str(tmp_path / "a.md")
    assert check(path, texts={path: "# Fine\n"}).diagnostics == ()
    assert check(tmp_path, texts={path: "# Fine\n"}).diagnostics == ()


@pytest.mark.parametrize(
    ("paths", "options"),
    [
        (["nowhere"], {}),
        (["nul\0"], {}),
        ([], {"select": ["may-knot"]}),
        ([], {"severities": {"may-knot": "off"}}),
        ([], {"config": "nowhere.toml"}),
    ],
)
def test_what_cannot_be_done_raises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], options: dict[str, Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError):
        check(*paths, **options)


def test_nothing_to_check_is_an_empty_result(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert (result.diagnostics, result.summary.files) == ((), 0)


def test_the_package_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        speclsp.chek  # noqa: B018
