"""A document that the client has open: its text, and how much of it the workspace is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from speclsp.checking.levels import Overrides
from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.files.listing import MARKDOWN
from speclsp.text import Edit, Span, Text
from speclsp.workspace import Snapshot

if TYPE_CHECKING:
    from speclsp.server.roots import Root

LIMIT = 2_000_000
"""Code points of a document that are looked at."""

MOST_LINES = 100_000
"""Lines of a document that are looked at: what is taken apart costs by the piece."""

Kind = Literal["markdown", "configuration", "other"]

_LANGUAGES = ("", "markdown", "mdx", "md")


@dataclass
class Opened:
    """`uri` is the client's own spelling. The workspace of `root` knows the document as `path`."""

    uri: str
    key: str
    # The absolute path of the file, None where it is no file of this machine.
    file: str | None
    kind: Kind
    version: int | None
    text: Text
    root: Root
    path: str
    # What the workspace was told last; None for what is no Markdown.
    document: Document | None = None
    # Whether a configuration or .gitignore leaves it out: then nothing is reported.
    left_out: bool = False
    # Whether the text is no longer known, since the client sent something that cannot be applied.
    desynced: bool = False
    # Whether the user knows of that.
    told: bool = False
    # What was found last, and in what, told to check how; what was sent last, without the version.
    found: tuple[Snapshot, Overrides, tuple[Diagnostic, ...]] | None = None
    sent: str | None = None
    # What a model has remarked on a text, each remark in JSON.
    noted: tuple[str, tuple[str, ...]] | None = None
    # The documents that have related places of what was found last.
    points_into: frozenset[str] = frozenset()

    @property
    def located(self) -> Located:
        return Located(self.root, self.root.snapshot, self.path, self.uri, self.text)


class Located(NamedTuple):
    """A document, open or not, as it is at one moment."""

    root: Root
    snapshot: Snapshot
    path: str
    # In the client's own spelling.
    uri: str
    text: Text

    @classmethod
    def unopened(cls, root: Root, snapshot: Snapshot, path: str) -> Located:
        """A document or configuration file that is known to be there."""
        nowhere = cls(root, snapshot, "", "", _EMPTY)
        return cls(root, snapshot, path, root.uri_of(path), nowhere.text_of(path))

    def text_of(self, path: str) -> Text:
        """The text at `path`; an empty one for what is not known or no text."""
        if path and path == self.path:
            return self.text
        return self.snapshot.text(path) or _EMPTY

    def uri_of(self, path: str) -> str:
        return self.uri if path == self.path else self.root.uri_of(path)


_EMPTY = Text("")


def kind_of(name: str, language: str) -> Kind:
    """What a file of this name holds, when the client says that it is in `language`."""
    if name in CONFIGURATIONS:
        return "configuration"
    if name.lower().endswith(MARKDOWN):
        return "markdown"
    return "markdown" if language.lower() in _LANGUAGES else "other"


def head(text: Text) -> str:
    """What the workspace is told of a text."""
    return text.string[: head_size(text)]


def head_size(text: Text) -> int:
    lines = text.starts
    return min(len(text), LIMIT, lines[MOST_LINES] if len(lines) > MOST_LINES else LIMIT)


def head_edits(before: Text, edit: Edit, after: Text) -> Sequence[Edit]:
    """What `edit`, which made `before` into `after`, does to the head of the text."""
    known, wanted = head_size(before), head_size(after)
    if known == len(before) and wanted == len(after):
        return (edit,)
    start, end = (min(bound, known) for bound in edit.span)
    inserted = edit.text[: max(0, wanted - start)]
    edits = [Edit(Span(start, end), inserted)] if end > start or inserted else []
    then = known - (end - start) + len(inserted)
    if then != wanted:
        edits.append(Edit(Span(min(then, wanted), then), after.string[then:wanted]))
    return edits
