"""Running the rules on a snapshot. No I/O, no clock: same snapshot, same findings, same order."""

from __future__ import annotations
