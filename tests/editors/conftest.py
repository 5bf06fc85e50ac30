"""Skips the tests in real editors where they are switched off."""

from __future__ import annotations

import pytest

from tests.editors import policy


@pytest.fixture(scope="session", autouse=True)
def wanted() -> None:
    if policy.is_off():
        pytest.skip("SPECLSP_EDITORS=off")
