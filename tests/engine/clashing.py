"""Texts of our own whose clauses clash or do not, as one word of them stands, and edits of it."""

from __future__ import annotations

import random
import re

from speclsp.text import Edit, Span

LIMITS = """# Limits

r[limit.open]
The gate MUST stay open for at most 30 seconds.

r[limit.tone]
When a guest knocks, the gate MUST sound the tone within 5 seconds.

r[limit.guests]
The hall MUST admit at most 20 guests.

r[limit.log]
The gate MUST store the visit log as JSON.
"""

DUTIES = """# Duties

The gate MUST stay open for at least 10 seconds.

When a guest knocks, the gate MUST NOT sound the tone.

The gate MUST check the badge before it admits the guest. The gate SHALL log each visit every day.

Words that demand nothing stand here, so that there is something to type into.
"""

GLOSSARY = """# Glossary

- **Guest**: a person who has knocked at the gate and waits.
- **Visit**: the time from the first knock until the guest has left.

The roles are `guest`, `guard` and `owner`.
"""

FEATURE = """# Feature Specification: Hall

- **FR-001**: The hall MUST admit at least 50 guests.
- **FR-002**: The gate MUST store the visit log as YAML.
- **FR-003**: If the hall is full, the gate MUST reject the guest.
- **FR-004**: The gate MUST admit the guest before it checks the badge.
"""

SPARE = """# More

- **Guest**: any person whose name is in the visit log.

r[spare.tone]
When a guest knocks, the gate MUST sound the tone within 1 minute.

The gate SHALL log each visit every week. If the hall is full, the gate MAY admit the guest.
"""

FILES = {
    "limits.md": LIMITS,
    "duties.md": DUTIES,
    "docs/glossary.md": GLOSSARY,
    "specs/001-hall/spec.md": FEATURE,
}
ADDED = {"more.md": SPARE, "docs/more.md": SPARE.replace("spare.", "spare.docs."), **FILES}
"""What may come and go."""

# One word of each is exchanged for another.
_EXCHANGED = (
    ("MUST NOT", "MUST", "MAY", "SHOULD", "SHALL NOT", "SHALL"),
    ("at most", "at least", "exactly"),
    ("within", "after"),
    ("10", "20", "30", "50", "100", "5", "1"),
    ("seconds", "minutes", "hours", "minute"),
    ("JSON", "YAML"),
    ("every day", "every week"),
    ("before", "after"),
    ("admit", "reject"),
    ("When a guest knocks, the", "The"),
    ("If the hall is full, the", "The"),
    ("who has knocked at the gate", "whose name is in the visit log"),
    ("`guard` and", "`guard`, `cook` and"),
    ("the gate", "the hall"),
)
_WORDS = tuple(
    re.compile("|".join(rf"\b{re.escape(each)}" if each[0].isalnum() else re.escape(each)
                        for each in family))
    for family in _EXCHANGED
)  # fmt: skip


def exchange(choose: random.Random, text: str) -> Edit | None:
    """One word for another that makes clauses clash, or stop it; None where there is none."""
    places = [
        (family, found)
        for family, pattern in zip(_EXCHANGED, _WORDS, strict=True)
        for found in pattern.finditer(text)
    ]
    if not places:
        return None
    family, found = choose.choice(places)
    other = choose.choice([each for each in family if each != found[0]])
    return Edit(Span(*found.span()), other)


def moved(choose: random.Random, text: str) -> Edit:
    """A line that is taken out, doubled, or put elsewhere."""
    lines = text.splitlines(keepends=True) or [""]
    at = choose.randrange(len(lines))
    start = sum(map(len, lines[:at]))
    end = start + len(lines[at])
    if choose.random() < 0.5:
        return Edit(Span(start, end), "")
    target = sum(map(len, lines[: choose.randrange(len(lines) + 1)]))
    return Edit(Span(target, target), lines[at])
