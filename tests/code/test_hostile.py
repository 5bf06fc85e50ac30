"""Code made to take long: whatever it is, it is read in a time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.code.languages import ENDINGS, language_of
from speclsp.code.mark import Options
from speclsp.code.prefilter import may_matter
from speclsp.code.source import Source
from tests.endless import ENDLESS

PIECES = (
    '"\\', "'", "`", '"""', "/*", 'r#"', 'r########"', "--[[", "\\", "<!--", "{-", "(*", "#", "//",
    "r[impl ", "r[impl a.", "[impl->a~b~1,", "[a->", "->a~", "//= a#b\n", "//# x\n", "//= a",
    "Validates: Requirements 1.1,", "Requirements ", "Feature: ", "Requires: ", "FR-", "A-1-", "A1",
    "@spec ", "@A-1 ", "[req(", "pytest.mark.spec(", "@Specification(number = ", "@Test\n",
    "@Test ", "[Fact]\n", "#[test]\n", "def test_", "fn a", "pub(", "it(", "it(\n", "func ",
    "static ", "a/",
    "speclsp-ignore ", "\r", "\n", "\n ", " ", "\t", "a", "1.", "\u2028", "😀", "(", "@",
)  # fmt: skip
LENGTH = 100_000


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_repeated_is_read_in_time(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    for path in ("tests/a.py", "tests/a.rs", "tests/A.java", "a.test.ts", "a.feature"):
        start = time.perf_counter()
        Source.read(path, f"// {text}\n# {text}\n{text}")
        assert time.perf_counter() - start < ENDLESS, path
        may_matter(text.encode(), "src/a.rs", language_of("a.rs"), Options())  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_language_reads_what_nothing_closes(ending: str) -> None:
    for piece in PIECES[:14]:
        start = time.perf_counter()
        Source.read(f"tests/a.{ending}", piece * (20_000 // len(piece)))
        assert time.perf_counter() - start < ENDLESS


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(ENDINGS))
def test_marks_are_in_order_and_inside(pieces: list[str], ending: str) -> None:
    text = "".join(pieces)
    source = Source.read(f"tests/a.{ending}", text)
    assert source.text.string == text
    last = 0
    for mark in source.marks:
        assert last <= mark.span.start < mark.span.end <= len(text)
        last = mark.span.end
    for function in source.functions:
        assert function.extent.start <= function.extent.end <= len(text)


@given(
    st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(("a.rs", "b/a.py", "A.java"))
)
def test_what_the_first_look_leaves_out_has_no_marks(pieces: list[str], path: str) -> None:
    text = "".join(pieces)
    language = language_of(path)
    assert language is not None
    if not may_matter(text.encode(), path, language, Options()):
        source = Source.read(path, text)
        assert source.marks == ()
        assert not any(each.is_test for each in source.functions)
