"""Which documents are in force together, so that what they say is compared."""

from __future__ import annotations

import re
from functools import lru_cache

from speclsp.claims.claim import Claim
from speclsp.conflicts.conflict import Found
from speclsp.notation.folders import edition, feature_folder
from speclsp.resolution.amendments import change_of

_VERSION = re.compile(
    r"[-_. ]?v?\d+(?:[._-]\d+)*(?:[-_.]?(?:draft|alpha|beta|rc|old|new|wip)\d*)?", re.IGNORECASE
)


def comparable(one: str, other: str) -> bool:
    """Whether the documents at two paths are in force at a time: not two versions of one, nor what
    is proposed and what it would replace."""
    if one == other:
        return True
    return _scope(one) == _scope(other) and not _are_versions(one, other)


@lru_cache(maxsize=8_192)
def _scope(path: str) -> str:
    """What a document is a part of: an edition, or a proposed change."""
    version = edition(path)
    return f"{'' if version == feature_folder(path) else version}\n{change_of(path)}"


def _are_versions(one: str, other: str) -> bool:
    """Whether two names differ in nothing but a version: `wire-1.0.md` and `wire-1.1.md`."""
    if one.rpartition("/")[0] != other.rpartition("/")[0]:
        return False
    mine, theirs = (
        _VERSION.sub("", path.rpartition("/")[2].removesuffix(".md")) for path in (one, other)
    )
    return bool(mine) and mine == theirs


_NAME = re.compile(r"[^\W_]+")


def is_said_of_both(found: Found, one: str, other: str, claims: tuple[Claim, Claim]) -> bool:
    """Whether what is found is no more than that two documents are each about a thing of its own:
    of two that are named for the values they choose, each chooses rightly; and what several
    documents repeat is repeated on purpose, but where its clauses have names."""
    if one == other:
        return True
    if found.kind in ("duplicate-statement", "near-duplicate"):
        return all(each.clause for each in claims)
    if found.kind == "conflicting-choice":
        mine, theirs = (
            {each.casefold() for each in _NAME.findall(words)} & _named(path)
            for words, path in zip(found.words, (one, other), strict=True)
        )
        return not (mine or theirs)
    return True


@lru_cache(maxsize=8_192)
def _named(path: str) -> frozenset[str]:
    """The words in the name of a document, and of its folder."""
    return frozenset(_NAME.findall("/".join(path.casefold().split("/")[-2:])))
