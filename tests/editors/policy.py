"""What happens to the tests of an editor that is not there: SPECLSP_EDITORS says it.

- `required`: they fail, and so does its installation;
- `off`: nothing is installed, and they are skipped;
- otherwise what cannot be had is said aloud, and they are skipped.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

INSTALL = "python3 -m tests.editors.install"
"""The words that install what is missing."""


def is_required() -> bool:
    return os.environ.get("SPECLSP_EDITORS") == "required"


def is_off() -> bool:
    return os.environ.get("SPECLSP_EDITORS") == "off"


def absent(what: str) -> NoReturn:
    """Ends a test for which `what` is missing."""
    if is_required():
        pytest.fail(f"{what} is missing, and SPECLSP_EDITORS=required: {INSTALL}")
    pytest.skip(f"{what} is missing: {INSTALL}")
