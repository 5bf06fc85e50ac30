"""A check that also asks a model: what it adds and costs, and that nothing else depends on it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from speclsp.model.asking import ModelError
from speclsp.model.folders import settings_file
from speclsp.model.recorded import answers_in
from speclsp.report.style import counted
from tests.cli.model_script import SPEC, agree, agreed, hanging
from tests.cli.process import command, environment, plant
from tests.cli.user import KEY, User
from tests.model.messages_server import MessagesServer

CHECK = ("--check", "--model", "--format", "json")
MODELS = ["model-conflict", "model-conflict", "model-ambiguity"]


@pytest.fixture
def user(tmp_path: Path, server: MessagesServer, monkeypatch: pytest.MonkeyPatch) -> User:
    return agreed(tmp_path, server, monkeypatch, SPEC)


def test_it_adds_findings_once_and_keeps_the_answers(user: User, server: MessagesServer) -> None:
    first = user.runs(*CHECK, "--write-answers", "answers.json")
    assert [each for each in first.rules if each.startswith("model")] == MODELS
    found = {each["rule"]: each for each in first.report["diagnostics"]}
    assert found["model-conflict"]["severity"] == "info"
    assert found["model-conflict"]["message"].endswith("(says fake-model)")
    assert found["model-conflict"]["group"] == "model"
    assert first.code == 0
    asked = len(server.asked)
    assert f"asking fake-model at {server.url} (SPECLSP_MODEL_URL): {asked} questions" in first.err
    assert f"{asked} asked, 0 remembered" in first.err
    assert f'wrote "answers.json": {asked} answers' in first.err
    # The same again is remembered, and what a model finds can be made to count.
    again = user.runs(*CHECK, "--fail-on-model", "--fail-on", "never")
    assert (again.code, again.report) == (1, first.report)
    assert f"0 asked, {asked} remembered" in again.err
    # A file of answers needs no user who has set anything, no key and no server.
    nobody = User(user.root.parent / "other")
    for name in ("a.md", "answers.json"):
        plant(nobody.root, {name: (user.root / name).read_text("utf-8")})
    there = nobody.runs(*CHECK, "--answers", "answers.json", "--fail-on", "hint")
    assert (there.code, there.report["diagnostics"]) == (0, first.report["diagnostics"])
    assert f"{asked} from answers.json; 0 tokens spent" in there.err
    assert len(server.asked) == asked
    # Nothing of the documents, nor the key, is in the name of a file.
    cached = [str(path) for path in (user.root.parent / "home").rglob("*")]
    assert cached
    assert not [name for name in cached if KEY in name or "REQ" in name or "invoice" in name]
    assert not any(KEY.encode() in path.read_bytes() for path in _files(user))


def _files(user: User) -> list[Path]:
    return [path for path in user.root.parent.rglob("*") if path.is_file()]


def test_comments_and_the_configuration_hold_for_it_too(user: User, server: MessagesServer) -> None:
    comment = " <!-- speclsp-ignore model-ambiguity: both have one -->"
    plant(user.root, {"a.md": SPEC.replace("a ticket.", f"a ticket.{comment}")})
    plant(user.root, {"speclsp.toml": '[rules]\nmodel-conflict = "off"\n'})
    done = user.runs(*CHECK, "--fail-on-model")
    assert (done.code, done.rules) == (0, [])
    assert len(server.asked) == 1
    plain = user.runs("--check", "--format", "json")
    assert (plain.code, plain.rules) == (0, [])


def test_a_baseline_puts_it_off_and_is_not_pruned_without_it(user: User) -> None:
    done = user.runs("--check", "--model", "--write-baseline", "base.json", "--fail-on-model")
    assert (done.code, "3 in the baseline" in done.out) == (0, True)
    before = (user.root / "base.json").read_bytes()
    pruned = user.runs("--check", "--baseline", "base.json", "--prune-baseline")
    assert (pruned.code, pruned.err) == (0, "speclsp: 0 findings taken out of base.json\n")
    assert (user.root / "base.json").read_bytes() == before


@pytest.mark.parametrize("fault", ["echo-400", "echo-401", "malformed", "stop-refusal", "gone"])
def test_a_model_that_fails_changes_no_exit_code(
    user: User, server: MessagesServer, fault: str
) -> None:
    if fault == "gone":
        user.environ["SPECLSP_MODEL_URL"] = "http://127.0.0.1:1"
        agree(user)
    server.fault = "" if fault == "gone" else fault
    done = user.runs(*CHECK, "--fail-on-model")
    assert (done.code, done.rules) == (0, [])
    (line,) = [each for each in done.err.splitlines() if "model: " in each]
    assert "0 asked, 0 remembered" in line
    assert " not answered (" in line
    assert "invoice" not in done.err


def test_what_holds_a_secret_is_not_sent(user: User, server: MessagesServer) -> None:
    secret = "AKIA" + "IOSFODNN7EXAMPLE"
    told = "**REQ-4**: The server SHALL send a mail to members and guests with a ticket.\n"
    more = f"**REQ-9**: The server SHALL use {secret} as its key.\n"
    more += f"\n**REQ-10**: The server SHALL use {secret} as its name.\n"
    plant(user.root, {"a.md": f"{SPEC}\n## Keys\n\n{more}"})
    plant(user.root, {"secrets.md": f"# Hidden\n\n{told}"})
    user.environ["ANTHROPIC_LOG"] = "debug"
    done = user.runs(*CHECK)
    assert done.code == 0
    assert "a.md:11: not sent, it looks like a secret" in done.err
    assert "a.md:13: not sent, it looks like a secret" in done.err
    asked = len(server.asked)
    assert f": {counted(asked, 'question')}, about" in done.err
    assert re.search(rf"{asked} asked, 0 remembered, \d+ hold what looks like a secret; ", done.err)
    assert "secrets.md: not sent, its name says that it holds secrets" in done.err
    sent = json.dumps([each.body for each in server.seen])
    assert secret not in sent
    assert "REQ-4" not in sent
    assert "each invoice" not in done.err


def clauses(count: int) -> str:
    several = (
        f"**REQ-{n}**: The part-{n % 97} service SHALL store item-{n // 2} within {n + 1} s."
        for n in range(count)
    )
    return "# Many\n\n" + "\n\n".join(several) + "\n"


def test_no_more_is_asked_than_is_allowed(user: User, server: MessagesServer) -> None:
    plant(user.root, {"a.md": clauses(60)})
    plant(settings_file(user.environ).parent, {"config.toml": "[model]\ncalls_per_run = 12\n"})
    settings_file(user.environ).chmod(0o600)
    done = user.runs(*CHECK)
    assert done.code == 0
    assert "at most 12 calls in a run" in done.err
    assert len(server.asked) == 12
    assert "12 asked" in done.err
    assert "the 12 calls of a run are spent" in done.err


def test_ctrl_c_ends_it_with_what_is_known(user: User, server: MessagesServer) -> None:
    plant(user.root, {"a.md": clauses(2_000)})
    asked = hanging(server)
    process = subprocess.Popen(
        command(*CHECK),
        cwd=user.root,
        env=environment(**user.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert asked.wait(60)
    since = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    seconds = time.monotonic() - since
    assert process.returncode == 130
    assert json.loads(out)["summary"]["files"] == 1
    assert "tokens of input, 0 remembered" in err
    assert "interrupted" in err
    assert "Traceback" not in err
    assert seconds < 2.5


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "\xff", '{"version": 2, "answers": {}}', '{"version": 1, "answers": []}'),
        *('{"version": 1, "answers": {"a": 1}}', '{"version": 1, "version": 1, "answers": {}}'),
        *('{"version": 1, "answers": ' + "[" * 100_000, '{"version": NaN, "answers": {}}'),
    ],
)
def test_what_is_no_file_of_answers_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(ModelError, match="is no file of answers: ") as raised:
        answers_in(file)
    assert raised.value.kind == "settings"


def test_a_pipe_is_no_file_of_answers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "answers.json")
    with pytest.raises(ModelError, match="it is no regular file"):
        answers_in(tmp_path / "answers.json")


def test_what_cannot_be_used_is_2(user: User) -> None:
    done = user.runs("--check", "--model", "--answers", "none.json")
    assert (done.code, done.out) == (2, "")
    assert done.err == 'speclsp: cannot read "none.json": no such file or directory\n'


def test_what_is_no_file_of_answers_is_not_written_over(user: User) -> None:
    before = (user.root / "a.md").read_text("utf-8")
    done = user.runs(*CHECK, "--write-answers", "a.md")
    assert (done.code, (user.root / "a.md").read_text("utf-8")) == (2, before)
    assert '"a.md" is there and is no file of answers' in done.err


def test_an_answer_in_a_file_is_held_to_its_form(user: User, server: MessagesServer) -> None:
    user.runs(*CHECK, "--write-answers", "answers.json")
    told = json.loads((user.root / "answers.json").read_text("utf-8"))
    for each in told["answers"].values():
        each["answer"]["anything"] = "![](https://elsewhere.example/?q=1)"
    plant(user.root, {"answers.json": json.dumps(told)})
    user.environ["SPECLSP_MODEL"] = "off"
    done = user.runs(*CHECK, "--answers", "answers.json")
    assert (done.code, done.rules) == (0, [])
    assert "the model's answer is not in the agreed form" in done.err
