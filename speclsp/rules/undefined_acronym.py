"""
An abbreviation is spelled out nowhere, so readers expand it as they know it.

It is looked for in requirements and in the steps of their scenarios, and known where the workspace spells it out, as in "key management
service (KMS)", or has it in a glossary.
What every engineer knows (HTTP, JSON, UTC), code, names that are linked, and words in capitals to
be heard are no objection.

## Bad

```spec
The exporter MUST send the nightly file to the QVT before noon.
                                               ^^^ undefined-acronym: "QVT" is spelled out nowhere
```

## Good

```spec
The exporter MUST send the nightly file to the quarterly validation team (QVT) before noon.

The QVT MUST answer by HTTP within 2 days, and MUST NOT forward the file.
```

## Evidence

Reviewers' guides ask for each abbreviation to be expanded once (INCOSE's Guide to Writing
Requirements, R37), and it can be told exactly: the letters are those of the words beside them.

## Not for you?

Write `undefined-acronym = "off"` under `[rules]` in speclsp.toml, name the abbreviation in
`vocabulary`, or put `<!-- speclsp-ignore undefined-acronym: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.language.lexicon.acronyms import KNOWN, WORDS
from speclsp.language.lexicon.closed_class import CLOSED
from speclsp.language.lexicon.verbs import is_base, is_participle, is_third_person
from speclsp.notation.folders import is_in_force
from speclsp.resolution.glossary import glossary
from speclsp.rules.rule import Rule
from speclsp.rules.shared.glossary_entry import entry
from speclsp.rules.shared.wording import quoted
from speclsp.statements.said import how_often, in_statements
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span
from speclsp.workspace import Snapshot

_CAPITALS = re.compile(r"(?<![\w.@#/\\$%&<-])(?P<name>[A-Z][A-Z0-9]{1,5})s?(?![\w@/\\(<-]|[.:]\w)")
# A standard, a version or an identifier: `ISO 8601`, `ECMA-262`, `EN 301`.
_NUMBERED = re.compile(r"[ \t]{0,3}(?:[-:][ \t]{0,3})?[\dX]")
# A link says what it is: `[QVT](...)`, `[QVT][label]`, `[^QVT]`.
_LINKED = re.compile(r"[^\[\]\n\ufffc]{0,60}(?:\ufffc|\][\[(:])")
_OPENED = re.compile(r"\[\^?[^\[\]\n]{0,60}\Z")
# What makes it the name of a symbol.
_SYMBOL = re.compile(
    r"[*_]*[ \t]+(?:[a-z]+ )?(?:frames?|messages?|packets?|requests?|responses?|methods?|commands?"
    r"|opcodes?"
    r"|states?|status(?:es)?|flags?|fields?|types?|events?|errors?|codes?|headers?|verbs?"
    r"|statements?|clauses?|keywords?|modes?|levels?|values?|signals?|options?|segments?|bits?"
    r"|operators?|tokens?|variables?|constants?|labels?|tags?|attributes?|properties|property"
    r"|parameters?|operations?|functions?|currency|format|file|files|extension|region|priority"
    r"|severity|records?|directives?|sections?|steps?|blocks?|keys?word|steps)\b"
)
_NAMING = re.compile(
    r"\b(?:status|state|type|level|mode|method|value|severity|priority|log|an? error|field|named?"
    r"|called|labell?ed|marked|tagged|keyword|grade|key|step|class|set to|equals?)"
    r"[ \t]+(?:as |of )?[*_]*\Z",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?P<name>[A-Z][a-z][\w']*)[*_]*[ \t]\Z")
_ORDINARY = (
    r"(?<![\w-]){word}(?![\w-])|`[^`\n]{{0,40}}\b{name}\b|\|[ \t]*[*_`]*{name}[*_`]*[ \t]*\|"
)
_ROW = re.compile(r"\b[A-Z]{2,6}[,/|][ \t]?[A-Z]{2,6}[,/|][ \t]?(?:and |or )?[A-Z]{2,6}\b")
_ROWED = 18
_NEAR = 80
_MOST = 60
_MOST_RELATED = 5


class _Use(NamedTuple):
    """Capitals in a passage that may be an abbreviation; their place counts from its start."""

    name: str
    span: Span


def _uses(statement: Statement, setting: Setting) -> Iterator[_Use]:
    if statement.clause_kind == "story":
        return
    words, (low, high) = statement.passage, statement.span
    for found in _CAPITALS.finditer(words, low, high):
        name = found["name"]
        if _is_known(name) or name.casefold() in setting.vocabulary:
            continue
        if _is_abbreviation(words, found, low) and not quoted(words, *found.span("name")):
            yield _Use(name, Span(*found.span("name")))


def _may_use(words: str) -> bool:
    return any(not _is_known(found["name"]) for found in _CAPITALS.finditer(words))


@lru_cache(maxsize=1_024)
def _is_known(name: str) -> bool:
    if name in KNOWN or name in WORDS or not re.search(r"[A-Z].*[A-Z]", name):
        return True
    if name[-1].isdigit():
        # Identifiers count: `US1`, `FR2`.
        return True
    word = name.casefold()
    return (
        (name.endswith("S") and name[:-1] in KNOWN)
        or word in CLOSED
        or is_base(word)
        or is_third_person(word)
        or is_participle(word)
    )


def _is_abbreviation(words: str, found: re.Match[str], low: int) -> bool:
    before = words[max(low, found.start() - _NEAR) : found.start()]
    behind = words[found.end() : found.end() + _NEAR]
    if _NUMBERED.match(behind) or _SYMBOL.match(behind) or _NAMING.search(before):
        return False
    if _OPENED.search(before) and _LINKED.match(behind):
        return False
    name = _NAME_BEFORE.search(before)
    # "Acme QVT" is somebody's product.
    if name is not None and before[: name.start()].strip("*_ \ufffc"):
        return False
    # Three in a row are the values of something: "(STR, DEX, CON)".
    return not _ROW.search(before[-_ROWED:] + found.group() + behind[:_ROWED])


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    uses: dict[str, list[Span]] = {}
    for start, use in in_statements(snapshot, document, "acronyms", _uses, _may_use, shown=True):
        uses.setdefault(use.name, []).append(use.span.moved(start))
    if not uses:
        return
    terms = glossary(snapshot)
    # Where there are more, they are something else.
    for name, spans in islice(uses.items(), _MOST):
        if name in terms or _is_explained(document, name):
            continue
        related = tuple(
            Related(document.path, span, "used here too") for span in spans[1 : 1 + _MOST_RELATED]
        )
        yield Diagnostic(
            spans[0],
            f'"{name}" is spelled out nowhere',
            related,
            data=(name,),
            question=f'What does "{name}" stand for?',
        )


def _is_explained(document: Document, name: str) -> bool:
    """Whether the document has it as an ordinary word, in code, as a title, or in a table, or has
    the words that it is short for."""
    if any(section.title.strip("*_ ") == name for _, section in document.sections):
        return True
    pattern = _ORDINARY.format(word=name.lower(), name=name)
    if how_often(document, f"ordinary {name}", lambda s: len(re.findall(pattern, s))) > 0:
        return True
    if len(name) < _SPELLED or not name.isalpha():
        return False
    # "Response Policy Zone" is what RPZ stands for.
    spelled = r"[ -]".join(rf"{each}[a-z]+" for each in name)
    return (
        how_often(document, f"words of {name}", lambda s: len(re.findall(rf"\b{spelled}\b", s))) > 0
    )


# Of two letters too many words begin so.
_SPELLED = 3


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    (name,) = diagnostic.data
    yield from entry(snapshot, document, name)


RULE = Rule(
    "undefined-acronym",
    "term",
    "warning",
    __doc__,
    document=_check,
    fixes=_fixes,
    applies=is_in_force,
    rereads=True,
    needs="documents",
)
