"""Elements of HTML and SVG, written so that XML reads them too.

What is no `Markup` is words, and words are always escaped: nothing that a document holds can become
markup by being forgotten. There is no way to write a style or a script, or a link that leaves the
page.
"""

from __future__ import annotations

from collections.abc import Iterable

from speclsp.report.ascii import as_xml
from speclsp.report.safe import safe

_EMPTY = frozenset({"br", "hr", "meta", "path", "rect", "circle", "col"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def words(text: str) -> Markup:
    """Words that stay words, every character of which is seen."""
    return Markup(as_xml(safe(text)))


def element(name: str, *content: str | Markup, **attributes: str | float) -> Markup:
    """An element; `class_` is its class, and `_` in the name of an attribute stands for `-`."""
    return Markup("".join(_pieces(name, content, attributes)))


def joined(pieces: Iterable[str | Markup], between: str = "") -> Markup:
    """The pieces one after the other."""
    found = (each if isinstance(each, Markup) else words(each) for each in pieces)
    return Markup(words(between).join(found))


def lines(pieces: Iterable[Markup]) -> Markup:
    """The pieces, each on a line of its own."""
    return Markup("\n".join(pieces))


def number(value: float) -> str:
    """A length, as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")


def _pieces(name: str, content: Iterable[str], attributes: dict[str, str | float]) -> Iterable[str]:
    yield f"<{name}"
    for key, value in attributes.items():
        shown = value if isinstance(value, str) else number(value)
        if key == "href" and not shown.startswith("#"):
            raise ValueError(f"a link that leaves the page: {shown!r}")
        yield f' {key.rstrip("_").replace("_", "-")}="{words(shown)}"'
    if name in _EMPTY:
        yield " />"
        return
    yield ">"
    for each in content:
        yield each if isinstance(each, Markup) else words(each)
    yield f"</{name}>"
