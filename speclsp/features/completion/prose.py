"""Words of prose: the key words of BCP 14 in capitals, and the terms that are defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.features.completion.item import FAR, NEAR, OWN, Item, Source, in_order
from speclsp.features.completion.site import Site, nearby
from speclsp.resolution.terms import terms_in
from speclsp.workspace import Snapshot

WORD = re.compile(r"(?<![\w/#.\-\\@])(?P<typed>[^\W\d_][\w-]*(?:\.[\w-]*)*)\Z")
KEYWORDS = (
    "MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY", "SHALL", "SHALL NOT", "REQUIRED",
    "RECOMMENDED", "NOT RECOMMENDED", "OPTIONAL",
)  # fmt: skip
_SECOND = re.compile(r"(?<!\w)(?P<first>MUST|SHALL|SHOULD|NOT)[ \t]+(?P<second>[A-Z]*)\Z")
_LEAST = 2


def keywords(typed: str) -> Iterator[Item]:
    """The key words that start with what is typed in capitals."""
    if typed.isupper():
        found = (word for word in KEYWORDS if word.startswith(typed))
        yield from in_order(Item(word, "keyword", word, OWN, "BCP 14") for word in found)


def second_word(here: Site) -> tuple[str, Iterator[Item]] | None:
    """All that is typed, and the key words, where the first of two words stands already."""
    found = _SECOND.search(here.before)
    if found is None or not found["second"]:
        return None
    typed = f"{found['first']} {found['second']}"
    words = [word for word in KEYWORDS if word.startswith(typed)]
    return (found.group(), (Item(w, "keyword", w, OWN, "BCP 14") for w in words)) if words else None


def terms(snapshot: Snapshot, here: Site, typed: str) -> Iterator[Item | None]:
    """The terms of the workspace, in the case in which the first letter is typed."""
    if len(typed) < _LEAST:
        return
    folded = typed.casefold()
    for document in nearby(snapshot, here):
        path = document.path
        for place in terms_in(document):
            own = document is here.document
            here_itself = own and place.name_span.start <= here.offset <= place.name_span.end
            # Not the one that is being written.
            if place.name.casefold().startswith(folded) and not here_itself:
                source = Source("term", path, place.name)
                name = _cased(place.name, typed)
                detail = "term" if own else f"term, {path}"
                yield Item(name, "term", name, NEAR if own else FAR, detail, source=source)
        yield None


def _cased(name: str, typed: str) -> str:
    """`name` as it stands in a sentence, unless it has capitals of its own."""
    if typed[0].islower() and name[:1].isupper() and not any(c.isupper() for c in name[1:]):
        return name[0].lower() + name[1:]
    return name
