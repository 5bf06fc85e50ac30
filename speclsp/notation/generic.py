"""Identifiers such as `REQ-12` or `AUTH-UI-001`, wherever authors put them to name a requirement.

They name a clause at the start of an item or a paragraph (in bold, in brackets, or plain before a
colon) and in a heading. Elsewhere in prose they refer to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclsp.notation.folders import feature_folder, plans
from speclsp.notation.notation import Fact, Notation, Options
from speclsp.spec.facts import Clause, Reference
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "generic"
_PREFIX = re.compile(r"\d+[a-z]?\Z")


class _Forms(NamedTuple):
    bold: re.Pattern[str]
    bracket: re.Pattern[str]
    plain: re.Pattern[str]
    heading: re.Pattern[str]
    use: re.Pattern[str]


@lru_cache(maxsize=64)
def _forms(pattern: str) -> _Forms:
    identifier = rf"(?P<id>{pattern})(?![\w-])"
    pause = r"[:.\u2013\u2014-]"
    return _Forms(
        re.compile(
            rf"(?P<mark>\*\*|__)\[?{identifier}\]?(?:[ \t]*:)?"
            rf"(?:(?P=mark)|(?=[ \t]*{pause}|[ \t]+[^*_\r\n]{{1,120}}(?::(?P=mark)|(?P=mark)[ \t]*{pause})))"
        ),
        re.compile(rf"\[{identifier}\](?![(:\[])[ \t]*{pause}?[ \t]+(?=\S)"),
        re.compile(rf"{identifier}[ \t]*:(?=[ \t]+\S)"),
        re.compile(rf"(?:[*_]{{0,2}}\[?){identifier}\]?[*_]{{0,2}}[ \t]*(?:{pause}|\Z)"),
        re.compile(rf"(?<![\w/#.\-])(?P<id>{pattern})(?![\w/-]|\.\w)"),
    )


def prefix(identifier: str) -> str:
    """All before the last number: "FR-" of FR-001."""
    return _PREFIX.sub("", identifier)


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    forms = _forms(options.pattern)
    for at, passage in enumerate(passages):
        if passage.block.kind not in ("paragraph", "cell", "heading"):
            continue
        masked = passage.masked
        clause = _clause(passages, at, masked, forms)
        if clause:
            yield clause
        for use in forms.use.finditer(masked):
            span = Span(passage.start + use.start("id"), passage.start + use.end("id"))
            if clause is None or span != clause.id_span:
                yield Reference(use.group("id"), "clause", NAME, span, prefix(use.group("id")))


def _clause(passages: Sequence[Passage], at: int, masked: str, forms: _Forms) -> Clause | None:
    passage = passages[at]
    kind, form = passage.block.kind, ""
    in_item = passage.parent is not None and passage.parent.kind == "item"
    first_in_item = in_item and at > 0 and passages[at - 1].block is passage.parent
    found: re.Match[str] | None = None
    if kind == "heading":
        found, form = forms.heading.match(masked), "heading"
    elif kind == "paragraph" and (first_in_item or not in_item):
        found, form = forms.bold.match(masked), "bold"
        if found is None:
            found, form = forms.bracket.match(masked), "bracket"
        if found is None:
            found, form = forms.plain.match(masked), "plain"
    if found is None:
        return None
    start = passage.start
    body = passage.parent if first_in_item and passage.parent else passage.block
    identifier = found.group("id")
    return Clause(
        identifier,
        NAME,
        Span(start if kind != "heading" else passage.block.start, body.end),
        Span(start + found.start("id"), start + found.end("id")),
        prefix=prefix(identifier),
        form=form,
    )


NOTATION = Notation(
    NAME,
    _read,
    defines=lambda path: not plans(path),
    scope=feature_folder,
    about="an identifier such as `REQ-12` at the start of an item, a paragraph or a heading",
)
