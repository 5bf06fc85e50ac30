"""Links, anchors and labels of all corpora: those that lead nowhere, and no other."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.anchors import Link, read_page
from tests.corpus.corpora import NAMES, RELEASES, Place, Report, markdown_paths, unselected_paths
from tests.corpus.oracle_links import dangling

RULES = ("dangling-link", "dangling-anchor", "undefined-link-label")


@pytest.mark.parametrize("name", [*NAMES, *RELEASES])
def test_what_leads_nowhere_is_reported_and_nothing_else(
    corpus: Callable[[str], Path], report: Callable[[str], Report], name: str
) -> None:
    expected = sorted((item.rule, item.path, item.line) for item in dangling(corpus(name)))
    away = _links_to_unselected(corpus(name))
    reported = sorted(
        (finding.rule, *finding.place)
        for finding in report(name).of(*RULES)
        if finding.place not in away
    )
    assert reported == expected


def _links_to_unselected(corpus: Path) -> set[Place]:
    """Lines with a link to Markdown that the repository had: here it has to seem dangling."""
    unselected = unselected_paths(corpus)
    return {
        Place(path, link.line)
        for path in markdown_paths(corpus)
        for link in read_page((corpus / path).read_text("utf-8")).links
        if _address(path, link) in unselected
    }


def _address(path: str, link: Link) -> str:
    file = link.target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
