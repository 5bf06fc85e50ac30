"""Adverbs without a bound: of manner, pace and amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from speclsp.language.lexicon.closed_class import NO_ADVERB
from speclsp.language.vagueness.hedges import HEDGES
from speclsp.language.vagueness.phrase import words_alone
from speclsp.language.vagueness.times import TIMES
from speclsp.language.vagueness.weight import Weight

Lack = Literal["manner", "pace", "amount", "tolerance"]
"""What a test would check, within what time, by how much, or how far off."""


class Adverb(NamedTuple):
    lack: Lack
    weight: Weight
    # Verbs with which it names a known way of doing something, in their plain form.
    terms: frozenset[str] = frozenset()


def _each(
    lack: Lack, weight: Weight, adverbs: str, terms: str = ""
) -> Iterator[tuple[str, Adverb]]:
    known = Adverb(lack, weight, frozenset(terms.split()))
    return ((adverb, known) for adverb in adverbs.split())


ADVERBS: Mapping[str, Adverb] = dict(
    [
        *_each(
            "manner",
            "always",
            "acceptably adequately comfortably conveniently effortlessly elegantly flexibly "
            "intuitively nicely painlessly properly robustly satisfactorily seamlessly "
            "smoothly sufficiently suitably attractively beautifully cleverly flawlessly "
            "neatly optimally pleasantly tastefully unobtrusively",
        ),
        *_each(
            "manner",
            "technical",
            "appropriately effectively efficiently meaningfully reasonably reliably sensibly "
            "thoroughly securely accurately carefully aggressively cautiously conservatively "
            "coherently concisely diligently discreetly fluidly gently intelligently intensively "
            "gracefully judiciously legibly liberally meticulously noticeably "
            "professionally "
            "prominently proportionately prudently responsibly responsively rigorously "
            "satisfyingly "
            "sensitively softly sparingly succinctly tactfully usefully vigorously",
        ),
        *_each("manner", "technical", "easily readily"),
        *_each("manner", "technical", "cleanly", "build compile"),
        *_each("pace", "always", "fast hastily quickly rapidly slowly speedily swiftly", "fail"),
        *_each("pace", "technical", "gradually sluggishly snappily"),
        *_each(
            "amount",
            "technical",
            "considerably drastically dramatically excessively generously greatly heavily markedly "
            "minimally moderately significantly substantially unduly",
        ),
        *_each("tolerance", "technical", "about approximately around circa roughly"),
        *_each(
            "manner",
            "mild",
            "clearly consistently correctly dependably naturally safely transparently",
        ),
        *_each("manner", "strict", "freely particularly simply well"),
        *_each("amount", "mild", "unnecessarily"),
        *_each("amount", "strict", "almost fairly highly nearly quite relatively slightly very"),
    ]
)
"""By the word, in lower case."""

OPEN = Adverb("manner", "mild")
"""Any other that does not say what a test could look at."""

_NEUTRAL_WORDS = """
abnormally absolutely accidentally accordingly actively actually additionally additively
alphabetically alternately alternatively anonymously apparently arbitrarily asynchronously
atomically automatically autonomously basically behaviorally bidirectionally biweekly briefly
centrally certainly chronologically collectively commonly completely conclusively concurrently
conditionally consciously consecutively consequently constantly contextually contiguously
continually continuously conversely correspondingly covertly cryptographically culturally
cumulatively currently customarily cyclically deliberately dependently deterministically
differently digitally directionally directly duly dynamically electronically emotionally entirely
equally erroneously especially essentially evenly eventually evidently exactly exceptionally
exclusively experimentally explicitly exponentially expressly externally falsely fatally federally
finally finitely firstly forcibly formally formerly freely frequently fully functionally
fundamentally generally generically geographically globally graphically hierarchically
historically horizontally hypothetically ideally identically illegally immediately implicitly
importantly inadvertently incidentally inclusively incompatibly incorrectly incrementally
indefinitely independently indirectly individually indivisibly infinitely infrequently inherently
initially instantaneously instantly intentionally interactively interchangeably intermittently
internally internationally invariably invisibly irreversibly irrevocably iteratively jointly
lastly lately lawfully legally lexically lexicographically likely linearly literally locally
logically loudly mainly mandatorily manually materially mathematically mechanically mentally
merely monotonically monthly mostly multiply mutually namely nationally natively necessarily
negatively newly nightly nominally normally notably numerically objectively obviously occasionally
officially only optionally ordinarily originally overly partially particularly partly passively
periodically permanently perpetually persistently personally physically possibly potentially
practically precisely preferably preliminarily presently presumably previously primarily
principally privately probably programmatically progressively promptly proportionally
provisionally publicly purely purposely quarterly randomly rarely really recently reciprocally
recursively redundantly regionally regularly relatively remotely repeatedly respectively
retroactively retrospectively reversibly routinely scarcely seasonally secondarily secondly
secretly seemingly selectively semantically separately sequentially serially shortly silently
similarly simply simultaneously singly socially solely specially specifically spontaneously
statically statistically steadily strictly structurally subjectively subsequently successfully
successively supposedly symbolically symmetrically synchronously syntactically systematically
tacitly technically temporally temporarily tentatively textually thirdly timely topologically
totally traditionally transactionally transitively trivially truly typically ultimately
unambiguously unanimously unconditionally unexpectedly unfortunately uniformly unilaterally
uniquely universally unlawfully unsuccessfully usually verbally vertically virtually visibly
visually voluntarily wholly wirelessly wrongly
"""
# Where, when, in which order, by whom or by what means: a test can look at that. Adverbs of
# time and hedges have rules of their own.
_ELSEWHERE = words_alone(pattern for pattern, _ in (*HEDGES, *TIMES))
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split()) | _ELSEWHERE
_ENDING = "ly"
_SHORTEST = 6


def judges(word: str) -> bool:
    """Whether a word in lower case looks like an adverb that calls something well or badly done:
    any in -ly that is not known to say something a test could look at."""
    return (
        word.endswith(_ENDING)
        and len(word) >= _SHORTEST
        and word not in _NEUTRAL
        and word not in NO_ADVERB
        and word.isalpha()
    )
