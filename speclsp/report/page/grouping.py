"""Which folder stands for the module of a document where none is declared: its own, or the nearest
above that has several."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def modules(paths: Iterable[str]) -> dict[str, str]:
    """Each path with the folder that stands for its module; "" for the top.

    A folder with one document alone is no module: the document belongs to the folder above.
    """
    belongs = {path: path.rpartition("/")[0] for path in paths}
    depth = max((folder.count("/") + 1 for folder in belongs.values() if folder), default=0)
    for level in range(depth, 0, -1):
        members: dict[str, list[str]] = {}
        for path, folder in belongs.items():
            if folder and folder.count("/") + 1 == level:
                members.setdefault(folder, []).append(path)
        for folder, alone in members.items():
            if len(alone) == 1:
                belongs[alone[0]] = folder.rpartition("/")[0]
    return belongs


def nearest(path: str, folders: Collection[str]) -> str | None:
    """The innermost of the folders that a document lies in."""
    folder = path
    while folder:
        folder = folder.rpartition("/")[0]
        if folder in folders:
            return folder
    return None


def within(path: str, module: str) -> str:
    """The name of a document in its module, without what says nothing."""
    name = path[len(module) :].lstrip("/")
    stem = name.rpartition(".")[0] or name
    folder, _, last = stem.rpartition("/")
    return folder if folder and last.casefold() in ("spec", "readme", "index") else stem
