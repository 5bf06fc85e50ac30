"""A labelled sentence: the values of its statement frame, and when an extracted value is the same.

The words of the sentence stay where they are; `tests/language/README.md` says how it was labelled.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from speclsp.language.lexicon.inflection import singular

Value = str
Slots = dict[str, frozenset[Value]]
"""Slot -> its values; no value where there is nothing of the kind in the sentence."""

SINGLE = ("actor", "strength", "polarity", "action", "object")
SEVERAL = ("conditions", "quantities", "attributes", "times", "scope", "references")
"""Slots of one value, and those of any number."""

_MARKUP = re.compile(r"[*`\"“”‘’'\ufffc]|(?<![^\W_])_+|_+(?![^\W_])")
_EDGES = " \t\r\n.,;:()[]"
_ENDS_HEAD = re.compile(
    r"\s(?:of|in|for|to|from|with|that|which|who|whose|on|at|by|as|into|when|if|where|between|"
    r"within|without|under|over|about|per|and|or)\b"
)
_DETERMINER = re.compile(r"^(?:the|an?|its|their|this|these|those|such|our|your)\s+")
_QUANTITY = re.compile(r"(?:(?P<of>[^:]+):\s*)?(?P<bound>[<>=]+)\s*(?P<value>\S+)\s*(?P<unit>.*)")


class Sentence(NamedTuple):
    """Where a sentence stands, by words that occur once in a line of it, and its labels."""

    corpus: str
    path: str
    line: int
    at: str
    labels: Slots


def labelled_sentences(file: Path) -> tuple[Sentence, ...]:
    return tuple(_sentence(json.loads(line)) for line in file.read_text("utf-8").splitlines())


def _sentence(entry: dict[str, object]) -> Sentence:
    labels: Slots = {slot: _values(entry.get(slot)) for slot in (*SINGLE, *SEVERAL)}
    labels["attributes"] = frozenset(filter(None, map(attribute, labels["quantities"])))
    place = entry["line"]
    assert isinstance(place, int)
    return Sentence(str(entry["corpus"]), str(entry["path"]), place, str(entry["at"]), labels)


def _values(value: object) -> frozenset[Value]:
    values = value if isinstance(value, list) else [value]
    return frozenset(str(each) for each in values if each)


def attribute(quantity: Value) -> Value:
    """What it is a quantity of, "" where the label does not say."""
    found = _QUANTITY.fullmatch(quantity)
    return (found["of"] or "") if found else ""


def same(slot: str, label: Value, extracted: Value) -> bool:
    """Whether an extracted value is one of those that the label allows; "a|" allows none too."""
    return any(_normal(slot, each) == _normal(slot, extracted) for each in label.split("|"))


def matched(slot: str, labels: frozenset[Value], extracted: frozenset[Value]) -> int:
    """How many of the extracted values a label allows, each label once."""
    left = set(extracted)
    for label in sorted(labels):
        hit = next((each for each in sorted(left) if same(slot, label, each)), None)
        left.discard(hit or "")
    return len(extracted) - len(left)


def demanded(labels: frozenset[Value]) -> int:
    """How many labels demand a value: those that do not allow none."""
    return sum("" not in each.split("|") for each in labels)


def _normal(slot: str, value: Value) -> str:
    words = " ".join(_MARKUP.sub("", value).split()).strip(_EDGES).lower()
    if slot in ("actor", "object", "attributes"):
        return _head(words)
    if slot in ("conditions", "times"):
        return _ends(words)
    if slot == "quantities":
        return _bound(words)
    return words


def _head(words: str) -> str:
    """The head of a noun phrase in the singular, without what stands before and behind it."""
    phrase = _ENDS_HEAD.split(_DETERMINER.sub("", words), maxsplit=1)[0].strip(_EDGES)
    return singular(phrase.rpartition(" ")[2])


def _ends(words: str) -> str:
    """The first and the last word."""
    parts = words.split()
    first, last = (parts[0], parts[-1]) if parts else ("", "")
    return f"{first.strip(_EDGES)} … {last.strip(_EDGES)}" if len(parts) > 1 else first


def _bound(words: str) -> str:
    found = _QUANTITY.fullmatch(words)
    if found is None:
        return words
    unit = singular(found["unit"].rpartition(" ")[2])
    return f"{found['bound']} {found['value'].replace(',', '')} {unit}".strip()
