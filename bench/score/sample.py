"""Findings drawn at random, the same for the same seed, printed with their sentence for reading."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from bench.score.looking import examined, on_wording
from bench.score.volume import corpora

SEVERAL = 50


def sample(shared: Path, corpus: str, size: int, seed: int) -> Iterator[str]:
    """So many findings on wording in a corpus, or in each."""
    for folder in corpora(shared):
        if corpus not in ("", folder.name):
            continue
        findings = on_wording(examined(folder).diagnostics)
        drawn = sorted(random.Random(seed).sample(findings, min(size, len(findings))))
        yield f"== {folder.name}: {len(drawn)} of {len(findings)} findings, seed {seed}"
        for number, each in enumerate(drawn, 1):
            excerpt = each.excerpt
            marked = (
                f"{excerpt.text[: excerpt.start]}>>{excerpt.text[excerpt.start : excerpt.end]}<<"
                f"{excerpt.text[excerpt.end :]}"
            )
            yield f"{number}. {each.path}:{each.line} {each.severity} {each.rule}"
            yield f"   {marked.strip()}"
            yield f"   {each.message}"
