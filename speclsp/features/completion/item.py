"""One thing that may be written, and all of them at a place: ordered, and no more than are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from speclsp.features.names import natural
from speclsp.work import Work

MOST = 200
"""Of what may be written at one place; more are found by typing on."""

Kind = Literal[
    "clause", "new", "section", "file", "folder", "term", "keyword", "value", "key", "form", "rule",
    "label",
]  # fmt: skip

# The nearest first.
FORM, OWN, NEAR, FAR, LAST = range(5)

_PLACEHOLDER = re.compile(r"\$\{\d+:((?:[^\\{}]|\\.)*)\}|\$\{?\d+\}?|\\(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\\$}]")


class Source(NamedTuple):
    """What an item stands for, for its documentation: found again by its name when asked."""

    what: Literal["clause", "section", "term"]
    path: str
    name: str


class Item(NamedTuple):
    """`text` replaces what stands at the place; where `snippet` is given, it is the same with
    places to fill in."""

    label: str
    kind: Kind
    text: str
    rank: int = OWN
    detail: str = ""
    snippet: str = ""
    source: Source | None = None
    # What it is found by, if that is not the label.
    filter: str = ""


class Completion(NamedTuple):
    """`span` is replaced; what stands in it behind the cursor is kept by those who insert."""

    span: tuple[int, int]
    items: tuple[Item, ...]
    # Whether these are all; otherwise it is to be asked again when more has been typed.
    complete: bool = True


def form(label: str, snippet: str, detail: str = "", rank: int = FORM) -> Item:
    """An item with places to fill in."""
    return Item(label, "form", filled(snippet), rank, detail, snippet)


def filled(snippet: str) -> str:
    """A snippet for those who have none: each place keeps the words that it shows."""
    return _PLACEHOLDER.sub(lambda found: found[1] or found[2] or "", snippet)


def literal(words: str) -> str:
    """`words` in a snippet, where nothing in them is a place to fill in."""
    return _SPECIAL.sub(lambda found: "\\" + found.group(), words)


def gathered(span: tuple[int, int], typed: str, found: Iterable[Item | None]) -> Work[Completion]:
    """The items of `found` that start with what is typed, in order. None is a piece of work that
    has found nothing."""
    folded = typed.casefold()
    kept: dict[tuple[str, str], Item] = {}
    complete = True
    for item in found:
        yield
        if item is None or not (item.filter or item.label).casefold().startswith(folded):
            continue
        key = (item.label, item.text)
        if key not in kept or item.rank < kept[key].rank:
            kept[key] = item
        if len(kept) > MOST * 3:
            complete = False
            break
    ordered = sorted(kept.values(), key=lambda each: (each.rank, natural(each.label), each.text))
    return Completion(span, tuple(ordered[:MOST]), complete and len(ordered) <= MOST)


def in_order(items: Iterable[Item]) -> Iterator[Item]:
    """`items`, which have an order of their own, so that it is kept: by where each stands."""
    for number, item in enumerate(items):
        yield item._replace(rank=item.rank * 100 + number)
