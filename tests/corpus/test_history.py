"""Five earlier releases of the Model Spec: each has its own defects, derived anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.corpora import RELEASES, Place, Report
from tests.corpus.oracle import derive

DOCUMENT = "model_spec.md"
LEVELS = {"platform", "root", "system", "developer", "user", "guideline", ""}


@pytest.mark.parametrize("release", RELEASES)
def test_a_release_has_its_own_defects(
    corpus: Callable[[str], Path], report: Callable[[str], Report], release: str
) -> None:
    derived, found = derive(corpus(release)), report(release)
    missing = sorted(tag.id for tag in derived.missing_tests)
    orphans = [Place(f"examples/{name}.md", 1) for name in derived.orphan_tests]
    stale = [Place(f"examples/{title.id}.md", 1) for title in derived.stale_titles]
    assert (found.clauses, found.sections) == (len(derived.tags), len(derived.sections))
    assert found.clause_ids("missing-test") == missing
    assert [place.path for place in found.places("orphan-test")] == [path for path, _ in orphans]
    assert found.places("stale-test-title") == sorted(stale)
    assert found.places("duplicate-example-title") == sorted(derived.duplicate_titles)


@pytest.mark.parametrize("release", RELEASES)
def test_a_release_has_no_other_defects(
    corpus: Callable[[str], Path], report: Callable[[str], Report], release: str
) -> None:
    derived = derive(corpus(release))
    assert {section.authority for section in derived.sections} <= LEVELS
    evidence = ("missing-test", "orphan-test", "stale-test-title", "duplicate-example-title")
    others = [finding for finding in report(release).structural if finding.rule not in evidence]
    # marks of a difference were left in a transcript of the first two
    assert {finding.rule for finding in others} <= {"malformed-example"}
    reported = {finding.place for finding in others}
    assert reported <= {Place(DOCUMENT, line) for line in _near(derived.malformed_messages)}
    assert bool(reported) == bool(derived.malformed_messages)


def _near(lines: tuple[int, ...]) -> range:
    """From the fence above the first of them to the last message after them."""
    return range(min(lines) - 20, max(lines) + 5) if lines else range(0)
