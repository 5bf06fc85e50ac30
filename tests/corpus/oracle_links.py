"""Which links, anchors and labels of a repository lead nowhere.

What a page can not know by itself - a site's own paths, generated pages - is unknown, not wrong.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tests.corpus.anchors import Page, read_page
from tests.corpus.corpora import listed_paths, markdown_paths

_ELSEWHERE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|/)")
_NO_PATH = re.compile(r"\{\{|\{%|\$\{|<|::")
# `items.fn.implicit-return`: the ID of a rule
_RULE_ID = re.compile(r"^[a-z][\w-]*(?:\.[\w-]+){2,}$")
_GENERATED = ("sec-", "grammar-")


class Dangling(NamedTuple):
    rule: str
    path: str
    line: int
    target: str


def dangling(corpus: Path) -> tuple[Dangling, ...]:
    """In the order of paths; FILES.txt tells what else there is."""
    pages = {path: read_page((corpus / path).read_text("utf-8")) for path in markdown_paths(corpus)}
    existing = _with_folders({*pages, *listed_paths(corpus)})
    return tuple(
        finding for path, page in pages.items() for finding in _on(path, page, pages, existing)
    )


def _with_folders(paths: Set[str]) -> frozenset[str]:
    folders = {str(folder) for path in paths for folder in PurePosixPath(path).parents}
    return frozenset({*paths, *folders})


def _on(path: str, page: Page, pages: Mapping[str, Page], existing: Set[str]) -> Iterator[Dangling]:
    for label in page.undefined_labels:
        yield Dangling("undefined-link-label", path, label.line, label.target)
    for link in page.links:
        rule = _objection(path, link.target, pages, existing)
        if rule:
            yield Dangling(rule, path, link.line, link.target)


def _objection(path: str, target: str, pages: Mapping[str, Page], existing: Set[str]) -> str | None:
    if _ELSEWHERE.match(target) or _NO_PATH.search(target):
        return None
    address, _, anchor = target.partition("#")
    address = address.partition("?")[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
    if file.startswith("..") or _is_unknown(address):
        return None
    if file not in existing:
        return "dangling-link"
    if not anchor or file not in pages or _has(pages[file], anchor):
        return None
    return "dangling-anchor"


def _is_unknown(address: str) -> bool:
    """Whether a generator may make it; an address within the page is never unknown."""
    extension = posixpath.splitext(address)[1]
    return bool(address) and (extension in ("", ".html") or bool(_RULE_ID.match(address)))


def _has(page: Page, anchor: str) -> bool:
    return anchor in page.anchors or page.is_open or anchor.startswith(_GENERATED)
