"""Which documents define and use a name. Places are found later, in the document.

Every version is a value of its own and shares what did not change with the one before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol, TypeAlias

from rpds import HashTrieMap

from speclsp.document import Document
from speclsp.spec.names import Name, Outline

_Postings: TypeAlias = "HashTrieMap[Name, tuple[str, ...]]"


class Question(Protocol):
    """Whether a document says something; equal questions are the same."""

    def __call__(self, document: Document, /) -> bool: ...

    def __hash__(self) -> int: ...


class Names:
    """Stands for all names, files and configurations of a snapshot: the same object as long as none
    of them has changed, nor what was asked of the words of a document."""

    def __init__(self) -> None:
        # What others derive from nothing else, by keys of their own.
        self.memo: dict[object, Any] = {}
        # Words, in lower case and in the singular, that were looked for in other documents: where
        # one of them comes or goes, the names count as changed.
        self.watched: set[str] = set()
        # What was asked of other documents, by path: where an answer changes, so do the names.
        self._asked: dict[str, set[Question]] = {}

    def asked(self, document: Document, question: Question) -> bool:
        """What a document answers, which is asked of all its versions from now on."""
        self._asked.setdefault(document.path, set()).add(question)
        return question(document)

    def tell_apart(self, old: Document, new: Document) -> bool:
        """Whether two versions of a document differ in something that was looked for or asked."""
        if self.watched and not self.watched.isdisjoint(new.words_apart(old)):
            return True
        asked = self._asked.get(new.path, ())
        return any(question(new) != question(old) for question in asked)


class Lineage:
    """Stands for a workspace through all of its snapshots: what is kept here is brought to the
    snapshot that is asked about, and is never more than what can be derived from that."""

    def __init__(self) -> None:
        self.memo: dict[object, Any] = {}


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
