"""The machine in general terms: enough to compare runs, too little to tell whose it is."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

import psutil

_PACKAGES = ("tree-sitter", "tree-sitter-markdown", "pygls", "lsprotocol")


def machine() -> str:
    """One sentence a line."""
    cores = os.cpu_count() or 1
    gigabytes = round(psutil.virtual_memory().total / 1e9)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"{platform.system()} on {platform.machine()}, {cores} cores, {gigabytes} GB, {python}.\n"
        f"With {', '.join(f'{name} {_version(name)}' for name in _PACKAGES)}."
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
