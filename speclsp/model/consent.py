"""Whether the user has agreed that text of a folder goes to a model, to this endpoint.

What is agreed to for a folder holds for all below it, and for nothing above. It is kept in a folder
of the user's own, a file for each, and never in the workspace.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from speclsp.model.asking import ModelError
from speclsp.model.folders import OPEN, is_inside, is_private, made_private, own_bytes

_FOLDER: Final = "agreed"
_LARGEST: Final = 64_000
SENT: Final = (
    "What is sent is what you ask about: the clause or section, its headings, the terms that it"
    " uses, its precedents, and what is found in it"
)


class Consents:
    """`folder` is the user's own for what is kept between runs."""

    def __init__(self, folder: Path) -> None:
        self._state = folder
        self._folder = folder / _FOLDER

    def agreed(self, root: Path, identity: str) -> bool:
        """Whether text of this folder may go to this endpoint and model."""
        if is_inside(self._folder, root) or not is_private(self._folder):
            return False
        real = Path(_real(root))
        return any(self._holds(os.fspath(each), identity) for each in (real, *real.parents))

    def folders(self, identity: str) -> frozenset[str]:
        """What has been agreed to for this endpoint and model, with all links followed."""
        found: Iterable[tuple[str, str]] = ()
        with suppress(OSError):
            found = self._all().values()
        return frozenset(each for each, whom in found if whom == identity and not too_wide(each))

    def agree(self, root: Path, identity: str) -> None:
        """Raises ModelError where it cannot be written down, or is more than can be agreed to."""
        self.check(root)
        if not (made_private(self._state) and made_private(self._folder)):
            raise ModelError("settings", f'"{self._folder}" is not a folder of yours alone')
        file = self._file(_real(root), identity)
        with suppress(FileNotFoundError):
            os.unlink(file)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPEN, 0o600)
            with open(descriptor, "w", encoding="ascii") as written:
                json.dump([_real(root), identity], written)
        except FileExistsError:
            # Another process has just agreed to the same.
            return
        except OSError as error:
            words = (error.strerror or "").lower()
            raise ModelError("settings", f'cannot write "{file}": {words}') from None

    def check(self, root: Path) -> None:
        """Raises ModelError where it is more than can be agreed to."""
        if too_wide(_real(root)):
            what = "the home folder" if _real(root) == _home() else "the top of a disk"
            remedy = "name a folder below it, with a speclsp.toml if all of it is a repository"
            raise ModelError("settings", f'"{root}" is {what}, too much to agree to: {remedy}')
        if is_inside(self._folder, root):
            raise ModelError("settings", f'"{self._folder}" is inside the workspace')

    def revoke(self, root: Path) -> tuple[str, ...]:
        """Takes back all that was agreed to for this folder, for those above and those below, and
        says for which that was, sorted.

        Raises ModelError where it cannot.
        """
        found = set()
        try:
            for file, (folder, _) in self._all().items():
                if is_inside(Path(folder), root) or is_inside(root, Path(folder)):
                    file.unlink(missing_ok=True)
                    found.add(folder)
        except OSError as error:
            words = (error.strerror or "").lower()
            raise ModelError("settings", f'cannot change "{self._folder}": {words}') from None
        return tuple(sorted(found))

    def _holds(self, folder: str, identity: str) -> bool:
        if too_wide(folder) or is_inside(self._folder, Path(folder)):
            return False
        return self._read(self._file(folder, identity)) == [folder, identity]

    def _all(self) -> dict[Path, tuple[str, str]]:
        """Folder and identity of each that is kept, by its file. Raises OSError."""
        if not is_private(self._folder):
            return {}
        found = {}
        for name in os.listdir(self._folder):
            match self._read(self._folder / name):
                case [str(folder), str(identity)]:
                    found[self._folder / name] = (folder, identity)
        return found

    def _file(self, folder: str, identity: str) -> Path:
        said = json.dumps([folder, identity])
        return self._folder / sha256(said.encode("ascii")).hexdigest()

    def _read(self, file: Path) -> object:
        try:
            said: object = json.loads(own_bytes(file, _LARGEST))
        except (OSError, ValueError, RecursionError):
            return None
        return said


def too_wide(folder: str) -> bool:
    """Whether a folder, all links followed, is the top of a disk or the user's home."""
    return folder == os.path.dirname(folder) or folder == _home()


def _home() -> str:
    return _real(Path(os.path.expanduser("~")))


def _real(root: Path) -> str:
    return os.path.normcase(os.path.realpath(root))
