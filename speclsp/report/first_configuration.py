"""The first speclsp.toml of a project: comments alone, so that it changes nothing by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from speclsp.diagnostic import SEVERITIES, Severity
from speclsp.notation.reading import BY_NAME
from speclsp.report.safe import safe
from speclsp.report.style import counted
from speclsp.report.summary import Recognised

BASELINE = "speclsp-baseline.json"

_MOST = 12
_PLURALS = {"error": "errors", "warning": "warnings", "info": "infos", "hint": "hints"}


@dataclass
class Survey:
    """What there is under a root."""

    files: int = 0
    clauses: int = 0
    sections: int = 0
    recognised: Sequence[Recognised] = ()
    # How often each rule found something, by its severity.
    found: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    # Folders, relative to the root, with tests of clauses, and how many.
    tests: Mapping[str, int] = field(default_factory=dict)


def first_configuration(survey: Survey, tests_folder: str) -> Iterator[str]:
    """The lines of the file; `tests_folder` is the name by which tests are found so far."""
    yield "# The folder of this file is the root of the documents that speclsp checks."
    yield "# Written by speclsp init: all of it is commented out, so that nothing is other than"
    yield "# without it. docs/configuration.md has all keys, and --show-config FILE what holds."
    yield ""
    if survey.found:
        yield "# Findings that are there already can be put off, so that only new ones fail. After"
        yield f"#     speclsp --check --write-baseline {BASELINE}"
        yield f'# baseline = "{BASELINE}"'
        yield ""
    yield "# Documents that are not to be checked, as in .gitignore."
    yield '# exclude = ["drafts/"]'
    yield ""
    yield from _notations(survey)
    yield from _tests(survey, tests_folder)
    yield from _rules(survey)


def _notations(survey: Survey) -> Iterator[str]:
    clauses = counted(survey.clauses, "clause")
    sections = counted(survey.sections, "section")
    yield f"# Found in {counted(survey.files, 'file')}: {clauses} and {sections} with an ID."
    yield "# How they are written was recognised by itself:"
    for name, identified, files, first, _ in survey.recognised:
        where = f"in {counted(files, 'file')}, first in {safe(first)}"
        yield f"#   {name}: {identified:,} {where}"
        if about := BY_NAME[name].about:
            yield f"#     {safe(about)}"
    if not survey.recognised:
        yield "#   none, since there is no heading and no identifier in any file"
    yield "[notations]"
    for name in [each.name for each in survey.recognised][:1]:
        yield f'# disable = ["{name}"]'
    yield ""


def _tests(survey: Survey, tests_folder: str) -> Iterator[str]:
    yield "# Tests of tagged clauses are looked for in folders of this name, beside a document or"
    yield "# above it." + ("" if survey.tests else " None was found.")
    for folder, count in sorted(survey.tests.items())[:_MOST]:
        yield f"#   {safe(folder)}: {counted(count, 'test')}"
    if len(survey.tests) > _MOST:
        yield f"#   and {counted(len(survey.tests) - _MOST, 'more folder')}"
    yield "[tests]"
    yield f'# folder = "{safe(tests_folder)}"'
    yield ""


def _rules(survey: Survey) -> Iterator[str]:
    yield "# How grave findings are: error, warning, info, hint or off. --explain RULE says why."
    if survey.found:
        yield "# These rules found something here, the most frequent first:"
    else:
        yield "# No rule found anything here."
    yield "[rules]"
    by_rule = _by_rule(survey.found.items())
    width = max((len(rule) for rule in by_rule), default=0) + len(' = "off"')
    for rule, said in by_rule.items():
        switch = f'{rule} = "off"'
        yield f"# {switch:<{width}}  # {said}"


def _by_rule(found: Iterable[tuple[tuple[str, Severity], int]]) -> dict[str, str]:
    """What each rule found, in words."""
    by_rule: dict[str, Counter[Severity]] = {}
    for (rule, severity), count in found:
        by_rule.setdefault(rule, Counter())[severity] += count
    ordered = sorted(by_rule.items(), key=lambda each: (-each[1].total(), each[0]))
    return {
        rule: ", ".join(
            counted(counts[severity], severity, _PLURALS[severity])
            for severity in SEVERITIES
            if counts[severity]
        )
        for rule, counts in ordered
    }
