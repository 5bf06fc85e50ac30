"""Under which keys a claim is found by those that it may go against: what has no key in common with
it is never compared with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from speclsp.claims.claim import Claim
from speclsp.conflicts.topics import Topic

Key = tuple[str, ...]

_FEW = 2
EDGE = "edge"
"""What keys of ranges begin with."""


def keys(claim: Claim, about: Topic, path: str) -> frozenset[Key]:
    """Those of a claim about such a topic in the document at `path`."""
    return frozenset(_keys(claim, about, path))


def _keys(claim: Claim, about: Topic, path: str) -> Iterator[Key]:
    topics = {claim.object, *_least(claim.stems)} - {""}
    for side in {each.action for each in claim.sides}:
        for each in topics:
            yield "act", side, each
    for bound in claim.bounds:
        if bound.attribute:
            yield "size", bound.dimension, bound.attribute
        if bound.case:
            case = claim.cases or claim.subject
            yield EDGE, path, bound.dimension, bound.role, *_least(case)
    if claim.order is not None:
        for name in _least(claim.order.first | claim.order.then - {"*"}):
            yield "order", name
    if claim.listed:
        yield "list", claim.listed
    for noun in {each.noun for each in claim.tested} | ({claim.listed} if claim.closed else set()):
        yield "asked", noun
    for name in _least(claim.members) if len(claim.members) >= _FEW else ():
        yield "member", name
    if about.values or any(not each.case for each in claim.bounds):
        for name in about.names:
            yield "about", name
    if claim.twin.key:
        yield "twin", claim.twin.key


def _least(names: frozenset[str]) -> list[str]:
    """Some of them, the same whatever else is there: two sets that have most in common have these
    in common (Broder 1997)."""
    return sorted(names, key=_rank)[:_FEW]


@lru_cache(maxsize=16_384)
def _rank(name: str) -> tuple[int, str]:
    return crc32(name.encode("utf-8", "surrogatepass")), name
