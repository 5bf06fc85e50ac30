"""What an editor sends first, without what is of one machine and one run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


def scrubbed(params: Any, folder: Path) -> Any:
    """Parameters of `initialize`, as if `folder` were at the top of the machine."""
    text = json.dumps({**params, "processId": None}, sort_keys=True)
    text = text.replace(folder.as_uri(), "file:///workspace")
    return json.loads(text.replace(os.fspath(folder), "/workspace"))
