"""Clause -> its test file, and back, in the Model Spec's way: `examples/sy73.md` tests `[^sy73]`.

The folder stands beside the document, or beside the nearest folder above it that has one.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left

from speclsp.code.mark import Function
from speclsp.document import Document
from speclsp.files.listing import MARKDOWN
from speclsp.resolution.places import ClausePlace, clauses
from speclsp.spec.facts import Footnote
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

# What every system takes for a file's name: Windows keeps some words for devices.
_FILE_NAME = re.compile(
    r"(?!(?:con|nul|aux|prn|com\d|lpt\d)(?:\.|\Z))(?!.*\.\.)[a-z0-9][a-z0-9_.-]{0,63}(?<!\.)\Z",
    re.IGNORECASE | re.ASCII,
)


def test_folder(snapshot: Snapshot, path: str) -> str | None:
    """The folder that has the tests of the document at `path`; None when there is none."""
    name = snapshot.config(path).tests_folder
    folder = path.rpartition("/")[0]
    if f"/{folder}/".endswith(f"/{name}/"):
        return None
    while True:
        candidate = f"{folder}/{name}" if folder else name
        if snapshot.exists(candidate):
            return candidate
        if not folder:
            return None
        folder = folder.rpartition("/")[0]


def test_path(snapshot: Snapshot, path: str, identifier: str) -> str | None:
    """Where the test of a tagged clause of the document at `path` belongs; None without a folder
    for it, or for an identifier that is no name for a file everywhere."""
    folder = test_folder(snapshot, path)
    return f"{folder}/{identifier}.md" if folder and _FILE_NAME.match(identifier) else None


def is_test(snapshot: Snapshot, path: str) -> bool:
    """Whether the document at `path` lies where tests of tagged clauses lie."""
    folder = path.rpartition("/")[0]
    return f"/{folder}/".endswith(f"/{snapshot.config(path).tests_folder}/") and path.endswith(
        MARKDOWN
    )


def tested_identifier(path: str) -> str:
    """The identifier of the clause that the test file at `path` is named for."""
    return path.rpartition("/")[2].rpartition(".")[0]


def tested_clauses(snapshot: Snapshot, path: str) -> tuple[ClausePlace, ...]:
    """The tagged clauses that the test file at `path` is the test of."""
    return tagged_clauses(snapshot, path.rpartition("/")[0], tested_identifier(path))


def tagged_clauses(snapshot: Snapshot, folder: str, identifier: str) -> tuple[ClausePlace, ...]:
    """The tagged clauses of this identifier whose tests lie in `folder`."""
    return tuple(
        place
        for place in clauses(snapshot, Name("bare", "", identifier))
        if place.clause.is_tag and test_folder(snapshot, place.path) == folder
    )


def has_test(snapshot: Snapshot, folder: str, identifier: str) -> bool | None:
    """Whether `folder` holds a test of a tagged clause; None where that is unknown."""
    there = [snapshot.exists(f"{folder}/{identifier}{ending}") for ending in MARKDOWN]
    return True if any(there) else None if None in there else False


def stated_tests(document: Document) -> dict[str, tuple[int, Footnote]]:
    """The footnotes that name a test, by label, each with the start of its segment."""
    return document.remembered(_stated_tests)


def _stated_tests(document: Document) -> dict[str, tuple[int, Footnote]]:
    found: dict[str, tuple[int, Footnote]] = {}
    for start, facts in document.facts:
        for footnote in facts.footnotes:
            if footnote.test:
                found.setdefault(footnote.label, (start, footnote))
    return found


def stated_file(snapshot: Snapshot, path: str, footnote: Footnote) -> str | None:
    """The file that a footnote of the document at `path` names, relative to the root or to the
    document; "" where there is none, None where that is unknown."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), footnote.test))
    candidates = (posixpath.normpath(footnote.test), beside)
    there = [None if each.startswith("..") else snapshot.exists(each) for each in candidates]
    if True in there:
        return candidates[there.index(True)]
    return None if None in there else ""


def stated_function(snapshot: Snapshot, file: str, footnote: Footnote) -> Function | None:
    """The function of the file that a footnote names, None where there is none."""
    source = snapshot.sources.get(file)
    name = function_name(footnote)
    return next((each for each in source.functions if each.name == name), None) if source else None


def function_name(footnote: Footnote) -> str:
    """Without its class or module, and without its parameters."""
    return footnote.function.partition("[")[0].rpartition("::")[2]


def in_use(snapshot: Snapshot, folder: str) -> bool:
    """Whether `folder` holds a test of a clause that is known."""
    documents = snapshot.listing.documents
    for path in documents[bisect_left(documents, f"{folder}/") :]:
        if not path.startswith(f"{folder}/"):
            break
        if "/" not in path[len(folder) + 1 :] and tested_clauses(snapshot, path):
            return True
    return False
