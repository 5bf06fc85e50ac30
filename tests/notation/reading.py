"""Reads an original text and says what was found, with the words in place of offsets."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.notation.notation import Options


def clauses(text: str, path: str = "spec.md", options: Options = Options()) -> dict[str, str]:  # noqa: B008
    """Each clause that holds, with its words."""
    document = Document.read(path, text, options)
    return {
        clause.id: document.words(clause.span.moved(start))
        for start, clause in document.settled.clauses
    }


def references(text: str, path: str = "spec.md") -> list[str]:
    """What is referred to, in the order of the text."""
    document = Document.read(path, text)
    return [reference.target for _, reference in document.settled.references]


def mistakes(text: str) -> list[tuple[str, str]]:
    """Fault and remedy."""
    document = Document.read("spec.md", text)
    return [(each.fault, each.remedy) for _, facts in document.facts for each in facts.mistakes]


def sections(text: str) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Title, identifier and attributes."""
    document = Document.read("spec.md", text)
    return [
        (each.title, each.id, tuple((a.key, a.value) for a in each.attributes))
        for _, each in document.sections
    ]
