"""Commands that the client may have run, by name."""

from __future__ import annotations

from collections.abc import Callable

from speclsp.server.client import at
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import words

CLARIFY = "speclsp.clarify"
"""Ours: asks what a finding asks. With its document, rule, message and range."""

ASK_MODEL = "speclsp.askModel"
"""Ours: asks a model about a place. With its document, version, range and what is asked."""


class Commands:
    """`offered` has what each does with its arguments: it gives a result, a coroutine that does, or
    work that is done in slices."""

    def __init__(self) -> None:
        self.offered: dict[str, Callable[[list[Json]], Json]] = {}

    @property
    def names(self) -> list[str]:
        return sorted(self.offered)

    def execute(self, params: Json) -> Json:
        """The answer to `workspace/executeCommand`. Raises MalformedError."""
        name, arguments = words(params, "command"), at(params, "arguments")
        command = self.offered.get(name)
        if command is None:
            raise MalformedError(f'there is no command "{name[:100]}"')
        if arguments is not None and not isinstance(arguments, list):
            raise MalformedError('"arguments" is no list')
        return command(arguments or [])
