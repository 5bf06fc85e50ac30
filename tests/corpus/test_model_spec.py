"""The Model Spec without configuration: exactly its known defects, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.corpora import Place, Report, check
from tests.corpus.oracle import Derivation, derive

NAME = "model-spec"
DOCUMENT = "model_spec.md"


@pytest.fixture(scope="module")
def found(report: Callable[[str], Report]) -> Report:
    return report(NAME)


@pytest.fixture(scope="module")
def derived(corpus: Callable[[str], Path]) -> Derivation:
    return derive(corpus(NAME))


def test_every_clause_and_section_is_seen(found: Report, derived: Derivation) -> None:
    assert (found.clauses, found.sections) == (116, 80)
    assert (found.clauses, found.sections) == (len(derived.tags), len(derived.sections))
    assert "model-spec" in found.notations


def test_exactly_four_tests_are_missing(found: Report, derived: Derivation) -> None:
    assert found.clause_ids("missing-test") == ["d0pu", "h82a", "rse0", "t5q0"]
    places = [Place(DOCUMENT, tag.line) for tag in derived.missing_tests]
    assert found.places("missing-test") == sorted(places)


def test_exactly_two_tests_are_orphans(found: Report, derived: Derivation) -> None:
    orphans = ["examples/91ld.md", "examples/lds1.md"]
    assert [place.path for place in found.places("orphan-test")] == orphans
    assert [f"examples/{name}.md" for name in derived.orphan_tests] == orphans


def test_exactly_one_title_is_stale(found: Report, derived: Derivation) -> None:
    (finding,) = found.of("stale-test-title")
    (title,) = derived.stale_titles
    assert title.id == "3kvn"
    assert finding.place == Place("examples/3kvn.md", 1)
    assert title.actual in finding.message
    # the other side is shown: the heading, or the tag itself
    section = next(section for section in derived.sections if section.title == title.actual)
    tag = next(tag for tag in derived.tags if tag.id == title.id)
    sides = {Place(DOCUMENT, section.line), Place(DOCUMENT, tag.line)}
    assert sides.intersection(finding.related)


def test_exactly_twenty_example_titles_are_repeated(found: Report, derived: Derivation) -> None:
    assert len(derived.duplicate_titles) == 20
    assert found.places("duplicate-example-title") == sorted(derived.duplicate_titles)


def test_a_repeated_title_shows_where_it_was_first(found: Report) -> None:
    for finding in found.of("duplicate-example-title"):
        (first, *_) = finding.related
        assert first.path == finding.place.path
        assert first.line < finding.place.line


def test_nothing_is_defined_twice_and_nothing_dangles(found: Report, derived: Derivation) -> None:
    assert (derived.duplicate_ids, derived.dangling) == ((), ())
    identity = ("duplicate-clause", "dangling-reference", "ambiguous-reference")
    links = ("dangling-link", "dangling-anchor", "undefined-link-label")
    assert found.of(*identity, *links, "malformed-clause-id") == ()


def test_nothing_else_is_reported(found: Report) -> None:
    evidence = ("missing-test", "orphan-test", "stale-test-title", "duplicate-example-title")
    assert [finding for finding in found.structural if finding.rule not in evidence] == []


def test_severities_are_those_of_the_catalogue(found: Report) -> None:
    severities = {finding.rule: finding.severity for finding in found.structural}
    assert severities == {
        "missing-test": "error",
        "orphan-test": "warning",
        "stale-test-title": "warning",
        "duplicate-example-title": "info",
    }


def test_a_second_run_says_the_same(found: Report, repository: Callable[[str], Path]) -> None:
    assert check(repository(NAME)).output == found.output


def test_the_bare_folder_has_the_same_findings(
    found: Report, corpus: Callable[[str], Path]
) -> None:
    # it is read-only: nothing is written where something is checked
    assert check(corpus(NAME)).findings == found.findings


def test_a_selection_leaves_the_other_rules_out(
    found: Report, repository: Callable[[str], Path]
) -> None:
    selected = check(repository(NAME), "--select", "missing-test")
    assert selected.findings == found.of("missing-test")
    assert selected.clauses == found.clauses


def test_every_diagnostic_is_complete(found: Report) -> None:
    keys = {
        "rule", "group", "severity", "message", "path", "line", "column", "endLine", "endColumn",
        "clause", "related",
    }  # fmt: skip
    for item in json.loads(found.output)["diagnostics"]:
        assert item.keys() >= keys
        start, end = (item["line"], item["column"]), (item["endLine"], item["endColumn"])
        assert (1, 1) <= start < end
        for other in item["related"]:
            assert other.keys() >= {"path", "line", "column", "message"}
