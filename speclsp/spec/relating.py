"""The attributes by which a clause or a section says what it has to do with others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from speclsp.spec.facts import Attribute

Kind = Literal["requires", "depends-on", "covers", "excludes", "overrides", "overridden-by"]

KINDS: dict[str, Kind] = {
    "requires": "requires",
    "depends-on": "depends-on",
    "depends": "depends-on",
    "covers": "covers",
    "excludes": "excludes",
    "overrides": "overrides",
    "supersedes": "overrides",
    "replaces": "overrides",
    "obsoletes": "overrides",
    "superseded-by": "overridden-by",
    "replaced-by": "overridden-by",
    "obsoleted-by": "overridden-by",
}
"""What each key says."""

AUTHORITY = "authority"


def relating(attributes: Iterable[Attribute]) -> tuple[tuple[str, str], ...]:
    """The keys and values that relate a clause to others, or place it."""
    return tuple(
        (each.key, each.value)
        for each in attributes
        if each.key in KINDS or each.key in (AUTHORITY, "status")
    )
