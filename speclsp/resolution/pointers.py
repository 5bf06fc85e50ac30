"""The links of a document by what they point at, so that what points at a place is found by asking
each document once. Whether they lead there is said by `links`."""

from __future__ import annotations

import re
from typing import NamedTuple

from speclsp.document import Document
from speclsp.resolution.links import addressed, beyond, folded
from speclsp.spec.facts import Label, Link
from speclsp.spec.links import normal
from speclsp.text import Span

_HASH = re.compile(r"(?<![\\&])#")


class Pointer(NamedTuple):
    """A link or the definition of a label with a destination in the root; spans are absolute."""

    fact: Link | Label
    # The file that it names, relative to the root, whether or not that is there.
    path: str
    path_span: Span
    # As written behind the "#"; None where there is none.
    fragment_span: Span | None


class Pointers(NamedTuple):
    """Those of one document, in the order of the text."""

    all: tuple[Pointer, ...]
    # By their fragments, without what slug makers disagree on.
    by_fragment: dict[str, tuple[Pointer, ...]]
    # By the files that they name.
    by_path: dict[str, tuple[Pointer, ...]]
    # Links by label, with the start of their segment, by the label.
    by_label: dict[str, tuple[tuple[int, Link], ...]]
    # What leads outside, by the address as written.
    by_address: dict[str, tuple[tuple[int, Link | Label], ...]]
    # Those with a path that leads out of the root; in none of `all`.
    beyond: tuple[Pointer, ...]


def pointers(document: Document) -> Pointers:
    return document.remembered(_pointers)


def _pointers(document: Document) -> Pointers:
    found: list[Pointer] = []
    by_fragment: dict[str, list[Pointer]] = {}
    by_path: dict[str, list[Pointer]] = {}
    by_label: dict[str, list[tuple[int, Link]]] = {}
    by_address: dict[str, list[tuple[int, Link | Label]]] = {}
    outside: list[Pointer] = []
    for start, facts in document.facts:
        uses: tuple[Link | Label, ...] = (*facts.links, *facts.labels)
        for use in uses:
            if isinstance(use, Link) and use.by_label:
                by_label.setdefault(normal(use.target), []).append((start, use))
            elif (address := addressed(document.path, use.target)) is None:
                by_address.setdefault(use.target, []).append((start, use))
                if (away := beyond(document.path, use.target)) is not None:
                    one = _pointer(use, use.target_span.moved(start), away.path)
                    outside.append(one)
                    by_path.setdefault(away.path, []).append(one)
                    if one.fragment_span is not None:
                        by_fragment.setdefault(folded(away.fragment), []).append(one)
            else:
                one = _pointer(use, use.target_span.moved(start), address.path)
                found.append(one)
                if not address.own:
                    by_path.setdefault(address.path, []).append(one)
                if one.fragment_span is not None:
                    by_fragment.setdefault(folded(address.fragment), []).append(one)
    found.sort(key=lambda each: each.path_span)
    return Pointers(
        tuple(found),
        {key: tuple(each) for key, each in by_fragment.items()},
        {key: tuple(each) for key, each in by_path.items()},
        {key: tuple(each) for key, each in by_label.items()},
        {key: tuple(each) for key, each in by_address.items()},
        tuple(outside),
    )


def _pointer(use: Link | Label, span: Span, path: str) -> Pointer:
    hash_ = _HASH.search(use.target)
    end = hash_.start() if hash_ else len(use.target)
    query = use.target.find("?", 0, end)
    path_span = Span(span.start, span.start + (end if query < 0 else query))
    fragment = Span(span.start + hash_.end(), span.end) if hash_ else None
    return Pointer(use, path, path_span, fragment)
