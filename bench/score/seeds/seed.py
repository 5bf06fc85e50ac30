"""Seeds: a sentence of a clause, and the sentence that is planted beside it. All that a root gives,
and a drawing of them that is the same for the same number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Literal, NamedTuple

from bench.score.seeds.choices import Literals, choices, literals
from bench.score.seeds.definitions import definitions, redefined
from bench.score.seeds.edited import Edited
from bench.score.seeds.keywords import allowances, keywords, restated
from bench.score.seeds.numbers import bounds, conversions, same_bounds, same_units, spelled, units
from bench.score.seeds.polarity import polarity
from bench.score.seeds.rewrites import Names, expanded, names, passives, reordered
from bench.score.seeds.sentences import Sentence, clause_sentences
from speclsp.document import Document

Where = Literal["same", "across"]
"""At the end of the document, or in one of its own."""

PLACES: tuple[Where, ...] = ("same", "across")
CONFLICTS = ("number", "unit", "keyword", "polarity", "choice", "definition")
"""The kinds of which each seed cannot hold beside its sentence."""

LOOSER = ("number-same-bound", "unit-same-bound")
"""What a reader would ask about, and what the stricter of the two settles."""

REWRITES = "rewrite"
"""The kind of which each seed says the same."""

KINDS = (*CONFLICTS, *LOOSER, REWRITES)


class Seed(NamedTuple):
    """What is planted, where, and beside which sentence."""

    corpus: str
    kind: str
    sort: str
    where: Where
    sentence: Sentence
    words: str


class Context(NamedTuple):
    """What else an edit may take from the document of its sentence."""

    literals: Literals
    names: Names


Edits = Callable[[str, Random], Iterator[Edited]]

_EDITS: dict[str, tuple[Edits, ...]] = {
    "number": (bounds,),
    "number-same-bound": (same_bounds,),
    "unit": (units,),
    "unit-same-bound": (same_units,),
    "keyword": (keywords, allowances),
    "polarity": (polarity,),
    "choice": (),
    REWRITES: (conversions, spelled, restated, passives, reordered),
}


def seeds(corpus: str, documents: Iterable[Document], kind: str, number: int) -> tuple[Seed, ...]:
    """One seed of a kind for each sentence that has what it takes, in each of the places; of
    rewritings all. Sentences that stand in a corpus twice count once."""
    every = sorted(documents, key=lambda each: each.path)
    choose = Random(f"{number} {corpus} {kind}")
    found: dict[tuple[Where, str], Seed] = {}
    for sentence, edited in _edited(every, kind, choose):
        options = [each for each in edited if each.words != sentence.words]
        if not options:
            continue
        chosen = options if kind == REWRITES else [_one(options, choose)]
        for each in chosen:
            for where in PLACES:
                key = (where, f"{sentence.words}\n{each.sort if kind == REWRITES else ''}")
                made = Seed(corpus, kind, each.sort, where, sentence, each.words)
                found.setdefault(key, made)
    return tuple(found.values())


def _one(options: list[Edited], choose: Random) -> Edited:
    """One of a sort that is drawn first, so that no sort crowds out another."""
    sort = choose.choice(sorted({each.sort for each in options}))
    return choose.choice([each for each in options if each.sort == sort])


def _edited(
    documents: list[Document], kind: str, choose: Random
) -> Iterator[tuple[Sentence, list[Edited]]]:
    if kind == "definition":
        yield from _redefined(documents, choose)
        return
    for document in documents:
        if not (sentences := clause_sentences(document)):
            continue
        context = _context(document, sentences)
        for sentence in sentences:
            edited = [each for edits in _EDITS[kind] for each in edits(sentence.words, choose)]
            if kind == "choice":
                edited += choices(sentence.words, context.literals, choose)
            elif kind == REWRITES:
                edited += expanded(sentence.words, context.names, choose)
            yield sentence, edited


def _context(document: Document, sentences: Iterable[Sentence]) -> Context:
    words = (each.words for each in sentences)
    return Context(literals(words), names(document.text.string))


def _redefined(
    documents: list[Document], choose: Random
) -> Iterator[tuple[Sentence, list[Edited]]]:
    known = [each for document in documents for each in definitions(document)]
    for each in known:
        sentence = Sentence(each.path, each.words, each.span, each.span)
        yield sentence, list(redefined(each, known, choose))


def drawn(every: Iterable[Seed], most: int, number: int) -> tuple[Seed, ...]:
    """At most so many, of each corpus and place as near to the same as there are."""
    groups: defaultdict[tuple[str, Where], list[Seed]] = defaultdict(list)
    for seed in every:
        groups[seed.corpus, seed.where].append(seed)
    choose = Random(f"{number} drawn")
    for group in groups.values():
        choose.shuffle(group)
    taken: list[Seed] = []
    while len(taken) < most and any(groups.values()):
        for group in groups.values():
            if group and len(taken) < most:
                taken.append(group.pop())
    return tuple(taken)
