"""Adverbs that let exceptions in without naming them."""

from __future__ import annotations

from collections.abc import Mapping

from speclsp.language.vagueness.weight import Weight, listed

HEDGES: Mapping[tuple[str, ...], Weight] = {
    **dict.fromkeys(
        (
            (word,)
            for word in listed(
                """
    commonly customarily generally ideally mainly mostly normally occasionally often
    ordinarily perhaps possibly preferably presumably primarily probably rarely
    routinely seldom sometimes typically usually
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
                "in most cases",
                "in many cases",
                "in some cases",
                "in certain cases",
                "in most situations",
                "in most circumstances",
                "under most circumstances",
                "most of the time",
                "some of the time",
                "as a rule",
                "as a general rule",
                "by and large",
                "for the most part",
                "on the whole",
                "more or less",
                "more often than not",
                "under normal circumstances",
                "under normal conditions",
            )
        ),
        "always",
    ),
    **dict.fromkeys(
        (("largely",), ("basically",), ("essentially",), ("almost", "always")), "technical"
    ),
}
"""By the words of the hedge, in lower case."""
