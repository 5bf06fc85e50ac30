"""What may be written at the cursor of each page, and what is shown of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.features.completion.documentation import documentation
from speclsp.features.completion.item import MOST, Completion, Source, filled, literal
from speclsp.features.completion.offer import completion
from speclsp.features.completion.settings import settings
from tests.features.suite import Case, cases, compare
from tests.features.world import world

RULES = {"identity": "a group of rules", "may-not": "Two readings.", "placeholder": "Not done."}
PAGES = [Path(__file__).parent / name for name in ("completion.md", "completion_toml.md")]


@pytest.mark.parametrize(
    "case", [each for page in PAGES for each in cases(page)], ids=lambda case: case.name
)
def test_completion(case: Case, update: bool) -> None:
    path, offset = case.cursor
    if path.endswith(".toml"):
        found = settings(path, case.texts[path], offset, RULES)
    else:
        found = completion(case.snapshot, path, offset, RULES)
    compare(case, "offered", offered(case.texts[path], offset, found), update)


def offered(text: str, offset: int, found: Completion | None) -> str:
    if found is None or not found.items:
        return "nothing\n"
    low, high = found.span
    lines = [f'for "{text[low:offset]}|{text[offset:high]}"\n']
    for item in found.items:
        written = (item.snippet or item.text).replace("\n", "\\n")
        detail = f" ({item.detail})" if item.detail else ""
        lines.append(f"{item.kind} {item.label}{detail}: {written}\n")
    return "".join(lines)


def test_more_than_are_read_are_capped_and_found_by_typing_on() -> None:
    clauses = "".join(f"- **REQ-{number}**: It dims.\n" for number in range(1, 500))
    text = f"{clauses}\nSee [REQ-"
    found = completion(world({"a.md": text}), "a.md", len(text), {})
    assert found is not None
    assert len(found.items) == MOST
    assert not found.complete
    more = completion(world({"a.md": f"{text}49"}), "a.md", len(text) + 2, {})
    assert more is not None
    assert more.complete
    assert [each.label for each in more.items] == ["REQ-49", *(f"REQ-{n}" for n in range(490, 500))]


def test_the_nearest_are_among_those_that_are_read() -> None:
    clauses = "".join(f"- **REQ-{number}**: It dims.\n" for number in range(1, 1_500))
    texts = {"a.md": clauses, "b/z.md": "- **REQ-9001**: It dims.\n", "b/zz.md": ""}
    texts["b/zz.md"] = "- **REQ-9000**: It dims.\n\nSee [REQ-"
    found = completion(world(texts), "b/zz.md", len(texts["b/zz.md"]), {})
    assert found is not None
    assert [each.label for each in found.items[:1]] == ["REQ-9000"]


def test_the_order_does_not_depend_on_that_of_the_files() -> None:
    texts = {f"{name}.md": f"- **REQ-{at}**: It dims.\n" for at, name in enumerate("dacb")}
    texts["own.md"] = "See [REQ"
    mirrored = dict(reversed(texts.items()))
    assert completion(world(texts), "own.md", 8, {}) == completion(world(mirrored), "own.md", 8, {})


def test_documentation_is_what_hovering_shows() -> None:
    snapshot = world({"a.md": "# Light {#light}\n\n- **REQ-1**: The lamp dims.\n"})
    shown = documentation(snapshot, Source("clause", "a.md", "REQ-1"))
    assert shown is not None
    assert "The lamp dims." in shown.plain
    assert "In section Light" in shown.plain
    section = documentation(snapshot, Source("section", "a.md", "light"))
    assert section is not None
    assert "1 clause" in section.plain


def test_documentation_of_a_term_is_what_explains_it() -> None:
    snapshot = world({"a.md": "**Session**: a connection\nwith state.\n"})
    shown = documentation(snapshot, Source("term", "a.md", "Session"))
    assert shown is not None
    assert shown.plain == "**Session**: a connection\nwith state."


@pytest.mark.parametrize(
    "source",
    [
        Source("clause", "gone.md", "REQ-1"),
        Source("clause", "a.md", "REQ-9"),
        Source("section", "a.md", ""),
        Source("term", "a.md", "x"),
    ],
)
def test_what_is_gone_has_no_documentation(source: Source) -> None:
    assert documentation(world({"a.md": "- **REQ-1**: x y z\n"}), source) is None


def test_a_form_without_places_keeps_the_words_that_they_show() -> None:
    assert filled("**WHEN** ${1:a \\$ is\\} paid}${2:}$0") == "**WHEN** a \\$ is\\} paid"
    assert filled(literal("a $1 \\ }")) == "a $1 \\ }"
