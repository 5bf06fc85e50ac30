"""Phrases that leave a list open: behind its last item, or before its first."""

from __future__ import annotations

from speclsp.language.vagueness.phrase import combined, each

_KINDS = "sort|sorts|kind|kinds|type|types"
_THESE = "that|this|it|these|those|them"
ENDINGS = tuple(
    each(
        "",
        "etc",
        "et cetera",
        "etcetera",
        "and so on",
        "and so forth",
        "and the like",
        "or the like",
        "and suchlike",
        "and others",
        "or others",
        "among others",
        "amongst others",
        "among other things",
        "and similar",
        "or similar",
        "and more",
        "or something similar",
        "or whatever",
        "and / or similar",
        "and / or others",
        "and whatnot",
        "or whatnot",
        "or so on",
        "and similar ones",
        "and comparable",
        "or comparable",
        "or anything similar",
        "or anything else",
        "and something similar",
        "and so on and so forth",
        "and many more",
        "and much more",
        "and many others",
        "and other things",
        "or other things",
        "inter alia",
        "to name a few",
        combined("and|or", "|all|any", "that|this", _KINDS, "of", "stuff|thing|data|information"),
        combined("and|or", "|all|any|other", "these|those|such|similar|related", "things|ones"),
        combined("and|or", "more|others|things", "of", "that|the|this", "same|", _KINDS),
        combined("and|or", "others|stuff|things|something|anything", "like", _THESE),
        combined(
            "and|or", "anything|other things|others|something", "along these|along those", "lines"
        ),
        combined("and|or", "|all|any", "other", "comparable|like|similar|such"),
        combined(
            "and|or", "such|these|those", "sorts|kinds|types", "of", "data|information|things"
        ),
        combined("and", "|all", "the rest", "|of it|of them"),
        combined("and|or", "stuff|such|what have you|what not|all that"),
        combined("and", "everything|anything", "else"),
        combined("and", "several|various|further|numerous", "others"),
        "and then some",
        "plus others",
        "plus more",
        "or the sort",
        "or some such",
    )
)
OPENINGS = tuple(
    each(
        "",
        "including but not limited to",
        "includes but is not limited to",
        "include but are not limited to",
        "including without limitation",
        "including among others",
        "but not limited to",
        "without being limited to",
        "not restricted to",
        "not limited to",
    )
)

LISTED = frozenset(
    tuple(phrase.split())
    for phrase in ("and more", "and others", "or others", "and the rest", "and all the rest")
)
"""Count only behind two items or more."""

LAST = LISTED | frozenset(
    tuple(phrase.split()) for phrase in ("and stuff", "or stuff", "and such", "or such")
)
"""Count only at the end of what is said."""
