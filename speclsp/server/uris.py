"""URIs: which of them name the same document, which file one names, and how a file is named by one.

A document is known by a key, in which every spelling of its URI ends; what is sent to the client
is the client's own spelling wherever it has one.
"""

from __future__ import annotations

import ntpath
import os
import re
from urllib.parse import quote_from_bytes, unquote, unquote_to_bytes

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FILE = re.compile(r"//([^/?#]*)([^?#]*)")
_DRIVE = re.compile(rb"/([A-Za-z])[:|](?=/|\Z)")
# What VS Code leaves as it is in a path.
_SAFE = "/-._~!$&'()*+,;=:@"
_WINDOWS = os.name == "nt"


def key_of(uri: str) -> str:
    """The same for every spelling of a URI: percent-encoding, a drive's case, `localhost`."""
    scheme = _SCHEME.match(uri)
    if scheme is None:
        return uri
    name, rest = scheme[1].lower(), uri[scheme.end() :]
    file = _FILE.fullmatch(rest) if name == "file" else None
    if file is None:
        return f"{name}:{rest}"
    return f"file://{_host(file[1])}{_quoted(_drive_lowered(_bytes(file[2])))}"


def path_of(uri: str) -> str | None:
    """The absolute path of the file that `uri` names; None where it names none on this machine."""
    scheme = _SCHEME.match(uri)
    if scheme is None or scheme[1].lower() != "file":
        return None
    file = _FILE.match(uri, scheme.end())
    if file is None:
        return None
    host, data = _host(file[1]), _drive_lowered(_bytes(file[2]))
    if b"\0" in data or not data.startswith(b"/"):
        return None
    if _WINDOWS:
        return _windows_path(host, data)
    return None if host else os.path.normpath(os.fsdecode(data))


def _windows_path(host: str, data: bytes) -> str | None:
    """A file on a drive or on a share; None for devices, and for what is relative to either."""
    try:
        path = os.fsdecode(data)
    except UnicodeDecodeError:
        return None
    path = ntpath.normpath(f"//{host}{path}" if host else path.removeprefix("/"))
    drive, rest = ntpath.splitdrive(path)
    rooted = rest.startswith("\\") or (bool(host) and not rest)
    return path if drive and rooted and host not in (".", "?") else None


def file_uri(path: str) -> str:
    """The URI of an absolute path."""
    data = os.fsencode(path)
    if _WINDOWS:
        data = data.replace(b"\\", b"/")
        if data.startswith(b"//"):
            return "file:" + _quoted(data)
        data = b"/" + data
    return "file://" + _quoted(_drive_lowered(data))


def joined(folder: str, path: str) -> str:
    """The URI of what stands at `path`, relative, below the folder at URI `folder`."""
    return f"{folder.rstrip('/')}/{_quoted(os.fsencode(path))}" if path else folder


def _bytes(path: str) -> bytes:
    return unquote_to_bytes(path.encode("utf-8", "surrogateescape"))


def _quoted(data: bytes) -> str:
    return quote_from_bytes(data, safe=_SAFE)


def _host(host: str) -> str:
    name = unquote(host).lower()
    return "" if name == "localhost" else name


def _drive_lowered(path: bytes) -> bytes:
    drive = _DRIVE.match(path)
    return b"/" + drive[1].lower() + b":" + path[drive.end() :] if drive else path
