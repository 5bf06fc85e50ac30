"""Which of ARTA's labels the findings of a rule stand for, as data. A rule without one has no part
in the comparison: ARTA knows no such fault."""

from __future__ import annotations

LABELS: dict[str, tuple[str, ...]] = {
    "vague-adjective": ("subjective",),
    "vague-quantifier": ("subjective",),
    "vague-adverb": ("ambiguous-adverb-adjective",),
    "vague-time": ("ambiguous-adverb-adjective",),
    "hedging-adverb": ("ambiguous-adverb-adjective",),
    "escape-clause": ("loophole",),
    "open-ended-list": ("non-verifiable",),
    "placeholder": ("non-verifiable",),
    "empty-verb": ("non-verifiable",),
    "example-as-requirement": ("non-verifiable",),
    "comparative-without-baseline": ("comparative",),
    "superlative": ("superlative",),
    "plain-negation": ("negative",),
    "double-negative": ("negative",),
    "negated-keyword-case": ("negative",),
    "weak-modal": ("uncertain-verb",),
    "may-not": ("uncertain-verb",),
    "mixed-modality": ("uncertain-verb",),
    "mixed-case-keyword": ("uncertain-verb",),
    "ambiguous-pronoun": ("vague-pronoun",),
    "bare-this": ("vague-pronoun",),
}

OPEN = frozenset(("ambiguous-adverb-adjective", "non-verifiable", "subjective"))
"""Labels of which nobody has a list: which words they are about is learned from what was marked."""

WORDS: dict[tuple[str, str], tuple[str, ...]] = {}
"""(rule, lower-case word) -> labels, where one word of a rule is called something else."""
