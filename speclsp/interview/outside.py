"""Whether all but the passage says what it said before: the blocks around it, what is defined and
cited there, the sentences beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from speclsp.interview.sides import Side
from speclsp.language.sentences import sentences
from speclsp.resolution.links import definition_of
from speclsp.spec.facts import Clause, Facts, Link, Mistake, Reference, Scenario, Term
from speclsp.spec.passage import Passage as Block
from speclsp.text import Span

_Settled = TypeVar("_Settled", tuple[int, Clause], tuple[int, Reference])

# What each kind of fact is to whoever has written the words.
_KINDS: dict[str, str] = {
    "sections": "a heading",
    "clauses": "a clause",
    "references": "a reference to a clause or a section",
    "links": "a link or an image",
    "labels": "the definition of a link",
    "anchors": "an anchor",
    "footnotes": "a footnote",
    "examples": "the title of an example",
    "headers": "the header of a test",
    "mistakes": "what is almost an identifier",
    "scenarios": "a scenario",
    "tasks": "a task",
    "comments": "a comment",
    "attributes": "a line about a clause",
    "terms": "the definition of a term",
    "rulings": "a statement on what prevails or is needed",
    "precedents": "a part of a precedent",
    "unread": "words that are too costly to read",
}
_BLOCKS: dict[str, str] = {
    "heading": "a heading",
    "cell": "a cell",
    "row": "a row of a table",
    "table": "a table",
    "fence": "a fence",
    "code": "a block of code",
    "html": "HTML",
    "front-matter": "front matter",
    "definition": "the definition of a link",
    "break": "a line across the page",
    "quote": "a quote",
    "list": "a list",
    "item": "an item of a list",
    "paragraph": "a paragraph",
}
_UNWANTED = frozenset(("tag", "comment", "entity", "autolink"))
_SHORT = "undefined-acronym"
"""The rule that asks for what an abbreviation stands for."""
# The place of what is anywhere in the passage.
_IN_PASSAGE = Span(-1, -1)


def altered(before: Side, after: Side, rule: str = "", free: Container[str] = ()) -> str:
    """What is no longer as it was outside of the passage, or no longer defined and cited in it; ""
    for nothing. `rule` is that of the finding that is to be settled; `free` are the kinds of facts,
    as `Facts` calls them, that may go from the passage and come to it, links only to go."""
    return (
        _blocks(before, after)
        or _beside(before, after)
        or _facts(before, after, rule, free)
        or _settled(before, after, free)
    )


def _blocks(before: Side, after: Side) -> str:
    kinds = Counter(each.block.kind for each in after.blocks)
    kinds.subtract(each.block.kind for each in before.blocks)
    for kind, count in kinds.items():
        if count and kind != "paragraph":
            return f"it {'makes' if count > 0 else 'takes away'} {_BLOCKS[kind]}"
    if len(before.blocks) != len(after.blocks) or after.own is None or before.own is None:
        return "it changes where a paragraph begins or ends"
    for old, new in zip(before.blocks, after.blocks, strict=True):
        if _shape(before, old) != _shape(after, new):
            return f"it changes {_BLOCKS[new.block.kind]} around it"
        if (old is before.own) != (new is after.own):
            return "it changes where a paragraph begins or ends"
    return "it cannot be read" if after.own.costly else ""


def _shape(side: Side, each: Block) -> tuple[Any, ...]:
    block = each.block
    places = (block.start, block.end, block.inner_start, block.inner_end)
    holes = () if each is side.own else tuple(map(side.compared, block.holes))
    return (
        block.kind,
        block.parent,
        block.level,
        block.note,
        each.normative,
        tuple(map(side.compared, places)),
        holes,
    )


def _beside(before: Side, after: Side) -> str:
    """The same block, but for the passage."""
    old, new = before.own, after.own
    if old is None or new is None:
        return ""
    runs = [
        Counter(side.placed(tuple(run)) for run in _placed_runs(side, own))
        for side, own in ((before, old), (after, new))
    ]
    low = before.there.start - old.start
    behind = len(old.masked) - (before.there.end - old.start)
    heads = old.masked[:low] == new.masked[:low]
    tails = not behind or old.masked[-behind:] == new.masked[-behind:]
    if runs[0] != runs[1] or not heads or not tails:
        return "it changes what the words beside it are"
    inside = [
        Counter(
            side.words[run.start : run.end]
            for run in own.runs
            if run.kind in _UNWANTED and side.is_inside(Span(run.start, run.end))
        )
        for side, own in ((before, old), (after, new))
    ]
    if inside[1] - inside[0]:
        return "it adds HTML, an entity or an address"
    if _sentences(before, old) != _sentences(after, new):
        return "it runs into the sentence beside it"
    return ""


def _placed_runs(side: Side, own: Block) -> Iterable[tuple[Any, ...]]:
    for run in own.runs:
        if not side.is_inside(Span(run.start, run.end)):
            text = Span(run.text_start, run.text_end)
            yield run.kind, Span(run.start, run.end), text, run.nested


def _sentences(side: Side, own: Block) -> list[Span]:
    found = (each.moved(own.start) for each in sentences(own.masked))
    return [side.placed(each) for each in found if not each.overlaps(side.there)]


def _facts(before: Side, after: Side, rule: str, free: Container[str]) -> str:
    old, new = before.facts, after.facts
    for name, words in _KINDS.items():
        had = Counter(_said(before, each) for each in getattr(old, name))
        has = Counter(_said(after, each) for each in getattr(new, name))
        for fact in has - had:
            if not (_may_come(fact, rule) or _is_free(after, fact, name, free, comes=True)):
                return f"it adds {words}" if not _moves(fact, had - has) else f"it moves {words}"
        for fact in had - has:
            if not (_may_go(before, fact) or _is_free(before, fact, name, free, comes=False)):
                return f"it takes away {words}"
    if (old.includes, old.declares) != (new.includes, new.declares):
        return "it changes how the document is read"
    return _masks(old, new)


def _masks(old: Facts, new: Facts) -> str:
    kinds = [(each.kind, each.normative, each.item, each.depth) for each in old.prose]
    same = kinds == [(each.kind, each.normative, each.item, each.depth) for each in new.prose]
    return "" if same else "it changes whether a block obliges"


def _said(side: Side, fact: Any) -> Any:
    """A fact in a form that both sides have in common. What is in the passage may stand anywhere in
    it, and the words of a link in it may be others."""
    if isinstance(fact, Span):
        return side.placed(fact)
    if isinstance(fact, Link) and fact.span.overlaps(side.there):
        fact = fact._replace(text="")
    if isinstance(fact, Scenario) and fact.span.overlaps(side.there):
        fact = fact._replace(title=fact.title and "-")
    if not side.is_inside(fact.span):
        return side.placed(fact)
    if isinstance(fact, Reference):
        fact = fact._replace(standing="words")
    return _placeless(fact)


def _placeless(value: Any) -> Any:
    if isinstance(value, Span):
        return _IN_PASSAGE
    if isinstance(value, tuple):
        parts = (_placeless(each) for each in value)
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value


def _moves(fact: Any, gone: Counter[Any]) -> bool:
    return any(_placeless(each) == _placeless(fact) for each in gone)


def _may_come(fact: Any, rule: str) -> bool:
    """What an abbreviation stands for, where that was asked."""
    return rule == _SHORT and isinstance(fact, Term) and fact.form == "short"


def _may_go(side: Side, fact: Any) -> bool:
    """Brackets that lead nowhere, such as `[NEEDS CLARIFICATION: ...]`, and mistakes."""
    return isinstance(fact, Mistake) or _leads_nowhere(side, fact)


def _leads_nowhere(side: Side, fact: Any) -> bool:
    if not isinstance(fact, Link) or fact.kind != "shortcut":
        return False
    return definition_of(side.document, fact) is None


def _is_free(side: Side, fact: Any, kind: str, free: Container[str], *, comes: bool) -> bool:
    """Whether a fact of a free kind is in the passage; a link that comes has to lead nowhere."""
    if kind not in free or getattr(fact, "span", None) != _IN_PASSAGE:
        return False
    return not comes or kind != "links" or _leads_nowhere(side, fact)


def _settled(before: Side, after: Side, free: Container[str]) -> str:
    """The clauses and references that hold in the whole document."""
    old, new = before.document.settled, after.document.settled
    same = len(old.clauses) == len(new.clauses)
    pairs = _unlike(before, after, old.clauses, new.clauses)
    if not same or any(_clause(before, *had) != _clause(after, *has) for had, has in pairs):
        return "it changes which clauses there are, or where one begins or ends"
    had_all, has_all = (_references(side, free) for side in (before, after))
    same = len(had_all) == len(has_all)
    cited = list(_unlike(before, after, had_all, has_all))
    had = Counter(_cited(before, *one) for one, _ in cited)
    has = Counter(_cited(after, *other) for _, other in cited)
    return "" if same and had == has else "it changes what is referred to"


def _references(side: Side, free: Container[str]) -> Sequence[tuple[int, Reference]]:
    """Those that have to stay."""
    every = side.document.settled.references
    if "references" not in free:
        return every
    low, high = side.span
    return [
        (start, each)
        for start, each in every
        if not (low <= start + each.span.start and start + each.span.end <= high)
    ]


def _unlike(
    before: Side, after: Side, old: Sequence[_Settled], new: Sequence[_Settled]
) -> Iterator[tuple[_Settled, _Settled]]:
    """Facts at the same rank that are not simply what they were, in front of the passage or behind
    it: nearly all are."""
    low, high = before.span
    by = after.span.end - high
    for had, has in zip(old, new, strict=False):
        (start, fact), (now, other) = had, has
        if fact == other and (
            (now == start and start + fact.span.end <= low)
            or (now == start + by and start + fact.span.start >= high)
        ):
            continue
        yield had, has


def _clause(side: Side, start: int, clause: Clause) -> Any:
    absolute = clause._replace(
        span=clause.span.moved(start), id_span=clause.id_span.moved(start), attributes=()
    )
    return side.placed(absolute, side.start)


def _cited(side: Side, start: int, reference: Reference) -> Any:
    span = reference.span.moved(start)
    absolute = reference._replace(span=span, standing="words")
    if side.is_inside(span.moved(-side.start)):
        return _placeless(absolute)
    return side.placed(absolute, side.start)
