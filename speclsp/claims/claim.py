"""What is compared of a statement. Places count from the start of its segment."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from speclsp.claims.interval import Interval
from speclsp.language.lexicon.opposites import Side
from speclsp.language.modality.modals import Strength
from speclsp.text import Span

Role = Literal["", "for", "within", "before", "period", "rate"]
"""What an amount is: a size or a count; how long something lasts; how soon it is, or how long
after something; how long before something; how far apart repetitions are; how many in a time."""


class Bound(NamedTuple):
    """An amount that a statement limits. The interval is in base units of the dimension, which is
    "#noun" for what is counted."""

    dimension: str
    interval: Interval
    role: Role
    # The stem of what has the amount: "a header of 12 bytes"; "" where that is not said beside it.
    attribute: str
    # Whether it is part of a condition, or says which things are meant.
    case: bool
    # The words, and the unit they use, with how much of the base unit it is.
    words: str
    unit: str
    factor: Fraction
    span: Span


class Value(NamedTuple):
    """A value beside the preposition or verb that governs it: ("as", "webp")."""

    slot: str
    words: str
    stems: frozenset[str]
    # What it is one of: "format", "currency"; "code" for what is written as code.
    kinds: frozenset[str]
    span: Span


class Order(NamedTuple):
    """One thing that has to come before another, each by its stems."""

    first: frozenset[str]
    then: frozenset[str]


class Twin(NamedTuple):
    """What of a claim decides, where the rest is said by another too. `key` is the same for twins,
    and "" for what is too short to have any."""

    key: str = ""
    # How often it is denied.
    denials: int = 0
    # The verb if it has an opposite, in its base form, and the values, in the order of the text.
    verbs: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    # Where the values stand in the segment.
    places: tuple[Span, ...] = ()


class Tested(NamedTuple):
    """A value that a condition asks for: the stem of what has it, and all that names that."""

    noun: str
    value: str
    names: frozenset[str]
    span: Span


class Claim(NamedTuple):
    """What a statement demands, allows or forbids."""

    span: Span
    # Where the modal verb and the verb stand.
    act: Span
    text: str
    force: Strength
    forbids: bool
    sides: tuple[Side, ...]
    action: str
    actor: frozenset[str]
    # The head of what is acted on, or of what something is said of.
    object: str
    # Whether it is any of its kind: "a reminder".
    one_of_many: bool
    # The stems before the head that say which one it is.
    modifiers: frozenset[str]
    # All stems of content but those of actor, action, amounts and modal verbs.
    stems: frozenset[str]
    # Those of them in conditions, and in what says which things are meant.
    cases: frozenset[str]
    # Those of what is excepted.
    exceptions: frozenset[str]
    excepts: bool
    bounds: tuple[Bound, ...]
    values: tuple[Value, ...]
    # What is listed, the stem of the noun before the list, and whether that is all.
    members: frozenset[str]
    listed: str
    closed: bool
    order: Order | None
    # Whether it is said of all without exception.
    universal: bool
    # What it cites by identifier.
    references: frozenset[str]
    clause: str
    # Whether its frame could be read.
    parsed: bool
    # The stems of what stands before the modal verb.
    subject: frozenset[str]
    # The heading above it and what introduces it, where these name a case: "When offline"; "" for
    # others.
    context: str
    # The heading above it, in lower case; "" where that stands in another segment.
    title: str
    # Whether it says itself what it is about, and whether it points at its place: "this extension".
    rooted: bool
    pointing: bool
    twin: Twin
    # The values that its conditions ask for.
    tested: tuple[Tested, ...] = ()

    def moved(self, by: int) -> Claim:
        """The same, so much further behind in its segment."""
        twin = self.twin
        return self._replace(
            span=self.span.moved(by),
            act=self.act.moved(by),
            bounds=tuple(each._replace(span=each.span.moved(by)) for each in self.bounds),
            values=tuple(each._replace(span=each.span.moved(by)) for each in self.values),
            twin=twin._replace(places=tuple(each.moved(by) for each in twin.places)),
            tested=tuple(each._replace(span=each.span.moved(by)) for each in self.tested),
        )
