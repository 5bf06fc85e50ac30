"""Kiro: `### Requirement 3: Offers`, below it criteria that are cited by number, as 3.2.

A specification is a folder below `.kiro/specs/` or `.claude/specs/`, in which numbers start anew.
Criteria are the ordered items below the heading. Tasks and designs cite both, as in
`_Requirements: 1.1, 5_` and `**Validates: Requirements 2.1**`; a design also states properties,
`### Property 2: ...`. The heading's word may be in the author's language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from speclsp.notation.folders import is_template
from speclsp.notation.notation import Fact, Found, Notation, Options, Settling, headed
from speclsp.spec.facts import Clause, Mistake, Reference, Section
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "kiro"
FAMILY = "Requirement "
PROPERTY = "Property "

_WORD = "Requirement"
_FOLDER = re.compile(r"(?:^|/)\.(?:kiro|claude)/specs/(?P<name>[^/]+)/")
_HEADING = re.compile(
    r"(?P<word>[^\W\d_]{1,30})[ \t]?(?P<id>\d+(?:\.\d+)*)(?=[:.：\s]|\Z)[:.：]?[ \t]*(?P<title>.*)"
)
_ITEM = re.compile(r"(?P<id>\d+)[.)]\Z")
_FULL = re.compile(r"[*_]{0,2}(?P<id>\d+\.\d+)[.:)]?[*_]{0,2}[ \t]+(?=\S)")
_NUMBER = r"\d+(?:\.\d+)*"
_LIST = re.compile(
    rf"(?P<lead>Requirements?|要件|需求|요구사항)(?P<colon>:?)[ \t]*[*_]*[ \t]*"
    rf"(?P<list>{_NUMBER}(?:[ \t]*(?:[,、&–-]|and|to)[ \t]*{_NUMBER})*)(?![^\W_]|%)"
)
_TOKEN = re.compile(rf"(?P<odd>\d+-\d+)(?![.\d])|{_NUMBER}")
# What the part of a requirement that has its criteria is called.
_CRITERIA = re.compile(
    r"accept|criteri|受け?入れ|基準|条件|验收|標準|标准|수용|기준", re.IGNORECASE
)


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    segment = passages[0].segment if passages else ""
    # What is not in English is rare, and known by its letters.
    cites = "Requirement" in segment or not segment.isascii()
    for at, passage in enumerate(passages):
        kind = passage.block.kind
        if kind == "heading":
            yield from _heading(passage)
        if cites and kind in ("paragraph", "cell", "heading"):
            yield from _citations(passage)
        if kind == "paragraph" and at:
            yield from _criterion(passages, at)


def _heading(passage: Passage) -> Iterator[Fact]:
    found = _HEADING.match(passage.words)
    if found is None or not 2 <= passage.block.level <= 4:
        return
    word = found.group("word")
    identifier, low = found.group("id"), found.start("id")
    if word == PROPERTY.strip():
        identifier, low = found.group()[: found.end("id")], 0
    yield Clause(
        identifier,
        NAME,
        Span(passage.block.start, _end(passage)),
        Span(passage.start + low, passage.start + found.end("id")),
        prefix=word,
        form="heading",
        kind="property" if word == PROPERTY.strip() else "requirement",
        title=found.group("title").strip(),
    )


def _end(passage: Passage) -> int:
    """Where what stands below a heading ends, as far as its segment goes."""
    return len(passage.segment.rstrip()) if passage.parent is None else passage.block.end


def _criterion(passages: Sequence[Passage], at: int) -> Iterator[Fact]:
    passage, item = passages[at], passages[at].parent
    if item is None or item.kind != "item" or passages[at - 1].block is not item:
        return
    holder = passages[item.parent].parent if item.parent >= 0 else None
    if holder is not None:
        return
    number = _ITEM.match(item.note)
    full = _FULL.match(passage.words)
    if full:
        span = Span(passage.start + full.start("id"), passage.start + full.end("id"))
    elif number:
        span = Span(item.start, item.start + number.end("id"))
    else:
        return
    identifier = full.group("id") if full else item.note[:-1]
    yield Clause(
        identifier, NAME, Span(item.start, item.end), span, form="number", kind="criterion"
    )


def _citations(passage: Passage) -> Iterator[Fact]:
    words = passage.masked
    if words.isascii() and "Requirement" not in words:
        return
    heading = passage.block.kind == "heading"
    for found in _LIST.finditer(words):
        if heading and found.start() == 0:
            continue
        dotted = "." in found.group("list")
        for token in _TOKEN.finditer(words, *found.span("list")):
            low = passage.start + token.start()
            span = Span(low, low + len(token.group()))
            if token.group("odd") is None:
                yield _citation(token.group(), low)
            elif dotted and found.group("colon"):
                remedy = token.group().replace("-", ".")
                fault = f'"{token.group()}" is almost a criterion'
                yield Mistake("identifier", fault, remedy, span, NAME)
            else:
                first, _, last = token.group().partition("-")
                yield _citation(first, low)
                yield _citation(last, low + len(first) + 1)


def _citation(target: str, low: int) -> Reference:
    return Reference(target, "clause", NAME, Span(low, low + len(target)), FAMILY)


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """Requirements and criteria where the document states them; elsewhere their headings cite."""
    stem = path.rpartition("/")[2].rpartition(".")[0].casefold()
    sections = [(start, each) for start, facts in found for each in facts.sections]
    headings = [
        (start, each)
        for start, facts in found
        for each in facts.clauses
        if each.notation == NAME and each.kind == "requirement"
    ]
    inside = _FOLDER.search(path) is not None or enabled
    words = {_WORD} if any(each.prefix == _WORD for _, each in headings) else _words(headings)
    states = "requirement" in stem and (inside or _has_criteria(sections))
    criteria = _numbered(found, sections, headings, words) if states else {}

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        if isinstance(fact, Reference):
            return fact if inside or states or stem in ("tasks", "design") else None
        if fact.kind == "property":
            return fact._replace(prefix=PROPERTY) if inside and stem == "design" else None
        if fact.kind == "criterion":
            identifier = criteria.get(start + fact.id_span.start)
            return fact._replace(id=identifier, prefix=FAMILY) if identifier else None
        if fact.prefix not in words:
            return None
        if states:
            return fact._replace(prefix=FAMILY)
        cites = inside and fact.prefix == _WORD
        return _citation(fact.id, fact.id_span.start) if cites else None

    return settled


def _words(headings: Sequence[tuple[int, Clause]]) -> set[str]:
    """The word for a requirement in the author's language: the one that most headings have."""
    counts = Counter(each.prefix for _, each in headings)
    return {word for word, _ in counts.most_common(1)}


def _has_criteria(sections: Sequence[tuple[int, Section]]) -> bool:
    return any(_CRITERIA.search(section.title) for _, section in sections)


def _numbered(
    found: Found,
    sections: Sequence[tuple[int, Section]],
    headings: Sequence[tuple[int, Clause]],
    words: set[str],
) -> dict[int, str]:
    """The identifier of each criterion, by the place of its number."""
    places = [start + section.span.start for start, section in sections]
    requirements = {
        start + each.span.start: each.id for start, each in headings if each.prefix in words
    }
    owners = list(_owners(sections, places, requirements))
    below: dict[int, list[tuple[int, str]]] = {}
    for start, facts in found:
        for each in facts.clauses:
            if each.notation == NAME and each.kind == "criterion":
                at = bisect_right(places, start + each.span.start) - 1
                above = owners[at] if at >= 0 else None
                if above is not None:
                    below.setdefault(above, []).append((start + each.id_span.start, each.id))
    return {
        place: identifier
        for above, items in below.items()
        for place, identifier in _counted(requirements[above], items)
    }


def _owners(
    sections: Sequence[tuple[int, Section]], places: Sequence[int], requirements: Collection[int]
) -> Iterator[int | None]:
    """For each section, the place of the requirement of which it has the criteria; None for no
    such. That is the requirement itself, its first part, and what is called criteria."""
    above: tuple[int, int] | None = None
    parts = 0
    for place, (_, section) in zip(places, sections, strict=True):
        if place in requirements:
            above, parts = (place, section.level), 0
            yield place
            continue
        parts += 1
        if above is None or section.level <= above[1]:
            above = None
            yield None
        else:
            has_criteria = parts == 1 or _CRITERIA.search(section.title)
            yield above[0] if has_criteria else None


def _counted(requirement: str, items: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """As written; Markdown counts itself where every item has the same number."""
    same = len(items) > 1 and len({written for _, written in items}) == 1
    for count, (place, written) in enumerate(items, 1):
        if "." in written:
            yield place, written
        else:
            yield place, f"{requirement}.{count if same else int(written)}"


def feature(path: str) -> str:
    """The folder of one specification, whose numbers are its own."""
    found = _FOLDER.search(path)
    return path[: found.end() - 1] if found else path.rpartition("/")[0]


NOTATION = Notation(
    NAME,
    _read,
    reads=lambda path: (
        not is_template(path)
        and (
            _FOLDER.search(path) is not None
            or path.rpartition("/")[2].casefold() in ("requirements.md", "tasks.md", "design.md")
        )
    ),
    scope=feature,
    closed=True,
    counted=True,
    settling=_settling,
    marked=headed,
    about="`### Requirement 3: ...` with numbered criteria, cited as 3.2, below `.kiro/specs/`",
)
