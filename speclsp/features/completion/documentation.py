"""What is shown beside something that may be written: the same page that hovering over it shows."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.features.completion.item import Source
from speclsp.features.hover import hover
from speclsp.features.page import Excerpt, markdown, plain
from speclsp.features.wording import first_lines
from speclsp.resolution.terms import terms_in
from speclsp.workspace import Snapshot


class Documentation:
    """A page, as Markdown and as plain text."""

    def __init__(self, markdown: str, plain: str) -> None:
        self.markdown = markdown
        self.plain = plain


def documentation(snapshot: Snapshot, source: Source) -> Documentation | None:
    """What is known of `source` now; None where it is no more."""
    document = snapshot.document(source.path)
    if document is None:
        return None
    if source.what == "term":
        return _term(document, source.name)
    offset = _place(document, source)
    found = hover(snapshot, source.path, offset) if offset is not None else None
    return Documentation(found.markdown, found.plain) if found else None


def _place(document: Document, source: Source) -> int | None:
    if source.what == "clause":
        for start, clause in document.clauses_by_id.get(source.name, ()):
            return start + clause.id_span.start
        return None
    for (start, section), slug in zip(document.sections, document.slugs, strict=True):
        if source.name in (section.id, slug):
            return start + section.title_span.start
    return None


def _term(document: Document, name: str) -> Documentation | None:
    for place in terms_in(document):
        if place.name == name:
            pieces = [Excerpt(first_lines(document, place.span, 6, 900), "markdown")]
            return Documentation(markdown(pieces), plain(pieces))
    return None
