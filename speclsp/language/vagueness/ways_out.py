"""Clauses that say when a duty does not hold, and leave it to whoever is bound to find out: "unless
the workload stands in the way", "as long as the queue allows it", "if it has the time"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speclsp.language.lexicon.inflection import plural, singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.escapes import JUDGEMENTS
from speclsp.language.words import Word

_IF = frozenset(("if", "when", "whenever", "where", "wherever", "while"))
_UNLESS = frozenset(("unless", "except"))
_PROVIDED: Sequence[tuple[str, ...]] = (
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("as", "far", "as"),
    ("so", "far", "as"),
    ("to", "the", "extent", "that"),
    ("to", "the", "extent"),
    ("provided", "that"),
    ("provided",),
    ("insofar", "as"),
    ("inasmuch", "as"),
)
# What presses on whoever is bound, and is judged by nobody else.
_CIRCUMSTANCES = listed(
    """
    backlog budget business calendar capacity circumstance commitment condition concern duty
    consideration context crowd daylight effort manpower matter mood occasion occupancy priority
    queue reason resource room rush schedule season shift situation space staff staffing time
    timetable traffic weather work workload
    """
)
# These too, but what they require a test can look at.
_MEANS = listed(
    """
    bandwidth battery connection cost finance fund hardware load memory network operation signal
    technology
    """
)
_ANYTHING = frozenset(("anything", "nothing", "something"))
_ALLOWING = listed("afford affords allow allows permit permits")
_REQUIRING = listed(
    """
    demand demands dictate dictates justify justifies require requires suggest suggests warrant
    warrants
    """
)
_HINDERING = listed(
    """
    forbid forbids hinder hinders interfere interferes intervene intervenes preclude precludes
    prevent prevents prohibit prohibits
    """
)
_OBJECTS = frozenset(((), ("it",), ("that",), ("this",), ("so",), ("otherwise",), ("doing", "so")))
_IN_THE_WAY: Sequence[tuple[str, ...]] = (
    ("in", "the", "way"),
    ("against", "it"),
    ("against", "this"),
    ("against", "that"),
    ("comes", "up"),
    ("crops", "up"),
)
_GROUNDS = listed(
    """
    argument benefit cause excuse ground justification merit motive need objection point reason
    value
    """
)
_GOOD = listed(
    """
    cogent compelling convincing good important legitimate overriding pressing reasonable serious
    sound strong sufficient urgent valid weighty
    """
)
_FINDING = listed("feel feels find finds know knows perceive perceives see sees")
_HAVING = frozenset(("are", "exist", "exists", "had", "has", "have", "is"))
_BELIEVING = listed("assume believe doubt expect suppose suspect think")
_THINKING = listed(
    """
    believe believes consider considers deem deems feel feels find finds judge judges regard regards
    see sees think thinks
    """
)
_FIT = frozenset(JUDGEMENTS) | listed(
    """
    best better fit important inadvisable pointless proper right unnecessary unwise worth worthwhile
    """
)
_THIS = frozenset(("effort", "it", "so", "that", "this", "cost", "work"))
_TOO = listed("excessively overly prohibitively too unduly unreasonably")
_BURDEN = listed(
    """
    burdensome busy complex complicated costly cumbersome difficult expensive hard impractical
    inconvenient laborious much onerous tedious time-consuming
    """
)
_CHANCES = frozenset(("chance", "leisure", "opportunity", "time"))
_ROOM = frozenset(("bandwidth", "budget", "capacity", "room", "slack", "space", "staff"))
_GETTING = frozenset(("are", "finds", "find", "get", "gets", "has", "have", "is"))
_WILLING = listed("chooses desires likes pleases prefers wishes")
_SPECIAL = listed(
    """
    compelling exceptional extenuating extraordinary justified mitigating rare special unavoidable
    unforeseeable unforeseen unusual
    """
)
_CASES = frozenset(
    ("case", "circumstance", "condition", "event", "instance", "reason", "situation")
)
_MODIFYING = frozenset(("adjective", "adverb", "determiner", "number", "not", "participle"))
# So many words such a clause has at most, and its subject.
_LONGEST = 12
_SUBJECT = 8

TRIGGERS = (
    _ALLOWING
    | _REQUIRING
    | _HINDERING
    | _GROUNDS
    | frozenset(map(plural, _GROUNDS))
    | _SPECIAL
    | _BURDEN
    | _CHANCES
    | _ROOM
    | _WILLING
    | _FIT
    | frozenset(("against", "crops", "comes", "inclined", "way"))
)
"""One of these is in each of them."""


def way_out(words: Sequence[Word], first: int) -> int:
    """Behind the clause that begins here and lets whoever is bound out; 0 for none."""
    at, unless = _opened(words, first)
    if not at:
        return 0
    end = at
    while end < min(len(words), at + _LONGEST) and words[end].kind != "mark":
        end += 1
    clause = words[at:end]
    if len(clause) < 2:
        return 0
    closed = end == len(words) or words[end].kind == "mark"
    return next((at + behind for kind in _KINDS if (behind := kind(clause, unless, closed)) > 0), 0)


def is_in_way_out(words: Sequence[Word], at: int) -> bool:
    """Whether the word is part of such a clause, which is looked at as a whole."""
    return any(way_out(words, first) > at for first in range(max(0, at - _LONGEST), at))


def _opened(words: Sequence[Word], first: int) -> tuple[int, bool]:
    """Where the clause goes on behind its conjunction, and whether that is "unless"."""
    lower = words[first].lower
    if lower in _IF:
        return first + 1, False
    if lower in _UNLESS:
        follows = first + 1 < len(words) and words[first + 1].lower in _IF
        return first + 1 + follows, True
    for phrase in _PROVIDED:
        if lower == phrase[0] and _are(words, first, phrase):
            return first + len(phrase), False
    return 0, False


def _are(words: Sequence[Word], at: int, phrase: Sequence[str]) -> bool:
    return len(words) >= at + len(phrase) and all(
        words[at + index].lower == each for index, each in enumerate(phrase)
    )


def _is_pressing(clause: Sequence[Word], verb: int) -> bool:
    """Whether the subject of the verb is a circumstance, or anything at all."""
    at = verb - 1
    while at > 0 and clause[at].tag in {"adverb", "not", "do", "modal"}:
        at -= 1
    # "business on the floor" is business.
    inside = [index for index in range(1, at) if clause[index].tag == "preposition"]
    subject = clause[inside[0] - 1 if inside else at].lower
    if singular(subject) in _MEANS:
        return clause[verb].lower not in _REQUIRING
    return singular(subject) in _CIRCUMSTANCES or subject in _ANYTHING


def _circumstances(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    for verb in range(1, min(len(clause), _SUBJECT + 1)):
        leaves = clause[verb].lower in _ALLOWING or clause[verb].lower in _REQUIRING
        if leaves and closed and _is_pressing(clause, verb):
            after = tuple(word.lower for word in clause[verb + 1 :])
            return len(clause) if after in _OBJECTS else 0
    return 0


def _hindrance(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    if not unless and clause[0].lower != "nothing":
        return 0
    for at in range(1, len(clause)):
        if any(_are(clause, at, phrase) for phrase in _IN_THE_WAY):
            return len(clause)
        if clause[at].lower in _HINDERING and closed and _is_pressing(clause, at):
            return len(clause)
    return 0


def _grounds(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    for at in range(2, len(clause)):
        if singular(clause[at].lower) not in _GROUNDS:
            continue
        low = at - 1
        while low > 0 and _modifies(clause[low]) and clause[low].lower not in _FINDING:
            low -= 1
        seen = clause[low].lower in _FINDING
        if not seen and clause[low].lower not in _HAVING:
            return 0
        after = clause[at + 1 : at + 3]
        if after and (
            after[0].tag in {"noun", "code", "be", "number"} or after[0].lower in {"of", "why"}
        ):
            return 0
        if len(after) == 2 and after[0].lower == "to" and after[1].lower in _BELIEVING:
            return 0
        good = any(word.lower in _GOOD for word in clause[low:at])
        return at + 1 if seen or good or unless else 0
    return 0


def _modifies(word: Word) -> bool:
    """Whether a word goes with the noun behind it: "compelling" too, which looks like a verb."""
    return word.tag in _MODIFYING or word.lower in _GOOD


def _opinion(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    for at in range(1, min(len(clause), _SUBJECT)):
        if clause[at].lower not in _THINKING:
            continue
        last = at + 1
        while last < len(clause) and clause[last].lower in {"it", "so", "that", "this", "to", "be"}:
            last += 1
        fits = last < len(clause) and clause[last].lower in _FIT
        return (
            last + 1 if fits and (last + 1 == len(clause) or clause[last + 1].lower == "to") else 0
        )
    return 0


def _burden(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    for at in range(2, len(clause) - 1):
        if clause[at].lower in _TOO and clause[at + 1].lower in _BURDEN:
            return len(clause) if any(word.lower in _THIS for word in clause[:at]) else 0
    return 0


def _chance(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    for at in range(2, min(len(clause), _SUBJECT)):
        lower = clause[at].lower
        if lower not in _CHANCES and lower not in _ROOM:
            continue
        low = at - 1
        while low > 0 and (clause[low].tag in _MODIFYING or clause[low].lower == "enough"):
            low -= 1
        if clause[low].lower not in _GETTING:
            return 0
        if at + 1 == len(clause):
            return at + 1 if closed else 0
        return at + 1 if lower in _CHANCES and clause[at + 1].lower in {"to", "for"} else 0
    return 0


def _will(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    own = clause[0].lower == "it" and clause[-1].lower in _WILLING and len(clause) <= 3
    inclined = clause[-1].lower == "inclined" and clause[-2].lower in {"so", "is", "are"}
    return len(clause) if closed and (own or inclined) else 0


def _special(clause: Sequence[Word], unless: bool, closed: bool) -> int:
    if not unless:
        return 0
    for at, word in enumerate(clause[:-1]):
        if word.lower in _SPECIAL and singular(clause[at + 1].lower) in _CASES:
            return at + 2
    return 0


_Kind = Callable[[Sequence[Word], bool, bool], int]
_KINDS: Sequence[_Kind] = (
    _circumstances, _hindrance, _grounds, _opinion, _burden, _chance, _will, _special,
)  # fmt: skip
