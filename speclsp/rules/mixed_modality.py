"""
One sentence demands one thing and recommends another, so whoever cites or tests it has to say which
half is meant.

"MUST ... and SHOULD ..." under one number is met and not met at once by a system that follows the
duty and not the advice. A second sentence of its own, an exception ("MUST ... unless ..."), the
other case ("otherwise it MAY ...") and a duty of somebody else are left alone.

## Bad

```spec
The courier MUST sign the receipt and SHOULD note the time.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-modality: "MUST sign" demands and "SHOULD note" recommends, in one sentence

The gate SHALL close after 10 s and should beep.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-modality: "SHALL close" demands and "should beep" recommends, in one sentence

The lodger MUST lock the door and it is advisable to close the windows.
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-modality: "MUST lock" demands and "it is advisable to close" recommends, in one sentence
```

## Good

```spec
The courier MUST sign the receipt. The courier SHOULD note the time.

The courier MUST sign the receipt if there is one; otherwise the courier SHOULD note the time.

A sender MUST use one format, but a queue MAY hold two.
```

## Evidence

RFC 2119 gives the two words different consequences; ARM (NASA) counts imperatives and options apart,
and Paska (Veizaga and others) lists the mixture among its smells.

## Not for you?

Write `mixed-modality = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore mixed-modality: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.lexicon.verbs import is_third_person
from speclsp.language.modality.modals import DUTY
from speclsp.language.modality.strengths import TRIGGERS, expressions
from speclsp.language.syntax.main_clause import is_main, subject_start
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_LESS = {"should": "recommends", "ought": "recommends", "may": "allows"}
# Between the two these keep them apart.
_APART = frozenset(
    ("unless", "except", "otherwise", "else", "however", "whereas", "while", "although", "though")
)
_INSERTED = frozenset(("if", "when", "where", "whenever", "wherever", "unless"))
_CONDITIONS = frozenset(("if", "when", "where", "once", "whenever"))
_NUMBERED = frozenset(("tag", "marker", "bold", "bracket", "plain", "number", "row"))
_JOINING = frozenset(("and", "but", "or", ","))
# So many words are looked at on each side.
_FAR = 60
_BEFORE_VERB = frozenset(("not", "adverb", "be", "modal", "to"))
_ACTED = _BEFORE_VERB | {"verb", "noun", "participle", "adjective", "have", "do"}


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    found = sorted((*_modals(words), *_expressions(words)))
    for first, second in pairwise(found):
        kinds = {first.kind, second.kind}
        if "demands" not in kinds or len(kinds) == 1:
            continue
        if words[first.at].text.islower() and words[second.at].text.isupper():
            continue
        if not _is_mixed(statement, words, first, second):
            continue
        yield _said(words, first, second)
        return


class _Said(NamedTuple):
    """Indices of words: where it begins, and the last before the verb. A modal verb is one word."""

    at: int
    last: int
    kind: str
    modal: bool


def _modals(words: Sequence[Word]) -> Iterator[_Said]:
    named = False
    for at, word in enumerate(words):
        if word.lower not in DUTY and word.lower not in _LESS:
            continue
        # In a row of key words all are named, and none is used.
        named = word.text.isupper() and (
            _is_named(words, at) or (named and words[at - 1].lower in ("and", "or", ","))
        )
        if not named and _is_modal(words, at) and is_main(words, at):
            yield _Said(at, at, _LESS.get(word.lower, "demands"), True)


def _expressions(words: Sequence[Word]) -> Iterator[_Said]:
    for each in expressions(words):
        if is_main(words, each.first):
            yield _Said(each.first, each.last, each.kind, False)


def _is_named(words: Sequence[Word], at: int) -> bool:
    """Whether a word in capitals is spoken of: `SHOULD and MAY`, `MUST means`, `MUST is`."""
    behind = at + 1
    if behind < len(words) and words[behind].text == "NOT":
        behind += 1
    if behind >= len(words):
        return True
    following = words[behind]
    if following.lower in ("and", "or", "is", "are", "has", "in", "as"):
        return True
    if following.text == ",":
        return behind + 1 < len(words) and words[behind + 1].text.isupper()
    opens = at == 0 or words[at - 1].kind == "mark"
    return opens and is_third_person(following.lower)


def _is_modal(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    # A word that is only named is followed by a mark; `SHOULD, if it can, ...` is not.
    acts = at + 1 < len(words) and words[at + 1].kind != "mark"
    if at + 2 < len(words) and words[at + 1].text == ",":
        acts = words[at + 2].lower in _INSERTED
    return acts and (word.tag == "modal" or word.text.isupper())


def _is_mixed(statement: Statement, words: Sequence[Word], first: _Said, second: _Said) -> bool:
    one, two = first.at, second.at
    between = words[max(one + 1, two - _FAR) : two]
    if any(word.lower in _APART for word in between):
        return False
    behind = words[two + 1 : two + 1 + _FAR]
    if any(word.lower in _CONDITIONS for word in between) and any(
        word.lower in _CONDITIONS for word in behind
    ):
        return False
    shared = words[two - 1].lower in _JOINING
    joint = words[two - 1].lower if words[two - 1].kind == "word" else ","
    if "allows" in (first.kind, second.kind):
        # A permission takes nothing back, but beside "or" it does.
        return shared and (joint == "or" or (joint == "and" and _is_numbered(statement)))
    if any(word.lower == "as" for word in words[subject_start(words, two) : two]):
        # `as the user should not wait`.
        return False
    alone = first.modal or first.kind != "demands"
    return shared or (alone and _is_numbered(statement)) or _is_again(words, two)


def _is_again(words: Sequence[Word], at: int) -> bool:
    """Whether `and it` takes up the subject."""
    return words[at - 1].lower in ("it", "they") and words[at - 2].lower in ("and", "but")


def _is_numbered(statement: Statement) -> bool:
    """Whether the sentence can be cited by an identifier that stands in front of it."""
    return statement.clause_form in _NUMBERED


def _said(words: Sequence[Word], one: _Said, two: _Said) -> Diagnostic:
    first, second = _acted(words, one), _acted(words, two)
    duty = one.kind == "demands"
    less = (second if duty else first).partition(" ")[2].lower()
    modals = one.modal and two.modal
    meant = modals and words[one.at].text.isupper() and words[two.at].text.isupper()
    return Diagnostic(
        Span(words[one.at].start, _verb(words, two.last).end),
        f'"{first}" {one.kind} and "{second}" {two.kind}, in one sentence',
        question=f'Is "{less}" demanded too?',
        # Who writes both in capitals knows which is which.
        milder=meant,
        data=(words[one.at].text, words[two.at].text) if modals else ("", ""),
    )


def _verb(words: Sequence[Word], at: int) -> Word:
    """What the modal verb at a place goes with."""
    last = at
    while last + 1 < len(words) and last - at < 3:
        if words[last + 1].tag not in _ACTED:
            break
        last += 1
        if words[last].tag not in _BEFORE_VERB:
            break
    return words[last]


def _acted(words: Sequence[Word], said: _Said) -> str:
    verb = _verb(words, said.last)
    return " ".join(word.text for word in words[said.at :] if word.start <= verb.start)


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    first, second = diagnostic.data
    if not (first.isupper() and second.islower()):
        return
    at = document.words(diagnostic.span).rfind(second)
    if at < 0:
        return
    place = Span(diagnostic.span.start + at, diagnostic.span.start + at + len(second))
    for word in (first, second.upper()):
        yield Fix(f'Write "{word}"', "consent", ((document.path, Edit(place, word)),))


RULE = Rule(
    "mixed-modality",
    "keyword",
    "warning",
    __doc__,
    statement=_check,
    triggers=frozenset(("should", "may")) | TRIGGERS,
    fixes=_fixes,
    applies=is_in_force,
)
