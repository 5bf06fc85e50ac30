"""Adjectives without a bound, chosen by how often people flag them where they are used.

The figures behind the choice: "reasonable", "relevant", "simple", "suitable", "certain" and
"normal" are flagged more often than not; "possible", "specific", "important", "available" and
"clear" rarely, so they count before some nouns or in the strict profile only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness import judging, nouns
from speclsp.language.vagueness.phrase import Pattern, combined, each
from speclsp.language.vagueness.weight import ANY, Adjective, Sense, Weight


def _each(
    sense: Sense,
    weight: Weight,
    adjectives: str,
    before: frozenset[str] = ANY,
    names: str = "",
    predicate: bool = True,
) -> Iterator[tuple[str, Adjective]]:
    known = Adjective(sense, weight, before, frozenset(names.split()), predicate)
    return ((adjective, known) for adjective in adjectives.split())


def _all(
    sense: Sense, weight: Weight, adjectives: frozenset[str], before: frozenset[str] = ANY
) -> Iterator[tuple[str, Adjective]]:
    return _each(sense, weight, " ".join(adjectives), before)


ADJECTIVES: Mapping[str, Adjective] = dict(
    [
        *_each("choice", "always", "adequate sufficient suitable satisfactory"),
        *_each("choice", "technical", "acceptable appropriate desirable fitting sensible"),
        *_each("choice", "technical", "reasonable", names="doubt observer person reader user"),
        *_each("choice", "technical", "proper", names="noun name subset superset subtype"),
        *_each("choice", "technical", "relevant meaningful", predicate=False),
        *_each(
            "choice",
            "technical",
            "significant",
            names="bit byte character decimal digit figure octet other place",
            predicate=False,
        ),
        *_each("choice", "technical", "certain", predicate=False),
        *_each("choice", "always", "good poor bad", nouns.CONDITIONS, predicate=False),
        *_each("choice", "technical", "necessary", nouns.MEASURES, predicate=False),
        *_each(
            "choice",
            "technical",
            "exceptional extraordinary normal ordinary special typical unusual usual",
            nouns.CIRCUMSTANCES | listed("fashion manner way"),
            predicate=False,
        ),
        *_each(
            "choice",
            "technical",
            "important major minor serious severe urgent",
            nouns.TROUBLES | nouns.FEEDBACK,
            names="key release revision type upgrade version",
            predicate=False,
        ),
        *_each(
            "quality",
            "always",
            "attractive best-in-class cutting-edge easy-to-understand easy-to-use elegant "
            "ergonomic frictionless future-proof hassle-free high-performance high-quality "
            "intuitive modern performant pleasant robust scalable seamless self-explanatory "
            "state-of-the-art streamlined user-friendly world-class",
        ),
        *_each("quality", "always", "easy", names="reader"),
        *_each("quality", "always", "responsive", names="design image layout table"),
        *_each(
            "quality",
            "technical",
            "convenient efficient flexible smooth straightforward understandable",
        ),
        *_each("quality", "technical", "effective", nouns.MANNERS | nouns.MEASURES),
        *_each("quality", "technical", "clear", nouns.FEEDBACK | nouns.MANNERS),
        *_each("quality", "technical", "friendly helpful useful", nouns.FEEDBACK | nouns.MANNERS),
        *_each(
            "quality",
            "technical",
            "dependable fault-tolerant legible maintainable readable reliable resilient safe "
            "secure",
            nouns.MANNERS,
        ),
        *_each(
            "quality",
            "technical",
            "consistent controlled graceful professional stable transparent",
            nouns.MANNERS,
            predicate=False,
        ),
        *_each("quality", "technical", "clean", listed("code design interface layout look")),
        *_each("choice", "technical", "popular", predicate=False),
        *_each("quality", "technical", "cost-effective industry-standard"),
        *_each(
            "quality",
            "technical",
            "simple",
            nouns.MANNERS
            | listed("configuration design installation interface language layout")
            | listed("mechanism method navigation procedure process screen setup"),
        ),
        *_each("quality", "technical", "strong", frozenset(("encryption", "password", "security"))),
        *_each(
            "quality",
            "technical",
            "advanced comprehensive rich thorough",
            listed(
                """
    analytics capability check coverage documentation feature help
    """
            )
            | listed("log logging report review test testing validation"),
            predicate=False,
        ),
        *_each("degree", "always", "fast quick rapid slow swift", nouns.SPEEDS | nouns.TIMES),
        *_each("degree", "technical", "ample excessive extended generous negligible prolonged"),
        *_each(
            "degree",
            "technical",
            "minimal moderate",
            nouns.PERFORMANCE
            | nouns.TIMES
            | nouns.TROUBLES
            | listed("effect effort footprint impact influence interruption overhead"),
        ),
        *_each(
            "degree",
            "technical",
            "big considerable enormous huge large limited massive small substantial tiny",
            nouns.THINGS | nouns.AMOUNTS | nouns.TIMES,
        ),
        *_each("degree", "technical", "brief long short", nouns.TIMES | nouns.TEXTS),
        *_each("degree", "technical", "heavy high low", nouns.PERFORMANCE | nouns.AMOUNTS),
        *_each(
            "degree",
            "technical",
            "peak",
            frozenset(("hour", "load", "time", "traffic")),
            predicate=False,
        ),
        *_each(
            "quality",
            "always",
            "aesthetic appealing beautiful compelling digestible eye-catching foolproof palatable "
            "pleasing polished self-evident slick snappy tasteful top-notch enterprise-grade "
            "best-of-breed first-class lightning-fast blazing-fast rock-solid non-intrusive "
            "unobtrusive delightful effortless painless",
        ),
        *_each(
            "quality",
            "technical",
            "approachable enjoyable manageable memorable presentable relatable workable "
            "comprehensible adaptable tidy neat",
            nouns.MANNERS
            | nouns.FEEDBACK
            | nouns.TEXTS
            | listed("architecture code design interface"),
        ),
        *_each(
            "quality",
            "mild",
            "accessible actionable concise courteous descriptive discoverable extensible "
            "informative "
            "learnable modular navigable polite predictable recognisable recognizable respectful "
            "usable",
            nouns.MANNERS
            | nouns.FEEDBACK
            | nouns.TEXTS
            | listed("architecture code design interface"),
        ),
        *_each(
            "quality",
            "mild",
            "calm comfortable empathetic hygienic innovative intelligent lightweight lively "
            "powerful "
            "quiet rugged sophisticated sturdy sympathetic tactful uncluttered versatile",
        ),
        *_all("choice", "technical", judging.WELL_CHOSEN),
        *_all("quality", "technical", judging.WELL_MADE),
        *_all("quality", "technical", judging.WELL_MEANT),
        *_all("quality", "technical", judging.SPOKEN, nouns.SPEECH),
        *_all("quality", "technical", judging.NOTICED),
        *_all("quality", "technical", judging.TOO_MUCH),
        *_all("quality", "technical", judging.DILIGENT),
        *_all("degree", "technical", judging.LARGE_OR_SMALL),
        *_all("degree", "technical", judging.SLOW_OR_FAST),
        *_each(
            "choice", "mild", "ideal optimal optimum perfect", names="forward hash", predicate=False
        ),
        *_each(
            "choice",
            "mild",
            "high-resolution large-scale low-cost low-latency nearby up-to-date "
            "critical "
            "essential excess obvious trivial undue unnecessary",
            predicate=False,
        ),
        *_each(
            "choice",
            "strict",
            "additional automatic basic common compatible desired distinct external intended "
            "internal legitimate means part partial particular permanent potential related "
            "similar standard temporary",
        ),
        *_each(
            "quality",
            "strict",
            "accurate careful complex correct detailed extensive precise successful",
        ),
        *_each("degree", "strict", "light near regular"),
    ]
)
"""By the word, in lower case."""

OPEN = Adjective("quality", "mild")
"""Any other that praises by its ending, as "budget-friendly" and "well-organised" do."""

_PRAISING = (
    "-friendly", "-grade", "-looking", "-quality", "-proof", "-class", "ful",
)  # fmt: skip
_NEUTRAL = listed(
    """
    awful bashful careful colorful colourful doubtful english faithful fish forceful foreign full
    handful harmful helpful lawful mouthful painful stateful restful successful unlawful
    """
)
_FORMED = listed("well-defined well-formed well-founded well-known well-typed")


def judges(word: str) -> bool:
    """Whether a word in lower case praises by how it is made, and is in no list."""
    return (word.endswith(_PRAISING) and word not in _NEUTRAL) or (
        word.startswith("well-") and word not in _FORMED
    )


WIDELY = listed(
    """
    advanced clear comprehensive dependable effective friendly helpful important legible
    major minor poor professional readable reliable rich serious severe thorough typical
    unusual urgent
    useful usual
    """
)
"""Those that judge, if less surely, before other nouns than their own too."""

NAMED = listed(
    """
    bit byte client configuration date delivery element field file format hour id key media mode
    name option path period permission property section setting shutdown state stream text
    transport type unit user value version
    """
)
"""With these a `mild` adjective makes a name, as in "rich text", "effective date", "critical
section"."""

OF_TRADE = {
    # A layout that is made for every width.
    "responsive": listed(
        "breakpoint breakpoints desktop device devices mobile phone phones screen screens tablet"
        " tablets viewport viewports width widths"
    ),
}
"""Terms of a trade where one of these words stands in the sentence too."""

_QUALITY = Adjective("quality", "always")
ENOUGH = Adjective("degree", "technical")
"""Of an adjective with "enough" behind it, whichever it is."""

COMPOUNDS: tuple[tuple[Pattern, Adjective], ...] = (
    *each(
        _QUALITY,
        "user friendly",
        "state of the art",
        "best in class",
        "future proof",
        combined("high", "quality|performance"),
        "world class",
    ),
    *each(Adjective("quality", "technical"), "highly available"),
)
"""Those that are written in several words."""

MEASURED_ANYWHERE = nouns.AMOUNTS | nouns.TIMES
"""Before these a `technical` adjective counts in every document: there is something to measure."""
