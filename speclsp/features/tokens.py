"""The words of a document that mean something here: key words, identifiers, references, terms,
levels of authority.

What is in a segment is remembered with it, so that an edit costs its own segment. A token stands in
one line, and none overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import in_segment
from speclsp.resolution.terms import terms_in
from speclsp.segment import Segment
from speclsp.spec.facts import Clause, Reference
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

Kind = Literal["keyword", "clause", "section", "term", "authority"]

_KEYWORD = re.compile(
    r"(?<![\w-])(?:(?:MUST|SHALL|SHOULD)(?:[\s\ufffc]+NOT)?|MAY|REQUIRED|OPTIONAL"
    r"|(?:NOT[\s\ufffc]+)?RECOMMENDED)(?![\w-])"
)
_WORD = re.compile(r"[^\W_]+")
# Without what belongs to a quote or an item around it.
_LINE = re.compile(r"[^\s>][^\r\n]*")
_MOST_TERMS = 2_000
_AT_A_TIME = 20


class Token(NamedTuple):
    """`defines`: what stands here is where it gets its meaning."""

    start: int
    end: int
    kind: Kind
    defines: bool = False


class _Marked(NamedTuple):
    """A token of a segment; of a reference also the name that has to be defined somewhere."""

    token: Token
    needs: Name | None = None


class _Lexicon:
    """The terms that are looked for, by their first word."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.by_first: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            if first := _WORD.search(name):
                self.by_first.setdefault(first.group(), []).append(name)

    def starting(self, word: str) -> Sequence[str]:
        """The terms whose first word this is, or its plural, the longest first."""
        return self.by_first.get(word) or self.by_first.get(_singular(word)) or ()


def tokens(snapshot: Snapshot, path: str, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of the document at `path`, or those that start in `span`, in order."""
    return at_once(tokenizing(snapshot, path, span))


def tokenizing(snapshot: Snapshot, path: str, span: Span | None = None) -> Work[tuple[Token, ...]]:
    """`tokens`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return ()
    lexicon = _lexicon((yield from _names(snapshot)))
    first, last = 0, len(document.segments)
    if span is not None:
        first = max(0, bisect_right(document.starts, span.start) - 1)
        last = bisect_right(document.starts, span.end)
    string = document.text.string
    defined: dict[Name, bool] = {}
    found: list[Token] = []
    for at in range(first, last):
        start = document.starts[at]
        for (low, high, kind, defines), needs in _of_segment(document, at, string, lexicon):
            if needs is not None:
                if needs not in defined:
                    defined[needs] = bool(snapshot.index.defining(needs))
                if not defined[needs]:
                    continue
            found.append(Token(start + low, start + high, kind, defines))
        yield
    if span is None:
        return tuple(found)
    return tuple(each for each in found if each.start < span.end and span.start < each.end)


def _names(snapshot: Snapshot) -> Work[tuple[str, ...]]:
    """The terms of the workspace, in lower case."""
    found: set[str] = set()
    for number, document in enumerate(snapshot.documents.values()):
        if here := terms_in(document):
            found.update(place.name.lower() for place in here)
        if number % _AT_A_TIME == 0:
            yield
    return tuple(sorted(found)[:_MOST_TERMS])


@lru_cache(maxsize=16)
def _lexicon(names: tuple[str, ...]) -> _Lexicon:
    """The same object for the same terms: what a segment remembers is held against it."""
    return _Lexicon(names)


def _of_segment(document: Document, at: int, string: str, lexicon: _Lexicon) -> tuple[_Marked, ...]:
    segment, start = document.segments[at], document.starts[at]
    clauses = tuple(each for _, each in in_segment(document.settled.clauses, start))
    references = tuple(each for _, each in in_segment(document.settled.references, start))
    key = (lexicon, clauses, references)
    known = segment.memo.get("tokens")
    if known is not None and known[0] == key:
        found: tuple[_Marked, ...] = known[1]
        return found
    words = string[start : start + segment.size]
    marked = [*_facts(segment, clauses, references), *_words(segment, words, lexicon)]
    made = tuple(_apart(marked, words))
    segment.memo["tokens"] = (key, made)
    return made


def _facts(
    segment: Segment, clauses: Iterable[Clause], references: Iterable[Reference]
) -> Iterator[_Marked]:
    facts = segment.facts
    for section in facts.sections:
        if section.id:
            yield _Marked(Token(*section.id_span, "section", True))
    attributes = [each for section in facts.sections for each in section.attributes]
    attributes += [each for clause in clauses for each in clause.attributes]
    for attribute in attributes:
        if attribute.key == "authority":
            yield _Marked(Token(*attribute.span, "authority"))
    for clause in clauses:
        yield _Marked(Token(*clause.id_span, "clause", True))
    for header in facts.headers:
        yield _Marked(Token(*header.id_span, "clause"), Name("bare", "", header.id))
    for reference in references:
        kind: Kind = "section" if reference.kind == "section" else "clause"
        name = Name("section" if kind == "section" else "bare", "", reference.target)
        yield _Marked(Token(*reference.span, kind), name)


def _words(segment: Segment, words: str, lexicon: _Lexicon) -> Iterator[_Marked]:
    """Key words and terms in the prose of a segment."""
    names = {term.name_span for term in segment.facts.terms}
    for prose in segment.facts.prose:
        masked, low = prose.words(words), prose.span.start
        if prose.normative:
            for keyword in _KEYWORD.finditer(masked):
                yield _Marked(Token(low + keyword.start(), low + keyword.end(), "keyword"))
        if not lexicon.by_first:
            continue
        folded = masked.lower()
        if len(folded) != len(masked):
            # A letter that is two in lower case; not worth more than to be passed over.
            folded = masked
        for word in _WORD.finditer(folded):
            for term in lexicon.starting(word.group()):
                if (end := _end(folded, word.start(), term)) >= 0:
                    span = Span(low + word.start(), low + end)
                    yield _Marked(Token(*span, "term", span in names))
                    break


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _end(words: str, start: int, term: str) -> int:
    """Where `term`, or its plural, ends that starts at `start`; -1 where it does not stand."""
    if not words.startswith(term, start):
        return -1
    end = start + len(term)
    if words.startswith("s", end) and not words[end + 1 : end + 2].isalnum():
        end += 1
    return -1 if words[end : end + 1].isalnum() or words[end : end + 1] == "_" else end


def _apart(marked: Iterable[_Marked], words: str) -> Iterator[_Marked]:
    """In order, of those that overlap the first given, each in one line."""
    taken: list[Span] = []
    kept: list[_Marked] = []
    for each in marked:
        span = Span(each.token.start, each.token.end)
        place = bisect_right(taken, span)
        before, behind = taken[place - 1 : place], taken[place : place + 1]
        if span.start < span.end and not any(span.overlaps(other) for other in (*before, *behind)):
            taken.insert(place, span)
            kept.append(each)
    for token, needs in sorted(kept, key=lambda each: each.token):
        for line in _LINE.finditer(words, token.start, token.end):
            yield _Marked(token._replace(start=line.start(), end=line.end()), needs)
