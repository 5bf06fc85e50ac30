"""The law of renaming on real specifications: nothing is lost, and the way back gives the bytes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from speclsp.document import Document
from speclsp.features.naming import Refusal
from speclsp.features.renaming import Renaming, prepared, renaming
from speclsp.features.trial import afterwards, by_path, tried
from speclsp.resolution.terms import terms_in
from speclsp.resolution.unresolved import lost_links, lost_references
from speclsp.work import at_once
from speclsp.workspace import Snapshot
from tests.features.world import folder

# Corpus -> how many of the places tried there can be renamed at all.
CORPORA = {
    "model-spec": 15,
    "roam": 8,
    "open-feature": 12,
    "spec-kit-en": 20,
    "kiro": 9,
    "openspec": 6,
    "kiro-rpidns": 6,
    "spec-kit": 14,
    "cloudevents": 11,
}
EACH = 3


def spots(document: Document) -> Iterator[tuple[str, int]]:
    """Kinds of things that have names, and where one stands."""
    numbers = {
        start + clause.span.start
        for start, clause in document.settled.clauses
        if clause.notation == "numbered"
    }
    for start, facts in document.facts:
        for section in facts.sections:
            # A title that is a number and no more can be no other title.
            if start + section.span.start not in numbers:
                yield "title", start + section.title_span.start
            if section.id:
                yield "section", start + section.id_span.start
        for link in facts.links:
            yield "link", start + link.target_span.end - 1
        for label in facts.labels:
            yield "label", start + label.label_span.start
        for header in facts.headers:
            yield "header", start + header.id_span.start
    for term in terms_in(document):
        # What an abbreviation is called is said by the words beside it.
        if term.form != "short":
            yield "term", term.name_span.start
    for start, clause in document.settled.clauses:
        yield f"{clause.notation} {clause.form}", start + clause.id_span.start
    for start, reference in document.settled.references:
        yield f"{reference.notation} reference", start + reference.span.start


def other(name: str, kind: str) -> str:
    """A name that is like `name`, and that nobody has."""
    digits = name.rstrip("0123456789")
    if digits != name and (kind.startswith("numbered") or digits == "US"):
        return f"{digits}987"
    if kind == "term" and " " in name:
        # A term of five words is none in passing.
        return f"{name.rpartition(' ')[0]} Zebra"
    if kind in ("title", "link", "term"):
        return f"{name} Zebra" if " " in name or kind != "link" else f"{name}zebra"
    return f"{digits}98761" if digits != name else f"{name}zq9"


def lost_in(snapshot: Snapshot) -> Counter[str]:
    """What leads nowhere, by what it says."""
    found: Counter[str] = Counter()
    for document in snapshot.documents.values():
        found.update(each.link.target for each in lost_links(snapshot, document))
        found.update(
            each.reference.target
            for each in lost_references(snapshot, document)
            if each.verdict == "missing"
        )
    return found


def text(snapshot: Snapshot, path: str) -> str:
    return snapshot.documents[path].text.string


@pytest.mark.parametrize("name", CORPORA)
def test_a_name_and_back_again(name: str, corpus: Callable[[str], Path]) -> None:
    snapshot = folder(corpus(name))
    chance = random.Random(4)
    by_kind: dict[str, list[tuple[str, int]]] = {}
    for path in sorted(snapshot.documents):
        for kind, offset in spots(snapshot.documents[path]):
            by_kind.setdefault(kind, []).append((path, offset))
    lost = lost_in(snapshot)
    done = 0
    for kind, places in sorted(by_kind.items()):
        for path, offset in chance.sample(places, min(EACH, len(places))):
            was = prepared(snapshot, path, offset)
            if was is None or isinstance(was, Refusal):
                continue
            found = at_once(renaming(snapshot, path, offset, other(was.name, kind)))
            assert isinstance(found, Renaming), (kind, path, was.name, found)
            moves = dict(found.moves)
            after = at_once(tried(snapshot, found.replacements, moves))
            assert not lost_in(after) - lost, (kind, path, was.name)
            span = afterwards(was.span, by_path(found.replacements).get(path, ()))
            back = at_once(renaming(after, moves.get(path, path), span.start, was.name))
            assert isinstance(back, Renaming), (kind, path, was.name, back)
            again = at_once(tried(after, back.replacements, dict(back.moves)))
            assert again.documents.keys() == snapshot.documents.keys()
            for other_path, document in snapshot.documents.items():
                if again.documents[other_path] is not document:
                    assert text(again, other_path) == text(snapshot, other_path), was.name
            done += 1
    assert done >= CORPORA[name]
