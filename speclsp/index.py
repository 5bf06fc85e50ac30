"""Which documents define and use a name. Places are found later, in the document.

Every version is a value of its own and shares what did not change with the one before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from rpds import HashTrieMap

from speclsp.spec.names import Name, Outline

_Postings: TypeAlias = "HashTrieMap[Name, tuple[str, ...]]"


class Index(NamedTuple):
    """Names to the paths of documents, each list in the order of the paths."""

    definitions: _Postings = HashTrieMap()
    references: _Postings = HashTrieMap()

    def defining(self, name: Name) -> tuple[str, ...]:
        """The documents that define `name`."""
        return self.definitions.get(name, ())

    def using(self, name: Name) -> tuple[str, ...]:
        """The documents that use `name`."""
        return self.references.get(name, ())

    def replaced(self, path: str, old: Outline, new: Outline) -> Index:
        """The index when the document at `path` says `new` in place of `old`; itself when that is
        the same."""
        if old.defines == new.defines and old.uses == new.uses:
            return self
        definitions = _without(self.definitions, path, old.defines - new.defines)
        references = _without(self.references, path, old.uses - new.uses)
        return Index(
            _with(definitions, path, new.defines - old.defines),
            _with(references, path, new.uses - old.uses),
        )


def _without(postings: _Postings, path: str, names: Iterable[Name]) -> _Postings:
    for name in names:
        rest = tuple(each for each in postings.get(name, ()) if each != path)
        postings = postings.insert(name, rest) if rest else postings.discard(name)
    return postings


def _with(postings: _Postings, path: str, names: Iterable[Name]) -> _Postings:
    for name in names:
        known = postings.get(name, ())
        postings = postings.insert(name, tuple(sorted((*known, path))) if known else (path,))
    return postings
