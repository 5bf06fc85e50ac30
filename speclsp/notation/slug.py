"""Documents without identifiers: a section is known by the slug of its title, or by an HTML anchor.

Slugs depend on the titles before them, so the document makes them (`spec.titles`); nothing is read
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from speclsp.notation.notation import Fact, Notation, Options
from speclsp.spec.passage import Passage

NAME = "slug"


def _read(passages: Sequence[Passage], options: Options) -> Iterable[Fact]:
    return ()


NOTATION = Notation(
    NAME,
    _read,
    scope=lambda path: path,
    about="a heading without an identifier, known by the slug of its title",
)
