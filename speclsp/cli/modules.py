"""The command `speclsp modules`: which modules there are and what they import, and the fetching of
what they import by git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.config.parse import parse
from speclsp.config.values import Origin
from speclsp.loading.imports import wanted
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.snapshots import loaded
from speclsp.loading.trees import Tree, trees
from speclsp.modules.module import Imported, imports, modules
from speclsp.report.safe import safe
from speclsp.rules.all import NAMES


def listed(request: Request) -> Iterator[str]:
    """Every module with its version and its configuration, and below it what it imports."""
    found = False
    for tree in trees(request):
        snapshot, _ = loaded(tree, NAMES)
        shown = tree.shown(request.cwd)
        for module in modules(snapshot):
            found = True
            yield safe(f"{module.name} {module.version}".rstrip() + f" ({shown(module.path)})")
            for each in imports(snapshot, module):
                yield safe(f"  {each.by.name}: {_where(each)}, {_state(each)}")
    if not found:
        yield "no configuration declares a module"


def fetched(request: Request, transports: Sequence[str] | None = None) -> Iterator[str]:
    """Fetches what is imported by git, and says what came of each. Raises ConfigError for the
    first that cannot be had."""
    from speclsp.loading.fetching import fetch

    done: set[tuple[str, str]] = set()
    for tree in trees(request):
        for name, at in _by_git(tree):
            if (at.git, at.revision) in done:
                continue
            done.add((at.git, at.revision))
            yield safe(f"{name}: fetching {at.git} at {at.revision}")
            kept = fetch(at, tree.root, transports)
            files = "1 file" if kept.files == 1 else f"{kept.files:,} files"
            yield safe(f"{name}: {kept.commit[:12]}, {files} kept")
    if not done:
        yield "no module imports anything by git"


def the_one_folder(paths: Sequence[str]) -> tuple[str, ...]:
    """What the command is about. Raises ConfigError for several."""
    if len(paths) > 1:
        raise ConfigError("speclsp modules takes one folder")
    return tuple(paths) or (".",)


def _by_git(tree: Tree) -> Iterator[tuple[str, Origin]]:
    configs = {path: parse(text, path)[0] for path, text in tree.configurations.items()}
    yield from ((each.name, each.at) for each in wanted(configs) if each.at.git)


def _where(each: Imported) -> str:
    by = each.by
    if by.git:
        return f"{by.git} at {by.revision}"
    return f"the package {by.package}" if by.package else by.path


def _state(each: Imported) -> str:
    if each.module is None:
        return each.spec.fault or "not known"
    return f"version {each.module.version}" if each.module.version else "no version"
