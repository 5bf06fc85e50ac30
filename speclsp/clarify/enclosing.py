"""Data for a model, told apart from what is asked of it: one JSON object between two marks.

The marks end in a hash of what is between them. Whoever writes a text cannot put its own end into
it, since the hash is not known before the text is fixed; that is as good as a random mark, and the
same question stays the same question, whose answer can be kept. Text is never shorter than it
looks: what cannot be seen is spelled out as JSON has it, and so is the slash of a closing tag.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

UNSEEN = (
    "\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff"
)
"""Besides C0, what has no shape of its own, as in `speclsp.report.safe`, and what chooses between
the shapes of another: ranges of a pattern. A list of our own, so that the same question is asked
with every release of Unicode."""

_DIGITS = 32
_LONE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(f"[{UNSEEN}]")


def enclosed(data: Mapping[str, Any]) -> str:
    """`data` between its marks. Lone surrogates, which cannot be sent, become U+FFFD."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    text = _HIDDEN.sub(_escaped, _LONE.sub("\ufffd", text)).replace("</", "<\\/")
    mark = f"data-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:_DIGITS]}"
    return f"<{mark}>\n{text}\n</{mark}>"


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]
