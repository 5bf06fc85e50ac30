"""Whether a vague word counts in a statement, and how much: by what it obliges to, and in what kind
of document."""

from __future__ import annotations

from speclsp.language.vagueness.weight import Weight
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement


def is_plain(statement: Statement, setting: Setting, triggers: frozenset[str]) -> bool:
    """Whether a statement is not worth its tags: none of the words in it counts in this setting."""
    return not setting.strict and triggers.isdisjoint(statement.vocabulary)


def binds(statement: Statement, setting: Setting, weight: Weight) -> bool:
    """Whether the word counts at all: in duties, not in a permission, and the plainest of them in
    what a clause describes too."""
    if setting.strict:
        return True
    if weight == "strict":
        return False
    if _obliges(statement):
        return weight != "mild" or _is_exacting(statement, setting)
    if setting.profile != "technical":
        return False
    described = not statement.strength and bool(statement.clause)
    return weight == "always" or (weight == "technical" and described)


def is_mild(statement: Statement, setting: Setting, weight: Weight) -> bool:
    """Whether the finding is a question rather than a fault. A guide on behaviour addresses
    judgement, so a word that some find clear is doubtful there but in strict duties; elsewhere it
    is in what a clause describes without a duty."""
    if setting.strict or weight == "always":
        return False
    return weight == "mild" or not (_obliges(statement) and _is_exacting(statement, setting))


def _obliges(statement: Statement) -> bool:
    return statement.strength in {"must", "should"}


def _is_exacting(statement: Statement, setting: Setting) -> bool:
    return setting.profile == "technical" or statement.strength == "must"
