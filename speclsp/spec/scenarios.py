"""Scenarios: a heading `Scenario: name`, or an item that says Given, When and Then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.spec.facts import Scenario
from speclsp.spec.passage import Passage
from speclsp.text import Span

_HEADING = re.compile(r"Scenario(?: Outline)?:[ \t]*(?P<title>[^\r\n]*?)[ \t]*(?:\{[^{}]*\})?\Z")
_STEPS = re.compile(r"[\s*_]*Given\b.*?[*_\s](?:[Ww]hen|[Tt]hen|WHEN|THEN)\b", re.DOTALL)


def scenarios(passages: Sequence[Passage]) -> Iterator[Scenario]:
    """In the order of the text. An item has no title, and an empty span for it."""
    segment = passages[0].segment if passages else ""
    if "Scenario" not in segment and "Given" not in segment:
        return
    for at, passage in enumerate(passages):
        if passage.block.kind == "heading":
            if found := _HEADING.match(passage.words):
                low, high = found.span("title")
                title = Span(passage.start + low, passage.start + high)
                yield Scenario(found.group("title"), passage.span, title)
        elif passage.block.kind == "paragraph":
            item = passage.parent
            first = item is not None and item.kind == "item" and passages[at - 1].block is item
            if first and _STEPS.match(passage.words):
                yield Scenario("", passage.span, Span(passage.start, passage.start))
