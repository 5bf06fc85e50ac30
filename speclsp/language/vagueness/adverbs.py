"""Adverbs without a bound: of manner, pace and amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

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
            "smoothly sufficiently suitably",
        ),
        *_each(
            "manner",
            "technical",
            "appropriately effectively efficiently meaningfully reasonably reliably sensibly "
            "thoroughly securely accurately carefully",
        ),
        *_each("manner", "technical", "easily readily"),
        *_each("manner", "technical", "cleanly", "build compile"),
        *_each(
            "manner",
            "technical",
            "gracefully",
            "close disconnect drain end exit finish quit restart shut shutdown stop terminate",
        ),
        *_each("pace", "always", "fast hastily quickly rapidly slowly speedily swiftly", "fail"),
        *_each(
            "amount",
            "technical",
            "considerably drastically excessively greatly heavily markedly significantly "
            "substantially",
        ),
        *_each("tolerance", "technical", "about approximately around circa roughly"),
        *_each(
            "manner",
            "strict",
            "clearly consistently correctly dependably freely particularly safely simply "
            "transparently well",
        ),
        *_each("amount", "strict", "almost fairly highly nearly quite relatively slightly very"),
    ]
)
"""By the word, in lower case."""
