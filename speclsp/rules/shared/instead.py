"""Fixes that put what may have been meant in place of what is written."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.rules.shared.nearest import is_respelt
from speclsp.text import Edit
from speclsp.workspace import Snapshot


def instead(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """For a finding whose data are names that fit its span, the nearest first."""
    written = document.words(diagnostic.span)
    for name in diagnostic.data:
        only = len(diagnostic.data) == 1 and is_respelt(written, name)
        edit = Edit(diagnostic.span, name)
        yield Fix(f'Write "{name}"', "safe" if only else "consent", ((document.path, edit),))
