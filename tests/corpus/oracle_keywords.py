"""Where keywords are negated or doubled, by a search over prose, and which placeholders are real.

Placeholders were read one by one: a place is judged here, and its text is looked up nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.corpora import Place, markdown_paths
from tests.corpus.plain import line_of, prose

# spaces and emphasis, over at most one line end and the marks of a quote
_GAP = r"[*_]*(?:[ \t]+|[ \t]*\n[ \t>]*)[*_]*"
NEGATED = re.compile(rf"\b(?:MUST|SHALL|SHOULD){_GAP}not\b")
# `must NOT`: the same slip the other way round
NEGATED_OTHERWISE = re.compile(rf"\b(?:must|shall|should){_GAP}NOT\b")
MAY_NOT = re.compile(rf"\bMAY{_GAP}(?:NOT|not)\b")
DOUBLED = re.compile(rf"\b(?:MUST|SHALL|SHOULD|MAY){_GAP}(?i:must|shall|should|may)\b")


def places(root: Path, pattern: re.Pattern[str]) -> Iterator[Place]:
    """Where the pattern begins, in the prose of every Markdown file, in the order of paths."""
    for path in markdown_paths(root):
        text = prose((root / path).read_text("utf-8"))
        for match in pattern.finditer(text):
            yield Place(path, line_of(text, match.start()))


def _lines(path: str, *lines: int) -> frozenset[Place]:
    return frozenset(Place(path, line) for line in lines)


# Something is left open that a reader needs.
REAL_PLACEHOLDERS: dict[str, frozenset[Place]] = {
    "cloudevents": _lines("subscriptions/spec.md", 314, 1014, 1057, 1062),
    "spec-kit": _lines(".specify/memory/constitution.md", 136, 137),
    "spec-kit-en": _lines("specs/007-monster-management/plan.md", 26),
}

# Something is left open, but in a plan, a status or a template nobody filled in: either is right.
ARGUABLE_PLACEHOLDERS: dict[str, frozenset[Place]] = {
    "cloudevents": _lines("docs/ROADMAP.md", 54),
    "openspec": _lines("openspec/explorations/workspace-architecture.md", 315),
    "roam": _lines("docs/design/connect-serve-factory.md", 110),
    "spec-kit-en": (
        _lines("specs/003-landing-page/checklists/requirements.md", 65)
        | _lines("specs/006-party-management-pages/plan.md", 166, 194)
        | _lines("specs/007-monster-management/research.md", 22)
        | _lines("specs/012-subscription-billing/tasks.md", *range(789, 800))
        | _lines("specs/035-service-worker-setup/plan.md", 22, 23, 25, 26, 28, 29, 30)
    ),
}
