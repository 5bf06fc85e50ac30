"""What the tags before a word tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.words import Tag

# So many words are looked at: a sentence without an end must not cost its square.
_FAR = 100
_LINKING = frozenset(("adverb", "not"))


def before_tag(tags: Sequence[Tag]) -> str:
    """The tag before, looking past adverbs and negation; "" at the start."""
    for tag in reversed(tags):
        if tag not in _LINKING:
            return tag
    return ""


def wants_verb(tags: Sequence[Tag]) -> bool:
    """Whether a base form is due: behind a modal, `to` or `do`."""
    return before_tag(tags) in ("modal", "do", "to")


def had_verb(tags: Sequence[Tag]) -> bool:
    return any(tag in ("verb", "modal", "be", "have", "do") for tag in tags[-_FAR:])


def had_finite(tags: Sequence[Tag], anew: bool = False) -> bool:
    """Whether the clause so far has its verb; `anew`: where `and the` may open another."""
    after: Tag = "mark"
    for tag in reversed(tags[-_FAR:]):
        if tag in ("subordinator", "relative", "mark"):
            return False
        if anew and tag == "conjunction" and after in ("determiner", "pronoun"):
            return False
        after = tag
        if tag in ("verb", "modal", "be", "have", "do"):
            return True
    return False
