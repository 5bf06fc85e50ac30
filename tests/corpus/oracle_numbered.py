"""Requirements, criteria, scenarios and tasks of Kiro, OpenSpec and Spec Kit, by lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.corpus.plain import without_fences

_REQUIREMENT = re.compile(r"^### (?:Requirement ?|要件)(\d+)\b")
_CRITERION = re.compile(r"^(\d+)\. \S")
_TITLE = re.compile(r"^### Requirement: *(.+?) *$")
_SCENARIO = re.compile(r"^#### Scenario:", re.MULTILINE)
_ITEM = re.compile(
    r"^ *[-*] \*\*((?:FR|NFR|SC|US|AC|C)-\d{3,}[a-z]?)(?::\*\*|\*\* *:)", re.MULTILINE
)
_STORY = re.compile(r"^### User Story (\d+)", re.MULTILINE)
_GIVEN = re.compile(
    r"^ *(?:\d+\.|[-*]) +\*{0,2}Given\b.*(?:\n(?! *(?:\d+\.|[-*]) )[^\n]+)*", re.MULTILINE
)
_TASK = re.compile(
    r"^ *[-*] \[[ xX-]\]\*? +\*{0,2}(T\d+[a-z]?|CHK\d+|\d+(?:\.\d+)+[a-z]?|\d+(?=\.))", re.MULTILINE
)
_CITED = re.compile(r"_Requirements?: ([\d., ]+)_|Validates: Requirements ([\d., ]+)")


def kiro_ids(text: str) -> list[str]:
    """Requirements and their criteria, as they are cited."""
    return list(_kiro_ids(text))


def _kiro_ids(text: str) -> Iterator[str]:
    requirement = ""
    for line in without_fences(text).splitlines():
        if line.startswith(("# ", "## ")):
            requirement = ""
        if found := _REQUIREMENT.match(line):
            requirement = found[1]
            yield requirement
        elif requirement and (found := _CRITERION.match(line)):
            yield f"{requirement}.{found[1]}"


def kiro_citations(text: str) -> list[str]:
    found = (each[1] or each[2] for each in _CITED.finditer(without_fences(text)))
    return [number for each in found for number in re.findall(r"\d+(?:\.\d+)*", each)]


def titles(text: str) -> list[str]:
    """Requirements of OpenSpec."""
    lines = without_fences(text).splitlines()
    return [found[1] for line in lines if (found := _TITLE.match(line))]


def scenarios(text: str) -> int:
    return len(_SCENARIO.findall(without_fences(text)))


def items(text: str) -> list[str]:
    """Numbered requirements of Spec Kit."""
    return _ITEM.findall(without_fences(text))


def stories(text: str) -> list[str]:
    return [f"US{each}" for each in _STORY.findall(without_fences(text))]


def steps(text: str) -> int:
    """Items that say Given and then When or Then."""
    found = _GIVEN.findall(without_fences(text))
    return sum(1 for each in found if re.search(r"\b(?:when|then)\b", each, re.IGNORECASE))


def tasks(text: str) -> list[str]:
    return _TASK.findall(without_fences(text))
