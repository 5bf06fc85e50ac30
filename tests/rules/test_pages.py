"""Each rule's page is right: what it calls bad is found, word for word, and what it calls good is
not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speclsp.rules import pages
from speclsp.rules.all import NAMES, RULES
from speclsp.rules.rule import Rule
from tests.rules.literate import Example, difference, examples

PACKAGE = Path(pages.__file__).parent
NO_RULES = {"__init__", "all", "pages", "rule"}
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{example.name}")
    for rule in RULES
    # What a model says is no matter of the text alone.
    if rule.needs != "model"
    for example in examples(rule.doc or "")
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_as_the_page_says(rule: Rule, example: Example) -> None:
    assert difference(example, rule.name) == ""


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_bad_example_is_bad_by_its_rule_and_a_good_one_good(rule: Rule, example: Example) -> None:
    marked = {mark.rule for file in example.files for mark in file.expected}
    assert marked == ({rule.name} if example.title == "Bad" else set())


@EACH
def test_a_page_has_a_reason_and_says_how_to_switch_it_off(rule: Rule) -> None:
    doc = rule.doc or ""
    outside = re.sub(r"^```.*?^```", "", doc, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^## (.+)$", outside, re.MULTILINE)
    evidence = ["Evidence"] if "Evidence" in headings else []
    assert headings == ["Bad", "Good", *evidence, "Not for you?" if rule.severity else "For you?"]
    assert {example.title for example in examples(doc)} == {"Bad", "Good"}
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 200
    if rule.group != "configuration":
        assert f'{rule.name} = "' in doc
        assert f" {rule.name}: reason -->" in doc


@EACH
def test_a_rule_stands_in_the_file_of_its_name(rule: Rule) -> None:
    assert (PACKAGE / f"{rule.name.replace('-', '_')}.py").is_file()


def test_every_file_of_a_rule_is_in_the_list() -> None:
    names = {path.stem for path in PACKAGE.glob("*.py")} - NO_RULES
    assert {rule.name.replace("-", "_") for rule in RULES} == names


def test_no_group_has_the_name_of_a_rule() -> None:
    assert len(NAMES) == len(RULES) + len({rule.group for rule in RULES})


@EACH
def test_a_rule_checks_one_kind_of_thing(rule: Rule) -> None:
    wording = rule.prose or rule.statement
    every = (wording, rule.document or rule.source, rule.configuration, rule.compared)
    checks = sum(each is not None for each in every) or int(rule.settings is not None)
    elsewhere = rule.name == "unused-suppression" or rule.needs == "model"
    assert checks == (0 if elsewhere else 1)


def test_the_pages_that_ship_are_those_of_the_rules() -> None:
    assert pages.differing() == [], "run python -m speclsp.rules.pages"


def test_pages_are_written_checked_and_cleared(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("# gone\n", "utf-8")
    assert "gone.md" in pages.differing(tmp_path)
    assert len(pages.differing(tmp_path)) == len(RULES) + 2
    pages.write(tmp_path)
    assert pages.differing(tmp_path) == []
    assert not (tmp_path / "gone.md").exists()
    assert pages.main(["--write"]) == 2
