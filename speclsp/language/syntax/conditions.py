"""Under which conditions a statement holds, and when: `If the token is absent, ..`, `.. unless the
user agrees`, `within 5 seconds of the request`.

The words that open a condition are those of EARS (when, while, if, where) and their kin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word
from speclsp.text import Span

_OPENING = listed(
    """
if when while unless whenever wherever once whereas provided
    """
)
_TWO = frozenset((("in", "case"), ("as", "long"), ("so", "long"), ("except", "when")))
_TIME = listed(
    """
within before after until till every during by since
    """
)
_SINGLE_TIMES = frozenset(
    ["immediately", "daily", "weekly", "monthly", "hourly", "yearly", "annually"]
)
_IN_SUBJECT = frozenset(
    (
        *("determiner", "adjective", "noun", "code", "pronoun", "number", "adverb", "participle"),
        *("preposition", "gerund"),
    )
)
_ENDS = frozenset((".", ";", ":", "!", "?"))
_FAR = 60


def conditions(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The conditions, as places among the words, the last exclusive, without commas around."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if _opens(words, at):
            end = _end(words, at)
            found.append((at, end))
            at = max(end, at + 1)
        else:
            at += 1
    return found


def ends(held: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Each place inside of a condition, and where that ends."""
    return {at: last for first, last in held for at in range(first, last)}


def _opens(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.lower in _OPENING:
        return word.tag == "subordinator" or word.text.isupper()
    if word.lower == "where":
        # Else it belongs to the noun before it.
        return word.text.isupper() or not at or words[at - 1].kind == "mark"
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return (word.lower, following) in _TWO


def _end(words: Sequence[Word], start: int) -> int:
    """Where the condition that starts here ends: before the main clause or the end of the
    sentence."""
    if (main := _main_clause(words, start)) is not None:
        return main
    if (second := _second_modal(words, start)) is not None:
        return _before_subject(words, start, second)
    comma = modal = None
    at = start + 1
    while at < len(words) and at < start + _FAR:
        word = words[at]
        if word.text in _ENDS:
            break
        if word.lower == "then" and not (at and words[at - 1].lower in ("and", "since")):
            return at
        if word.text == ",":
            if comma is None or modal is None:
                comma = at if modal is None else comma
        elif word.tag == "modal" and modal is None:
            modal = at
            if comma is not None:
                return comma
            if _is_main(words, start, at):
                return _before_subject(words, start, at)
        elif at > start + 1 and _opens(words, at):
            return at if words[at - 1].text != "," else at - 1
        at += 1
    if comma is not None and (_is_first(words, start) or modal is not None):
        return comma
    end = comma if comma is not None and _continues(words, comma) else at
    return min(end, len(words))


def _main_clause(words: Sequence[Word], start: int) -> int | None:
    """The comma, or the `then`, behind which the main clause stands: a subject and what it must."""
    for at in range(start + 1, min(len(words), start + _FAR)):
        if words[at].text in _ENDS:
            return None
        if words[at].lower == "then" and words[at - 1].lower not in ("and", "since"):
            return at
        if words[at].text == "," and _is_subject(words, at + 1):
            return at
    return None


def _second_modal(words: Sequence[Word], start: int) -> int | None:
    """The modal verb of a main clause that no mark parts from a condition with one of its own."""
    if not _is_first(words, start):
        return None
    found = []
    for at in range(start + 1, min(len(words), start + _FAR)):
        if words[at].kind == "mark":
            break
        if words[at].tag == "modal":
            found.append(at)
    return found[1] if len(found) == 2 else None


def _is_subject(words: Sequence[Word], at: int) -> bool:
    """Whether what starts here is a noun phrase and a modal verb behind it."""
    first = at
    while at < len(words) and at < first + 12 and words[at].tag in _IN_SUBJECT:
        at += 1
    return first < at < len(words) and words[at].tag == "modal"


def _is_first(words: Sequence[Word], start: int) -> bool:
    """Whether nothing but labels stands before the condition in its sentence."""
    return start <= _FAR and not any(word.tag in ("modal", "verb", "be") for word in words[:start])


def _is_main(words: Sequence[Word], start: int, modal: int) -> bool:
    """Whether a modal verb without a comma before it is the main clause's: the condition has a verb
    of its own, and no other modal stood before."""
    return _is_first(words, start) and any(
        word.tag in ("verb", "be", "have", "do", "participle") for word in words[start + 1 : modal]
    )


def _before_subject(words: Sequence[Word], start: int, modal: int) -> int:
    """Where the subject of a modal verb starts."""
    at = modal
    while at > start + 1 and words[at - 1].tag in ("adverb",):
        at -= 1
    while at > start + 1 and words[at - 1].tag in (
        "noun",
        "code",
        "adjective",
        "pronoun",
        "number",
    ):
        at -= 1
    if at > start + 1 and words[at - 1].tag == "determiner":
        at -= 1
    return at


def _continues(words: Sequence[Word], comma: int) -> bool:
    """Whether the main clause goes on behind a comma: `.., unless it is closed, and MUST ..`."""
    return comma + 1 < len(words) and words[comma + 1].tag in ("conjunction", "modal", "verb")


def times(words: Sequence[Word], held: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Deadlines, periods and events outside the conditions, each to where its words end."""
    inside = ends(held)
    at = 0
    while at < len(words):
        if at in inside:
            at = inside[at]
            continue
        end = _time(words, at)
        if end > at:
            yield Span(words[at].start, words[end - 1].end)
            at = end
        else:
            at += 1


def _time(words: Sequence[Word], at: int) -> int:
    """Where a time that starts here ends; `at` itself where none does."""
    word = words[at]
    if word.lower in _SINGLE_TIMES:
        return at + 1
    if word.lower == "as" and [each.lower for each in words[at + 1 : at + 3]] == ["soon", "as"]:
        return _clause_end(words, at + 3)
    if word.lower not in _TIME:
        return at
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return at
    if word.lower in ("within", "every", "by", "during", "since"):
        timed = following.kind == "number" or any(
            singular(each.lower) in _UNITS or each.lower in _MONTHS
            for each in words[at + 1 : at + 4]
        )
        return _clause_end(words, at + 1) if timed else at
    return _clause_end(words, at + 1)


_UNITS = listed(
    """
second minute hour day week month year ms millisecond s sec min h business workday quarter
midnight noon
    """
)
_MONTHS = listed(
    """
january february march april may june july august september october november december
    """
)


def _clause_end(words: Sequence[Word], at: int) -> int:
    """To the next mark that ends a clause, or the next condition."""
    end = at
    while end < len(words) and words[end].text not in _ENDS and words[end].text not in (",", ")"):
        if end > at and (_opens(words, end) or words[end].tag == "modal"):
            break
        end += 1
    return end
