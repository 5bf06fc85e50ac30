"""
"only" stands before the verb, and it is not clear which of the words behind the verb it limits.

"MUST only send invoices to customers" forbids to send anything else, or to send invoices to anyone
else. Where "only" stands right before what it limits, there is one reading.

## Bad

```spec
Clerks MUST only print receipts for members on Fridays.
            ^^^^ only-placement: "only" can limit "receipts for members" or "on Fridays"

The list MUST only be shown to guards on Fridays.
              ^^^^ only-placement: "only" can limit "to guards" or "on Fridays"

The relay MUST only forward a frame to the next hop if the window is open.
               ^^^^ only-placement: "only" can limit "a frame", "to the next hop" or "if the window is open"
```

## Good

```spec
Clerks MUST print receipts for members only on Fridays.

The relay MUST forward a frame only if the window is open.

The desk answers calls only after eight. The name MUST only contain letters. The lamp MUST only be lit after the door has closed.

A plan MUST NOT only name the tests but also their owners.
```

## Evidence

Berry and Kamsties (2004) list misplaced "only" among the commonest faults of requirements.
Readers do not notice it: none of the "only" in 763 labelled requirements was marked.
So this is information, and only given where a verb has two things behind it. In a document on the
behaviour of an assistant, what is only told ("the guide only answers ...") counts too.

## Not for you?

Write `only-placement = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore only-placement: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.language.lexicon.verbs import base, is_third_person
from speclsp.language.syntax.complements import complements
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import either, plain, shown
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# Of these it is the object that is limited: "only use characters from this set".
_LIMITING = frozenset(
    ("allow", "be", "consist", "contain", "have", "hold", "include", "match", "use")
)
_LONGEST = 60


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.said
    for at, word in enumerate(words):
        if word.lower == "only" and (_is_after_modal(words, at) or _is_before_verb(words, at)):
            verb = _verb(words, at + 1)
            spans = complements(words, verb)
            if len(spans) > 1 and not _limits(words, verb):
                yield _finding(statement, word, spans)


def _verb(words: Sequence[Word], at: int) -> int:
    """Where what is done stands: "be able to book"."""
    able = [word.lower for word in words[at : at + 3]]
    return at + 3 if able in (["be", "able", "to"], ["be", "allowed", "to"]) else at


def _is_after_modal(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].tag == "modal"


def _is_before_verb(words: Sequence[Word], at: int) -> bool:
    """ "The desk only accepts": where no modal verb is, between a subject and its verb."""
    if not 0 < at < len(words) - 1 or words[at - 1].tag not in ("noun", "code"):
        return False
    return words[at + 1].tag == "verb" and is_third_person(words[at + 1].lower)


def _limits(words: Sequence[Word], verb: int) -> bool:
    """Whether it is the object that everybody takes to be limited."""
    if verb + 1 >= len(words):
        return False
    passive = words[verb].tag == "be" and words[verb + 1].tag == "participle"
    return not passive and base(words[verb].lower) in _LIMITING


def _finding(statement: Statement, only: Word, spans: Sequence[Span]) -> Diagnostic:
    readings = either([_short(shown(statement, span)) for span in spans])
    return Diagnostic(
        Span(only.start, only.end),
        f'"{only.text}" can limit {readings}',
        tuple(Related("", span, "can be limited") for span in spans),
        question=f'What does "{only.text}" limit: {readings}?',
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " ..."


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    span = diagnostic.span
    behind = document.words(Span(span.end, span.end + 1))
    gone = Span(span.start, span.end + 1) if behind.isspace() else span
    only = document.words(span)
    for related in diagnostic.related:
        start = related.span.start
        while document.words(Span(start - 1, start)) in ("*", "_"):
            start -= 1
        limited = _short(plain(document.words(related.span)))
        moved = Edit(Span(gone.start, start), document.words(Span(gone.end, start)) + only + " ")
        yield Fix(f'Write "{only} {limited}"', "consent", ((document.path, moved),))


RULE = Rule(
    "only-placement",
    "ambiguity",
    "info",
    __doc__,
    statement=_check,
    triggers=frozenset(("only",)),
    telling=True,
    fixes=_fixes,
    applies=is_in_force,
)
