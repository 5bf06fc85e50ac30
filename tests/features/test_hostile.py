"""No text makes a feature fail, at any offset, and none is interpreted in what is shown of it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.features.actions import actions
from speclsp.features.calls import callable_at, incoming, outgoing
from speclsp.features.definition import definition
from speclsp.features.folding import folds
from speclsp.features.handle import handle, held
from speclsp.features.hints import hints
from speclsp.features.hover import hover
from speclsp.features.lens import lenses, said
from speclsp.features.linked import linked
from speclsp.features.links import links
from speclsp.features.page import LIMIT, Code, Excerpt, markdown, plain
from speclsp.features.selection import selections
from speclsp.features.symbols import Symbol, symbols
from speclsp.text import Span, edited
from speclsp.workspace import Snapshot
from tests.features.world import world

PIECES = (
    "# T {#t authority=root}", "## REQ-1: x", "Setext\n===", "[^ab12]",
    "Examples for [^ab12] in T:", "[?](#t)", "[x][lab]", "[lab]: b.md#t", "[lab]", "![i](a.png)",
    "[![i](a.png)](b.md)", "[](", "](", "[a](<b c.md>)", "[x](#%ff%00)", "[y](b.md#%F0%9F)",
    "r[a.b]", "r[a.b+2 k=v]", "[a.b]", "[w][a.b]", "**REQ-1**: x", "- [REQ-2] y", "REQ-1",
    "- REQ-3: z", "> ", "- ", "1. ", "    ", "\t", "```", "~~~xml",
    "<assistant> <!-- BAD[#t]: no -->", "**Example**: e", "<a id=\"q\">", "<a href=\"#q\">",
    "<!--", "-->", "<script>", "{: #id2}", "{#", "`", "``` `", "\n", "\n\n", "\r", "\r\n",
    "\u2028", "\x85", "\x00", "\ufeff", "\ud800", "\u202e", "😀", "e\u0301", "---\n", "+++\n",
    "|a|b|\n|-|-|\n|c|d|", "!!! meta", "[^ab12]: foot", "(" * 40, "[" * 40, "*" * 40, "\\",
    "https://evil.example/?q=1", "www.evil.example", "javascript:alert(1)", "a@b.example",
    "&amp;", "$x$",
)  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n"])), max_size=25
).map("".join)


def every_feature(snapshot: Snapshot, path: str) -> None:
    document = snapshot.document(path)
    assert document is not None
    size = len(document.text)
    for offset in range(-1, size + 2):
        for found in definition(snapshot, path, offset):
            there = snapshot.document(found.path)
            assert 0 <= found.span.start <= found.span.end
            assert there is None or found.span.end <= len(there.text)
            assert found.origin is not None
            assert 0 <= found.origin.start <= offset <= found.origin.end <= size
        if (shown := hover(snapshot, path, offset)) is not None:
            assert shown.span.start <= offset <= shown.span.end
            assert 0 < len(shown.markdown.encode()) <= LIMIT
            assert 0 < len(shown.plain.encode()) <= LIMIT
            harmless(shown.markdown)
        linked_alike(document, snapshot, offset)
        grows(selections(document, offset), offset, size)
        for named in callable_at(snapshot, path, offset):
            for call in (*incoming(snapshot, named), *outgoing(snapshot, named)):
                there = snapshot.document(call.path)
                assert there is None or all(
                    0 <= low <= high <= there.size for low, high in call.spans
                )
    for lens in lenses(snapshot, path):
        assert 0 <= lens.span.start <= lens.span.end <= size
        assert held(snapshot, handle(lens.place)) is not None
        said(snapshot, lens).title.encode()
    offsets = [(each.offset, each.label) for each in hints(snapshot, path, Span(0, size))]
    assert [0 <= offset <= size for offset, _ in offsets] == [True] * len(offsets)
    assert offsets == sorted({offset: (offset, label) for offset, label in offsets}.values())
    for _, label in offsets:
        label.encode()
    lines(document)
    end = 0
    for link in links(snapshot, path):
        assert end <= link.span.start <= link.span.end <= size
        end = link.span.end
        link.tooltip.encode()
    for symbol in symbols(snapshot, path):
        nested(symbol, Span(0, size))
    for offset in {0, size // 3, size // 2, size}:
        span = Span(offset, min(size, offset + 3))
        finding = Diagnostic(span, "x", rule="placeholder")
        for action in actions(snapshot, path, span, [finding]):
            edited(document.text.string, [edit for _, edit in action.fix.edits])


def linked_alike(document: Document, snapshot: Snapshot, offset: int) -> None:
    """What is edited together has the same words, and lies apart."""
    if (found := linked(snapshot, document.path, offset)) is not None:
        assert len({document.words(each) for each in found.spans}) == 1
        assert all(one.end <= two.start for one, two in pairwise(found.spans))
        assert any(each.start <= offset <= each.end for each in found.spans)


def grows(chain: tuple[Span, ...], offset: int, size: int) -> None:
    offset = max(0, min(offset, size))
    assert chain[-1] == (0, size)
    for inner, outer in pairwise(chain):
        assert inner != outer
        assert outer.start <= inner.start <= offset <= inner.end <= outer.end


def lines(document: Document) -> None:
    found = [(first, -last) for first, last, _ in folds(document)]
    assert found == sorted(set(found))
    assert all(0 <= first < -last < len(document.text.starts) for first, last in found)


def nested(symbol: Symbol, outer: Span) -> None:
    span, selection = symbol.span, symbol.selection
    assert outer.start <= span.start <= selection.start <= selection.end <= span.end <= outer.end
    assert symbol.name
    (symbol.name + symbol.detail).encode()
    for child in symbol.children:
        nested(child, span)


def harmless(words: str) -> None:
    """No link, image or HTML comes of it, not even where addresses become links by themselves."""
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(words):
        assert token.type in (
            "fence",
            "inline",
            "paragraph_open",
            "paragraph_close",
        ), token
        for child in token.children or []:
            assert child.type in ("text", "code_inline", "strong_open", "strong_close"), child
            assert child.type != "text" or "evil" not in child.content


@given(texts, texts)
@example("", "\x00Setext\n===")
def test_any_text_is_answered_at_any_offset(one: str, two: str) -> None:
    snapshot = world({"a.md": one, "examples/ab12.md": two}, ["a.png"], opened=len(one) % 2 == 0)
    every_feature(snapshot, "a.md")
    every_feature(snapshot, "examples/ab12.md")


@given(st.text(max_size=60))
def test_any_characters_are_answered(text: str) -> None:
    every_feature(world({"a.md": text}), "a.md")


def test_a_document_that_is_not_there_has_nothing() -> None:
    snapshot = world({})
    assert definition(snapshot, "a.md", 0) == ()
    assert hover(snapshot, "a.md", 0) is None
    assert links(snapshot, "a.md") == ()
    assert symbols(snapshot, "a.md") == ()
    assert lenses(snapshot, "a.md") == ()
    assert hints(snapshot, "a.md", Span(0, 9)) == ()
    assert callable_at(snapshot, "a.md", 0) == ()
    assert linked(snapshot, "a.md", 0) is None
    assert actions(snapshot, "a.md", Span(0, 0), ()) == ()


@given(st.text(), st.text(), st.text())
def test_what_is_said_is_only_code(name: str, said: str, more: str) -> None:
    evil = "![x](https://evil.example) <img> [c](command:x)"
    pieces = (("**Clause** ", Code(name + evil)), Excerpt(said + evil + more))
    words = markdown(pieces)
    harmless(words)
    assert len(words.encode()) <= LIMIT
    assert len(plain(pieces).encode()) <= LIMIT


def test_a_page_is_clipped_at_whole_pieces() -> None:
    pieces = (("ours",), Excerpt("x" * 3_000), Excerpt("y" * 2_000), ("more",))
    words = markdown(pieces)
    assert words.endswith("x\n```")
    assert "y" not in words
    harmless(words)


# Each is one letter and grows the text tenfold: what is quadratic takes a hundred times as long.
SHAPES = {
    "anchors": lambda n: "".join(f"# s{i}\n\n[x](#s{i}) [y](#no{i})\n\n" for i in range(n)),
    "labels": lambda n: "".join(f"[x][l{i}]\n\n[l{i}]: #s\n\n" for i in range(n)),
    "tags": lambda n: "".join(f"Say it[^t{i:05}].\n\n" for i in range(n)),
    "identifiers": lambda n: "".join(f"- **REQ-{i}**: REQ-{i - 1}\n" for i in range(n)),
    "one list": lambda n: "".join(f"- x **REQ-{i}** [x](#a)\n" for i in range(n)),
    "examples": lambda n: "".join(f"**Example**: e{i}\n\n" for i in range(n)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_ten_times_the_time(shape: str) -> None:
    small, large = SHAPES[shape](150), SHAPES[shape](1500)
    assert seconds(large) < 40 * seconds(small) + 0.05


def seconds(text: str) -> float:
    snapshot = world({"a.md": text})
    document = snapshot.document("a.md")
    assert document is not None
    best = 1e9
    for _ in range(3):
        document.memo.clear()
        start = time.process_time()
        links(snapshot, "a.md")
        symbols(snapshot, "a.md")
        definition(snapshot, "a.md", len(text) // 2)
        hover(snapshot, "a.md", len(text) // 2)
        lenses(snapshot, "a.md")
        hints(snapshot, "a.md", Span(0, len(text)))
        folds(document)
        selections(document, len(text) // 2)
        for named in callable_at(snapshot, "a.md", len(text) // 2):
            incoming(snapshot, named)
            outgoing(snapshot, named)
        best = min(best, time.process_time() - start)
    return best
