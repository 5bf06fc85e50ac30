"""Who is given duties in a document: the nouns before "must" and its like that name what acts, and
those that act in the outcome of a scenario.

Told from the words of a segment alone, and kept there, so that a rule can ask for the neighbours of
a sentence at the price of a look.
"""

from __future__ import annotations

import re

from speclsp.document import Document
from speclsp.language.anaphora.doers import DOING
from speclsp.language.lexicon.actors import is_actor
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import is_third_person
from speclsp.spec.facts import Clause
from speclsp.statements.said import by_segment
from speclsp.statements.setting import Setting
from speclsp.workspace import Snapshot

_MODAL = re.compile(
    r"\b(?:must|shall|should|may|will)[*_]{0,2}\s+(?:not\s+)?(?!not\b)([a-z]+)",
    re.IGNORECASE,
)
# "**THEN** the gateway closes the valve"
_OUTCOME = re.compile(
    r"\bTHEN[*_]{0,4}\s+(?:the|an?)\s+((?:[a-z]+ ){0,2}[a-z]+) ([a-z]+s)\s", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z][\w-]*")
# Where what stands before a modal verb begins, at the latest.
_BREAK = re.compile(r"[.,;:!?()\[\]|>]|\b(?:that|which|when|if|then|and|or)\b", re.IGNORECASE)
_NEAR = 80
# "A leaf", "Handlers".
_NAMED = re.compile(
    r"(?:\b(?i:an?|each|every|the)(?: [\w-]{1,30}){1,3}|(?<![\w-])[A-Z][a-z]{1,30}s)\s*\Z"
)
_NAME = 60


def acting(snapshot: Snapshot, document: Document) -> frozenset[str]:
    """Of the whole document."""
    return frozenset(noun for _, noun in by_segment(snapshot, document, "acting", _read))


def acting_in(document: Document, at: int) -> frozenset[str]:
    """Of the segment at this place: nouns in the singular, in lower case."""
    return _acting(document.segment_words(at))


def _read(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[str, ...]:
    words = document.segment_words(at)
    return tuple(sorted(acting_in(document, at) | _outcomes(words)))


def _outcomes(words: str) -> frozenset[str]:
    found: set[str] = set()
    for outcome in _OUTCOME.finditer(words):
        noun = _subject(outcome[1])
        if is_actor(noun) and is_third_person(outcome[2].lower()):
            found.add(noun)
    return frozenset(found)


def _acting(words: str) -> frozenset[str]:
    found: set[str] = set()
    for modal in _MODAL.finditer(words):
        before = words[max(0, modal.start() - _NEAR) : modal.start()]
        pieces = _BREAK.split(before)
        noun = _subject(pieces[-1])
        if modal[1].lower() != "be" and noun and (is_actor(noun) or _acts(pieces[-1], modal[1])):
            found.add(noun)
    return frozenset(found)


def _acts(subject: str, verb: str) -> bool:
    """Whether a noun that can be anything is made to act: "a leaf MUST send"."""
    return _NAMED.search(subject[-_NAME:]) is not None and verb.lower() in DOING


def _subject(words: str) -> str:
    """The last noun, before a preposition if there is one: "the client of a server"."""
    head = re.split(r"\s(?:of|in|on|for|with|to|from|at)\s", words, maxsplit=1)[0]
    last = ""
    for word in _WORD.findall(head):
        last = word
    return singular(last.lower()) if len(last) > 1 else ""
