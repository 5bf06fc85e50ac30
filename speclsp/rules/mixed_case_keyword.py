"""
A paragraph demands in capitals and then in small letters, so it is unclear whether the second
demand is one.

By RFC 8174 only capitals have the meaning of BCP 14. Beside a "MUST" in the same paragraph a "must"
with a subject of its own reads like a second demand that somebody forgot to write in capitals.
Words that tell what others demand ("it says that a name must ...") are left alone. A "Must" in the
middle of a sentence is neither, whatever stands around it.

## Bad

```spec
A call MUST NOT throw. The cache must return the last value.
                                 ^^^^ mixed-case-keyword: "must return" stands in small letters beside "MUST NOT"

The cache Must return the last value.
          ^^^^ mixed-case-keyword: "Must return" stands neither in capitals nor in small letters
```

## Good

```spec
A call MUST NOT throw. The cache MUST return the last value.

A call MUST NOT throw. The report says that names must be sorted.
```

## Evidence

RFC 8174. In public specifications small letters outnumber capitals, and most in one paragraph with
them describe; so it is only told, and only where the sentence has somebody or something that must.

## Not for you?

Write `mixed-case-keyword = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore mixed-case-keyword: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.english import is_english
from speclsp.language.sentences import sentences
from speclsp.language.syntax.main_clause import is_main, subject_start
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import GAP, plain, quoted
from speclsp.spec.keywords import KEYWORD, has_keywords
from speclsp.spec.prose import Prose
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_LOWER = re.compile(rf"(?<![\w-])(?:must|shall|should)(?:{GAP}not)?(?![\w-])")
# Inside a sentence these are neither the key word nor the plain one.
_CAPITALISED = re.compile(r"(?<=[a-z0-9`*_)\ufffc] )(?:Must|Shall|Should)(?![\w-])")
_BEFORE = frozenset(("noun", "code", "pronoun", "number", "conjunction"))
_ACTED = frozenset(("verb", "be", "have", "do", "adverb", "not"))
# What is told in a sentence with one of these is no demand.
_TELLING = re.compile(r"\b(?:[Ff]or example|e\.g\.|for instance|\?)")


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative or prose.kind == "heading":
        return
    if _CAPITALISED.search(words):
        yield from _capitalised(words)
    if not has_keywords(words):
        return
    lower = [each for each in _LOWER.finditer(words) if not quoted(words, each.start(), each.end())]
    if not lower:
        return
    upper = next(
        (
            plain(each.group())
            for each in KEYWORD.finditer(words)
            if each.group().startswith(("MUST", "SHALL", "SHOULD", "MAY"))
            and not quoted(words, each.start(), each.end())
        ),
        None,
    )
    if upper is None or not is_english(words):
        return
    ends = {each.start(): each.end() for each in lower}
    for span in sentences(words):
        if not _LOWER.search(words, *span) or _TELLING.search(words, *span):
            continue
        found = tagged(words, span)
        demanded = False
        for at, word in enumerate(found):
            demanded = demanded or word.text in ("MUST", "SHALL")
            if word.start not in ends or not _demands(found, at):
                continue
            if demanded and word.lower == "should":
                # One sentence that demands and recommends is `mixed-modality`'s.
                continue
            yield Diagnostic(
                Span(word.start, ends[word.start]),
                f'"{_shown(found, at)}" stands in small letters beside "{upper}"',
                question=f'Is "{_shown(found, at)}" a demand like "{upper}"?',
            )


def _capitalised(words: str) -> Iterator[Diagnostic]:
    if not is_english(words):
        return
    for span in sentences(words):
        if not _CAPITALISED.search(words, *span):
            continue
        found = tagged(words, span)
        for at, word in enumerate(found[1:-1], 1):
            if word.text not in ("Must", "Shall", "Should") or quoted(words, word.start, word.end):
                continue
            following = found[at + 1]
            if not following.text.islower() or following.tag not in _ACTED:
                continue
            if found[at - 1].tag in _BEFORE and found[at - 1].end + 1 == word.start:
                yield Diagnostic(
                    Span(word.start, word.end),
                    f'"{_shown(found, at)}" stands neither in capitals nor in small letters',
                    question=f'Is "{_shown(found, at)}" a demand like "{word.text.upper()}"?',
                )


def _demands(words: Sequence[Word], at: int) -> bool:
    """Whether it is the verb of a main clause with a subject, or goes on after "otherwise"."""
    if at + 1 >= len(words) or words[at + 1].tag not in _ACTED or at == 0:
        return False
    if subject_start(words, at) == at:
        return words[at - 1].lower in ("and", "otherwise", "but")
    return is_main(words, at)


def _shown(words: Sequence[Word], at: int) -> str:
    last = at + 1
    while last + 1 < len(words) and words[last].tag in ("adverb", "not") and last < at + 3:
        last += 1
    return " ".join(word.text for word in words[at : last + 1] if word.kind == "word")


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    words = document.words(diagnostic.span)
    edit = Edit(diagnostic.span, words.upper())
    yield Fix("Write it in capitals", "consent", ((document.path, edit),))


RULE = Rule(
    "mixed-case-keyword",
    "keyword",
    "info",
    __doc__,
    prose=_check,
    triggers=frozenset(("must", "shall", "should")),
    fixes=_fixes,
    applies=is_in_force,
)
