"""What Kiro, OpenSpec and Spec Kit repositories state is found: all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from speclsp.document import Document
from speclsp.spec.facts import Clause
from tests.corpus import oracle_numbered as oracle
from tests.corpus.corpora import Report

Repository = Callable[[str], Path]


def _documents(root: Path, pattern: str) -> list[Document]:
    found = [
        Document.read(path.relative_to(root).as_posix(), path.read_text("utf-8"))
        for path in sorted(root.glob(pattern))
    ]
    assert found
    return found


def _clauses(document: Document, *notations: str) -> list[Clause]:
    return [each for _, each in document.settled.clauses if each.notation in notations]


@pytest.mark.parametrize("name", ["kiro", "kiro-rpidns"])
def test_every_requirement_and_criterion_of_kiro(repository: Repository, name: str) -> None:
    for document in _documents(repository(name), ".kiro/specs/*/requirements.md"):
        found = [each.id for each in _clauses(document, "kiro")]
        assert found == oracle.kiro_ids(document.text.string), document.path


@pytest.mark.parametrize("name", ["kiro", "kiro-rpidns"])
def test_every_task_and_citation_of_kiro(repository: Repository, name: str) -> None:
    for document in _documents(repository(name), ".kiro/specs/*/*.md"):
        text = document.text.string
        cited = {each.target for _, each in document.settled.references}
        assert cited >= set(oracle.kiro_citations(text)), document.path
        assert _tasks(document) == oracle.tasks(text), document.path


def test_every_requirement_and_scenario_of_openspec(repository: Repository) -> None:
    for document in _documents(repository("openspec"), "openspec/**/specs/*/spec.md"):
        archived = "/archive/" in document.path
        text = document.text.string
        found = [each.id for each in _clauses(document, "openspec") if each.form == "heading"]
        assert found == ([] if archived else oracle.titles(text)), document.path
        count = sum(len(facts.scenarios) for _, facts in document.facts)
        assert count == oracle.scenarios(text) + oracle.steps(text), document.path


def test_every_task_of_openspec(repository: Repository) -> None:
    for document in _documents(repository("openspec"), "openspec/changes/*/tasks.md"):
        assert _tasks(document) == oracle.tasks(document.text.string), document.path


@pytest.mark.parametrize("name", ["spec-kit", "spec-kit-en"])
def test_every_requirement_and_story_of_spec_kit(repository: Repository, name: str) -> None:
    for document in _documents(repository(name), "specs/**/spec.md"):
        text = document.text.string
        found = [each.id for each in _clauses(document, "spec-kit", "generic")]
        stories = [each for each in found if each in set(oracle.stories(text))]
        assert stories == oracle.stories(text), document.path
        items = [each.id for each in _clauses(document, "spec-kit") if each.form == "bold"]
        assert items == oracle.items(text), document.path
        count = sum(len(facts.scenarios) for _, facts in document.facts)
        assert count == oracle.steps(text), document.path


@pytest.mark.parametrize("name", ["spec-kit", "spec-kit-en"])
def test_every_task_of_spec_kit(repository: Repository, name: str) -> None:
    for document in _documents(repository(name), "specs/**/*.md"):
        assert _tasks(document) == oracle.tasks(document.text.string), document.path


def test_amendments_that_cannot_be_applied(report: Callable[[str], Report]) -> None:
    found = report("openspec").of("unmatched-amendment")
    assert {each.place.path.split("/")[2] for each in found} == {"simplify-skill-installation"}
    assert len(found) == 16


def test_amendments_that_compete(report: Callable[[str], Report]) -> None:
    found = report("openspec").of("competing-amendments")
    assert sorted({each.clause for each in found if each.clause}) == [
        "Path configuration for supported tools",
        "Skill Generation",
        "Slash Command Updates",
        "ToolCommandAdapter interface",
    ]
    assert len(found) == 11


def _tasks(document: Document) -> list[str]:
    return [each.id for _, facts in document.facts for each in facts.tasks if each.id]
