"""
A term is defined by itself, or two by one another, so neither is explained.

"Escalation: the escalation of a ticket" says nothing to those who ask what an escalation is.
A definition is taken for what it says first: the kind of thing that the term is.
A list of kinds ("a client or a server") and a kind with a word of its own ("a calendar day") explain.

## Bad

```spec
An escalation of an open ticket MUST end before the session of its visit does.

## Glossary

- **Escalation**: the escalation of a ticket.
                  ^^^^^^^^^^^^^^ circular-definition: "Escalation" is defined by itself
- **Visit**: a session.
             ^^^^^^^^^ circular-definition: "Visit" is defined by "Session", and that by "Visit"
- **Session**: a visit of one person.
               ^^^^^^^ circular-definition: "Session" is defined by "Visit", and that by "Session"
- **Open ticket**: a ticket that is open.
                   ^^^^^^^^^^^^^^^^^^^^^ circular-definition: "Open ticket" is defined by itself
```

## Good

```spec
The client MUST show the day of the escalation of each open ticket to the other endpoint.

## Glossary

- **Escalation**: the handover of a ticket to the team on call.
- **Endpoint**: a client or a server.
- **Client**: the endpoint that opens the connection.
- **Day**: a calendar day.
- **Open ticket**: a ticket that nobody has answered.
```

## Evidence

Circularity is one of the faults that ISO 704 names for definitions, and the words tell it.

## Not for you?

Write `circular-definition = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore circular-definition: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.language.lexicon.inflection import singular
from speclsp.notation.folders import is_in_force, is_template
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.rules.rule import Rule
from speclsp.spec.terms.glossaries import key
from speclsp.text import Span
from speclsp.workspace import Snapshot

# Between a term and what it is.
_OPENS = re.compile(
    r"[*_\"\u201d|\s]{0,9}(?:\([^()\n]{0,60}\)[*_\s]{0,9})?"
    r"(?:[:|\u2013\u2014-]|means?\b|is\b|are\b|refers? to\b)[*_|\s]{0,9}"
)
_GENUS = re.compile(
    r"(?:(?i:an?|the|any|each|every|one|all)\s+)?"
    r"(?P<genus>[^\W\d_][\w'\u2019-]{0,40}(?:\s+[\w'\u2019-]{1,40}){0,3}?)"
    r"(?=\s*(?:[.,;:(|\n]|\Z)|\s+(?P<stop>that|which|who|whom|whose|of|for|with|in|on|to|from|by"
    r"|between|at|when|where|after|before|used|is|are|has|have|or|and)\b)"
)
_MORE = re.compile(r"\s*,\s*(?!which|who|that)")
_SENTENCE = re.compile(r"[^.;|\n]{1,200}")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_SMALL_WORDS = """
a an the any each every one all that which who whom whose of for with in on to from by at is are was
were be been being has have had it its and as this these those such can does do
"""
_SMALL = frozenset(map(singular, _SMALL_WORDS.split()))
# More words than these say something of it.
_FEW = 8
_LONGEST = 4
"""Terms in a circle; those of longer ones are hardly read together."""


class _Definition(NamedTuple):
    """A term, and what its definition says first; the span is that of the words."""

    term: TermPlace
    genus: str
    span: Span
    # Whether no word of the definition is new.
    empty: bool
    # All that its first sentence says, and whether that is little.
    whole: Span
    short: bool


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if is_template(document.path):
        return
    found = [each for term in terms_in(document) if (each := _definition(document, term))]
    known = {key(each.term.name): each for each in reversed(found)}
    for each in found:
        name = key(each.term.name)
        if each.empty or (each.genus == name and each.short):
            yield Diagnostic(
                each.whole if each.empty else each.span,
                f'"{each.term.name}" is defined by itself',
                question=f'What is "{each.term.name}", in words that do not use it?',
            )
        elif circle := _circle(known, name):
            yield _circular(each, circle)


def _definition(document: Document, term: TermPlace) -> _Definition | None:
    if term.form in ("short", "title"):
        return None
    text = document.text.string
    opened = _OPENS.match(text, term.name_span.end, term.span.end)
    if opened is None:
        return None
    low = opened.end()
    sentence = _SENTENCE.match(text, low, term.span.end)
    if sentence is None:
        return None
    whole = Span(low, low + len(sentence.group().rstrip()))
    own = {singular(each.casefold()) for each in _WORD.findall(term.name)}
    said = {singular(each.casefold()) for each in _WORD.findall(sentence.group())}
    empty = len(own) > 1 and said - _SMALL == own
    short = len(_WORD.findall(sentence.group())) <= _FEW
    genus = _GENUS.match(text, low, term.span.end)
    # Several kinds: "a client or a server", "a client, a server or a relay".
    if genus is None or genus["stop"] in ("or", "and") or _MORE.match(text, genus.end()):
        return _Definition(term, "", whole, empty, whole, short) if empty else None
    return _Definition(term, key(genus["genus"]), Span(low, genus.end()), empty, whole, short)


def _circle(known: Mapping[str, _Definition], name: str) -> list[_Definition]:
    """The definitions that lead from a term back to it; none where they do not."""
    found: list[_Definition] = []
    at = name
    for _ in range(_LONGEST):
        definition = known.get(at)
        if definition is None or definition.genus == at:
            return []
        found.append(definition)
        at = definition.genus
        if at == name:
            return found
    return []


def _circular(each: _Definition, circle: list[_Definition]) -> Diagnostic:
    chain = [f'"{other.term.name}"' for other in (*circle[1:], circle[0])]
    by = ", and that by ".join(chain)
    return Diagnostic(
        each.span,
        f'"{each.term.name}" is defined by {by}',
        tuple(
            Related(other.term.path, other.term.name_span, "defined here") for other in circle[1:]
        ),
        question=f'What is "{each.term.name}", in words that are no such term?',
    )


RULE = Rule(
    "circular-definition",
    "term",
    "warning",
    __doc__,
    document=_check,
    applies=is_in_force,
    rereads=True,
)
