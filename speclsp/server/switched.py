"""Whether models are off, where that is plain: known without loading anything that asks them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from speclsp.features.kinds import REWRITE
from speclsp.model.folders import settings_file
from speclsp.server.client import at
from speclsp.server.connection.values import Json
from speclsp.server.wished import Wished

TITLE = "Ask a model how this can be read"
UNTRUSTED = "no model is asked in a workspace that is not trusted"
_BY_EDITOR = "models are switched off by the editor"
_UNSAID = "models are off, speclsp model on switches them on"


def off(wished: Wished, environ: Mapping[str, str] = os.environ) -> str:
    """Why no model is asked of anything, in the words of who would ask; "" where that is not plain,
    since an editor, the environment or a file says something of it."""
    if wished.trusted is False:
        return UNTRUSTED
    enabled = at(wished.settings, "enabled")
    if enabled is False:
        return _BY_EDITOR
    said = enabled is not None or environ.get("SPECLSP_MODEL")
    return "" if said or os.path.lexists(settings_file(environ)) else _UNSAID


def disabled(reason: str) -> Json:
    """What is offered then: an action that cannot be done."""
    return {"title": TITLE, "kind": REWRITE, "disabled": {"reason": reason}}
