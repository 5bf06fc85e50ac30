"""Patterns of a configuration mean what Python means by them, and none can take for ever."""

from __future__ import annotations

import re
import time
import warnings

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from speclsp.code.mark import Options as CodeOptions
from speclsp.code.source import Source
from speclsp.config.patterns import embedded, expression, pattern_problem
from speclsp.document import Document
from speclsp.notation.notation import Options
from tests.endless import ENDLESS

ACCEPTED = {
    r"REQ-\d+": ["REQ-1", "REQ-123"],
    r"[A-Z]{2,5}-\d{1,4}": ["AB-1", "ABCDE-1234"],
    r"[A-Z]+-\d+(?:\.\d+)?": ["A-1", "AB-12.3"],
    r"(?:REQ|RFC|ADR)-\d+[a-z]?": ["REQ-1", "RFC-2a", "ADR-3"],
    r"[A-Z]+(?:-[A-Z]+)?-\d+": ["A-1", "A-B-1"],
    r"(?:[0-9]{2}-){3}x": ["12-34-56-x"],
    r"\bF\d+\b": ["F1"],
    r"^§ ?\d+$": ["§ 1", "§2"],
    r"(?P<kind>[A-Z])(\d\d)": ["A12"],
    r"[\w.-]+": ["a.b-c_D9"],
    r"[^\s:]+": ["a/b"],
    r".*x": ["abcx"],
    r"a\.b\[c\]": ["a.b[c]"],
    r"[a\-z]-": ["--", "z-"],
    r"[-a]x": ["-x"],
    r"ü{1,3}": ["üü"],
    "a]b}": ["a]b}"],
}


@pytest.mark.parametrize(("pattern", "texts"), ACCEPTED.items())
def test_an_ordinary_pattern_is_accepted(pattern: str, texts: list[str]) -> None:
    assert pattern_problem(pattern) is None
    for text in texts:
        assert expression(pattern).fullmatch(text)


REFUSED = [
    ("^(a+)+$", "a+", "a repeat inside a repeated group"),
    ("(a*b?){2,}", "(a*b?){2,}", "what is repeated can be empty"),
    ("x(.*)*", "(.*)*", "what is repeated can be empty"),
    ("x(a{1,2}b)*", "a{1,2}", "a repeat inside a repeated group"),
    ("(?:x(?:y(z?)))+", "z?", "a repeat inside a repeated group"),
    ("(?:a|ab)+", "(?:a|ab)", "can begin alike"),
    (r"(\w|\d)+", r"(\w|\d)", "can begin alike"),
    (r"(\d|[^a])+", r"(\d|[^a])", "can begin alike"),
    ("a{9999}", "a{9999}", "a count above 64"),
    ("a{1,65}", "a{1,65}", "a count above 64"),
    ("a{65,}", "a{65,}", "a count above 64"),
    ("a{999999}", "{999999}", "the count is too large"),
    ("a{2,1}", "{2,1}", "wrong way round"),
    (".*.*x", ".*.*x", "too many ways"),
    ("a*a*a*b", "a*a*a*b", "too many ways"),
    (".*x.*y.*z", ".*x.*y.*z", "too many ways"),
    ("a?" * 40 + "a" * 40, "a?" * 40 + "a" * 40, "too many ways"),
    ("(a|a)" * 40, "(a|a)" * 40, "too many ways"),
    ("((((a{64}){64}){64}))b", "((((a{64}){64}){64}))b", "too many ways"),
    ("x(?=y)", "(?=", "look-around"),
    ("x(?!y)", "(?!", "look-around"),
    ("(?<=x)y", "(?<", "look-around"),
    ("(?<!x)y", "(?<", "look-around"),
    (r"(a)\1", r"\1", "back-references"),
    ("(?P<n>a)(?P=n)", "(?P", "back-references"),
    ("(?i)a", "(?i", "this kind of group"),
    ("(?>a)", "(?>", "this kind of group"),
    ("(?P<1>a)", "(?P", "this kind of group"),
    ("(?P<n>a)(?P<n>b)", "(?P<n>a)(?P<n>b)", "redefinition"),
    ("a+?", "+?", "lazy"),
    ("a*+", "*+", "lazy"),
    ("a{2}{3}", "{2}{", "lazy"),
    ("a**", "**", "lazy"),
    ("^*a", "*", "repeats a place"),
    ("*a", "*", "repeats nothing"),
    ("a|{2}", "{", "repeats nothing"),
    ("a{x}", "{", "repeats nothing"),
    ("(a", "(", "never closed"),
    ("a)b", ")", "closes nothing"),
    ("[a", "[", "never closed"),
    ("[]", "[]", "empty class"),
    ("[[:alpha:]]", "[", "inside a class"),
    ("[z-a]", "z-a", "wrong way round"),
    (r"[a-\d]", r"a-\d", "wrong way round"),
    ("a\\", "\\", "a backslash at the end"),
    (r"a\x41", r"\x", "not supported"),
    (r"[\b]", r"[", ""),
    ("a*", "a*", "where nothing is written"),
    ("a|", "a|", "where nothing is written"),
    ("^$", "^$", "where nothing is written"),
    ("(" * 21 + "a" + ")" * 21, "a", "nested more than 20 deep"),
    ("x" * 501, "x" * 501, "too long"),
]


@pytest.mark.parametrize(("pattern", "marked", "message"), REFUSED)
def test_a_dangerous_or_faulty_pattern_is_refused(pattern: str, marked: str, message: str) -> None:
    problem = pattern_problem(pattern)
    assert problem is not None
    assert message in problem.message
    if message:
        assert pattern[problem.start : problem.end] == marked


@pytest.mark.parametrize("size", [500, 10_000])
def test_judging_a_pattern_is_quick(size: int) -> None:
    start = time.perf_counter()
    for piece in ("(a|b)?", "((", "[a-z]", "a{1,2}", "(a|", "\\d", "(?:a{2}){2}|", "(?:(?:a|b)c)?"):
        pattern_problem((piece * size)[:size])
    assert time.perf_counter() - start < ENDLESS


ATOMS = st.sampled_from([*"abab", ".", r"\d", "[ab]", "[^a]"])
REPEATS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{1,3}", "{,2}"])


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    repeated = st.tuples(inner, REPEATS).map("".join)
    sequences = st.lists(repeated, min_size=1, max_size=3).map("".join)
    return st.lists(sequences, min_size=1, max_size=2).map("|".join).map("(?:{})".format)


PATTERNS = st.tuples(
    st.sampled_from(["", "", "^", r"\b"]),
    st.recursive(ATOMS, joined, max_leaves=6),
    ATOMS,
    st.sampled_from(["", "", "$", r"\b"]),
).map("".join)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(pattern=PATTERNS, texts=st.lists(st.text(alphabet="ab1\n", max_size=6), max_size=8))
def test_what_is_accepted_means_what_it_means_to_python(pattern: str, texts: list[str]) -> None:
    assume(pattern_problem(pattern) is None)
    plain = re.compile(pattern, re.ASCII)
    for text in texts:
        ours, theirs = expression(pattern).search(text), plain.search(text)
        assert (ours and ours.span()) == (theirs and theirs.span())


@given(pattern=st.text(alphabet="ab()[]{}|*+?.^$\\d-,12:P<>=!é", max_size=20))
def test_any_text_is_judged_and_what_is_accepted_compiles(pattern: str) -> None:
    problem = pattern_problem(pattern)
    if problem is None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            expression(pattern).search("ab12")
    else:
        assert 0 <= problem.start <= problem.end <= len(pattern)


ADVERSARIES = ["a" * 10_000, "ab" * 5_000, "1" * 10_000, ("a" * 63 + "b") * 156, "a1" * 5_000]


@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    pattern=st.lists(
        st.sampled_from(["a", "b", "a?", "a*", "[ab]*", r"\w+", "(?:a|b)+", ".*", "-"])
        | st.sampled_from(
            ["(a|ab)", "(?:a|a)?", "(?:aa){1,9}", "a{1,30}", "(?:ab){2}", r"\d{1,9}"]
        ),
        min_size=1,
        max_size=6,
    ).map("".join)
)
def test_what_is_accepted_is_quick_on_any_line(pattern: str) -> None:
    assume(pattern_problem(pattern + "!") is None)
    for text in ADVERSARIES:
        start = time.perf_counter()
        assert expression(pattern + "!").search(text) is None
        assert time.perf_counter() - start < ENDLESS


@pytest.mark.parametrize("pattern", [r"(?P<id>DOOR)-\d+", r"(DOOR|(?P<head>LAMP))-(\d+)"])
def test_groups_of_an_identifier_are_in_nobodys_way(pattern: str) -> None:
    options = Options(pattern=embedded(pattern))
    document = Document.read("a.md", "- **DOOR-1**: A door must open, as DOOR-2 says.\n", options)
    assert [clause.id for _, clause in document.settled.clauses] == ["DOOR-1"]
    source = Source.read("test_a.py", "# verifies DOOR-1\n", CodeOptions(pattern=embedded(pattern)))
    assert [mark.target for mark in source.marks] == ["DOOR-1"]
