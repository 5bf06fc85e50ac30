"""Entries of glossaries and sentences that say what a thing is, given the meaning of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from bench.score.seeds.edited import Edited
from bench.score.seeds.sentences import FOREIGN, flat, passages, split, whole
from speclsp.document import Document
from speclsp.notation.folders import is_fixture, is_in_force, is_template, plans
from speclsp.spec.derived import DEMANDS
from speclsp.text import Span


class Definition(NamedTuple):
    """A term, the words between, and what it means."""

    path: str
    span: Span
    term: str
    between: str
    meaning: str

    @property
    def words(self) -> str:
        return self.term + self.between + self.meaning


_GLOSSARY = re.compile(
    r"\b(?:glossary|terminology|terms|definitions?|key entities|entities|concepts|vocabulary)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?P<term>[*_]{2}[A-Z`][\w `'’/()-]{1,50}?(?P<colon>:?)[*_]{2})"
    r"(?P<between>(?:\s*[:—–]|\s-)?\s*)(?P<meaning>\S.{15,})",
    re.DOTALL,
)
_IS = re.compile(
    r"(?P<term>(?:(?:An?|The)\s+)?[*_`\"“]*[A-Za-z][\w-]*(?:\s[\w-]+){0,3}[*_`\"”]*"
    r"(?:\s\([\w ]+\))?)"
    r"(?P<between>\s+(?:is|means|refers to|denotes|represents)\s+)"
    r"(?P<meaning>(?:an?|the|any|one|either|each|every)\s.{15,})",
    re.DOTALL,
)
_NO_TERM = re.compile(
    r"(?:The )?(?:If|When|Whether|While|Where|As|For|In|Once|It|This|That|There|These|What|Here"
    r"|Which|Each|Every|All|Any|Another|One|goal|purpose|reason|following|result|above|below|first"
    r"|second|default|example|only|main|idea|problem|same|point|difference|key)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:must|shall|should|may|can|will|not|no)\b", re.IGNORECASE)


def definitions(document: Document) -> Iterator[Definition]:
    """Those of a document, in the order of the text."""
    path = document.path
    if plans(path) or is_fixture(path) or is_template(path) or not is_in_force(path):
        return
    text = document.text.string
    for passage in passages(document):
        section = document.section_at(passage.start)
        glossary = section is not None and _GLOSSARY.search(section[1].title) is not None
        words = text[passage.start : passage.end]
        entry = _ENTRY.match(words) if glossary else None
        if entry and not FOREIGN.search(words) and (entry["colon"] or entry["between"].strip()):
            meaning = flat(words[entry.start("meaning") : entry.end()])
            yield Definition(path, passage, entry["term"], entry["between"], meaning)
            continue
        for span in list(split(text, passage))[:1]:
            said = flat(text[span.start : span.end])
            found = _IS.fullmatch(said)
            if found and whole(said) and _defines(found):
                yield Definition(path, span, found["term"], found["between"], found["meaning"])


def _defines(found: re.Match[str]) -> bool:
    if _NO_TERM.match(found["term"].lstrip('"“*_`')) or _MODAL.search(found["term"]):
        return False
    if DEMANDS.search(found["meaning"]):
        return False
    # "The port is the one that ..." tells something of a thing that is known.
    marked = re.match(r"(?:The )?[*_`\"“]", found["term"]) is not None
    return marked or not found["term"].startswith("The ")


def redefined(
    definition: Definition, others: Sequence[Definition], choose: Random
) -> Iterator[Edited]:
    """`definition`: the meaning of another term of the same form."""
    sort = "entry" if definition.term.startswith("**") else "sentence"
    fitting = [
        each
        for each in others
        if each.term.strip("*:").lower() != definition.term.strip("*:").lower()
        and each.meaning != definition.meaning
        and each.term.startswith("**") == definition.term.startswith("**")
    ]
    if fitting:
        meaning = choose.choice(fitting).meaning
        yield Edited(sort, definition.term + definition.between + meaning)
