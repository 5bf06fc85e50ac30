"""What a model is told, as a page for people: each sentence with its reason, and the form of the
answer. Pages are in `prompts/`; one that lacks something is refused.

    # name
    Version: 1
    ## Why             `- "First words": reason.` for each line below
    ## System          what the model is told first, a sentence a line
    ## Behind the data what it is told behind what it is asked about
    ## Answer          the JSON Schema of the answer, in a fence
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from speclsp.model.asking import Ask, Effort, Message

FOLDER = Path(__file__).parent / "prompts"

_PARTS = ("Why", "System", "Behind the data", "Answer")
_HEAD = re.compile(r"# (?P<name>[a-z]+)\n\nVersion: (?P<version>[1-9][0-9]{0,5})\n+\Z")
_PART = re.compile(r"^## (.+)\n", re.MULTILINE)
_REASON = re.compile(r'- "(?P<words>[^"]+)": (?P<reason>\S.*\S)')
_FENCE = re.compile(r"```json\n(?P<json>.+)\n```\Z", re.DOTALL)
# What those who serve models take of JSON Schema, and `speclsp.clarify.answers` holds answers to.
_KEYWORDS = {
    "object": {"type", "properties", "required", "additionalProperties"},
    "array": {"type", "items"},
    "string": {"type", "enum", "description"},
    "integer": {"type", "description"},
}


class Prompt(NamedTuple):
    """A page that was read."""

    name: str
    version: int
    # First words of a sentence, and why it is there.
    reasons: tuple[tuple[str, str], ...]
    system: str
    behind: str
    schema: dict[str, Any]
    # SHA-256 of the page, in hexadecimal digits, whatever ends its lines.
    hash: str

    def ask(self, data: str, *, max_tokens: int = 4_000, effort: Effort = "medium") -> Ask:
        """This question about `data`."""
        said = Message("user", f"{data}\n\n{self.behind}")
        schema = json.dumps(self.schema, separators=(",", ":"))
        return Ask(self.name, self.hash, self.system, (said,), schema, max_tokens, effort)


@lru_cache
def prompt(name: str) -> Prompt:
    """The page of this name. A ValueError says what it lacks."""
    return parsed(name, (FOLDER / f"{name}.md").read_text("utf-8"))


def parsed(name: str, page: str) -> Prompt:
    """What a page says whose lines end with `\\n`. Raises ValueError."""
    head, *rest = _PART.split(page)
    found = _HEAD.match(head)
    if found is None or found["name"] != name:
        raise ValueError(f'{name}.md: does not begin with "# {name}" and a version')
    if tuple(rest[::2]) != _PARTS:
        raise ValueError(f"{name}.md: its parts are not {', '.join(_PARTS)}")
    why, system, behind, answer = (each.strip() for each in rest[1::2])
    fence = _FENCE.match(answer)
    if fence is None:
        raise ValueError(f"{name}.md: the answer is no fence of JSON")
    schema = json.loads(fence["json"])
    reasons = tuple(_reasons(name, why))
    faults = (*_unexplained(reasons, f"{system}\n{behind}"), *_loose(schema, "answer"))
    if faults or schema.get("type") != "object":
        raise ValueError(f"{name}.md: {faults[0] if faults else 'the answer is no object'}")
    digits = hashlib.sha256(page.encode("utf-8")).hexdigest()
    return Prompt(name, int(found["version"]), reasons, system, behind, schema, digits)


def _reasons(name: str, why: str) -> Iterator[tuple[str, str]]:
    for line in why.splitlines():
        found = _REASON.fullmatch(line)
        if found is None:
            raise ValueError(f'{name}.md: "{line}" is no reason')
        yield found["words"], found["reason"]


def _unexplained(reasons: tuple[tuple[str, str], ...], said: str) -> Iterator[str]:
    """Sentences without a reason of their own, and reasons of no sentence."""
    lines = [line for line in said.splitlines() if line]
    for line in lines:
        if sum(line.startswith(words) for words, _ in reasons) != 1:
            yield f'"{line}" has not exactly one reason'
    for words, _ in reasons:
        if sum(line.startswith(words) for line in lines) != 1:
            yield f'"{words}" begins not exactly one sentence'


def _loose(schema: Any, where: str) -> Iterator[str]:
    """What of a schema would let something else in, or would not be understood."""
    kind = schema.get("type")
    if kind not in _KEYWORDS or set(schema) - _KEYWORDS[kind]:
        yield f"{where} is of no kind that answers are held to"
    elif kind == "object":
        properties = schema.get("properties", {})
        if schema.get("required") != list(properties) or schema.get("additionalProperties", 1):
            yield f"{where} may lack something or hold more"
        for name, each in properties.items():
            yield from _loose(each, f"{where}.{name}")
    elif kind == "array":
        yield from _loose(schema.get("items", {}), f"{where}[]")
