"""What the modules of a root import that is not among its own documents: read, and no more.

The repository says what it wants, and its user what it gets: a folder outside the root is read only
where the user allows it, a git repository only as the user has fetched it, a package only as it is
installed. What was not allowed is not looked for.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from speclsp.config.imports import origin, rooted
from speclsp.config.parse import LIMIT, NAMES, parse
from speclsp.config.scope import is_excluded, is_outside, module_for
from speclsp.config.values import Config, Origin
from speclsp.document import Document
from speclsp.files.listing import MARKDOWN, Bounds, Listing
from speclsp.files.reading import read
from speclsp.files.walk import listing
from speclsp.imported import Imported
from speclsp.loading.fetched import cache, folder_of, is_ours
from speclsp.options import options
from speclsp.work import Work, at_once

MOST_IMPORTS = 200
MOST_DOCUMENTS = 2_000
MOST_TEXT = 50_000_000
"""Of imports of one root, of documents in one of them, and of bytes of text in all."""

_FILES = Bounds(files=20_000)


class Gathered(NamedTuple):
    """A spec as it is on disk. Paths are relative to the root with "..", or absolute."""

    path: str
    config: Config = Config()
    texts: tuple[tuple[str, str], ...] = ()
    whole: bool = True
    fault: str = ""

    @property
    def size(self) -> int:
        return sum(len(text) for _, text in self.texts)


class Wanted(NamedTuple):
    """An import, and what it is called, which a package may go by."""

    at: Origin
    name: str


def imported(
    root: Path, configs: Mapping[str, Config], found: Listing, allowed: Sequence[str]
) -> dict[Origin, Imported]:
    """What the modules of a root import from elsewhere. `allowed` are the folders and files outside
    it that the user lets be read, absolute."""
    gathered_ = gathered(root, configs, found, allowed)
    return {at: at_once(made(each)) for at, each in gathered_.items()}


def gathered(
    root: Path, configs: Mapping[str, Config], found: Listing, allowed: Sequence[str]
) -> dict[Origin, Gathered]:
    """The same, as it is on disk."""
    pending = deque(wanted(configs))
    known: dict[Origin, Gathered] = {}
    size = 0
    while pending and len(known) < MOST_IMPORTS:
        at, name = pending.popleft()
        at = at._replace(path=rooted(root.as_posix(), at.path))
        if at in known or _is_own(at, found):
            continue
        each = _gathered(root, at, name, allowed)
        size += each.size
        if size > MOST_TEXT:
            each = Gathered(each.path, fault="too much text is imported in all")
        known[at] = each
        if each.config.module_name and not (at.git or at.package):
            # What it imports itself closes circles.
            pending += (one for one in _of(each.config) if one.at.path)
    return known


def wanted(configs: Mapping[str, Config]) -> list[Wanted]:
    """All imports of the modules that configurations declare, in their order."""
    holding = {
        config.folder: config
        for path in sorted(configs)
        if (config := module_for(path, configs)) is not None
    }
    return [each for folder in sorted(holding) for each in _of(holding[folder])]


def made(each: Gathered) -> Work[Imported]:
    """What was gathered as documents, a piece at a time."""
    how = options(each.config, each.path)
    documents: list[Document] = []
    for path, text in each.texts:
        documents.append((yield from Document.reading(path, text, how)))
    return Imported(each.path, tuple(documents), each.config, each.whole, each.fault)


def _of(config: Config) -> list[Wanted]:
    return [Wanted(origin(config, each), each.name) for each in config.module_imports]


def _is_own(at: Origin, found: Listing) -> bool:
    """Whether it is a folder or a document of the root itself."""
    if at.git or at.package or is_outside(at.path):
        return False
    above = f"{at.path}/" if at.path else ""
    return any(path == at.path or path.startswith(above) for path in found.documents)


def _gathered(root: Path, at: Origin, name: str, allowed: Sequence[str]) -> Gathered:
    if at.git:
        return _fetched(at)
    if at.package:
        return _installed(root, at, name)
    absolute = os.path.normpath(os.path.join(root, at.path))
    real, real_root = os.path.realpath(absolute), os.path.realpath(root)
    if not _is_below(real, real_root) and not any(
        _is_below(real, os.path.realpath(each)) for each in allowed
    ):
        return Gathered(
            at.path,
            fault=f'"{at.path}" is outside the root and not allowed by --allow-import',
        )
    own = "" if _is_below(real, real_root) else real_root
    return _read(Path(real), at.path, f'"{at.path}"', own)


def _fetched(at: Origin) -> Gathered:
    folder = folder_of(at.git, at.revision)
    key = folder.as_posix()
    if not (is_ours(cache()) and is_ours(folder.parent) and is_ours(folder)):
        fault = 'it has not been fetched, which "speclsp modules fetch" does'
        return Gathered(key, fault=fault)
    return _within(folder, at.folder, f'"{at.git}" at "{at.revision}"')


def _installed(root: Path, at: Origin, name: str) -> Gathered:
    # It takes its time to be loaded, and few need it.
    from speclsp.loading.packages import PackageError, specs_of

    try:
        place, folder = specs_of(at.package, name, at.folder, root)
    except PackageError as error:
        return Gathered(at.package, fault=str(error))
    return _within(place, folder, f'the package "{at.package}"')


def _within(place: Path, folder: str, shown: str) -> Gathered:
    """A folder of something that it may not leave."""
    real, around = os.path.realpath(place / folder), os.path.realpath(place)
    if not _is_below(real, around):
        return Gathered(Path(real).as_posix(), fault=f'{shown} has no folder "{folder}"')
    return _read(Path(real), Path(real).as_posix(), f'"{folder}" of {shown}' if folder else shown)


def _read(place: Path, key: str, shown: str, root: str = "") -> Gathered:
    """The documents of a folder, or one document, less those of the root itself."""
    if os.path.isfile(place) and place.name.lower().endswith(MARKDOWN):
        text = read(place.parent, place.name, _FILES.size)
        if not isinstance(text, str):
            return Gathered(key, fault=f"{shown} cannot be imported: {text.reason}")
        return Gathered(key, _unsaid(os.path.dirname(key)), ((key, text),))
    if not os.path.isdir(place):
        return Gathered(key, fault=f"there is no folder {shown}")
    config = _configuration(place, key)
    found = listing(place, _FILES)
    paths = [
        path
        for path in found.documents
        if not is_excluded(config, f"{key}/{path}")
        and not (root and _is_below(os.path.join(place, path), root))
    ]
    texts: list[tuple[str, str]] = []
    size = 0
    for path in paths[:MOST_DOCUMENTS]:
        text = read(place, path, _FILES.size)
        if isinstance(text, str) and size + len(text) <= MOST_TEXT:
            size += len(text)
            texts.append((f"{key}/{path}", text))
    if not texts:
        return Gathered(key, fault=f"there are no documents in {shown}")
    whole = len(texts) == len(found.documents) and not found.skipped
    return Gathered(key, config, tuple(texts), whole)


def _configuration(place: Path, key: str) -> Config:
    """What its own configuration says; one that says nothing where there is none."""
    for name in NAMES:
        text = read(place, name, LIMIT)
        config = parse(text, f"{key}/{name}")[0] if isinstance(text, str) else Config()
        if config.path:
            return config
    return _unsaid(key)


def _unsaid(folder: str) -> Config:
    return Config(f"{folder}/{NAMES[0]}" if folder else NAMES[0])


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
