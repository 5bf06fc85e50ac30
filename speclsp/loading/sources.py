"""Which files may name clauses though they are no Markdown, and what of them is worth keeping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from speclsp.code.languages import PLAIN, is_test_path, language_of
from speclsp.code.prefilter import may_matter
from speclsp.config.scope import config_for, is_named_evidence, is_no_evidence
from speclsp.config.values import Config
from speclsp.files.ignored import decided
from speclsp.files.listing import MARKDOWN, Listing
from speclsp.files.skipped import Skipped
from speclsp.files.sources import decoded, source_bytes
from speclsp.loading.configurations import excludes
from speclsp.options import code_options

TOO_MUCH_CODE = "too much code in all"

MOST_FILES = 20_000
MOST_BYTES = 300_000_000
"""Of code in one root that are looked into; files that are named as tests come first."""

# Hidden folders that hold no evidence, and what others put into a tree.
_FOREIGN = frozenset(("vendor", "third_party", "third-party", "site-packages", "dist-packages"))


class Candidates(NamedTuple):
    """The paths of files to be looked into, sorted, and those that are too many."""

    paths: tuple[str, ...]
    left_out: tuple[Skipped, ...] = ()


def candidates(listing: Listing, configs: Mapping[str, Config]) -> Candidates:
    """The code in a tree that no .gitignore and no configuration leaves out, and what is named."""
    found = sorted(_candidates(listing, configs))
    if len(found) <= MOST_FILES:
        return Candidates(tuple(found))
    ranked = sorted(found, key=lambda path: (not is_test_path(path), path))
    left_out = tuple(Skipped(path, TOO_MUCH_CODE) for path in sorted(ranked[MOST_FILES:]))
    return Candidates(tuple(sorted(ranked[:MOST_FILES])), left_out)


def _candidates(listing: Listing, configs: Mapping[str, Config]) -> Iterator[str]:
    naming = any(config.evidence_include for config in configs.values())
    choosing = any(config.evidence_exclude or config.exclude for config in configs.values())
    possible = (
        path
        for path in listing.files
        if language_of(path) is not None or (naming and _is_named(configs, path))
    )
    by_folder = groupby(sorted(possible, key=_placed), key=lambda path: path.rpartition("/")[0])
    for folder, paths in by_folder:
        parts = folder.split("/") if folder else []
        if any(part.startswith(".") or part in _FOREIGN for part in parts):
            continue
        rules = listing.ignored.rules(folder)
        for path in paths:
            if decided(rules, path, folder=False) or path.lower().endswith(MARKDOWN):
                continue
            if choosing and (excludes(configs, path) or _is_excluded(configs, path)):
                continue
            yield path


def source_of(root: Path, path: str, configs: Mapping[str, Config]) -> str | Skipped | None:
    """The text of a candidate where it may matter; None where nothing in it can."""
    data = source_bytes(root, path)
    if isinstance(data, Skipped):
        return data
    options = code_options(config_for(path, configs)[1], path)
    if not may_matter(data, path, language_of(path) or PLAIN, options):
        return None
    return decoded(path, data)


def _placed(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name


def _is_named(configs: Mapping[str, Config], path: str) -> bool:
    return is_named_evidence(config_for(path, configs)[1], path)


def _is_excluded(configs: Mapping[str, Config], path: str) -> bool:
    return is_no_evidence(config_for(path, configs)[1], path)
