"""What is read from bytes, however they come in, and what is told of what went wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.model.access import Access
from speclsp.model.asking import ModelError, Reply
from speclsp.model.failures import SEARCHED, failure, repeats, waiting
from speclsp.model.wire import Answer
from tests.model.messages_server import event, stream_of

TEXT = '{"a": "grün 🐟\\n\\r\u2028 data: x"}'
STREAM = b"".join(stream_of(TEXT, "m"))


class Pieces:
    """A response that comes in these pieces."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.headers = {"content-type": "text/event-stream"}
        self._pieces = pieces

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


def read(*pieces: bytes) -> Reply:
    return asyncio.run(Answer().read(Pieces(pieces)))


@given(st.lists(st.integers(0, len(STREAM)), max_size=30), st.booleans())
def test_it_does_not_matter_how_a_stream_is_cut(cuts: list[int], returns: bool) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[start:end] for start, end in pairwise(places)]
    if returns:
        pieces = [piece.replace(b"\n", b"\r\n") for piece in pieces]
    assert read(*pieces) == Reply(TEXT, "m", 16, 7)


@given(st.integers(0, len(STREAM) - 1))
def test_a_stream_that_ends_early_is_never_an_answer(end: int) -> None:
    # The last event says only that there is no more.
    cut = STREAM[:end]
    if b'"end_turn"' in cut and cut.partition(b'"end_turn"')[2].count(b"\n\n"):
        assert read(cut).text == TEXT
    else:
        with pytest.raises(ModelError) as caught:
            read(cut)
        assert caught.value.kind in ("no-verdict", "bad-answer")


@given(st.binary(max_size=300))
def test_any_bytes_are_read(noise: bytes) -> None:
    with pytest.raises(ModelError):
        read(noise, b"\n\n")


@pytest.mark.parametrize(
    "usage", [None, [], {"input_tokens": "9"}, {"input_tokens": -9}, {"output_tokens": True}]
)
def test_a_count_that_is_none_costs_nothing(usage: object) -> None:
    start = event("message_start", message={"role": "assistant", "model": "m", "usage": usage})
    delta = event("content_block_delta", delta={"type": "text_delta", "text": "12345678"})
    stop = event("message_delta", delta={"stop_reason": "end_turn"})
    # Two tokens are what eight bytes are taken for.
    assert read(start, delta, stop) == Reply("12345678", "m", 0, 2)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("1", 1.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("inf", float("inf")),
        ("Thu, 01 Jan 2026 00:01:00 GMT", 60.0),
        ("Wed, 31 Dec 2025 00:00:00 GMT", 0.0),
        ("nan", None),
        ("", None),
        ("soon", None),
        ("Thu, 99 Jan 2026 00:01:00 GMT", None),
    ],
)
def test_what_a_server_asks_to_wait(written: str, seconds: float | None) -> None:
    assert waiting({"retry-after": written}, datetime(2026, 1, 1, tzinfo=UTC)) == seconds


def test_a_repetition_is_found_wherever_it_begins() -> None:
    assert repeats("so: a secret passage!", "this is a secret passage of text", 12)
    assert not repeats("so: a secret way!", "this is a secret passage of text", 12)
    assert repeats("the key abc is wrong", "abc", 6)
    assert not repeats("anything", "", 6)


class StatusError(Exception):
    status_code = 400
    request_id = "req_\x1b[2J"

    def __init__(self, words: object) -> None:
        super().__init__(words)
        self.api_message = words


@pytest.mark.parametrize(
    ("words", "texts", "told"),
    [
        ("max_tokens is too small", ("a text",), ': "max_tokens is too small"'),
        ("a\x1b[2J\nb", (), ': "a\\u001b[2J\\u000ab"'),
        ("bad: \\u7b2c\\u4e00\\u6761\\u89c4\\u5219", ("第一条规则", "x"), ""),
        ("what you said was wrong", ("what you said was wrong",), ""),
        ("no", ("x" * (SEARCHED + 1),), ""),
        (None, (), ""),
        (["a list"], (), ""),
        ("y" * 500, (), f': "{"y" * 154}"'),
    ],
)
def test_what_a_server_says_is_shown_safely(
    words: object, texts: tuple[str, ...], told: str
) -> None:
    access = Access("anthropic", "m", "", "sk-ant-123456")
    found = failure(StatusError(words), access, texts, False)
    assert str(found.error) == f"the server does not take the request (400){told}"
    assert len(str(found.error)) <= 200
    assert found.error.request_id == ""
    assert not found.again
