"""Addresses of git repositories: which of them may be asked, by https and ssh alone."""

from __future__ import annotations

import re

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])"
_PORT = r"(?::\d{1,5})?"
_USER = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}"
# What a path may not be: something with a space, a control character, a query or another helper.
_PATH = r"[A-Za-z0-9._~/%+@:,=-]{1,1000}"
_HTTPS = re.compile(rf"https://{_HOST}{_PORT}/{_PATH}")
_SSH = re.compile(rf"ssh://(?:{_USER}@)?{_HOST}{_PORT}/{_PATH}")
# As ssh itself has it: git@example.org:team/specs.git
_SHORT = re.compile(rf"{_USER}@{_HOST}:(?![/:-]){_PATH}")
_REVISION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/+-]{0,199}")


def address_problem(address: str) -> str | None:
    """Why a repository at this address is not asked."""
    if re.match(r"https://[^/]*@", address):
        return "an address that names a user or a password is not for a repository"
    if "::" in address or not any(each.fullmatch(address) for each in (_HTTPS, _SSH, _SHORT)):
        return "this is no address that begins with https:// or ssh://"
    return None


def revision_problem(revision: str) -> str | None:
    """Why these words name no tag, branch or commit."""
    if (
        not _REVISION.fullmatch(revision)
        or ".." in revision
        or "//" in revision
        or revision.endswith((".lock", "/", "."))
    ):
        return "this is no name of a tag, a branch or a commit"
    return None
