"""Which batch has been sent for a workspace, so that a later run can fetch its answers."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from speclsp.model.asking import ModelError
from speclsp.model.folders import OPEN, is_inside, made_private, own_bytes

_FOLDER: Final = "batches"
_LARGEST: Final = 4_000_000


class Batch(NamedTuple):
    """A batch by its ID, and the keys of its questions."""

    identifier: str
    keys: frozenset[str]


class Batches:
    """`folder` is the user's own for what is kept between runs. There is one batch at a time for
    a workspace and a model."""

    def __init__(self, folder: Path, root: Path, identity: str) -> None:
        self._state = folder
        self._folder = folder / _FOLDER
        self._root = root
        said = [os.path.normcase(os.path.realpath(root)), identity]
        self._name = sha256(json.dumps(said).encode("ascii")).hexdigest()

    def sent(self) -> Batch | None:
        """That which has been sent, and not been fetched."""
        try:
            told = json.loads(own_bytes(self._folder / self._name, _LARGEST))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(told, dict) or told.keys() != {"id", "keys"}:
            return None
        identifier, keys = told["id"], told["keys"]
        if not isinstance(identifier, str) or not isinstance(keys, list):
            return None
        return Batch(identifier, frozenset(each for each in keys if isinstance(each, str)))

    def prepare(self) -> None:
        """Raises ModelError where nothing could be kept, before anything is sent."""
        if is_inside(self._folder, self._root):
            raise ModelError("settings", f'"{self._folder}" is inside the workspace')
        if not (made_private(self._state) and made_private(self._folder)):
            raise ModelError("settings", f'"{self._folder}" is not a folder of yours alone')

    def keep(self, batch: Batch) -> None:
        """Raises ModelError where it cannot be written down; the ID is in its message."""
        told = json.dumps({"id": batch.identifier, "keys": sorted(batch.keys)})
        try:
            self.prepare()
            self.forget()
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPEN
            descriptor = os.open(self._folder / self._name, flags, 0o600)
            with open(descriptor, "w", encoding="ascii") as written:
                written.write(told)
        except OSError as error:
            words = (error.strerror or "").lower()
            what = f"the batch {batch.identifier} is sent, but cannot be remembered: {words}"
            raise ModelError("settings", what) from None

    def forget(self) -> None:
        with suppress(FileNotFoundError):
            os.unlink(self._folder / self._name)
