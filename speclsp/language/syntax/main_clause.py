"""Whether a modal verb is that of a sentence, or of a clause inside it: `names that must ...`."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.words import Word

_SUBJECT = frozenset(
    ("determiner", "noun", "code", "adjective", "number", "preposition", "participle", "pronoun")
)
_INSIDE = frozenset(("relative", "subordinator"))
# Before a name alone these open no clause: `after a refusal the clerk must ...`.
_PREPOSITIONS = frozenset(("after", "before", "until", "since"))


def subject_start(words: Sequence[Word], modal: int) -> int:
    """The first word of what stands before the modal verb as its subject; `modal` without one."""
    at = modal
    while at > 0 and words[at - 1].tag in _SUBJECT:
        at -= 1
    return at


def is_main(words: Sequence[Word], modal: int) -> bool:
    """Whether the modal verb belongs to the sentence itself."""
    start = subject_start(words, modal)
    if start == 0 or words[start - 1].tag not in _INSIDE:
        return True
    return words[start - 1].lower in _PREPOSITIONS and _are_two(words, start, modal)


def _are_two(words: Sequence[Word], start: int, modal: int) -> bool:
    """Whether two names stand side by side, of which the second is the subject."""
    return any(
        words[at].tag in ("determiner", "pronoun") and words[at - 1].tag in ("noun", "code")
        for at in range(start + 1, modal)
    )
