"""Texts meant to cost too much or to nest too deep: read, or read in part, and said so."""

from __future__ import annotations

import time

import pytest

from speclsp.document import Document
from speclsp.text import Edit, Span
from tests.endless import ENDLESS

TEXTS = {
    "underscores": "_" * 200_000,
    "emphasis": "*a " * 100_000,
    "open brackets": "[" * 200_000,
    "quotes in quotes": ">" * 100_000,
    "lists in lists": "- " * 50_000 + "x",
    "runs of backticks": "`" * 600 + " a\n" + "`a" * 50_000,
    "headings": "# h\n" * 50_000,
    "a wide table": "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|x" * 20_000 + "\n",
    "an open fence": "```\n" + "x\n" * 900_000,
    "one ordered list": "1. a\n" * 50_000,
    "open comments": "<!-- " * 50_000,
    "open comments in a transcript": "~~~xml\n<assistant>" + "<!-- " * 30_000,
    "roles": "~~~xml\n" + "<user>\n" * 20_000 + "</user>\n" * 20_000 + "<assistant",
    "fences in items": "- a\n  ```\n" * 20_000,
    "indented fences": "  ```\n x\n" * 20_000,
    "tags": "[^ab12]" * 30_000,
    "sentences": ". " * 100_000 + "[^ab12]",
    "links in links": "[a](" * 50_000,
    "images": "![" * 50_000,
    "closed images": "![a](b) " * 30_000,
    "a heading of images": "# " + "![a](b) " * 30_000,
    "a heading of comments": "# a" + " <!-- x -->" * 20_000 + " b\n",
    "a heading with a gap": "# a" + " " * 200_000 + "b\n",
    "a line of contents": "- [a](#x)" + "<!-- x --> " * 20_000 + "b\n",
    "code and tags": "`c`[^ab1c]. " * 15_000,
    "lines of markers": "r[a.b]\n" * 15_000,
    "almost markers": "r[a b]\n" * 15_000,
    "comments alone": "<!-- speclsp-ignore x -->\n\n" * 15_000,
    "attributes": "{ #a" * 50_000 + "\n\n" + "{: " * 50_000,
    "html": "<a x=" * 40_000,
    "one line": "x" * 2_000_000,
    "carriage returns": "\r" * 300_000,
    "nul": "\0" * 100_000,
    "identifiers": "A" + "-A1" * 30_000,
    "braces": "# " + "{#" * 50_000 + "\n",
    "markers": "r[a.b] " * 30_000,
    "paragraphs of emphasis": ("[*a " * 300 + "\n\n") * 300,
    "astral": "😀" * 200_000,
    "lone surrogates": "\ud800 x\n" * 10_000,
    "front matter that never ends": "---\n" + "a: b\n" * 50_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_costly_text_is_read_and_edited(name: str) -> None:
    text = TEXTS[name]
    start = time.monotonic()
    document = Document.read("a.md", text)
    assert document.outline
    middle = len(text) // 2
    edited = document.edit([Edit(Span(middle, middle), "x")])
    assert edited.outline
    assert time.monotonic() - start < ENDLESS
    assert sum(segment.size for segment in edited.segments) == len(text) + 1


@pytest.mark.parametrize("name", ["emphasis", "open brackets", "lists in lists", "links in links"])
def test_what_is_not_read_is_said(name: str) -> None:
    document = Document.read("a.md", TEXTS[name] + "\n\n# Next\n\nThe lamp MUST dim.\n")
    unread = [span for _, facts in document.facts for span in facts.unread]
    plain = not any(mark in TEXTS[name] for mark in "`[<\\&") and name != "lists in lists"
    assert plain or unread
    assert [section.title for _, section in document.sections][-1:] in (["Next"], [])
