"""Which blocks state what the specification demands, and which only show, explain or list.

Not normative: fences, code, front matter, HTML, commentary (`!!! meta`, with its indented lines),
alerts (`> [!NOTE]`), precedents in a quote, answers on record (`Q: ... → A: ...`), examples,
tables of contents, task lists, notes, and whatever those contain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from speclsp.markdown.blocks import Block

_COMMENTARY = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+\w")
_ALERT = re.compile(r"\[!\w+\]")
_EXAMPLE = re.compile(
    r"[*_]{0,3}(?:Counter-?)?Examples?\b[^.!?]{0,80}?(?:[*_]{1,3}:|:[*_]{0,3})"
    r"|[*_]{1,3}Examples?\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\*\*|__|\*|_)?(?:(?:Non-normative )?Note|Informative|Rationale|Editor'?s note)\b"
    r"(?:\*\*|__|\*|_)?[:.]",
    re.IGNORECASE,
)
_LINE_OF_CONTENTS = re.compile(
    r"(?:[\d.]*[ \t]*)\[[^\]]*\]\(#[^)]*\)(?:[ \t]*<!--(?:(?!-->)[^\r\n])*-->)*[ \t]*\Z"
)
_PRECEDENT = re.compile(r"(?:\*\*|__)?Precedent[ \t]+P-\d")
_ANSWERED = re.compile(r"Q:\s[^\n]{0,2000}\s(?:\u2192|->)\s*A:\s")
_TASK = re.compile(r".*\[[ xX-]\]\Z")
_SILENT = frozenset(("fence", "code", "html", "front-matter", "definition", "break"))


def normative(segment: str, blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it is normative."""
    flags: list[bool] = []
    commentary = False
    for at, block in enumerate(blocks):
        if block.parent < 0:
            # Indented lines below an admonition are its body.
            commentary = (commentary and block.kind == "code") or _opens(
                _COMMENTARY, segment, block
            )
        flags.append(
            not commentary
            and block.kind not in _SILENT
            and (block.parent < 0 or flags[block.parent])
            and not _shows(segment, blocks, at)
        )
    return flags


def _shows(segment: str, blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if block.kind == "paragraph":
        words = segment[block.inner_start : block.inner_end]
        return any(each.match(words) for each in (_EXAMPLE, _NOTE, _ANSWERED))
    if block.kind == "quote":
        first = next((each for each in blocks[at + 1 :] if each.parent == at), None)
        return first is not None and (
            _opens(_ALERT, segment, first) or _opens(_PRECEDENT, segment, first)
        )
    if block.kind == "item":
        return bool(_TASK.match(block.note)) or _lists_contents(segment, blocks, at)
    return False


def _lists_contents(segment: str, blocks: Sequence[Block], at: int) -> bool:
    if at + 1 >= len(blocks) or blocks[at + 1].parent != at:
        return False
    first = blocks[at + 1]
    return first.kind == "paragraph" and bool(
        _LINE_OF_CONTENTS.match(segment, first.inner_start, first.inner_end)
    )


def _opens(pattern: re.Pattern[str], segment: str, block: Block) -> bool:
    return pattern.match(segment, block.inner_start, block.inner_end) is not None
