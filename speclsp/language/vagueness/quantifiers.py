"""Words for an amount that give no number."""

from __future__ import annotations

from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.phrase import Pattern, combined
from speclsp.language.vagueness.weight import Weight, weighed

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

QUANTIFIERS: tuple[tuple[Pattern, Weight], ...] = (
    *weighed("always", "several", "numerous", "countless", "a few", "a couple of", "plenty of"),
    *weighed("always", combined("a", _DEGREES, _SIZES, "number|quantity|handful|multitude", "of")),
    *weighed("always", combined("a", _SIZES, "variety|range|array|selection|assortment", "of")),
    *weighed("always", combined("a|the", "|good|great|large|overwhelming|vast", "majority", "of")),
    *weighed("always", combined("a|the", "|small|tiny", "minority", "of")),
    *weighed("always", combined("a", _SIZES, "fraction|portion|proportion|percentage", "of")),
    *weighed("always", combined(_SIZES[1:], "numbers|amounts|quantities|portions", "of")),
    *weighed("always", combined("a", _SIZES[1:], "amount|share|part|majority", "of")),
    *weighed("always", combined("the", "bulk|greater part|larger part|lion's share", "of")),
    *weighed("always", combined("|many|several", "dozens|hundreds|tens|thousands|scores", "of")),
    *weighed("always", "a lot of", "lots of", "loads of", "a great deal of", "a good deal of"),
    *weighed("always", "a good many", "quite a few", "a great many", "umpteen", "a host of"),
    *weighed("always", "only a few", "a smattering of"),
    *weighed("always", combined("every", "few|couple of|several")),
    *weighed("always", combined("a|an|the", _CROWDS, "of")),
    *weighed("always", combined("a", _LENGTHS, "|".join(sorted(SEQUENCES)), "of")),
    *weighed("always", "oodles of", "tons of", "some degree of", "some amount of", "a modicum of"),
    *weighed("always", combined("the", "best|better", "part", "of"), "a good half of"),
    *weighed("always", combined("barely|hardly|scarcely", "any"), "next to no", "little or no"),
    *weighed("always", "a dozen or so", "two or three", "three or four", "more than a few"),
    *weighed("always", "innumerable", "a myriad of", "myriads of"),
    *weighed("technical", "little", "sundry", *REPEATED),
    *weighed("always", combined("a|an", "second|minute|hour|day|week|month", "or", "two|so")),
    *weighed("technical", combined("almost|nearly|virtually|practically", "all|every|none|no")),
    *weighed("technical", "various", "many", "few", "enough", "a bit of", "too many", "too much"),
    *weighed("technical", "most", "much", "some", "a little", "too few", "too little", "very many"),
    *weighed("technical", "copious"),
    *weighed("mild", "multiple"),
    *weighed("strict", "majority"),
)
"""Of two that begin alike the longest holds."""
