"""Identifiers that nothing has yet, in the form of those that a document has."""

from __future__ import annotations

import re
from collections import Counter

from speclsp.document import Document
from speclsp.resolution.evidence import has_test, test_folder
from speclsp.spec.facts import Clause
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

_NUMBER = re.compile(r"\d+\Z")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_TAG = re.compile(r"[a-z0-9]{3,12}\Z")
_USUAL = 4
_MOST_TRIES = 1_000


def next_number(snapshot: Snapshot, document: Document, clause: Clause) -> str | None:
    """The identifier behind the last of the family of `clause`, in its scope; None where its
    family is not numbered.

    One that something refers to already is not taken: that would give the reference a meaning.
    """
    number = _NUMBER.search(clause.id)
    if number is None or clause.prefix + number.group() != clause.id:
        return None
    last = max(_numbers(snapshot, document, clause), default=0)
    width = len(number.group()) if number.group().startswith("0") else 1
    for following in range(last + 1, last + _MOST_TRIES):
        identifier = f"{clause.prefix}{following:0{width}}"
        if not snapshot.index.using(Name("bare", "", identifier)):
            return identifier
    return None


def _numbers(snapshot: Snapshot, document: Document, clause: Clause) -> list[int]:
    scope = document.settled.scope(clause.notation)
    found: list[int] = []
    for path in snapshot.index.defining(Name("family", scope, clause.prefix)):
        if (other := snapshot.document(path)) is None:
            continue
        for _, each in other.settled.clauses:
            if each.prefix == clause.prefix and (number := _NUMBER.search(each.id)):
                found.append(int(number.group()[:18]))
    return found


def fresh_tag(snapshot: Snapshot, document: Document, words: str) -> str:
    """A tag for these words, the same whenever they are the same: letters and digits, as many as
    the tags of the document have."""
    tags = [clause.id for _, clause in document.settled.clauses if clause.is_tag]
    sizes = Counter(len(tag) for tag in tags if _TAG.match(tag))
    size = min(sizes, key=lambda each: (-sizes[each], each), default=_USUAL)
    folder = test_folder(snapshot, document.path)
    plain = " ".join(words.split())
    for attempt in range(_MOST_TRIES):
        tag = _tag(f"{attempt} {plain}", size)
        is_taken = snapshot.index.defining(Name("tag", "", tag)) or (
            folder is not None and has_test(snapshot, folder, tag)
        )
        if not is_taken and tag not in tags:
            return tag
    return _tag(plain, 2 * size)


def _tag(words: str, size: int) -> str:
    """A letter first, and a digit somewhere, so that it is no word."""
    # Dear to load, and few need it.
    from hashlib import sha256

    number = int.from_bytes(sha256(words.encode("utf-8", "surrogatepass")).digest())
    made = []
    for at in range(size):
        alphabet = _LETTERS if at == 0 else _DIGITS if at == size - 1 else _LETTERS + _DIGITS
        number, rest = divmod(number, len(alphabet))
        made.append(alphabet[rest])
    return "".join(made)


def fresh_marker(snapshot: Snapshot, above: str, words: str) -> str:
    """A rule's identifier below `above`, from the first words of the rule."""
    kept = re.findall(r"[a-z0-9]+", words.lower())
    short = "-".join([word for word in kept if word not in _FILLING][:3]) or "rule"
    identifier = base = f"{above}.{short}" if above else short
    for number in range(2, _MOST_TRIES):
        if not snapshot.index.defining(Name("bare", "", identifier)):
            break
        identifier = f"{base}-{number}"
    return identifier


_FILLING = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "if", "in",
        "is", "it", "its", "may", "must", "not", "of", "on", "or", "shall", "should", "that",
        "the", "this", "to", "when", "which", "with",
    )
)  # fmt: skip
