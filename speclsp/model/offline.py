"""A model that is not there: every question gets the reason why."""

from __future__ import annotations

from speclsp.model.asking import Ask, ModelError, Reply


class Offline:
    """`identity` is that of the model that would be asked, whose earlier answers it finds."""

    def __init__(self, error: ModelError, identity: str = "") -> None:
        self.error = error
        self.identity = identity

    async def ask(self, ask: Ask) -> Reply:
        # A new one each time: what is raised twice drags its first way along.
        raise ModelError(self.error.kind, str(self.error)) from None
