"""What is demanded of the detection of conflicts on seeds."""

from __future__ import annotations

from bench.score.seeds.seed import CONFLICTS

LEAST_FOUND: dict[str, float] = dict.fromkeys(CONFLICTS, 0.60)
"""Of all seeds of a kind."""

LEAST_FOUND_WHERE_PARSED: dict[str, float] = dict.fromkeys(CONFLICTS, 0.85) | {"choice": 0.60}
"""Of those beside a sentence of which speclsp reads action, strength and object. That 0.85 of the
choices are found is wanted and not reached: of many pairs of values nobody can tell from the words
that they exclude each other, and documents that are named for what they choose are left alone."""

MOST_ALARMS = 2.0
"""For each 1,000 rewritings: warnings and errors that call them a conflict with their sentence."""

FEWEST = 20
"""Fewer seeds than that say nothing."""
