"""When something is taken to hang.

How fast something is, `make bench` measures, side by side with something else; a test that fails
because its machine is busy is worth nothing. Here it is only told what ends from what does not.
"""

from __future__ import annotations

ENDLESS = 40.0
"""Seconds. Whatever is tested takes a few of them at most, on a machine of any load."""
