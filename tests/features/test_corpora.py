"""Definitions in real specifications, compared with what plain patterns find in their lines."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from speclsp.features.definition import Destination, definition
from speclsp.features.folding import folds
from speclsp.features.hints import hints
from speclsp.features.hover import hover
from speclsp.features.lens import lenses, said
from speclsp.features.links import links
from speclsp.features.page import LIMIT, one_line
from speclsp.features.symbols import Symbol, symbols
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.spec.titles import slugs
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.corpus.anchors import slug
from tests.corpus.oracle_rule_marker import rules
from tests.features.world import folder

SPEC = "model_spec.md"
LINK = re.compile(r"(?<!`)\]\((?!https?:)(?P<file>[^\s()#]*)(?:#(?P<to>[^\s()]+))?\)")
TAG = re.compile(r"\[\^(\w+)\]")


def string(snapshot: Snapshot, path: str) -> str:
    document = snapshot.document(path)
    assert document is not None
    return document.text.string


def words(snapshot: Snapshot, found: Destination) -> str:
    return string(snapshot, found.path)[slice(*found.span)]


def line(snapshot: Snapshot, found: Destination) -> int:
    """From 1."""
    return string(snapshot, found.path).count("\n", 0, found.span.start) + 1


@pytest.fixture(scope="module")
def model_spec(corpus: Callable[[str], Path]) -> Snapshot:
    return folder(corpus("model-spec"))


def test_every_tag_leads_to_its_test_and_back(
    model_spec: Snapshot, corpus: Callable[[str], Path]
) -> None:
    root = corpus("model-spec")
    text = string(model_spec, SPEC)
    tested = 0
    for tag in TAG.finditer(text):
        path = f"examples/{tag[1]}.md"
        (found,) = definition(model_spec, SPEC, tag.start(1))
        assert found.origin == tag.span()
        if not (root / path).exists():
            assert (found.path, found.span) == (SPEC, tag.span())
            continue
        tested += 1
        page = (root / path).read_text("utf-8")
        first = max(page.find("**Example"), 0)
        assert (found.path, found.span.start) == (path, first)
        header = page.split("\n", 1)[0]
        for offset in (0, header.index("^") + 1, len(header)):
            (back,) = definition(model_spec, path, offset)
            assert (back.path, back.span) == (SPEC, tag.span())
        assert definition(model_spec, path, len(header) + 1) == ()
    assert tested == 112


def test_an_orphan_leads_nowhere(model_spec: Snapshot) -> None:
    assert definition(model_spec, "examples/91ld.md", 0) == ()
    assert definition(model_spec, "examples/lds1.md", 0) == ()


def test_every_internal_link_leads_to_its_section(model_spec: Snapshot) -> None:
    text = string(model_spec, SPEC)
    # One more stands in the reason of a grade, in a fence.
    found = list(re.finditer(r"(?<!violates \[\?)\]\(#(\w+)\)", text))
    assert len(found) == 109
    for link in found:
        (section,) = definition(model_spec, SPEC, link.start(1))
        assert section.path == SPEC
        assert re.fullmatch(rf"#+ .*\{{#{link[1]}[ }}].*", words(model_spec, section))


def test_every_graded_reference_leads_to_its_section(model_spec: Snapshot) -> None:
    count = 0
    for path in sorted(model_spec.documents):
        for grade in re.finditer(r"<!-- (?:GOOD|BAD|OK)\[#(\w+)\]", string(model_spec, path)):
            (section,) = definition(model_spec, path, grade.start(1))
            assert f"{{#{grade[1]}" in words(model_spec, section)
            count += 1
    assert count > 10


def test_every_heading_leads_to_itself(model_spec: Snapshot) -> None:
    text = string(model_spec, SPEC)
    headings = list(re.finditer(r"^#+ .*\{#\w+.*\}$", text, re.MULTILINE))
    assert len(headings) == 80
    for heading in headings:
        (found,) = definition(model_spec, SPEC, heading.start() + 3)
        assert (found.path, found.span) == (SPEC, heading.span())


def test_the_outline_has_every_section_and_clause(model_spec: Snapshot) -> None:
    found = list(flat(symbols(model_spec, SPEC)))
    kinds = [each.kind for each in found]
    assert (kinds.count("section"), kinds.count("clause")) == (80, 116)
    for each in found:
        assert each.name
        assert each.span.start <= each.selection.start <= each.selection.end <= each.span.end
        for child in each.children:
            assert each.span.start <= child.span.start <= child.span.end <= each.span.end


def flat(found: tuple[Symbol, ...]) -> Iterator[Symbol]:
    for each in found:
        yield each
        yield from flat(each.children)


def test_every_link_tag_and_grade_can_be_followed(model_spec: Snapshot) -> None:
    text = string(model_spec, SPEC)
    grades = re.findall(r"<!-- (?:GOOD|BAD|OK)\[#\w+\]", text)
    found = links(model_spec, SPEC)
    assert len(found) == 109 + 112 + len(grades)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_a_hover_knows_a_clause(model_spec: Snapshot) -> None:
    text = string(model_spec, SPEC)
    for tag in TAG.finditer(text):
        found = hover(model_spec, SPEC, tag.start(1))
        assert found is not None
        assert found.plain.startswith(f"Clause {tag[1]} (model-spec)\n")
        assert f"examples/{tag[1]}.md" in found.plain
        assert len(found.markdown.encode()) <= LIMIT


def test_every_reference_to_a_rule_leads_to_its_marker(corpus: Callable[[str], Path]) -> None:
    root = corpus("roam")
    snapshot = folder(root)
    markers = rules(root)
    count = 0
    for path in sorted(snapshot.documents):
        document = snapshot.document(path)
        assert document is not None
        for start, reference in document.settled.references:
            if reference.notation != "rule-marker" or reference.target not in markers:
                continue
            (found,) = definition(snapshot, path, start + reference.span.start)
            (place,) = markers[reference.target]
            assert (found.path, line(snapshot, found)) == place
            count += 1
        for start, clause in document.settled.clauses:
            if clause.notation == "rule-marker":
                (found,) = definition(snapshot, path, start + clause.id_span.start)
                assert (found.path, line(snapshot, found)) == markers[clause.id][0]
                count += 1
    assert count >= 347


def test_every_link_of_a_specification_leads_to_what_it_names(
    corpus: Callable[[str], Path],
) -> None:
    root = corpus("open-feature")
    snapshot = folder(root)
    count = 0
    for path in sorted(snapshot.documents):
        text = string(snapshot, path)
        for link in LINK.finditer(text):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), link["file"]))
            target = file if link["file"] else path
            if target not in snapshot.documents:
                continue
            found = definition(snapshot, path, link.end() - 2)
            if not link["to"]:
                assert [(each.path, each.span) for each in found] == [(target, (0, 0))]
            elif unquote(link["to"]) in slugs_of(string(snapshot, target)):
                (section,) = found
                assert section.path == target
                heading = re.sub(r"^#+ +", "", words(snapshot, section)).split("\n")[0]
                made = slug(re.sub(r"[`*]|\]\([^)]*\)|[\[\]]", "", heading))
                assert re.fullmatch(re.escape(made) + r"(?:-\d+)?", unquote(link["to"]))
            count += 1
    assert count > 100


def slugs_of(text: str) -> list[str]:
    plain = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ +(.*)$", plain, re.MULTILINE)
    return slugs(re.sub(r"[`*]|\]\([^)]*\)|[\[\]]", "", title) for title in titles)


FENCE = re.compile(r"^(```+|~~~+).*?^\1[`~]*$", re.MULTILINE | re.DOTALL)


def unfenced(text: str) -> str:
    """With fences blanked; places and lines stay."""
    return FENCE.sub(lambda fence: re.sub(r"[^\n]", " ", fence.group()), text)


def test_every_link_without_words_gets_the_title_of_its_section(model_spec: Snapshot) -> None:
    text = unfenced(string(model_spec, SPEC))
    titles = {
        found[2]: one_line(found[1], 80)
        for found in re.finditer(r"^#+ +(.*?) *\{#([\w-]+)[^}]*\}", text, re.MULTILINE)
    }
    found = hints(model_spec, SPEC, Span(0, len(text)), ["title"])
    wordless = list(re.finditer(r"\[\?\]\(#([\w-]+)\)", text))
    assert len(wordless) > 50
    assert dict(found) == {each.end(): titles[each[1]] for each in wordless}


def test_every_tag_has_a_lens_that_counts_its_examples(
    model_spec: Snapshot, corpus: Callable[[str], Path]
) -> None:
    counted = 0
    for lens in lenses(model_spec, SPEC):
        if isinstance(lens.place, ClausePlace) and lens.kind == "tests":
            test = corpus("model-spec") / "examples" / f"{lens.place.clause.id}.md"
            words = test.read_text("utf-8") if test.exists() else ""
            wanted = re.findall(r"^\*\*Example\*\*:", words, re.MULTILINE)
            assert len(said(model_spec, lens).places) == len(wanted), test
            counted += 1
    assert counted == len(TAG.findall(string(model_spec, SPEC)))


def test_every_link_and_grade_is_a_citation_of_a_section(model_spec: Snapshot) -> None:
    wanted = found = 0
    for path in model_spec.documents:
        text = string(model_spec, path)
        wanted += len(re.findall(r"\]\(#[\w-]+\)", unfenced(text)))
        wanted += len(re.findall(r"<!-- (?:GOOD|BAD|OK)\[#[\w-]+\]", text))
    for lens in lenses(model_spec, SPEC):
        if isinstance(lens.place, SectionPlace):
            found += len(said(model_spec, lens).places)
    assert found == wanted > 100


def test_every_section_folds_up_to_the_next_of_its_level(model_spec: Snapshot) -> None:
    document = model_spec.document(SPEC)
    assert document is not None
    text = document.text.string
    rows = text.split("\n")
    headings = [
        (number, len(row) - len(row.lstrip("#")))
        for number, row in enumerate(unfenced(text).split("\n"))
        if re.match(r"#+ ", row)
    ]
    folded = {fold.first: fold.last for fold in reversed(folds(document))}
    for at, (number, level) in enumerate(headings):
        ends = [other for other, its in headings[at + 1 :] if its <= level]
        last = (ends[0] if ends else len(rows)) - 1
        while not rows[last].strip():
            last -= 1
        assert folded.get(number, number) == last, rows[number]
