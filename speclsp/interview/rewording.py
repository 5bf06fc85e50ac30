"""What an author writes: a sentence in other words, put there only where it stays that, or a reason
to leave things as they are."""

from __future__ import annotations

import json
import re

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.features.ignoring import ignoring
from speclsp.features.manner import in_manner
from speclsp.interview.characters import unseen
from speclsp.interview.markup import (
    ADDRESS,
    BACKSLASH,
    BRACKETS,
    FORMULA,
    LABEL,
    added_markup,
)
from speclsp.interview.outside import altered
from speclsp.interview.question import Option, Question
from speclsp.interview.sentence import sentence_at
from speclsp.interview.settling import Refused
from speclsp.interview.sides import Side, sides
from speclsp.language.modality.modals import strength_of
from speclsp.language.sentences import sentences
from speclsp.notation.reading import facts
from speclsp.statements.obliging import may_oblige, obliges
from speclsp.statements.setting import Setting, in_force
from speclsp.suppression.insertion import insertion
from speclsp.text import Edit
from speclsp.workspace import Snapshot

MOST_WORDS = 2_000
"""Code points of an answer in the author's own words."""

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffc]"
)
_CLOSING = (".", "!", "?", ":", ";")
_WORD = re.compile(r"\w[\w'’-]*")
# Fewer words are no sentence, unless as few stood there or a blank is filled in.
_FEWEST = 3
_BLANK = "placeholder"
# What own words may have that those of a model may not: all of it shows what it is.
_ALLOWED = frozenset((BRACKETS, ADDRESS, LABEL, BACKSLASH, FORMULA))
_FREE = frozenset(("references", "links", "terms", "rulings", "mistakes"))
# Words, code, emphasis, a quote, an interval, an amount; no box of a task.
_START = re.compile(r"(?!\[[ xX]?\]|\$\$)(?:[\w\"'“‘«(\[*_`$€£§]|[-+±<≤≥]\d)")
_LABEL = re.compile(r"([*_]{1,3})[^*_]{1,80}(?:\1[ \t]*:|:\1)")
_NAME = r"[*_(`]{0,3}(?:[A-Za-z]+(?:[-_.\u2010-\u2013][A-Za-z]+)*[-_.\u2010-\u2013 ]?\d[\w.-]*"
# `FR-002:`, `[REQ-1]`, `**A1.2** -`, `7.1 The`
_IDENTIFIER = re.compile(
    rf"{_NAME}[*_)`]{{0,3}}[ \t]*(?:[:)\u2013\u2014]|-(?=\s))|\[[A-Za-z][\w.-]*\d\])"
    rf"|{_NAME}|\d+(?:\.\d+)+|r\[[\w.-]+\]|\w+~[\w.-]+~\d+)[*_)`.]{{0,3}}[ \t]+"
    r"(?:The|An?|Each|Every|All|Any|No|If|When|While|Where|It|System) "
)


def reworded(snapshot: Snapshot, question: Question, words: str) -> Option | Refused:
    """The answer that puts `words` in place of the sentence that the question is about.

    Refused where they would be no sentence there, or change anything beside it. What they mean,
    and how strongly they oblige, is their author's.
    """
    words = words.strip()
    held = snapshot.documents.get(question.path)
    if held is None:
        return Refused("the document is gone")
    document = held.awake()
    sentence = sentence_at(snapshot, document, question.diagnostic.span.start)
    if sentence is None:
        return Refused("the question is about no sentence")
    if sentence.heading:
        return Refused("it is the title of a section, which links may lead to")
    written = document.words(sentence.span)
    old = " ".join(written.split())
    if fault := _unfit(document, question, words, old):
        return Refused(fault)
    if written.endswith(".") and not words.endswith(_CLOSING):
        words += "."
    edit = Edit(sentence.span, words)
    before, after = sides(document, document.edit((edit,)).awake(), edit)
    setting = in_force(document, snapshot.config(question.path))
    if fault := altered(before, after, free=_FREE) or _unlike(before, after, setting):
        return Refused(fault)
    return Option(
        f'Write "{words}"', Fix("Write it in your own words", "consent", ((document.path, edit),))
    )


def _unfit(document: Document, question: Question, words: str, old: str) -> str:
    """Why words are no sentence in the place of `old`, wherever that stands; "" where they are."""
    if not words or len(words) > MOST_WORDS:
        return f"it takes one sentence on one line, of at most {MOST_WORDS:,} characters"
    if fault := unseen(words, old):
        return fault
    if words == old:
        return "it is what stands there already"
    if fault := added_markup(words, old, _ALLOWED):
        return fault
    blank = question.diagnostic.rule == _BLANK
    fewest = 1 if blank else min(_FEWEST, len(_WORD.findall(old)))
    if len(_WORD.findall(words)) < fewest:
        return f"it is no sentence: it has fewer than {fewest} words"
    if _IDENTIFIER.match(words) or facts(words, document.options).clauses:
        return "it begins like the identifier of a clause, which stays as it is"
    if not _START.match(words) or words.endswith("\\"):
        return "it begins or ends with what may be markup"
    if _LABEL.match(words) and not _LABEL.match(old):
        return "it begins with a label"
    return ""


def _unlike(before: Side, after: Side, setting: Setting) -> str:
    """Whether it is more than a sentence, or demands nothing where something was demanded."""
    if _sentences(after) > max(1, _sentences(before)):
        return "it is more than one sentence"
    if not obliges(before.shown, setting):
        return ""
    if may_oblige(after.shown) or any(map(strength_of, after.shown.lower().split())):
        return ""
    return "it demands nothing any more: a word such as MUST, SHOULD or MAY is missing"


def _sentences(side: Side) -> int:
    """How many sentences the passage has a part in."""
    if side.own is None:
        return 0
    start = side.own.start
    found = sentences(side.own.masked)
    return sum(each.moved(start).overlaps(side.there) for each in found)


def ignored(snapshot: Snapshot, question: Question, reason: str) -> Option | None:
    """The answer that the finding is to be ignored, for a reason; None without one that can be
    read, and where nothing can be written that says so."""
    reason = " ".join(_CONTROL.sub(" ", reason).split())
    document = snapshot.documents.get(question.path)
    if document is None or not re.search(r"\w", reason) or len(reason) > MOST_WORDS:
        return None
    for fix, diagnostic, blank in ignoring(snapshot, question.path, (question.diagnostic,)):
        ((path, edit),) = fix.edits
        if path == question.path:
            written = insertion(document.awake(), diagnostic, reason)
        else:
            # In a configuration: the inside of a string of TOML, which has the escapes of JSON.
            text = edit.text[: blank.start] + json.dumps(reason)[1:-1] + edit.text[blank.end :]
            written = edit._replace(text=text)
        if written is not None:
            fix = in_manner(snapshot, question.path, fix._replace(edits=((path, written),)))
            return Option(f"{fix.title}: {reason}", fix)
    return None
