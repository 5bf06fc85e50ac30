"""The test file that a tagged clause still needs: where it belongs, and what it begins as."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.resolution.evidence import test_path
from speclsp.resolution.places import section_of
from speclsp.workspace import Snapshot


def new_test(
    snapshot: Snapshot, document: Document, identifier: str, offset: int
) -> tuple[str, str] | None:
    """The path and the text of a test for the tag at `offset`; None where it cannot be made.

    The transcript in it is empty, which is a finding until someone fills it in.
    """
    path = test_path(snapshot, document.path, identifier)
    section = section_of(document, offset)
    if path is None or section is None or _collides(snapshot, path):
        return None
    title = " ".join(document.words(section.title_span).split())
    string = document.text.string
    end = "\r\n" if "\r\n" in string else "\r" if "\r" in string and "\n" not in string else "\n"
    return path, end.join(_template(identifier, title))


def _collides(snapshot: Snapshot, path: str) -> bool:
    """Whether a file is there, or one that differs in case only, and so would be it on some
    disks."""
    folded = path.casefold()
    return any(each.casefold() == folded for each in snapshot.listing.files)


def _template(identifier: str, title: str) -> tuple[str, ...]:
    return (
        f"Examples for [^{identifier}] in {title}:",
        "",
        "**Example**:",
        "",
        "~~~xml",
        "<user>",
        "",
        "</user>",
        "<assistant>",
        "",
        "</assistant>",
        "~~~",
        "",
    )
