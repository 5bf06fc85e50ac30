"""What a request asks of other revisions: what has changed since one, and how a branch differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic
from speclsp.loading.git import Repository
from speclsp.loading.request import Request
from speclsp.loading.revisions import Revision, revision
from speclsp.loading.trees import Tree
from speclsp.resolution.comparison import Comparison
from speclsp.rules import invalid_configuration
from speclsp.workspace import Snapshot

_INVALID = invalid_configuration.RULE.name


@dataclass(frozen=True)
class History:
    """One tree beside what it was."""

    # Lines for the user.
    notes: tuple[str, ...] = ()
    since: Revision | None = None
    comparison: Comparison | None = None

    def concerns(self, path: str) -> bool:
        """Whether the document at `path` is one of those that changed, or all are asked about."""
        return self.since is None or path in self.since.changed

    def caused(
        self, path: str, found: Iterable[Diagnostic], overrides: Overrides
    ) -> tuple[Diagnostic, ...]:
        """What of the findings at `path` has to do with what changed: all where the document did,
        else those that it did not have."""
        every = tuple(found)
        if self.since is None or self.concerns(path) or not every:
            return every
        past = self.since.snapshot
        if path in past.configurations:
            # What cannot be read concerns every document.
            return tuple(each for each in every if each.rule == _INVALID)
        had = Counter(map(_place, check(past, path, overrides).diagnostics))
        new: list[Diagnostic] = []
        for each in every:
            if had[_place(each)] > 0:
                had[_place(each)] -= 1
            else:
                new.append(each)
        return tuple(new)


def history_of(
    request: Request, tree: Tree, snapshot: Snapshot, known_rules: frozenset[str]
) -> History:
    """What the request asks of the revisions of a tree. Raises ConfigError."""
    repository = Repository(Path(tree.root))
    notes: list[str] = []

    def at(commit: str) -> Revision:
        return revision(repository, commit, tree, snapshot, known_rules, request.exclude)

    since = comparison = None
    if request.changed_since is not None:
        since = at(repository.fork(repository.commit(request.changed_since)))
        changed = sum(path in snapshot.documents for path in since.changed)
        every = len(snapshot.documents)
        documents = "document has" if every == 1 else "documents have"
        notes.append(f"{changed:,} of {every:,} {documents} changed since {request.changed_since}")
    if request.base is not None:
        commit = repository.commit(request.base)
        other, fork = at(commit).snapshot, at(repository.fork(commit)).snapshot
        comparison = Comparison(snapshot, other, fork, request.base)
    return History(tuple(notes), since, comparison)


def _place(diagnostic: Diagnostic) -> tuple[object, ...]:
    """The words are left out: they may offer something that has come since."""
    return diagnostic.rule, diagnostic.span
