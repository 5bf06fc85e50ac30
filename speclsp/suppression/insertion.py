"""Where a comment that suppresses a finding can be put, so that the page renders as before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from speclsp.config.values import Config
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.spec.passage import Passage, passages
from speclsp.suppression.comments import UNEXPLAINED, suppressions
from speclsp.text import Edit, Span

# Lines that a site generator reads whole: alerts, admonitions, containers, templates.
_DIRECTIVE = re.compile(r"[ \t>]*(?:\[!\w|!!!|\?\?\?|:::|\{[:%{]|\[\[?_?TOC)")
_CLOSED = frozenset(("fence", "code", "html", "front-matter", "break"))
_BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t>]*(?=[\r\n])")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}\Z")


def insertion(document: Document, diagnostic: Diagnostic, reason: str = UNEXPLAINED) -> Edit | None:
    """An edit that suppresses the finding in place and changes nothing else, not even how the page
    renders; None where there is no such place, as in fences and front matter.

    Without a reason it suppresses nothing before the author has given one."""
    at = bisect_right(document.starts, diagnostic.span.start) - 1
    if at < 0:
        return None
    start = document.starts[at]
    words = document.words(Span(start, start + document.segments[at].size))
    found = passages(words)
    offset = diagnostic.span.start - start
    here = [each for each in found if each.span.start <= offset <= each.span.end]
    if not here or here[-1].block.kind in _CLOSED or _follows_table(found, here[-1]):
        return None
    comment = _written(diagnostic.rule, reason)
    top = next(each for each in here if each.parent is None)
    edits = [_behind(document, here[-1], start, diagnostic.span.start, comment)]
    if top.block.kind != "table":
        edits.append(_above(document, top.span.start + start, comment))
    explained = _written(diagnostic.rule, "agreed")
    for edit in edits:
        if edit is not None:
            tried = edit._replace(text=edit.text.replace(comment, explained))
            if _is_harmless(document, tried, diagnostic):
                return edit
    return None


def _follows_table(found: Sequence[Passage], passage: Passage) -> bool:
    """Whether a table stands above without a blank line between, so that some take these words for
    its rows."""
    own = passage.at
    while own >= 0 and found[own].block.kind != "table":
        own = found[own].block.parent
    before = passage.segment[: passage.span.start]
    blank = max((line.end() for line in _BLANK.finditer(before)), default=0)
    return any(
        each.block.kind == "table" and each.at != own and each.span.end > blank
        for each in found[: passage.at]
    )


def _written(rule: str, reason: str) -> str:
    """A comment that neither code, a table, nor an older reading of comments can cut short."""
    reason = re.sub(r"[\s|`<>]+", " ", reason)
    reason = re.sub(r"-{2,}", "-", reason).strip(" -")
    return f"<!-- speclsp-ignore {rule}{f': {reason}' if reason else ''} -->"


def _behind(
    document: Document, passage: Passage, start: int, offset: int, comment: str
) -> Edit | None:
    """At the end of the line, before what makes it a hard line break."""
    if passage.block.kind not in ("paragraph", "cell") or passage.costly:
        return None
    line = document.text.line(document.text.line_at(offset))
    if passage.block.kind == "cell" and "|" not in document.words(line):
        # Some take it for code or a paragraph.
        return None
    end = min(line.end, passage.block.inner_end + start)
    words = document.words(Span(line.start, end)).rstrip(" \t")
    if passage.block.kind == "paragraph" and (len(words) - len(words.rstrip("\\"))) % 2:
        words = words[:-1]
    at = line.start + len(words) - start
    if at <= passage.start or _DIRECTIVE.match(words) or _ATTRIBUTES.search(words):
        return None
    before = passage.uncommented[: at - passage.start]
    for run in passage.runs:
        if run.start < at < run.end and not (
            run.kind in ("link", "full") and run.text_start <= at <= run.text_end
        ):
            return None
        if run.kind in ("code", "tag", "autolink"):
            low, high = run.start - passage.start, run.end - passage.start
            before = before[:low] + " " * len(before[low:high]) + before[high:]
    if "<!" in before or "<?" in before:
        return None
    return Edit(Span(at + start, at + start), f" {comment}")


def _above(document: Document, offset: int, comment: str) -> Edit:
    """On a line of its own above the top-level block at `offset`."""
    text = document.text
    line = text.line_at(offset)
    at = text.starts[line]
    if at == 0 and text.string.startswith("\ufeff"):
        at = 1
    near = text.line(line) if line + 1 < len(text.starts) else text.line(max(0, line - 1))
    end = re.match(r"\r\n?|\n", text.string[near.end : near.end + 2])
    return Edit(Span(at, at), comment + (end.group() if end else "\n"))


def _is_harmless(document: Document, edit: Edit, diagnostic: Diagnostic) -> bool:
    """Whether the suppression holds after the edit, and the document says what it said before."""
    after = document.awake().edit((edit,))
    if _said(after) != _said(document):
        return False
    start = diagnostic.span.start
    moved = start + (len(edit.text) if edit.span.start <= start else 0)
    shifted = diagnostic._replace(span=Span(moved, moved))
    return any(suppressions(after, Config()).covering(shifted, ""))


def _said(document: Document) -> tuple[object, ...]:
    facts = [each for _, each in document.facts]
    return (
        document.outline,
        [(clause.id, clause.notation, clause.form) for _, clause in document.settled.clauses],
        [(each.target, each.notation) for _, each in document.settled.references],
        [(section.title, section.id) for each in facts for section in each.sections],
        [(link.kind, link.target) for each in facts for link in each.links],
        [label.label for each in facts for label in each.labels],
        [example.title for each in facts for example in each.examples],
        [(header.id, header.title) for each in facts for header in each.headers],
        [(prose.kind, prose.normative, prose.item) for each in facts for prose in each.prose],
        [mistake.fault for each in facts for mistake in each.mistakes],
    )
