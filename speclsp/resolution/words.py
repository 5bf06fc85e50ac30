"""Which documents say a word, in whatever number.

A finding may depend on what other documents say. Whoever asks here has the word watched: where an
edit brings it into a text or takes it out, all is asked anew."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from speclsp.document import Document
from speclsp.language.vocabulary import count
from speclsp.workspace import Snapshot

_KEY = "words"
_ENOUGH = 3


def says(document: Document, word: str) -> bool:
    """Whether a document says `word`, which is in lower case and in the singular."""
    known: dict[str, bool] = document.memo.setdefault(_KEY, {})
    if word not in known:
        known[word] = count(document.text.string, word, 1) > 0
    return known[word]


def says_elsewhere(snapshot: Snapshot, path: str, words: Iterable[str], besides: str = "") -> bool:
    """Whether another document says all of these words, in whatever order; one `besides` is not
    looked at either."""
    wanted = tuple(words)
    known: dict[tuple[str, ...], tuple[str, ...]] = snapshot.names.memo.setdefault(_KEY, {})
    if wanted not in known:
        snapshot.names.watched.update(wanted)
        saying = (
            other
            for other, document in snapshot.documents.items()
            if all(says(document, word) for word in wanted)
        )
        # Two may be left out, so that a third settles it.
        known[wanted] = tuple(islice(saying, _ENOUGH))
    return any(other not in (path, besides) for other in known[wanted])
