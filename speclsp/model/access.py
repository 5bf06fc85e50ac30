"""Who is asked, where, and with which key, as the user has set it; and what is wrong with that."""

from __future__ import annotations

import math
import re
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit

from speclsp.model.asking import ModelError
from speclsp.report.safe import safe

Provider = Literal["anthropic", "bedrock", "vertex"]
PROVIDERS: tuple[Provider, ...] = ("anthropic", "bedrock", "vertex")

# Where a provider is, if nobody says otherwise. The region is known to the client alone.
ENDPOINTS: dict[Provider, str] = {
    "anthropic": "https://api.anthropic.com",
    "bedrock": "https://bedrock-runtime.*.amazonaws.com",
    "vertex": "https://*-aiplatform.googleapis.com",
}
# Where no encryption is needed.
HERE = frozenset(("127.0.0.1", "::1", "localhost"))

# What can stand in a header and in an address.
_VISIBLE = re.compile(r"[!-~]+")


class Access(NamedTuple):
    """All that it takes to reach a model. Its `repr` does not show the key."""

    provider: Provider
    model: str
    # Of the server, without `/v1/messages`; empty for the provider's own.
    base_url: str = ""
    # An API key; for Bedrock a bearer token, for Vertex an access token, or empty for those that
    # the libraries of these providers find themselves.
    key: str = ""
    # In seconds, to the end of the answer, over all tries; loading the library is not counted.
    deadline: float = 60.0
    # Where the key was found, for what is said about it.
    key_variable: str = "ANTHROPIC_API_KEY"

    def __repr__(self) -> str:
        return f"Access({self.identity!r}, {'with' if self.key else 'without'} key)"

    @property
    def endpoint(self) -> str:
        """Where the questions go, in one form for all ways to write it."""
        return self.base_url.rstrip("/") or ENDPOINTS[self.provider]

    @property
    def identity(self) -> str:
        """Provider, endpoint and model: whom an answer is from."""
        return f"{self.provider} {self.endpoint} {self.model}"

    def checked(self) -> Access:
        """Itself. Raises ModelError (`settings`, `no-key`) for what no request can be made with."""
        if self.provider not in PROVIDERS:
            raise ModelError("settings", f'provider "{shown(self.provider)}" is not known')
        if not _VISIBLE.fullmatch(self.model) or len(self.model) > 200:
            raise ModelError("settings", f'"{shown(self.model)}" is no name of a model')
        if not (math.isfinite(self.deadline) and self.deadline > 0):
            raise ModelError(
                "settings", f"a deadline of {self.deadline} s leaves no time to answer"
            )
        if self.base_url:
            check_address(self.base_url)
        if self.key and not _VISIBLE.fullmatch(self.key):
            what = "a space, a line end or another character that no key has"
            raise ModelError("settings", f"the key in {shown(self.key_variable)} holds {what}")
        if not self.key and self.provider == "anthropic":
            raise ModelError("no-key", f"there is no key: {shown(self.key_variable)} is not set")
        return self


def check_address(base_url: str) -> None:
    """Raises ModelError (`settings`), which never shows what may be a password."""
    address = split(base_url)
    if address is None:
        raise ModelError("settings", "the address of the model is none: https://HOST is expected")
    if "@" in address.netloc:
        raise ModelError("settings", "the address of the model holds a name or a password")
    if "?" in base_url or "#" in base_url:
        raise ModelError("settings", "the address of the model goes on after its path")
    host = address.hostname or ""
    if address.scheme == "https" or (address.scheme == "http" and host in HERE):
        return
    scheme = shown(address.scheme)
    raise ModelError(
        "settings", f'"{scheme}://{shown(host)}" is not encrypted: use https, but on this machine'
    )


def split(base_url: str) -> SplitResult | None:
    """Its parts, if it has a host, no port that cannot be, and nothing that is not seen."""
    try:
        address = urlsplit(base_url)
        there = bool(address.hostname) and address.port != 0
    except ValueError:
        return None
    return address if there and _VISIBLE.fullmatch(base_url) else None


def shown(words: str) -> str:
    return safe(words[:80])
