"""`speclsp doctor` says what is set about models and whether it works, and never shows the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.process import CLEAN, check, plant, run
from tests.cli.user import KEY, User
from tests.model.messages_server import MessagesServer
from tests.server.client import Client

# Every key that a user can set, and some that one might think of.
USER_ONLY = (
    *("provider", "model", "base_url", "key_variable", "key", "deadline", "calls_per_day"),
    *("tokens_per_day", "calls_per_run", "api_key", "endpoint", "name", "proxy", "cache_dir"),
    *("headers", "auth", "token", "url", "timeout", "anything"),
)


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> User:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return User(tmp_path)


@pytest.fixture
def server() -> Iterator[MessagesServer]:
    with MessagesServer() as server:
        yield server


@pytest.fixture
def client() -> Iterator[Client]:
    client = Client()
    yield client
    client.close()


def test_off_is_well(user: User) -> None:
    done = user.runs("doctor")
    assert done.code == 0
    assert "models: off (default)" in done.out
    assert "nothing is sent: models are off" in done.out
    assert f"settings: {user.file} (not there)" in done.out


def test_from_nothing_to_a_model(user: User, server: MessagesServer) -> None:
    assert user.runs("model", "on").code == 0
    done = user.runs("doctor")
    assert done.code == 1
    assert "wrong: there is no key: ANTHROPIC_API_KEY is not set" in done.out
    user.reaches(server.url)
    done = user.runs("doctor")
    assert done.code == 1
    assert "wrong: nobody has agreed" in done.out
    done = user.runs("model", "agree")
    assert (done.code, server.url in done.out) == (0, True)
    done = user.runs("doctor", "--no-network")
    assert (done.code, "reachable: not tried" in done.out) == (0, True)
    assert server.seen == []
    done = user.runs("doctor")
    assert done.code == 0
    assert "reachable: yes, fake-model reads at most" in done.out
    assert "key: from ANTHROPIC_API_KEY" in done.out
    assert f"endpoint: {server.url} (SPECLSP_MODEL_URL)" in done.out
    assert len(server.seen) == 1
    assert user.runs("model", "revoke").code == 0
    assert user.runs("doctor").code == 1
    assert len(server.seen) == 1


@pytest.mark.parametrize("model", ["status-401", "status-404", "redirect-307"])
def test_what_is_not_reached_is_said(user: User, server: MessagesServer, model: str) -> None:
    user.reaches(server.url, model)
    with MessagesServer() as elsewhere:
        server.elsewhere = elsewhere.url
        user.runs("model", "agree")
        done = user.runs("doctor")
        assert elsewhere.seen == []
    assert done.code == 1
    assert f"wrong: {server.url} is not reached: " in done.out
    assert done.err == ""


def test_without_a_word_it_says_how_it_stands(user: User, server: MessagesServer) -> None:
    user.reaches(server.url)
    assert user.runs("model") == user.runs("model", "status")
    assert "wrong: nobody has agreed" in user.runs("model").out
    assert server.seen == []


def test_what_is_set_wrongly_is_said(user: User) -> None:
    plant(user.file.parent, {"config.toml": f'[model]\nprovider = "{KEY}"\n'})
    done = user.runs("doctor")
    assert done.code == 1
    assert f"wrong: {user.file}:2: provider is expected to be one of" in done.out


def test_a_repository_can_forbid_it(user: User, server: MessagesServer) -> None:
    user.reaches(server.url)
    user.runs("model", "agree")
    plant(user.root, {"speclsp.toml": "[model]\nenabled = false\n"})
    done = user.runs("doctor")
    assert done.code == 0
    assert "nothing is sent: speclsp.toml says that no model is asked" in done.out
    assert server.seen == []
    assert check(user.root).code == 0


def planted(user: User, url: str) -> None:
    """A repository that sets everything, each key in a folder of its own."""
    for key in USER_ONLY:
        text = f'[model]\n{key} = "{url}"\n'
        plant(user.root / key, {"a.md": CLEAN, "speclsp.toml": text})
    plant(user.root / "enabled", {"a.md": CLEAN, "speclsp.toml": "[model]\nenabled = true\n"})


def test_a_check_applies_nothing_that_a_repository_sets(user: User, server: MessagesServer) -> None:
    user.reaches(server.url)
    user.runs("model", "agree")
    with MessagesServer() as canary:
        planted(user, canary.url)
        chosen = ("--check", "--format", "json", "--select", "configuration")
        done = run(user.root, *chosen, environ=user.environ)
        found = {each["path"]: each["rule"] for each in done.report["diagnostics"]}
        wanted = (*USER_ONLY, "enabled")
        assert found == {f"{key}/speclsp.toml": "not-allowed-here" for key in wanted}
        assert (done.code, server.seen) == (1, [])
        told = user.runs("doctor")
        assert told.code == 0
        assert canary.url not in told.out
        assert canary.seen == []
    assert len(server.seen) == 1


def test_a_server_applies_nothing_that_a_repository_sets(user: User, client: Client) -> None:
    with MessagesServer() as canary:
        planted(user, canary.url)
        client.initialize(user.root)
        for key in USER_ONLY:
            file = user.root / key / "speclsp.toml"
            client.open(file.as_uri(), file.read_text("utf-8"), language="toml")
            client.diagnostics(
                file.as_uri(),
                lambda told: [each["code"] for each in told["diagnostics"]] == ["not-allowed-here"],
            )
        assert canary.seen == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["model", "x"], 'speclsp model takes on, off, status, agree, revoke, preview, not "x"'),
        (["model", "agree", "a", "b"], "takes one path"),
        (["model", "on", "a"], "takes no path"),
        (["model", "agree", "none"], 'no such file or folder: "none"'),
        (["doctor", "--check"], "nothing else"),
    ],
)
def test_what_cannot_be_meant_is_2(user: User, arguments: list[str], words: str) -> None:
    done = user.runs(*arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
