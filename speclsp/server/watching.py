"""Files that change on disk: what the client is asked to watch, and what its reports mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.code.languages import ENDINGS
from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.server.client import at
from speclsp.server.connection.values import Json
from speclsp.server.roots import Root
from speclsp.server.uris import path_of

_CREATED, _CHANGED, _DELETED = 1, 2, 4
_DELETED_REPORTED = 3

WATCHERS: tuple[Json, ...] = (
    {"globPattern": "**/*.{md,markdown,mdx}"},
    {"globPattern": "**/*baseline*.json"},
    *({"globPattern": f"**/{name}"} for name in (*CONFIGURATIONS, ".gitignore")),
    {"globPattern": f"**/*.{{{','.join(ENDINGS)}}}", "kind": _CHANGED},
    # Whatever a link may lead to, and code that comes or goes.
    {"globPattern": "**/*", "kind": _CREATED | _DELETED},
)


class Touched(NamedTuple):
    """Paths in a root that may have changed, and whether files may have come or gone."""

    root: Root
    paths: set[str]
    relist: bool


def touched(params: Json, roots: Iterable[Root]) -> list[Touched]:
    """What a report of the client means for each root. Events that are none are left out."""
    events = list(_events(params))
    found = []
    for root in roots:
        inside = [
            (path, kind) for file, kind in events if (path := root.relative(file)) is not None
        ]
        if inside:
            # A folder may come or go without its files being named.
            relist = any(
                kind != _CHANGED or path.rpartition("/")[2] == ".gitignore" for path, kind in inside
            )
            found.append(Touched(root, {path for path, _ in inside}, relist))
    return found


def _events(params: Json) -> Iterator[tuple[str, int]]:
    changes = at(params, "changes")
    for event in changes if isinstance(changes, list) else ():
        uri, kind = at(event, "uri"), at(event, "type")
        file = path_of(uri) if isinstance(uri, str) else None
        if file is not None and kind in (_CREATED, _CHANGED, _DELETED_REPORTED):
            yield file, kind
