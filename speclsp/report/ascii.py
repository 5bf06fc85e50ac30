"""JSON and XML in nothing but ASCII, which survives every stream and commands no build runner.

What a format cannot hold, such as a control character in XML, is spelled out as `\\uXXXX`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from speclsp.report.safe import escape, unhooked

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_MARKUP |= {space: f"&#{ord(space)};" for space in "\t\n\r"}
_ESCAPED = str.maketrans(_MARKUP)


def as_json(value: object, indent: int | None = None) -> str:
    """`value` in JSON, on one line where `indent` is None."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, indent=indent, ensure_ascii=True, separators=separators)
    return unhooked(text.replace("\x7f", "\\u007f"))


def filled(value: object, items: Iterable[object]) -> Iterator[str]:
    """The lines of `value`, whose last member is an empty array, with `items` in it, one on a line.

    Indented, a long report would take several times as long to write."""
    whole = as_json(value)
    at = whole.rindex("[]") + 1
    yield whole[:at]
    before = None
    for item in items:
        if before is not None:
            yield f"{before},"
        before = as_json(item)
    if before is not None:
        yield before
    yield whole[at:]


def as_xml(text: str) -> str:
    """`text` for an element or a quoted attribute, without a line end."""
    legal = unhooked(_NOT_XML.sub(escape, text).translate(_ESCAPED), "&#91;")
    return legal.encode("ascii", "xmlcharrefreplace").decode("ascii")


def tag(name: str, attributes: Mapping[str, object], *, closed: bool = False) -> str:
    """The start of an element, or all of an empty one."""
    written = "".join(f' {key}="{as_xml(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if closed else ''}>"
