"""The independent derivation itself: against known numbers, the labelled defects, and by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.corpus import oracle_keywords as keywords
from tests.corpus.anchors import read_page, slug
from tests.corpus.corpora import NAMES, RELEASES, Place, markdown_paths
from tests.corpus.oracle import derive
from tests.corpus.oracle_links import dangling
from tests.corpus.oracle_rule_marker import code_comments, rules
from tests.corpus.plain import fence_flags, prose, without_front_matter

Folder = Callable[[str], Path]


def labelled(truth: Folder, corpus: str, *kinds: str) -> set[Place]:
    """The labelled defects of these kinds."""
    rows = map(json.loads, truth("real-defects.jsonl").read_text("utf-8").splitlines())
    return {
        Place(row["path"], row["line"])
        for row in rows
        if row["corpus"] == corpus and row["kind"] in kinds
    }


def test_the_model_spec_has_the_known_defects(corpus: Folder, truth: Folder) -> None:
    found = derive(corpus("model-spec"))
    missing = {Place("model_spec.md", tag.line) for tag in found.missing_tests}
    orphans = {Place(f"examples/{name}.md", 1) for name in found.orphan_tests}
    stale = {Place(f"examples/{title.id}.md", 1) for title in found.stale_titles}
    assert missing == labelled(truth, "model-spec", "dangling-test")
    assert orphans == labelled(truth, "model-spec", "orphan-test")
    assert stale == labelled(truth, "model-spec", "stale-title-reference")
    assert {*found.duplicate_titles} == labelled(truth, "model-spec", "duplicate-example-title")
    assert (len(found.tags), len(found.sections), len(found.links)) == (116, 80, 109)
    assert len(found.duplicate_titles) == 20
    assert not found.dangling
    assert not found.duplicate_ids


@pytest.mark.parametrize(
    ("release", "tags", "sections", "links", "missing", "orphans", "stale", "titles"),
    [
        (RELEASES[0], 120, 71, 67, "", "", "", 21),
        (RELEASES[1], 120, 71, 67, "", "", "", 21),
        (RELEASES[2], 114, 77, 93, "", "", "", 20),
        (RELEASES[3], 118, 78, 98, "d0pu rse0 h82a t5q0", "", "3kvn", 20),
        (RELEASES[4], 116, 80, 109, "d0pu rse0 h82a t5q0", "91ld lds1", "3kvn", 20),
    ],
)
def test_each_release_has_its_own_defects(
    corpus: Folder,
    release: str,
    tags: int,
    sections: int,
    links: int,
    missing: str,
    orphans: str,
    stale: str,
    titles: int,
) -> None:
    found = derive(corpus(release))
    assert (len(found.tags), len(found.sections), len(found.links)) == (tags, sections, links)
    assert " ".join(tag.id for tag in found.missing_tests) == missing
    assert " ".join(found.orphan_tests) == orphans
    assert " ".join(title.id for title in found.stale_titles) == stale
    assert len(found.duplicate_titles) == titles
    assert not found.dangling
    assert not found.duplicate_ids


def test_roam_defines_each_rule_once(corpus: Folder) -> None:
    found = rules(corpus("roam"))
    assert len(found) == 347
    assert {len(places) for places in found.values()} == {1}


def test_each_comment_in_roam_names_a_rule_or_not_as_it_says(corpus: Folder) -> None:
    found = rules(corpus("roam"))
    comments = code_comments(corpus("roam") / "TEST-LINKS.jsonl")
    assert len(comments) == 673
    assert [comment for comment in comments if (comment.id in found) != comment.defined] == []


def test_most_repositories_have_no_dangling_link(corpus: Folder) -> None:
    counts = {name: len(dangling(corpus(name))) for name in (*NAMES, *RELEASES)}
    known = {"cloudevents": 4, "openspec": 1, "spec-kit-en": 11}
    assert {name: count for name, count in counts.items() if count} == known


def test_the_labelled_keywords_are_found(corpus: Folder, truth: Folder) -> None:
    negated = {*keywords.places(corpus("openspec"), keywords.NEGATED)}
    may_not = {*keywords.places(corpus("cloudevents"), keywords.MAY_NOT)}
    doubled = {*keywords.places(corpus("open-feature"), keywords.DOUBLED)}
    assert negated >= labelled(truth, "openspec", "mixed-case-negation")
    assert may_not == labelled(truth, "cloudevents", "ambiguous-may-not")
    assert doubled == labelled(truth, "open-feature", "duplicated-modal")


@pytest.mark.parametrize("name", NAMES)
def test_fences_by_line_are_those_of_a_renderer(corpus: Folder, name: str) -> None:
    for path in markdown_paths(corpus(name)):
        text = without_front_matter((corpus(name) / path).read_text("utf-8"))
        flags = fence_flags(text.split("\n"))
        rendered = rendered_fences(text)
        # of an open fence the empty line after the last line end is none
        lines = range(len(flags) - (not text.split("\n")[-1]))
        assert [line for line in lines if flags[line] != (line in rendered)] == [], path


def rendered_fences(text: str) -> set[int]:
    """The lines of fences, from 0."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    spans = [token.map for token in tokens if token.type == "fence" and token.map]
    return {line for start, end in spans for line in range(start, end)}


def test_prose_keeps_its_place() -> None:
    text = "---\nid: a\n---\nA `b` c <!-- d -->\n\n~~~\ne\n~~~\nf\n"
    assert prose(text) == "\n\n\nA     c           \n\n\n\n\nf\n"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What's new?", "whats-new"),
        ("3.1. `name` & value", "31-name--value"),
        ("snake_case - and dash", "snake_case---and-dash"),
        ("要件 1: 名前", "要件-1-名前"),
    ],
)
def test_a_slug_is_githubs(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_a_page_has_its_anchors_and_links() -> None:
    page = read_page(
        "# One\n\n# One\n\n## Two {#second}\n\n<a name='three'></a>[x](a.md#b) [y][none]\n[z][]\n"
    )
    assert page.anchors == {"one", "one-1", "two", "second", "three"}
    assert page.links == (("a.md#b", 7),)
    assert page.undefined_labels == (("none", 7), ("z", 8))
