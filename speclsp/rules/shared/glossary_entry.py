"""A place in a glossary for a term that has none yet, to be filled in by the author."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.resolution.glossary import defines_terms, distance
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot


def entry(snapshot: Snapshot, document: Document, name: str) -> Iterator[Fix]:
    """An item behind the last one of the nearest glossary that is a list of terms in bold."""
    nearest: tuple[int, str, TermPlace] | None = None
    for path in sorted(snapshot.documents):
        if not defines_terms(path):
            continue
        listed = [each for each in terms_in(snapshot.documents[path]) if _is_item(snapshot, each)]
        if listed and (nearest is None or distance(document.path, path) < nearest[0]):
            nearest = (distance(document.path, path), path, listed[-1])
    if nearest is None:
        return
    _, path, last = nearest
    lead = _lead(snapshot, last)
    behind = snapshot.string(path)[last.name_span.end :][:4]
    stop = ":** " if behind.startswith(":**") else "**: "
    edit = Edit(Span(last.span.end, last.span.end), f"\n{lead}{name}{stop}TBD.")
    yield Fix(f'Add "{name}" to the glossary in {path}', "consent", ((path, edit),))


def _is_item(snapshot: Snapshot, term: TermPlace) -> bool:
    return (
        term.listed
        and term.form == "label"
        and _lead(snapshot, term).strip() in ("- **", "* **", "+ **")
    )


def _lead(snapshot: Snapshot, term: TermPlace) -> str:
    """What stands before the term in its line."""
    text = snapshot.string(term.path)
    end = term.name_span.start
    return text[max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1 : end]
