"""A new precedent for a finding: where its file belongs, and what it begins as.

The author is to write the ruling and the reason, and until there is a ruling it settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.notation.folders import is_precedents
from speclsp.notation.precedent_fields import is_identifier
from speclsp.precedents.cited import cited
from speclsp.precedents.known import known, number
from speclsp.precedents.settlement import SETTLED, Question, question
from speclsp.precedents.wording import hash_of, sentence_at
from speclsp.resolution.linking import link_to, link_to_section
from speclsp.resolution.places import ClausePlace, clauses_in, section_of
from speclsp.spec.derived import normal
from speclsp.spec.precedents import Citation
from speclsp.statements.clauses import clause_about
from speclsp.text import Span
from speclsp.workspace import Snapshot

DATE = "YYYY-MM-DD"
"""Stands where the author is to give the date."""

_FILE = re.compile(r"(?:\A|/)p-(\d{1,9})\.md\Z")
_QUOTES = re.compile('["\u201c\u201d]')
_BRACKETS = re.compile(r"[\[\]\\`]")
# What is still to be filled in is nothing to rule on.
_OPEN = "placeholder"
_MOST_WORDS = 80
_FEWEST = 3


class _Named(NamedTuple):
    """A clause as the new precedent names it, and as its title does."""

    citation: str
    name: str


def new_precedent(
    snapshot: Snapshot, document: Document, finding: Diagnostic, group: str, date: str = DATE
) -> tuple[str, str] | None:
    """The path and the text of a precedent that would settle a finding in the document, of a rule
    of that group; None where none can: what it would cite has neither a name nor words."""
    asked = question(finding.rule, group)
    done = any(each.message == SETTLED for each in finding.related)
    if (
        asked is None
        or finding.rule == _OPEN
        or done
        or (document.precedents and is_precedents(document.path))
    ):
        return None
    identifier = next_identifier(snapshot)
    path = f"{_folder(snapshot, document.path)}/{identifier}.md"
    source = Document(path, b"", (), document.options)
    places = [(document, finding.clause, finding.span.start)]
    if asked == "conflict":
        places += _others(snapshot, document, finding.related)
    named: list[_Named] = []
    for each in places:
        one = _named(snapshot, source, *each)
        if one is None:
            return None
        if one not in named:
            named.append(one)
    text = _template(identifier, document, finding, asked, named, date)
    end = "\r\n" if "\r\n" in document.text.string else "\n"
    return path, text.replace("\n", end)


def next_identifier(snapshot: Snapshot) -> str:
    """The identifier behind the last that a precedent or a file for one has."""
    taken = [number(each.id) for each in known(snapshot).entries]
    files = (_FILE.search(path.casefold()) for path in snapshot.listing.files)
    taken += [int(found[1]) for found in files if found]
    return f"P-{max(taken, default=0) + 1}"


def _folder(snapshot: Snapshot, path: str) -> str:
    """The nearest folder of precedents above, or one beside the document."""
    known_folders = {
        each.path.rpartition("/")[0]
        for each in known(snapshot).entries
        if is_precedents(each.path) and "/" in each.path
    }
    above = path.rpartition("/")[0]
    beside = f"{above}/precedents" if above else "precedents"
    while True:
        folder = f"{above}/precedents" if above else "precedents"
        if folder in known_folders:
            return folder
        if not above:
            return beside
        above = above.rpartition("/")[0]


def _others(
    snapshot: Snapshot, document: Document, related: tuple[Related, ...]
) -> Iterator[tuple[Document, str, int]]:
    for each in related:
        other = snapshot.document(each.path) if each.path else document
        if other is not None:
            start = each.span.start
            yield other, clause_about(other, start), start


def _named(
    snapshot: Snapshot, source: Document, document: Document, identifier: str, offset: int
) -> _Named | None:
    places = clauses_in(document, identifier) if identifier else ()
    if places:
        holding = [each for each in places if each.span.start <= offset < each.span.end]
        return _clause(snapshot, source, document, (holding or list(places))[0])
    return _sentence(snapshot, source, document, offset)


def _clause(
    snapshot: Snapshot, source: Document, document: Document, place: ClausePlace
) -> _Named | None:
    identifier, recorded = place.clause.id, hash_of(document, place)
    if is_identifier(identifier):
        found = cited(snapshot, source, Citation(identifier, Span(0, 0)))
        if found.verdict == "found" and place in found.clauses:
            return _Named(f"{identifier}@{recorded}", identifier)
    link = link_to(snapshot, source, place)
    if not link or _BRACKETS.search(identifier):
        return None
    return _Named(f"[{identifier}]({link})@{recorded}", identifier)


def _sentence(
    snapshot: Snapshot, source: Document, document: Document, offset: int
) -> _Named | None:
    found = sentence_at(document, offset)
    link = link_to_section(snapshot, source, document, offset)
    if found is None or not link:
        return None
    # A quote inside a quotation would end it: the longest piece without one will do.
    words = max(_QUOTES.split(found.words), key=len).strip()
    if len(words.split()) < _FEWEST:
        return None
    section = section_of(document, offset)
    title = _BRACKETS.sub("", section.section.title if section else "").strip()
    title = title or document.path.rpartition("/")[2]
    return _Named(f'[{title}]({link}) "{words}"', title)


def _template(
    identifier: str,
    document: Document,
    finding: Diagnostic,
    asked: Question,
    named: list[_Named],
    date: str,
) -> str:
    title, settles = " and ".join(dict.fromkeys(each.name for each in named)), finding.rule
    if asked == "ambiguity":
        words = normal(document.words(finding.span))
        if len(words) <= _MOST_WORDS and words and not _QUOTES.search(words):
            title, settles = f'"{words}" in {title}', f'{settles} "{words}"'
        if is_identifier(finding.clause):
            settles = f"{settles} in {finding.clause}"
    cited_ = ", ".join(each.citation for each in named)
    return (
        f"# {identifier}: {title}\n\n- Status: in force\n- Date: {date}\n- Clauses: {cited_}\n"
        f"- Settles: {settles}\n\n## Situation\n\n> {finding.rule}: {finding.message}\n\n"
        "## Ruling\n\n_(Write what holds from now on.)_\n\n## Reason\n\n_(Write why.)_\n"
    )
