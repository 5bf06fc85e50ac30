"""What a terminal or a build runner would obey is printed so that it cannot."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.report.safe import plain_line, safe

PAYLOADS = [
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x9b31m",
    "over\rwritten",
    "two\nlines",
    "\x08\x08\x08",
    "\u202egnp.exe",
    "\u2066hidden\u2069",
    "zero\u200bwidth",
    "\ufeffmark",
    "\udcff",
    "line\u2028separator",
    "\U000e0041tag",
    "\x85next",
    "\x7f",
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_what_has_no_shape_is_spelled_out(payload: str) -> None:
    shown = safe(payload)
    assert shown.isprintable()
    assert "\\u" in shown.lower()
    assert safe(shown) == shown


def test_it_is_spelled_as_json_spells_it() -> None:
    assert safe("a\x1b[0m\U000e0041\udcff") == "a\\u001b[0m\\U000e0041\\udcff"


@given(st.text(st.characters()))
def test_no_control_remains(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in shown)
    assert not any(unicodedata.bidirectional(each) in _ORDERS for each in shown)
    shown.encode("utf-8")


_ORDERS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_ordinary_text_stays_as_it_is() -> None:
    text = "El niño señaló: 日本語 — ok ✓ 👩 a\u0301"
    assert safe(text) == text


def runner_command(line: str) -> str | None:
    """The name of the command that GitHub's runner reads from a line of a log."""
    trimmed = line.lstrip()
    if trimmed.startswith("::") and (end := trimmed.find("::", 2)) > 0:
        return trimmed[2:end].split(" ")[0]
    if (start := line.find("##[")) >= 0 and (end := line.find("]", start)) > 0:
        return line[start + 3 : end].split(" ")[0]
    return None


@pytest.mark.parametrize(
    "line",
    [
        "::error::x",
        "   ::add-mask::x",
        "\u00a0::stop-commands::x",
        "::set-output name=a::x",
        "12 | ##[error]x",
        "##[add-mask]x",
        ":::error::x",
    ],
)
def test_no_line_is_a_command(line: str) -> None:
    assert runner_command(line) is not None or line.startswith(":::")
    assert runner_command(plain_line(line)) is None


@given(st.text(st.sampled_from(":# []ab\u00a0")))
def test_no_line_becomes_a_command(line: str) -> None:
    assert runner_command(plain_line(line)) is None


def test_other_lines_stay_as_they_are() -> None:
    for line in ("a::b::c", "error[may-not]: x", "# [x]", "std::string::npos"):
        assert plain_line(line) == line
        assert re.sub(r"\\u[0-9a-f]{4}", "", plain_line(line)) == line
