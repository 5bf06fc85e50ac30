"""Marks in the words of comments: `Validates: Requirements 2.1`, `@spec AUTH-1`, and bare
identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from speclsp.code.mark import Mark, Verb
from speclsp.notation.generic import prefix
from speclsp.notation.notation import PATTERN
from speclsp.text import Span

_NUMBER = r"\d{1,6}(?:\.\d{1,6}){0,8}"
_REQUIREMENTS = re.compile(
    r"(?:(?P<validates>Validates)\b[ \t]*:?[ \t]*\**[ \t]*)?\bRequirements?\b[ \t]*:?[ \t]*"
    rf"(?P<numbers>{_NUMBER}(?:[ \t]*(?:,|&|\band\b)[ \t]*{_NUMBER})*)(?![\w-])"
)
_ONE_NUMBER = re.compile(_NUMBER)
_PROPERTY = re.compile(r"\bProperty \d{1,6}(?=[ \t]*:)")
_FEATURE = re.compile(r"\bFeature[ \t]*:[ \t]*\**[ \t]*(?P<folder>[A-Za-z0-9][\w.-]{0,100})")
_TESTED = "Verifies|Validates|Tests|Covers|verifies|covers|tests"
_WORD = re.compile(
    rf"(?<![\w`])(?:(?:Requires|Implements|Satisfies|Fulfills|Requirements?|{_TESTED})[ \t]*:"
    r"|@(?:spec|req|requirement|requirements|implements|satisfies|relation|trace|covers|verifies"
    r"|tests)\b[ \t]*\(?)[ \t]*"
)
_SAYS_TEST = re.compile(rf"@?(?:{_TESTED})")
_JOINED = re.compile(r"[ \t]*,[ \t]*")
_BRACKETED = re.compile(r"(?<!`)\[req\((?P<names>[^()\[\]\r\n]{1,500})\)\]")
_BRACKETED_NAME = re.compile(r"[A-Za-z0-9][\w.:-]*")
_FOLDER = r"(?:(?P<folder>[A-Za-z0-9][\w.-]{0,100})/)?"
# What looks like an identifier of the usual form and is none, as UTF-8 and SHA-256.
_NO_STANDARD = (
    r"(?!(?:AES|BCP|CVE|CWE|ECMA|FIPS|GPT|HMAC|IEC|IEEE|ISO|ITU|NIST|PEP|PKCS|RFC|RSA|SHA\d?|UCS"
    r"|UTC|UTF|GMT)-)"
)


@lru_cache(maxsize=16)
def _listed(pattern: str) -> re.Pattern[str]:
    """An identifier in a list of them: there it may have parts, as FR-1.1."""
    return re.compile(rf"{_FOLDER}(?P<id>(?:{pattern})(?:\.\d{{1,6}}){{0,8}})(?![\w-])")


@lru_cache(maxsize=16)
def _bare(pattern: str) -> re.Pattern[str]:
    standard = _NO_STANDARD if pattern == PATTERN else ""
    folder = r"(?:(?<![\w/.-])(?P<folder>[A-Za-z0-9][\w.-]{0,100})/)?"
    return re.compile(rf"{folder}(?<![\w#.\-]){standard}(?P<id>{pattern})(?![\w/-]|\.\w)")


def feature(text: str, start: int, end: int) -> str:
    """The feature folder that a comment names, "" for none."""
    found = _FEATURE.search(text, start, end)
    return found["folder"].rstrip(".") if found else ""


def numbered(text: str, start: int, end: int) -> Iterator[Mark]:
    """`Validates: Requirements 2.1, 2.2`; without the first word it may be anything."""
    for found in _REQUIREMENTS.finditer(text, start, end):
        said = bool(found["validates"])
        for number in _ONE_NUMBER.finditer(text, *found.span("numbers")):
            if said or "." in number.group():
                yield Mark(
                    number.group(),
                    "verifies" if said else "relates",
                    "kiro" if said else "generic",
                    Span(*number.span()),
                    explicit=said,
                )


def properties(text: str, start: int, end: int) -> Iterator[Mark]:
    """`Property 8:`, which a design may define; where it does not, these are words."""
    for found in _PROPERTY.finditer(text, start, end):
        yield Mark(found.group(), "verifies", "kiro", Span(*found.span()), explicit=False)


def named(text: str, start: int, end: int, pattern: str, *, tests: bool) -> Iterator[Mark]:
    """`Requires: FR-1.1, FR-2`, `@spec AUTH-UI-001`, `@relation(REQ-1)` and `[req(id)]`."""
    one = _listed(pattern)
    for word in _WORD.finditer(text, start, end):
        verb: Verb = "verifies" if tests or _SAYS_TEST.match(word.group()) else "implements"
        at = word.end()
        while (found := one.match(text, at, end)) is not None:
            yield _generic(found, verb)
            joined = _JOINED.match(text, found.end(), end)
            if joined is None:
                break
            at = joined.end()
    for bracket in _BRACKETED.finditer(text, start, end):
        for found in _BRACKETED_NAME.finditer(text, *bracket.span("names")):
            verb = "verifies" if tests else "implements"
            span = Span(*found.span())
            yield Mark(found.group(), verb, "generic", span, prefix(found.group()))


def bare(text: str, start: int, end: int, pattern: str, *, tests: bool) -> Iterator[Mark]:
    """`FR-001` and nothing that says what it is."""
    verb: Verb = "verifies" if tests else "relates"
    for found in _bare(pattern).finditer(text, start, end):
        yield _generic(found, verb)._replace(explicit=False)


def _generic(found: re.Match[str], verb: Verb) -> Mark:
    identifier = found["id"]
    return Mark(
        identifier,
        verb,
        "generic",
        Span(*found.span("id")),
        prefix(identifier),
        scope=found["folder"] or "",
    )


def named_at(text: str, start: int, end: int, pattern: str) -> Mark | None:
    """The identifier that begins at `start`, if one does."""
    found = _listed(pattern).match(text, start, end)
    return _generic(found, "implements") if found else None
