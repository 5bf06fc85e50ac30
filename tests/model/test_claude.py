"""Asking Claude: the real SDK against a server that does everything wrong, one thing at a time."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from speclsp import __version__
from speclsp.model import claude
from speclsp.model.access import Access, Provider
from speclsp.model.asking import Ask, Kind, Message, ModelError, Reply
from speclsp.model.claude import Claude
from tests.endless import ENDLESS
from tests.model.messages_server import MessagesServer, plain_environment

REPOSITORY = Path(__file__).resolve().parent.parent.parent
KEY = "sk-ant-q7Zr0vXw93KEY"
TEXT = "The zebrafish quartermaster SHALL juggle."
SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False}
ASK = Ask("readings", "0" * 64, "You read.", (Message("user", TEXT),), json.dumps(SCHEMA), 900)
ANSWER = '{"a": "grün 🐟"}'


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain_environment(monkeypatch, str(tmp_path))
    monkeypatch.setattr(claude, "PAUSE", 0.01)


@pytest.fixture(scope="module")
def shared() -> Iterator[MessagesServer]:
    with MessagesServer() as server:
        yield server


@pytest.fixture
def server(shared: MessagesServer) -> MessagesServer:
    shared.seen.clear()
    shared.tries.clear()
    shared.answers(ANSWER)
    return shared


def access(server: MessagesServer, model: str = "fake-model", deadline: float = 20.0) -> Access:
    return Access("anthropic", model, server.url, KEY, deadline)


def asked(access: Access, ask: Ask = ASK) -> Reply:
    async def main() -> Reply:
        model = Claude(access)
        try:
            return await model.ask(ask)
        finally:
            await model.aclose()

    return asyncio.run(main())


def refused(access: Access, ask: Ask = ASK) -> ModelError:
    """The error, which has no other one behind it and tells neither key nor text."""
    with pytest.raises(ModelError) as caught:
        asked(access, ask)
    error = caught.value
    # Else a debugger's report of the error would show the request, and the key in it.
    assert error.__context__ is None
    assert error.__cause__ is None
    told = f"{error} {error!r} {error.request_id} {''.join(traceback.format_exception(error))}"
    assert_nothing_is_told(told)
    assert 0 < len(str(error)) <= 200
    assert str(error).isprintable()
    assert not str(error).endswith(".")
    return error


def assert_nothing_is_told(told: str) -> None:
    assert KEY not in told
    assert KEY[7:] not in told
    assert "zebrafish" not in told
    assert "quartermaster" not in told


# What is sent and what comes back


def test_a_question_is_sent_as_it_was_meant(server: MessagesServer) -> None:
    reply = asked(access(server))
    assert reply == Reply(ANSWER, "fake-model", input_tokens=16, output_tokens=7)
    (seen,) = server.seen
    assert seen.body == {
        "model": "fake-model",
        "max_tokens": 900,
        "stream": True,
        "system": [{"type": "text", "text": "You read.", "cache_control": {"type": "ephemeral"}}],
        "messages": [{"role": "user", "content": TEXT}],
        "output_config": {"effort": "medium", "format": {"type": "json_schema", "schema": SCHEMA}},
    }
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.headers["user-agent"] == f"speclsp/{__version__}"


def test_a_lone_surrogate_is_spelled_out(server: MessagesServer) -> None:
    ask = ASK._replace(system="a\ud800", messages=(Message("user", "b\udfff c"),))
    asked(access(server), ask)
    assert server.seen[0].body["messages"][0]["content"] == "b\\udfff c"
    assert server.seen[0].body["system"][0]["text"] == "a\\ud800"


def test_a_question_without_instructions_sends_no_empty_ones(server: MessagesServer) -> None:
    asked(access(server), ASK._replace(system=""))
    assert "system" not in server.seen[0].body


@pytest.mark.parametrize(
    ("model", "tries"),
    [
        ("whole", 1),
        ("unknown-event", 1),
        ("reset-then-answer", 2),
        ("wait-1-then-answer", 2),
        ("overloaded-then-answer", 3),
    ],
)
def test_an_answer_is_had_all_the_same(server: MessagesServer, model: str, tries: int) -> None:
    begun = time.monotonic()
    assert json.loads(asked(access(server, model)).text)
    assert len(server.seen) == tries
    if model.startswith("wait-1"):
        assert time.monotonic() - begun >= 1.0


@pytest.mark.parametrize(
    ("provider", "path", "variable"),
    [
        ("bedrock", "/model/fake-model/invoke", "AWS_REGION"),
        (
            "vertex",
            "/projects/p1/locations/eu-1/publishers/anthropic/models/fake-model:streamRawPredict",
            "CLOUD_ML_REGION",
        ),
    ],
)
def test_other_providers_are_asked_by_their_own_clients(
    server: MessagesServer,
    monkeypatch: pytest.MonkeyPatch,
    provider: Provider,
    path: str,
    variable: str,
) -> None:
    given = access(server)._replace(provider=provider)
    error = refused(given)
    assert (error.kind, str(error)) == ("settings", f"there is no region: set {variable}")
    monkeypatch.setenv(variable, "eu-1")
    monkeypatch.setenv("ANTHROPIC_VERTEX_PROJECT_ID", "p1")
    monkeypatch.setenv("ANTHROPIC_BEDROCK_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("ANTHROPIC_VERTEX_BASE_URL", "http://127.0.0.1:1")
    assert asked(given).text == ANSWER
    assert server.seen[0].path == path
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"
    assert refused(given._replace(model="status-529")).kind == "overloaded"
    # Without a token, the libraries of the provider are asked for one, and are not there.
    error = refused(given._replace(key=""))
    assert (error.kind, provider in str(error)) == ("not-installed", True)


def test_a_model_tells_about_itself(server: MessagesServer) -> None:
    async def about(name: str) -> tuple[str, int]:
        model = Claude(access(server, name))
        try:
            return await model.about()
        finally:
            await model.aclose()

    assert asyncio.run(about("a/b")) == ("a/b", 200_000)
    for model, kind in [("status-401", "refused"), ("html", "bad-answer"), ("null", "bad-answer")]:
        with pytest.raises(ModelError) as caught:
            asyncio.run(about(model))
        assert caught.value.kind == kind


def test_more_time_is_given_after_every_try(
    server: MessagesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claude, "PAUSE", 0.2)
    asked(access(server, "overloaded-then-answer"))
    first, second, third = (seen.at for seen in server.seen)
    assert second - first >= 0.2
    assert third - second >= 0.4


def test_a_header_that_cannot_be_sent(
    server: MessagesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", f"X-Mine: {KEY}\rb")
    error = refused(access(server))
    # What the network library says of it holds the header.
    assert (error.kind, str(error)) == (
        "settings",
        "the request cannot be sent (LocalProtocolError)",
    )
    assert server.seen == []


# What goes wrong


class Fault(NamedTuple):
    model: str
    kind: Kind
    status: int = 0
    tries: int = 1
    # Tokens that are gone: 16 are read, and 7 written if anybody says so.
    spent: int = 0


FAULTS = [
    *[Fault(f"status-{status}", "refused", status) for status in (401, 402, 403)],
    Fault("status-404", "not-found", 404),
    Fault("status-413", "too-large", 413),
    Fault("status-422", "settings", 422),
    *[Fault(f"status-{status}", "overloaded", status, tries=3) for status in (429, 500, 502, 529)],
    Fault("wait-3600", "overloaded", 429),
    Fault("wait-2099", "overloaded", 429),
    Fault("no-retry", "overloaded", 529),
    Fault("echo-401", "refused", 401),
    Fault("echo-400", "settings", 400),
    Fault("credit", "refused", 400),
    Fault("long-prompt", "too-large", 400),
    Fault("reset", "unreachable", tries=3),
    Fault("reset-midway", "unreachable", spent=23),
    Fault("short", "unreachable", spent=23),
    *[
        Fault(body, "bad-answer")
        for body in ("malformed", "empty", "null", "list", "html", "shape", "deep", "gzip", "big")
    ],
    *[Fault(body, "bad-answer", spent=23) for body in ("hologram", "no-text", "surrogate")],
    Fault("big-line", "bad-answer", spent=23),
    Fault("big-error", "overloaded", 500),
    Fault("cut", "no-verdict", spent=23),
    Fault("error-event", "overloaded", 529, tries=3),
    Fault("error-midway", "overloaded", 529, spent=23),
    Fault("bad-json", "bad-answer", spent=23),
    Fault("list-event", "bad-answer", spent=23),
    *[
        Fault(f"stop-{reason}", "no-verdict", spent=23)
        for reason in ("max_tokens", "refusal", "pause_turn", "null", "tool_use")
    ],
    Fault("stop-model_context_window_exceeded", "no-verdict", spent=23),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.model)
def test_a_fault_is_told_by_its_kind(
    server: MessagesServer,
    fault: Fault,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    error = refused(access(server, fault.model))
    found = Fault(fault.model, error.kind, error.status, len(server.seen), error.spent)
    assert found == fault
    if error.status and "event" not in fault.model and "midway" not in fault.model:
        assert error.request_id == (f"req_{fault.tries}" if fault.model != "big-error" else "")
    if "big" in fault.model:
        # It was not read to its end.
        assert server.seen[0].disconnected.wait(5)
    printed = capfd.readouterr()
    assert_nothing_is_told(caplog.text + printed.out + printed.err)


def test_what_a_server_says_is_repeated_unless_it_is_our_own(server: MessagesServer) -> None:
    assert str(refused(access(server, "status-404"))).endswith('(404): "as asked: 404"')
    assert str(refused(access(server, "echo-401"))) == "the key is not accepted (401)"
    assert "3600 s" in str(refused(access(server, "wait-3600")))


def test_a_long_answer_is_not_held_in_memory(server: MessagesServer) -> None:
    error = refused(access(server, "big-text"))
    assert (error.kind, str(error)) == (
        "bad-answer",
        "the model gave an answer of more than 256 kB",
    )
    # What was written is paid for, whether somebody counts it or not.
    assert error.spent > 60_000
    assert server.seen[0].disconnected.wait(5)


@pytest.mark.parametrize("model", ["hang", "drip", "slow", "hang-after-start"])
def test_the_deadline_holds_for_all_of_it(server: MessagesServer, model: str) -> None:
    asked(access(server))
    begun = time.monotonic()
    error = refused(access(server, model, deadline=1.0))
    assert 0.9 <= time.monotonic() - begun < ENDLESS
    assert (error.kind, str(error)) == ("timeout", "no answer within 1 s")
    assert server.seen[-1].disconnected.wait(5)


def test_tries_end_with_the_deadline(server: MessagesServer) -> None:
    assert refused(access(server, "wait-1", deadline=1.5)).kind == "overloaded"
    assert len(server.seen) == 2


@pytest.mark.parametrize("status", [307, 308])
def test_no_other_server_is_followed_to(server: MessagesServer, status: int) -> None:
    with MessagesServer() as other:
        server.elsewhere = other.url
        error = refused(access(server, f"redirect-{status}"))
        assert (error.kind, error.status) == ("unreachable", status)
        assert other.seen == []


def test_a_server_that_is_not_there(
    server: MessagesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with MessagesServer() as gone:
        pass
    given = access(server, deadline=15)
    plain = given._replace(base_url=server.url.replace("http:", "https:"))
    nowhere = [given._replace(base_url="https://nowhere.invalid"), access(gone), plain]
    for each in nowhere:
        error = refused(each)
        assert error.kind == "unreachable"
        assert str(error).startswith(f"{each.endpoint} cannot be reached (ConnectError)")
    assert server.seen == []
    monkeypatch.setenv("HTTPS_PROXY", server.url)
    error = refused(given._replace(base_url="https://nowhere.invalid"))
    assert (error.kind, "ProxyError" in str(error)) == ("unreachable", True)
    assert {(seen.method, seen.path) for seen in server.seen} == {
        ("CONNECT", "nowhere.invalid:443")
    }
    for proxy in ("socks9://h h", "socks5://127.0.0.1:1"):
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        error = refused(given)
        assert (error.kind, "proxy" in str(error)) == ("settings", True)


def test_an_installation_without_the_library(
    server: MessagesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "anthropic", None)
    error = refused(access(server))
    assert error.kind == "not-installed"
    assert str(error).endswith("install anthropic")


# Being called off


def test_cancelling_hangs_up(server: MessagesServer) -> None:
    async def main() -> float:
        model = Claude(access(server, "hang", deadline=60))
        asking = asyncio.create_task(model.ask(ASK))
        while not server.seen:
            await asyncio.sleep(0.005)
        called_off = time.monotonic()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        (seen,) = server.seen
        assert await asyncio.to_thread(seen.disconnected.wait, 5)
        await model.aclose()
        return seen.ended[0] - called_off

    assert asyncio.run(main()) < ENDLESS
    assert len(server.seen) == 1


def test_closing_is_not_the_end(server: MessagesServer) -> None:
    async def main() -> list[Reply]:
        model = Claude(access(server))
        found = list(await asyncio.gather(*(model.ask(ASK) for _ in range(4))))
        await model.aclose()
        await model.aclose()
        found.append(await model.ask(ASK))
        await model.aclose()
        return found

    assert len(asyncio.run(main())) == len(server.seen) == 5


# What is set


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"key": ""}, "no-key", "MY_KEY is not set"),
        ({"key": f"{KEY}\n"}, "settings", "MY_KEY"),
        ({"key": f"{KEY} x"}, "settings", "MY_KEY"),
        ({"key": f"{KEY}é"}, "settings", "MY_KEY"),
        ({"key": f"{KEY}\x00"}, "settings", "MY_KEY"),
        ({"base_url": "http://example.org"}, "settings", '"http://example.org" is not encrypted'),
        ({"base_url": "http://127.0.0.1.example.org"}, "settings", "not encrypted"),
        ({"base_url": "ftp://127.0.0.1"}, "settings", "not encrypted"),
        ({"base_url": f"https://me:{KEY}@example.org"}, "settings", "holds a name or a password"),
        ({"base_url": "https://example.org?a=b"}, "settings", "goes on after its path"),
        ({"base_url": "https://"}, "settings", "is none"),
        ({"base_url": "https://[::1"}, "settings", "is none"),
        ({"base_url": "https://example.org:99999"}, "settings", "is none"),
        ({"base_url": "https://example.org/a b"}, "settings", "is none"),
        ({"base_url": "https://example.org/\n"}, "settings", "is none"),
        ({"model": ""}, "settings", "is no name of a model"),
        ({"model": "a\x1b[2Jb"}, "settings", "is no name of a model"),
        ({"deadline": 0.0}, "settings", "leaves no time"),
        ({"deadline": float("nan")}, "settings", "leaves no time"),
        ({"provider": "acme"}, "settings", 'provider "acme" is not known'),
    ],
)
def test_a_setting_that_cannot_be_is_told(
    server: MessagesServer, change: dict[str, object], kind: str, words: str
) -> None:
    given = Access("anthropic", "m", server.url, KEY, key_variable="MY_KEY")
    error = refused(Access(**{**given._asdict(), **change}))
    assert error.kind == kind
    assert words in str(error)
    assert server.seen == []


def test_who_is_asked_is_known_without_the_key() -> None:
    given = Access("anthropic", "m", "https://example.org/", KEY)
    assert given.checked() is given
    assert given.identity == Claude(given).identity == "anthropic https://example.org m"
    assert_nothing_is_told(f"{given!r} {given} {Claude(given)!r}")
    assert given._replace(base_url="").endpoint == "https://api.anthropic.com"
    for here in ("http://localhost:1", "http://[::1]:1/x", "http://127.0.0.1"):
        assert given._replace(base_url=here).checked()


def test_the_environment_has_no_say_in_where_a_provider_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = "http://127.0.0.1:1"
    for name in ("", "_BEDROCK", "_VERTEX"):
        monkeypatch.setenv(f"ANTHROPIC{name}_BASE_URL", elsewhere)
    monkeypatch.setenv("AWS_REGION", "eu-1")
    given = Access("anthropic", "m", "", KEY)
    hosts: dict[tuple[Provider, str], str] = {
        ("anthropic", ""): "api.anthropic.com",
        ("bedrock", ""): "bedrock-runtime.eu-1.amazonaws.com",
        ("vertex", "eu-1"): "eu-1-aiplatform.googleapis.com",
        ("vertex", "global"): "aiplatform.googleapis.com",
        ("vertex", "eu"): "aiplatform.eu.rep.googleapis.com",
    }
    for (provider, region), host in hosts.items():
        monkeypatch.setenv("CLOUD_ML_REGION", region)
        made = claude.connected(given._replace(provider=provider))
        assert (made.base_url.scheme, made.base_url.host) == ("https", host)
    for region in ("", "eu.example.org/", "eu-1@example.org"):
        monkeypatch.setenv("CLOUD_ML_REGION", region)
        with pytest.raises(ModelError, match="there is no region: set CLOUD_ML_REGION"):
            claude.connected(given._replace(provider="vertex"))


# In a process of its own, since what is loaded stays loaded.

ALONE = """
import asyncio, gc, json, sys, time
from speclsp.model.access import Access
from speclsp.model.asking import Ask, Message, ModelError
from speclsp.model.claude import Claude
import speclsp.model.batches, speclsp.model.guarding

assert not {"anthropic", "httpx2", "pydantic"} & set(sys.modules)

async def main(url, key, text):
    gaps = []
    async def tick():
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.002)
            gaps.append(time.perf_counter() - before - 0.002)
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    begun = time.perf_counter()
    took = 0.0
    for model in ("fake-model", "status-401", "reset-midway"):
        claude = Claude(Access("anthropic", model, url, key, 20.0))
        try:
            await claude.ask(Ask("t", "p", "s", (Message("user", text),), "{}"))
        except ModelError as error:
            print(error.kind)
        await claude.aclose()
        took = took or time.perf_counter() - begun
    ticking.cancel()
    loaded = "anthropic" in sys.modules
    print(json.dumps({"lag": max(gaps), "took": took, "loaded": loaded}))
    assert gc.isenabled()

asyncio.run(main(*sys.argv[1:]))
"""


# Says so if anybody traces.
SPY = """
from opentelemetry import trace

class Spy(trace.NoOpTracerProvider):
    def get_tracer(self, *arguments, **options):
        print("traced", *arguments)
        return super().get_tracer(*arguments, **options)

trace.set_tracer_provider(Spy())
"""


def alone(server: MessagesServer, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", (SPY if environment else "") + ALONE, server.url, KEY, TEXT],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_first_question_does_not_hold_up_the_others(server: MessagesServer) -> None:
    def gap() -> float:
        """The longest, as a share of the time to the first answer."""
        ran = alone(server)
        assert (ran.returncode, ran.stderr) == (0, "")
        told = json.loads(ran.stdout.splitlines()[-1])
        assert told["loaded"]
        return float(told["lag"] / told["took"])

    # Loading the SDK is most of it, and would be one gap. Others may hold it up, but not each time.
    assert any(gap() < 0.5 for _ in range(3))


def test_the_environment_redirects_and_logs_nothing(server: MessagesServer) -> None:
    with MessagesServer() as other:
        ran = alone(
            server,
            ANTHROPIC_LOG="debug",
            ANTHROPIC_BASE_URL=other.url,
            ANTHROPIC_API_KEY="sk-of-the-environment",
            ANTHROPIC_AUTH_TOKEN="token-of-the-environment",
            ANTHROPIC_PROFILE="nobody",
            ANTHROPIC_OPEN_TELEMETRY="true",
            ANTHROPIC_OPEN_TELEMETRY_TRACES_CONTENT_MODE="content",
            OTEL_EXPORTER_OTLP_ENDPOINT=other.url,
            OTEL_TRACES_EXPORTER="console",
        )
        assert other.seen == []
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[:2] == ["refused", "unreachable"]
    assert_nothing_is_told(ran.stdout)
    assert {seen.headers["authorization"] for seen in server.seen} == {f"Bearer {KEY}"}
