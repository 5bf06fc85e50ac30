"""Where in a configuration an import says something."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.config.parse import INSIDE, PYPROJECT
from speclsp.config.toml import places
from speclsp.modules.module import Imported, declaring, imports
from speclsp.text import Span
from speclsp.workspace import ConfigFile, Snapshot


def imported(snapshot: Snapshot, path: str) -> Iterator[Imported]:
    """The imports of the module that the configuration at `path` declares."""
    module = declaring(snapshot, path)
    if module is not None:
        yield from imports(snapshot, module)


def said(path: str, file: ConfigFile, by: Imported, *keys: str) -> Span:
    """The value of the first of these keys that the import has; else the import itself."""
    found = places(file.text.string)
    prefix = INSIDE if path.rpartition("/")[2] == PYPROJECT else ()
    at = (*prefix, "module", "imports", by.by.number)
    for key in keys:
        if (*at, key) in found.where:
            return found.where[(*at, key)].value
    return found.of(at).key
