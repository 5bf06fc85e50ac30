"""Whether a vague word counts in a statement: by what it obliges to, and in what kind of
document."""

from __future__ import annotations

from speclsp.language.vagueness.weight import Weight
from speclsp.resolution.setting import Setting
from speclsp.resolution.statements import Statement


def is_plain(statement: Statement, setting: Setting, triggers: frozenset[str]) -> bool:
    """Whether a statement is not worth its tags: none of the words in it counts in this setting."""
    return not setting.strict and triggers.isdisjoint(statement.vocabulary)


def binds(statement: Statement, setting: Setting, weight: Weight) -> bool:
    """A guide on behaviour addresses judgement, so there words count only in duties, and all but the
    plainest only in strict ones; elsewhere a word that some find clear counts in duties, but not in
    a permission nor in what a clause describes."""
    if setting.strict:
        return True
    obliges = statement.strength in {"must", "should"}
    if weight == "technical":
        return obliges and (setting.profile == "technical" or statement.strength == "must")
    return weight == "always" and (obliges or setting.profile == "technical")
