"""Where words look like the name of a clause: in code, in comments, in prose that is not read as a
reference. To be asked about, never to be taken for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.features.naming import Named
from speclsp.features.trial import Replacement, by_path
from speclsp.resolution.places import ClausePlace
from speclsp.text import Span
from speclsp.workspace import Snapshot

# Without these a name is a word like others.
_TELLING = re.compile(r"\d|\.")


def mentioning(
    snapshot: Snapshot, subject: Named, name: str, replacements: Sequence[Replacement]
) -> Iterator[Replacement]:
    """The whole words that are the clause's name, in the documents that name it anyway."""
    if not isinstance(subject.place, ClausePlace) or not _TELLING.search(subject.name):
        return
    word = re.compile(rf"(?<![\w.#/-]){re.escape(subject.name)}(?![\w-]|\.\w)")
    for path, edits in by_path(replacements).items():
        text = snapshot.text(path)
        done = {edit.span for edit in edits}
        for found in word.finditer(text.string) if text else ():
            if (span := Span(*found.span())) not in done:
                yield Replacement(path, span, name)
