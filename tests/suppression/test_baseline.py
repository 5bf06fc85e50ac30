"""A baseline as a value and as a file: it counts, it shrinks, and what is odd in it is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.diagnostic import Diagnostic
from speclsp.suppression.baseline import Baseline, Entry, Holding, Review, divided, entries, unseen
from speclsp.suppression.baseline_file import BaselineError, parsed, written
from speclsp.text import Span

KEY = "0123456789abcdef"
ENTRY: dict[str, Any] = {
    "path": "a.md", "rule": "may-not", "clause": "", "words": "MAY NOT", "key": KEY, "count": 2,
}  # fmt: skip


def entry(path: str = "a.md", key: str = KEY, number: int = 1, rule: str = "may-not") -> Entry:
    return Entry(path, rule, "", "", key, number)


def file(*entries: Any, **more: Any) -> str:
    return json.dumps({"speclsp-baseline": 1, "findings": [*entries], **more})


def test_of_more_equal_findings_than_it_has_the_last_are_new() -> None:
    text = "**R-1**: TODO TODO TODO"
    found = [
        Diagnostic(Span(start, start + 4), "m", clause="R-1", rule="placeholder")
        for start in (9, 14, 19)
    ]
    held = Baseline.of(entries("a.md", found[:2], text))
    assert [each.number for each in held.entries] == [2]
    assert divided(Holding(held, "a.md", text), found) == ((found[2],), (found[0], found[1]))
    assert divided(Holding(held, "b.md", text), found) == (tuple(found), ())


def test_it_only_shrinks_unless_it_is_renewed() -> None:
    before = Baseline.of([entry(number=3), entry(key="b" * 16), entry("gone.md", "c" * 16)])
    found = Baseline.of([entry(number=1), entry(key="d" * 16)])
    review = Review(before, found)
    assert (review.grown, review.stale) == (1, 4)
    assert review.pruned.entries == (entry(),)
    assert review.renewed.entries == found.entries


def test_a_document_that_was_renamed_adds_nothing() -> None:
    review = Review(Baseline.of([entry("old.md")]), Baseline.of([entry("new.md")]))
    assert (review.grown, review.stale) == (0, 1)
    assert review.renewed.entries == (entry("new.md"),)


def test_what_was_not_looked_at_stays() -> None:
    before = Baseline.of(
        [
            entry("read.md"),
            entry("read.md", "b" * 16, rule="other"),
            entry("read.md", "c" * 16, rule="abolished"),
            entry("elsewhere.md"),
            entry("gone.md"),
        ]
    )
    ran = {"read.md": {"may-not"}}
    left = unseen(before, ran, lambda path: path == "gone.md", {"may-not", "other"})
    assert [(each.path, each.rule) for each in left] == [
        ("elsewhere.md", "may-not"),
        ("read.md", "other"),
    ]
    review = Review(before, Baseline(), left)
    assert review.stale == 3
    assert review.pruned.entries == tuple(sorted(left))


def test_it_is_written_sorted_with_a_line_for_each_entry() -> None:
    two = [entry("b.md"), entry("a\udcff\u202e.md", "b" * 16)]
    text = written(Baseline.of(two))
    assert text == written(Baseline.of(reversed(two)))
    assert text.count("\n") == 7
    assert "\\udcff\\u202e.md" in text
    assert text.isprintable() is False
    assert text.replace("\n", "").isprintable()
    assert parsed(text) == Baseline.of(two)
    assert written(Baseline()) == '{\n"speclsp-baseline": 1,\n"findings": []\n}\n'


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text(), st.integers(1, 9))))
def test_what_is_written_is_read(given: list[tuple[str, str, str, int]]) -> None:
    held = Baseline.of(
        Entry(path, "rule", clause, words, f"{at:016x}", number)
        for at, (path, clause, words, number) in enumerate(given)
    )
    assert parsed(written(held)) == held


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: expecting value"),
        ("{\n<<<<<<< HEAD\n}", "line 2: "),
        ("[]", '"speclsp-baseline" is missing'),
        ('{"a": 1}', '"speclsp-baseline" is missing'),
        ('{"speclsp-baseline": 2, "findings": []}', "only version 1 is known"),
        ('{"speclsp-baseline": true, "findings": []}', "only version 1 is known"),
        ('{"speclsp-baseline": 1}', '"findings" is to be an array'),
        ('{"speclsp-baseline": 1, "speclsp-baseline": 1}', "given twice"),
        ("[" * 100_000, "this cannot be read"),
        ("9" * 10_000, "this cannot be read"),
        (file(1), "entry 1: expected an object"),
        (file(ENTRY, ENTRY), "entry 2: its path and key are given twice"),
        (file(ENTRY | {"count": 0}), '"count" is to be a number from 1'),
        (file(ENTRY | {"count": True}), '"count" is to be a number from 1'),
        (file(ENTRY | {"count": 1e9}), '"count" is to be a number from 1'),
        (file(ENTRY | {"count": 10**9}), '"count" is to be a number from 1'),
        (file(ENTRY | {"key": "x"}), "hexadecimal"),
        (file(ENTRY | {"path": ""}), "must not be empty"),
        (file(ENTRY | {"words": None}), '"words" is to be a string'),
        (file(ENTRY | {"words": "x" * 2_000}), '"words" is too long'),
        (file(*[0] * 100_001), "more than 100,000 entries"),
    ],
)
def test_what_is_no_baseline_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(BaselineError) as refusal:
        parsed(text)
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_members_of_later_versions_are_let_be() -> None:
    assert parsed(file(ENTRY | {"since": "2.0"}, more=1)).size == 2
