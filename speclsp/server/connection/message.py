"""A message as it is read: what it is, before anything is made of its parameters.

JSON-RPC 2.0, as the base protocol of the Language Server Protocol 3.18 narrows it: no batches, and
identifiers are strings or whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from speclsp.server.connection import codes
from speclsp.server.connection.values import Json, parsed

Id = str | int


@dataclass
class Request:
    """Wants one answer. `dropped`: it has got it before its time."""

    id: Id
    method: str
    params: Json
    dropped: bool = False


class Notification(NamedTuple):
    method: str
    params: Json


class Answer(NamedTuple):
    """To a request of ours. `failed`: `result` is the client's error."""

    id: Json
    result: Json
    failed: bool


class Malformed(NamedTuple):
    """Not one of the others: the error that answers it, without an identifier."""

    code: int
    reason: str


Message = Request | Notification | Answer | Malformed


def message(body: bytes) -> Message:
    """What `body` is. Never raises."""
    try:
        read = parsed(body)
    except (ValueError, RecursionError):
        return Malformed(codes.PARSE_ERROR, "this is no JSON")
    if not isinstance(read, dict) or read.get("jsonrpc") != "2.0":
        return Malformed(codes.INVALID_REQUEST, "this is no JSON-RPC 2.0 message")
    method = read.get("method")
    if method is None and ("result" in read or "error" in read):
        failed = "error" in read
        return Answer(read.get("id"), read["error"] if failed else read["result"], failed)
    if not isinstance(method, str):
        return Malformed(codes.INVALID_REQUEST, "this names no method")
    if "id" not in read:
        return Notification(method, read.get("params"))
    if not is_id(read["id"]):
        return Malformed(codes.INVALID_REQUEST, "an id is a string or a whole number")
    return Request(read["id"], method, read.get("params"))


def is_id(identifier: Json) -> bool:
    return isinstance(identifier, str | int) and not isinstance(identifier, bool)
