"""Identifiers that were made to lead astray: they are findings, and no path is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.checking.check import check, fixes
from speclsp.files.listing import Listing
from speclsp.workspace import Change, Workspace
from tests.cli.process import run

HEADING = "# Lamps {#lamps authority=root}\n\n"
TEST = "Examples for [^ab1c] in Lamps:\n\n**Example**: one\n"


def plant(root: Path, spec: str) -> None:
    (root / "examples").mkdir()
    (root / "examples" / "ab1c.md").write_text(TEST, "utf-8")
    (root / "spec.md").write_text(HEADING + "The lamp dims[^ab1c].\n\n" + spec, "utf-8")


@pytest.mark.parametrize(
    "identifier", ["con", "NUL", "aux.x", "com1", "a..b", "x" * 65, "x" * 10_000, "x."]
)
def test_no_file_is_offered_for_a_name_that_is_none_everywhere(identifier: str) -> None:
    files = {
        "spec.md": f"{HEADING}The lamp dims[^ab1c]. It rests[^{identifier}].\n",
        "examples/ab1c.md": TEST,
    }
    listing = Listing(
        Path("/nowhere"), tuple(sorted(files)), frozenset(files), frozenset({"examples"})
    )
    workspace = Workspace(listing, frozenset())
    snapshot = workspace.apply(Change(texts=files, complete=True))
    (found,) = check(snapshot, "spec.md").diagnostics
    assert (found.rule, found.clause) == ("missing-test", identifier)
    assert fixes(snapshot, "spec.md", found) == ()


@pytest.mark.parametrize(
    "tag", ["[^../x]", "[^/etc/passwd]", "[^..]", "[^\u202ex]", "[^a/b]", "[^~]", "[^C:\\x]"]
)
def test_what_could_be_a_path_is_no_identifier(tmp_path: Path, tag: str) -> None:
    plant(tmp_path, f"It rests{tag}.\n")
    done = run(tmp_path, "--check", "--format", "json")
    assert done.report["summary"]["clauses"] == 1
    assert not any(each["rule"] == "missing-test" for each in done.report["diagnostics"])


def test_identifiers_that_differ_in_case_are_one_on_some_systems(tmp_path: Path) -> None:
    plant(tmp_path, "It rests[^AB1C].\n")
    done = run(tmp_path, "--check", "--format", "json")
    assert "duplicate-clause" in done.rules


def test_ten_thousand_references_in_a_circle_are_references(tmp_path: Path) -> None:
    lines = [f"- **REQ-{at:05}**: as REQ-{(at + 1) % 10_000:05} says\n" for at in range(10_000)]
    (tmp_path / "a.md").write_text("".join(lines) + "- **REQ-99999**: as REQ-99999 says\n", "utf-8")
    (tmp_path / "b.md").write_text("- **REQ-00007**: again\n", "utf-8")
    done = run(tmp_path, "--check", "--format", "json")
    assert done.report["summary"]["clauses"] == 10_002
    assert done.rules == ["duplicate-clause"]


def test_an_emoji_is_no_identifier(tmp_path: Path) -> None:
    plant(tmp_path, "It rests[^\U0001f600] and **REQ-\u0661**: x.\n")
    done = run(tmp_path, "--check", "--format", "json")
    assert done.code == 0
    assert done.report["summary"]["clauses"] == 1
