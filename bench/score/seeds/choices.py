"""One named value of a thing exchanged for another of its kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from random import Random

from bench.score.seeds.edited import Edited, replaced
from bench.score.seeds.guards import governed, is_denied, keyword, masked, offers

_KINDS = tuple(
    tuple(part.strip() for part in row.split(","))
    for row in """
JSON, YAML, XML, CBOR, CSV, TOML
UTF-8, UTF-16, ASCII
ascending, descending
big-endian, little-endian
network byte order, little-endian order
GET, POST, PUT, DELETE, PATCH
HTTPS, FTP
HTTP, AMQP, MQTT
PNG, JPEG, WebP, GIF, SVG
base64, hexadecimal
Base64, hexadecimal
UTC, local time
SHA-256, SHA-1, MD5
lowercase, uppercase
lower-case, upper-case
camelCase, snake_case, kebab-case, PascalCase
snake case, kebab case
synchronously, asynchronously
synchronous, asynchronous
string, integer, boolean
String, Integer, Boolean
`string`, `boolean`, `number`
`true`, `false`
`GET`, `POST`, `PUT`, `DELETE`
`null`, `undefined`
URI, UUID
timestamp, date
integer, float
kilobytes, megabytes
bold, italic
in memory, on disk
exponential, linear
read-only, writable
case-sensitive, case-insensitive
case sensitive, case insensitive
non-empty string, empty string
signed, unsigned
absolute, relative
big endian, little endian
unidirectional, bidirectional
retryable, non-retryable
deterministic, random
true, false
TRUE, FALSE
sequentially, concurrently
horizontally, vertically
mutable, immutable
daily, weekly, hourly
green, red, blue
PostgreSQL, MySQL, SQLite
localStorage, sessionStorage
MongoDB, PostgreSQL
REST, GraphQL, gRPC
Markdown, HTML, LaTeX
alphabetically, chronologically
singleton, transient
standard output, standard error
stdout, stderr
zero, non-zero
""".strip().splitlines()
)
_BY_VALUE: dict[str, tuple[str, ...]] = {}
for _kind in _KINDS:
    for _value in _kind:
        _BY_VALUE.setdefault(_value, tuple(each for each in _kind if each != _value))
_VALUE = re.compile(
    r"(?<![\w`./-])(?:{})(?![\w`/]|[.-]\w)".format(
        "|".join(map(re.escape, sorted(_BY_VALUE, key=len, reverse=True)))
    )
)
# One of several: each may be left out without a clash.
_OR_BEFORE = re.compile(r"(?:\b(?:or|and|and/or|nor)|[,/|])\s*[*_`]*\Z")
_OR_BEHIND = re.compile(r"[*_`]*\s*(?:[/|]|,\s|\b(?:or|and|and/or|nor)\b)")
# Where a literal says what something is or what comes of it, and not what is acted on.
_SLOT = re.compile(
    r"\b(?:be|is|are|as|return|returns|returning|code|value|value of|type|of type|named|called"
    r"|equal|equals|set to|default to|defaults to)\s+"
    r"(?:an?\s+|the\s+)?(?P<code>`[^`]{1,60}`)"
)
_APART = re.compile(r"\b(?:either|before|after)\b", re.IGNORECASE)
_SHAPES = (
    ("path", re.compile(r"[\w.*~-]*/[\w./*{}+~-]*")),
    ("option", re.compile(r"--?[\w-]+")),
    ("number", re.compile(r"-?\d+(?:\.\d+)?")),
    ("capital", re.compile(r"[A-Z][A-Z0-9_]+")),
    ("quoted", re.compile(r"([\"']).*\1")),
    ("name", re.compile(r"[A-Za-z_][\w.-]*")),
)

Literals = Mapping[str, tuple[str, ...]]
"""The code literals of a document that stand in such places, by their shape."""


def literals(sentences: Iterable[str]) -> Literals:
    """Those of many sentences, each once, in order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for words in sentences:
        for at in _SLOT.finditer(words):
            found[shape(at["code"])][at["code"]] = None
    return {key: tuple(values) for key, values in found.items()}


def shape(code: str) -> str:
    inside = code.strip("`")
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(inside)), "")


def choices(words: str, known: Literals, choose: Random) -> Iterator[Edited]:
    """`choice`: the one value that is to be taken is another."""
    clear = re.sub(r"`(?!(?:string|boolean|number|true|false)`)[^`]*`", _blank, words)
    for found in _VALUE.finditer(clear):
        # What a sentence without a keyword begins with is what it tells of.
        told = keyword(words) is not None or len(words[: found.start()].split()) > 2
        if told and _single(words, *found.span()):
            other = choose.choice(_BY_VALUE[found[0]])
            yield replaced("named", words, *found.span(), other)
    for found in _SLOT.finditer(words):
        others = [each for each in known.get(shape(found["code"]), ()) if each != found["code"]]
        if others and _single(words, *found.span("code")):
            yield replaced("literal", words, *found.span("code"), choose.choice(others))


def _blank(found: re.Match[str]) -> str:
    return "\ufffc" * len(found[0])


def _single(words: str, low: int, high: int) -> bool:
    """Whether what is demanded is just this value."""
    start = governed(words, low)
    if (
        start is None
        or _APART.search(words, start, low)
        or _OR_BEFORE.search(words, start, low)
        or _OR_BEHIND.match(words, high)
    ):
        return False
    return not offers(words, start, low) and not is_denied(masked(words), start, low)
