"""The words that a recording without texts keeps: those of the protocol and of speclsp."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from lsprotocol import types as lsp

from speclsp.config.values import LEVELS
from speclsp.notation.reading import BY_NAME as NOTATIONS
from speclsp.rules.all import NAMES as RULES
from speclsp.server.lenses import OPEN, SHOW_REFERENCES
from speclsp.server.status import METHOD as STATUS
from speclsp.server.switches import FEATURES
from speclsp.server.watching import WATCHERS


def _words(kind: object) -> Iterator[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield from (each.value for each in kind if isinstance(each.value, str))


def _keys(kind: object) -> Iterator[str]:
    """The members of one of the protocol's objects, as they are written."""
    for attribute in getattr(kind, "__attrs_attrs__", ()):
        first, *others = attribute.name.rstrip("_").split("_")
        yield first + "".join(map(str.capitalize, others))


METHODS = frozenset({*lsp.METHOD_TO_TYPES, STATUS})

WORDS = frozenset(
    {word for kind in vars(lsp).values() for word in _words(kind)}
    | {*METHODS, *RULES, *LEVELS, *NOTATIONS, "speclsp", "open", "workspace", "edit", "command"}
    | {"clause", "section", "references", "tests", "all", "clauses", "off", OPEN, SHOW_REFERENCES}
    | {str(watcher["globPattern"]) for watcher in WATCHERS}
)
"""Values."""

EDITORS = frozenset(
    {"speclsp", "Visual Studio Code", "Visual Studio Code - Insiders", "VSCodium", "Code - OSS"}
    | {"code-server", "Cursor", "Windsurf", "Neovim", "helix", "Zed", "Eglot", "emacs", "lsp-mode"}
    | {"Sublime Text LSP", "Kate", "IntelliJ IDEA", "PyCharm", "vim-lsp", "coc.nvim"}
)
"""What a client may call itself."""

_SETTINGS = frozenset({"select", "ignore", "severity", "diagnosticScope", "features", *FEATURES})

KEYS = frozenset(
    {key for kind in vars(lsp).values() for key in _keys(kind)}
    | {"jsonrpc", "id", "method", "params", "result", "error", "speclspStatus", "rootPath"}
    | {"speclspShowReferences", "shows", "named", "at", "notation"}
    | {"indexing", "folders", "documents", "clauses", "sections", "notations", "speclsp"}
    | {*_SETTINGS, *RULES}
)
"""Names of members."""

SAYING = frozenset(
    {"method", "kind", "languageId", "code", "source", "trace", "section", "only", "globPattern"}
    | {"positionEncoding", "notations", "notation", "shows", *_SETTINGS, *RULES}
)
"""Members whose values are kept if they are such words; of all others nothing is."""

URIS = frozenset(
    {"uri", "target", "targetUri", "scopeUri", "baseUri", "newUri", "oldUri", "rootUri", "rootPath"}
    | {"href", "external"}
)
IDENTIFIERS = frozenset(
    {"id", "token", "workDoneToken", "partialResultToken", "resultId", "previousResultId"}
)
SETTINGS = frozenset({"settings", "initializationOptions", "experimental", "arguments", "data"})
"""Members in which anything may stand, so not even numbers are kept."""
