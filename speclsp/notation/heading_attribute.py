"""Identifiers in attributes: `## Title {#id key=value}`, and `{: #id}` in a line below a block.

The headings themselves are read with the sections. Used by Pandoc, kramdown, MkDocs and Bikeshed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.notation.notation import Fact, Notation, Options
from speclsp.spec.facts import Clause, Mistake
from speclsp.spec.passage import Passage
from speclsp.spec.sections import attributes_in
from speclsp.text import Span

NAME = "heading-attribute"

_BLOCK = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t]*\{:[^}\r\n]*?#(?P<id>[\w.:-]+)(?P<rest>[^}\r\n]*)\}[ \t]*\Z"
)
_ALMOST = re.compile(
    r"(?:\{#[ \t]+(?P<spaced>[\w.:-]+)[^{}\r\n]*\}"
    r"|\{#(?P<open>[\w.:-]+)(?:[ \t]+[\w-]+=[^\s{}]+)*[ \t]*"
    r"|\{(?P<bare>[a-z][\w.:-]*)(?P<pairs>(?:[ \t]+[\w-]+=[^\s{}]+)+)\})\Z"
)


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    for passage in passages:
        if passage.block.kind == "heading":
            yield from _mistakes(passage)
        elif passage.block.kind == "paragraph" and "{:" in passage.words:
            found = _BLOCK.search(passage.masked)
            if found:
                start = passage.start
                yield Clause(
                    found.group("id"),
                    NAME,
                    Span(passage.block.start, passage.block.end),
                    Span(start + found.start("id"), start + found.end("id")),
                    attributes_in(found.group("rest"), start + found.start("rest")),
                    form="attribute",
                )


def _mistakes(passage: Passage) -> Iterator[Fact]:
    words = passage.masked.rstrip()
    found = _ALMOST.search(words) if "{" in words else None
    if found is None:
        return
    written = found.group()
    if found.group("spaced"):
        remedy = written.replace("{#", "{#", 1).replace(
            written[2 : found.start("spaced") - found.start()], "", 1
        )
    elif found.group("open"):
        remedy = written.rstrip() + "}"
    else:
        remedy = "{#" + written[1:]
    span = Span(passage.start + found.start(), passage.start + found.end())
    yield Mistake("identifier", f'"{written.strip()}" is almost an identifier', remedy, span)


NOTATION = Notation(
    NAME,
    _read,
    scope=lambda path: path,
    anchor=lambda clause: clause.id,
    about="an attribute such as `## Title {#id}`, as in Pandoc, kramdown and MkDocs",
)
