"""What is asked of a model and what it answers, as values. Who answers, and how, is not known here.

ModelError
  kind says what is wrong, message tells a user in one line what to do about it
"""

from __future__ import annotations

import hashlib
import json
from typing import Literal, NamedTuple, Protocol

Effort = Literal["low", "medium", "high"]

Kind = Literal[
    "off",
    "no-key",
    "not-installed",
    "settings",
    "refused",
    "not-found",
    "too-large",
    "overloaded",
    "unreachable",
    "timeout",
    "bad-answer",
    "no-verdict",
    "budget",
    "secret",
    "paused",
]
"""What can stand between a question and its answer.

`off` nobody has switched it on; `no-key`, `not-installed` and `settings` are to be mended by the
user; `refused` (401, 402, 403) and `not-found` (404) by whoever gave the key; `too-large` (413);
`overloaded` (429, 5xx); `unreachable` no connection, or one that broke; `timeout` the deadline;
`bad-answer` no answer in the agreed form; `no-verdict` the model stopped early or declined;
`budget` what the user has allowed is spent; `secret` the text holds what must not be sent;
`paused` it failed too often a moment ago."""

LASTING: frozenset[Kind] = frozenset(
    ("off", "no-key", "not-installed", "settings", "refused", "not-found")
)
"""What is the same for the next question, until the user changes something."""


class Message(NamedTuple):
    """One turn of a conversation."""

    role: Literal["user", "assistant"]
    text: str


class Ask(NamedTuple):
    """All that an answer depends on, besides who gives it."""

    # What for: "readings", "verdict", ...
    task: str
    # SHA-256 of the prompt's file, in hexadecimal digits.
    prompt: str
    system: str
    messages: tuple[Message, ...]
    # The JSON Schema of the answer, as JSON.
    schema: str
    max_tokens: int = 4_000
    effort: Effort = "medium"

    def key(self, identity: str) -> str:
        """SHA-256, in hexadecimal digits, of everything that is asked and of who is asked."""
        said = json.dumps([1, identity, *self], ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(said.encode("ascii")).hexdigest()

    @property
    def size(self) -> int:
        """In code points, all that is sent of it."""
        return len(self.system) + len(self.schema) + sum(len(each.text) for each in self.messages)


class Reply(NamedTuple):
    """An answer: JSON text, which nobody has looked at yet."""

    text: str
    # The model as it calls itself.
    model: str
    input_tokens: int = 0
    output_tokens: int = 0
    # Whether it was given before, to the same question.
    remembered: bool = False


class ModelError(Exception):
    """There is no answer. `str()` of it is one line for the user, without any key or text."""

    def __init__(
        self, kind: Kind, message: str, *, status: int = 0, request_id: str = "", spent: int = 0
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.status = status
        self.request_id = request_id
        # Tokens that it has cost all the same.
        self.spent = spent


class Model(Protocol):
    """Somebody who can be asked."""

    @property
    def identity(self) -> str:
        """Provider, endpoint and model: who answers."""
        ...

    async def ask(self, ask: Ask) -> Reply:
        """The answer. Raises ModelError; may be cancelled at any time."""
        ...
