"""The clauses that speed is measured with: as many as asked for, varied, and some that clash."""

from __future__ import annotations

from bench.clauses import A_DOCUMENT, CLASHING, document, documents
from speclsp.document import Document

CLAUSES = 1_000


def said(clauses: int) -> list[tuple[str, str]]:
    """The identifier and the sentence of each."""
    found = []
    for path, text in documents(clauses):
        read = Document.read(path, text)
        for start, clause in read.settled.clauses:
            words = text[start + clause.span.start : start + clause.span.end]
            found.append((clause.id, words.partition("\n")[2].strip()))
    return found


def test_there_are_as_many_as_asked_for_and_each_has_a_name_of_its_own() -> None:
    found = said(CLAUSES)
    assert len(found) == len({name for name, _ in found}) == CLAUSES
    assert len(said(A_DOCUMENT + 1)) == A_DOCUMENT + 1


def test_the_same_number_gives_the_same_text() -> None:
    assert list(documents(200)) == list(documents(200))
    assert document(3) != document(4)


def test_hardly_two_are_alike() -> None:
    words = {sentence for _, sentence in said(CLAUSES)}
    assert len(words) > 0.95 * CLAUSES


def test_some_contradict_one_of_an_earlier_document() -> None:
    every = [sentence for _, sentence in said(CLAUSES)]
    clashing = [
        each for each in every if " MUST NOT " in each and each.replace(" NOT", "", 1) in every
    ]
    assert len(clashing) >= CLAUSES // CLASHING - 1
