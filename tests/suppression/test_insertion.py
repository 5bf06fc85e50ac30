"""A suppression that is put into a page holds there, and the page renders as before."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from speclsp.config.values import Config
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.suppression.comments import suppressions
from speclsp.suppression.insertion import insertion
from speclsp.text import Span

RULE = "placeholder"
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# As it is inserted: behind a space at the end of a line, or as a line.
INSERTED = re.compile(r" <!-- speclsp-ignore [^>]*-->|<!-- speclsp-ignore [^>]*-->\n?")

PIECES = [
    "# Title {#title authority=root}",
    "## Two ##",
    "Setext\n======",
    "### FR-1: name",
    "Words that stand here.",
    "Words  \nbroken hard",
    "Words\\\nbroken hard",
    "Words\\\\",
    "`code` and `code\nover lines`",
    '[a link](x.md) and [a\nlink](y.md "title")',
    "[full][label] and [label][] and [label]",
    "[label]: target.md",
    "[label]: target.md 'title'",
    "![image\nwords](x.png)",
    "<b>html</b> in line",
    "<b\nclass='x'>over lines</b>",
    "<div>\nhtml\n</div>",
    "<!-- a comment -->",
    "<!-- over\nlines -->",
    "text <!-- in line --> more",
    "an open <!-- comment",
    "an open <? instruction",
    "an open ` tick",
    "an open [ bracket](",
    "**bold** and *em* and ***both***",
    "**bold\nover lines**",
    "a * lone star\nand another *",
    "- item one\n- item two",
    "- item\n\n  second paragraph\n\n  ~~~\n  code\n  ~~~",
    "* other\n  - inner\n    - deep",
    "1. one\n2. two",
    "- [ ] task\n- [x] done",
    "> quote\n> over lines",
    "> - item in quote\nlazy words",
    "> # heading in quote",
    "- # heading in item",
    "- FR-001: plain",
    "- **FR-002**: bold",
    "**REQ-3**: bold",
    "| a | b |\n|---|---|\n| c | `d` |\n| e \\| f | g",
    "| a |\n|---|\n| b |\nlazy row",
    "~~~xml\n<user>\n</user>\n~~~",
    "```\ncode",
    "    indented code",
    "---",
    "***",
    "r[a.b]\nThe rule.",
    "> r[c.d]\n> The rule.",
    "r[e.f]",
    "Sentence[^sy73]. More[^bn20], words.",
    "Examples for [^sy73] in Title:",
    "**Example**: a title",
    "[^note]: a footnote",
    "> [!NOTE]\n> an alert",
    '!!! meta "Commentary"\n    inside',
    "Words\n{: #attr}",
    "{{ liquid }}",
    "a | b",
    "https://example.org/x",
    "<https://example.org>",
    "日本語 words 🎉",
    "trailing   ",
    "tab\there\t",
    "&amp; &#35; \\* \\",
    "-\n- ",
    "+ plus\n\n\n+ loose",
    "",
    "",
    " ",
    "\t",
]
REASONS = st.sampled_from(
    ["agreed", "", "it -- says --> so", "a | b ` c", "<b>", "ends -", "日本語", "x: y\nz"]
)


def texts() -> st.SearchStrategy[str]:
    separators = st.sampled_from(["\n", "\n\n", "\n\n\n"])
    pieces = st.lists(st.tuples(st.sampled_from(PIECES), separators), min_size=1, max_size=8)
    return pieces.map(lambda each: "".join(piece + end for piece, end in each))


def finding(at: int) -> Diagnostic:
    return Diagnostic(Span(at, at + 1), "open", rule=RULE)


def said(document: Document) -> list[object]:
    """What the document defines and uses."""
    facts = [each for _, each in document.facts]
    return [
        [(clause.id, clause.notation) for _, clause in document.settled.clauses],
        [(each.target, each.kind) for _, each in document.settled.references],
        [(section.title, section.id) for each in facts for section in each.sections],
        [(link.kind, link.target) for each in facts for link in each.links],
        [label.label for each in facts for label in each.labels],
    ]


def inserted(text: str, at: int, reason: str = "agreed") -> str | None:
    """The text with the suppression, after all that has to hold; None where there is no place."""
    document = Document.read("page.md", text)
    edit = insertion(document, finding(at), reason)
    if edit is None:
        return None
    assert edit.span.start == edit.span.end
    after = document.text.apply(edit).string
    changed = Document.read("page.md", after)
    start = at + (len(edit.text) if edit.span.start <= at else 0)
    assert after[start : start + 1] == text[at : at + 1]
    assert suppressions(changed, Config()).covering(finding(start), "")
    assert not any(each.fault for each in suppressions(changed, Config()).found)
    assert said(changed) == said(document)
    return after


@given(texts(), st.data(), REASONS)
def test_a_page_renders_as_before(text: str, data: st.DataObject, reason: str) -> None:
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    after = inserted(text, at, reason)
    if after is not None:
        assert INSERTED.sub("", RENDERER.render(after)) == RENDERER.render(text), after


@given(texts(), st.data(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_stay_as_they_are(text: str, data: st.DataObject, end: str) -> None:
    text = text.replace("\n", end)
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    after = inserted(text, at)
    if after is not None:
        strange = after.replace(end, "")
        assert "\n" not in strange
        assert "\r" not in strange or "\r" in text.replace(end, "")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("It is TBD.\n", "It is TBD. <!-- speclsp-ignore placeholder: agreed -->\n"),
        ("It is TBD.", "It is TBD. <!-- speclsp-ignore placeholder: agreed -->"),
        (
            "It is TBD.  \nMore\n",
            "It is TBD. <!-- speclsp-ignore placeholder: agreed -->  \nMore\n",
        ),
        ("It is TBD\\\nMore\n", "It is TBD <!-- speclsp-ignore placeholder: agreed -->\\\nMore\n"),
        ("- a\n- TBD\n", "- a\n- TBD <!-- speclsp-ignore placeholder: agreed -->\n"),
        ("> TBD\n> b\n", "> TBD <!-- speclsp-ignore placeholder: agreed -->\n> b\n"),
        (
            "| a |\n|---|\n| TBD |\n",
            "| a |\n|---|\n| TBD <!-- speclsp-ignore placeholder: agreed --> |\n",
        ),
        ("a\n\n# TBD\n", "a\n\n<!-- speclsp-ignore placeholder: agreed -->\n# TBD\n"),
        ("# TBD\r\nb", "<!-- speclsp-ignore placeholder: agreed -->\r\n# TBD\r\nb"),
        ("\ufeff# TBD\n", "\ufeff<!-- speclsp-ignore placeholder: agreed -->\n# TBD\n"),
        ("TBD\n===\n", "<!-- speclsp-ignore placeholder: agreed -->\nTBD\n===\n"),
        ("r[TBD.a]\nb\n", "<!-- speclsp-ignore placeholder: agreed -->\nr[TBD.a]\nb\n"),
        ("TBD `a\nb`\n", "<!-- speclsp-ignore placeholder: agreed -->\nTBD `a\nb`\n"),
        ("[TBD]: x.md\n", "<!-- speclsp-ignore placeholder: agreed -->\n[TBD]: x.md\n"),
        ("~~~\nTBD\n~~~\n", None),
        ("---\na: TBD\n---\n", None),
        ("    TBD\n", None),
        ("- ~~~\n  TBD\n  ~~~\n", None),
        ("<div>TBD\n</div>\n", None),
        ("- TBD `a\n  b`\n", "<!-- speclsp-ignore placeholder: agreed -->\n- TBD `a\n  b`\n"),
    ],
)
def test_where_it_is_put(text: str, after: str | None) -> None:
    assert inserted(text, text.index("TBD")) == after


@given(st.text(max_size=40))
@example("-->\n# x")
def test_a_reason_cannot_leave_its_comment(reason: str) -> None:
    after = inserted("It is TBD.\n", 6, reason)
    assert after is not None
    assert after.count("\n") == 1
    assert after.count("-->") == 1
    assert after.endswith("-->\n")


def test_nothing_is_put_where_nothing_is() -> None:
    assert insertion(Document.read("page.md", ""), finding(0), "agreed") is None
