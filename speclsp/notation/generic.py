"""Identifiers such as `REQ-12` or `AUTH-UI-001`, wherever authors put them to name a requirement.

They name a clause at the start of an item or a paragraph (in bold, in brackets, or plain before a
colon), in a heading and at the start of a table's row. Elsewhere in prose they refer to one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from speclsp.notation.folders import feature_folder, is_template, plans
from speclsp.notation.notation import PATTERN, Fact, Found, Notation, Options, Settling
from speclsp.notation.rows import SENTENCE, row_clauses
from speclsp.spec.facts import ROWS, Clause, Form, Reference, Standing
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "generic"
_PREFIX = re.compile(r"\d+[a-z]?\Z")
# What every identifier of the usual form has in it, and most passages have not.
_HYPHEN = re.compile(r"-\d")
# Their publications and encodings look like identifiers: UTF-8, SHA-256, GPT-4.
_STANDARDS = frozenset(
    (
        "AES", "ANSI", "BCP", "COVID", "CVE", "CWE", "ECMA", "FIPS", "GMT", "GPT", "HMAC", "IEC",
        "IEEE", "ISO", "ITU", "MPEG", "NIST", "PEP", "PKCS", "RFC", "RSA", "SHA", "SHA2", "SHA3",
        "UCS", "UTC", "UTF",
    )
)  # fmt: skip
_STRUCK = re.compile(r"~~[^~]+~~")
_PAUSE = re.compile(r"[^\w\s:]*[ \t]*(?::|[\u2013\u2014-][ \t])")


class _Forms(NamedTuple):
    bold: re.Pattern[str]
    bracket: re.Pattern[str]
    plain: re.Pattern[str]
    heading: re.Pattern[str]
    use: re.Pattern[str]
    # The whole of which the block is a part: REQ-7 of REQ-7.1.
    whole: re.Pattern[str]


@lru_cache(maxsize=64)
def _forms(pattern: str) -> _Forms:
    identifier = rf"(?P<id>{pattern})(?!_?[^\W_]|-|\.\w)"
    pause = r"[:.\u2013\u2014-]"
    return _Forms(
        re.compile(
            rf"(?P<mark>\*\*|__)\[?{identifier}\]?(?:[ \t]*:)?"
            rf"(?:(?P=mark)|(?=[ \t]*{pause}"
            rf"|[ \t]+[^*_\r\n]{{1,120}}(?::(?P=mark)|(?P=mark)[ \t]*{pause})))"
        ),
        re.compile(rf"\[{identifier}\](?![(:\[])[ \t]*{pause}?[ \t]+(?=\S)"),
        re.compile(rf"(?:\A|(?<=[\r\n])[ \t\ufffc]*){identifier}[ \t]*:(?=[ \t]+\S)"),
        re.compile(rf"(?:[*_]{{0,2}}\[?){identifier}\]?[*_]{{0,2}}[ \t]*(?:{pause}|\Z)"),
        re.compile(rf"(?<![\w/#.\-])(?P<id>{pattern})(?![\w/-]|\.\w)"),
        re.compile(rf"[^\w\r\n]*(?P<id>{pattern})(?=\.\d)"),
    )


def prefix(identifier: str) -> str:
    """All before the last number: "FR-" of FR-001."""
    return _PREFIX.sub("", identifier)


@lru_cache(maxsize=1_024)
def is_identifier(words: str, pattern: str = PATTERN) -> bool:
    """Whether all of the words look like an identifier of this form."""
    return re.fullmatch(pattern, words) is not None


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    forms = _forms(options.pattern)
    rows = row_clauses(passages, options.pattern, NAME)
    for at, passage in enumerate(passages):
        if passage.block.kind not in ("paragraph", "cell", "heading"):
            continue
        masked = passage.masked
        bare = options.pattern == PATTERN and _HYPHEN.search(masked) is None
        if passage.block.kind == "cell":
            defined = tuple(rows.get(at, ()))
        elif bare:
            continue
        else:
            defined = tuple(_clauses(passages, at, masked, forms))
        yield from (each for each in defined if not _is_standard(each.id, options))
        if bare:
            continue
        places = {clause.id_span for clause in defined}
        # What is struck out is gone.
        shown = _STRUCK.sub(_blank, masked) if "~~" in masked else masked
        if whole := forms.whole.match(shown):
            span = Span(passage.start + whole.start("id"), passage.start + whole.end("id"))
            yield Reference(
                whole.group("id"), "clause", NAME, span, prefix(whole.group("id")), standing="lead"
            )
        links = _link_words(passage)
        for use in forms.use.finditer(shown):
            identifier = use.group("id")
            span = Span(passage.start + use.start("id"), passage.start + use.end("id"))
            if span not in places and not _is_standard(identifier, options):
                standing: Standing = "link" if _is_inside(span, links) else "words"
                if _leads(passages, at, shown, use):
                    standing = "lead"
                yield Reference(
                    identifier, "clause", NAME, span, prefix(identifier), standing=standing
                )


def _is_standard(identifier: str, options: Options) -> bool:
    return options.pattern == PATTERN and identifier.partition("-")[0] in _STANDARDS


def _blank(struck: re.Match[str]) -> str:
    return "\ufffc" * len(struck.group())


def _link_words(passage: Passage) -> list[Span]:
    """The words of the links that state where they lead, ascending."""
    return [Span(run.text_start, run.text_end) for run in passage.runs if run.kind == "link"]


def _is_inside(span: Span, spans: list[Span]) -> bool:
    at = bisect_right(spans, span.start, key=lambda each: each.start) - 1
    return at >= 0 and span.end <= spans[at].end


def _leads(passages: Sequence[Passage], at: int, words: str, use: re.Match[str]) -> bool:
    """Whether an identifier stands where authors define one, in a form that is not known."""
    passage = passages[at]
    if re.search(r"[^\W_]", words[: use.start("id")]):
        return False
    if passage.block.kind == "cell":
        following = passages[at + 1] if at + 1 < len(passages) else None
        if passage.block.level or following is None or following.parent is not passage.parent:
            return False
        return SENTENCE.match(following.words) is not None
    if passage.block.kind == "heading":
        return True
    parent = passage.parent
    if parent is None or parent.kind != "item" or passages[at - 1].block is not parent:
        return False
    return any(each.match(words, use.end("id")) for each in (SENTENCE, _PAUSE))


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
            if found := pattern.match(masked, len(masked) - len(masked.lstrip("\ufffc \t"))):
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


def _beside_rows(found: Found) -> set[str]:
    """The identifiers of the clauses that are no rows of a table."""
    return {
        clause.id
        for _, each in found
        for clause in each.clauses
        if clause.notation == NAME and clause.form not in ROWS
    }


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """The row of a table names a clause where nothing else in the document does, and no table
    above."""
    # Most documents have no such row, and every key asks.
    known = cache(lambda: _beside_rows(found))
    held: set[str] = set()

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        if isinstance(fact, Reference) or fact.form not in ROWS:
            return fact
        if fact.form == "row":
            first = fact.id not in known()
            known().add(fact.id)
            (held.add if first else held.discard)(fact.id)
        if fact.id in held:
            return fact
        # A mere number cites nothing.
        return (
            Reference(fact.id, "clause", NAME, fact.id_span, fact.prefix) if fact.prefix else None
        )

    return settled


NOTATION = Notation(
    NAME,
    _read,
    settling=_settling,
    reads=lambda path: not is_template(path),
    defines=lambda path: not plans(path),
    scope=feature_folder,
    marked=_marked,
    about="an identifier such as `REQ-12` at the start of an item, a paragraph, a heading or a row",
)
