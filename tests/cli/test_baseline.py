"""Findings that are put off: CI passes until there are more, and never fewer than there are."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from speclsp.api import check as checked
from tests.cli.process import CLEAN, WARNED, Run, check, plant, run

FILE = "speclsp-baseline.json"
NEW = "\n**REQ-2**: The client MAY NOT ask.\n"


def write(root: Path, *more: str) -> Run:
    return run(root, "--check", "--write-baseline", FILE, *more)


def put_off(root: Path, *more: str) -> Run:
    return check(root, "--baseline", FILE, *more)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    plant(tmp_path, {"a.md": WARNED, "sub/b.md": "It MAY NOT wait.\n", "c.md": "# C\n"})
    done = write(tmp_path)
    assert (done.code, done.err) == (0, f"speclsp: 2 findings in {FILE}\n")
    assert "No findings, 2 in the baseline" in done.out
    return tmp_path


def test_what_is_put_off_fails_nothing_and_is_counted(project: Path) -> None:
    done = put_off(project)
    assert (done.code, done.rules) == (0, [])
    assert done.report["summary"]["baselined"] == 2
    assert done.report["summary"]["stale"] == 0
    assert check(project).code == 1


def test_it_stays_put_off_where_lines_move_and_neighbours_change(project: Path) -> None:
    text = "# Other\n\n" * 40 + WARNED.replace(" SHALL", "\nSHALL").replace("Title", "New title")
    plant(project, {"a.md": text, "sub/b.md": "# Above\n\nIt MAY\n  NOT wait.\n"})
    assert put_off(project).code == 0


def test_a_new_finding_fails_also_beside_one_that_is_put_off(project: Path) -> None:
    plant(project, {"a.md": NEW + WARNED})
    done = put_off(project)
    assert (done.code, done.rules) == (1, ["may-not"])
    assert done.report["diagnostics"][0]["clause"] == "REQ-2"


def test_it_does_not_grow_unless_that_is_said(project: Path) -> None:
    before = (project / FILE).read_bytes()
    plant(project, {"a.md": NEW + WARNED})
    done = write(project)
    assert done.code == 2
    assert done.err.endswith(
        f'"{FILE}" would grow by 1 finding: mend them, or say --allow-growth\n'
    )
    assert (project / FILE).read_bytes() == before
    assert write(project, "--allow-growth").code == 0
    assert put_off(project).report["summary"]["baselined"] == 3


def test_what_is_mended_is_counted_and_pruned(project: Path) -> None:
    plant(project, {"sub/b.md": "It waits.\n"})
    (project / "a.md").unlink()
    done = run(project, "--check", "--baseline", FILE)
    assert done.code == 0
    assert "2 findings of the baseline are found no more, see --prune-baseline" in done.out
    # What is not asked for is not judged.
    done = run(
        project, "--check", "--baseline", FILE, "--prune-baseline", "sub", "--ignore", "may-not"
    )
    assert "1 finding taken out" in done.err
    done = run(project, "--check", "--baseline", FILE, "--prune-baseline")
    assert "1 finding taken out" in done.err
    assert json.loads((project / FILE).read_text("utf-8"))["findings"] == []


def test_a_new_finding_is_not_pruned_into_it(project: Path) -> None:
    plant(project, {"a.md": NEW})
    done = run(project, "--check", "--baseline", FILE, "--prune-baseline")
    assert done.code == 1
    assert put_off(project).rules == ["may-not"]


def test_the_configuration_names_it_for_all(project: Path) -> None:
    plant(project, {"speclsp.toml": f'baseline = "{FILE}"\n'})
    assert check(project).code == 0
    assert check(project, "sub").report["summary"]["baselined"] == 1
    assert check(project / "sub").report["summary"]["baselined"] == 1
    assert checked(project).summary.baselined == 2
    assert "may-not" in {each.rule for each in checked(project).baselined}
    assert run(project, "--check", "--prune-baseline").code == 0


@pytest.mark.parametrize(
    ("files", "arguments", "words"),
    [
        ({}, ["--baseline", "none.json"], 'cannot read the baseline "none.json": not found'),
        ({FILE: "{\n]"}, ["--baseline", FILE], "line 2: "),
        ({FILE: "{}"}, ["--baseline", FILE], "this is no baseline"),
        ({FILE: "{}"}, ["--write-baseline", FILE], "this is no baseline"),
        ({FILE: "\0"}, ["--baseline", FILE], "binary"),
        ({FILE: " " * 10_000_001}, ["--baseline", FILE], "too large"),
        ({}, ["--write-baseline", "a.md"], 'ends in ".json"'),
        ({}, ["--write-baseline", "../x.json"], 'the baseline "../x.json" is not below the root'),
        ({}, ["--write-baseline", "no/x.json"], "cannot write"),
        ({}, ["--prune-baseline"], "there is no baseline to prune"),
        ({}, ["--allow-growth"], "--allow-growth is for --write-baseline"),
        ({}, ["--write-baseline", FILE, "--prune-baseline"], "nothing to prune"),
        ({}, ["--write-baseline", FILE, "--baseline", FILE], "leave out --baseline"),
        ({"speclsp.toml": 'baseline = "none.json"'}, [], "not found"),
    ],
)
def test_what_cannot_be_used_is_2_and_one_line(
    tmp_path: Path, files: dict[str, str], arguments: list[str], words: str
) -> None:
    plant(tmp_path, {"a.md": WARNED, **files})
    done = run(tmp_path, "--check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert sorted(files) == sorted(set(os.listdir(tmp_path)) - {"a.md"})


@pytest.mark.parametrize("value", ['"../x.json"', '"/x.json"', '"x.toml"', '"C:x.json"', "1"])
def test_no_configuration_leads_out_of_its_folder(tmp_path: Path, value: str) -> None:
    plant(tmp_path, {"a.md": CLEAN, "speclsp.toml": f"baseline = {value}\n"})
    assert check(tmp_path).rules == ["invalid-configuration"]


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links need rights here")
def test_no_link_leads_a_reader_or_a_writer_out_of_the_root(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    root = plant(tmp_path / "root", {"a.md": WARNED})
    (root / FILE).symlink_to(outside)
    # Nothing is there yet: the link itself is replaced.
    assert write(root).code in (0, 2)
    assert not outside.exists()
    outside.write_text("{}", "utf-8")
    (root / "other.json").symlink_to(outside)
    done = run(root, "--check", "--baseline", "other.json")
    assert (done.code, "symbolic link outside" in done.err) == (2, True)
    assert outside.read_text("utf-8") == "{}"


def test_a_mistake_in_the_configuration_is_not_put_off(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN, "speclsp.toml": "selct = []\n"})
    done = write(tmp_path)
    assert done.code == 2
    assert "0 findings in" in done.err
    assert "selct" in done.out


def test_sarif_says_which_findings_are_put_off(project: Path) -> None:
    plant(project, {"d.md": "It MUST not.\n"})
    done = run(project, "--check", "--baseline", FILE, "--format", "sarif")
    results = json.loads(done.out)["runs"][0]["results"]
    states = sorted((each["ruleId"], each["baselineState"]) for each in results)
    assert states.count(("negated-keyword-case", "new")) == 1
    assert {state for rule, state in states if rule != "negated-keyword-case"} == {"unchanged"}
    held = (project / FILE).read_text("utf-8")
    for each in results:
        known = each["partialFingerprints"]["speclsp/v1"] in held
        assert known == (each["baselineState"] == "unchanged")


def test_findings_in_code_are_put_off_too(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "r[a.b]\nIt waits.\n", "t.rs": "// r[verify a.c]\nfn t() {}\n"})
    assert check(tmp_path).rules == ["dangling-test"]
    assert write(tmp_path).code == 0
    assert put_off(tmp_path).code == 0
    plant(tmp_path, {"t.rs": "// r[verify a.c]\nfn t() {}\n// r[verify a.d]\nfn u() {}\n"})
    assert put_off(tmp_path).rules == ["dangling-test"]


def test_code_alone_is_something_to_check(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "r[a.b]\nIt waits.\n", "src/t.rs": "// r[verify a.b]\nfn t() {}\n"})
    assert check(tmp_path, "src").code == 0
