"""The literate suites beside this file: cases too odd for a rule's page, each with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.literate import CROSSING, Example, difference, examples, rewritten

SUITES = sorted((Path(__file__).parent / "suites").glob("*.md"))
CASES = [
    pytest.param(suite, example, id=f"{suite.stem}-{example.name}")
    for suite in SUITES
    for example in examples(suite.read_text("utf-8"))
]
# A suite is about the rule of its name, which is on.
ALSO_ON = {
    "conflicting-choice",
    "untested-clause",
    "missing-authority",
    "stale-link-title",
    "vague-duration",
    "inconsistent-unit",
    "unreachable-condition",
}


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.stem)
def test_expectations_are_rewritten_when_asked(suite: Path, update: bool) -> None:
    page = suite.read_text("utf-8")
    assert examples(page)
    if update:
        suite.write_text(rewritten(page, _on(suite)), "utf-8", newline="\n")
    else:
        assert rewritten(page, _on(suite)) == page


@pytest.mark.parametrize(("suite", "example"), CASES)
def test_a_case_is_as_marked(suite: Path, example: Example, update: bool) -> None:
    if not update:
        assert difference(example, *_on(suite)) == ""


# Suites whose names begin so are about rules that compare what is said.
COMPARING = "conflicts"


def _on(suite: Path) -> set[str]:
    if suite.stem.startswith(COMPARING):
        return set(CROSSING)
    return {suite.stem} & ALSO_ON
