"""What may be written at an offset of a document: the place decides, each kind has its module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from speclsp.features.completion import clauses, modules, prose, syntax
from speclsp.features.completion.comments import comment
from speclsp.features.completion.destinations import destinations, typed, written
from speclsp.features.completion.headings import attributes
from speclsp.features.completion.item import Completion, Item, gathered
from speclsp.features.completion.planned import planned
from speclsp.features.completion.site import Site, site
from speclsp.features.completion.transcripts import transcript
from speclsp.features.names import Named
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

Offer = tuple[str, int, Iterable[Item | None]]
"""What is typed, how much behind the cursor belongs to it, and what it may become."""


def completion(
    snapshot: Snapshot, path: str, offset: int, rules: Mapping[str, str]
) -> Completion | None:
    """What may be written at `offset`. `rules` are the names of rules and groups, each with what it
    is about."""
    return at_once(completing(snapshot, path, offset, rules))


def completing(
    snapshot: Snapshot, path: str, offset: int, rules: Mapping[str, str]
) -> Work[Completion | None]:
    """`completion`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return None
    here = site(document, offset)
    offer = _offer(snapshot, here, rules)
    if offer is None:
        return None
    words, behind, items = offer
    span = (here.offset - len(words), here.offset + behind)
    return (yield from gathered(span, words, items))


def _offer(snapshot: Snapshot, here: Site, rules: Mapping[str, str]) -> Offer | None:
    if here.around == "fence":
        return _whole_word(here, transcript(snapshot, here))
    if here.around == "code":
        return None
    if found := comment(here, rules):
        return _whole_word(here, found)
    if here.around == "html":
        return None
    if found := attributes(snapshot, here):
        return _whole_word(here, found)
    if dest := written(here):
        return typed(dest), dest.rest, destinations(snapshot, here, dest)
    if found := planned(snapshot, here):
        return found[0], _same_line(here), found[1]
    return modules.qualified(snapshot, here) or _identifier(snapshot, here) or _word(snapshot, here)


def _same_line(here: Site) -> int:
    """What stands behind the cursor of a title, which is replaced; of a number, nothing."""
    return len(here.after) if here.before.startswith("#") else clauses.rest(here.after)


def _whole_word(here: Site, found: tuple[str, Iterator[Item | None]] | None) -> Offer | None:
    return found and (found[0], clauses.rest(here.after), found[1])


def _identifier(snapshot: Snapshot, here: Site) -> Offer | None:
    """Behind a bracket."""
    behind = clauses.rest(here.after)
    if found := clauses.HEADER.match(here.before):
        return found["typed"], behind, clauses.closed(here, clauses.in_header(snapshot, here))
    if found := clauses.TAG.search(here.before):
        return found["typed"], behind, clauses.closed(here, clauses.tags(snapshot, here))
    if (found := clauses.MARKER.match(here.before)) and clauses.is_marker_word(
        here, found["prefix"]
    ):
        return found["typed"], behind, clauses.prefixes(snapshot, here, found["typed"])
    if (found := clauses.CITED_MARKER.search(here.before)) and clauses.is_marker_word(
        here, found["prefix"]
    ):
        items = clauses.cited(snapshot, here, found["typed"], _is_marker)
        return found["typed"], behind, clauses.closed(here, items)
    if found := clauses.BRACKET.search(here.before):
        words = found["typed"] if found["typed"] is not None else found["label"]
        items = _bracketed(snapshot, here, words, found["label"] is not None)
        return words, behind, clauses.closed(here, items)
    return None


def _bracketed(snapshot: Snapshot, here: Site, words: str, label: bool) -> Iterator[Item | None]:
    """A label of a link, a rule, or an identifier in brackets."""
    for _, facts in here.document.facts:
        for each in facts.labels:
            yield Item(each.label, "label", each.label, detail=each.target)
    yield from clauses.cited(snapshot, here, words, _is_marker if label else _is_written_out)


def _word(snapshot: Snapshot, here: Site) -> Offer | None:
    if (two := prose.second_word(here)) is not None:
        return two[0], 0, two[1]
    start = syntax.line(here)
    found = prose.WORD.search(here.before)
    if start is None and found is None:
        return None
    words = found["typed"] if found else ""
    if not words and here.before.strip() and start is None:
        return None
    return words, clauses.rest(here.after), _words(snapshot, here, words, start)


def _words(
    snapshot: Snapshot, here: Site, words: str, start: syntax.Line | None
) -> Iterator[Item | None]:
    if start is not None:
        yield from syntax.forms(snapshot, here, start)
    if words:
        yield from prose.keywords(words)
        yield from prose.terms(snapshot, here, words)
        yield from modules.names(snapshot, here)
    if _may_name(words):
        yield from clauses.cited(snapshot, here, words, _is_plain)


def _may_name(words: str) -> bool:
    """Whether an identifier may have been begun: two capitals, or a capital and a number."""
    return len(words) > 1 and words[0].isupper() and not words[1:].islower()


def _is_marker(name: Named) -> bool:
    return name.form == "marker"


def _is_plain(name: Named) -> bool:
    return name.form in ("bold", "bracket", "heading", "plain")


def _is_written_out(name: Named) -> bool:
    return _is_marker(name) or _is_plain(name)
