"""What an import leads to that is no part of the workspace: known, and never checked or counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from speclsp.config.values import Config, Origin
from speclsp.document import Document


@dataclass(frozen=True)
class Imported:
    """A spec that is no part of the workspace: its documents are known, and never checked."""

    # Its folder or file, relative to the root with "..", or absolute.
    path: str = ""
    documents: tuple[Document, ...] = ()
    # What its own configuration says, if it has one.
    config: Config = field(default_factory=Config)
    # Whether these are all of its documents.
    whole: bool = True
    # Why it could not be read, in one line; "" where it was.
    fault: str = ""


def documents_of(imports: Mapping[Origin, Imported]) -> dict[str, Document]:
    """The documents of all of them by their paths, at rest."""
    return {each.path: each.at_rest() for one in ordered(imports) for each in one.documents}


def ordered(imports: Mapping[Origin, Imported]) -> list[Imported]:
    """All of them by their paths, so that a folder stands before what is in it."""
    return [imports[at] for at in sorted(imports, key=lambda at: (imports[at].path, at))]
