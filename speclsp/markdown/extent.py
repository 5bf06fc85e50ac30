"""How far a block reaches whose inside is not Markdown: front matter, a fence, an HTML block.

Rules and their order: CommonMark 0.31.2, sections 4.5 and 4.6. Offsets are code points.
"""

from __future__ import annotations

import re

_LOOK_BACK = 60
"""How many lines are read backwards for the list item that an indented block stands in."""

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_FRONT_MATTER_END = {
    fence: re.compile(rf"(?:^|(?<=\r)){re.escape(fence)}[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
    for fence in ("---", "+++")
}
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n|\Z")
_LIST_ITEM = re.compile(r"( *)(?:[-+*]|\d{1,9}[.)])(?P<gap> {1,4}(?! )|[ \t]|(?=[\r\n]|\Z))")
_NO_PARAGRAPH = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|$)|(?:[-*_][ \t]*){3,}$|`{3,}|~{3,}|<)")

# Kinds 1 to 5 of HTML blocks end at a text of their own, kinds 6 and 7 at a blank line.
_HTML_WITH_END = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)
_HTML_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog"
    r"|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe"
    r"|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table"
    r"|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t\r\n]|/?>|\Z)",
    re.IGNORECASE,
)
_HTML_LONE_TAG = re.compile(
    r"<(?:/[A-Za-z][A-Za-z0-9-]*[ \t]*"
    r"|[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w.:-]*"
    r"(?:[ \t]*=[ \t]*(?:[^\s\"'=<>`]+|'[^'\r\n]*'|\"[^\"\r\n]*\"))?)*"
    r"[ \t]*/?)>[ \t]*(?=[\r\n]|\Z)"
)


def after_front_matter(text: str) -> int:
    """Where the front matter that opens `text` ends, its closing line included; 0 when there is
    none."""
    opening = _FRONT_MATTER.match(text)
    if opening is None:
        return 0
    closing = _FRONT_MATTER_END[opening.group(1)].search(text, opening.end())
    return closing.end() if closing else 0


def opens_front_matter(text: str) -> bool:
    return _FRONT_MATTER.match(text) is not None


def after_fence(text: str, at: int, floor: int) -> int:
    """Where the fence that opens in the line at `at` ends; nothing before `floor` is looked at."""
    opening = _FENCE.match(text, at)
    assert opening is not None
    indent, marker = len(opening.group(1)), opening.group(2)
    body = line_end(text, at)
    closing = re.compile(
        rf"(?:^|(?<=\r)) {{0,3}}{marker[0]}{{{len(marker)},}}[ \t]*(?=[\r\n]|\Z)", re.MULTILINE
    ).search(text, body)
    stop = closing.end() if closing else len(text)
    return min(stop, _item_end(text, at, indent, floor))


def after_html(text: str, at: int, floor: int) -> int:
    """Where the HTML block that opens in the line at `at` ends; `at` itself when none opens
    there."""
    tag = text.index("<", at)
    for opens, closes in _HTML_WITH_END:
        if opens.match(text, tag):
            closing = closes.search(text, tag + 2)
            stop = line_end(text, closing.end()) if closing else len(text)
            break
    else:
        if not _HTML_BLOCK_TAG.match(text, tag) and (
            not _HTML_LONE_TAG.match(text, tag) or _in_paragraph(text, at, floor)
        ):
            return at
        blank = _BLANK_LINE.search(text, tag)
        stop = blank.end() if blank else len(text)
    return min(stop, _item_end(text, at, tag - at, floor))


def line_end(text: str, offset: int) -> int:
    """Just behind the end of the line that `offset` is in."""
    match = _LINE_END.search(text, offset)
    assert match is not None
    return match.end()


def line_start(text: str, offset: int) -> int:
    """The start of the line that `offset` is in; a line end belongs to the line it ends."""
    newline = text.rfind("\n", 0, offset)
    carriage = text.rfind("\r", newline + 1, offset)
    if carriage >= 0 and carriage == offset - 1 and text.startswith("\n", offset):
        carriage = text.rfind("\r", newline + 1, carriage)
    return max(newline, carriage) + 1


def _in_paragraph(text: str, at: int, floor: int) -> bool:
    if at <= floor:
        return False
    before = _line(text, line_start(text, at - 1))
    return bool(before.strip()) and not _NO_PARAGRAPH.match(before)


def _item_end(text: str, at: int, indent: int, floor: int) -> int:
    """Where the list item around the block at `at` must have ended; the text's end when there is
    none.

    Only an indented block can stand in an item, and an item ends at the first line that is neither
    blank nor indented as far as the item's words.
    """
    content = _item_content(text, at, indent, floor) if indent else 0
    if content == 0:
        return len(text)
    outside = re.compile(rf"(?:^|(?<=\r)) {{0,{content - 1}}}(?=[^ \t\r\n])", re.MULTILINE)
    line = outside.search(text, line_end(text, at))
    return line.start() if line else len(text)


def _item_content(text: str, at: int, indent: int, floor: int) -> int:
    """The column where the words of the list item start that the line at `at` is in; 0 when in
    none."""
    start, blank = at, False
    for _ in range(_LOOK_BACK):
        if start <= floor:
            return 0
        start = line_start(text, start - 1)
        line = _line(text, start)
        words = line.lstrip(" \t")
        item = _LIST_ITEM.match(line)
        if not words:
            blank = True
        elif item:
            content = item.end() if item.group("gap") else item.end() + 1
            if content <= indent:
                return content
            if not item.group(1):
                return 0
        elif len(words) == len(line) and (blank or words[0] in "#`~>"):
            return 0
    return 0


def _line(text: str, start: int) -> str:
    match = _LINE_END.search(text, start)
    assert match is not None
    return text[start : match.start()]
