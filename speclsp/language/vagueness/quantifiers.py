"""Words for an amount that give no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclsp.language.vagueness.weight import Weight


def _each(weight: Weight, *phrases: str) -> Iterator[tuple[tuple[str, ...], Weight]]:
    return ((tuple(phrase.split()), weight) for phrase in phrases)


QUANTIFIERS: Mapping[tuple[str, ...], Weight] = dict(
    [
        *_each("always", "several", "numerous", "countless", "a few", "a couple of", "plenty of"),
        *_each("always", "a number of", "a small number of", "a large number of"),
        *_each("always", "a limited number of", "a huge number of", "a great number of"),
        *_each("always", "a handful of", "a variety of", "a wide variety of", "a range of"),
        *_each("always", "a wide range of", "a broad range of", "a multitude of", "a lot of"),
        *_each("always", "lots of", "a great deal of", "a large amount of", "a small amount of"),
        *_each("always", "large amounts of", "large numbers of", "small amounts of", "dozens of"),
        *_each("always", "hundreds of", "thousands of", "the majority of", "a majority of"),
        *_each("always", "a minority of", "a fraction of", "a portion of"),
        *_each("technical", "various", "many", "few", "enough", "a bit of", "too many", "too much"),
        *_each("technical", "most", "much", "some"),
        *_each("strict", "multiple", "majority"),
    ]
)
"""By the words, in lower case. Of two that begin alike the longest holds."""
