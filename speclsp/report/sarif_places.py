"""Places and texts as SARIF has them: addresses below the working directory, and plain messages."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from speclsp.report.safe import safe

BASE = "%SRCROOT%"
"""What addresses are relative to, by the name that code scanning knows."""

Range = tuple[int, int, int, int]
"""Line and column of the start and of the end, from 1; an end line of 0 is unknown."""


def uri(path: str) -> str | None:
    """The address of a path, relative to the base; None for one that is not below."""
    if not path or os.path.isabs(path) or path.startswith("/") or ".." in path.split("/"):
        return None
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = path.encode("utf-8", "surrogatepass")
    # A colon is escaped too: before the first slash it would end a scheme.
    return quote(name, safe="/-._~")


def location(path: str, place: Range | None = None) -> dict[str, Any]:
    """A location object. A path without an address is named and nothing more."""
    address = uri(path)
    if address is None:
        return {"logicalLocations": [{"fullyQualifiedName": safe(path), "kind": "resource"}]}
    physical: dict[str, Any] = {"artifactLocation": artifact(address)}
    if place is not None:
        physical["region"] = region(place)
    return {"physicalLocation": physical}


def artifact(address: str) -> dict[str, Any]:
    return {"uri": address, "uriBaseId": BASE}


def region(place: Range) -> dict[str, int]:
    line, column, end_line, end_column = place
    if not end_line:
        return {"startLine": line, "startColumn": column}
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def message(text: str) -> dict[str, str]:
    """A message object, in which nothing of `text` is a link or a placeholder."""
    shown = safe(text).replace("](", "] (")
    return {"text": shown.replace("{", "{{").replace("}", "}}")}
