"""Documents as clauses: `id: ADR-7`, `eip: 4337`, `kep-number: 1287` in the front matter, and the
documents that `requires:`, `related:` or `superseded-by:` names there.

An `id:` of plain words is a site generator's name for a page more often than not, so that it counts
only beside a key that says what the document depends on or whether it is in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from speclsp.notation.folders import edition, is_fixture, is_template
from speclsp.notation.notation import Fact, Notation, Options
from speclsp.spec.facts import Attribute, Clause, Reference
from speclsp.spec.front_matter import Entry, Value, entries
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "front-matter"

# A key whose number names a document -> how it is named elsewhere.
_SERIES = {
    "eip": "EIP-", "erc": "ERC-", "kep-number": "KEP-", "kep": "KEP-", "rfc": "RFC-",
    "pep": "PEP-", "bip": "BIP-", "sip": "SIP-", "cip": "CIP-", "adr": "ADR-", "tip": "TIP-",
    "aip": "AIP-", "jep": "JEP-", "sep": "SEP-", "hip": "HIP-",
}  # fmt: skip
_GRAPH = frozenset(
    (
        "requires", "related", "replaces", "supersedes", "superseded-by", "replaced-by", "see-also",
        "depends-on", "depends", "implements", "amends", "updates", "obsoletes", "obsoleted-by",
    )
)  # fmt: skip
_STATUS = frozenset(("status", "state", "stage"))
_NUMBER = re.compile(r"(?:[A-Za-z]{2,5}[- ]?)?(?P<number>\d{1,6})\Z")
_IDENTIFIER = re.compile(r"(?=[^\d]*\d)[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*-?\d+[a-z]?\Z")
_WORD = re.compile(r"[A-Za-z0-9][\w.:/-]{0,99}\Z")
_PARTS = re.compile(r"[^,\s][^,]*")


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    for passage in passages[:1]:
        if passage.block.kind == "front-matter":
            block = passage.block
            yield from _facts(entries(passage.segment[block.start : block.end]), passage, options)


def _facts(said: Sequence[Entry], passage: Passage, options: Options) -> Iterator[Fact]:
    block = passage.block
    by_key = {each.key.casefold(): each for each in said}
    series = _series(by_key)
    named = _name(by_key, series, options)
    if named:
        identifier, value = named
        yield Clause(
            identifier,
            NAME,
            Span(block.start, block.end),
            value.span.moved(block.start),
            tuple(_attributes(by_key, block.start)),
            prefix=_family(identifier),
            title=_title(by_key),
        )
    numbered = named is not None and named[0].isdecimal()
    for key in sorted(_GRAPH & by_key.keys()):
        for value in _values(by_key[key]):
            target = value.words
            if target.isdecimal():
                if not series and not numbered:
                    continue
                target = f"{series}{int(target)}"
            elif not _WORD.match(target):
                continue
            span = value.span.moved(block.start)
            yield Reference(target, "clause", NAME, span, _family(target))


def _series(by_key: Mapping[str, Entry]) -> str:
    """What the numbers of a document's front matter belong to, "" for nothing known."""
    for key, prefix in _SERIES.items():
        if key in by_key and not by_key[key].several:
            return prefix
    return ""


def _name(by_key: Mapping[str, Entry], series: str, options: Options) -> tuple[str, Value] | None:
    """What names the document, and where it stands."""
    says_more = bool((_GRAPH | _STATUS) & by_key.keys())
    if series:
        key = next(each for each, prefix in _SERIES.items() if prefix == series and each in by_key)
        (value,) = by_key[key].values
        if says_more and (number := _NUMBER.match(value.words)):
            return f"{series}{int(number.group('number'))}", value
    given = by_key.get("id")
    if given is None or given.several:
        return None
    (value,) = given.values
    known = re.fullmatch(options.pattern, value.words) or _IDENTIFIER.match(value.words)
    if value.words.isdecimal() and says_more:
        return str(int(value.words[:9])), value
    if _WORD.match(value.words) and (known or NAME in options.enabled or says_more):
        return value.words, value
    return None


def _family(identifier: str) -> str:
    """Families of documents are none of those that a sentence names."""
    return f"id:{re.sub(r'[0-9]+[a-z]?$', '', identifier)}"


def _attributes(by_key: Mapping[str, Entry], start: int) -> Iterator[Attribute]:
    for key, entry in by_key.items():
        if key in _STATUS or key in _GRAPH:
            for value in entry.values:
                name = "status" if key in _STATUS else key
                yield Attribute(name, value.words, value.span.moved(start))


def _title(by_key: Mapping[str, Entry]) -> str:
    entry = by_key.get("title")
    return entry.values[0].words if entry and not entry.several else ""


def _values(entry: Entry) -> Iterator[Value]:
    """The values of an entry; a scalar may be several with commas between them: `2, 161`."""
    for value in entry.values:
        if entry.several:
            yield value
            continue
        for part in _PARTS.finditer(value.words):
            words = part.group().rstrip()
            low = value.span.start + part.start()
            yield Value(words, Span(low, low + len(words)))


NOTATION = Notation(
    NAME,
    _read,
    reads=lambda path: not (is_template(path) or is_fixture(path)),
    scope=edition,
    about="a key such as `id: ADR-7` or `eip: 4337` in the front matter names the document",
)
