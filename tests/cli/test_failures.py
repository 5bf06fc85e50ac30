"""A rule that raises silences itself alone, is named, and makes the exit code 3."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from speclsp.checking import check as checking
from speclsp.cli import checking as command
from speclsp.cli.entry import main
from speclsp.rules.all import RULES
from speclsp.rules.rule import Rule
from tests.cli.process import BROKEN, WARNED, plant


def raises(*arguments: object) -> NoReturn:
    raise ZeroDivisionError("secret\x1b[2J")


def failing(rule: Rule) -> Rule:
    """The same rule, with a fault in whatever it runs."""
    return replace(
        rule,
        prose=rule.prose and raises,
        statement=rule.statement and raises,
        triggers=None,
        document=rule.document and raises,
        configuration=rule.configuration and raises,
    )


FALLIBLE = [rule.name for rule in RULES if rule.prose or rule.statement or rule.document]


@pytest.mark.parametrize("name", FALLIBLE)
def test_the_others_run_and_it_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, {"a.md": WARNED + "\n" + BROKEN})
    monkeypatch.chdir(tmp_path)
    rules = tuple(failing(rule) if rule.name == name else rule for rule in RULES)
    monkeypatch.setattr(checking, "RULES", rules)
    code = main(["--check", "--format", "json", "--severity", f"{name}=error"])
    out, err = capfd.readouterr()
    report = json.loads(out)
    assert code == 3
    assert report["summary"]["failed"] == [name]
    found = {each["rule"] for each in report["diagnostics"]}
    assert found == {"may-not", "dangling-link"} - {name}
    assert f"the rule {name} failed" in err
    assert "Traceback" not in err
    assert "secret" not in err


def test_a_fault_outside_the_rules_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, {"a.md": WARNED})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "examine", raises)
    assert main(["--check"]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert err == (
        "speclsp: internal error: ZeroDivisionError: secret\\u001b[2J (--debug shows where)\n"
    )


def test_debug_shows_where(tmp_path: Path) -> None:
    import sys

    from tests.cli.process import run

    plant(tmp_path, {"a.md": WARNED})
    script = (
        "import sys\n"
        "from speclsp.cli import checking, entry\n"
        "checking.examine = lambda *arguments: 1 / 0\n"
        "sys.exit(entry.main(['--check', '--debug']))\n"
    )
    done = run(tmp_path, program=[sys.executable, "-P", "-c", script])
    assert done.code == 3
    assert "Traceback" in done.err
    assert "ZeroDivisionError" in done.err


def test_an_interrupted_check_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*arguments: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "examine", interrupted)
    assert main(["--check", str(tmp_path)]) == 130
    assert capfd.readouterr() == ("", "")
