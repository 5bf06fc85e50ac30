"""Statements: the normative sentences of a document, each in its place.

A sentence is one where a key word of BCP 14 stands in it, where it is part of an identified clause,
or where it has an obligation in lower case and the document does not write those in capitals.
Headings, stories, examples, notes, and what is not English are none. Pure functions of a segment's
words, its facts and the setting.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from speclsp.document import Document
from speclsp.language.english import is_english
from speclsp.language.frame import Frame, frame
from speclsp.language.modality.modals import Strength
from speclsp.language.sentences import sentences
from speclsp.language.syntax.phrases import Phrase, phrases
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.spec.facts import Clause
from speclsp.spec.keywords import KEYWORD
from speclsp.spec.prose import Prose
from speclsp.statements.clauses import clauses_in
from speclsp.statements.holding import clause_of, holds, section_ends
from speclsp.statements.obliging import may_oblige, obliges, strength_in, strengths_in
from speclsp.statements.prose import ReadProse, once, prose_in
from speclsp.statements.setting import Setting
from speclsp.text import Span

_STORY = re.compile(
    # Behind the label of its clause.
    r"[\s*_\ufffc]*(?:(?:[A-Z]{1,6}-?)?\d{1,4}[*_.:)\s]{1,6})?"
    r"(?:user story\b|as an? [^,.]{1,80},? I (?:want|need|can|would)|so that I\b)",
    re.IGNORECASE,
)
# Words for which what is told is looked at.
_TELLING = re.compile(r"\bonly\b", re.IGNORECASE)
# Words that give leave where lower case obliges.
_GIVING_LEAVE = re.compile(r"\b(?:may|can|cannot)\b")
# Steps of a scenario show a case of what a requirement says.
_STEP = re.compile(
    r"[\s\ufffc]*(?:\d+\.\s+)?(?:\*\*|__)(?:GIVEN|WHEN|THEN|AND|BUT|Given|When|Then|And|But)(?:\*\*|__)"
)
_LEAD = re.compile(r":[*_]*\s*\Z")
# As far as a label stands from the start: `- **REQ-BIL-001** (superseded)`.
_NEAR = 120
# So many words may stand before it: `The requirement with the name REQ-BIL-001`.
_LEADING = 5
# Longer than any sentence that is written to be read, so that every pair of words can be looked at.
_MOST = 250
_WORD = re.compile(r"[a-z][a-z'’-]*")


class Statement:
    """A sentence, and what its place says about it. Offsets count from the passage's start."""

    def __init__(
        self,
        prose: Prose,
        passage: str,
        written: str,
        span: Span,
        before: tuple[Sequence[Span], int],
        lead: str,
        heading: str,
        clause: Clause | None,
        told: bool = False,
    ) -> None:
        # The words of the passage, U+FFFC for what is no prose.
        self.passage = passage
        # The same as it is written.
        self.written = written
        self.span = span
        # The sentences of the passage, and how many stand before it.
        self._before = before
        # The words that introduce its list: "A sending node:".
        self.lead = lead
        # The title above it, "" where that is in another segment.
        self.heading = heading
        self.kind = prose.kind
        self.item = prose.item
        # Whether it only tells what is done, as documents on behaviour do: "The guide answers ...".
        self.told = told
        # The identifier of the clause that it belongs to, "" for none, and what that is.
        self.clause = clause.id if clause else ""
        self.clause_kind = clause.kind if clause else ""
        self.clause_form = clause.form if clause else ""

    @property
    def before(self) -> Sequence[Span]:
        """The sentences of the passage before it."""
        spans, at = self._before
        return spans[:at]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.passage[self.span.start : self.span.end]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(_WORD.findall(self.text.lower()))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tagged(self.passage, self.span)

    @cached_property
    def said(self) -> tuple[Word, ...]:
        """Its words without the identifier of its clause and the marks around it; none of one that
        is too long to be a sentence."""
        words = self.words
        if len(words) > _MOST:
            return ()
        start = self._said_from()
        at = next((n for n, word in enumerate(words) if word.start >= start), len(words))
        if at:
            while at < len(words) and words[at].kind == "mark" and words[at].text not in "([\"“'":
                at += 1
        return words[at:]

    def _said_from(self) -> int:
        """Where the identifier that leads it ends, or the sentence starts."""
        span = self.span
        if not self.clause:
            return span.start
        at = self.passage.find(self.clause, span.start, min(span.end, span.start + _NEAR))
        # A footnote that names the clause stands behind what it says.
        if at < 0 or len(self.passage[span.start : at].split()) > _LEADING:
            return span.start
        return at + len(self.clause)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Its noun phrases, as places among its words."""
        return phrases(self.words)

    @cached_property
    def lead_words(self) -> tuple[Word, ...]:
        """The words of `lead`; offsets count from its start."""
        return tagged(self.lead, Span(0, len(self.lead)))

    @cached_property
    def frame(self) -> Frame:
        return frame(self.written, self.words, self.lead, self.lead_words)

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """The key words of BCP 14 in it, in capitals, in order."""
        return tuple(" ".join(each.split()) for each in KEYWORD.findall(self.text))

    @cached_property
    def strength(self) -> Strength:
        """How strongly it obliges: the strongest word in it, or in what introduces it."""
        return strength_in(f"{self.lead} {self.text}" if self.lead else self.text)

    def strength_at(self, place: Span) -> Strength:
        """How strongly the words at a place of the passage oblige: as the strongest among them, or
        as the modal verb before them, in the sentence or in what introduces it."""
        if own := strength_in(self.passage[place.start : place.end]):
            return own
        at = bisect_left(self._strengths, place.start - self.span.start, key=itemgetter(0))
        if at:
            return self._strengths[at - 1][1]
        led = tuple(strengths_in(self.lead))
        return led[-1][1] if led else self.strength

    @cached_property
    def _strengths(self) -> tuple[tuple[int, Strength], ...]:
        return tuple(strengths_in(self.text))


def statements(document: Document, setting: Setting) -> Iterator[tuple[int, Statement]]:
    """Every statement of a document with the absolute start of its passage, in the order of the
    text."""
    for at in range(len(document.segments)):
        start = document.starts[at]
        for low, statement in in_segment(document, at, setting):
            yield start + low, statement


def in_segment(
    document: Document, at: int, setting: Setting, telling: bool = False
) -> tuple[tuple[int, Statement], ...]:
    """The statements of one segment, each with where its passage starts there. In a document on
    behaviour also what is only told, where that is asked for."""
    key = ("statements", at, setting)
    found = once(document, key, lambda: tuple(_in_segment(document, at, setting)))
    if telling or setting.profile != "behavioural":
        return found
    return tuple(each for each in found if not each[1].told)


def all_in_segment(
    document: Document, at: int, setting: Setting
) -> tuple[tuple[int, Statement], ...]:
    """As `in_segment`, with what gives leave in lower case, where that obliges, and all that a
    document on behaviour tells."""
    return tuple(_in_segment(document, at, setting, True))


def _in_segment(
    document: Document, at: int, setting: Setting, wide: bool = False
) -> Iterator[tuple[int, Statement]]:
    if setting.informative:
        return
    clauses, words = clauses_in(document, at), document.segment_words(at)
    heading, leads = "", [""]
    ends = tuple(section_ends(document.segments[at].facts.sections, clauses))
    for read in prose_in(document, at):
        prose = read.prose
        if prose.kind == "heading":
            heading = read.words.strip()
            leads = [""]
            while ends and ends[0] < prose.span.end:
                # What a heading has named before is over.
                clauses = tuple(each for each in clauses if each.span.start >= ends[0])
                ends = ends[1:]
            continue
        passage = read.words if prose.normative else ""
        lead = leads[prose.depth] if prose.depth < len(leads) else ""
        if prose.kind == "paragraph":
            # What it introduces stands one item deeper.
            del leads[prose.depth + 1 :]
            leads += [""] * (prose.depth + 1 - len(leads))
            leads.append(f"{lead} {passage}".strip() if _LEAD.search(passage) else "")
        if passage:
            written = words[prose.span.start : prose.span.end]
            for each in _in_passage(read, written, lead, heading, clauses, setting, wide):
                yield prose.span.start, each


def _in_passage(
    read: ReadProse,
    written: str,
    lead: str,
    heading: str,
    clauses: Sequence[Clause],
    setting: Setting,
    wide: bool,
) -> Iterator[Statement]:
    prose, passage = read.prose, read.words
    clause = clause_of(prose, clauses) if clauses else None
    own = clause is not None and clause.form != "heading" and clause.kind != "story"
    telling = setting.profile == "behavioural"
    oblige = may_oblige(passage, read.vocabulary)
    wide = wide and not setting.capitals
    if not (wide or own or telling or setting.strict or oblige or (lead and may_oblige(lead))):
        return
    if _STORY.match(passage) or not is_english(passage):
        return
    step = _STEP.match(passage) is not None
    introduced = bool(lead) and obliges(lead, setting)
    spans = sentences(passage)
    for at, span in enumerate(spans):
        sentence = passage[span.start : span.end]
        held = own and clause is not None and holds(clause, prose, span)
        obliging = (oblige and KEYWORD.search(sentence)) or (
            not step
            and (held or introduced or setting.strict or (oblige and obliges(sentence, setting)))
        )
        told = telling and (wide or _TELLING.search(sentence))
        if obliging or (not step and (told or (wide and _GIVING_LEAVE.search(sentence)))):
            yield Statement(
                prose,
                passage,
                written,
                span,
                (spans, at),
                lead,
                heading,
                clause if held or not own else None,
                told=not obliging,
            )
