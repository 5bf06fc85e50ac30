"""The claims of texts, as a workspace reads them."""

from __future__ import annotations

from speclsp.claims.amounts import amounts
from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.claims.numbers import Amount
from speclsp.conflicts.reading import claimed
from speclsp.language.tagging import tagged
from speclsp.text import Span
from tests.rules.literate import snapshot


def amounts_in(phrase: str) -> tuple[Amount, ...]:
    """Those of a phrase of plain words."""
    return amounts(tagged(phrase, Span(0, len(phrase))))


def said_in(text: str, path: str = "page.md") -> tuple[Claim | Meaning, ...]:
    """What a document claims, and what it says that terms mean, in the order of its segments."""
    read = snapshot([(path, text)])
    found = claimed(read, read.documents[path].awake())
    return tuple(each for at in sorted(found) for each in found[at])


def claims_in(text: str, path: str = "page.md") -> tuple[Claim, ...]:
    return tuple(each for each in said_in(text, path) if isinstance(each, Claim))


def meanings_in(text: str, path: str = "page.md") -> tuple[Meaning, ...]:
    return tuple(each for each in said_in(text, path) if isinstance(each, Meaning))
