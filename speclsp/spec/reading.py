"""Segment -> the facts that every document has, whatever its notation."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.spec.anchors import anchors
from speclsp.spec.comments import comments
from speclsp.spec.declaration import declares
from speclsp.spec.facts import Anchor, Facts, Footnote, Keyword, Label, Link, Section, Term
from speclsp.spec.includes import includes
from speclsp.spec.keywords import has_keywords, keywords
from speclsp.spec.links import footnotes, label, links
from speclsp.spec.passage import Passage
from speclsp.spec.prose import PackedProse, Prose
from speclsp.spec.rulings import rulings
from speclsp.spec.scenarios import scenarios
from speclsp.spec.sections import section
from speclsp.spec.tasks import tasks
from speclsp.spec.terms.labels import announces, terms
from speclsp.spec.terms.rows import term_rows
from speclsp.text import Span


def plain_facts(segment: str, passages: Sequence[Passage]) -> Facts:
    """The facts of `segment`, which falls into these passages, without clauses and the like."""
    sections: list[Section] = []
    link_list: list[Link] = []
    labels: list[Label] = []
    anchor_list: list[Anchor] = []
    footnote_list: list[Footnote] = []
    keyword_list: list[Keyword] = []
    prose: list[Prose] = []
    term_list: list[Term] = []
    normative = has_keywords(segment)
    depths: list[int] = []
    # Whether the list that is read was introduced as one of terms.
    announced = False
    for passage in passages:
        above = passage.block.parent
        depths.append(depths[above] + (passages[above].block.kind == "item") if above >= 0 else 0)
        kind = passage.block.kind
        anchor_list += anchors(passage)
        if kind == "heading":
            sections.append(section(passage))
        if kind == "definition":
            if (one := label(passage)) is not None:
                labels.append(one)
            footnote_list += footnotes(passage)
        elif kind in ("paragraph", "heading", "cell", "html"):
            link_list += links(passage)
            if kind == "paragraph":
                footnote_list += footnotes(passage)
            if kind != "html":
                announced = announced and depths[-1] > 0
                term_list += terms(passage, announced)
                if depths[-1] == 0:
                    announced = kind == "paragraph" and announces(passage)
            if (words := _prose(passage, depths[-1])) is not None:
                prose.append(words)
            if normative and kind in ("paragraph", "cell"):
                keyword_list += keywords(passage)
    return Facts(
        sections=tuple(sections),
        links=tuple(link_list),
        labels=tuple(labels),
        anchors=tuple(anchor_list),
        footnotes=tuple(footnote_list),
        comments=comments(passages),
        keywords=tuple(keyword_list),
        scenarios=tuple(scenarios(passages)),
        tasks=tuple(tasks(passages)),
        prose=PackedProse(prose),
        first=passages[0].span if passages else None,
        unread=tuple(passage.span for passage in passages if passage.costly),
        includes=includes(segment),
        declares=declares(segment),
        terms=tuple(sorted((*term_list, *term_rows(passages)), key=lambda each: each.name_span)),
        rulings=tuple(sorted(rulings(segment, passages), key=lambda each: each.span)),
    )


def _prose(passage: Passage, depth: int) -> Prose | None:
    kind = passage.block.kind
    if kind == "paragraph" or kind == "heading" or kind == "cell":
        span = Span(passage.start, passage.block.inner_end)
        item = passage.parent is not None and passage.parent.kind == "item"
        return Prose(kind, span, passage.masks, passage.normative, item, depth)
    return None
