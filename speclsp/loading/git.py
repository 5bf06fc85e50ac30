"""Asking git for what a repository held earlier: the one place that starts a program.

The repository may be hostile, and git does what its configuration says. So nothing is run that
reads the working tree, compares, filters or pages; what could start another program is switched
off; and only names of objects that git gave itself are given back to it.

Nothing is fetched but by a `Mirror`, which is for a command of the user alone: into a repository of
its own, so that none but the user configures it, by https and ssh, and nothing is checked out.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple

from speclsp.config.addresses import address_problem, revision_problem
from speclsp.loading.request import ConfigError

_PATIENCE = 120.0
"""Seconds after which git is stopped."""

_PATIENCE_TO_FETCH = 900.0
_TRANSPORTS = ("https", "ssh")

_MOST_LISTED = 40_000_000
_MOST_READ = 450_000_000
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REVISION = re.compile(r"(?!-)[^\s\0-\x1f\x7f]{1,200}")
_ENTRY = re.compile(rb"(\d{6}) (blob|commit) ([0-9a-f]{40,64}) +(\d+|-)\t(.+)", re.DOTALL)

# Nothing of the environment but what git needs to find itself and its user's configuration, which
# is where safe.directory stands.
_KEPT = ("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "SystemRoot", "TEMP", "TMP")
# What it needs besides to reach another machine as the user does.
_KEPT_TO_FETCH = (
    "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTPS_PROXY", "https_proxy", "NO_PROXY",
    "no_proxy",
)  # fmt: skip
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    # A clone that lacks objects would fetch them, by a program that the repository names.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_PAGER": "",
}
_SWITCHED_OFF = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=",
    "core.sshCommand=false",
    "core.alternateRefsCommand=false",
    "diff.external=",
    "protocol.allow=never",
    # A folder that only looks like a repository is none.
    "safe.bareRepository=explicit",
)
_TO_FETCH = (
    "core.sshCommand=ssh -oBatchMode=yes",
    "core.askPass=",
    "http.followRedirects=false",
    "fetch.recurseSubmodules=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "transfer.bundleURI=false",
)
_WANTED = "refs/speclsp/wanted"


class Blob(NamedTuple):
    """A file in a revision. `size` is None for what is no regular file."""

    path: str
    object: str
    size: int | None


class Repository:
    """The repository that holds a folder; paths are relative to the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begin(_places(folder), _KEPT)
        self._run("rev-parse", "--git-dir")

    def _begin(self, places: list[str], kept: Sequence[str]) -> None:
        self._git = _program(places)
        self._settings: tuple[str, ...] = _SWITCHED_OFF
        self._patience = _PATIENCE
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        self._environment = {**environment, **_SET, "PATH": os.pathsep.join(places)}
        # Where the repository is, for one that is not looked for.
        self._where: tuple[str, ...] = ()

    def commit(self, revision: str) -> str:
        """The name of the commit. Raises ConfigError where there is none."""
        if not _REVISION.fullmatch(revision):
            raise ConfigError(f'"{revision}" is no name for a revision')
        try:
            said = self._run("rev-parse", "--verify", "--quiet", "--end-of-options",
                             f"{revision}^{{commit}}")  # fmt: skip
        except ConfigError:
            said = b""
        name = said.decode("ascii", "replace").strip()
        if not _OBJECT.fullmatch(name):
            hint = " (the clone is shallow: fetch more of it)" if self._is_shallow() else ""
            raise ConfigError(f'there is no revision "{revision}"{hint}')
        return name

    def fork(self, commit: str) -> str:
        """Where the branch at hand left that of `commit`; the commit itself where it never did."""
        try:
            said = self._run("merge-base", commit, "HEAD")
        except ConfigError:
            return commit
        name = said.decode("ascii", "replace").strip()
        return name if _OBJECT.fullmatch(name) else commit

    def files(self, commit: str) -> Iterator[Blob]:
        """What the commit has below the folder."""
        listed = self._run("ls-tree", "-r", "-l", "-z", commit)
        for line in listed.split(b"\0"):
            if found := _ENTRY.fullmatch(line):
                mode, kind, name, size, path = found.groups()
                regular = kind == b"blob" and mode.startswith(b"100") and size != b"-"
                yield Blob(os.fsdecode(path), name.decode(), int(size) if regular else None)

    def contents(self, objects: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """The contents of these objects, each once; those that are not there are left out."""
        if not objects:
            return
        with tempfile.TemporaryFile() as asked:
            asked.write("".join(f"{name}\n" for name in objects).encode("ascii"))
            asked.seek(0)
            said = self._run("cat-file", "--batch", given=asked, most=_MOST_READ)
        at = 0
        while at < len(said):
            end = said.find(b"\n", at)
            header = said[at:end].split(b" ") if end >= 0 else []
            if len(header) != 3 or header[1] != b"blob":
                at = end + 1 if end >= 0 else len(said)
                continue
            size = int(header[2])
            yield header[0].decode("ascii"), said[end + 1 : end + 1 + size]
            at = end + 2 + size

    def _is_shallow(self) -> bool:
        try:
            return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"
        except ConfigError:
            return False

    def _run(
        self, *arguments: str, given: IO[bytes] | None = None, most: int = _MOST_LISTED
    ) -> bytes:
        """What git says. Raises ConfigError where it fails, says too much or takes too long."""
        settings = [part for each in self._settings for part in ("-c", each)]
        command = [self._git, *self._where, "--no-pager", "--literal-pathspecs", *settings]
        with tempfile.TemporaryFile() as complaints:
            try:
                process = subprocess.Popen(
                    [*command, *arguments],
                    cwd=self._folder,
                    env=self._environment,
                    stdin=given or subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=complaints,
                    start_new_session=True,
                )
            except OSError as error:
                raise ConfigError(f"cannot start git: {(error.strerror or '').lower()}") from None
            assert process.stdout is not None
            watchdog = Timer(self._patience, process.kill)
            watchdog.start()
            try:
                said = process.stdout.read(most + 1)
                if len(said) > most:
                    process.kill()
                code = process.wait()
            finally:
                watchdog.cancel()
                process.stdout.close()
            if len(said) > most:
                raise ConfigError("the revision is too large to be compared with")
            if code:
                complaints.seek(0)
                raise ConfigError(_complaint(complaints.read(2_000), code))
        return said


class Mirror(Repository):
    """One revision of a repository elsewhere, fetched into `folder`, which is empty.

    `elsewhere` is the folder that is being worked in, where no program is taken from. Raises
    ConfigError where the address or the revision is none, or git cannot get it.
    """

    def __init__(
        self,
        folder: Path,
        address: str,
        revision: str,
        elsewhere: Path,
        transports: Sequence[str] = _TRANSPORTS,
    ) -> None:
        if transports == _TRANSPORTS and (problem := address_problem(address)):
            raise ConfigError(f'"{address}" is not fetched: {problem}')
        if address.startswith("-") or revision_problem(revision):
            raise ConfigError(f'"{revision}" is no name for a revision')
        self._folder = folder
        self._begin(_places(elsewhere), (*_KEPT, *_KEPT_TO_FETCH))
        self._where = ("--git-dir=.",)
        self._run("init", "--quiet", "--bare", "--template=")
        self._get(address, revision, transports)
        self.head = self.commit(_WANTED)

    def _get(self, address: str, revision: str, transports: Sequence[str]) -> None:
        """The one thing here that asks the network."""
        before, self._settings = self._settings, (*_SWITCHED_OFF, *_TO_FETCH)
        self._environment["GIT_ALLOW_PROTOCOL"] = ":".join(transports)
        self._patience = _PATIENCE_TO_FETCH
        try:
            self._run(
                "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules",
                "--end-of-options", address, f"+{revision}:{_WANTED}",
            )  # fmt: skip
        finally:
            self._environment["GIT_ALLOW_PROTOCOL"] = "none"
            self._settings, self._patience = before, _PATIENCE


def _places(folder: Path) -> list[str]:
    """Where programs are: on the path, and never in the repository or the working directory."""
    inside = os.path.realpath(folder) + os.sep
    return [
        place
        for place in os.environ.get("PATH", os.defpath).split(os.pathsep)
        if os.path.isabs(place) and not f"{os.path.realpath(place)}{os.sep}".startswith(inside)
    ]


def _program(places: Sequence[str]) -> str:
    for place in places:
        for name in ("git", "git.exe"):
            path = os.path.join(place, name)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return path
    raise ConfigError("there is no git, which knows what changed since a revision")


def _complaint(said: bytes, code: int) -> str:
    text = said.decode("utf-8", "replace").strip()
    if "not a git repository" in text:
        return "this is no git repository, so nothing is known of other revisions"
    first = text.splitlines()[0].removeprefix("fatal: ") if text else f"it ended with {code}"
    return f"git refuses: {first[:200]}"
