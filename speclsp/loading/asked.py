"""Which of the files that there are were asked for, and why others that were are left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from speclsp.config.scope import config_for
from speclsp.config.values import Config
from speclsp.files import skipped
from speclsp.files.listing import MARKDOWN, Listing
from speclsp.files.skipped import Skipped

NOT_MARKDOWN = "not Markdown"
NO_MARKDOWN = "no Markdown in it"


def scope_of(
    found: Listing, asked: Sequence[str], configs: Mapping[str, Config]
) -> tuple[set[str], tuple[Skipped, ...]]:
    """The documents and configurations that are asked for, and what is left out of that.

    What holds for a document is reported with it.
    """
    documents = frozenset(found.documents)
    reasons = dict(found.skipped)
    left_out_paths = [each.path for each in found.skipped]
    scope: set[str] = set()
    left_out: set[Skipped] = set()
    for path in asked:
        if path in documents or path in configs:
            scope.add(path)
            continue
        inside = found.documents[_below(found.documents, path)]
        scope.update(inside)
        left_out.update(found.skipped[_below(left_out_paths, path)])
        if path and not inside:
            left_out.add(Skipped(path, _reason(path, reasons, found)))
    scope |= {file for path in scope if (file := config_for(path, configs)[0])}
    return scope, tuple(sorted(left_out))


def _below(paths: Sequence[str], folder: str) -> slice:
    """Which of `paths`, that are sorted, are below a folder; "" is the root."""
    if not folder:
        return slice(None)
    # "0" comes right behind "/".
    return slice(bisect_left(paths, folder + "/"), bisect_left(paths, folder + "0"))


def _reason(path: str, reasons: Mapping[str, str], found: Listing) -> str:
    """Why there is no document at a path, or below it, that was asked for."""
    above = path
    while above:
        if above in reasons:
            return reasons[above]
        above = above.rpartition("/")[0]
    if found.ignored.holds(path):
        return skipped.IGNORED
    if path in found.folders:
        return NO_MARKDOWN
    return skipped.UNREADABLE if path.lower().endswith(MARKDOWN) else NOT_MARKDOWN
