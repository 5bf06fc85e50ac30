"""
A defined term is left for another word, so readers cannot tell whether another thing is meant.

Where a requirement says "participant" once, and "member" is defined and used everywhere around it,
or used nowhere, one of the two is a slip; so is "scrap box" where "scrap bin" is defined.
Words that specifications use for one thing are known in pairs; nothing is said where the other word
is a term itself, or where the document or others use it as one.

## Bad

```spec
**Member**: a person who has accepted an invitation.

The app MUST let each member add photos. A member MUST be able to leave.

The app MUST tell a member who has joined.

The app MUST write to every participant when the album is renamed.
                            ^^^^^^^^^^^ term-drift: "participant" may be the defined "Member", or another thing
```

## Good

```spec
**Member**: a person who has accepted an invitation.

**Participant**: a member who has added a photo.

The app MUST let each member add photos. A member MUST be able to leave.

The app MUST write to every participant when the album is renamed.
```

## Evidence

One thing under two names is among the faults that reviewers of requirements look for (INCOSE's
Guide to Writing Requirements, R36).
Which of two words is meant is the author's to say, so this is no warning.

## Not for you?

Write `term-drift = "off"` under `[rules]` in speclsp.toml, name the word in `vocabulary`, or put
`<!-- speclsp-ignore term-drift: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.language.lexicon.casing import in_manner
from speclsp.language.lexicon.inflection import plural, singular
from speclsp.language.lexicon.synonyms import NEAR
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.vocabulary import count
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.resolution.glossary import glossary, places
from speclsp.resolution.terms import TermPlace
from speclsp.resolution.variants import variants
from speclsp.resolution.words import says_elsewhere
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import is_allowed, quoted
from speclsp.spec.facts import Clause
from speclsp.statements.said import by_segment, in_statements, times_said
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# The term stands so many times as often as the other word, and that no more often than this.
_TIMES = 2
_MOST = 3
_FEWEST = 3
_ARTICLE = re.compile(r"\b(?P<article>[Aa]n?)[ \t]+\Z")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Each form of a word of those pairs, and its singular.
_ONES = {form: word for name in NEAR for word in name.split() for form in (plural(word), word)}
# What a thing has, or is one of, so that "the rental period" is that of a rental.
_OF_IT = listed(
    "item piece entry record object unit list number id name period date time status owner step"
    " start end begin state duration length size history count limit deadline details detail data"
    " information type kind address position total amount fee price request page screen form"
    " table view holder member"
)
_PLAIN = ("determiner", "number", "adjective")


class _Noun(NamedTuple):
    """A noun that may stand for a term; its place counts from its passage."""

    word: str
    span: Span


def _nouns(statement: Statement, setting: Setting) -> Iterator[_Noun]:
    if not any(singular(word) in NEAR for word in statement.vocabulary):
        return
    words = statement.words
    for phrase in statement.phrases:
        for at in (phrase.head - 1, phrase.head):
            if at <= phrase.first or singular(words[at].lower) not in NEAR:
                continue
            span = Span(words[at].start, words[at].end)
            if (
                _stands_alone(words, phrase, at)
                and not quoted(statement.passage, *span)
                and not is_allowed(statement.passage, span, setting.vocabulary)
            ):
                yield _Noun(singular(words[at].lower), span)


def _stands_alone(words: Sequence[Word], phrase: Phrase, at: int) -> bool:
    """Whether no noun says which one is meant, neither before it nor behind it; but what is had or
    done with it may be named: "the luggage item"."""
    if any(each.tag not in _PLAIN for each in words[phrase.first : at]):
        return False
    if at < phrase.head:
        return words[at].tag == "noun" and singular(words[phrase.head].lower) in _OF_IT
    behind = words[at + 1 : at + 2]
    return not behind or behind[0].tag not in ("noun", "code", "number")


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    yield from _of_one_word(snapshot, document)
    for start, each in variants(snapshot, document):
        string = document.text.string
        if quoted(string, each.span.start + start, each.span.end + start):
            continue
        if says_elsewhere(snapshot, document.path, each.name.split()):
            continue
        if found := places(snapshot, each.term, document.path):
            yield _drifted(each.span.moved(start), each.name, found[0])


def _drifted(span: Span, word: str, term: TermPlace) -> Diagnostic:
    return Diagnostic(
        span,
        f'"{word}" may be the defined "{term.name}", or another thing',
        (Related(term.path, term.name_span, "defined here"),),
        data=(word, term.name),
        question=f'Does "{word}" mean "{term.name}", or another thing?',
    )


def _of_one_word(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    pairs = _pairs(snapshot)
    if not pairs:
        return
    said = (words for _, words in by_segment(snapshot, document, "near words", _stated))
    stated = frozenset[str]().union(*said)
    left = {
        word: term
        for word, terms in pairs.items()
        if word in stated
        and 0 < times_said(document, word) <= _MOST
        and (term := _left(snapshot, document, word, terms)) is not None
    }
    if not left:
        return
    # Few segments say them, so no others are read.
    wanted = frozenset(left)
    may = partial(_may_stand, wanted)
    nouns = in_statements(snapshot, document, "near nouns", _nouns, may, shown=True, depends=wanted)
    for start, noun in nouns:
        if (term := left.get(noun.word)) is not None:
            yield _drifted(noun.span.moved(start), noun.word, term)


def _stated(
    document: Document, at: int, clauses: tuple[Clause, ...], setting: Setting
) -> tuple[frozenset[str], ...]:
    """The words of a segment's statements and scenarios that are known in pairs."""
    words = document.segment_words(at).lower()
    found = frozenset(_ONES[each] for each in _WORD.findall(words) if each in _ONES)
    return (found,) if found else ()


def _may_stand(wanted: frozenset[str], words: str) -> bool:
    return any(_ONES.get(each) in wanted for each in _WORD.findall(words.lower()))


def _pairs(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """The words that may stand for terms of the workspace and are none, with those terms."""
    found = snapshot.names.memo.get(_pairs)
    if found is None:
        terms = glossary(snapshot)
        near: dict[str, set[str]] = {}
        for known in (*terms.paths, *terms.abbreviations):
            for word in NEAR.get(known, ()):
                if not terms.speaks_of(word):
                    near.setdefault(word, set()).add(known)
        found = {word: tuple(sorted(near[word])) for word in sorted(near)}
        snapshot.names.memo[_pairs] = found
    assert isinstance(found, dict)
    return found


def _left(
    snapshot: Snapshot,
    document: Document,
    word: str,
    terms: Sequence[str],
) -> TermPlace | None:
    """The term that the document has left for `word`, which stands there hardly ever."""
    least = max(_TIMES * times_said(document, word), _FEWEST)
    for near in terms:
        if not _is_settled(snapshot, document, near, least):
            continue
        if says_elsewhere(snapshot, document.path, (word,)) or _titled(document, word):
            return None
        found = places(snapshot, near, document.path)
        if found and not _is_said_to_explain(snapshot, found, word):
            return found[0]
    return None


def _is_settled(snapshot: Snapshot, document: Document, near: str, least: int) -> bool:
    """Whether the term is the word that is used; or else is defined here, and nobody uses it."""
    times = min(times_said(document, each) for each in near.split())
    if times >= least:
        return True
    found = places(snapshot, near, document.path)
    if not times and found and _is_used(snapshot, document, near, found[0]):
        return True
    return (
        0 < times <= len(found)
        and found[0].path == document.path
        and not says_elsewhere(snapshot, document.path, near.split())
    )


def _is_used(snapshot: Snapshot, document: Document, near: str, term: TermPlace) -> bool:
    """Whether a third document uses the term that another one defines."""
    return term.path != document.path and says_elsewhere(
        snapshot, document.path, near.split(), besides=term.path
    )


def _titled(document: Document, word: str) -> bool:
    titles = "\n".join(section.title for _, section in document.sections)
    return count(titles, word, 1) > 0


def _is_said_to_explain(snapshot: Snapshot, found: tuple[TermPlace, ...], word: str) -> bool:
    """Whether a definition of the term has the word."""
    return any(count(_explanation(snapshot, each), word, 1) for each in found)


def _explanation(snapshot: Snapshot, term: TermPlace) -> str:
    return snapshot.string(term.path)[term.span.start : term.span.end]


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    word, term = diagnostic.data
    written = document.words(diagnostic.span)
    # A capital that only the start of its definition gives it.
    name = term if any(map(str.isupper, term[1:])) else term.lower()
    new = in_manner(written, word, name)
    if new is None:
        return
    span = diagnostic.span
    before = document.text.string[max(0, span.start - 8) : span.start]
    article = _ARTICLE.search(before)
    if article:
        an = "an" if new[0].lower() in "aeiou" else "a"
        low = span.start - len(before) + article.start("article")
        written = document.words(Span(low, span.start))
        capital = an.capitalize() if written[0] == "A" else an
        span, new = Span(low, span.end), f"{capital} {new}"
    yield Fix(f'Write "{new}"', "consent", ((document.path, Edit(span, new)),))


RULE = Rule(
    "term-drift",
    "term",
    "info",
    __doc__,
    document=_check,
    fixes=_fixes,
    applies=is_in_force,
    rereads=True,
    needs="documents",
)
