"""Words for an amount that give no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclsp.language.vagueness.phrase import combined
from speclsp.language.vagueness.weight import Weight


def _each(weight: Weight, *phrases: str) -> Iterator[tuple[tuple[str, ...], Weight]]:
    return ((tuple(phrase.split()), weight) for phrase in phrases)


_SIZES = (
    "|big|broad|certain|considerable|fair|good|great|growing|healthy|high|huge|large|larger|limited"
    "|low|modest|moderate|small|smaller|sizable|sizeable|substantial|tiny|vast|wide|wider"
)
_DEGREES = "|fairly|rather|relatively|sufficiently|very"

QUANTIFIERS: Mapping[tuple[str, ...], Weight] = dict(
    [
        *_each("always", "several", "numerous", "countless", "a few", "a couple of", "plenty of"),
        *_each(
            "always", *combined("a", _DEGREES, _SIZES, "number|quantity|handful|multitude", "of")
        ),
        *_each("always", *combined("a", _SIZES, "variety|range|array|selection|assortment", "of")),
        *_each(
            "always", *combined("a|the", "|good|great|large|overwhelming|vast", "majority", "of")
        ),
        *_each("always", *combined("a|the", "|small|tiny", "minority", "of")),
        *_each("always", *combined("a", _SIZES, "fraction|portion|proportion|percentage", "of")),
        *_each("always", *combined(_SIZES[1:], "numbers|amounts|quantities|portions", "of")),
        *_each("always", *combined("a", _SIZES[1:], "amount|share|part|majority", "of")),
        *_each("always", *combined("the", "bulk|greater part|larger part|lion's share", "of")),
        *_each("always", *combined("|many|several", "dozens|hundreds|tens|thousands|scores", "of")),
        *_each("always", "a lot of", "lots of", "loads of", "a great deal of", "a good deal of"),
        *_each("always", "a good many", "quite a few", "a great many", "umpteen", "a host of"),
        *_each("always", "only a few", "a smattering of"),
        *_each("always", *combined("every", "few|couple of|several")),
        *_each("always", *combined("a|an", "second|minute|hour|day|week|month", "or", "two|so")),
        *_each("technical", *combined("almost|nearly|virtually|practically", "all|every|none|no")),
        *_each("technical", "various", "many", "few", "enough", "a bit of", "too many", "too much"),
        *_each(
            "technical", "most", "much", "some", "a little", "too few", "too little", "very many"
        ),
        *_each("technical", "copious"),
        *_each("mild", "multiple"),
        *_each("strict", "majority"),
    ]
)
"""By the words, in lower case. Of two that begin alike the longest holds."""
