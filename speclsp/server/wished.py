"""What the client says of models: its own settings, and whether its user trusts the workspace."""

from __future__ import annotations

import logging
from typing import NamedTuple

from speclsp.server.client import at
from speclsp.server.connection.values import Json

log = logging.getLogger(__name__)


class Wished(NamedTuple):
    """`settings` is None where nothing is said, and may be odd; `trusted` where the client has no
    notion of trust."""

    settings: Json = None
    trusted: bool | None = None


def trust(options: Json) -> bool | None:
    """What the options of `initialize` say; what is no truth value counts as a no."""
    said = at(options, "trusted")
    if said is None or isinstance(said, bool):
        return said
    log.warning('"trusted" is neither true nor false, so nothing is trusted')
    return False


def wished(section: Json, trusted: bool | None) -> Wished:
    """What our section of the settings says of models, which a repository must not have written: it
    holds where the client vouches for that. Elsewhere it can only switch them off."""
    said = at(section, "model")
    if said is None or not isinstance(said, dict):
        return Wished(said if trusted else None, trusted)
    if trusted:
        plain = {name: value for name, value in said.items() if name != "name"}
        return Wished(plain | {"model": said.get("name")}, trusted)
    return Wished({"enabled": False} if said.get("enabled") is False else None, trusted)
