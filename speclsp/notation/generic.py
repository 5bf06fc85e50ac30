"""Identifiers such as `REQ-12` or `AUTH-UI-001`, wherever authors put them to name a requirement.

They name a clause at the start of an item or a paragraph (in bold, in brackets, or plain before a
colon) and in a heading. Elsewhere in prose they refer to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclsp.notation.folders import feature_folder, is_template, plans
from speclsp.notation.notation import Fact, Notation, Options
from speclsp.spec.facts import Clause, Form, Reference
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
            rf"(?:(?P=mark)|(?=[ \t]*{pause}"
            rf"|[ \t]+[^*_\r\n]{{1,120}}(?::(?P=mark)|(?P=mark)[ \t]*{pause})))"
        ),
        re.compile(rf"\[{identifier}\](?![(:\[])[ \t]*{pause}?[ \t]+(?=\S)"),
        re.compile(rf"(?:\A|(?<=[\r\n])[ \t]*){identifier}[ \t]*:(?=[ \t]+\S)"),
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
        defined = tuple(_clauses(passages, at, masked, forms))
        yield from defined
        places = {clause.id_span for clause in defined}
        for use in forms.use.finditer(masked):
            span = Span(passage.start + use.start("id"), passage.start + use.end("id"))
            if span not in places:
                yield Reference(use.group("id"), "clause", NAME, span, prefix(use.group("id")))


def _clauses(passages: Sequence[Passage], at: int, masked: str, forms: _Forms) -> Iterator[Clause]:
    passage = passages[at]
    start = passage.start
    in_item = passage.parent is not None and passage.parent.kind == "item"
    first_in_item = in_item and at > 0 and passages[at - 1].block is passage.parent
    body = passage.parent if first_in_item and passage.parent else passage.block
    if passage.block.kind == "heading":
        if found := forms.heading.match(masked):
            yield _clause(found, start, Span(passage.block.start, body.end), "heading")
    elif passage.block.kind == "paragraph" and (first_in_item or not in_item):
        marks: tuple[tuple[Form, re.Pattern[str]], ...] = (
            ("bold", forms.bold),
            ("bracket", forms.bracket),
        )
        for form, pattern in marks:
            if found := pattern.match(masked):
                yield _clause(found, start, Span(start, body.end), form)
                return
        if forms.plain.match(masked):
            # Each line of a paragraph may name one.
            lines = list(forms.plain.finditer(masked))
            ends = [*(start + line.start() for line in lines[1:]), body.end]
            for line, end in zip(lines, ends, strict=True):
                yield _clause(line, start, Span(start + line.start(), end), "plain")


def _clause(found: re.Match[str], start: int, span: Span, form: Form) -> Clause:
    identifier = found.group("id")
    id_span = Span(start + found.start("id"), start + found.end("id"))
    return Clause(identifier, NAME, span, id_span, prefix=prefix(identifier), form=form)


def _marked(clause: Clause) -> Span:
    start, end = clause.id_span
    return Span(start - 1, end + 1) if clause.form == "bracket" else clause.id_span


NOTATION = Notation(
    NAME,
    _read,
    reads=lambda path: not is_template(path),
    defines=lambda path: not plans(path),
    scope=feature_folder,
    marked=_marked,
    about="an identifier such as `REQ-12` at the start of an item, a paragraph or a heading",
)
