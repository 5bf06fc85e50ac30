"""Sentences of few words, so that many of them are about the same and go against each other."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

_OPENINGS = (
    "",
    "",
    "",
    "When a guest knocks, ",
    "If the hall is full, ",
    "While the alarm is on, ",
    "Unless the guard agrees, ",
    "If more than 10 guests wait, ",
    "If at most 10 guests wait, ",
    "After 22:00, ",
)
_SUBJECTS = ("the gate", "the hall", "a guest", "the front gate", "every gate", "the guard")
_MODALS = ("MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY", "SHALL", "can", "cannot", "is to")
_DEEDS = (
    "open the red door",
    "close the red door",
    "keep the red door open",
    "keep the visit log for at least 90 days",
    "delete the visit log after 60 days",
    "keep the visit log for 12 weeks",
    "store the visit log as JSON",
    "store the visit log as YAML",
    "return the visit log in `xml`",
    "sound the tone within 5 seconds",
    "sound the tone within 5000 ms",
    "sound the tone for at most 2 minutes",
    "sound the tone every minute",
    "sound the tone at most once per hour",
    "admit at most 20 guests",
    "admit more than 50 guests",
    "admit between 10 and 15 guests",
    "admit a guest before it checks the badge",
    "check the badge before it admits a guest",
    "check the badge first",
    "allow the guard to open the red door",
    "prevent the guard from opening the red door",
    "be able to open the red door",
    "not only open the red door",
    "fail to open the red door",
    "accept the roles `guest`, `guard` and `owner`",
    "accept only the roles `guest` and `cook`",
    "accept coins, notes and cards",
    "accept coins, notes, cards and tokens only",
    "log each visit",
    "ignore each visit",
    "be locked",
    "be unlocked",
    "stay open for exactly 30 seconds",
)
_ENDINGS = (
    "",
    "",
    "",
    " at night",
    " by day",
    " unless the owner is there",
    " except on Sundays",
    " if the badge is valid",
    ", even when it is dark",
    " that the owner keeps",
)
PARTS = (_OPENINGS, _SUBJECTS, _MODALS, _DEEDS, _ENDINGS)


def every() -> Iterator[str]:
    return map(said, itertools.product(*PARTS))


def drawn(choose: random.Random) -> str:
    """One of them, rather a short one."""
    opening, *others, ending = (choose.choice(part) for part in PARTS)
    short = choose.random() < 0.5
    return said(("" if short else opening, *others, "" if short else ending))


def said(parts: tuple[str, ...]) -> str:
    opening, subject, modal, deed, ending = parts
    whole = f"{opening}{subject} {modal} {deed}{ending}."
    return whole[0].upper() + whole[1:]
