"""Words that compare: `faster`, `fastest`. Those that only look so (`user`, `layer`, `test`) are
not among them."""

from __future__ import annotations

_SHORT_WORDS = """
big bright broad cheap clean clear close cold cool deep dense dark easy early fast few fine firm
fresh full great hard heavy high hot large late lean light long loose low narrow near new noisy
old poor quick quiet rich rough safe sharp short simple slim slow small smart smooth soft strict
strong subtle thick thin tight tough warm weak wide young busy costly friendly healthy lengthy
likely tidy fair plain rare sure severe coarse
"""
_SHORT = _SHORT_WORDS.split()
_VOWELS = frozenset("aeiou")


def _stem(word: str) -> str:
    """What `er` and `est` are put behind."""
    if word.endswith("e"):
        return word[:-1]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "i"
    if (
        word[-1] not in "wxy"
        and word[-1] not in _VOWELS
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    ):
        return word + word[-1]
    return word


COMPARATIVES = frozenset(_stem(word) + "er" for word in _SHORT) | frozenset(
    ("better", "worse", "more", "less", "fewer", "further", "farther", "larger")
)

SUPERLATIVES = frozenset(_stem(word) + "est" for word in _SHORT) | frozenset(
    ("best", "worst", "most", "least", "optimal", "maximal", "minimal")
)
