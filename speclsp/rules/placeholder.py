"""
A placeholder stands where a reader needs words, so the specification is not finished.

TBD, TODO, FIXME, `[NEEDS CLARIFICATION: ...]`, `[amount pending approval]`, `???`, "XX seconds" and
"to be determined" leave a question open that every reader will answer in another way. A placeholder that is only mentioned - quoted, in
code, in a heading, as in "a TODO comment" - is none, and templates, task lists and records of work
are left alone.

## Bad

```spec
The lease ends after TBD hours.
                     ^^^ placeholder: "TBD" leaves open what is meant

TODO: say what the manager answers.
^^^^ placeholder: "TODO" leaves open what is meant

- **FR-004**: Photos are kept for [NEEDS CLARIFICATION: how long].
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder: "[NEEDS CLARIFICATION: how long]" leaves open what is meant

The retry limit is to be determined.
                   ^^^^^^^^^^^^^^^^ placeholder: "to be determined" leaves open what is meant

The port is ???.
            ^^^ placeholder: "???" leaves open what is meant

Logs are kept for (tbc with Legal) and the fee is [amount pending approval] per day.
                  ^^^^^^^^^^^^^^^^ placeholder: "(tbc with Legal)" leaves open what is meant
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder: "[amount pending approval]" leaves open what is meant

The gate MUST open within XX seconds.
                          ^^ placeholder: "XX" leaves open what is meant

The fee is EUR x.xx, and the pump uses a pressure still to be settled with the vendor.
           ^^^^^^^^ placeholder: "EUR x.xx" leaves open what is meant
                                                  ^^^^^^^^^^^^^^^^^^^ placeholder: "still to be settled" leaves open what is meant
```

## Good

```spec
The lease ends after 12 hours.

The importer rejects files with `TBD` and with "TODO" in them.

The scan looks for TODO/FIXME comments and writes a TBD placeholder.

The order continues to be determined solely by the date.

The desk lists the orders still to be confirmed by the buyer.
```

## Evidence

"TBD" and its kin are what published checkers of requirements look for first: NASA's ARM counts them
as incompleteness, and SREE has a list of them.

## Not for you?

Write `placeholder = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore placeholder: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.notation.folders import is_in_force, is_template, is_worklist
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain, quoted
from speclsp.spec.prose import Prose
from speclsp.text import Span

# What a note in brackets says while somebody still has to decide; links are no notes.
_UNDECIDED = (
    r"pending|awaiting|undecided|unresolved|not yet (?:agreed|clear|decided|defined|fixed|known|set)"
    r"|(?:yet|still) to (?:be|come)|to (?:come|follow)|open (?:issue|point|question)|fill(?:ed)? in"
    r"|insert|needs? (?:an? )?(?:confirmation|decision|input|clarification|review)|placeholder"
    r"|(?:still |to be )(?:missing|open|added|agreed|clarified|completed|discussed|finali[sz]ed|fixed"
    r"|settled)|ask (?:the )?[A-Z]\w+|confirm with|check with|TBD|TBC|TBA|tbd|tbc|tba"
)
_OPENING = (
    r"insert|enter|fill in|specify|add|choose|decide|define|your|number of|amount|value|name of"
)
_LATER = (
    r"to be (?:agreed|announced|clarified|confirmed|decided|defined|determined|discussed"
    r"|finali[sz]ed|negotiated|settled|specified|worked out)"
)
_STILL = (
    r"(?:yet|still) to be (?:arranged|chosen|filled in|fixed|found|measured|named|provided|set"
    r"|supplied|written)"
)
_COIN = r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|JPY|CAD|AUD)"
# "x.xx", "__", "??".
_GAP = r"(?:[xX]{1,4}|[nN]{2,3}|_{1,5}|\?{1,3})"
_SPLIT = rf"{_GAP}[.,]{_GAP}"
_UNIT = (
    r"(?= ?(?:percent|milliseconds?|ms|seconds?|minutes?|hours?|days?|weeks?|months?|years?|bytes?"
    r"|[kKMG]i?B|characters?|digits?|times|items?|users?|euros?|requests?|attempts?|retries|entries"
    r"|records|pages|degrees|met(?:re|er)s?|[kcm]m|kg|[kMG]?Hz|dBm?|[kMG]bit/s)\b| ?%| ?\u00b0C)"
)
_NO_LINK = r"(?![\[(:\ufffc])"
_PLACEHOLDER = re.compile(
    r"(?P<clarify>\[NEEDS CLARIFICATION(?::[^\[\]]*)?\])"
    r"|(?<!\])(?P<note>\["
    rf"(?:(?:[^\[\]\ufffc]{{0,60}}\b)??(?:{_UNDECIDED})\b[^\[\]\ufffc]{{0,60}}"
    rf"|(?:{_OPENING}) [^\[\]\ufffc]{{1,40}}|\?{{1,3}})\]{_NO_LINK})"
    r"|(?P<aside>\((?:[^()\ufffc]{0,30} )??(?:[Tt][Bb][ACDRacdr]|[Tt]"
    rf"{_LATER[1:]}|to follow|pending (?:a |the )?(?:approval|confirmation|decision|review))\b"
    r"[^()\ufffc]{0,60}\))"
    r"|\b(?P<open>TB[ACDRS](?:[-_]?\d{1,3})?|tbd|t\.b\.[acd]\.|T\.B\.[ACD]\.)(?!\w)"
    r"|\b(?P<task>TODO|FIXME)\b"
    r"|(?<![\w?!])(?P<marks>\?{3,})(?![\w?!])"
    # As fixes write it, for the author to fill in.
    r"|(?<![\w/{.])(?P<template>\{(?:N|event)\})(?![\w/}])"
    r"|(?<![\w.,])(?P<digits>(?:XX|xx){1,2}[Xx]?[.,][Xx]{2,3})(?!\w)"
    rf"|(?P<amount>(?<!\w)(?:{_COIN}[ \u00a0]?{_GAP}(?:[.,]{_GAP})?|[\u20ac$\u00a3] ?{_SPLIT}"
    rf"|(?:{_SPLIT}|(?:xx|XX|\?){{1,2}})[ \u00a0]?(?:{_COIN}|[\u20ac\u00a3]))(?![\w?]))"
    r"|(?P<unset>\b(?:as[ -]yet|yet|so far)[ -](?:undecided|undefined|undetermined|unsettled"
    r"|unspecified)\b)"
    r"|(?P<future>\bwill be (?:agreed|confirmed|decided|defined|determined|fixed|settled|specified)"
    r" (?:later|at a later|soon|in due course)\b)"
    rf"|(?P<blank>(?:(?<![\w.,?])(?:{_SPLIT}|\?{{1,2}})"
    rf"|(?<!\w)(?:XX{{1,3}}|xx{{1,3}}|NN|__{{1,5}})|\[[XxNn]\]|\{{[XxNn]\}}){_UNIT})"
    rf"|\b(?P<later>(?:(?:[Yy]et|[Ss]till) )?[Tt]{_LATER[1:]}|{_STILL})\b"
    r"|\b(?P<unsaid>(?:not (?:yet|been)|still) (?:agreed|been decided|decided|finali[sz]ed|settled"
    r"|undecided)|(?:still |currently |as yet )?(?:under discussion|undecided|up for discussion"
    r"|an open (?:issue|point|question)))\b"
)
_ASKED = re.compile(r"\[NEEDS CLARIFICATION:([^\[\]]*)\]")
# Without any of them there is none, and most passages have none.
_SIGNS = (
    "TB", "tb", "Tb", "TODO", "FIXME", "[", "{", "??", "XX", "xx", "NN", "__", "o be ", "o follow",
    "pending", "t.b.", "T.B.", "not yet", "not been", "still ", "x.x", "X.X", "x,x", "X,X", "EUR ",
    "USD ", "GBP ", "CHF ", "yet un", "yet-un", "far un", "will be ", "? ",
    "under discussion", "undecided", "an open ",
)  # fmt: skip
# Such words make a mention of what stands before or behind them.
_NAMED = re.compile(
    r"[\s*_]*(?:[/|,][ \t]*(?:TODO|FIXME|XXX|HACK)\b"
    r"|(?:placeholders?|comments?|markers?|tags?|items?|lists?|labels?|entr(?:y|ies)"
    r"|keywords?|strings?|words?|files?|notes?|apps?)\b)",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:\b(?:no|not|any|all|every|each|without|zero|contains?|containing|word|literal|remaining"
    r"|unresolved|marked as|such as)"
    r"|[/|]|\b(?:TODO|FIXME|XXX)[ \t]*,)[\s*_(\[]*\Z",
    re.IGNORECASE,
)
# A task stands at the start of a sentence, in brackets of its own, or before a colon.
_TASK_BEFORE = re.compile(r"(?:\A|[.!?:;|([\-\u2013\u2014])[\s*_]*\Z")
_TASK_BEHIND = re.compile(r"(?:\([^)]*\))?[*_]*[ \t]*:")
# Behind it nothing says by whom, where or how.
_LATER_BEHIND = re.compile(
    r"[*_]*[ \t]*(?:\Z|[.;:)\]\ufffc!?]|[,\u2013\u2014](?!\w)"
    r"|(?:later|separately|soon|elsewhere|after|during|in (?:a |the )?(?:follow|later|future|next))\b)"
)
_LATER_BEFORE = re.compile(
    r"\b(?:needs?|needed|continues?|continued|has|have|had|allows?|enables?|requires?|permits?"
    r"|expects?|causes?|wants?|lets?|ought|used|ways?|[Hh]ow)\b[^.;!?]*\Z",
)

_WITH_BEHIND = re.compile(
    r" (?:by|with) (?:the |our )?(?:[A-Z]|(?:(?:legal|product|project|security|steering) )?"
    r"(?:architects?|board|client|committee|contractors?|department|finance|group|legal|maintainers|management"
    r"|manufacturer|marketing|operations|owner|procurement|sponsor|stakeholders|supplier|team|vendor)"
    r"\b)[\w ]{0,30}[.;)]"
)
# "at a set point still to be settled", but not "the orders still to be confirmed".
_ONE_BEFORE = re.compile(r"\b[Aa]n? (?:[\w-]{1,30} ){1,4}\Z")
# "the limit is not yet decided", but not "a vote that is not yet decided".
_COPULA_BEFORE = re.compile(
    r"(?:\A|[.;:!?|])[\s*_\ufffc]*(?:The|This|Its|Their)\b[^.;:!?|]{1,80}\b(?:is|are|was|were|has|have) \Z"
)
# "in the form EUR x.xx" shows how it is written.
_FORM_BEFORE = re.compile(
    r"\b(?:as|form|format|formatted|layout|like|pattern|shape|template)\b[^.;]{0,20}\Z",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(r"\b(?:if|that|when|which|who)\b[^,.;:]{0,40}\Z")
# As far as the words around it are read.
_NEAR = 200
_VERY_NEAR = 30


def _applies(path: str) -> bool:
    """Not in forms to be filled in, in lists of work, nor in records of what was."""
    return is_in_force(path) and not is_template(path) and not is_worklist(path)


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative or prose.kind == "heading" or not any(map(words.__contains__, _SIGNS)):
        return
    for found in _PLACEHOLDER.finditer(words):
        if _is_open(words, found):
            yield Diagnostic(
                Span(found.start(), found.end()),
                f'"{plain(found.group())}" leaves open what is meant',
                question=_question(found.group()),
            )


def _question(placeholder: str) -> str:
    """What stands there as a question is asked as it stands."""
    asked = _ASKED.fullmatch(placeholder)
    if asked and (own := plain(asked[1])):
        return own
    return f'What is to stand in place of "{plain(placeholder)}"?'


def _is_open(words: str, found: re.Match[str]) -> bool:
    before = words[max(0, found.start() - _NEAR) : found.start()]
    after = words[found.end() : found.end() + _NEAR]
    if quoted(words, found.start(), found.end()):
        return False
    kind = found.lastgroup
    if kind == "later":
        open_ = _COPULA_BEFORE.search(before) or _ONE_BEFORE.search(before)
        if open_ and (_WITH_BEHIND.match(after) or found.group()[0] in "YySs"):
            return True
        return bool(_LATER_BEHIND.match(after)) and not _LATER_BEFORE.search(before)
    if kind == "note":
        # A button may be called "[pending]".
        return " " in found.group() or not found.group()[1:-1].islower()
    if kind == "future":
        return _RELATIVE_BEFORE.search(before) is None
    if kind == "amount":
        return _FORM_BEFORE.search(before) is None
    if kind in {"aside", "blank", "marks", "unset"}:
        return True
    if kind == "unsaid":
        return bool(_LATER_BEHIND.match(after)) and bool(_COPULA_BEFORE.search(before))
    if kind == "template" and before.endswith("every "):
        # As the fix of a vague rhythm writes it.
        return True
    if _NAMED.match(after):
        return False
    if kind == "clarify":
        return ":" in found.group() or not _NAMING.search(before[-_VERY_NEAR:])
    if kind == "task":
        return bool(_TASK_BEFORE.search(before)) or bool(_TASK_BEHIND.match(after))
    return not _NAMING.search(before[-_VERY_NEAR:])


RULE = Rule("placeholder", "ambiguity", "error", __doc__, prose=_check, applies=_applies)
