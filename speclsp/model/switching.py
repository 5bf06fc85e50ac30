"""Switching models on and off in the user's own file, in which nothing else is changed."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Final

from speclsp.config.parse import LIMIT
from speclsp.config.toml import places
from speclsp.model.asking import ModelError
from speclsp.model.folders import OPEN
from speclsp.model.user_file import user_text

_TABLE: Final = re.compile(r"^[ \t]*\[[ \t]*model[ \t]*\][^\n]*(?:\n|\Z)", re.MULTILINE)


def switched(file: Path, *, on: bool) -> Path:
    """The file that now says so. Raises ModelError where it cannot be changed."""
    found, problem = user_text(file, LIMIT)
    if problem:
        raise ModelError("settings", f"{file}: {problem}")
    before = found.text if found else ""
    after = _changed(before, "true" if on else "false")
    try:
        says = tomllib.loads(after)["model"]["enabled"]
    except (ValueError, KeyError, TypeError, RecursionError):
        says = None
    if says is not on:
        raise ModelError("settings", f"{file} is not understood: set enabled in [model] by hand")
    real = Path(os.path.realpath(file))
    beside = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        os.makedirs(real.parent, 0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPEN
        descriptor = os.open(beside, flags, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="") as written:
            written.write(after)
        os.replace(beside, real)
    except OSError as error:
        raise ModelError(
            "settings", f'cannot write "{file}": {(error.strerror or "").lower()}'
        ) from None
    return file


def _changed(text: str, value: str) -> str:
    found = places(text)
    if found.objection:
        return ""
    where = found.where.get(("model", "enabled"))
    if where is not None:
        return text[: where.value.start] + value + text[where.value.end :]
    if (table := _TABLE.search(text)) is not None:
        head = text[: table.end()]
        ended = head if head.endswith("\n") else f"{head}\n"
        return f"{ended}enabled = {value}\n{text[table.end() :]}"
    gap = "\n" if text and not text.endswith("\n") else ""
    return f"{text}{gap}\n[model]\nenabled = {value}\n".lstrip("\n")
