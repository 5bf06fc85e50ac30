"""Words for an amount that give no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclsp.language.vagueness.phrase import combined
from speclsp.language.vagueness.weight import Weight, listed


def _each(weight: Weight, *phrases: str) -> Iterator[tuple[tuple[str, ...], Weight]]:
    return ((tuple(phrase.split()), weight) for phrase in phrases)


_SIZES = (
    "|big|broad|certain|considerable|decent|fair|good|great|growing|healthy|hefty|high|huge|large"
    "|larger|limited|low|modest|moderate|notable|noticeable|respectable|significant|small|smaller"
    "|sizable|sizeable|substantial|tiny|unusual|vast|wide|wider"
)
_DEGREES = "|fairly|rather|relatively|sufficiently|very"

# Whatever they are of, these say "many" or "a few".
_CROWDS = (
    "abundance|barrage|bunch|clutch|crowd|deluge|flood|flurry|glut|handful|hoard|horde|multitude|pile"
    "|plethora|profusion|raft|rash|scattering|slew|smattering|spate|sprinkling|throng|ton|trickle"
    "|wealth"
)
_LENGTHS = "|brief|long|quick|rapid|short|whole"
SEQUENCES = listed("burst chain round row run sequence series streak string succession wave")
"""Of what goes wrong these say "many"; of what has an order they say just that."""

REPEATED = ("consecutive", "repeated", "successive")
"""So do these."""

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
        *_each("always", *combined("a|an|the", _CROWDS, "of")),
        *_each("always", *combined("a", _LENGTHS, "|".join(sorted(SEQUENCES)), "of")),
        *_each(
            "always", "oodles of", "tons of", "some degree of", "some amount of", "a modicum of"
        ),
        *_each("always", *combined("the", "best|better", "part", "of"), "a good half of"),
        *_each("always", *combined("barely|hardly|scarcely", "any"), "next to no", "little or no"),
        *_each("always", "a dozen or so", "two or three", "three or four", "more than a few"),
        *_each("always", "innumerable", "a myriad of", "myriads of"),
        *_each("technical", "little", "sundry", *REPEATED),
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
