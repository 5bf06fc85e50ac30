"""Decisions that authors have recorded: what they cite, whether it has changed, what they settle.

How they are written is known to `notation/precedents.py`."""

from __future__ import annotations
