"""What must not be sent to anybody: words that look like a key or a password, and files that hold
such. What is found is refused with its place, and nothing is masked."""

from __future__ import annotations

import fnmatch
import json
import os
import re
from collections.abc import Collection, Mapping
from typing import Final

from speclsp.model.asking import Ask, Model, ModelError, Reply
from speclsp.text import Span

_START: Final = r"(?<![A-Za-z0-9_-])"
_END: Final = r"(?![A-Za-z0-9])"
# Every repetition is bounded, or ends where the next part begins: the time is that of the length.
_PATTERNS: Final = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        ("a private key", r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
        ("an AWS access key", rf"{_START}(?:AKIA|ASIA)[A-Z0-9]{{16}}{_END}"),
        ("a GitHub token", rf"{_START}gh[opsur]_[A-Za-z0-9]{{36,255}}{_END}"),
        ("a GitHub token", rf"{_START}github_pat_[A-Za-z0-9_]{{40,255}}{_END}"),
        ("a GitLab token", rf"{_START}glpat-[A-Za-z0-9_-]{{20,64}}{_END}"),
        ("an npm token", rf"{_START}npm_[A-Za-z0-9]{{36,64}}{_END}"),
        ("an API key", rf"{_START}sk-ant-[A-Za-z0-9_-]{{20,200}}"),
        ("an API key", rf"{_START}sk-(?:proj-|live-|test-)?[A-Za-z0-9_]{{20,200}}"),
        ("an API key", rf"{_START}[sr]k_(?:live|test)_[A-Za-z0-9]{{16,200}}"),
        ("an API key", rf"{_START}AIza[A-Za-z0-9_-]{{35}}"),
        ("a Slack token", rf"{_START}xox[abeoprs]-[A-Za-z0-9-]{{10,250}}"),
        (
            "a signed token",
            rf"{_START}eyJ[A-Za-z0-9_-]{{10,2000}}\.eyJ[A-Za-z0-9_-]{{10,4000}}\.[A-Za-z0-9_-]{{10}}",
        ),
    )
)
_MARKS: Final = r"[\"'`*_]{0,4}"
_ASSIGNED: Final = re.compile(
    r"(?i)(?<![a-z0-9])(?:password|passwd|passphrase|pwd|secret|api[_-]?key|auth[_-]?token|"
    rf"access[_-]?token|client[_-]?secret|(token)){_MARKS}[ \t]{{0,4}}(?:=|:){_MARKS}[ \t]{{0,4}}"
    rf"{_MARKS}[ \t]{{0,2}}([^\s\"'`<>{{}}$()\[\],;]{{8,200}})"
)
# The word alone speaks of many things: what stands behind it must be as long as a token is.
_PASSWORD, _TOKEN = 8, 16
_USERINFO: Final = re.compile(
    r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,15}://[^\s/@:\"'<>]{1,64}:([^\s/@\"'<>]{3,128})@"
)
# What stands for a password in an example.
_PLACEHOLDERS: Final = frozenset(
    ("pass", "password", "passwd", "pwd", "secret", "token", "key", "example", "changeme", "xxx")
)
_ESCAPES: Final = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[^u])")
_SHORTEST: Final = 8
_NAMES: Final = (
    *(".env", ".env.*", "*.env", "*secret*", "*credential*", "*.pem", "*.key"),
    *("*.p12", "*.pfx", "*.jks", "*.keystore", "*.kdbx", "*.asc", "*.gpg", "id_rsa*", "id_dsa*"),
    *("id_ecdsa*", "id_ed25519*", ".netrc", "_netrc", ".npmrc", ".pypirc", ".htpasswd", ".ssh"),
    *(".aws", ".gnupg", ".git-credentials", ".dockercfg", ".kube"),
)
_DENIED: Final = re.compile("|".join(map(fnmatch.translate, _NAMES)))


def secret_in(text: str) -> Span | None:
    """The first that looks like a secret, in code points, or None."""
    found = _found(text)
    return found[0] if found else None


def is_denied(path: str) -> bool:
    """Whether the name of a file, or of a folder above it, says that it is not to be sent."""
    parts = path.replace("\\", "/").lower().split("/")
    return any(map(_DENIED.match, parts))


def own_keys(key: str, environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What the user is known by: the key that is in use, and the one that is set for the library.

    One shorter than 8 code points opens nothing, such as what a server on this machine is told.
    """
    found = {key, environ.get("ANTHROPIC_API_KEY", "").strip()}
    return tuple(sorted(each for each in found if len(each) >= _SHORTEST))


class Discreet:
    """Asks `model` what holds nothing that looks like a secret, and none of the user's `keys`."""

    def __init__(self, model: Model, keys: Collection[str] = ()) -> None:
        self._model = model
        self._keys = keys

    @property
    def identity(self) -> str:
        return self._model.identity

    async def ask(self, ask: Ask) -> Reply:
        refuse_secret(ask, self._keys)
        return await self._model.ask(ask)


def refuse_secret(ask: Ask, keys: Collection[str] = ()) -> None:
    """Raises ModelError (`secret`) where something in it looks like one, or is one of `keys`."""
    for text in (ask.system, *(each.text for each in ask.messages), ask.schema):
        # In JSON some characters of a key are written otherwise.
        if any(each in text or json.dumps(each)[1:-1] in text for each in keys):
            raise ModelError("secret", "what is to be sent has your own key, so nothing is sent")
        # Where it is JSON, what an escape stands for ends a word.
        found = _found(text) or _found(_ESCAPES.sub(_blank, text))
        if found is not None:
            line = text.count("\n", 0, found[0].start) + 1
            raise ModelError(
                "secret",
                f"what is to be sent has {found[1]} in line {line}, so nothing is sent",
            )


def _found(text: str) -> tuple[Span, str] | None:
    places = [
        (Span(*match.span()), what)
        for what, pattern in _PATTERNS
        if (match := pattern.search(text)) is not None
    ]
    for match in _ASSIGNED.finditer(text):
        if _is_password(match[2], _TOKEN if match[1] else _PASSWORD):
            places.append((Span(*match.span()), "a password"))
            break
    for match in _USERINFO.finditer(text):
        if match[1].lower() not in _PLACEHOLDERS and not match[1].startswith(("$", "{", "%", "*")):
            places.append((Span(*match.span()), "a password in an address"))
            break
    return min(places, default=None)


def _is_password(word: str, length: int) -> bool:
    """Whether this is no word of a language and no placeholder: it has letters and digits."""
    bare = word.rstrip(".:!?*_")
    return (
        len(bare) >= length
        and any(each.isdigit() for each in bare)
        and any(each.isalpha() for each in bare)
        and "://" not in bare
        and len(set(bare)) > 4
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
