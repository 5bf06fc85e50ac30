"""What a hostile message is made of: texts, places, names of documents, and values that are odd."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.server.folder import BAD, SPEC, TEST

PIECES = (
    "a", "# b\n", "\r", "\n", "\r\n", "~~~\n", "😀", "e\u0301", "\u2028", "MUST not ", "<!--",
    "[^sy73]", "[^new1]", "](#tone)", "{#tone}", "\ud800", "\udc00x", "\x00", "\x0b", "\x85", "漢",
    "- [ ] b\n", "It MAY NOT.\n\n", "**Example**: c\n", "",
)  # fmt: skip
TEXTS = (SPEC, BAD, TEST, SPEC + BAD, SPEC.replace("\n", "\r\n"), "", "😀" * 40, "# A \ud800\n\n")
CONFIGURATIONS = (
    'ignore = ["missing-test"]\n',
    "select = [\n",
    "",
    '[severity]\norphan-test="off"',
)

# What somebody may call a clause, a section or a file.
NAMES = (
    "x", "new1", "sy73", "bn20", "", " ", "a\nb", "a]b", "a}b", "](x)", "../x", "con", "é", "😀",
    "\ud800", "\u202eab", "\x00", "`", "a" * 10_000, "r[a.b]", "-->", "a b",
)  # fmt: skip

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 2**31, 2**63, "", "x", "\ud800", "file:///", [], [[]], [None],
    {}, {"": None}, {"jsonrpc": "2.0"}, {"jsonrpc": "2.0", "id": 1, "method": "exit"}, {"a b": 1},
    ["x"], {"class": 1}, {"textDocument": None}, {"textDocument": {"uri": 3}}, {"uri": None},
    "a" * 5_000,
)  # fmt: skip

# Each is a notification that holds nothing which can be applied, once its document is open.
NO_CHANGES: tuple[Any, ...] = (
    None, 3, "x", [], {}, {"text": None}, {"text": 3}, {"range": {}, "text": "x"},
    {"range": {"start": 3, "end": {"line": 0, "character": 0}}, "text": "x"},
    {"range": {"start": {"line": None, "character": 0}, "end": {}}, "text": "x"},
    {"range": {"start": {"line": 0.5, "character": 0}, "end": {"line": 1, "character": 0}},
     "text": ""},
    {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}}},
)  # fmt: skip

SETTINGS: tuple[Any, ...] = (
    {}, {"select": ["missing-test", "nothing-such"]}, {"ignore": ["missing-test"]}, {"ignore": 3},
    {"severity": {"missing-test": "hint", "orphan-test": "off"}}, {"severity": {"missing-test": 7}},
    {"severity": []}, {"diagnosticScope": "workspace"}, {"diagnosticScope": "open"}, {"other": 1},
    {"diagnosticScope": 3, "select": None}, {"ignore": [None, 3, {}]}, None, [], "x", 3, [[{}]],
)  # fmt: skip


class Name(NamedTuple):
    """A document: every spelling of its URI, and the language that its client says it has."""

    uris: tuple[str, ...]
    language: str = "markdown"


def names(folder: Path) -> tuple[Name, ...]:
    """The documents of a session whose files are in `folder`."""
    base = folder.as_uri()
    return (
        Name((f"{base}/one/spec.md", f"file://localhost{base[7:]}/one/spec.md")),
        Name((f"{base}/one/examples/sy73.md", f"FILE{base[4:]}/one/examples/s%7973.md")),
        Name((f"{base}/one/notes/a%20b.md", f"{base}/one/notes/a b.md")),
        Name((f"{base}/one/speclsp.toml",), "toml"),
        Name((f"{base}/two/spec.md",)),
        Name((f"{base}/two/caf%C3%A9.md", f"{base}/two/caf%c3%a9.md", f"{base}/two/café.md")),
        Name((f"{base}/outside/spec.md",)),
        Name((f"{base}/outside/plain.txt",), "plaintext"),
        Name(("file:///c%3A/x.md", "file:///C:/x.md", "file:///c:/x.md")),
        Name(("file:///%FF.md",)),
        Name(("file:///%FE.md",)),
        Name(("file://server/share/x.md", "file://SERVER/share/x.md")),
        Name(("untitled:Untitled-1", "UNTITLED:Untitled-1")),
        Name(("untitled:\ud800", "untitled:\ufffd")),
        Name(("untitled:a",), ""),
        Name(("vscode-notebook-cell:/x.md#W0sZmlsZQ%3D%3D",)),
        Name((f"git:{base[7:]}/one/spec.md?ref=HEAD",)),
        Name(("http://h/etc/passwd",)),
        Name((":::",)),
        Name(("",)),
        Name(("x.md",)),
        Name(("file:",)),
    )


def folders(folder: Path) -> tuple[str, ...]:
    """The URIs of what a client may say are its workspace folders."""
    base = folder.as_uri()
    inside = (f"{base}/one", f"{base}/two", f"{base}/one/notes", f"{base}/one/", f"{base}/absent")
    return (*inside, "untitled:folder", "", ":::", "file://server/share", f"{base}/one/spec.md")


def text(random: Random) -> str:
    """A text of a document."""
    return random.choice(TEXTS) + "".join(random.choices(PIECES, k=random.randrange(6)))


def number(random: Random, most: int) -> int:
    """A line or a character, often past the end and at times before the start."""
    if random.random() < 0.05:
        return random.choice((-1, 2**31 - 1, 2**31, 2**53))
    return random.randrange(most)


def position(random: Random) -> dict[str, Any]:
    return {"line": number(random, 15), "character": number(random, 40)}


def odd(random: Random) -> Any:
    """Any value, more or less deep."""
    value = random.choice(ODD)
    for _ in range(random.choice((0, 0, 1, 2, 50))):
        value = random.choice(([value], {"a": value}))
    return value


def shaken(random: Random, value: Any) -> Any:
    """`value` with something missing, added or put in place of something else."""
    if isinstance(value, dict) and value and random.random() < 0.8:
        key = random.choice([*value])
        rest = {other: value[other] for other in value if other != key}
        return rest if random.random() < 0.3 else rest | {key: shaken(random, value[key])}
    return odd(random)
