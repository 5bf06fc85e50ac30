"""Which words are meant by CLAUSE, and a path in which it is, or by FILE:LINE."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from speclsp.clarify.passage import Passage, passage_at
from speclsp.clarify.sendable import sendable
from speclsp.clarify.stated import passage_of
from speclsp.cli.options import Options
from speclsp.cli.requests import request_of
from speclsp.document import Document
from speclsp.loading.request import ConfigError
from speclsp.loading.snapshots import loaded
from speclsp.loading.trees import Tree, trees
from speclsp.model.secrets import is_denied
from speclsp.report.style import counted
from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.rules.all import NAMES
from speclsp.text import Span
from speclsp.workspace import Snapshot

_PLACE = re.compile(r"(?P<file>.+):(?P<line>[0-9]{1,9})")
_WORD = re.compile(r"\S+")
# So many words of a line are looked at for one that belongs to a statement.
_WORDS = 200
_MOST_NAMED = 5


class Meant(NamedTuple):
    tree: Tree
    # All that is there, and that of it which may be sent.
    whole: Snapshot
    snapshot: Snapshot
    passage: Passage

    @property
    def shown(self) -> str:
        """The document, as a user knows it."""
        return self.tree.shown(os.getcwd())(self.passage.path)


class _Defined(NamedTuple):
    """A clause that has the identifier."""

    tree: Tree
    whole: Snapshot
    place: ClausePlace

    @property
    def shown(self) -> str:
        text = self.whole.documents[self.place.path].text
        line = text.line_at(self.place.id_span.start) + 1
        return f"{self.tree.shown(os.getcwd())(self.place.path)}:{line}"


def meant(options: Options) -> Meant:
    """Raises ConfigError where there is none, or more than one."""
    what, *paths = options.paths
    place = _PLACE.fullmatch(what)
    if place and os.path.lexists(place["file"]):
        if paths:
            raise ConfigError("FILE:LINE goes without a path")
        return _at_line(options, place["file"], int(place["line"]))
    every = list(_defined(options, what, paths))
    if not every and place:
        raise ConfigError(f'no such file: "{place["file"]}"')
    if not every:
        where = f' in "{paths[0]}"' if paths else ""
        raise ConfigError(f'no clause{where} is named "{what}"')
    sent = [each for each in every if not is_denied(each.place.path)]
    if not sent:
        _refuse_denied(every[0].place.path)
    if len(sent) > 1:
        raise ConfigError(_several(what, sent))
    ((tree, whole, clause),) = sent
    snapshot = sendable(whole)
    passage = passage_of(snapshot, clause)
    if passage is None:
        raise ConfigError(f'"{what}" in "{clause.path}" says nothing in words')
    return Meant(tree, whole, snapshot, passage)


def _defined(options: Options, identifier: str, paths: list[str]) -> Iterator[_Defined]:
    """All clauses of this name, where there is a path at or below that."""
    for tree in trees(request_of(options, paths)):
        whole, _ = loaded(tree, NAMES)
        for path in sorted(whole.documents.keys() & {*tree.scope} if paths else whole.documents):
            for clause in clauses_in(whole.documents[path], identifier):
                yield _Defined(tree, whole, clause)


def _several(what: str, every: list[_Defined]) -> str:
    documents = len({(each.tree.root, each.place.path) for each in every})
    number = counted(documents, "document") if documents > 1 else f"{len(every)} places"
    named = [each.shown for each in every[:_MOST_NAMED]]
    if more := len(every) - len(named):
        named.append(f"{more:,} more")
    return f"{what} is defined in {number}, {', '.join(named)}: name one of them"


def _at_line(options: Options, file: str, number: int) -> Meant:
    for tree in trees(request_of(options, (file,))):
        whole, _ = loaded(tree, NAMES)
        for path in tree.asked:
            _refuse_denied(path)
            snapshot = sendable(whole)
            document = snapshot.documents.get(path)
            if document is None:
                continue
            if not 0 < number <= len(document.text.starts):
                raise ConfigError(f'"{file}" has no line {number}')
            passage = next(_on(snapshot, document, document.text.line(number - 1)), None)
            if passage is None:
                raise ConfigError(f"{file}:{number}: nothing there can be asked about")
            return Meant(tree, whole, snapshot, passage)
    raise ConfigError(f'"{file}" is no document')


def _on(snapshot: Snapshot, document: Document, line: Span) -> Iterator[Passage]:
    """What is said in a line, from the left, behind the marks of items and quotes; and then what a
    heading in it names."""
    words = document.text.string[line.start : line.end]
    for word in islice(_WORD.finditer(words), _WORDS):
        at = line.start + word.start()
        if (found := passage_at(snapshot, document.path, Span(at, at))) is not None:
            yield found
    for start, clause in document.settled.clauses:
        place = ClausePlace(document.path, start, clause)
        if line.start <= place.id_span.start < line.end:
            stated = passage_of(snapshot, place)
            if stated is not None:
                yield stated


def _refuse_denied(path: str) -> None:
    if is_denied(path):
        raise ConfigError(f'"{path}" is never sent, its name says that it holds secrets')
