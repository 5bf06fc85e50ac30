"""The new name where the old one stands: where it is given, and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclsp.features.parts import is_part
from speclsp.features.spelling import spelled
from speclsp.features.trial import Replacement
from speclsp.resolution.leading import Use
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.uses import twins
from speclsp.text import Span
from speclsp.workspace import Snapshot


def rewritten(
    snapshot: Snapshot,
    defined: Iterable[tuple[str, Span]],
    used: Iterable[Use],
    old: str,
    new: str,
) -> set[Replacement] | None:
    """The name where it is given and where it is used; None where it cannot be written so."""
    found: set[Replacement] = set()
    for path, span in defined:
        words = spelled(_words(snapshot, path, span), old, new)
        if words is None:
            return None
        found.add(Replacement(path, span, words))
    return found | {_written(snapshot, use, old, new) for use in _names(used, sure=True)}


def stated(snapshot: Snapshot, place: ClausePlace) -> Iterator[tuple[str, Span]]:
    """Where a clause that is called after another has its name written out."""
    for each in twins(snapshot, place):
        document = snapshot.document(each.path)
        if document is not None and not is_part(document, each):
            yield each.path, each.id_span


def unsure(snapshot: Snapshot, used: Iterable[Use], old: str, new: str) -> set[Replacement]:
    return {_written(snapshot, use, old, new) for use in _names(used, sure=False)}


def _names(used: Iterable[Use], *, sure: bool) -> Iterator[Use]:
    """The uses that are the name itself. What a link says is made of it, and follows."""
    return (each for each in used if each.kind not in ("link", "file") and each.sure == sure)


def _written(snapshot: Snapshot, use: Use, old: str, new: str) -> Replacement:
    # Marks in code are written out, and their files may be large.
    in_code = use.kind in ("mark", "test")
    written = old if in_code else _words(snapshot, use.path, use.span)
    words = spelled(written, old, new)
    return Replacement(use.path, use.span, new if words is None else words)


def _words(snapshot: Snapshot, path: str, span: Span) -> str:
    text = snapshot.text(path)
    return text.string[span.start : span.end] if text else ""
