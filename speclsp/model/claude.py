"""Claude, by way of the SDK: the only module that imports it, and not before somebody asks.

What the SDK leaves open is closed here: one deadline over all tries, redirects, lengths, logs, and
where its settings are taken from.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from speclsp import __version__
from speclsp.model.access import Access
from speclsp.model.asking import Ask, ModelError, Reply
from speclsp.model.failures import ExcessError, Failure, StrayError, failure, unopened
from speclsp.model.wire import LINE, WHOLE, Answer, Response, document, number, request
from speclsp.report.safe import safe

# How often something is asked at most, and how long is waited before the second time, in seconds.
TRIES = 3
PAUSE = 0.5
# To reach a server, in seconds; an answer may take until the deadline.
CONNECT = 10.0
# In bytes: the results of a batch.
RESULTS = 64_000_000

# They would print what is sent, if the environment asks for it.
LOGGERS = ("anthropic", "httpx2", "httpcore2")

_REGION = re.compile(r"[a-z0-9-]{1,40}")

# The SDK's client. Its types would cost a checker more than all of speclsp.
Client = Any
# What sends a request: a context with the Response in it.
Send = Callable[[Client], Any]
T = TypeVar("T")


class Claude:
    """A model on one event loop. Nothing is loaded, and nothing looked at, before it is asked."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self._client: Client = None
        self._opening = asyncio.Lock()

    def __repr__(self) -> str:
        return f"Claude({self.identity!r})"

    @property
    def identity(self) -> str:
        return self.access.identity

    async def ask(self, ask: Ask) -> Reply:
        """The answer. Raises ModelError; cancelling it closes the connection."""
        body = request(ask, self.access.model)
        # Bedrock streams in a format of its own.
        streamed = self.access.provider != "bedrock"
        answers: list[Answer] = []

        def send(client: Client) -> Any:
            answers.append(Answer())
            return client.messages.with_streaming_response.create(**body, stream=streamed)

        async def read(response: Response) -> Reply:
            return await answers[-1].read(response)

        try:
            return await self.call(
                send,
                read,
                texts=tuple(message.text for message in ask.messages),
                begun=lambda: answers[-1].begun if answers else False,
            )
        except ModelError as error:
            error.spent = sum(answer.spent for answer in answers)
            raise

    async def about(self) -> tuple[str, int]:
        """The model's ID, and how many tokens it takes in, 0 if that is not said."""
        if self.access.provider != "anthropic":
            what = f'provider "{self.access.provider}" tells nothing about its models'
            raise ModelError("settings", what)
        model = self.access.model
        told = await self.call(
            lambda client: client.models.with_streaming_response.retrieve(model), document
        )
        if not isinstance(told.get("id"), str):
            raise ModelError("bad-answer", "what is told about the model has no ID")
        return safe(told["id"][:200]), number(told.get("max_input_tokens"))

    async def aclose(self) -> None:
        """Lets go of the connections. Whoever asks afterwards opens new ones."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def call(
        self,
        send: Send,
        read: Callable[[Response], Awaitable[T]],
        *,
        texts: tuple[str, ...] = (),
        tries: int = TRIES,
        begun: Callable[[], bool] = lambda: False,
    ) -> T:
        """What `read` makes of the response to what `send` sends. Raises ModelError.

        texts: what is sent and not to be repeated in a message. begun: whether an answer has
        begun, after which nothing is asked again.
        """
        # An error is raised where no other one is at hand, since those of the SDK hold the key.
        found = await self._opened()
        if isinstance(found, Failure):
            raise found.error
        error = None
        try:
            async with asyncio.timeout(self.access.deadline) as limit:
                for number_of_try in range(tries):
                    outcome = await self._tried(found[0], send, read, texts, begun)
                    if not isinstance(outcome, Failure):
                        return outcome[0]
                    error = outcome.error
                    wait = max(PAUSE * 2**number_of_try, outcome.wait or 0.0)
                    left = (limit.when() or 0.0) - asyncio.get_running_loop().time()
                    if not outcome.again or number_of_try + 1 == tries or wait >= left:
                        break
                    await asyncio.sleep(wait)
        except TimeoutError:
            what = f"no answer within {self.access.deadline:g} s"
            error = ModelError("timeout", what, status=error.status if error else 0)
        assert error is not None
        raise error

    async def _tried(
        self,
        client: Client,
        send: Send,
        read: Callable[[Response], Awaitable[T]],
        texts: tuple[str, ...],
        begun: Callable[[], bool],
    ) -> tuple[T] | Failure:
        try:
            async with send(client) as response:
                return (await read(response),)
        except Exception as error:  # noqa: BLE001 - all that a foreign library may raise
            return failure(error, self.access, texts, begun())

    async def _opened(self) -> tuple[Client] | Failure:
        """The client, which is made in a thread: that takes seconds the first time."""
        self.access.checked()
        async with self._opening:
            if self._client is None:
                try:
                    self._client = await asyncio.to_thread(connected, self.access)
                except Exception as error:  # noqa: BLE001 - as above
                    return Failure(unopened(error, self.access))
            return (self._client,)


def connected(access: Access) -> Client:
    """A client of the SDK. Raises whatever that raises.

    Of the environment it takes proxies, certificates and additional headers
    (`ANTHROPIC_CUSTOM_HEADERS`); for Bedrock and Vertex also the region, and the credentials where
    there is no key.
    """
    anthropic = loaded()
    client_class: Any
    options: dict[str, Any] = {
        "max_retries": 0,
        "timeout": anthropic.Timeout(access.deadline, connect=min(CONNECT, access.deadline)),
        "open_telemetry": False,
        "default_headers": {
            "User-Agent": f"speclsp/{__version__}",
            # What is packed has no length that could be limited.
            "Accept-Encoding": "identity",
        },
    }
    match access.provider:
        case "anthropic":
            base_url = access.endpoint
            client_class = anthropic.AsyncAnthropic
            options["api_key"] = access.key
        case "bedrock":
            region = named_region("AWS_REGION", "AWS_DEFAULT_REGION")
            base_url = access.base_url or f"https://bedrock-runtime.{region}.amazonaws.com"
            client_class = anthropic.AsyncAnthropicBedrock
            options |= {"aws_region": region, "api_key": access.key or None}
        case _:
            region = named_region("CLOUD_ML_REGION")
            base_url = access.base_url or vertex_address(region)
            client_class = anthropic.AsyncAnthropicVertex
            options |= {"region": region, "access_token": access.key or None}
    http = anthropic.DefaultAsyncHttpxClient(follow_redirects=False)
    client: Client = client_class(base_url=base_url, http_client=http, **options)
    origin = origin_of(client.base_url)

    async def asked(sent: Any) -> None:
        if origin_of(sent.url) != origin:
            raise StrayError

    http.event_hooks = {"request": [asked], "response": [limited]}
    # They are imported when they are looked up.
    _ = client.messages.with_streaming_response
    if access.provider == "anthropic":
        _ = client.messages.batches.with_streaming_response, client.models.with_streaming_response
    return client


def loaded() -> Any:
    """The SDK, which is no garbage: to look for some in it holds up all threads for long."""
    first = "anthropic" not in sys.modules
    collecting = gc.isenabled()
    if first:
        gc.disable()
    try:
        found = importlib.import_module("anthropic")
        if first:
            gc.freeze()
    finally:
        if collecting:
            gc.enable()
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    return found


def origin_of(url: Any) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


async def limited(response: Any) -> None:
    """Has reading raise ExcessError where it would go on for ever, the SDK's own reading too."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise ExcessError(response.status_code)
    most = LINE if response.status_code >= 300 else WHOLE
    if response.request.url.path.endswith("/results"):
        most = RESULTS
    read = response.aiter_raw

    async def aiter_raw(chunk_size: int | None = None) -> AsyncIterator[bytes]:
        length = 0
        async for piece in read(chunk_size):
            length += len(piece)
            if length > most:
                raise ExcessError(response.status_code)
            yield piece

    response.aiter_raw = aiter_raw


def named_region(*variables: str) -> str:
    """The region that the environment names. Raises ModelError."""
    region = next((found for name in variables if (found := os.environ.get(name))), "")
    if not _REGION.fullmatch(region):
        raise ModelError("settings", f"there is no region: set {variables[0]}")
    return region


def vertex_address(region: str) -> str:
    host = {
        "global": "aiplatform.googleapis.com",
        "us": "aiplatform.us.rep.googleapis.com",
        "eu": "aiplatform.eu.rep.googleapis.com",
    }.get(region, f"{region}-aiplatform.googleapis.com")
    return f"https://{host}/v1"
