"""The sentences of the clauses of a specification, each as it is written, on one line.

Told by plain patterns from the words: clauses with an identifier, and those without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.notation import front_matter
from speclsp.notation.folders import is_fixture, is_in_force, is_template, plans
from speclsp.resolution.derived import derived
from speclsp.spec.derived import DEMANDS
from speclsp.spec.facts import Clause
from speclsp.text import Span


class Sentence(NamedTuple):
    """A whole sentence of a clause. Spans are the document's."""

    path: str
    # With its emphasis and code, without the identifier of its clause.
    words: str
    span: Span
    # The line with the identifier; the sentence itself where it has none.
    named: Span
    # The clause's, "" for one that is derived or only defines.
    id: str = ""
    notation: str = ""
    prefix: str = ""

    @property
    def places(self) -> tuple[Span, Span]:
        """Where a finding about it may stand."""
        return (self.span, self.named)


# Deltas say what is to become of a clause: their words differ from it on purpose.
_CHANGES = re.compile(r"(?:^|/)openspec/changes/")
_LINE_END = re.compile(r"\s*[\r\n]+[> \t]*")
_TAG = re.compile(r"\[\^[^\]\s]+\]")
_AFTER_ID = re.compile(r"\]?[*_]*\s*(?:\([^()]{1,20}\)\s*)?(?:[:.)—–-]\s*)?[*_]*\s*")
_CODE = re.compile(r"`+[^`]*`+")
_END = re.compile(r"[.!?][\"'”’)*_]*(?:\[\^[^\]\s]+\])*\s+(?:>\s*)*(?=[\"'“(*_`]*[A-Z0-9])")
_SHORT = re.compile(r"(?:\b(?:cf|e\.g|i\.e|resp|vs|approx|etc|no|sec|fig)|\b[A-Z]|^\d+)\Z", re.I)
_STEP = re.compile(r"\s*(?:\d+\.\s*)?\*\*(?:GIVEN|WHEN|THEN|AND|BUT)\*\*", re.I)
_STARTS = re.compile(r"[*_`\"“(\[<]*[A-Z0-9`]")
LEANS = re.compile(
    r"[*_]*(?:It|Its|This|That|These|Those|They|Their|He|She|Such|So|Otherwise|However|Also|But|And"
    r"|Or|Then|Thus|Therefore|Hence|Likewise|Similarly|Additionally|Furthermore|Moreover|Instead"
    r"|In (?:this|that|such|these|those|either|both) |For (?:this|that|example|instance)|As such"
    r"|If (?:so|not|it|this|that|they)|When (?:it|this|that|they))\b"
)
"""What is spoken of stands in another sentence."""
# A keyword cannot lead a whole sentence.
_KEYWORD_FIRST = re.compile(r"[*_]*(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\b")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
FOREIGN = re.compile(r"[^\x00-\x7f‐-―‘-”…≤≥×→•]")
_FEWEST, _MOST = 4, 60


def clause_sentences(document: Document) -> tuple[Sentence, ...]:
    """Those that can be understood where they are copied to; clauses without identifiers first."""
    return document.remembered(_every)


def _every(document: Document) -> tuple[Sentence, ...]:
    return tuple(_sentences(document))


def _sentences(document: Document) -> Iterator[Sentence]:
    path = document.path
    if plans(path) or is_fixture(path) or is_template(path) or not is_in_force(path):
        return
    if _CHANGES.search(path):
        return
    text = document.text.string
    for clause in derived(document):
        span = clause.span
        if whole(words := flat(text[span.start : span.end])):
            yield Sentence(path, words, span, span)
    yield from _identified(document)


def _identified(document: Document) -> Iterator[Sentence]:
    text = document.text
    done = 0
    for passage in passages(document):
        clause = _clause(document, passage)
        if clause is None:
            continue
        identifier = clause[1].id_span.moved(clause[0])
        own = clause[1].form != "heading"
        for span in split(text.string, passage):
            held = not own or clause[1].span.moved(clause[0]).overlaps(span)
            low = max(span.start, done)
            if span.start <= identifier.start < span.end and clause[1].form != "tag":
                found = _AFTER_ID.match(text.string, identifier.end)
                low = found.end() if found else identifier.end
            words = flat(_TAG.sub("", text.string[low : span.end]))
            demands = own or DEMANDS.search(words) is not None
            if held and demands and whole(words) and not _STEP.match(text.string, span.start):
                named = text.line(text.line_at(identifier.start))
                yield Sentence(
                    document.path,
                    words,
                    Span(low, span.end),
                    named,
                    clause[1].id,
                    clause[1].notation,
                    clause[1].prefix,
                )
        done = passage.end


def passages(document: Document) -> Iterator[Span]:
    """The paragraphs and cells that may demand something."""
    for start, segment in zip(document.starts, document.segments, strict=True):
        for prose in segment.facts.prose:
            if prose.normative and prose.kind != "heading":
                yield prose.span.moved(start)


def _clause(document: Document, passage: Span) -> tuple[int, Clause] | None:
    """The innermost clause that a passage belongs to, with the start of its segment."""
    found = None
    for start, clause in document.settled.clauses:
        if clause.kind == "story" or clause.notation == front_matter.NAME:
            continue
        if clause.span.moved(start).overlaps(passage):
            found = (start, clause)
    if found and found[1].kind == "requirement" and found[1].notation == "kiro":
        # Its criteria are the clauses; what else stands below its heading tells a story.
        return None
    return found


def split(text: str, passage: Span) -> Iterator[Span]:
    """The sentences of a passage, without the space around them."""
    words = _CODE.sub(lambda code: "x" * len(code[0]), text[passage.start : passage.end])
    low = 0
    for end in (*(at.end() for at in _END.finditer(words) if _stops(words, at)), len(words)):
        sentence = words[low:end]
        first = passage.start + low + len(sentence) - len(sentence.lstrip("> \t\r\n"))
        yield Span(first, passage.start + low + len(sentence.rstrip()))
        low = end


def _stops(words: str, at: re.Match[str]) -> bool:
    return _SHORT.search(words, max(0, at.start() - 8), at.start()) is None


def flat(words: str) -> str:
    """Words on one line, without the marks of a quote."""
    return " ".join(_LINE_END.sub(" ", words).split())


def whole(words: str) -> bool:
    """Whether words are an English sentence that says what it is about."""
    return (
        _STARTS.match(words) is not None
        and not LEANS.match(words)
        and not _KEYWORD_FIRST.match(words)
        and not words.endswith((":", ",", "-"))
        and _FEWEST <= len(_WORD.findall(words)) <= _MOST
        and not FOREIGN.search(words)
        and all(words.count(one) == words.count(two) for one, two in ("()", "[]"))
        and words.count("`") % 2 == 0
        and words.count("**") % 2 == 0
        and "|" not in words
    )
