"""A diff says exactly what changes: whoever applies it has the text after."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.report.diff import diff

lines = st.lists(st.sampled_from(["a", "b", "c", "a\r", "\r", "é\u2028x", "", "\\ x"]), max_size=20)
texts = st.builds(lambda several, end: "\n".join(several) + end, lines, st.sampled_from(["", "\n"]))


def applied(before: str, wanted: list[str]) -> str:
    """What a program that reads diffs makes of it."""
    old = re.findall(r"[^\n]*\n|[^\n]+\Z", before)
    made: list[str] = []
    done = 0
    for line in wanted[2:]:
        if hunk := re.match(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@\Z", line):
            start = int(hunk[1]) - (hunk[2] != "0")
            made += old[done:start]
            done = start
        elif line.startswith("\\ No newline"):
            made[-1] = made[-1].removesuffix("\n")
        elif line[0] == "+":
            made.append(line[1:] + "\n")
        else:
            assert old[done].removesuffix("\n") == line[1:]
            if line[0] == " ":
                made.append(old[done])
            done += 1
    return "".join((*made, *old[done:]))


@given(texts, texts)
def test_it_gives_the_text_after(before: str, after: str) -> None:
    found = list(diff("a.md", before, after))
    if before == after:
        assert found == []
    else:
        # The mark of a missing line feed behind a line that is deleted is about that line.
        kept = [
            line
            for at, line in enumerate(found)
            if not (line.startswith("\\ No") and found[at - 1][0] == "-")
        ]
        assert applied(before, kept) == after


def test_it_looks_as_others_make_it() -> None:
    before = "".join(f"{number}\n" for number in range(1, 21))
    after = before.replace("\n10\n", "\nten\n").replace("\n20\n", "\ntwenty")
    assert list(diff("x y.md", before, after)) == [
        "--- a/x y.md",
        "+++ b/x y.md",
        "@@ -7,7 +7,7 @@",
        *(" 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"),
        "@@ -17,4 +17,4 @@",
        *(" 17", " 18", " 19", "-20", "+twenty", "\\ No newline at end of file"),
    ]


def test_a_new_file_comes_from_nowhere() -> None:
    assert list(diff("n.md", None, "a\nb\n")) == [
        "--- /dev/null",
        "+++ b/n.md",
        "@@ -0,0 +1,2 @@",
        "+a",
        "+b",
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a\nb.md", '"a/a\\012b.md"'),
        ('q"\\.md', '"a/q\\"\\\\.md"'),
        ("\udcff.md", '"a/\\377.md"'),
        ("é.md", "a/é.md"),
    ],
)
def test_a_name_cannot_end_its_line(path: str, shown: str) -> None:
    assert next(diff(path, "a", "b")) == f"--- {shown}"


def test_a_long_text_takes_no_time() -> None:
    before = "x\n" * 50_000
    assert len(list(diff("a.md", before, before + "y\n"))) == 7
    assert len(list(diff("a.md", before, "y\n" * 49_000))) == 99_003
