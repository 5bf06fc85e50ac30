"""Nouns of English in the singular and in the plural: `entries` and `entry`, `statuses` and
`status`.

A word is taken for a noun. The letters that stay keep their case, and of several words the last is
inflected.
"""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    "axis": "axes",
    "analysis": "analyses",
    "appendix": "appendices",
    "basis": "bases",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "datum": "data",
    "diagnosis": "diagnoses",
    "foot": "feet",
    "goose": "geese",
    "half": "halves",
    "hypothesis": "hypotheses",
    "index": "indices",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "man": "men",
    "matrix": "matrices",
    "mouse": "mice",
    "ox": "oxen",
    "parenthesis": "parentheses",
    "person": "people",
    "phenomenon": "phenomena",
    "quiz": "quizzes",
    "self": "selves",
    "shelf": "shelves",
    "synopsis": "synopses",
    "synthesis": "syntheses",
    "thesis": "theses",
    "thief": "thieves",
    "tooth": "teeth",
    "vertex": "vertices",
    "wife": "wives",
    "wolf": "wolves",
    "woman": "women",
}
# Plurals that are written beside those above, and what their one is.
_ALSO = {
    "ads": "ad",
    "appendixes": "appendix",
    "caches": "cache",
    "cookies": "cookie",
    "dies": "die",
    "formulae": "formula",
    "ids": "id",
    "indexes": "index",
    "lenses": "lens",
    "lies": "lie",
    "matrixes": "matrix",
    "movies": "movie",
    "persons": "person",
    "pies": "pie",
    "schemata": "schema",
    "shoes": "shoe",
    "ties": "tie",
    "toes": "toe",
    "vertexes": "vertex",
    "zombies": "zombie",
}
_SINGULARS = {plural: one for one, plural in _IRREGULAR.items() if one != "datum"} | _ALSO

# Singulars in "s", and words that have one form for both.
_IN_S = """
always across access address advice aircraft alias analytics apparatus as atlas axis basis bias bus
business canvas campus census chaos chassis class compass consensus corpus crisis data diagnostics
dais economics equipment ethics focus gas genus glass headquarters hertz https ibis information
iris is its lens locus logistics mathematics means media metadata metropolis minus news nexus
nucleus oasis parenthesis perhaps physics plus politics process progress radius semantics series
sheep software species statistics status surplus syllabus synopsis tennis terminus thesis this thus
torus unless us various versus virus was yes hypothesis analysis diagnosis emphasis synthesis
"""
_ONE_FORM = """
advice aircraft analytics chassis data diagnostics economics equipment ethics headquarters hertz
information logistics mathematics means media metadata news physics politics semantics series sheep
software species statistics
"""
_ALIKE = frozenset(_IN_S.split())
_UNINFLECTED = frozenset(_ONE_FORM.split())
# What in "o" takes "es".
_OES = frozenset(
    ("buffalo", "cargo", "domino", "echo", "embargo", "hero", "potato", "tomato", "veto")
)
# What takes "es".
_SIBILANT = ("ss", "x", "ch", "sh", "zz")
_SHORTEST = 3
_VOWELS = "aeiou"


@lru_cache(maxsize=16_384)
def singular(noun: str) -> str:
    """One of what `noun` names; itself where it is no plural."""
    before, word = _last(noun)
    if word[-1:] == "s" and word[:-1].isupper():
        # "IDs", "APIs".
        return noun[:-1]
    return before + _like(word, _singular(word.casefold()))


@lru_cache(maxsize=4_096)
def plural(noun: str) -> str:
    """More than one of what `noun`, a singular, names."""
    before, word = _last(noun)
    return before + _like(word, _plural(word.casefold(), word))


def _singular(word: str) -> str:
    if (one := _SINGULARS.get(word)) is not None:
        return one
    if len(word) <= _SHORTEST or not word.endswith("s") or word in _ALIKE:
        return word
    if word.endswith(("ss", "'s", "\u2019s", "ous", "itis", "ysis", "opsis")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ves"):
        for one, more in (("ife", "ives"), ("lf", "lves"), ("eaf", "eaves")):
            if (found := word.removesuffix(more) + one) in _IRREGULAR:
                return found
        return word[:-1]
    stem = word[:-2]
    if word.endswith("es") and _takes_es(stem):
        return stem
    return word[:-1]


def _takes_es(stem: str) -> bool:
    """Whether the plural of `stem` has "es", told by the stem alone."""
    if stem.endswith(_SIBILANT) or stem in _OES:
        return True
    # "statuses", "buses", "aliases"; not "houses", "uses", "causes".
    return stem in _ALIKE and len(stem) >= _SHORTEST


def _plural(word: str, written: str) -> str:
    if (more := _IRREGULAR.get(word)) is not None and word != "datum":
        return more
    if word in _UNINFLECTED:
        return word
    if written.isupper() and not word.endswith(("s", "x")):
        # An abbreviation: "IDs", "FAQs", "TTYs".
        return word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in _OES:
        return word + "es"
    if len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    for one, more in (("ife", "ives"), ("lf", "lves"), ("eaf", "eaves")):
        if word.endswith(one) and word in _IRREGULAR:
            return word.removesuffix(one) + more
    return word + "s"


def _last(noun: str) -> tuple[str, str]:
    """What stands before the last word, and that."""
    at = max(noun.rfind(mark) for mark in " -\t\r\n") + 1
    return noun[:at], noun[at:]


def _like(written: str, folded: str) -> str:
    """`folded` with the letters of `written` that it begins with."""
    if written.casefold() == folded:
        return written
    if len(written.casefold()) != len(written):
        # Such letters grow when folded.
        return folded
    same = 0
    while same < min(len(written), len(folded)) and written[same].casefold() == folded[same]:
        same += 1
    rest = folded[same:]
    # "INDICES", but "IDs".
    return written[:same] + (rest.upper() if written.isupper() and rest != "s" else rest)
