"""The steps of scenarios, as statements: they show a case of what a requirement says, and do so in
its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.document import Document
from speclsp.language.english import is_english
from speclsp.language.sentences import sentences
from speclsp.statements.prose import prose_in
from speclsp.statements.statement import Statement

_STEP = re.compile(
    r"[\s\ufffc]*(?:\d{1,3}\.\s+)?(?P<bold>\*\*|__)?"
    r"(?:GIVEN|WHEN|THEN|AND|BUT|(?P<small>Given|When|Then|And|But))\b"
    r"(?(bold)[:,]?(?:\*\*|__)|(?(small)(?!)))"
)


def steps(document: Document, at: int) -> Iterator[tuple[int, Statement]]:
    """Those of one segment, each sentence with where its passage starts there."""
    segment = document.segment_words(at)
    for read in prose_in(document, at):
        prose, passage = read.prose, read.words
        if prose.kind != "paragraph" or not _STEP.match(passage) or not is_english(passage):
            continue
        written = segment[prose.span.start : prose.span.end]
        for span in sentences(passage):
            yield (
                prose.span.start,
                Statement(prose, passage, written, span, ((), 0), "", "", None),
            )
