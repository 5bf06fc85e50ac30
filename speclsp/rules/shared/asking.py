"""Pieces of a statement as a question to its author repeats them."""

from __future__ import annotations

import re

from speclsp.language.lexicon.inflection import singular
from speclsp.language.vagueness.place import phrase_around
from speclsp.rules.shared.wording import plain
from speclsp.statements.statement import Statement
from speclsp.text import Span

# Of links and of quotations that begin or end outside.
_MARKUP = re.compile(r"[\[\]\ufffc\"]")
# Code is masked, so that nobody takes it for words.
_CODE = re.compile("(?<![^\\s*_(])\ufffc+")
_LOOSE = re.compile(r"(?<!\s)\s+(?=[,.;:)])|(?<=\()\s+")
_DANGLING = frozenset(("preposition", "determiner", "to", "adverb", "mark", "conjunction"))
# "turn off", "shut down".
_PARTS = frozenset(("away", "back", "down", "off", "on", "out", "up"))
# A question is read in a margin.
_LONGEST = 10
_FAR = 20


def written(statement: Statement, first: int, last: int) -> str:
    """The words from `first` to before `last`, as the document has them, on one line."""
    words = statement.words
    said = _CODE.sub("\u2026", statement.passage[words[first].start : words[last - 1].end])
    return plain(_MARKUP.sub("", said))


def span(statement: Statement, first: int, last: int) -> Span:
    """The place of the words from `first` to before `last`."""
    return Span(statement.words[first].start, statement.words[last - 1].end)


def thing(statement: Statement, at: int) -> tuple[int, int]:
    """The noun phrase around the word, from its first word to behind its last; (at, at) for none,
    or one that is too long to repeat."""
    phrase = phrase_around(statement.phrases, at)
    if phrase is None or phrase.last - phrase.first > _FAR:
        return at, at
    return phrase.first, phrase.last


def named(statement: Statement, at: int) -> str:
    """The noun phrase around the word, but for the word itself and for what determines it."""
    first, last = thing(statement, at)
    while first < at and statement.words[first].tag in {"determiner", "number"}:
        first += 1
    if at > first and statement.words[at - 1].tag == "adverb":
        # "possibly relevant": of the adjective.
        return _joined(statement, first, at - 1, at + 1, last)
    return _joined(statement, first, at, at + 1, last)


def _joined(statement: Statement, first: int, end: int, start: int, last: int) -> str:
    pieces = [
        written(statement, low, high) for low, high in ((first, end), (start, last)) if low < high
    ]
    return _LOOSE.sub("", " ".join(pieces))


def deed(statement: Statement, first: int, last: int) -> str:
    """What is to be done where the words from `first` to before `last` stand: from its verb to the
    end of what is done to it, without those words. Empty where no verb is near."""
    words = statement.words
    verb = _verb(statement, first, last)
    if verb < 0:
        return ""
    end = verb + 1
    while end < len(words) and (first <= end < last or not _ends(statement, end, verb)):
        end += 1
    if verb > first:
        return _trimmed(statement, verb, end)
    return _joined(
        statement, verb, _back(statement, verb, min(first, end)), last, _back(statement, last, end)
    )


def _trimmed(statement: Statement, first: int, last: int) -> str:
    return written(statement, first, _back(statement, first + 1, last))


def _back(statement: Statement, first: int, last: int) -> int:
    """`last` without what leads to nothing at the end, as a preposition."""
    words = statement.words
    while last > first and words[last - 1].tag in _DANGLING and words[last - 1].lower not in _PARTS:
        last -= 1
    return last


def demand(statement: Statement, first: int, last: int) -> str:
    """What is demanded where the words stand, turned for a question: "must the server close the
    stream". Empty where the sentence has no modal before them or no verb near."""
    words = statement.words
    done = deed(statement, first, last)
    modal = _modal(statement, first, last)
    if not done or modal < 0:
        return ""
    start = modal
    while start > 0 and modal - start < _LONGEST and not _opens(statement, start - 1):
        start -= 1
    if first <= start < last:
        start = last
    subject = written(statement, start, modal) if start < modal else ""
    if not subject or len(words[start:modal]) >= _LONGEST:
        return ""
    if (
        words[start].tag in {"determiner", "pronoun"}
        or singular(words[start].text) != words[start].text
    ):
        subject = written(statement, start, start + 1).lower() + subject[len(words[start].text) :]
    return f"{words[modal].lower} {subject} {done}"


def _modal(statement: Statement, first: int, last: int) -> int:
    words = statement.words
    for index in range(min(last + 2, len(words)) - 1, max(-1, first - _FAR), -1):
        if words[index].tag == "modal":
            return index
    return -1


def _opens(statement: Statement, at: int) -> bool:
    """Whether what stands here is before the subject of the modal behind it."""
    word = statement.words[at]
    return word.kind == "mark" or word.tag in {"subordinator", "conjunction", "relative", "modal"}


def _verb(statement: Statement, first: int, last: int) -> int:
    words = statement.words
    for index in range(last, min(len(words), last + 2)):
        if words[index].tag in {"verb", "be", "have", "do"}:
            return index
        if words[index].tag != "adverb":
            break
    for index in range(first - 1, max(-1, first - _FAR), -1):
        if words[index].tag == "modal":
            following = index + 1
            while following < first and words[following].tag in {"not", "adverb", "mark"}:
                following += 1
            return following if following < first else -1
        if words[index].text == ";":
            break
    return -1


def _ends(statement: Statement, at: int, verb: int) -> bool:
    word = statement.words[at]
    return (
        at - verb >= _LONGEST
        or (word.kind == "mark" and word.text not in {"'", "-", "/", '"', "[", "]"})
        or word.tag in {"subordinator", "relative", "modal"}
        or word.lower in {"and", "or", "but"}
    )
