"""
Something must be done, and neither the sentence nor its surroundings say who has to do it.

"The token MUST be renewed before it expires": by the client, or by the server? Both may wait for
the other. A passive is fine where one actor has all duties of the section, where the heading or
the list's introduction names it, and where it describes a state or a format.

## Bad

```spec
## Tokens

A client MUST send a token. A server MUST check the signature of a token.

The token MUST be renewed before it expires.
          ^^^^^^^^^^^^^^^ passive-without-actor: "MUST be renewed" does not say by whom: "client" or "server"
```

```spec
- **FR-001**: The system MUST store a report.
- **FR-002**: A report MUST be reviewed within 2 days.
                       ^^^^^^^^^^^^^^^^ passive-without-actor: "MUST be reviewed" does not say by whom
```

## Good

```spec
## Tokens

A client MUST send a token. A server MUST check the signature of a token.

The client MUST renew the token. A token MUST be checked by the server before use. The name of a
token MUST be encoded as UTF-8.
```

```spec
The gate MUST lock at night. The lamp MUST be switched off at dawn.
```

## Evidence

GtWR R2 asks for the active voice, and Paska and other checkers report every passive.
In experiments the passive alone did little harm to readers; what does is not to know who acts.
So most passives pass here, and this is information.

## Not for you?

Write `passive-without-actor = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore passive-without-actor: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.language.lexicon.actors import is_actor
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import DUTY
from speclsp.language.syntax.phrases import Phrase, phrases
from speclsp.language.syntax.roles import roles
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import either, is_mentioned, plain
from speclsp.spec.facts import Clause
from speclsp.statements.acting import acting, acting_in
from speclsp.statements.said import by_segment
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement, in_segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

_PASSIVE = re.compile(r"\b(?:must|shall)\s+(?:[a-z]{1,20}\s+){0,2}be\s", re.IGNORECASE)
# More actors than these say nothing.
_FEW = 3
# What people do with their judgement, which no software is taken to do.
_JUDGING = listed(
    """
agree appoint appraise approve assess audit authorise authorize check clean consult countersign
decide decommission discuss escalate examine inspect interview investigate judge maintain
negotiate oversee reconsider reinspect repair review revise rework sign supervise train triage
verify vet waive witness weigh calibrate disinfect sterilise sterilize wash rinse feed escort
accompany vaccinate proofread recount
    """
)
# They describe what something is like, or go without saying.
_DESCRIBING = listed(
    """
accept align allow arrange associate attach base bind bound call capitalize carry case class
clear combine compose comprise compute configure connect consider constrain contain count cover
decorate deem define delimit derive describe design dispose document embed enable encode enclose
escape evaluate execute expect export express expose fill flatten fix follow form format found give group
handle identify ignore implement impose include indicate infer inherit interpret invoke know
label leave limit link list locate lower-case map mark match mean merge name nest number omit
order organise organize own pad pair parenthesize parse percent-encode perform permit place
populate precede prefix prepare present preserve process prohibit provide put quote read
reject relate render repeat represent require reserve resolve respect restrict return
scope separate serialize set show skip sort specify split store structure suffix support
surround take tie treat trim type understand use wrap write
    """
)


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    everywhere = None
    for start, (each, here) in by_segment(snapshot, document, "passives", _passives):
        if everywhere is None and (each.clause or not here):
            everywhere = acting(snapshot, document)
        narrow = len(here) > 1 or not (each.clause and everywhere)
        actors = here if narrow else everywhere or frozenset()
        if each.data[0] in _JUDGING or len(actors) > 1:
            yield _naming(each, actors)._replace(span=each.span.moved(start), data=())


def _naming(found: Diagnostic, actors: frozenset[str]) -> Diagnostic:
    """The finding with those who could have to do it, where they are few."""
    if not 1 < len(actors) <= _FEW:
        return found
    named = either(sorted(actors))
    question = found.question.removesuffix("?") + f": {named}?"
    return found._replace(message=f"{found.message}: {named}", question=question)


def _passives(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[tuple[Diagnostic, frozenset[str]], ...]:
    """What the segment has done without saying by whom, and who acts there."""
    words = document.segment_words(at)
    if not _PASSIVE.search(words):
        return ()
    here = acting_in(document, at)
    return tuple(
        (each._replace(span=each.span.moved(low)), here)
        for low, statement in in_segment(document, at, how)
        if not _is_named_above(statement, here)
        for each in _in_statement(statement, how, words.lower())
    )


def _is_named_above(statement: Statement, here: frozenset[str]) -> bool:
    """Whether what introduces the list names who acts, or the title does and nobody else acts."""
    named = _actors(statement.heading)
    return bool(_actors(statement.lead) or (named and here <= named))


def _in_statement(statement: Statement, how: Setting, neighbours: str) -> Iterator[Diagnostic]:
    if statement.kind == "cell" or "be" not in statement.vocabulary:
        return
    if statement.strength != "must":
        return
    words = statement.said
    for at, word in enumerate(words):
        done = _participle(words, at) if word.lower in DUTY else None
        if done is None or (word.text.islower() and how.capitals and not statement.clause):
            continue
        verb = base(words[done].lower.rpartition("-")[2])
        span = Span(word.start, words[done].end)
        if verb in _DESCRIBING or _is_told(words, at, done, verb):
            continue
        if words[at - 1].lower in ("this", "that", "these", "those"):
            # "This MUST be logged": another question.
            continue
        if verb not in _JUDGING and any(each.tag == "not" for each in words[at:done]):
            # What must not be done nobody may do.
            continue
        spoken = statement.clause or _is_spoken_of(words, at, neighbours)
        if verb not in _JUDGING and not spoken:
            continue
        if is_mentioned(statement, span, how):
            continue
        shown = plain(statement.passage[span.start : span.end])
        yield Diagnostic(
            span,
            f'"{shown}" does not say by whom',
            clause=statement.clause,
            data=(verb,),
            question=f'Who has to do what "{shown}" asks for?',
        )


def _participle(words: Sequence[Word], modal: int) -> int | None:
    """Where the participle of a passive stands behind this modal verb."""
    at = modal + 1
    while at < len(words) and words[at].tag in ("not", "adverb"):
        at += 1
    if at >= len(words) or words[at].lower != "be":
        return None
    at += 1
    while at < len(words) and words[at].tag == "adverb":
        at += 1
    return at if at < len(words) and words[at].tag == "participle" else None


def _is_spoken_of(words: Sequence[Word], modal: int, neighbours: str) -> bool:
    """Whether the neighbours have to do with the same thing, so that their actors could be
    meant."""
    found = [
        phrase
        for phrase in _subjects(words)
        if phrase.last <= modal and words[phrase.first].tag != "number"
    ]
    if not found:
        return False
    noun = singular(words[found[-1].head].lower)
    return neighbours.count(noun) > sum(noun in word.lower for word in words)


def _is_told(words: Sequence[Word], modal: int, done: int, verb: str) -> bool:
    """Whether the sentence says who: behind "by", or as a subject elsewhere in it; or what acts is
    itself acted on, and by no judgement."""
    for at in range(done + 1, len(words) - 1):
        if words[at].lower == "by" and words[at + 1].tag != "number":
            return True
    own = [phrase for phrase in _subjects(words) if phrase.last <= modal][-1:]
    return any(
        is_actor(words[phrase.head].lower)
        for phrase in _subjects(words)
        if phrase not in own or verb not in _JUDGING
    )


def _subjects(words: Sequence[Word]) -> list[Phrase]:
    found = phrases(words)
    each = roles(words, found)
    return [phrase for phrase, role in zip(found, each, strict=True) if role == "subject"]


def _actors(words: str) -> frozenset[str]:
    each = (singular(word) for word in re.findall(r"[a-z]+", words.lower()))
    return frozenset(noun for noun in each if is_actor(noun))


RULE = Rule(
    "passive-without-actor",
    "ambiguity",
    "info",
    __doc__,
    document=_check,
    rereads=True,
    applies=is_in_force,
)
