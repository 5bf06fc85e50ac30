"""Whether two precedents settle the same question, by what they say that they settle."""

from __future__ import annotations

from speclsp.precedents.cited import Quote
from speclsp.precedents.known import Entry, Key
from speclsp.spec.derived import normal
from speclsp.spec.precedents import Settles


def same_question(one: Entry, other: Entry) -> tuple[str, ...]:
    """What both rule on: the clauses that both cite, where they settle the same of them; nothing
    where that is not certain."""
    theirs = frozenset(other.keys)
    common = tuple(key for key in one.keys if key in theirs)
    names = tuple(dict.fromkeys(_name(key) for key in common))
    if one.settles is None or other.settles is None:
        # Of the one that says nothing more, every conflict between its clauses is settled.
        named = (one.settles or other.settles or ()) if one.settles != other.settles else None
        conflicts = named is None or any(each.rule and not each.words for each in named)
        return names if conflicts and len(common) > 1 else ()
    alone = len(common) > 1 or one.keys == other.keys
    for first in one.settles:
        for second in other.settles:
            if _same(first, second, names) and (alone or (first.words and second.words)):
                return names
    return ()


def _same(one: Settles, other: Settles, names: tuple[str, ...]) -> bool:
    rules = {one.rule, other.rule} - {""}
    words = {normal(each.words).casefold() for each in (one, other) if each.words}
    clauses = {one.clause, other.clause} - {""}
    agree = len(rules) < 2 and len(words) < 2 and len(clauses) < 2
    return agree and bool(names) and clauses <= set(names)


def _name(key: Key) -> str:
    return key.words if isinstance(key, Quote) else key[1]
