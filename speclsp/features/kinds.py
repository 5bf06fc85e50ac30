"""Kinds of actions as the protocol names them: one stands for all that begin with it and a dot."""

from __future__ import annotations

QUICK = "quickfix"
REWRITE = "refactor.rewrite.speclsp"
FIX_ALL = "source.fixAll.speclsp"
KINDS = (QUICK, REWRITE, FIX_ALL)
