"""Each corpus as a whole repository, and its report, made once per session."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.corpus.corpora import Report, check, materialise


@pytest.fixture(scope="session")
def repository(
    corpus: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """A corpus by its name, with an empty file for each path that is not Markdown. Read only."""

    @cache
    def made(name: str) -> Path:
        return materialise(corpus(name), tmp_path_factory.mktemp(name.replace("/", "-")))

    return made


@pytest.fixture(scope="session")
def report(repository: Callable[[str], Path]) -> Callable[[str], Report]:
    """What is found in a corpus by its name, without configuration."""

    @cache
    def checked(name: str) -> Report:
        return check(repository(name))

    return checked
