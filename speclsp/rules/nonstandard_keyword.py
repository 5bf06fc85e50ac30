"""
A word in capitals is used like a key word and BCP 14 knows no such key word, so its strength is
anybody's guess.

"MUST ONLY", "MUST ALWAYS" and "SHALL NEVER" put weight where the key word has it already, and hide
what is forbidden; "WILL", "CAN" and "MIGHT" have no meaning that differs from their small letters. Where a passage has no key word, capitals are emphasis.

## Bad

```spec
A peer MUST ONLY send frames of its own streams.
       ^^^^^^^^^ nonstandard-keyword: "MUST ONLY" is no key word, write "MUST NOT ... except" or "MUST ... only"

A peer SHALL NEVER answer twice.
       ^^^^^^^^^^^ nonstandard-keyword: "SHALL NEVER" is no key word, write "SHALL NOT"

A peer MUST answer. The caller WILL retry.
                               ^^^^ nonstandard-keyword: "WILL" is no key word, write "MUST" or "will"
```

## Good

```spec
A peer MUST NOT send frames of other streams.

A peer MUST NOT answer twice. The caller will retry.

A peer MUST answer `SHALL NEVER` with an error.
```

## Evidence

RFC 2119 and RFC 8174 list the key words; RFC 6919, of the first of April, makes fun of the others.

## Not for you?

Write `nonstandard-keyword = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore nonstandard-keyword: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.english import is_english
from speclsp.language.sentences import sentences
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import GAP, plain, quoted
from speclsp.spec.keywords import has_keywords
from speclsp.spec.prose import Prose
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_TWO = re.compile(
    rf"\b(?P<keyword>MUST|SHALL|SHOULD|MAY)(?:{GAP})(?P<other>ONLY|ALWAYS|NEVER|EITHER|ALSO|ABSOLUTELY)\b"
)
_ACTED = frozenset(("verb", "be", "have", "do", "adverb", "not"))
_INSTEAD = {
    "ONLY": '"{0} NOT ... except" or "{0} ... only"',
    "ALWAYS": '"{0}"',
    "ABSOLUTELY": '"{0}"',
    "NEVER": '"{0} NOT"',
    "EITHER": '"{0} ... either"',
    "ALSO": '"{0} also"',
}
_SINGLE = {
    "WILL": ("MUST", "will"),
    "CAN": ("MAY", "can"),
    "CANNOT": ("MUST NOT", "cannot"),
    "MIGHT": ("MAY", "might"),
    "COULD": ("MAY", "could"),
    "WOULD": ("SHOULD", "would"),
}

# One of them stands beside a key word, or in its place.
_TRIGGERS = frozenset(each.lower() for each in (*_INSTEAD, *_SINGLE))
_SINGLES = re.compile(rf"\b(?:{'|'.join(_SINGLE)})\b")


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative or not has_keywords(words):
        return
    for found in _TWO.finditer(words):
        if quoted(words, found.start(), found.end()):
            continue
        remedy = _INSTEAD[found["other"]].format(found["keyword"])
        written = plain(found.group())
        yield Diagnostic(
            Span(found.start(), found.end()),
            f'"{written}" is no key word, write {remedy}',
            question=f'What does "{written}" forbid?' if found["other"] == "ONLY" else "",
            data=(found["keyword"], found["other"]),
        )
    if prose.kind != "heading" and _SINGLES.search(words) and is_english(words):
        for span in sentences(words):
            yield from _singles(words, tagged(words, span))


def _singles(passage: str, words: Sequence[Word]) -> Iterator[Diagnostic]:
    for at, word in enumerate(words):
        if word.text not in _SINGLE or not _acts(words, at):
            continue
        if quoted(passage, word.start, word.end):
            continue
        stronger, plainer = _SINGLE[word.text]
        yield Diagnostic(
            Span(word.start, word.end),
            f'"{word.text}" is no key word, write "{stronger}" or "{plainer}"',
            question=f'Is "{word.text}" a demand?',
            data=(stronger, plainer),
        )


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether it goes with a verb, and is no name as in `the CAN bus`, nor one of several words in
    capitals."""
    if at and (words[at - 1].tag == "determiner" or words[at - 1].text.isupper()):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return following is not None and following.tag in _ACTED and not following.text.isupper()


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    first, second = diagnostic.data
    if second in ("NEVER", "ALWAYS"):
        words = f"{first} NOT" if second == "NEVER" else first
        edit = Edit(diagnostic.span, words)
        yield Fix(f'Write "{words}"', "consent", ((document.path, edit),))
    elif second.islower():
        for words in (first, second):
            edit = Edit(diagnostic.span, words)
            yield Fix(f'Write "{words}"', "consent", ((document.path, edit),))


RULE = Rule(
    "nonstandard-keyword",
    "keyword",
    "info",
    __doc__,
    prose=_check,
    triggers=_TRIGGERS,
    fixes=_fixes,
    applies=is_in_force,
)
