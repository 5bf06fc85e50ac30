"""Numbers from samples, and the form in which they are printed."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence


def median(samples: Iterable[float]) -> float:
    return statistics.median(samples)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least `share` (0-1) of all do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def milliseconds(seconds: float) -> str:
    value = seconds * 1_000
    return f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def megabytes(size: float) -> str:
    return f"{size / 1_000_000:.0f} MB"


def times(ratio: float) -> str:
    return f"{ratio:.2f}"
