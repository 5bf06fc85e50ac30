"""Sentences without an identifier: what they are known by, and what changes that."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.document import Document
from speclsp.resolution.derived import derived


def identities(text: str, path: str = "doors.md") -> list[str]:
    return [each.id for each in derived(Document.read(path, text))]


def hashes(text: str) -> list[str]:
    return [each.rpartition("/")[2] for each in identities(text)]


DOORS = (
    "# Doors\n\nA door is made of wood.\n\n## Opening *fast*\n\n"
    "A door MUST open at once. It may creak. A `door.py` MUST run, e.g. twice.\n\n"
    "- A member shall wait.\n\n## Closing\n\n> A door must close.\n"
)


def test_each_sentence_that_demands_has_headings_and_a_hash() -> None:
    found = derived(Document.read("doors.md", DOORS))
    assert [(each.id.rpartition("/")[0], each.words) for each in found] == [
        ("/doors/opening-fast", "A door MUST open at once."),
        ("/doors/opening-fast", "A `door.py` MUST run, e.g. twice."),
        ("/doors/opening-fast", "A member shall wait."),
        ("/doors/closing", "A door must close."),
    ]
    assert all(len(each.id.rpartition("/")[2]) == 8 for each in found)
    assert [DOORS[each.span.start : each.span.end] for each in found] == [
        each.words for each in found
    ]


@pytest.mark.parametrize(
    "same",
    [
        "A **door** _must_ be opened at once.",
        "A door\nmust be   opened\nat once.",
        "- A door must be\n  opened at once.",
        "3. A door must be opened\n   at once.",
        "> A door must be\n> opened at once.",
        "- - A door\n    must be opened at once.",
        "A [door](doors.md#a) must be opened at once.",
        "A [door][d] must be opened at once.\n\n[d]: doors.md",
        "A door must be opened <!-- why --> at once.",
        "A door must be opened at once.\r\n",
        "It is so. A door must be opened at once. Or not.",
        "| a |\n|---|\n| A door must be opened at once. |",
    ],
)
def test_markup_and_line_breaks_change_nothing(same: str) -> None:
    assert hashes(f"{same}\n") == hashes("A door must be opened at once.\n")


@pytest.mark.parametrize(
    "other",
    [
        "A door must be opened once.",
        "A door MUST be opened at once.",
        "A door must be opened at once!",
        "A `door` must be opened at once.",
        "A door must be opened at 1 once.",
    ],
)
def test_words_and_the_case_of_keywords_do(other: str) -> None:
    assert len(hashes(f"{other}\n")) == 1
    assert hashes(f"{other}\n") != hashes("A door must be opened at once.\n")


def test_equal_sentences_are_numbered() -> None:
    first, second, third = identities("# A\n\nIt must be so.\n\nIt must be so. It must be so.\n")
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_a_section_that_moves_keeps_its_hashes() -> None:
    moved = "# All\n\n# Closing\n\nA door must close.\n\n## Doors\n\nA door MUST open at once.\n"
    assert set(hashes(moved)) < set(hashes(DOORS))


@pytest.mark.parametrize(
    "text",
    [
        "```\nA door must open.\n```\n",
        "!!! note\n    A door must open.\n",
        "**Example**: A door must open.\n",
        "> [!NOTE]\n> A door must open.\n",
        "# A door must open\n",
        "- [ ] A door must open.\n",
        "- **REQ-1**: A door must open.\n\nA window must not.\n",
        'The key words "MUST" and "MAY" are to be interpreted as in BCP 14.\n',
        "| MUST |\n|---|\n| must |\n",
    ],
)
def test_what_shows_or_is_named_has_none(text: str) -> None:
    assert identities(text) == []


def test_plans_and_records_have_none() -> None:
    assert identities(DOORS, "CHANGELOG.md") == []
    assert identities(DOORS, "specs/001-a/tasks.md") == []


WORDS = st.lists(
    st.sampled_from(
        ["door", "must", "open", "lock", "*fast*", "_now_", "`a.b`", "it's", "Öl", "x,"]
    ),
    min_size=3,
    max_size=40,
)


@given(
    st.lists(WORDS, min_size=1, max_size=4), st.integers(8, 80), st.sampled_from(["", "> ", "- "])
)
def test_reflow_leaves_the_identities(sentences: list[list[str]], width: int, mark: str) -> None:
    said = " ".join(f"The {' '.join(words)} shall end." for words in sentences)
    below = "> " if mark == "> " else " " * len(mark)
    reflowed = textwrap.fill(
        said, width, initial_indent=mark, subsequent_indent=below,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    once = identities(f"# A\n\n## B\n\n{said}\n")
    assert len(once) == len(sentences)
    assert identities(f"# A\n\n## B\n\n{reflowed}\n") == once
