"""Whether a pronoun can stand for a noun phrase by number and gender, and which phrases nobody
refers back to: measures and the nouns of set phrases."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.actors import is_machine
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.people import is_person
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.phrases import Phrase, is_plural
from speclsp.language.words import Word

_HE = frozenset(("he", "him", "his", "she", "her"))
_IT = frozenset(("it", "its"))
# Some write "data is" and others "data are".
_EITHER = frozenset(("data", "information", "media", "metadata", "software", "staff"))
_PERIODS = listed(
    """
bit byte character day digit hour microsecond millisecond minute month percent second time week
year
    """
)
# "in case", "in order", "at a minimum", "for example"
_SET = listed(
    """
accordance addition advance basis case circumstance compliance course detail effect event
example extent fact favour favor general instance least manner maximum mind minimum moment order
part particular period place practice principle purpose reason regard respect sense turn way
    """
)


def agree(words: Sequence[Word], phrase: Phrase, pronoun: str) -> bool:
    head = words[phrase.head].lower
    person = is_person(head)
    if pronoun in _HE:
        return person and not is_plural(words, phrase)
    if pronoun in _IT:
        one = is_machine(head) or not person
        return head in _EITHER or (one and not is_plural(words, phrase))
    # "the user ... their": one person of unknown gender.
    return person or head in _EITHER or is_plural(words, phrase)


def agree_together(
    words: Sequence[Word], row: Sequence[Phrase], conjunction: str, pronoun: str
) -> bool:
    """Whether a pronoun stands for a row as for one thing: "A and B ... they", "A or B ... it"."""
    if pronoun in _HE:
        return False
    if pronoun not in _IT:
        return conjunction == "and" or all(agree(words, each, pronoun) for each in row)
    return conjunction != "and" and all(agree(words, each, pronoun) for each in row)


def is_measure(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it says when, how much or how, and is no thing that is talked about."""
    noun = singular(words[phrase.head].lower)
    if noun in _PERIODS or words[phrase.head].tag == "number":
        return True
    before = phrase.first - 1
    return noun in _SET and before >= 0 and words[before].tag == "preposition"
