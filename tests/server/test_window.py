"""What the user is asked, and edits that the client makes, or does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.server.client import Client
from tests.server.commands import SERVING, cancel, command, refused

EDIT: dict[str, Any] = {"changes": {"untitled:x": []}}


@pytest.fixture
def asking(connect: Callable[..., Client]) -> Client:
    client = connect(SERVING)
    client.expects_messages = True
    # The server asks nothing by itself.
    client.initialize(capabilities={})
    return client


def waiting(client: Client) -> int:
    found: int = client.answer(command(client, "test.waiting"))
    return found


def messages(client: Client) -> list[str]:
    shown = [each for each in client.received if each.get("method") == "window/showMessage"]
    return [each["params"]["message"] for each in shown]


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ({"title": "Yes, do it"}, True),
        (None, False),
        ({"title": "Yes"}, False),
        ({}, False),
        ("Yes, do it", False),
        ([{"title": "Yes, do it"}], False),
    ],
)
def test_only_the_very_action_is_a_yes(answer: Any, meant: bool, asking: Client) -> None:
    asking.answers["window/showMessageRequest"] = answer
    assert asking.answer(command(asking, "test.ask", "Shall it be done?")) is meant
    (asked,) = [e for e in asking.received if e.get("method") == "window/showMessageRequest"]
    assert asked["params"]["message"] == "Shall it be done?"
    assert waiting(asking) == 0


def test_an_error_is_a_no(asking: Client) -> None:
    asking.refused.add("window/showMessageRequest")
    assert asking.answer(command(asking, "test.ask", "?")) is False


def test_a_question_that_is_never_answered_ends_with_the_request(asking: Client) -> None:
    asking.unanswered.add("window/showMessageRequest")
    question = command(asking, "test.ask", "?")
    asking.wait(lambda each: each.get("method") == "window/showMessageRequest")
    assert waiting(asking) == 1
    cancel(asking, question)
    assert refused(asking, question) == -32800
    assert waiting(asking) == 0


def test_an_edit_that_is_made_is_not_spoken_of(asking: Client) -> None:
    asking.answers["workspace/applyEdit"] = {"applied": True}
    assert asking.answer(command(asking, "test.edit", "Mend it", EDIT)) is True
    assert messages(asking) == []


@pytest.mark.parametrize("answer", [{"applied": False}, None, 3, {}, [], {"applied": "true"}])
def test_an_edit_that_is_not_made_is_told_once(answer: Any, asking: Client) -> None:
    asking.answers["workspace/applyEdit"] = answer
    for _ in range(3):
        assert asking.answer(command(asking, "test.edit", "Mend it", EDIT)) is False
    assert messages(asking) == ["speclsp could not make this edit: Mend it"]
    tried = [each for each in asking.received if each.get("method") == "workspace/applyEdit"]
    assert len(tried) == 3
    assert waiting(asking) == 0


@pytest.mark.parametrize("fault", ["refused", "unanswered"])
def test_an_edit_that_is_refused_or_never_answered(fault: str, asking: Client) -> None:
    getattr(asking, fault).add("workspace/applyEdit")
    for _ in range(2):
        assert asking.answer(command(asking, "test.edit", "Mend it", EDIT)) is False
    assert messages(asking) == ["speclsp could not make this edit: Mend it"]
    assert waiting(asking) == 0
