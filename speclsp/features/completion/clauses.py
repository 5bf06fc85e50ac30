"""Identifiers of clauses where one may be referred to: own document, own scope, then the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from speclsp.document import Document
from speclsp.features.completion.item import FAR, LAST, NEAR, OWN, Item, Source
from speclsp.features.completion.site import Site, nearby
from speclsp.features.names import Named, clause_names, starting
from speclsp.features.page import one_line
from speclsp.resolution.evidence import is_test, tested_identifier
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

HEADER = re.compile(r"[ \t]*Examples for \[\^(?P<typed>[^\]\s]*)\Z")
TAG = re.compile(r"(?<!\\)\[\^(?P<typed>[\w.-]*)\Z")
MARKER = re.compile(r"[ \t>]*(?P<prefix>[a-z][a-z0-9]*)\[(?P<typed>[\w.-]*)\Z")
CITED_MARKER = re.compile(r"(?<![\w\]])(?P<prefix>[a-z][a-z0-9]*)\[(?P<typed>[\w.-]*)\Z")
BRACKET = re.compile(r"(?<![\w!\\])\[(?P<typed>[\w.-]*)\Z|\]\[(?P<label>[\w.-]*)\Z")
_REST = re.compile(r"[\w.-]*")

Meant = Callable[[Named], bool]


def rest(after: str) -> int:
    """How much of the identifier at the cursor stands behind it."""
    found = _REST.match(after)
    return found.end() if found else 0


def cited(snapshot: Snapshot, here: Site, typed: str, meant: Meant) -> Iterator[Item | None]:
    """The clauses whose identifiers start with what is typed, and that are meant."""
    folded = typed.casefold()
    own = here.document
    for document in nearby(snapshot, here):
        path = document.path
        found = [each for each in starting(clause_names(document), folded) if meant(each)]
        # A feature's own names are meant in its documents, where it has any of the family.
        found = [each for each in found if not _is_elsewhere(snapshot, own, document, each)]
        if document is own:
            found = [each for each in found if not _is_here(here, each.id)]
        for name in found:
            rank = _rank(own, document, name)
            source = Source("clause", path, name.id)
            detail = "" if document is own else path
            yield Item(name.id, "clause", name.id, rank, detail, source=source)
        if not found:
            yield None


def closed(here: Site, items: Iterator[Item | None], bracket: str = "]") -> Iterator[Item | None]:
    """The items with the bracket that closes what they stand in, unless it is there."""
    missing = "" if here.after[rest(here.after) :].startswith(bracket) else bracket
    for item in items:
        whole = item and bracket in item.text
        yield item if item is None or whole else item._replace(text=item.text + missing)


def in_header(snapshot: Snapshot, here: Site) -> Iterator[Item | None]:
    """The clause that a test is of, the one that the file is named for first. Where nothing stands
    behind it, the rest of the header is written too."""
    name = tested_identifier(here.document.path)
    for item in cited(snapshot, here, "", lambda each: each.form == "tag"):
        if item is None or item.source is None:
            yield None
            continue
        title = _title(snapshot, item.source)
        text = item.text if here.after or not title else f"{item.text}] in {title}:"
        yield item._replace(rank=OWN if item.label == name else FAR, text=text)


def _title(snapshot: Snapshot, source: Source) -> str:
    """That of the section with a clause."""
    document = snapshot.documents[source.path]
    start, clause = document.clauses_by_id[source.name][0]
    found = document.section_at(start + clause.span.start)
    return one_line(found[1].title, 300) if found else ""


def tags(snapshot: Snapshot, here: Site) -> Iterator[Item | None]:
    """What a tag that is being written may be: a footnote, or a clause that has a test already.

    In a test, and in what defines no clauses, it may be any clause. Elsewhere a clause that exists
    is not offered: the tag would define it a second time.
    """
    document = here.document
    for _, facts in document.facts:
        for footnote in facts.footnotes:
            yield Item(footnote.label, "label", footnote.label, OWN, "footnote")
    if is_test(snapshot, document.path):
        yield from cited(snapshot, here, "", lambda each: each.form == "tag")
        return
    folder_tests = (path for path in sorted(snapshot.documents) if is_test(snapshot, path))
    for path in folder_tests:
        identifier = tested_identifier(path)
        if snapshot.index.defining(Name("tag", "", identifier.casefold())):
            yield None
        else:
            yield Item(identifier, "new", identifier, NEAR, f"has a test, {path}, and no clause")


def prefixes(snapshot: Snapshot, here: Site, typed: str) -> Iterator[Item | None]:
    """What identifiers start with, up to a dot, where a rule is being given one."""
    folded = typed.casefold()
    own = here.document
    for document in nearby(snapshot, here):
        seen: set[str] = set()
        for name in starting(clause_names(document), folded):
            if name.form != "marker":
                continue
            # Up to the next dot behind what is typed.
            end = name.id.find(".", len(typed)) + 1
            if end and (head := name.id[:end]) not in seen:
                seen.add(head)
                yield Item(head, "label", head, OWN if document is own else FAR)
        yield None


def is_marker_word(here: Site, word: str) -> bool:
    """Whether `word` before "[" marks rules in this document: an `r` does anywhere."""
    names = clause_names(here.document)
    return word == "r" or any(each.form == "marker" and each.prefix == word for each in names)


def _is_here(here: Site, identifier: str) -> bool:
    """Whether it is the one that is being written, and nothing else has it."""
    places = here.document.clauses_by_id[identifier]
    spans = [clause.id_span.moved(start) for start, clause in places]
    return len(spans) == 1 and spans[0].start <= here.offset <= spans[0].end


def _is_elsewhere(snapshot: Snapshot, own: Document, document: Document, name: Named) -> bool:
    mine, theirs = own.settled.scope(name.notation), document.settled.scope(name.notation)
    if not mine or not theirs or mine == theirs:
        return False
    return bool(snapshot.index.defining(Name("family", mine, name.prefix)))


def _rank(own: Document, document: Document, name: Named) -> int:
    if document is own:
        return OWN
    mine, theirs = own.settled.scope(name.notation), document.settled.scope(name.notation)
    if mine == theirs and mine:
        return NEAR
    return FAR if not theirs else LAST
