"""What the baselines of a tree say of what is found in it, and what has become of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from typing import NamedTuple

from speclsp.checking.check import Checked
from speclsp.config.parse import parse
from speclsp.loading.baselines import baseline_at, baseline_path, baselines
from speclsp.loading.request import ConfigError, Request, relative
from speclsp.loading.trees import Tree, trees
from speclsp.rules.all import OF_MODELS
from speclsp.suppression.baseline import (
    Baseline,
    Divided,
    Entry,
    Holding,
    Review,
    divided,
    entries,
    unseen,
)
from speclsp.workspace import Snapshot


class Reviewed(NamedTuple):
    """A baseline by its file and root, both absolute, and what has become of it."""

    file: str
    root: str
    review: Review


class Reviewing:
    """The baselines of one tree, while its documents are checked one after the other.

    `named` is the only one, relative to the root, "" for none; `may_be_missing` where it is to be
    written.
    """

    def __init__(self, tree: Tree, named: str | None, *, may_be_missing: bool = False) -> None:
        self._tree = tree
        self._named = named
        if named is None:
            parsed = {path: parse(text, path)[0] for path, text in tree.configurations.items()}
            self._baselines = baselines(tree.root, parsed)
        else:
            held = baseline_at(tree.root, named, may_be_missing=may_be_missing) if named else None
            self._baselines = {} if held is None else {named: held}
        self._found: dict[str, list[Entry]] = {path: [] for path in self._baselines}
        self._ran: dict[str, dict[str, Collection[str]]] = {path: {} for path in self._baselines}

    def divided(
        self, snapshot: Snapshot, path: str, checked: Checked, ran: Collection[str]
    ) -> Divided:
        """What was found at `path` by the rules that `ran`, by whether it is put off."""
        config = snapshot.config(path)
        file = baseline_path(config) if self._named is None else self._named
        configures = path in snapshot.configurations
        if configures or file not in self._baselines:
            return Divided(checked.diagnostics, ())
        self._ran[file][path] = set(ran) - set(checked.failures) - OF_MODELS
        held = snapshot.text(path) if checked.diagnostics else None
        text = held.string if held else ""
        self._found[file] += entries(path, checked.diagnostics, text)
        return divided(Holding(self._baselines[file], path, text), checked.diagnostics)

    def reviewed(self, known_rules: Collection[str]) -> list[Reviewed]:
        """Each baseline, when all documents have been checked."""
        found = []
        for file, before in self._baselines.items():
            left = unseen(before, self._ran[file], self._is_gone, known_rules)
            review = Review(before, Baseline.of(self._found[file]), left)
            root = self._tree.root
            found.append(Reviewed(str(root / file), str(root), review))
        return found

    def _is_gone(self, path: str) -> bool:
        return path not in self._tree.texts and self._tree.listing.exists(path) is False


def reviewed_trees(request: Request) -> Iterator[tuple[Tree, Reviewing]]:
    """The trees that the paths of the request belong to, with their baselines.

    The one that the request names is that of the innermost root it is in, and there is no other.
    """
    if request.baseline is None:
        for tree in trees(request):
            yield tree, Reviewing(tree, None)
        return
    file = os.path.normpath(os.path.join(os.path.abspath(request.cwd), request.baseline))
    every = tuple(trees(request))
    inside = next((tree for tree in every if relative(file, str(tree.root))), None)
    if inside is None:
        roots = ", ".join(f'"{tree.root}"' for tree in every)
        raise ConfigError(f'the baseline "{request.baseline}" is not below the root {roots}')
    for tree in every:
        named = relative(file, str(tree.root)) if tree is inside else ""
        yield tree, Reviewing(tree, named, may_be_missing=request.baseline_is_new)
