"""Made-up names for files, folders and identifiers: the same one is always named the same."""

from __future__ import annotations

import re
from urllib.parse import unquote

from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.rules.all import RULES
from speclsp.server.recording.shape import masked

KNOWN = frozenset(
    {"", ".", "..", *CONFIGURATIONS, ".gitignore", ".git", ".github", ".kiro", ".specify"}
    | {"openspec", "specs", "features", "requirements", "changes", "examples", "docs", "tests"}
    | {"spec.md", "requirements.md", "design.md", "tasks.md", "README.md", "CHANGELOG.md"}
    | {"speclsp", "rules", "pages", *(f"{rule.name}.md" for rule in RULES)}
)
"""Names that speclsp or everybody uses, so that they say nothing of who does."""

_ENDINGS = frozenset(
    {"md", "markdown", "mdx", "rst", "adoc", "txt", "toml", "json", "jsonl", "yaml", "yml", "xml"}
    | {"html", "py", "pyi", "js", "ts", "tsx", "rs", "go", "java", "c", "h", "cpp", "cs", "rb"}
    | {"png", "svg", "pdf", "csv", "sh", "lua", "git"}
)
_SCHEMES = frozenset(
    {"file", "untitled", "http", "https", "git", "output", "vscode-notebook-cell", "vscode-vfs"}
    | {"vscode-remote", "vscode-userdata", "inmemory", "jar", "zipfile", "temp", "buffer", "data"}
)
_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_SEPARATOR = re.compile(r"([/\\])")
_DRIVE = re.compile(r"[A-Za-z](?::|%3[Aa])")
_PLAIN_IDENTIFIER = re.compile(r"(?:s:)?[0-9]{1,19}")


class Names:
    """Those of one recording."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], int] = {}

    def uri(self, uri: str) -> str:
        """Each segment gets a name; a known scheme, drives, known names and endings are kept."""
        found = _URI.fullmatch(uri)
        if found is None:
            return self.path(uri)
        scheme, authority, path, query, fragment = (part or "" for part in found.groups())
        scheme = scheme if scheme in _SCHEMES else f"x{self._number('scheme', scheme)}"
        if authority:
            authority = f"//{self.segment(authority[2:])}"
        return f"{scheme}:{authority}{self.path(path)}{masked(query)}{_fragment(fragment)}"

    def path(self, path: str) -> str:
        parts = _SEPARATOR.split(path)
        return "".join(part if part in "/\\" else self.segment(part) for part in parts)

    def segment(self, segment: str) -> str:
        """A name of a file or folder, in whatever way it is percent-encoded."""
        name = unquote(segment, errors="surrogateescape")
        if name in KNOWN or _DRIVE.fullmatch(segment):
            return segment
        ending = name.rpartition(".")[2].lower() if "." in name[1:] else ""
        dot = "." if name.startswith(".") else ""
        kept = f".{ending}" if ending in _ENDINGS else ""
        return f"{dot}name{self._number('name', name)}{kept}"

    def identifier(self, identifier: str) -> str:
        """A number stays, of whoever counts requests or progress."""
        if _PLAIN_IDENTIFIER.fullmatch(identifier):
            return identifier
        return f"id{self._number('id', identifier)}"

    def key(self, key: str) -> str:
        """The name of a member that is none of the protocol."""
        found = _URI.fullmatch(key)
        if found and (found[1] in _SCHEMES or found[2]):
            return self.uri(key)
        return f"key{self._number('key', key)}"

    def method(self, method: str) -> str:
        """`$/` says that a method may be ignored, so it is kept."""
        prefix = "$/" if method.startswith("$/") else ""
        return f"{prefix}method{self._number('method', method)}"

    def _number(self, kind: str, name: str) -> int:
        return self._given.setdefault((kind, name), len(self._given) + 1)


def _fragment(fragment: str) -> str:
    """A line and a column, as a link has them, are numbers like others."""
    return fragment if re.fullmatch(r"#L[0-9]+(?:,[0-9]+)?", fragment) else masked(fragment)
