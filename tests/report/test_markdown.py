"""Rendered with everything switched on, the page in Markdown has no markup but its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from speclsp.report.markdown_report import code, markdown_report
from speclsp.report.safe import safe, unhooked
from speclsp.report.summary import Summary
from tests.report.hostile import FINDINGS, MARKUP, NAMES, SUMMARY, TEXTS, finding

# What the page is made of. No html, link, image, table, fence or quotation is in it.
OURS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *("strong_open", "strong_close", "code_inline", "hardbreak", "softbreak"),
}
ALL = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    for token in ALL.parse(text):
        yield token
        yield from token.children or ()


def page(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_there_are_enough_payloads() -> None:
    assert len(MARKUP) >= 40
    live = {"html_block", "html_inline", "link_open", "image", "fence", "table_open"}
    kinds = [{token.type for token in tokens(f"- {text}\n")} for text in MARKUP]
    assert sum(bool(kind & live) for kind in kinds) >= 30


def test_a_page_has_no_markup_but_its_own() -> None:
    text = page(*markdown_report(FINDINGS, SUMMARY))
    found = list(tokens(text))
    assert {token.type for token in found} <= OURS
    # Outside of code there are only our own words.
    words = " ".join(token.content for token in found if token.type == "text")
    for word in ("alert", "evil", "http", "www", "@", "<", "&", "$", "[", "|"):
        assert word not in words


@pytest.mark.parametrize("text", [*TEXTS, *NAMES], ids=ascii)
def test_a_payload_is_shown_whole_and_as_code(text: str) -> None:
    several = [finding(text, text or "a.md")]
    found = list(tokens(page(*markdown_report(several, Summary(files=1, failed=(text,))))))
    assert {token.type for token in found} <= OURS
    shown = [token.content for token in found if token.type == "code_inline"]
    if text.strip():
        # Code that opens and ends with a space loses both, which changes nothing that is seen.
        assert unhooked(safe(text)).strip() in [each.strip() for each in shown]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "`plain`"),
        ("a `b` c", "``a `b` c``"),
        ("`", "`` ` ``"),
        ("``x", "``` ``x ```"),
        (" x ", "`  x  `"),
        ("", "(empty)"),
        ("a\nb", "`a\\u000ab`"),
    ],
)
def test_code(text: str, written: str) -> None:
    assert code(text) == written


def test_the_page_as_it_is_read() -> None:
    one = finding("R-1: a | b")._replace(severity="warning")
    summary = Summary(files=2, clauses=1, suppressed=3)
    assert list(markdown_report([one], summary)) == [
        "## speclsp",
        "",
        "**Found 1 warning, 3 suppressed.**  ",
        "Checked 2 files: 1 clause, 0 sections with an ID.",
        "",
        "### `docs/a.md`",
        "",
        "- 3:4 **warning** `may-not` `R-1: a | b`",
        "  - `docs/a.md:1:2` `R-1: a | b`",
    ]
    assert "**No findings.**  " in list(markdown_report([], summary._replace(suppressed=0)))
