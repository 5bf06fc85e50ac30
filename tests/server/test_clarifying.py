"""Conversations in which the author is asked what a finding asks, and the answer is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.server.asking import waits
from tests.server.client import CAPABLE, Client
from tests.server.commands import cancel, refused
from tests.server.folder import applied, codes, range_of, replaced

WORKSPACE = CAPABLE["workspace"]
EDITS = WORKSPACE["workspaceEdit"]
ASKS = CAPABLE | {"workspace": WORKSPACE | {"applyEdit": True, "executeCommand": {}}}
CHOOSES = ASKS | {"experimental": {"speclspChoose": True}}
FILLS = ASKS | {
    "workspace": ASKS["workspace"] | {"workspaceEdit": EDITS | {"snippetEditSupport": True}}
}
PLAIN = ASKS | {"workspace": {**ASKS["workspace"], "workspaceEdit": {}}}
TEXT = """\
# 😀 Doors

😀 The client SHALL retry quickly.

The door MUST open at a suitable speed.

The client MAY not close.
"""
SPEC_KIT = """\
# Feature Specification: Doors

## Requirements

### Functional Requirements

- **FR-001**: The client MAY not close.
"""
FORBIDDEN = "Is it forbidden, or merely not certain?"
SUITABLE = 'Which speed is "suitable", and which is not?'
BUTTONS = "window/showMessageRequest"
CHOOSE = "speclsp/choose"
EDIT = "workspace/applyEdit"
GONE = "that finding is no longer there: the document has changed since"


class Author:
    """Who has the document open, and has the edits made that the server asks for."""

    def __init__(self, client: Client, folder: Path, able: Any = ASKS, text: str = TEXT) -> None:
        self.client = client
        self.text, self.version = text, 1
        client.expects_messages = True
        client.answers[EDIT] = {"applied": True}
        self.able = client.initialize(folder, capabilities=able)["capabilities"]
        (folder / "spec.md").write_text(text, "utf-8")
        self.uri = (folder / "spec.md").as_uri()
        client.open(self.uri, text)
        self.found = client.diagnostics(self.uri, lambda each: len(each["diagnostics"]) >= 3)

    def offered(self, words: str) -> list[dict[str, Any]]:
        params = {"textDocument": {"uri": self.uri}, "range": range_of(self.text, words)}
        found: list[dict[str, Any]] = self.client.request(
            "textDocument/codeAction", params | {"context": {"diagnostics": []}}
        )
        return found

    def command(self, words: str) -> dict[str, Any]:
        """That of the one action that asks."""
        (action,) = [each for each in self.offered(words) if "command" in each]
        assert "edit" not in action
        command: dict[str, Any] = action["command"]
        return command

    def begin(self, words: str) -> int:
        """Asks for the question, and gives the request's id when it is shown."""
        return self.run(self.command(words))

    def run(self, command: dict[str, Any]) -> int:
        before = len(self.questions())
        params = {"command": command["command"], "arguments": command["arguments"]}
        identifier = self.client.ask("workspace/executeCommand", params)
        self.client.wait(lambda each: len(self.questions()) > before or _answers(each, identifier))
        return identifier

    def clarify(self, words: str) -> Any:
        return self.client.answer(self.begin(words))

    def type(self, words: str, new: str) -> None:
        change = replaced(self.text, words, new)
        self.text, self.version = self.text.replace(words, new, 1), self.version + 1
        self.client.change(self.uri, self.version, change)

    def reply(self, question: int, result: Any) -> None:
        """Answers one of the questions, which was left open."""
        asked = self.questions()[question]
        self.client.send({"jsonrpc": "2.0", "id": asked["id"], "result": result})

    def questions(self) -> list[dict[str, Any]]:
        return self.sent(BUTTONS) + self.sent(CHOOSE)

    def edits(self) -> list[dict[str, Any]]:
        return [each["params"] for each in self.sent(EDIT)]

    def told(self) -> list[str]:
        return [each["params"]["message"] for each in self.sent("window/showMessage")]

    def sent(self, method: str) -> list[dict[str, Any]]:
        return [each for each in self.client.received if each.get("method") == method]

    def result(self) -> str:
        """The document after the one edit."""
        (edit,) = self.edits()
        (change,) = edit["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": self.uri, "version": self.version}
        return applied(self.text, change["edits"])


@pytest.fixture
def author(client: Client, tmp_path: Path) -> Callable[..., Author]:
    return lambda able=ASKS, text=TEXT: Author(client, tmp_path, able, text)


def test_it_stands_between_the_fixes_and_to_ignore(author: Callable[..., Author]) -> None:
    one = author()
    offered = one.offered("MAY not")
    assert [each["title"] for each in offered] == [
        'Write "MUST NOT"',
        'Write "might not"',
        f"Clarify: {FORBIDDEN}",
        "Ignore here: may-not",
    ]
    assert [each["kind"] for each in offered] == ["quickfix"] * 4
    assert codes(offered[2]["diagnostics"]) == ["may-not"]
    assert offered[2]["command"]["arguments"] == [
        {
            "uri": one.uri,
            "version": 1,
            "rule": "may-not",
            "message": offered[2]["diagnostics"][0]["message"],
            "range": range_of(TEXT, "MAY not"),
        }
    ]
    assert "speclsp.clarify" in one.able["executeCommandProvider"]["commands"]
    # Buttons alone need something on them.
    assert [each for each in one.offered("suitable") if "command" in each] == []


def test_a_client_that_makes_no_edits_is_offered_none(author: Callable[..., Author]) -> None:
    one = author(CAPABLE)
    assert [each for each in one.offered("MAY not") if "command" in each] == []
    assert "executeCommandProvider" not in one.able
    arguments = [{"uri": one.uri, "version": 1, "rule": "may-not", "message": "", "range": {}}]
    params = {"command": "speclsp.clarify", "arguments": arguments}
    assert refused(one.client, one.client.ask("workspace/executeCommand", params)) == -32602


def test_the_answer_is_written(author: Callable[..., Author]) -> None:
    one = author()
    one.client.answers[BUTTONS] = {"title": 'Write "MUST NOT"'}
    assert one.clarify("MAY not") is True
    (asked,) = one.questions()
    assert asked["params"] == {
        "type": 3,
        "message": FORBIDDEN,
        "actions": [
            {"title": 'Write "MUST NOT"'}, {"title": 'Write "might not"'}, {"title": "Skip"},
        ],
    }  # fmt: skip
    assert one.result() == TEXT.replace("MAY not", "MUST NOT")
    assert one.told() == []


def test_a_plain_client_gets_a_plain_edit(author: Callable[..., Author]) -> None:
    one = author(PLAIN)
    one.client.answers[BUTTONS] = {"title": 'Write "might not"'}
    assert one.clarify("MAY not") is True
    (edit,) = one.edits()
    (edits,) = edit["edit"]["changes"].values()
    assert applied(TEXT, edits) == TEXT.replace("MAY not", "might not")


@pytest.mark.parametrize("able", [ASKS, FILLS])
def test_what_is_to_be_filled_in_is_a_blank(able: Any, author: Callable[..., Author]) -> None:
    one = author(able)
    title = 'Write "within {N} ms of {event}" (fill in {N} and {event})'
    one.client.answers[BUTTONS] = {"title": title}
    assert one.clarify("quickly") is True
    (edit,) = one.edits()
    (change,) = edit["edit"]["documentChanges"]
    (written,) = change["edits"]
    assert written["range"] == range_of(TEXT, "quickly")
    if able is ASKS:
        assert written["newText"] == "within {N} ms of {event}"
    else:
        snippet = "within ${1:{N\\}} ms of ${2:{event\\}}"
        assert written["snippet"] == {"kind": "snippet", "value": snippet}


def test_whatever_is_no_answer_changes_nothing(author: Callable[..., Author]) -> None:
    one = author()
    command = one.command("MAY not")
    odd: list[Any] = [
        None,
        {"title": "Skip"},
        {"title": "Write"},
        {"title": 3},
        {},
        [],
        "Skip",
        {"index": 0},
    ]
    for answer in odd:
        one.client.answers[BUTTONS] = answer
        assert one.client.answer(one.run(command)) is False
    one.client.refused.add(BUTTONS)
    assert one.client.answer(one.run(command)) is False
    assert (one.edits(), one.told()) == ([], [])
    asked = len(one.questions())
    # Nor do arguments that say nothing.
    whole = command["arguments"][0]
    unknown: list[Any] = [
        [],
        [whole, whole],
        [None],
        [one.uri],
        [whole | {"uri": 3}],
        [whole | {"range": 3}],
        [{name: value for name, value in whole.items() if name != "range"}],
    ]
    for arguments in unknown:
        params = {"command": "speclsp.clarify", "arguments": arguments}
        assert refused(one.client, one.client.ask("workspace/executeCommand", params)) == -32602
    others = [{"rule": "x"}, {"uri": "file:///nowhere.md"}, {"message": "x"}]
    for other in others:
        params = {"command": "speclsp.clarify", "arguments": [whole | other]}
        assert one.client.request("workspace/executeCommand", params) is False
    assert len(one.questions()) == asked
    assert one.told() == [GONE] * len(others)


def test_our_own_editors_have_a_list(author: Callable[..., Author]) -> None:
    one = author(CHOOSES)
    command = one.command("MAY not")
    indexes: list[Any] = [{"index": each} for each in (2, -1, True, "0", 0.5, None)]
    odd: list[Any] = [*indexes, None, {}, {"words": 3}, [], 0]
    for answer in odd:
        one.client.answers[CHOOSE] = answer
        assert one.client.answer(one.run(command)) is False
    one.client.refused.add(CHOOSE)
    assert one.client.answer(one.run(command)) is False
    assert (one.edits(), one.told()) == ([], [])
    one.client.refused.clear()
    one.client.answers[CHOOSE] = {"index": 1}
    assert one.client.answer(one.run(command)) is True
    asked = one.sent(CHOOSE)[-1]
    assert asked["params"] == {
        "title": FORBIDDEN,
        "detail": '"MAY not" forbids or leaves open, write "MUST NOT" or "might not"',
        "items": [
            {"label": 'Write "MUST NOT"', "detail": "The client MUST NOT close."},
            {"label": 'Write "might not"', "detail": "The client might not close."},
        ],
        "allowsOwnWords": True,
        "words": "The client MAY not close.",
    }
    assert one.sent(BUTTONS) == []
    assert one.result() == TEXT.replace("MAY not", "might not")


def test_the_author_answers_in_their_own_words(author: Callable[..., Author]) -> None:
    one = author(CHOOSES)
    command = one.command("suitable")
    unfit = [
        "",
        "Two\nlines.",
        "The door MUST open \ud83d.",
        "The door MUST open at a suitable speed.",
        "# A heading",
        "x" * 3_000,
    ]
    for words in unfit:
        one.client.answers[CHOOSE] = {"words": words}
        assert one.client.answer(one.run(command)) is False
    told = one.told()
    assert len(told) == len(unfit)
    assert all(each.startswith("nothing is written: it ") for each in told)
    for words in ("The door MUST open at a suitable pace.", "The door MUST open quickly."):
        one.client.answers[CHOOSE] = {"words": words}
        assert one.client.answer(one.run(command)) is False
    last = one.told()[-2:]
    assert [each.startswith("nothing is written: it would ") for each in last] == [True, True]
    assert "\n" not in "".join(last)
    assert one.edits() == []
    one.client.answers[CHOOSE] = {"words": "  The door MUST open within 2 s. "}
    assert one.client.answer(one.run(command)) is True
    assert one.sent(CHOOSE)[0]["params"]["items"] == []
    assert one.result() == TEXT.replace(
        "The door MUST open at a suitable speed.", "The door MUST open within 2 s."
    )
    assert len(one.told()) == len(unfit) + 2


def test_an_answer_is_recorded_where_spec_kit_is_in_use(client: Client, tmp_path: Path) -> None:
    folder = tmp_path / "specs" / "001-doors"
    folder.mkdir(parents=True)
    (tmp_path / ".specify").mkdir()
    text = SPEC_KIT.replace("\n", "\r\n")
    (folder / "spec.md").write_bytes(text.encode())
    client.expects_messages = True
    client.initialize(tmp_path, capabilities=CHOOSES)
    uri = (folder / "spec.md").as_uri()
    client.open(uri, text)
    client.diagnostics(uri, lambda each: "may-not" in codes(each["diagnostics"]))
    client.answers |= {CHOOSE: {"index": 0}, EDIT: {"applied": True}}
    params = {"textDocument": {"uri": uri}, "range": range_of(text, "MAY not")}
    offered = client.request("textDocument/codeAction", params | {"context": {"diagnostics": []}})
    (command,) = [each["command"] for each in offered if "command" in each]
    params = {"command": command["command"], "arguments": command["arguments"]}
    assert client.request("workspace/executeCommand", params) is True
    edit = client.wait(lambda each: each.get("method") == EDIT)["params"]["edit"]
    (change,) = edit["documentChanges"]
    after = applied(text, change["edits"])
    assert "The client MUST NOT close." in after
    day = r"### Session \d{4}-\d\d-\d\d\r\n\r\n"
    record = rf"## Clarifications\r\n\r\n{day}- Q: {re.escape(FORBIDDEN)} → A: MUST NOT\r\n\r\n"
    assert re.search(rf"Doors\r\n\r\n{record}## Requirements", after)


def test_a_finding_that_is_gone_is_not_answered(author: Callable[..., Author]) -> None:
    one = author()
    one.client.unanswered.add(BUTTONS)
    for count, how in enumerate(("twice", "closed", "lost"), 1):
        question = one.begin("MAY not")
        if how == "twice":
            one.type("# 😀 Doors\n", "# Doors\n\nThe client MAY not close.\n")
        elif how == "closed":
            one.client.shut_document(one.uri)
        else:
            one.client.change(one.uri, 2, {"range": {}, "text": 3})
        one.reply(count - 1, {"title": 'Write "MUST NOT"'})
        assert one.client.answer(question) is False
        assert one.told().count(GONE) == count
        if how == "twice":
            one.type("# Doors\n\nThe client MAY not close.\n", "# 😀 Doors\n")
        elif how == "closed":
            one.version = 1
            one.client.open(one.uri, one.text)
    assert one.edits() == []


def test_a_question_about_an_older_text(author: Callable[..., Author]) -> None:
    one = author()
    command = one.command("MAY not")
    one.client.answers[BUTTONS] = {"title": 'Write "MUST NOT"'}
    one.type("# 😀 Doors\n", "# Doors\n\nOne more line.\n")
    assert one.client.answer(one.run(command)) is True
    assert one.result() == one.text.replace("MAY not", "MUST NOT")
    # Which of two is meant is not to be known.
    one.type("One more line.", "It MAY not close.")
    one.type("The client MAY not", "So it MAY not")
    assert one.client.answer(one.run(command)) is False
    one.type("It MAY not close.", "One more line.")
    one.type("So it MAY not", "So it can")
    assert one.client.answer(one.run(command)) is False
    assert one.told() == [GONE, GONE]
    assert len(one.questions()) == 1


def test_two_questions_at_a_time(author: Callable[..., Author]) -> None:
    one = author(CHOOSES)
    one.client.unanswered.add(CHOOSE)
    first, second = one.begin("MAY not"), one.begin("suitable")
    one.reply(1, {"words": "The door MUST open within 2 s."})
    assert one.client.answer(second) is True
    one.type("at a suitable speed", "within 2 s")
    one.reply(0, {"index": 0})
    assert one.client.answer(first) is True
    titles = [each["label"] for each in one.edits()]
    assert titles == ["Write it in your own words", 'Write "MUST NOT"']


def test_the_same_question_twice(author: Callable[..., Author]) -> None:
    one = author()
    one.client.unanswered.add(BUTTONS)
    first, second = one.begin("MAY not"), one.begin("MAY not")
    one.reply(0, {"title": 'Write "MUST NOT"'})
    assert one.client.answer(first) is True
    one.type("MAY not", "MUST NOT")
    one.reply(1, {"title": 'Write "might not"'})
    assert one.client.answer(second) is False
    assert len(one.edits()) == 1
    assert one.told() == [GONE]


def test_a_question_is_taken_back_and_put_again(author: Callable[..., Author]) -> None:
    one = author()
    one.client.unanswered.add(BUTTONS)
    question = one.begin("MAY not")
    cancel(one.client, question)
    assert refused(one.client, question) == -32800
    # The client is told that nobody waits for its answer, and what comes of it is nothing.
    taken = one.client.wait(lambda each: each.get("method") == "$/cancelRequest")
    assert taken["params"] == {"id": one.questions()[0]["id"]}
    one.reply(0, {"title": 'Write "MUST NOT"'})
    assert one.offered("MAY not")
    assert one.edits() == []
    question = one.begin("MAY not")
    # Nothing waits for the author.
    one.type("# 😀 Doors\n", "# Doors 😀\n\nOne more line.\n")
    hover = {"textDocument": {"uri": one.uri}, "position": {"line": 0, "character": 3}}
    one.client.request("textDocument/hover", hover)
    one.client.diagnostics(one.uri, version=2)
    one.reply(1, {"title": 'Write "MUST NOT"'})
    assert one.client.answer(question) is True
    assert one.result() == one.text.replace("MAY not", "MUST NOT")


def test_the_end_comes_while_a_question_is_open(author: Callable[..., Author]) -> None:
    one = author()
    one.client.unanswered.add(BUTTONS)
    question = one.begin("MAY not")
    one.client.shutdown()
    assert refused(one.client, question) == -32800
    assert one.client.process.wait(5) == 0
    assert one.edits() == []


def test_an_edit_that_is_not_made_is_told_once(author: Callable[..., Author]) -> None:
    one = author()
    command = one.command("MAY not")
    one.client.answers[BUTTONS] = {"title": 'Write "MUST NOT"'}
    odd: list[Any] = [{"applied": False}, None, 3, [], {"applied": "true"}]
    for answer in odd:
        one.client.answers[EDIT] = answer
        assert one.client.answer(one.run(command)) is False
    one.client.refused.add(EDIT)
    assert one.client.answer(one.run(command)) is False
    assert len(one.edits()) == len(odd) + 1
    assert one.told() == ['speclsp could not make this edit: Write "MUST NOT"']
    # One that is never answered keeps nothing.
    one.client.refused.clear()
    one.client.unanswered.add(EDIT)
    question = one.run(command)
    waits(lambda: len(one.edits()) == len(odd) + 2)
    assert one.offered("MAY not")
    cancel(one.client, question)
    assert refused(one.client, question) == -32800


def _answers(message: dict[str, Any], identifier: int) -> bool:
    return "method" not in message and message.get("id") == identifier
