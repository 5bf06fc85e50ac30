"""Whether words are English, by the small words that every language has its own of."""

from __future__ import annotations

import re
from functools import lru_cache

from speclsp.language.lexicon.word_list import listed

# U+FFFC stands for what is no prose.
_FOREIGN = re.compile(r"[^\x00-\x7f\ufffc]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENGLISH = listed(
    """
the a an of to is are be and or not in on for with by from that this it its as at if when must
shall should may can will which has have no each any all than then into only after before does
do was were been but their they there who how what
    """
)
_OTHER_WORDS = """
der das und nicht ist sind ein eine einen einem einer mit von zu auf für den dem wird werden
kann oder wenn bei aus nach auch muss müssen soll le la les des est une un que qui dans pour pas
sur avec être doit doivent peut ou et du au aux ce cette el los las una por para con del como
debe deben puede y o es esta este ser il lo gli della che non sono essere deve devono può di da
per het een van niet en te voor met zijn moet moeten dat och att det som är inte ska skal må
ikke og på af til med er nie jest się do na że przez musi não uma os dos deve ser ao pelo
"""
# None of these is an English word.
_OTHER = frozenset(_OTHER_WORDS.split()) - _ENGLISH
_ENOUGH = 4
# So much of a passage tells.
_FAR = 800


# Several ask about one passage.
@lru_cache(maxsize=8_192)
def is_english(words: str) -> bool:
    """Whether a passage can be read as English; one of too few words to tell can."""
    words = words[:_FAR]
    found = _LETTERS.findall(words)
    letters = sum(map(len, found))
    foreign = 0 if words.isascii() else sum(map(str.isalpha, _FOREIGN.findall(words)))
    if letters and foreign * 3 > letters:
        return False
    if len(found) < _ENOUGH:
        return True
    vocabulary = {each.casefold() for each in found}
    english = len(vocabulary & _ENGLISH)
    other = len(vocabulary & _OTHER)
    return other <= english and (english > 0 or other == 0)
