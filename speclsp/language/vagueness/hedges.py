"""Adverbs that let exceptions in without naming them."""

from __future__ import annotations

from collections.abc import Mapping

from speclsp.language.vagueness.phrase import combined
from speclsp.language.vagueness.weight import Weight, listed

HEDGES: Mapping[tuple[str, ...], Weight] = {
    **dict.fromkeys(
        (
            (word,)
            for word in listed(
                """
    broadly commonly customarily generally habitually hopefully ideally mainly maybe mostly
    nominally normally notionally occasionally often ordinarily perhaps possibly potentially
    predominantly preferably presumably primarily probably rarely routinely seldom sometimes
    theoretically
    traditionally typically usually
    """
            )
        ),
        "always",
    ),
    **dict.fromkeys(
        (
            tuple(phrase.split(" "))
            for phrase in (
                "in general",
                "in principle",
                "in theory",
                *combined(
                    "in|under",
                    "almost all|certain|common|many|most|nearly all|normal|ordinary|some|typical"
                    "|the majority of|the normal|the usual|the vast majority of|usual",
                    "case|cases|circumstances|conditions|instances|scenarios|situations",
                ),
                "in the main",
                "in ordinary operation",
                "as a matter of course",
                "as a matter of principle",
                "all being well",
                "all things being equal",
                "generally speaking",
                "broadly speaking",
                "with few exceptions",
                "with rare exceptions",
                "in the general case",
                "in the common case",
                "more than likely",
                "most often",
                "most likely",
                "nine times out of ten",
                "most of the time",
                "some of the time",
                "as a rule",
                "as a general rule",
                "by and large",
                "for the most part",
                "on the whole",
                "more or less",
                "more often than not",
            )
        ),
        "always",
    ),
    **dict.fromkeys(
        (("largely",), ("basically",), ("essentially",), ("almost", "always")), "technical"
    ),
}
"""By the words of the hedge, in lower case."""
