"""Which documents say a word, in whatever number.

A finding may depend on what other documents say. Whoever asks here has the word watched: where an
edit brings it into a text or takes it out, all is asked anew."""

from __future__ import annotations

from collections.abc import Iterable

from speclsp.document import Document
from speclsp.language.vocabulary import count
from speclsp.workspace import Snapshot

_KEY = "words"


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
    snapshot.names.watched.update(wanted)
    return any(
        other not in (path, besides) and all(says(document, word) for word in wanted)
        for other, document in snapshot.documents.items()
    )
