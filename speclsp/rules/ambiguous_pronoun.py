"""
A pronoun can stand for two things that were named before it, and readers will pick different ones.

Grammar leaves most pronouns several antecedents, and habit decides for one: what does something is
looked for among those that act, and the subject goes on as the subject. Spoken of here are those
that habit does not decide. The profile `strict` objects to every pronoun with two antecedents, to
one with nothing before it, and to the "it" of "it must be possible to", which tells nobody to act.

## Bad

```spec
When the controller and the printer disagree, it MUST lock the gate.
                                              ^^ ambiguous-pronoun: "it" can mean "the controller" or "the printer"

When a nurse hands a patient over to a surgeon, the board MUST show her the chart.
                                                                    ^^^ ambiguous-pronoun: "her" can mean "a nurse", "a patient" or "a surgeon"

When a gateway hands a key to a new gateway, it MUST log the time.
                                             ^^ ambiguous-pronoun: "it" can mean "a gateway" or "a new gateway"

When a guest moves a card to a column, the board MUST save it.
                                                           ^^ ambiguous-pronoun: "it" can mean "a card" or "a column"

When a backup replaces an archive, it MUST be marked as final.
                                   ^^ ambiguous-pronoun: "it" can mean "a backup" or "an archive"
```

## Good

```spec
When the controller and the printer disagree, the controller MUST lock the gate.

A sender MUST compute the checksum after it has compressed the payload.

The gate MUST report a fault before it locks. It MUST be possible to unlock the gate by hand.

The importer MUST read a row and mark it as seen. The agent MUST stop a service before it restarts
the host.
```

## Evidence

GtWR R24 asks to avoid personal pronouns in requirements, and in controlled experiments pronouns
with two antecedents did more harm than the passive voice.
Detectors are weak. Of the 146 labelled pronouns in the sentences of ReqEval 2020 a little over half
are ambiguous; what this rule marks there is right in 2 of 3 cases, and it finds 0.08 of them.
In the profile `strict` it has a precision of 0.73 at a recall of 0.74.
So it stays a hint, and is information where two things are joined by "and" or are people.

## Not for you?

Write `ambiguous-pronoun = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore ambiguous-pronoun: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.language.anaphora.antecedents import PRONOUNS, Anaphor, Candidate, anaphors
from speclsp.language.anaphora.expletive import is_expletive
from speclsp.language.anaphora.rivals import are_joined, is_personal, rivals
from speclsp.language.syntax.phrases import phrases
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import either, plain_but_code, shown
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# So many readings fit into a line.
_SHOWN = 3
# So many words of the sentence before are looked at.
_CONTEXT = 100


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if not (statement.strength or statement.clause or setting.strict):
        return
    words, start = _in_context(statement)
    named = phrases(words)
    for anaphor in anaphors(words, named, start):
        found = tuple(anaphor.candidates if setting.strict else rivals(words, anaphor, start))
        if not setting.strict:
            found = _distinct(words, found)
        if len(found) > 1:
            yield _finding(statement, words, anaphor, found)
        elif setting.strict and not any(each.last <= anaphor.at for each in named):
            yield _unnamed(words[anaphor.at])
    if setting.strict:
        yield from _impersonal(words, start)


def _impersonal(words: Sequence[Word], start: int) -> Iterator[Diagnostic]:
    """ "It must be possible to ...": by whose doing?"""
    for at in range(start, len(words) - 1):
        if words[at + 1].tag == "modal" and is_expletive(words, at):
            pronoun = words[at]
            yield Diagnostic(
                Span(pronoun.start, pronoun.end),
                f'"{pronoun.text}" stands for nobody who has to see to it',
                question=f'Who has to see to what "{pronoun.text}" stands before?',
            )


def _unnamed(pronoun: Word) -> Diagnostic:
    return Diagnostic(
        Span(pronoun.start, pronoun.end),
        f'"{pronoun.text}" stands for nothing that is named before it',
        question=f'What does "{pronoun.text}" stand for?',
    )


def _in_context(statement: Statement) -> tuple[tuple[Word, ...], int]:
    """The words of the sentence and of the one before it, and where its own start."""
    own = statement.said
    if not statement.before:
        return own, 0
    before = tagged(statement.passage, statement.before[-1])[-_CONTEXT:]
    return before + own, len(before)


def _distinct(words: Sequence[Word], found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those that differ in more than a possessive: "the provider" and "the provider's" are one."""
    by_name = {
        " ".join(
            str(word.start) if word.kind == "code" else word.lower.removesuffix("'s")
            for word in words[each[0][0] : each[0][1]]
        ): each
        for each in found
    }
    return tuple(by_name.values())


def _finding(
    statement: Statement, words: Sequence[Word], anaphor: Anaphor, found: Sequence[Candidate]
) -> Diagnostic:
    pronoun = words[anaphor.at]
    spans = [Span(words[a].start, words[b - 1].end) for (a, b, _), _ in found][-_SHOWN:]
    readings = either([shown(statement, span) for span in spans])
    return Diagnostic(
        Span(pronoun.start, pronoun.end),
        f'"{pronoun.text}" can mean {readings}',
        tuple(Related("", span, "can be meant") for span in spans),
        question=f'Which one does "{pronoun.text}" stand for: {readings}?',
        data=(anaphor.role,),
        graver=is_personal(words, anaphor) or are_joined(words, found),
    )


_NAME = re.compile(r"[\w`*' -]+")


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    written = document.words(diagnostic.span)
    for related in diagnostic.related:
        name = " ".join(document.words(related.span).split())
        if not _NAME.fullmatch(name) or written.lower() in name.lower().split():
            # With marks of links, quotes or tags it is no name that can be written elsewhere.
            continue
        if diagnostic.data[:1] == ("owner",):
            name += "'" if name.endswith("s") else "'s"
        for article in ("A ", "An ", "a ", "an "):
            if name.startswith(article):
                name = "the " + name[len(article) :]
        if written[:1].isupper():
            name = name[:1].upper() + name[1:]
        edit = Edit(diagnostic.span, name)
        yield Fix(f'Write "{plain_but_code(name)}"', "consent", ((document.path, edit),))


RULE = Rule(
    "ambiguous-pronoun",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    triggers=PRONOUNS,
    fixes=_fixes,
    applies=is_in_force,
)
