"""What went wrong with a request, told in our words, whatever the SDK or the network raised.

Neither the key nor the text that was sent is repeated, even where the server repeats them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from speclsp.model.access import Access
from speclsp.model.asking import Kind, ModelError
from speclsp.model.wire import ComplaintError
from speclsp.report.safe import safe

# In code points: a message, and what of a text is short enough to be in two by chance.
MESSAGE = 200
CHANCE = 12
# Of the key nothing is repeated that could be told from chance.
KEY_CHANCE = 6
# What is sent, in code points, so that looking for repetitions takes no time worth mentioning.
SEARCHED = 400_000
# In seconds.
YEAR = 31_536_000

_IDENTIFIER = re.compile(r"[\w-]{1,64}", re.ASCII)

# What an event of a stream may complain of, as the status that it would have been.
EVENTS = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}
# The packages that the SDK reaches the network by.
_NETWORK = frozenset(("httpx2", "httpcore2", "h11", "anyio"))
# The libraries that a provider needs besides the SDK.
_EXTRAS = {"bedrock": "anthropic[bedrock]", "vertex": "anthropic[vertex]"}


class StrayError(Exception):
    """A request that would have gone to another server than the one that was set."""


class ExcessError(Exception):
    """An answer that is longer than any may be, or packed so that nobody knows."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Failure(NamedTuple):
    error: ModelError
    # Whether it may go better in a moment.
    again: bool = False
    # What the server asks to wait, in seconds.
    wait: float | None = None


def failure(error: Exception, access: Access, texts: Iterable[str], begun: bool) -> Failure:
    """Of one try. `begun`: an answer had begun, so that to ask again would cost twice."""
    seen = Seen(access, tuple(texts))
    if isinstance(error, ModelError):
        return Failure(error)
    if isinstance(error, ComplaintError):
        status = EVENTS.get(error.kind, 500)
        return Failure(seen.refusal(status, error.words), retried(status) and not begun)
    status = getattr(error, "status_code", 0)
    if isinstance(status, int) and status:
        headers: Mapping[str, str] = getattr(getattr(error, "response", None), "headers", {})
        words = getattr(error, "api_message", None)
        wait = waiting(headers, datetime.now(UTC))
        said = words if isinstance(words, str) else ""
        told = seen.refusal(status, said, request_id(error), wait or 0.0)
        again = retried(status) and headers.get("x-should-retry") != "false"
        return Failure(told, again and not begun, wait)
    return seen.trouble(error, begun)


def unopened(error: Exception, access: Access) -> ModelError:
    """Why no client could be made, before anything was sent."""
    if isinstance(error, ModelError):
        return error
    # A proxy of a kind that needs another package has an ImportError without a name.
    if lacks_extra(error) or (isinstance(error, ImportError) and error.name):
        return missing(access)
    name = type(error).__name__
    what = f"no connection can be set up ({name}), as by a proxy variable that names none"
    return ModelError("settings", what)


class Seen(NamedTuple):
    """Who was asked, and what must not be repeated."""

    access: Access
    texts: tuple[str, ...]

    def refusal(
        self, status: int, words: str, identifier: str = "", wait: float = 0.0
    ) -> ModelError:
        kind, message = verdict(status, words)
        if wait >= 1:
            message = f"{message}, and is to be left alone for {min(wait, YEAR):.0f} s"
        if said := self.quoted(words, MESSAGE - len(message) - 4):
            message = f'{message}: "{said}"'
        if self.quoted(identifier, 64) != identifier:
            identifier = ""
        return ModelError(kind, message, status=status, request_id=identifier)

    def trouble(self, error: Exception, begun: bool) -> Failure:
        cause = error.__cause__
        if isinstance(cause, StrayError):
            what = "the server sends on to another one, which is not followed"
            return Failure(ModelError("unreachable", what))
        excess = error if isinstance(error, ExcessError) else cause
        if isinstance(excess, ExcessError):
            if excess.status >= 300:
                return Failure(self.refusal(excess.status, ""))
            what = "the model gave an answer that is too long, or packed"
            return Failure(ModelError("bad-answer", what))
        name = type(error).__name__
        origin = type(error).__module__.partition(".")[0]
        if isinstance(error, ImportError) or lacks_extra(error):
            return Failure(missing(self.access))
        if origin in ("botocore", "boto3", "google"):
            return Failure(self.unauthorised(name))
        connection = name in ("APIConnectionError", "APITimeoutError")
        inside = type(cause).__name__
        if inside == "LocalProtocolError" or isinstance(cause, TypeError | ValueError):
            return Failure(ModelError("settings", f"the request cannot be sent ({inside})"))
        if connection or origin in _NETWORK or isinstance(error, OSError):
            reason = cause if connection and cause is not None else error
            return Failure(self.unreachable(reason), not begun)
        if isinstance(error, RuntimeError) and "credentials" in str(error):
            return Failure(self.unauthorised(name))
        if isinstance(error, ValueError) and not isinstance(error, UnicodeError):
            return Failure(ModelError("bad-answer", f"the answer cannot be read ({name})"))
        return Failure(ModelError("settings", f"the request cannot be made ({name})"))

    def unreachable(self, reason: BaseException) -> ModelError:
        name = type(reason).__name__
        where = f"{self.access.endpoint[:80]} cannot be reached ({name})"
        # What others say may be made of anything, headers too.
        words = str(reason) if name in ("ConnectError", "ProxyError") else ""
        said = self.quoted(words, MESSAGE - len(where) - 4)
        return ModelError("unreachable", f'{where}: "{said}"' if said else where)

    def unauthorised(self, name: str) -> ModelError:
        return ModelError("no-key", f"{self.access.provider} finds no credentials ({name})")

    def quoted(self, words: str, limit: int) -> str:
        """What the server says, in one line; nothing, if it repeats what it was sent."""
        cut = words[: max(limit, 0)].strip()
        if not cut or sum(map(len, self.texts)) > SEARCHED:
            return ""
        if repeats(cut, self.access.key, KEY_CHANCE):
            return ""
        # As it was written, and as it stands in the request.
        forms = (form for text in self.texts for form in (text, json.dumps(text)))
        if any(repeats(cut, form, CHANCE) for form in forms):
            return ""
        return safe(cut)[:limit]


def lacks_extra(error: Exception) -> bool:
    return type(error).__name__ == "MissingDependencyError"


def missing(access: Access) -> ModelError:
    package = _EXTRAS.get(access.provider, "anthropic")
    what = f'provider "{access.provider}" needs a package that is not installed'
    return ModelError("not-installed", f"{what}: install {package}")


def verdict(status: int, words: str) -> tuple[Kind, str]:
    """What a status means, and what is said of it."""
    lower = words.lower()
    match status:
        case 401:
            return "refused", "the key is not accepted (401)"
        case 402:
            return "refused", "the account cannot pay for the request (402)"
        case 403:
            return "refused", "the key may not be used for this (403)"
        case 404:
            return "not-found", "there is no such model for this key (404)"
        case 413:
            return "too-large", "the question is too large (413)"
        case 400 if "too long" in lower or "too large" in lower:
            return "too-large", "the question is too large (400)"
        case 400 if "credit balance" in lower:
            return "refused", "the account cannot pay for the request (400)"
    if status == 429:
        return "overloaded", "the key has asked too much for the moment (429)"
    if retried(status):
        return "overloaded", f"the model is overloaded or out of order ({status})"
    if 300 <= status < 400:
        return (
            "unreachable",
            f"the server sends on to another one, which is not followed ({status})",
        )
    return "settings", f"the server does not take the request ({status})"


def retried(status: int) -> bool:
    return status in (408, 409, 429) or status >= 500


def request_id(error: Exception) -> str:
    found = getattr(error, "request_id", None)
    return found if isinstance(found, str) and _IDENTIFIER.fullmatch(found) else ""


def waiting(headers: Mapping[str, str], now: datetime) -> float | None:
    """What `Retry-After` asks for, in seconds: a number or a date."""
    written = headers.get("retry-after", "")
    try:
        seconds = float(written)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(written).astimezone(UTC) - now).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return None
    # A number that is none compares as false.
    return max(seconds, 0.0) if seconds == seconds else None


def repeats(words: str, text: str, length: int) -> bool:
    """Whether `length` code points on end of `words`, or all of them, are in `text`."""
    if not text or len(words) < min(length, len(text)):
        return False
    length = min(length, len(text))
    return any(words[at : at + length] in text for at in range(len(words) - length + 1))
