"""Defects planted in a real specification: each is found where it was put, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.corpus.corpora import Place, Report, check
from tests.corpus.oracle import Derivation, Tag, derive

NAME = "model-spec"
DOCUMENT = "model_spec.md"


class Planted(NamedTuple):
    """A copy to spoil, and what was derived before."""

    root: Path
    derived: Derivation
    before: Report

    def tested_tag(self) -> Tag:
        """The tag in the middle of those that have a test with a sound title."""
        stale = {title.id for title in self.derived.stale_titles}
        sound = {*self.derived.tests} - stale
        tags = [tag for tag in self.derived.tags if tag.id in sound]
        return tags[len(tags) // 2]

    def rewrite(self, path: str, old: str, new: str) -> None:
        """Replace the first `old`, which must be there."""
        file = self.root / path
        text = file.read_bytes().decode("utf-8")
        assert old in text
        file.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    def new_findings(self) -> set[tuple[str, str, str]]:
        """Rule, path and clause of what was not reported before; lines may have moved."""
        return _keys(check(self.root)) - _keys(self.before)


def _keys(report: Report) -> set[tuple[str, str, str]]:
    return {(item.rule, item.place.path, item.clause or "") for item in report.findings}


@pytest.fixture
def planted(
    corpus: Callable[[str], Path],
    repository: Callable[[str], Path],
    report: Callable[[str], Report],
    tmp_path: Path,
) -> Planted:
    root = shutil.copytree(repository(NAME), tmp_path / NAME)
    return Planted(root, derive(corpus(NAME)), report(NAME))


def test_a_test_that_is_deleted_is_missing(planted: Planted) -> None:
    tag = planted.tested_tag()
    (planted.root / f"examples/{tag.id}.md").unlink()
    assert planted.new_findings() == {("missing-test", DOCUMENT, tag.id)}


def test_a_test_whose_tag_is_deleted_is_an_orphan(planted: Planted) -> None:
    tag = planted.tested_tag()
    planted.rewrite(DOCUMENT, f"[^{tag.id}]", "")
    ((rule, path, _),) = planted.new_findings()
    assert (rule, path) == ("orphan-test", f"examples/{tag.id}.md")


def test_a_tag_that_is_written_twice_is_a_duplicate(planted: Planted) -> None:
    tag = planted.tested_tag()
    document = planted.root / DOCUMENT
    lines = document.read_text("utf-8").split("\n")
    lines.insert(tag.line, f"\nIt waits[^{tag.id}].\n")
    document.write_text("\n".join(lines), "utf-8")
    assert planted.new_findings() == {("duplicate-clause", DOCUMENT, tag.id)}


def test_a_title_that_changes_is_stale_in_every_test_of_its_section(planted: Planted) -> None:
    tag = planted.tested_tag()
    planted.rewrite(DOCUMENT, f"# {tag.section} {{#", f"# {tag.section} and more {{#")
    stale = {
        f"examples/{other.id}.md"
        for other in planted.derived.tags
        if other.section == tag.section and other.id in planted.derived.tests
    }
    found = planted.new_findings()
    assert {rule for rule, _, _ in found} == {"stale-test-title"}
    assert {path for _, path, _ in found} == stale


def test_a_section_that_is_renamed_leaves_its_uses_dangling(planted: Planted) -> None:
    name, _ = planted.derived.grades[0]
    planted.rewrite(DOCUMENT, f"{{#{name}", f"{{#{name}_renamed")
    uses = (*planted.derived.links, *planted.derived.grades)
    expected = {Place(DOCUMENT, line) for use, line in uses if use == name}
    found = check(planted.root)
    assert {*found.places("dangling-anchor", "dangling-reference")} == expected
    assert len(found.findings) - len(planted.before.findings) == sum(use == name for use, _ in uses)


def test_a_grade_that_names_no_section_dangles(planted: Planted) -> None:
    name, line = planted.derived.grades[0]
    planted.rewrite(DOCUMENT, f"BAD[#{name}]", "BAD[#no_such_section]")
    found = check(planted.root)
    dangling = found.of("dangling-reference", "dangling-anchor")
    assert [finding.place for finding in dangling] == [Place(DOCUMENT, line)]


def test_a_section_that_is_defined_twice_is_a_duplicate(planted: Planted) -> None:
    first, *_, last = planted.derived.sections
    planted.rewrite(DOCUMENT, f"{{#{last.id}", f"{{#{first.id}")
    (finding,) = check(planted.root).of("duplicate-clause")
    assert finding.clause == first.id
    assert {finding.place.line, *(place.line for place in finding.related)} == {
        first.line,
        last.line,
    }


def test_a_level_that_is_not_known_is_reported(planted: Planted) -> None:
    section = next(section for section in planted.derived.sections if section.authority)
    planted.rewrite(DOCUMENT, f"authority={section.authority}", "authority=rooot")
    (finding,) = check(planted.root).of("unknown-authority")
    assert finding.place.line == section.line
