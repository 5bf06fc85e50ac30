"""
A list ends in "etc.", so nobody can tell what else belongs to it.

Who builds from such a list stops at what it names, and who tests it expects more. The rest of the
list, a rule that says what belongs to it, or no such ending at all ends the doubt. A list that only
gives examples, and one in brackets, is left alone: what obliges stands before it.

## Bad

```spec
The shop MUST accept cards, vouchers, etc.
                                      ^^^^ open-ended-list: "etc." leaves open what else belongs to the list

The log SHALL have the user, the time and so on.
                                      ^^^^^^^^^ open-ended-list: "and so on" leaves open what else belongs to the list

The export MUST hold fields, including but not limited to the name.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ open-ended-list: "including but not limited to" leaves open what else belongs to the list
```

## Good

```spec
The shop MUST accept cards and vouchers.

The log SHALL have the user, the time and the address.

Public keys (of users, hosts, etc.) MUST be stored in one folder.
```

## Evidence

The INCOSE guide to writing requirements (rule R9) forbids open-ended clauses.
All four uses of "etc." that QuARS reported in a study were real, and people marked it in 12 of 100
sentences on privacy; "including" alone is hardly ever flagged and not looked at.

## Not for you?

Write `open-ended-list = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore open-ended-list: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.vagueness.endings import ENDINGS, LAST, LISTED, OPENINGS
from speclsp.language.vagueness.phrase import Phrase, Phrases
from speclsp.language.vagueness.settled import reasons
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import thing, written
from speclsp.rules.shared.omitting import omitted
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span
from speclsp.workspace import Snapshot

_PHRASES = Phrases((*ENDINGS, *OPENINGS))
_DOTS = frozenset((".", "\u2026"))
_THREE = 3
# Of a series of those anybody can say how it goes on.
_SERIES = frozenset(("number", "code"))
# What follows "such as" gives examples anyway.
_EXAMPLES = frozenset(("e.g", "eg", "example", "instance", "like", "such"))
_WHOLE = frozenset(("all", "any", "anything", "each", "every", "everything", "no"))
_ITEMS = frozenset(("adjective", "gerund", "noun", "participle"))
_FAR = 60
_LONGEST = 30
# "a1, a2, ...", "x, y, ...".
_SHORT = 3


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    text = statement.text
    if (
        _PHRASES.triggers.isdisjoint(statement.vocabulary)
        and ".." not in text
        and "\u2026" not in text
    ):
        return
    words = statement.words
    last = 0
    for first in range(len(words)):
        if first < last:
            continue
        last = _end(words, first)
        if not last or (not setting.strict and _is_settled(statement, first)):
            continue
        phrase = written(statement, first, last)
        low, high = words[first].start, words[last - 1].end
        if phrase.lower().startswith("etc") and statement.passage[high : high + 1] == ".":
            high, phrase = high + 1, phrase + "."
        yield Diagnostic(
            Span(low, high),
            f'"{phrase}" leaves open what else belongs to the list',
            question=_question(statement, first, words[first].lower in {"including", "but"}),
        )


def _end(words: Sequence[Word], first: int) -> int:
    """Behind the phrase that begins here, commas looked past; 0 for none."""
    if words[first].text in _DOTS:
        if first and words[first - 1].text == words[first].text:
            # It began before.
            return 0
        last = _dotted(words, first)
        return last if last and _is_list_of_things(words, first, last) else 0
    phrase = _phrase(words, first)
    if not phrase and words[first].lower in {"including", "includes", "include"}:
        near = [at for at in range(first, min(len(words), first + 8)) if words[at].text != ","]
        phrase = _phrase([words[at] for at in near], 0)
        return near[len(phrase) - 1] + 1 if phrase else 0
    last = first + len(phrase)
    if not phrase or (phrase in LAST and not _ends(words, last)):
        return 0
    if phrase in LISTED and not _is_list(words, first):
        return 0
    if phrase[-1] == "similar" and last < len(words) and words[last].lower == "to":
        return 0
    return last


def _phrase(words: Sequence[Word], first: int) -> Phrase:
    found = _PHRASES.at(words, first)
    return found.words if found else ()


def _dotted(words: Sequence[Word], first: int) -> int:
    """Behind the three dots that begin here; 0 for none."""
    if words[first].text != ".":
        return first + 1
    last = first + 1
    while (
        last < len(words) and words[last].text == "." and words[last].start == words[last - 1].end
    ):
        last += 1
    return last if last - first >= _THREE else 0


def _is_list_of_things(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the dots follow two items or more that are no series: "cash, cards ...", but not "1, 2,
    ..., n" nor words of a text that is left out."""
    after = words[last].text if last < len(words) else ""
    if after in {"]", '"', "\u201d"} or (after == "," and not _joins(words, last + 1)):
        return False
    commas = 0
    for index in range(first - 1, max(-1, first - _LONGEST), -1):
        word = words[index]
        if word.tag in _SERIES or (len(word.text) <= _SHORT and word.text[-1].isdigit()):
            return False
        if len(word.text) == 1 and word.text.isalpha() and word.tag != "determiner":
            return False
        if word.text in {'"', "\u201d", ";", "(", "[", ":", "\u2013", "\u2014"}:
            break
        if word.tag in {"modal", "subordinator", "relative"}:
            break
        commas += word.text == ","
    return commas > 0 and first > 0 and (words[first - 1].tag in _ITEMS or commas > 1)


def _joins(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].tag in {"conjunction", "modal"}


def _ends(words: Sequence[Word], last: int) -> bool:
    return last == len(words) or words[last].text in {".", ")", ";", ","}


def _is_list(words: Sequence[Word], first: int) -> bool:
    return any(word.text == "," for word in words[max(0, first - 12) : first])


def _is_settled(statement: Statement, first: int) -> bool:
    """Whether nothing is obliged to, or what belongs to the list is told otherwise."""
    words = statement.words
    if not statement.strength or _only_shows(words, first) or reasons(words, first):
        return True
    near = words[max(0, first - _FAR) : first]
    if words[first].lower in {"but", "including", "without"}:
        # "all fields, including but not limited to": none is left out.
        return any(word.lower in _WHOLE for word in near)
    # "2, 4, 6, and so on" is a series, and anybody can go on.
    return sum(word.kind == "number" for word in near) > 1


def _only_shows(words: Sequence[Word], first: int) -> bool:
    """Whether the list gives examples, or stands in brackets beside what obliges."""
    depth = 0
    for index in range(first - 1, max(-1, first - _FAR), -1):
        word = words[index]
        depth += (word.text == ")") - (word.text == "(")
        if depth < 0 or (word.lower in _EXAMPLES and depth == 0):
            return True
        if word.text in {";", ":"}:
            break
    return False


def _question(statement: Statement, first: int, opens: bool) -> str:
    words = statement.words
    if opens:
        return "What else belongs to the list, or is it complete?"
    before = first - 1
    while before > 0 and words[before].kind == "mark":
        before -= 1
    low, high = thing(statement, max(before, 0))
    item = written(statement, low, high) if high > low else ""
    named = f' after "{item}"' if item else ""
    return f"What else belongs to the list{named}, or is it complete?"


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    words = document.words(diagnostic.span).lower()
    if words in {"and so on", "and so forth", "and the like"}:
        yield from omitted(document, diagnostic.span)


RULE = Rule(
    "open-ended-list",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    fixes=_fixes,
    applies=is_in_force,
)
