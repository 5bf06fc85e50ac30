"""Marks that a notation of its own writes into comments: rule markers and OpenFastTrace tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.code.mark import NOWHERE, Mark, Verb
from speclsp.text import Span

_ID = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
_VERBS: dict[str, Verb] = {
    "impl": "implements",
    "implement": "implements",
    "verify": "verifies",
    "test": "verifies",
    "depends": "depends",
    "related": "relates",
}
_RULE = re.compile(
    rf"(?<![\w\]`])(?P<prefix>[a-z][a-z0-9]{{0,20}})\[(?:(?P<verb>{'|'.join(_VERBS)})[ \t]+)?"
    rf"(?P<id>{_ID})(?:\+(?P<revision>[1-9]\d{{0,8}}))?\]"
)
# As in the tests of rustc.
_REFERENCE = re.compile(rf"//@[ \t]*(?:\[[\w,-]+\][ \t]*)?reference:[ \t]*(?P<id>{_ID})")
_NAME = r"[A-Za-z]+~[^\W\d_][\w-]*(?:\.[\w-]+)*~\d{1,9}"
_TAG = re.compile(
    r"(?<!`)\[[ \t]*(?P<type>[A-Za-z][A-Za-z0-9_-]{0,30})"
    r"(?:~[\w.-]{0,100})?(?:~\d{1,9})?[ \t]*->[ \t]*"
    rf"(?P<names>{_NAME}(?:[ \t]*,[ \t]*{_NAME})*)[ \t]*(?:>>[ \t\w,-]{{0,100}})?\]"
)
_ITEM = re.compile(r"(?P<id>(?P<type>[A-Za-z]+)~[^~\]]+)~(?P<revision>\d+)")
_REST = re.compile(r"[ \t]*(?:\*/|-->|[\r\n]|\Z)")
_LEADERS = " \t/*#;%<!->"


def rule_markers(text: str, start: int, end: int) -> Iterator[Mark]:
    """`r[verify frame.size+2]` in the comments from `start` to `end`."""
    for found in _RULE.finditer(text, start, end):
        prefix, verb = found["prefix"], found["verb"]
        first = text[_line_start(text, found.start()) : found.start()].strip(_LEADERS) == ""
        alone = first and _REST.match(text, found.end(), end) is not None
        if not verb and ("." not in found["id"] or (prefix != "r" and not alone)):
            # Some other word with brackets.
            continue
        yield Mark(
            found["id"],
            _VERBS[verb] if verb else "implements",
            "rule-marker",
            Span(*found.span("id")),
            prefix,
            int(found["revision"] or 0),
            Span(*found.span("revision")) if found["revision"] else NOWHERE,
            explicit=bool(verb) or first,
        )
    for found in _REFERENCE.finditer(text, start, end):
        yield Mark(found["id"], "verifies", "rule-marker", Span(*found.span("id")), "r")


def tags(text: str, start: int, end: int) -> Iterator[Mark]:
    """`[utest->req~login~1]` in the comments from `start` to `end`."""
    for tag in _TAG.finditer(text, start, end):
        verb: Verb = "verifies" if "test" in tag["type"].lower() else "implements"
        for item in _ITEM.finditer(text, *tag.span("names")):
            yield Mark(
                item["id"],
                verb,
                "openfasttrace",
                Span(*item.span("id")),
                f"{item['type']}~",
                int(item["revision"]),
                Span(*item.span("revision")),
            )


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
