"""A model in the terminal: what would be sent, its readings in the interview, and batches."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.model_script import (
    READINGS,
    SPEC,
    TWO_READINGS,
    VAGUE,
    agree,
    agreed,
    hanging,
)
from tests.cli.process import command, environment, plant
from tests.cli.user import KEY, User
from tests.model.messages_server import MessagesServer

TWICE = {
    "c/a.md": "# A\n\n- **REQ-5**: The desk MUST ring.\n",
    "d/b.md": "# B\n\n- **REQ-5**: The locker MUST close soon.\n",
}


@pytest.fixture
def user(tmp_path: Path, server: MessagesServer, monkeypatch: pytest.MonkeyPatch) -> User:
    return agreed(tmp_path, server, monkeypatch, VAGUE)


def test_what_would_be_sent_is_what_is_sent(user: User, server: MessagesServer) -> None:
    user.environ |= {"SPECLSP_MODEL": "", "ANTHROPIC_API_KEY": "", "SPECLSP_MODEL_URL": ""}
    user.environ["ANTHROPIC_BASE_URL"] = server.url
    done = user.runs("model", "preview", "REQ-1")
    assert (done.code, server.seen) == (0, [])
    body = json.loads(done.out)
    assert "retry the upload quickly" in body["messages"][0]["content"]
    assert body["model"] == "fake-model"
    assert "what would be sent of a.md:3" in done.err
    assert f"to: {server.url}/v1/messages (ANTHROPIC_BASE_URL)" in done.err
    assert "tokens of input, at most 4,000 of output" in done.err
    assert "not asked: models are off" in done.err
    by_line = user.runs("model", "preview", "a.md:3", "--quiet")
    assert (by_line.out, by_line.err) == (done.out, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["secrets.md:1"], '"secrets.md" is never sent, its name says that it holds secrets'),
        (["REQ-8"], "b.md:3: not sent, it looks like a secret"),
        (["REQ-7"], 'no clause is named "REQ-7"'),
        (["a.md:9"], '"a.md" has no line 9'),
        (["no/such.md:3"], 'no such file: "no/such.md"'),
        (["REQ-1", "c"], 'no clause in "c" is named "REQ-1"'),
        (["REQ-5"], "REQ-5 is defined in 2 documents, c/a.md:3, d/b.md:3: name one of them"),
        ([], "speclsp model preview takes CLAUSE or FILE:LINE, and then one path"),
    ],
)
def test_what_would_not_be_sent_is_not_shown(user: User, arguments: list[str], words: str) -> None:
    secret = "AKIA" + "IOSFODNN7EXAMPLE"
    hidden = f"# Key\n\n**REQ-8**: The server SHALL use {secret}.\n"
    plant(user.root, {"secrets.md": "# Hidden\n", "b.md": hidden} | TWICE)
    done = user.runs("model", "preview", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"speclsp: {words}\n")


def test_a_clause_is_looked_for_where_the_path_says(user: User) -> None:
    plant(user.root, TWICE)
    for arguments in (("REQ-5", "d"), ("d/b.md:3",)):
        done = user.runs("model", "preview", *arguments)
        assert (done.code, "The locker MUST close soon" in done.out) == (0, True)
        assert "what would be sent of d/b.md:3" in done.err


def test_what_was_asked_is_remembered_in_a_preview(user: User, server: MessagesServer) -> None:
    assert "remembered: no" in user.runs("model", "preview", "REQ-1").err
    assert user.runs("clarify", "--model", stdin=b"s\n").code == 1
    done = user.runs("model", "preview", "REQ-1")
    assert "remembered: yes, it would not be sent again" in done.err
    (asked,) = server.asked
    assert json.loads(done.out)["messages"] == asked.body["messages"]


def test_a_secret_is_refused_with_its_line(user: User, server: MessagesServer) -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    plant(user.root, {"a.md": f"{VAGUE}\n**REQ-2**: The gate SHALL open soon with {key}.\n"})
    done = user.runs("clarify", "--model", stdin=b"s\ns\n")
    assert "a.md:5: not sent, it looks like a secret" in done.out
    assert "1 question, about" in done.err
    assert len(server.asked) == 1
    assert key not in json.dumps([each.body for each in server.seen])


def test_a_model_that_declines_has_not_answered(user: User, server: MessagesServer) -> None:
    server.fault = "stop-refusal"
    done = user.runs("clarify", "--model", stdin=b"s\n")
    assert done.code == 1
    assert "= the model did not answer: " in done.out


def test_what_a_model_says_is_plain_and_begins_no_line(user: User, server: MessagesServer) -> None:
    first, second = TWO_READINGS
    readings = [
        first | {"meaning": "https://elsewhere.example \x1b[2J\x1b]0;title\x07soon"},
        second | {"replacement": "The client SHALL retry \x1b[2J now."},
    ]
    server.answers(lambda body: json.dumps(_wording(body, readings)))
    done = user.runs("clarify", "--model", stdin=b"s\n")
    lines = [each.strip() for each in done.out.splitlines()]
    asks = next(n for n, each in enumerate(lines) if each == "= fake-model asks: How soon?")
    assert lines[asks + 1].endswith("which differ here: An upload fails.")
    without = "= or: before the session ends (without a wording: it has "
    assert lines[asks + 2].startswith(without)
    (option,) = [each for each in lines[asks + 3 :] if "elsewhere" in each]
    assert option[1:].strip() == "It means: https://elsewhere.example soon (fake-model)"


def _wording(body: dict[str, Any], readings: list[dict[str, str]]) -> dict[str, Any]:
    asked = body["output_config"]["format"]["schema"]["properties"]
    if "replacements" in asked:
        return {"replacements": []}
    return READINGS | {"question": "How \x1b[31msoon?", "readings": readings}


def test_a_reading_is_chosen_and_asked_once(user: User, server: MessagesServer) -> None:
    skipped = user.runs("clarify", "--model", stdin=b"s\n")
    assert skipped.code == 1
    assert "before a user notices (fake-model)" in skipped.out
    assert "An upload fails." in skipped.out
    assert "there: a retry after 20 s" in skipped.out
    assert len(server.asked) == 1
    assert f"asking fake-model at {server.url}" in skipped.err
    number = next(
        line.split()[0] for line in skipped.out.splitlines() if "before the session ends" in line
    )
    user.environ["ANTHROPIC_API_KEY"] = ""
    server.fault = "hang"
    done = user.runs("clarify", "--model", stdin=f"{number}\n".encode())
    assert (done.code, len(server.asked)) == (0, 1)
    text = (user.root / "a.md").read_text("utf-8")
    assert text == VAGUE.replace("quickly", "within 30 s")


def test_without_a_model_the_interview_goes_on(user: User, server: MessagesServer) -> None:
    server.fault = "status-401"
    done = user.runs("clarify", "--model", stdin=b"w The client SHALL retry within 1 s.\n")
    assert done.code == 0
    assert "the model is not asked any more: " in done.out
    assert "within 1 s" in (user.root / "a.md").read_text("utf-8")


def test_much_is_asked_after_a_yes(user: User, server: MessagesServer) -> None:
    clauses = (f"**REQ-{n}**: The client-{n} SHALL retry quickly.\n" for n in range(6))
    plant(user.root, {"a.md": "# Many\n\n" + "\n".join(clauses)})
    done = user.runs("clarify", "--model", stdin=b"n\nq\n")
    assert (done.code, server.asked) == (1, [])
    assert "6 questions, about" in done.err
    assert "Ask the model about each question before you are asked? [y/N]" in done.out
    asked = hanging(server)
    process = subprocess.Popen(
        command("clarify", "--model", "--yes"),
        cwd=user.root,
        env=environment(**user.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asked.wait(60)
    since = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - since < 2.5
    assert b"Still open: 6" in out
    assert b"Traceback" not in err


def test_a_batch_is_sent_and_fetched_later(user: User, server: MessagesServer) -> None:
    plant(user.root, {"a.md": SPEC, "b.md": VAGUE.replace("REQ-1", "REQ-4")})
    declined = user.runs("clarify", "--batch")
    assert "Send it? [y/N]" in declined.out
    assert "nothing is sent" in declined.out
    assert server.seen == []
    server.batch_ended = False
    sent = user.runs("clarify", "--batch", "--yes")
    assert sent.code == 0
    assert "sent as " in sent.out
    (several,) = server.batches.values()
    waiting = user.runs("clarify", "--batch")
    assert (waiting.code, " left: say the same later" in waiting.out) == (0, True)
    server.batch_ended = True
    server.batch_outcomes[several[0]["custom_id"]] = {"type": "expired"}
    fetched = user.runs("clarify", "--batch")
    assert f"{len(several) - 1} answers remembered" in fetched.out
    assert "1 not answered: the batch ended before this question was asked" in fetched.out
    assert len(server.batches) == 1
    # What was fetched is what a check asks.
    done = user.runs("--check", "--model", "--format", "json", "--fail-on", "never")
    assert len(server.asked) == 0
    assert "model-conflict" in done.rules
    assert not [
        name for name in os.listdir(user.root) if name not in ("a.md", "b.md", "speclsp.toml")
    ]


def test_a_batch_that_cannot_be_sent_is_said(user: User, server: MessagesServer) -> None:
    server.fault = "status-529"
    done = user.runs("clarify", "--batch", "--yes")
    assert done.code == 1
    assert f"{server.url} is not reached: " in done.err
    user.environ["SPECLSP_MODEL"] = "off"
    done = user.runs("clarify", "--batch", "--yes")
    assert done.code == 2
    assert done.err.endswith("models are switched off by SPECLSP_MODEL\n")
    plant(user.file.parent, {"config.toml": '[model]\nprovider = "bedrock"\n'})
    user.file.chmod(0o600)
    user.environ |= {"SPECLSP_MODEL": "on", "ANTHROPIC_API_KEY": KEY}
    agree(user)
    done = user.runs("clarify", "--batch", "--yes")
    assert (done.code, 'provider "bedrock" has no batches' in done.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["clarify", "--model", "--questions"], "--questions goes without --model"),
        (["--check", "--answers", "a.json"], "--answers goes with --check --model"),
        (["--check", "--yes"], "--yes goes with clarify --model or clarify --batch"),
        (["report", "--model"], "--model goes with --check or clarify"),
    ],
)
def test_what_cannot_be_meant_is_2(user: User, arguments: list[str], words: str) -> None:
    done = user.runs(*arguments)
    assert (done.code, done.out, done.err) == (2, "", f"speclsp: {words}\n")
