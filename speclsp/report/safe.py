"""Text from documents and file names, made safe to print: it cannot move a cursor, hide or command.

What has no shape of its own (C0, C1, bidirectional and zero-width characters, lone surrogates) is
shown as `\\uXXXX`. What a build runner would take for a command is broken.
"""

from __future__ import annotations

import re

_SHAPELESS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
# What GitHub's runner reads a command from: `::` that opens a line, `##[` anywhere in one. Others
# have `##vso[` and `##teamcity[`.
_OPENS_LINE = re.compile(r"\A(\s*):(?=:)")
_COMMAND = re.compile(r"##(\w*)\[")
_LONE = re.compile("[\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` in one line, every character of which is seen."""
    return _SHAPELESS.sub(escape, text)


def escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def plain_line(line: str) -> str:
    """A line of output that starts no command of a build runner."""
    return unhooked(_OPENS_LINE.sub(r"\1\\u003a", line))


def unhooked(text: str, bracket: str = r"\u005b") -> str:
    """Text in which `##[` is no more; `bracket` stands for the last of it."""
    return _COMMAND.sub(lambda match: f"##{match.group(1)}{bracket}", text)


def encodable(text: str) -> str:
    """`text` as it is, but for lone surrogates, which no UTF-8 has: they are spelled out."""
    return _LONE.sub(escape, text)
