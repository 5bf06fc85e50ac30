"""Laws of fixing: it ends, it mends what it says, it brings nothing new, and it touches no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speclsp.checking.check import check
from speclsp.checking.choices import NAMING
from speclsp.checking.composition import composed
from speclsp.checking.fixing import AGREED, SAFE, Fixed, fixing
from speclsp.diagnostic import Grade
from speclsp.rules.all import NAMES
from speclsp.text import Edit, Span, edited
from speclsp.work import at_once
from tests.rules.literate import snapshot

DEFECTS = (
    "A peer MUST not wait.",
    "A peer MUST **not** SHALL not wait.",
    "## Peers SHOULD not wait",
    "It MUST must wait, as FR-1 says.",
    "It MAY not wait, as FR-2 and FR-009 say.",
    "- **FR-001**: An album has one owner.",
    "- **FR-001**: An album has a title.",
    "- **FR-002**: An album SHALL not be lost. <!-- speclsp-ignore placeholder: soon -->",
    "[a](#peers-should-not) and [b](#Peers--should-not-wait)",
    "[a][frame-format]\n\n[frame format]: https://example.org",
    "# Tone {#tone authority=usr}",
    "The assistant is kind[^sy73] and MUST not lie[^sy73].",
    "~~~xml\n<assistant> <!-- good -->\nHi.\n</assistant>\n~~~",
    "It waits. <!-- speclsp-ignore may-nt, may-not: agreed -->",
    "See [the other](gone/b.md) and 😀 FR-001.",
)
texts = st.lists(st.sampled_from(DEFECTS), max_size=6).map("\n\n".join)
ends = st.sampled_from(["\n", "\r\n", "\r"])


def made(files: Mapping[str, str], grades: tuple[Grade, ...] = AGREED) -> tuple[Fixed, list[str]]:
    everything = snapshot(files.items())
    return at_once(fixing(everything, sorted(files), grades=grades)), sorted(files)


def findings(files: Mapping[str, str]) -> Counter[tuple[str, str, str]]:
    everything = snapshot(files.items())
    return Counter(
        (path, each.rule, each.message)
        for path in files
        for each in check(everything, path).diagnostics
    )


@settings(max_examples=60)
@given(texts, texts, ends, st.booleans(), st.sampled_from([SAFE, AGREED]))
def test_the_laws(one: str, other: str, end: str, last: bool, grades: tuple[Grade, ...]) -> None:
    files = {
        "a.md": (one + "\n" * last).replace("\n", end),
        "specs/001-x/b.md": other,
        "examples/zz11.md": "Examples for [^zz11] in Tone:\n",
        "speclsp.toml": "exlude = []\n",
    }
    fixed, paths = made(files, grades)
    after = {
        path: edited(files[path], fixed.edits[path]) if path in fixed.edits else files[path]
        for path in paths
    }
    # What the edits give is what was checked.
    for path in paths:
        document = fixed.snapshot.document(path)
        if document is not None:
            assert document.text.string == after[path]
    before, now = findings(files), findings(after | dict(fixed.created))
    mended = Counter(
        (path, each.rule, each.message)
        for path, several in fixed.mended.items()
        for each in several
    )
    there = Counter({key: count for key, count in now.items() if key[0] not in fixed.created})
    # What was fixed is not found again, and nothing new is.
    assert not there - (before - mended)
    # A second time changes nothing.
    again, _ = made(after | dict(fixed.created), grades)
    assert (again.edits, again.created, again.mended) == ({}, {}, {})
    # The line ends stay.
    without = after["a.md"].replace(end, "")
    assert end != "\n" or "\r" not in without
    assert end == "\n" or "\n" not in without


edits = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("xyz", max_size=3)), max_size=4
)


@given(st.text("abcdef", min_size=0, max_size=30), st.lists(edits, max_size=4))
def test_rounds_of_edits_are_one(text: str, rounds: list[list[tuple[int, int, str]]]) -> None:
    now = text
    made: list[list[Edit]] = []
    for several in rounds:
        kept: list[Edit] = []
        for start, size, words in sorted(several):
            low = min(start, len(now))
            span = Span(low, min(low + size, len(now)))
            if not kept or kept[-1].span.end < span.start:
                kept.append(Edit(span, words))
        made.append(kept)
        now = edited(now, kept)
    assert edited(text, composed(len(text), made)) == now


def only(text: str, grades: tuple[Grade, ...] = AGREED) -> str:
    fixed, _ = made({"page.md": text}, grades)
    return edited(text, fixed.edits.get("page.md", ()))


def test_what_needs_consent_is_not_done_unasked() -> None:
    text = "It **MUST** must wait. It MUST not go.\n"
    assert only(text, SAFE) == "It **MUST** must wait. It MUST NOT go.\n"
    assert only(text) == "It **MUST** wait. It MUST NOT go.\n"


def test_of_two_readings_none_is_chosen() -> None:
    text = "A peer MAY not wait.\n"
    assert only(text) == text


def test_fixes_that_are_in_each_others_way_are_made_one_after_the_other() -> None:
    text = "- **FR-001**: a\n- **FR-001**: b\n- **FR-001**: c\n"
    assert only(text) == "- **FR-001**: a\n- **FR-002**: b\n- **FR-003**: c\n"


def test_many_clauses_of_one_name_all_get_another() -> None:
    files = {f"{number:02}.md": "- **REQ-1**: a\n- **REQ-1**: b\n" for number in range(30)}
    fixed, _ = made(files)
    assert sum(map(len, fixed.mended.values())) == 59
    after = {path: edited(text, fixed.edits.get(path, ())) for path, text in files.items()}
    assert findings(after) == Counter()


def test_the_rules_whose_fixes_give_identifiers_are_there() -> None:
    assert NAMING <= NAMES


def test_a_fix_that_breaks_a_link_elsewhere_is_not_made() -> None:
    files = {
        "a.md": "# It must must wait\n\n- **REQ-1**: x\n",
        "b.md": "[wait](a.md#it-must-must-wait)\n",
    }
    assert "doubled-modal" in {rule for _, rule, _ in findings(files)}
    assert made(files)[0].edits == {}
    del files["b.md"]
    assert made(files)[0].edits != {}


def test_only_what_may_change_does() -> None:
    files = {"a.md": "It MUST not.\n", "b.md": "It MUST not.\n"}
    everything = snapshot(files.items())
    fixed = at_once(fixing(everything, files, may_change=lambda path: path == "b.md"))
    assert [*fixed.edits] == ["b.md"]


@pytest.mark.parametrize("count", [1, 40])
def test_tests_are_created_where_that_is_agreed(count: int) -> None:
    tags = "".join(f" It is so[^a{number:02}b]." for number in range(count))
    files = {
        "spec.md": f"# Tone {{#tone}}\n\nBe kind[^sy73].{tags}\n",
        "examples/sy73.md": "Examples for [^sy73] in Tone:\n",
    }
    assert made(files, SAFE)[0].created == {}
    fixed, _ = made(files)
    assert len(fixed.created) == count == len(fixed.mended["spec.md"])


def test_a_mistake_in_a_configuration_is_mended() -> None:
    files = {"speclsp.toml": '"exlude" = ["x/"]\n', "a.md": "# A\n"}
    fixed, _ = made(files)
    assert edited(files["speclsp.toml"], fixed.edits["speclsp.toml"]) == '"exclude" = ["x/"]\n'
