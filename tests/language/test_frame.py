"""What a statement demands: its conditions, who acts, how strongly, what, when, how much."""

from __future__ import annotations

import pytest

from speclsp.language.frame import Frame, frame
from speclsp.language.tagging import tagged
from speclsp.text import Span


def framed(words: str, lead: str = "") -> Frame:
    return frame(words, tagged(words, Span(0, len(words))), lead, tagged(lead, Span(0, len(lead))))


def summary(words: str, lead: str = "") -> str:
    """Who, how strongly, what, of what; in brackets when, at what time, how much."""
    found = framed(words, lead)
    strength = found.strength if found.positive else f"{found.strength} not"
    parts = [found.actor or "-", strength or "-", found.action or "-", found.object or "-"]
    conditions = [words[span.start : span.end] for span in found.conditions]
    times = [words[span.start : span.end] for span in found.times]
    bounds = [
        " ".join(f"{each.attribute} {each.operator} {each.value} {each.unit}".split())
        for each in found.quantities
    ]
    extra = [*conditions, *times, *bounds, *found.scope, *found.references]
    return " ".join(parts) + (f" [{'; '.join(extra)}]" if extra else "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The server MUST NOT keep the token.", "server must not keep token"),
        ("Each shop should never sell tickets.", "shop should not sell tickets [each]"),
        (
            "If the disk is full, the store SHALL reject uploads.",
            "store must reject uploads [If the disk is full]",
        ),
        (
            "WHEN a boat arrives THEN the harbour SHALL close the gate",
            "harbour must close gate [WHEN a boat arrives]",
        ),
        (
            "The gate MUST be closed by the guard before the bell rings.",
            "guard must close gate [before the bell rings]",
        ),
        (
            "The key MUST be renewed within 30 days.",
            "- must renew key [within 30 days; <= 30 days]",
        ),
        (
            "A summary MUST have at most 5 points unless the reader asks.",
            "summary must have points [unless the reader asks; summary <= 5 points]",
        ),
        (
            "System MUST, while the lamp burns, refuse files larger than 10 MB.",
            "System must refuse files [while the lamp burns; files > 10 MB]",
        ),
        ("The name MUST be empty.", "name must be empty"),
        ("No guest may open the safe.", "guest may not open safe [no]"),
        ("The port is able to close.", "port - close -"),
        ("The client MUST follow RFC 9110.", "client must follow RFC [RFC 9110]"),
        ("Messages of 64 KiB or less MUST pass.", "Messages must pass - [messages <= 64 KiB]"),
        ("Answer the letter.", "- - answer letter"),
        ("", "- - - -"),
    ],
)
def test_frames(words: str, expected: str) -> None:
    assert summary(words) == expected


def test_an_item_has_the_actor_and_the_strength_of_what_introduces_it() -> None:
    assert (
        summary("keep the token", "A sending node MUST NOT:") == "sending node must not keep token"
    )
    assert summary("MUST sign it", "A sending node:") == "- must sign it"
    assert summary("MUST sign it", "A sending node does this:") == "sending node must sign it"


def test_code_is_shown_as_it_is_written() -> None:
    words = "The `id` field MUST hold `x`."
    masked = words.replace("`id`", "￼" * 4).replace("`x`", "￼" * 3)
    found = frame(words, tagged(masked, Span(0, len(masked))))
    assert (found.actor, found.object) == ("id field", "x")
