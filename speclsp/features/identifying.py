"""To give an identifier to what has none, in the way of writing that its document has already."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.features.actions import Action
from speclsp.features.kinds import REWRITE
from speclsp.features.manner import in_manner
from speclsp.resolution.evidence import is_test
from speclsp.resolution.fresh import fresh_marker, fresh_tag, next_number
from speclsp.spec.facts import Clause, Section
from speclsp.spec.names import Name
from speclsp.spec.passage import Passage, passages
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_SENTENCE_END = re.compile(r"[.!?][\"'”’)*_]*(?:\s+|\Z)")
_STOP = re.compile(r"[\s.!?;:,\"'”’]*\Z")
_WORDS = re.compile(r"\w+\W+\w")
_FAMILY_FORMS = ("bold", "bracket", "plain")


class _Place(NamedTuple):
    """A passage of a document, and the offset in its segment that is asked about."""

    document: Document
    start: int
    offset: int
    passages: tuple[Passage, ...]
    passage: Passage

    @property
    def clauses(self) -> list[Clause]:
        """Those of the segment."""
        return [clause for start, clause in self.document.settled.clauses if start == self.start]


def identifying(snapshot: Snapshot, path: str, span: Span) -> Iterator[Action]:
    """What to do about the section or the sentence at `span`, if it has no identifier."""
    document = snapshot.document(path)
    if document is None or is_test(snapshot, path):
        return
    for identifier, edit in _edits(snapshot, document.awake(), span.start):
        after = document.awake().edit((edit,))
        if _is_given(document, after, identifier):
            fix = Fix(f'Give it the identifier "{identifier}"', "consent", ((path, edit),))
            yield Action(fix.title, REWRITE, in_manner(snapshot, path, fix))
            return


def _edits(snapshot: Snapshot, document: Document, offset: int) -> Iterator[tuple[str, Edit]]:
    heading = document.section_at(offset)
    if heading and offset <= heading[0] + heading[1].span.end:
        yield from _for_section(snapshot, document, *heading)
        return
    place = _place(document, offset)
    if place is None:
        return
    yield from _for_item(snapshot, place)
    forms = {clause.form for _, clause in document.settled.clauses}
    if "tag" in forms:
        yield from _for_sentence(snapshot, place)
    if "marker" in forms:
        yield from _for_rule(snapshot, place)


def _is_given(before: Document, after: Document, identifier: str) -> bool:
    """Whether that is all that has changed."""

    def given(document: Document) -> list[str]:
        clauses = [clause.id for _, clause in document.settled.clauses]
        return sorted((*clauses, *(each.id for _, each in document.sections if each.id)))

    return given(after) == sorted((*given(before), identifier))


def _place(document: Document, offset: int) -> _Place | None:
    at = bisect_right(document.starts, offset) - 1
    if at < 0:
        return None
    start = document.starts[at]
    found = passages(document.words(Span(start, start + document.segments[at].size)))
    for passage in found:
        low, high = passage.start, passage.block.inner_end
        if passage.block.kind == "paragraph" and low <= offset - start <= high:
            return _Place(document, start, offset - start, found, passage)
    return None


def _for_section(
    snapshot: Snapshot, document: Document, start: int, section: Section
) -> Iterator[tuple[str, Edit]]:
    """`{#slug}`, where other headings of the document have such an attribute."""
    given = [each.id for _, each in document.sections if each.id]
    end = start + section.title_span.end
    behind = document.words(Span(end, document.text.line(document.text.line_at(end)).end))
    if section.id or not given or not section.title or behind.strip().startswith(("#", "{")):
        return
    at = [each for _, each in document.sections].index(section)
    slug = document.slugs[at]
    if sum("_" in each for each in given) > sum("-" in each for each in given):
        slug = slug.replace("-", "_")
    others = document.anchors - {document.slugs[at]}
    identifier, number = slug, 1
    while identifier in others or snapshot.index.defining(Name("section", "", identifier)):
        number += 1
        identifier = f"{slug}-{number}"
    if re.fullmatch(r"[\w.:-]+", identifier):
        yield identifier, Edit(Span(end, end), f" {{#{identifier}}}")


def _for_item(snapshot: Snapshot, place: _Place) -> Iterator[tuple[str, Edit]]:
    """The next number of the family, marked as the nearest item of the list that has one."""
    passage = place.passage
    item = passage.parent
    if item is None or item.kind != "item" or place.passages[passage.at - 1].block is not item:
        return
    beside = [
        (each.start, clause)
        for each in place.passages
        if each.parent and each.parent.kind == "item" and each.parent.parent == item.parent
        for clause in place.clauses
        if clause.span.start == each.start and clause.form in _FAMILY_FORMS
    ]
    if not beside or any(start == passage.start for start, _ in beside):
        return
    start, clause = min(beside, key=lambda each: abs(each[0] - passage.start))
    identifier = next_number(snapshot, place.document, clause)
    words = passage.segment
    behind = re.match(r"[^\w\r\n]*", words[clause.id_span.end :])
    if identifier is not None and behind is not None:
        mark = words[start : clause.id_span.start] + identifier + behind.group()
        at = place.start + passage.start
        yield identifier, Edit(Span(at, at), mark)


def _for_sentence(snapshot: Snapshot, place: _Place) -> Iterator[tuple[str, Edit]]:
    """A tag behind the sentence."""
    passage = place.passage
    words, offset = passage.masked, place.offset - passage.start
    ends = [found.end() for found in _SENTENCE_END.finditer(words)]
    low = max((end for end in ends if end <= offset), default=0)
    high = min((end for end in ends if end > offset), default=len(words))
    sentence = passage.words[low:high]
    stop = _STOP.search(words, low, high)
    tags = [clause.id_span.start - passage.start for clause in place.clauses]
    if stop is None or any(low <= tag < high for tag in tags) or not _is_prose(sentence):
        return
    tag = fresh_tag(snapshot, place.document, sentence)
    at = place.start + passage.start + stop.start()
    yield tag, Edit(Span(at, at), f"[^{tag}]")


def _is_prose(sentence: str) -> bool:
    return bool(_WORDS.search(sentence)) and not sentence.lstrip().startswith(("**Example", "[^"))


def _for_rule(snapshot: Snapshot, place: _Place) -> Iterator[tuple[str, Edit]]:
    """A marker above the paragraph, below the name that the rule before it has."""
    passage = place.passage
    markers = _markers(place.document, place.start + passage.start)
    inside = any(
        clause.span.start <= passage.start < clause.span.end
        for clause in place.clauses
        if clause.form == "marker"
    )
    if passage.parent is not None or inside or not markers or not _is_prose(passage.words):
        return
    last = markers[-1]
    above = last.id.rpartition(".")[0]
    identifier = fresh_marker(snapshot, above, passage.masked)
    at = place.start + passage.block.start
    yield identifier, Edit(Span(at, at), f"{last.prefix}[{identifier}]\n")


def _markers(document: Document, offset: int) -> Sequence[Clause]:
    """The rules above `offset` in its section, or else in the document."""
    section = document.section_at(offset)
    low = section[0] + section[1].span.start if section else 0
    above = [
        (start + clause.span.start, clause)
        for start, clause in document.settled.clauses
        if clause.form == "marker" and start + clause.span.start <= offset
    ]
    here = [clause for start, clause in above if start >= low]
    return here or [clause for _, clause in above]
