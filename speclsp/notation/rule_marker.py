"""Rule markers, as in the Rust Reference and tracey: a line `r[frame.size]` above what it marks.

The body runs to the blank line, the next marker or the end of the quote that the marker opens; a
marker alone in its paragraph marks the block below it. `[frame.size]` and `[words][frame.size]`
refer to a rule, and so does `r[frame.size]` inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.notation.notation import Fact, Found, Notation, Options, Settling
from speclsp.spec.facts import Clause, Mistake, Reference
from speclsp.spec.passage import Passage
from speclsp.spec.sections import attributes_in
from speclsp.text import Span

NAME = "rule-marker"

_ID = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
_MARKER = re.compile(
    rf"(?:^|(?<=[\r\n]))[ \t\ufffc]*"
    rf"(?P<prefix>[a-z][a-z0-9]*)\[(?P<id>{_ID})(?:\+(?P<revision>[1-9]\d*))?"
    r"(?P<rest>(?: \w+=[^\]\s]+)*)\][ \t\ufffc]*(?=[\r\n]|\Z)"
)
_INLINE = re.compile(
    rf"(?<![\w\]])(?P<prefix>[a-z][a-z0-9]*)\[(?P<id>{_ID})(?:\+(?P<revision>[1-9]\d*))?\]"
)
_ALMOST = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\ufffc]*"
    r"(?P<written>r\[(?P<words>[^\[\]\r\n`]{1,80})\]?)[ \t\ufffc]*(?=[\r\n]|\Z)"
)
# A bracket directly behind a word, which prose seldom has.
_BRACKET = re.compile(r"\[(?<=[a-z0-9]\[)")
_HIDDEN = frozenset(("code", "tag", "comment", "autolink"))
_RULE_ID = re.compile(rf"{_ID}\Z")


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    for at, passage in enumerate(passages):
        if passage.block.kind not in ("paragraph", "cell", "heading"):
            continue
        if "[" not in passage.words:
            continue
        if _BRACKET.search(passage.words):
            words = _visible(passage)
            if passage.block.kind == "paragraph":
                yield from _markers(passages, at, words)
            yield from _inline(passage, words)
        yield from _labels(passage)


def _markers(passages: Sequence[Passage], at: int, words: str) -> Iterator[Fact]:
    passage = passages[at]
    found = list(_MARKER.finditer(words))
    for place, marker in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(words)
        start = passage.start + marker.start("prefix")
        yield Clause(
            marker.group("id"),
            NAME,
            Span(
                start,
                _body_end(
                    passages,
                    at,
                    passage.start + end,
                    not words[marker.end() : end].strip("\ufffc \t\r\n"),
                ),
            ),
            Span(passage.start + marker.start("id"), passage.start + marker.end("id")),
            attributes_in(marker.group("rest"), passage.start + marker.start("rest")),
            int(marker.group("revision") or 0),
            marker.group("prefix"),
            "marker",
        )
    exact = {marker.start("prefix") for marker in found}
    for almost in _ALMOST.finditer(words):
        if almost.start("written") not in exact:
            yield _mistake(almost, passage.start)


def _visible(passage: Passage) -> str:
    """The words with code, HTML and container markers masked, but not what follows "[": a link's
    words."""
    hidden = [(run.start, run.end) for run in passage.runs if run.kind in _HIDDEN]
    hidden += zip(passage.block.holes[::2], passage.block.holes[1::2], strict=True)
    return passage.without(hidden) if hidden else passage.words


def _body_end(passages: Sequence[Passage], at: int, end: int, empty: bool) -> int:
    """A marker that opens a quote marks the whole quote; one alone in a paragraph, the block below
    it."""
    passage = passages[at]
    first = passage.block.parent + 1 == at
    if first and passage.parent is not None and passage.parent.kind == "quote":
        return passage.parent.end
    if empty:
        stop = passage.parent.end if passage.parent else len(passage.segment)
        for place in range(at + 1, len(passages)):
            below = passages[place].block
            if below.start >= stop:
                break
            if below.parent == passage.block.parent:
                return below.end if below.kind != "heading" else end
    return end


def _mistake(almost: re.Match[str], start: int) -> Mistake:
    written, words = almost.group("written"), almost.group("words").strip()
    remedy = ""
    fixed = re.sub(r"\.{2,}", ".", re.sub(r"[ \t]+", "-", words)).strip(".")
    if _RULE_ID.match(fixed):
        remedy = f"r[{fixed}]"
    span = Span(start + almost.start("written"), start + almost.end("written"))
    return Mistake("identifier", f'"{written}" is almost a rule marker', remedy, span)


def _inline(passage: Passage, words: str) -> Iterator[Reference]:
    """`r[a.b]` inside a sentence."""
    at_line_start = (
        {marker.start("prefix") for marker in _MARKER.finditer(words)}
        if passage.block.kind == "paragraph"
        else set()
    )
    for found in _INLINE.finditer(words):
        if found.start() not in at_line_start:
            yield _reference(
                found.group("id"),
                passage.start + found.start("id"),
                found.group("prefix"),
                found.group("revision"),
            )


def _labels(passage: Passage) -> Iterator[Reference]:
    """`[a.b]` and `[words][a.b]`."""
    for run in passage.runs:
        start, end = run.text_start, run.text_end
        if run.kind == "full":
            start, end = run.target_start + 1, run.target_end - 1
        elif run.kind not in ("shortcut", "collapsed"):
            continue
        label = passage.segment[start:end]
        if (
            "." in label
            and _RULE_ID.match(label)
            and (run.start == 0 or not passage.segment[run.start - 1].isalnum())
        ):
            yield _reference(label, start, "", None)


def _reference(target: str, start: int, prefix: str, revision: str | None) -> Reference:
    span = Span(start, start + len(target))
    # `[a.b]` may be any bracketed text, `r[a.b]` says what it is.
    return Reference(target, "clause", NAME, span, prefix, int(revision or 0), bool(prefix))


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """Facts whose word before "[" marks rules here: `r`, or one that marks an identifier of several
    parts."""
    prefixes = {"", "r"} | {
        clause.prefix
        for _, each in found
        for clause in each.clauses
        if clause.notation == NAME and "." in clause.id
    }
    return lambda start, fact: fact if fact.prefix in prefixes else None


def _marked(clause: Clause) -> Span:
    start, end = clause.id_span
    last = max(end + len(_revision(clause)), *(each.span.end for each in clause.attributes), 0)
    return Span(start - len(clause.prefix) - 1, last + 1)


def _cited(reference: Reference) -> Span:
    start, end = reference.span
    return Span(start - len(reference.prefix) - 1, end + len(_revision(reference)) + 1)


def _revision(fact: Clause | Reference) -> str:
    return f"+{fact.revision}" if fact.revision else ""


NOTATION = Notation(
    NAME,
    _read,
    settling=_settling,
    anchor=lambda clause: f"r-{clause.id}",
    marked=_marked,
    cited=_cited,
    about="a line such as `r[frame.size]` above a rule, as in the Rust Reference",
)
