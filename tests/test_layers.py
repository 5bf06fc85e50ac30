"""Which module of speclsp may import what, and what every module has to have."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "speclsp"

# From left to right. Names in brackets do not know each other.
MAP = """
    [text globs work] < [markdown language] < spec < notation < [diagnostic config files]
         < segment < [document code] < [options imported index] < workspace < statements
         < resolution < modules < authority < claims < conflicts < precedents < suppression
         < [rules features] < checking < [loading report] < interview < examining < model < clarify
         < api < server < cli
"""

# What of the outside is imported, and by which layers alone.
DOORS = {
    "tree_sitter": {"markdown"},
    "tree_sitter_markdown": {"markdown"},
    "pygls": {"server"},
    "lsprotocol": {"server"},
    "cattrs": {"server"},
    "rpds": {"index", "workspace"},
    "anthropic": {"model"},
    "diskcache": {"model"},
}

# Reaches the network, starts a program, or runs what it reads: nowhere.
NEVER = frozenset(
    {"socket", "socketserver", "ssl", "http", "urllib.request", "xmlrpc"}
    | {"ftplib", "smtplib", "poplib", "imaplib"}
    | {"subprocess", "multiprocessing", "pty", "pickle", "shelve", "marshal"}
)

# The one exception: git knows what a repository held, and its files are no interface. What is run
# there, and how, is in the module's docstring; tests/cli/test_hostile_git.py tries to abuse it.
STARTS_GIT = "speclsp.loading.git"
# What leads there, which no server loads: an editor opens folders that nobody has looked at.
ASKS_GIT = frozenset(
    {STARTS_GIT, "speclsp.loading.revisions", "speclsp.loading.history"}
    | {"speclsp.loading.fetching"}
)

# Another result, or an earlier one, on another day: only at the edges, `checking` for its log.
CLOCK = frozenset(
    {"time", "datetime", "random", "secrets", "asyncio", "threading", "concurrent", "sched"}
)
CLOCK_FROM = "checking"

LONGEST = 300
# Module -> why it is longer.
LONG: dict[str, str] = {}


def ranks(drawing: str) -> dict[str, int]:
    return {
        name: rank
        for rank, names in enumerate(drawing.split("<"))
        for name in names.strip(" \n[]").split()
    }


RANKS = ranks(MAP)


class Import(NamedTuple):
    """`from a import b` has the target `a.b`, whether b is a module or not."""

    target: str
    line: int


def imports(tree: ast.Module) -> Iterator[Import]:
    """Those in functions and for type checking too, and those by name, as far as it is written."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield Import(name.name, node.lineno)
            case ast.ImportFrom(module=module, names=names, level=level):
                for name in names:
                    yield Import("." * level + f"{module or ''}.{name.name}", node.lineno)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module"),
                args=[
                    ast.Constant(value=str(target))
                    | ast.JoinedStr(values=[ast.Constant(value=str(target)), *_]),
                    *_,
                ],
            ):
                yield Import(target, node.lineno)


def layer(name: str) -> str:
    """The layer of a dotted name under `speclsp`. The package itself offers the api."""
    parts = name.split(".")
    if len(parts) == 1:
        return "api"
    return "cli" if parts[1] == "__main__" else parts[1]


def foreign_layer(target: str) -> str:
    found = layer(target)
    offered = target.count(".") == 1 and found not in RANKS
    return "api" if offered else found


def any_of(target: str, names: frozenset[str]) -> bool:
    return any(target == name or target.startswith(name + ".") for name in names)


def violations(module: str, source: str) -> list[str]:
    """What `module`, a dotted name, imports and may not, or that it has no place itself."""
    own = layer(module)
    if own not in RANKS:
        return [f'{module}: "{own}" has no place on the map']
    found = []
    for target, line in imports(ast.parse(source)):
        if module == STARTS_GIT and target == "subprocess":
            continue
        if objection := objection_to(own, target):
            found.append(f"{module}:{line}: {objection}")
    return found


def objection_to(own: str, target: str) -> str | None:
    top = target.split(".")[0]
    if not top:
        return f"{target} is relative: write the whole name"
    if top == "speclsp":
        return objection_inside(own, target)
    if any_of(target, NEVER):
        return f"{target} is for no module of speclsp"
    if any_of(target, CLOCK) and RANKS[own] < RANKS[CLOCK_FROM]:
        return f"{own} may not import {target}: its results depend on its input alone"
    if top in sys.stdlib_module_names:
        return None
    if top not in DOORS:
        return f"{top} has no door: name the one layer that imports it"
    if own not in DOORS[top]:
        return f"{own} may not import {top}: its door is {', '.join(sorted(DOORS[top]))}"
    return None


def objection_inside(own: str, target: str) -> str | None:
    if target == "speclsp.__version__":
        return None
    other = foreign_layer(target)
    if other not in RANKS:
        return f'{target}: "{other}" has no place on the map'
    if own == other or RANKS[other] < RANKS[own]:
        return None
    if RANKS[other] == RANKS[own]:
        return f"{own} and {other} do not know each other"
    return f"{own} may not import {other}, which stands to its right"


def shape(source: str) -> Iterator[str]:
    """What a module lacks."""
    tree = ast.parse(source)
    if not ast.get_docstring(tree):
        yield "no docstring"
    futures = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    annotations = any(
        node.module == "__future__" and any(name.name == "annotations" for name in node.names)
        for node in futures
    )
    if len(tree.body) > 1 and not annotations:
        yield "no `from __future__ import annotations`"


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()


def test_there_is_something_to_read() -> None:
    assert "speclsp" in MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_left_of_it(module: str) -> None:
    assert violations(module, MODULES[module].read_text("utf-8")) == []


def test_only_a_check_on_the_command_line_asks_git() -> None:
    asking = {
        module
        for module, path in MODULES.items()
        for target, _ in imports(ast.parse(path.read_text("utf-8")))
        if any_of(target, ASKS_GIT)
    }
    assert asking - ASKS_GIT == {"speclsp.examining", "speclsp.cli.modules"}
    served = [name for name in MODULES if layer(name) == "server"]
    sources = [MODULES[name].read_text("utf-8") for name in served]
    assert not any(
        any_of(target, frozenset({"speclsp.api", "speclsp.examining"}))
        for source in sources
        for target, _ in imports(ast.parse(source))
    )


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_knows(module: str) -> None:
    assert list(shape(MODULES[module].read_text("utf-8"))) == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short(module: str) -> None:
    lines = MODULES[module].read_text("utf-8").count("\n")
    assert (lines > LONGEST) == (module in LONG), f"{module} has {lines} lines"


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in MODULES.values()}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_map_is_read_as_drawn() -> None:
    assert ranks("a < [b c] < d") == {"a": 0, "b": 1, "c": 1, "d": 2}


@pytest.mark.parametrize(
    ("module", "source", "complaint"),
    [
        ("speclsp.text", "import speclsp.cli", "text may not import cli"),
        ("speclsp.text", "from speclsp import workspace", "text may not import workspace"),
        ("speclsp.spec.clause", "from speclsp.index import Index", "spec may not import index"),
        ("speclsp.rules.may_not", "from speclsp.features import hover", "do not know each other"),
        ("speclsp.config", "from speclsp.files.walk import walk", "do not know each other"),
        ("speclsp.files", "from speclsp.diagnostic import Severity", "do not know each other"),
        ("speclsp.report", "from speclsp import check", "report may not import api"),
        ("speclsp.checking", "import speclsp", "checking may not import api"),
        ("speclsp", "from speclsp.server import serve", "api may not import server"),
        ("speclsp.index", "def f():\n    from speclsp import cli", "index:2: index may not"),
        ("speclsp.index", "if TYPE_CHECKING:\n    import speclsp.cli", "index:2: index may not"),
        ("speclsp.index", "import_module('speclsp.cli')", "index may not import cli"),
        ("speclsp.index", "importlib.import_module(f'speclsp.cli.{x}')", "index may not import"),
        ("speclsp.index", "import os, pygls.server", "index may not import pygls"),
        ("speclsp.cli", "from lsprotocol import types as lsp", "its door is server"),
        ("speclsp.document", "import tree_sitter_markdown", "its door is markdown"),
        ("speclsp.config.read", "import rpds", "its door is"),
        ("speclsp.markdown.blocks", "from rpds import HashTrieMap", "its door is index, workspace"),
        ("speclsp.cli", "import yaml", "yaml has no door"),
        ("speclsp.cli", "from urllib.request import urlopen", "is for no module"),
        ("speclsp.cli", "from urllib import request", "is for no module"),
        ("speclsp.files", "import subprocess", "is for no module"),
        ("speclsp.loading.trees", "import subprocess", "is for no module"),
        ("speclsp.loading.git", "import multiprocessing", "is for no module"),
        ("speclsp.rules.untested", "from time import time", "depend on its input alone"),
        ("speclsp.utilities", "", "has no place on the map"),
        ("speclsp.cli", "from speclsp.utilities import join", "has no place on the map"),
        ("speclsp.spec.clause", "from . import term", "relative"),
        ("speclsp.spec.clause", "from ..cli import main", "relative"),
    ],
)
def test_a_forbidden_import_is_found(module: str, source: str, complaint: str) -> None:
    (found,) = violations(module, source)
    assert complaint in found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("speclsp.text", "from __future__ import annotations\nimport bisect"),
        ("speclsp.text", "from speclsp import __version__"),
        ("speclsp.markdown.blocks", "import tree_sitter\nfrom speclsp.text import Span"),
        ("speclsp.spec.clause", "from speclsp.spec.term import Term"),
        ("speclsp.checking", "from speclsp.rules import RULES\nimport time"),
        ("speclsp", "def check():\n    from speclsp.api import check"),
        ("speclsp.server.convert", "from lsprotocol import types as lsp\nfrom speclsp import api"),
        ("speclsp.index", "from rpds import HashTrieMap\nfrom urllib.parse import unquote"),
        ("speclsp.__main__", "from speclsp.cli.entry import main"),
        ("speclsp.cli.serve", "import asyncio\nfrom speclsp.server.session import serve"),
    ],
)
def test_an_allowed_import_is_left_alone(module: str, source: str) -> None:
    assert violations(module, source) == []


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("", ["no docstring"]),
        ('"""Known."""\n', []),
        ('"""Known."""\nimport os\n', ["no `from __future__ import annotations`"]),
        ('"""Known."""\nfrom __future__ import annotations\nimport os\n', []),
        ("from __future__ import annotations\nimport os\n", ["no docstring"]),
    ],
)
def test_a_missing_part_is_found(source: str, missing: list[str]) -> None:
    assert list(shape(source)) == missing


def test_contributors_are_shown_the_same_map() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    drawings = [block for block in page.split("```") if " < " in block]
    assert [ranks(drawing) for drawing in drawings] == [RANKS]
    rows = [line.split("|")[1].strip(" `") for line in page.splitlines() if line.startswith("| `")]
    assert rows[: len(RANKS)] == list(RANKS)
