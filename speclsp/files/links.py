"""Symbolic links met on the walk: where they end, and whether a document is read through them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Set
from typing import NamedTuple

from speclsp.files import skipped
from speclsp.files.ignored import Ignored
from speclsp.files.skipped import Skipped


class Link(NamedTuple):
    """A link at `path` to a file inside the root, both relative to it."""

    path: str
    target: str
    status: os.stat_result


def link_at(root: str, path: str) -> Link | Skipped:
    """The link at `path`, unless it leaves the root, ends at a folder or nowhere."""
    real_root = os.path.realpath(root)
    target = os.path.realpath(os.path.join(root, path))
    if target != real_root and not target.startswith(os.path.join(real_root, "")):
        return Skipped(path, skipped.LINK_OUTSIDE)
    try:
        status = os.stat(target)
    except OSError as error:
        loop = error.errno == errno.ELOOP
        return Skipped(path, skipped.LINK_LOOP if loop else skipped.DANGLING_LINK)
    if stat.S_ISDIR(status.st_mode):
        return Skipped(path, skipped.LINK_TO_FOLDER)
    return Link(path, os.path.relpath(target, real_root).replace(os.sep, "/"), status)


def refused_link(link: Link, taken: Set[str], readable: Set[str], ignored: Ignored) -> str | None:
    """Why a document that is a link is not to be read.

    What is indexed already would be defined twice. What the walk left out must not come in by
    another name: it may be a secret, such as the token that a checkout leaves in .git/config.
    """
    if link.target in taken:
        return skipped.LINK_TO_DOCUMENT
    if link.target not in readable or ignored.holds(link.target):
        return skipped.LINK_TO_SKIPPED
    return None
