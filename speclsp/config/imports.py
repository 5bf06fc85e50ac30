"""The keys of a module: what it is called, what others may refer to, and what it imports."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from speclsp.config.addresses import address_problem, revision_problem
from speclsp.config.kinds import Key, Schema, Several, Text, folder, glob
from speclsp.config.reading import Reading, shown
from speclsp.config.tables import Tables
from speclsp.config.toml import KeyPath
from speclsp.config.values import Config, Import, Origin
from speclsp.config.versions import range_problem, version_problem

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
"""What a module is called, and stands before the "#" of a reference to it."""

_PACKAGE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?")
_SOURCES = ("path", "git", "package")
_LONGEST_PATH = 300


def origin(config: Config, each: Import) -> Origin:
    """Where an import of this configuration leads."""
    path = posixpath.normpath(posixpath.join(config.folder, each.path)) if each.path else ""
    return Origin("" if path == "." else path, each.git, each.revision, each.package, each.folder)


def rooted(root: str, path: str) -> str:
    """A path as those in the root are written, where it leads back into it from outside."""
    absolute = root.startswith("/") or root[1:3] == ":/"
    if not absolute or not path.startswith("../"):
        return path
    whole = posixpath.normpath(posixpath.join(root, path))
    if whole == root:
        return ""
    above = f"{root.rstrip('/')}/"
    return whole.removeprefix(above) if whole.startswith(above) else path


def _name_problem(name: str) -> str | None:
    if NAME.fullmatch(name):
        return None
    return f"{shown(name)} is no name of a module: letters, digits, - and _, a letter first"


def _path_problem(path: str) -> str | None:
    """Why this is not a folder or file relative to that of the configuration."""
    if path.startswith(("/", "~", "\\", "-")) or ":" in path:
        return f"{shown(path)} is not relative to the folder of this file"
    if "\\" in path:
        return "folders are separated by /"
    if not path.isprintable():
        return "this has a character that no path has"
    return "this is too long for a path" if len(path) > _LONGEST_PATH else None


def _package_problem(name: str) -> str | None:
    return None if _PACKAGE.fullmatch(name) else f"{shown(name)} is no name of a package"


_IMPORT = Tables(
    (
        Key("name", Text(_name_problem), "What the spec is called here: billing#REQ-7.", True),
        Key("version", Text(range_problem), "The versions that will do: >=1.2, <2 or ^1.2."),
        Key("path", Text(_path_problem), "Its folder, relative to this file."),
        Key("git", Text(address_problem), "Its git repository, by https or ssh."),
        Key("revision", Text(revision_problem), "A tag, a branch or a commit of the repository."),
        Key("package", Text(_package_problem), "The installed Python package that ships it."),
        Key("folder", Text(folder), "Its folder in the repository or the package."),
    ),
    Import,
)


@dataclass(frozen=True)
class Imports:
    """An array of tables, each of which says where a spec is, in one way."""

    most: int = 50

    def read(self, value: object, path: KeyPath, reading: Reading) -> tuple[Import, ...] | None:
        if not isinstance(value, list):
            _IMPORT.read(value, path, reading)
            return None
        if len(value) > self.most:
            reading.object_to_value(path, f"more than {self.most} imports, the rest is not read")
        found: dict[str, Import] = {}
        for number, item in enumerate(value[: self.most]):
            each = _IMPORT.element(item, (*path, number), reading)
            if not isinstance(each, Import) or not _is_whole(each, item, (*path, number), reading):
                continue
            if each.name in found:
                place = (*path, number, "name")
                reading.object_to_value(place, f"{shown(each.name)} is imported twice")
            else:
                found[each.name] = replace(each, number=number)
        return tuple(found.values())

    def schema(self, rules: Sequence[str]) -> Schema:
        table = _IMPORT.schema(rules)
        ways = [{"required": ["path"]}, {"required": ["git", "revision"]}]
        items = table["items"] | {"oneOf": [*ways, {"required": ["package"]}]}
        return table | {"items": items, "maxItems": self.most}


def _is_whole(found: Import, table: object, path: KeyPath, reading: Reading) -> bool:
    """Whether it says in one way where the spec is; what it says wrongly was objected to."""
    given = [each for each in _SOURCES if isinstance(table, dict) and each in table]
    if len(given) != 1:
        several = f"{shown(given[0])} and {shown(given[1])} contradict each other" if given else ""
        reading.object_to_key(path, several or 'one of "path", "git" and "package" is missing here')
        return False
    way = given[0]
    if way == "git" and isinstance(table, dict) and "revision" not in table:
        reading.object_to_key(path, '"revision" is missing here: a tag or a commit')
    for key, ways in (("revision", ("git",)), ("folder", ("git", "package"))):
        if isinstance(table, dict) and key in table and way not in ways:
            reading.object_to_key((*path, key), f'"{key}" does not go with "{way}"')
    return bool(getattr(found, way)) and (way != "git" or bool(found.revision))


MODULE = (
    Key(
        "module.name",
        Text(_name_problem),
        "What the specs of this folder are called together.",
        required=True,
    ),
    Key("module.version", Text(version_problem), "The version of these specs: 1.4.0."),
    Key(
        "module.exports.clauses",
        Several(Text(glob)),
        "IDs of the clauses that other modules may refer to; * stands for any characters.",
    ),
    Key(
        "module.exports.terms",
        Several(Text(glob)),
        "Terms that other modules may use; * stands for any characters.",
    ),
    Key("module.imports", Imports(), "The specs that these refer to."),
)
