"""How seeds are written down: a section of their own, with fresh identifiers in the notation of
their document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bench.score.seeds.seed import Seed
from speclsp.text import Span

HEADING = "## Additions"
# From here on no document numbers its clauses.
FIRST = 901


class Planted(NamedTuple):
    """A seed, and where what it says and its identifier stand in the text that is added."""

    seed: Seed
    path: str
    span: Span
    named: Span


class Block(NamedTuple):
    """A clause as it is written; the line with its identifier is the first of `head`."""

    head: str
    words: str
    tail: str = "\n"


def _plain(seed: Seed, number: int) -> Block:
    return Block("", seed.words)


def _item(seed: Seed, number: int) -> Block:
    return Block("- ", seed.words)


def _tag(seed: Seed, number: int) -> Block:
    return Block("", seed.words.rstrip("."), f"[^z{number}].\n")


def _marker(seed: Seed, number: int) -> Block:
    return Block(f"{seed.sentence.prefix or 'r'}[additions.n{number}]\n", seed.words)


def _numbered(seed: Seed, number: int) -> Block:
    return Block(f"#### Requirement 99.{number}\n\n> ", seed.words)


def _openspec(seed: Seed, number: int) -> Block:
    return Block(f"### Requirement: Addition {number}\n\n", seed.words)


def _criterion(seed: Seed, number: int) -> Block:
    head = f"### Requirement {number}: Addition\n\n#### Acceptance Criteria\n\n1. "
    return Block(head, seed.words)


def _property(seed: Seed, number: int) -> Block:
    return Block(f"### Property {number}: Addition\n\n", seed.words)


def _labelled(seed: Seed, number: int) -> Block:
    return Block(f"- **{family(seed.sentence.id)}{number}**: ", seed.words)


_BLOCKS: dict[str, Callable[[Seed, int], Block]] = {
    "model-spec": _tag,
    "rule-marker": _marker,
    "numbered": _numbered,
    "openspec": _openspec,
    "kiro": _criterion,
    "spec-kit": _labelled,
    "generic": _labelled,
}


NOTATIONS = frozenset(_BLOCKS)
"""Those in which an identifier can be made up; a clause of another is planted as a sentence."""


def family(identifier: str) -> str:
    """An identifier without its number: "FR-" of FR-001."""
    return re.sub(r"\d+[a-z]?\Z", "", identifier)


def block(seed: Seed, number: int) -> Block:
    """A seed in the notation of its sentence."""
    notation = seed.sentence.notation
    if notation == "kiro" and seed.sentence.id.startswith("Property"):
        return _property(seed, number)
    if seed.words.startswith("**") and not notation:
        return _item(seed, number)
    return _BLOCKS.get(notation, _plain)(seed, number)


def path_of(seed: Seed) -> str:
    """The document that a seed is planted in."""
    path = seed.sentence.path
    if seed.where == "same":
        return path
    folder, _, name = path.rpartition("/")
    if seed.sentence.notation in ("kiro", "openspec", "spec-kit") or name == "spec.md":
        # Each feature has a folder.
        above, _, own = folder.rpartition("/")
        beside = "999-additions" if own[:3].isdigit() else "additions"
        return f"{above}/{beside}/{name}" if above else f"{beside}/{name}"
    stem = name.rpartition(".")[0]
    return f"{folder}/{stem}-additions.md" if folder else f"{stem}-additions.md"


def section(path: str, seeds: Iterable[Seed], at: int) -> tuple[str, tuple[Planted, ...]]:
    """The text that is added to a document, which has so many characters, and what stands where."""
    text = f"\n\n{HEADING}\n\n" if at else "# Additions\n\n"
    planted: list[Planted] = []
    for number, seed in enumerate(seeds, FIRST):
        made = block(seed, number)
        start = at + len(text)
        words = Span(start + len(made.head), start + len(made.head) + len(made.words))
        head = made.head.partition("\n")[0]
        named = Span(start, start + len(head)) if head and "\n" in made.head else words
        planted.append(Planted(seed, path, words, named))
        text += made.head + made.words + made.tail + "\n"
    return text, tuple(planted)
