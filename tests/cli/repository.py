"""A git repository for a test, made by the git of this machine and by nothing of its user."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.process import plant

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(root: Path, *arguments: str) -> str:
    environ = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z",
    }
    user = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *user, *arguments], cwd=root, env=environ, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8", "replace").strip()


def repository(root: Path, files: Mapping[str, str]) -> Path:
    """A repository whose branch `main` holds these files."""
    root.mkdir(exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    return committed(root, files)


def committed(root: Path, files: Mapping[str, str], gone: tuple[str, ...] = ()) -> Path:
    plant(root, files)
    for path in gone:
        (root / path).unlink()
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root
