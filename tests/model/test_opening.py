"""A model is reached where the user wants it, with a key, and has agreed; and nowhere else."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from speclsp.config.parse import parse
from speclsp.model.asking import Ask, Kind, Message, ModelError, Reply
from speclsp.model.consent import Consents
from speclsp.model.folders import cache_folder, state_folder
from speclsp.model.opening import Opened, opened
from speclsp.model.settings import user_settings
from tests.cli.process import environment
from tests.model.messages_server import MessagesServer, plain_environment

SENTINEL = "AKIA" + "IOSFODNN7EXAMPLE"


@pytest.fixture
def server() -> Iterator[MessagesServer]:
    with MessagesServer() as server:
        server.answers('{"verdict": "none"}')
        yield server


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain_environment(monkeypatch, str(tmp_path / "home"))


class World:
    """A user with a home, a repository and a model."""

    def __init__(self, tmp_path: Path, url: str) -> None:
        self.root = tmp_path / "repository"
        self.root.mkdir()
        self.environ = {
            "HOME": str(tmp_path / "home"),
            "SPECLSP_MODEL": "on",
            "SPECLSP_MODEL_NAME": "fake-model",
            "SPECLSP_MODEL_URL": url,
            "ANTHROPIC_API_KEY": "key",
        }

    def open(self, config: str = "") -> Opened:
        configs = [parse(config, "speclsp.toml")[0]]
        return opened(user_settings(self.environ), self.root, configs, self.environ)

    def agree(self) -> None:
        consents = Consents(state_folder(self.environ))
        consents.agree(self.root, user_settings(self.environ).access.identity)

    def ask(self, text: str = "What is meant?", config: str = "") -> Reply:
        async def run() -> Reply:
            model = self.open(config)
            try:
                return await model.ask(question(text))
            finally:
                await model.aclose()

        return asyncio.run(run())

    def refused(self, config: str = "", text: str = "What is meant?") -> tuple[Kind, str]:
        with pytest.raises(ModelError) as raised:
            self.ask(text, config)
        return raised.value.kind, str(raised.value)


@pytest.fixture
def world(tmp_path: Path, server: MessagesServer) -> World:
    return World(tmp_path, server.url)


def question(text: str = "What is meant?") -> Ask:
    schema = {
        "type": "object",
        "properties": {"verdict": {"type": "string"}},
        "required": ["verdict"],
        "additionalProperties": False,
    }
    return Ask("verdict", "0" * 64, "You judge.", (Message("user", text),), json.dumps(schema))


def test_who_has_agreed_is_answered_and_pays_once(world: World, server: MessagesServer) -> None:
    world.agree()
    first = world.ask()
    assert (first.text, first.remembered) == ('{"verdict": "none"}', False)
    assert world.open().budget.today().calls == 1
    again = world.ask()
    assert again == first._replace(remembered=True)
    assert len(server.seen) == 1
    assert world.open().budget.today().calls == 1


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"SPECLSP_MODEL": "off"}, "off", "switched off by SPECLSP_MODEL"),
        ({"SPECLSP_MODEL": ""}, "off", "speclsp model on switches them on"),
        ({"SPECLSP_MODEL": "maybe"}, "settings", "neither on nor off"),
        ({"SPECLSP_MODEL_NAME": "another-model"}, "off", "nobody has agreed"),
        ({"SPECLSP_MODEL_URL": "http://example.org"}, "settings", "is not encrypted"),
        ({"ANTHROPIC_API_KEY": "a\nb"}, "settings", "the key in ANTHROPIC_API_KEY"),
    ],
)
def test_what_stands_in_the_way_is_said(
    world: World, server: MessagesServer, changes: dict[str, str], kind: Kind, words: str
) -> None:
    world.agree()
    world.environ |= changes
    found, said = world.refused()
    assert found == kind
    assert words in said
    assert server.seen == []


def test_without_consent_nothing_is_sent(world: World, server: MessagesServer) -> None:
    kind, words = world.refused()
    assert kind == "off"
    assert server.url in words
    assert "speclsp model agree" in words
    world.agree()
    world.ask()
    Consents(state_folder(world.environ)).revoke(world.root)
    assert world.refused(text="Another?")[0] == "off"
    assert len(server.seen) == 1
    # Nothing is sent for what was answered before.
    assert world.ask().remembered


def test_what_is_remembered_needs_no_key(tmp_path: Path) -> None:
    world = World(tmp_path, "https://models.example.org")
    del world.environ["ANTHROPIC_API_KEY"]
    assert world.refused()[0] == "no-key"
    opened = world.open()
    assert opened.cached is not None
    opened.cached._store.put(
        question().key(opened.identity),
        json.dumps(
            {"text": '{"verdict": "x"}', "model": "m", "input_tokens": 1, "output_tokens": 1}
        ).encode(),
    )
    asyncio.run(opened.aclose())
    assert world.ask() == Reply('{"verdict": "x"}', "m", 1, 1, True)


def test_a_repository_can_forbid_it(world: World, server: MessagesServer) -> None:
    world.agree()
    kind, words = world.refused("[model]\nenabled = false\n")
    assert (kind, words) == ("off", "speclsp.toml says that no model is asked")
    assert server.seen == []
    assert not cache_folder(world.environ).exists()


@pytest.mark.parametrize("key", ["base_url", "endpoint", "key", "api_key", "model", "provider"])
def test_a_repository_can_do_nothing_else(world: World, server: MessagesServer, key: str) -> None:
    world.agree()
    with MessagesServer() as canary:
        assert world.ask(config=f'[model]\nenabled = true\n{key} = "{canary.url}"\n').text
        assert canary.seen == []
    assert len(server.seen) == 1


def test_a_secret_is_not_sent_and_costs_nothing(
    world: World, server: MessagesServer, tmp_path: Path
) -> None:
    world.agree()
    kind, words = world.refused(text=f"The key is {SENTINEL}.")
    assert kind == "secret"
    assert SENTINEL not in words
    assert server.seen == []
    assert world.open().budget.today().calls == 0
    kept = [each for each in (tmp_path / "home").rglob("*") if each.is_file()]
    assert not [each for each in kept if SENTINEL.encode() in each.read_bytes()]


def test_the_budget_holds(world: World, server: MessagesServer, tmp_path: Path) -> None:
    file = tmp_path / "home" / ".config" / "speclsp" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[model]\ncalls_per_day = 1\n")
    world.agree()
    world.ask()
    assert world.refused(text="Another?")[0] == "budget"
    assert world.ask().remembered
    assert len(server.seen) == 1


def test_opening_loads_nothing() -> None:
    program = (
        "import sys; from speclsp.model.opening import opened;"
        "print({'anthropic', 'diskcache'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, env=environment()
    )
    assert (done.stdout, done.stderr) == ("set()\n", "")
