"""Rule markers: every rule of a real protocol is seen once, and a second one is noticed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from speclsp.files.listing import Listing
from speclsp.resolution.references import resolve
from speclsp.workspace import Change, Workspace
from tests.corpus.corpora import Report, check
from tests.corpus.oracle_rule_marker import code_comments, rules

NAME = "roam"


def test_every_rule_is_seen_once(
    corpus: Callable[[str], Path], report: Callable[[str], Report]
) -> None:
    found = report(NAME)
    assert found.clauses == 347 == len(rules(corpus(NAME)))
    assert "rule-marker" in found.notations
    assert found.of("duplicate-clause") == ()


def test_each_comment_in_code_means_what_it_is_said_to(corpus: Callable[[str], Path]) -> None:
    root = corpus(NAME)
    comments = code_comments(root / "TEST-LINKS.jsonl")
    texts = {
        str(path.relative_to(root)): path.read_text("utf-8-sig") for path in root.rglob("*.md")
    }
    # Code is not read, so each comment is a line of a page.
    evidence = "".join(f"It tests r[{comment.id}].\n\n" for comment in comments)
    workspace = Workspace(Listing(root, tuple(sorted(texts))), frozenset())
    snapshot = workspace.apply(Change(texts={**texts, "evidence.md": evidence}, complete=True))
    page = snapshot.document("evidence.md")
    assert page is not None
    verdicts = [resolve(snapshot, page, each).verdict for _, each in page.settled.references]
    assert verdicts == ["found" if comment.defined else "missing" for comment in comments]
    assert len(verdicts) == 673
    assert verdicts.count("missing") == 146


def test_nothing_dangles(report: Callable[[str], Report]) -> None:
    names = ("dangling-reference", "ambiguous-reference", "malformed-clause-id")
    assert report(NAME).of(*names) == ()


def test_a_rule_that_is_defined_again_is_noticed(
    corpus: Callable[[str], Path], repository: Callable[[str], Path], tmp_path: Path
) -> None:
    root = shutil.copytree(repository(NAME), tmp_path / NAME)
    again = sorted(rules(corpus(NAME)).items())[:: len(rules(corpus(NAME))) // 7]
    page = "# Again\n" + "".join(f"\nr[{rule}]\nA peer MUST wait.\n" for rule, _ in again)
    (root / "docs/content/spec/again.md").write_text(page, "utf-8")
    findings = check(root, "--select", "duplicate-clause").findings
    assert {finding.clause for finding in findings} == {rule for rule, _ in again}
    for rule, (first,) in again:
        sides = {
            place
            for finding in findings
            if finding.clause == rule
            for place in (finding.place, *finding.related)
        }
        assert first in sides
        assert any(place.path == "docs/content/spec/again.md" for place in sides)


def test_a_marker_in_code_defines_nothing(
    report: Callable[[str], Report], repository: Callable[[str], Path], tmp_path: Path
) -> None:
    root = shutil.copytree(repository(NAME), tmp_path / NAME)
    page = "# Code\n\n```text\nr[not.a.rule]\n```\n\n> ~~~\n> r[nor.this]\n> ~~~\n\n`r[nor.that]`\n"
    (root / "docs/content/spec/code.md").write_text(page, "utf-8")
    found = check(root)
    assert found.clauses == report(NAME).clauses
    assert found.findings == report(NAME).findings


def test_each_comment_in_code_that_names_no_rule_dangles(
    corpus: Callable[[str], Path], repository: Callable[[str], Path], tmp_path: Path
) -> None:
    root = shutil.copytree(repository(NAME), tmp_path / NAME)
    lines: dict[str, list[str]] = {}
    wanted = []
    for row in map(json.loads, (corpus(NAME) / "TEST-LINKS.jsonl").read_text("utf-8").splitlines()):
        file = lines.setdefault(row["path"], [])
        file.append(f"// r[{row['verb']} {row['id']}]")
        if not row["defined"]:
            wanted.append((row["path"], len(file), row["id"]))
    for path, words in lines.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("\n".join(words) + "\n", "utf-8")
    found = check(root).of("dangling-test")
    places = [(each.place.path, each.place.line, each.clause) for each in found]
    assert sorted(places) == sorted(wanted)
    assert len(places) == 146
    assert len({clause for _, _, clause in places}) == 45
