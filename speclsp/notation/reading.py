"""Segment -> facts: what every document has, and what each notation finds. The one list of
notations."""

from __future__ import annotations

from speclsp.notation import generic, heading_attribute, model_spec, rule_marker, slug
from speclsp.notation.notation import Options
from speclsp.spec.comments import comments
from speclsp.spec.facts import (
    Anchor,
    Clause,
    Comment,
    Example,
    Facts,
    Footnote,
    Label,
    Link,
    Mistake,
    Reference,
    Section,
    TestHeader,
)  # fmt: skip
from speclsp.spec.includes import INCLUDES
from speclsp.spec.links import anchors, footnotes, label, links
from speclsp.spec.passage import passages
from speclsp.spec.prose import PackedProse, Prose
from speclsp.spec.sections import section
from speclsp.text import Span

NOTATIONS = (
    model_spec.NOTATION,
    heading_attribute.NOTATION,
    rule_marker.NOTATION,
    generic.NOTATION,
    slug.NOTATION,
)
DEFAULT = Options()
BY_NAME = {notation.name: notation for notation in NOTATIONS}


def facts(segment: str, options: Options = DEFAULT) -> Facts:
    """All facts of `segment`, which is a whole text or stands between two of its cuts. Never
    fails."""
    found = passages(segment)
    sections: list[Section] = []
    seen: dict[type, list] = {}  # type: ignore[type-arg]
    link_list: list[Link] = []
    labels: list[Label] = []
    anchor_list: list[Anchor] = []
    footnote_list: list[Footnote] = []
    comment_list: list[Comment] = []
    prose: list[Prose] = []
    unread: list[Span] = []
    for at, passage in enumerate(found):
        kind = passage.block.kind
        if passage.costly:
            unread.append(passage.span)
        if kind == "heading":
            sections.append(section(passage))
        if kind == "definition":
            if (one := label(passage)) is not None:
                labels.append(one)
            footnote_list += footnotes(passage)
        elif kind in ("paragraph", "heading", "cell", "html"):
            link_list += links(passage)
            anchor_list += anchors(passage)
            comment_list += comments(found, at)
            if kind == "paragraph":
                footnote_list += footnotes(passage)
            if kind == "paragraph" or kind == "heading" or kind == "cell":
                span = Span(passage.start, passage.block.inner_end)
                item = passage.parent is not None and passage.parent.kind == "item"
                prose.append(Prose(kind, span, passage.masks, passage.normative, item))
    for notation in NOTATIONS:
        if notation.name in options.disabled:
            continue
        for fact in notation.read(found, options):
            seen.setdefault(type(fact), []).append(fact)
    first = found[0].span if found else None
    return Facts(
        tuple(sections),
        _sorted(seen.get(Clause, [])),
        _sorted(seen.get(Reference, [])),
        tuple(link_list),
        tuple(labels),
        tuple(anchor_list),
        tuple(footnote_list),
        _sorted(seen.get(Example, [])),
        _sorted(seen.get(TestHeader, [])),
        _sorted(seen.get(Mistake, [])),
        tuple(comment_list),
        PackedProse(prose),
        first,
        tuple(unread),
        INCLUDES.search(segment) is not None,
    )


def _sorted(facts: list) -> tuple:  # type: ignore[type-arg]
    return tuple(sorted(facts, key=lambda fact: fact.span))
