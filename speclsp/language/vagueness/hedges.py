"""Adverbs that let exceptions in without naming them."""

from __future__ import annotations

from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.phrase import Pattern, combined
from speclsp.language.vagueness.weight import Weight, weighed

_COURSES = "business|events|operation|operations|things|work"

HEDGES: tuple[tuple[Pattern, Weight], ...] = (
    *weighed(
        "always",
        *sorted(
            listed(
                """
    arguably broadly chiefly commonly conceivably conventionally customarily generally habitually
    hopefully ideally mainly maybe mostly
    nominally normally notionally occasionally often ordinarily perhaps possibly potentially
    predominantly preferably presumably primarily probably rarely routinely seldom sometimes
    theoretically
    traditionally typically usually
    """
            )
        ),
    ),
    *weighed(
        "always",
        "in general",
        combined("in|under|during", "normal|ordinary|regular|usual", "operation|use"),
        combined("in", "the", "normal|ordinary|usual", "course|run", "of", _COURSES),
        combined("to", "a|some", "|certain|considerable|great|high|large", "degree|extent"),
        combined("in", "all|most", "likelihood|probability|respects"),
        combined("in", "a|the", "|great|large|vast", "majority|bulk", "of cases"),
        combined("in", "the", "ideal|normal|ordinary|typical|usual", "case"),
        combined("in", "a", "normal|typical", "case|situation"),
        combined("all|other", "else|things", "being equal"),
        combined("a lot|most|much|the bulk|the majority", "of the time"),
        combined("almost|practically|virtually", "without exception"),
        combined("almost|hardly|scarcely", "ever|never"),
        combined("nearly|practically|virtually", "always"),
        combined("with", "few|occasional|rare|some", "exception"),
        combined("as a", "default|general", "guideline"),
        combined("nine", "out of|cases out of|times in", "ten"),
        "as often as not",
        "at best",
        "at most times",
        "for practical purposes",
        "if all goes well",
        "in an ideal world",
        "in large part",
        "in practice",
        "most times",
        "rarely if ever",
        "roughly speaking",
        "in principle",
        "in theory",
        combined(
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
        "some of the time",
        "as a rule",
        "as a general rule",
        "by and large",
        "for the most part",
        "on the whole",
        "more or less",
        "more often than not",
    ),
    *weighed("technical", "largely", "basically", "essentially", "almost always"),
)
"""Of two that begin alike the longest holds."""
