"""Who is given duties in a document: the nouns before "must" and its like that name what acts.

Told from the words of a segment alone, and kept there, so that a rule can ask for the neighbours of
a sentence at the price of a look.
"""

from __future__ import annotations

import re

from speclsp.document import Document
from speclsp.language.actors import is_actor
from speclsp.language.inflection import singular
from speclsp.resolution.said import by_segment
from speclsp.resolution.setting import Setting
from speclsp.spec.facts import Clause
from speclsp.workspace import Snapshot

_MODAL = re.compile(
    r"\b(?:must|shall|should|may|will)(?=[*_]{0,2}\s)(?!\s+(?:not\s+)?be\b)", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z][\w-]*")
# Where what stands before a modal verb begins, at the latest.
_BREAK = re.compile(r"[.,;:!?()\[\]|>]|\b(?:that|which|when|if|then|and|or)\b", re.IGNORECASE)
_NEAR = 80


def acting(snapshot: Snapshot, document: Document) -> frozenset[str]:
    """Of the whole document."""
    return frozenset(noun for _, noun in by_segment(snapshot, document, "acting", _read))


def acting_in(document: Document, at: int) -> frozenset[str]:
    """Of the segment at this place: nouns in the singular, in lower case."""
    start = document.starts[at]
    return _acting(document.text.string[start : start + document.segments[at].size])


def _read(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[str, ...]:
    return tuple(sorted(acting_in(document, at)))


def _acting(words: str) -> frozenset[str]:
    found: set[str] = set()
    for modal in _MODAL.finditer(words):
        before = words[max(0, modal.start() - _NEAR) : modal.start()]
        pieces = _BREAK.split(before)
        noun = _subject(pieces[-1])
        if noun:
            found.add(noun)
    return frozenset(found)


def _subject(words: str) -> str:
    """The last noun that acts, before a preposition if there is one: "the client of a server"."""
    head = re.split(r"\s(?:of|in|on|for|with|to|from|at)\s", words, maxsplit=1)[0]
    last = ""
    for word in _WORD.findall(head):
        last = word
    noun = singular(last.lower())
    return noun if is_actor(noun) else ""
