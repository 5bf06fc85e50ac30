"""What every test may ask for: the corpora beside the repository, and whether to rewrite suites."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY / os.environ.get("SPECLSP_SHARED", "../shared")

# How many random edits each law is tried on, where nobody says more.
os.environ.setdefault("SPECLSP_EDITS", "900")

# A shared machine is at times slow, which says nothing about the law under test.
settings.register_profile("speclsp", deadline=None)
settings.load_profile("speclsp")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite the expectations of literate suites with what is found; read the diff",
    )


def pytest_report_header() -> str:
    if SHARED.is_dir():
        return f"corpora: {os.path.relpath(SHARED, REPOSITORY)}"
    return "corpora: absent, so the tests on real specifications are skipped"


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether expectations are to be rewritten and not compared."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Path]:
    """The folder of a corpus by its name; the test is skipped where it is absent."""
    return lambda name: present("corpus", name)


@pytest.fixture(scope="session")
def truth() -> Callable[[str], Path]:
    """A file or folder of what is known to be true of the corpora; skips like `corpus`."""
    return lambda name: present("truth", name)


def present(kind: str, name: str) -> Path:
    path = SHARED / kind / name
    if not path.exists():
        pytest.skip(f"{kind}/{name} is absent: no ../shared beside the repository (SPECLSP_SHARED)")
    return path.resolve()
