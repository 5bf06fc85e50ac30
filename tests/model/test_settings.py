"""Who is asked, and with which key, is for the user alone to say; what is wrong shows no secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.config.parse import parse
from speclsp.config.values import Config
from speclsp.model.asking import ModelError
from speclsp.model.budget import Limits
from speclsp.model.settings import Settings, restricted, user_settings, with_editor
from speclsp.model.switching import switched

SECRET = "sentinel-" + "s3cr3t-value"

WHOLE = f"""\
[model]
enabled = true
provider = "anthropic"
model = "claude-haiku-5-5"
base_url = "https://gateway.example.org"
key_variable = "OUR_KEY"
key = "{SECRET}"
deadline = 12.5
calls_per_day = 7
tokens_per_day = 8
calls_per_run = 9
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "speclsp" / "config.toml"


def read(tmp_path: Path, text: str | bytes = "", mode: int = 0o600, **environ: str) -> Settings:
    file = tmp_path / "speclsp" / "config.toml"
    if text:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        file.chmod(mode)
    return user_settings({"XDG_CONFIG_HOME": str(tmp_path), **environ})


def test_nothing_set_is_off(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings == Settings(file=str(tmp_path / "speclsp" / "config.toml"))
    assert (settings.enabled, settings.model) == (False, "claude-sonnet-5-5")
    assert settings.limits == Limits(200, 1_000_000, 100)


def test_the_file_sets_everything(tmp_path: Path, file: Path) -> None:
    settings = read(tmp_path, WHOLE)
    assert settings.problems == ()
    assert settings.enabled
    assert settings.access == (
        *("anthropic", "claude-haiku-5-5", "https://gateway.example.org", SECRET, 12.5, "OUR_KEY"),
    )
    assert settings.limits == Limits(7, 8, 9)
    assert settings.source("model") == str(file)
    assert SECRET not in repr(settings) + repr(settings.access)


def test_the_environment_counts_more(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        WHOLE,
        SPECLSP_MODEL="off",
        SPECLSP_MODEL_NAME="other",
        SPECLSP_MODEL_URL="http://127.0.0.1:8000",
        ANTHROPIC_BASE_URL="https://library.example.org",
        OUR_KEY="from-outside",
        ANTHROPIC_API_KEY="another",
    )
    assert not settings.enabled
    assert settings.access[1:4] == ("other", "http://127.0.0.1:8000", "from-outside")
    assert settings.source("key") == "OUR_KEY"
    assert settings.source("base_url") == "SPECLSP_MODEL_URL"


def test_the_address_of_the_library_is_used_and_said(tmp_path: Path) -> None:
    settings = read(tmp_path, ANTHROPIC_BASE_URL="https://library.example.org")
    assert settings.base_url == "https://library.example.org"
    assert settings.source("base_url") == "ANTHROPIC_BASE_URL"
    own = read(tmp_path, WHOLE, ANTHROPIC_BASE_URL="https://library.example.org")
    assert own.base_url == "https://gateway.example.org"


def test_a_server_on_this_machine_needs_no_key(tmp_path: Path) -> None:
    for url in ("http://127.0.0.1:8000", "http://localhost", "http://[::1]:80/v"):
        assert read(tmp_path, SPECLSP_MODEL_URL=url).access.checked().key == "none"
    far = read(tmp_path, SPECLSP_MODEL_URL="https://127.0.0.1.example.org").access
    with pytest.raises(ModelError, match="ANTHROPIC_API_KEY is not set"):
        far.checked()


WRONG = [
    ('[model]\nenabled = "yes"\n', ":2: enabled is true or false, not a string"),
    (f'[model]\nprovider = "{SECRET}"\n', ":2: provider is expected to be one of anthropic"),
    (f'[model]\nkey_variable = "{SECRET}"\n', ":2: key_variable is expected to be the name"),
    ("[model]\nkey = 7\n", ":2: key is expected to be a key"),
    ("[model]\ndeadline = 0\n", ":2: deadline is expected to be a number from 1 to 600"),
    ("[model]\ndeadline = nan\n", ":2: deadline is expected"),
    ("[model]\ncalls_per_day = -1\n", ":2: calls_per_day is expected"),
    ("[model]\ncalls_per_day = 1.5\n", ":2: calls_per_day is expected"),
    ("[model]\ncalls_per_day = true\n", ":2: calls_per_day is expected"),
    ("[model]\nenabeld = true\n", 'did you mean "enabled"?'),
    ("model = 1\n", ":1: "),
    ("[[model]]\n", ":1: "),
    ("enabled = true\n", ":1: unknown key"),
    (f'[model]\nkey = "{SECRET}\n', ":2: not valid TOML"),
    (f'[model]\nbase_url = "https://user:{SECRET}@example.org"\n', "holds a name or a password"),
    ('[model]\nbase_url = "http://example.org"\n', "is not encrypted"),
    (f'[model]\nbase_url = "{SECRET}"\n', "https://HOST is expected"),
    ("a" + ".a" * 20_000 + " = 1\n", "is too much"),
    ("a = " + "[" * 50_000, "is too much"),
    ("a = " + "9" * 5_000, ""),
    ("# " + "x" * 70_000, "has more than 64000 bytes"),
    (b"\xff\xfe", "is not UTF-8"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_is_wrong_is_a_line_without_a_secret(
    tmp_path: Path, file: Path, text: str | bytes, words: str
) -> None:
    problems = read(tmp_path, text).problems
    assert problems
    assert words in problems[0]
    assert problems[0].startswith(str(file))
    assert not [each for each in problems if SECRET in each or "\n" in each]


def test_a_file_that_is_no_file_is_said(tmp_path: Path, file: Path) -> None:
    file.mkdir(parents=True)
    (problem,) = read(tmp_path).problems
    assert "regular file" in problem


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    settings = read(tmp_path, WHOLE, mode=0o644)
    assert settings.key == ""
    assert "others can read this file" in settings.problems[0]
    assert read(tmp_path, "[model]\nenabled = true\n", mode=0o644).problems == ()


def test_what_others_can_write_does_not_hold(tmp_path: Path) -> None:
    settings = read(tmp_path, WHOLE, mode=0o620)
    assert not settings.enabled
    assert "others can write this file" in settings.problems[0]


def test_an_unclear_switch_is_off(tmp_path: Path) -> None:
    settings = read(tmp_path, SPECLSP_MODEL="maybe")
    assert not settings.enabled
    assert settings.problems == ("SPECLSP_MODEL is neither on nor off",)


def test_the_editor_counts_more(tmp_path: Path) -> None:
    given = {"enabled": True, "model": "m", "baseUrl": "http://localhost:1", "provider": ""}
    settings = with_editor(read(tmp_path), given)
    assert (settings.enabled, settings.model, settings.key) == (True, "m", "none")
    assert settings.source("base_url") == "the editor"
    assert with_editor(read(tmp_path), None) == read(tmp_path)
    assert not with_editor(read(tmp_path, SPECLSP_MODEL="off"), given).enabled


@pytest.mark.parametrize(
    "given",
    [[], 7, {"enabled": "on"}, {"model": 7}, {"baseUrl": "http://x.org"}, {"provider": "openai"}],
)
def test_what_the_editor_says_wrongly_stops_it(tmp_path: Path, given: object) -> None:
    assert with_editor(read(tmp_path), given).problems


def test_a_repository_can_only_forbid(tmp_path: Path) -> None:
    settings = read(tmp_path, WHOLE)
    text = '[model]\nenabled = false\nmodel = "x"\nbase_url = "https://evil.test"\n'
    config, _ = parse(text, "sub/speclsp.toml")
    off = restricted(settings, [Config(), config])
    assert (off.enabled, off.forbidden) == (False, "sub/speclsp.toml")
    assert off.access == settings.access
    on, problems = parse("[model]\nenabled = true\n", "speclsp.toml")
    assert [each.rule for each in problems] == ["not-allowed-here"]
    assert restricted(read(tmp_path, SPECLSP_MODEL="off"), [on]).enabled is False


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[model]\nenabled = true\n"),
        ("[model]\nenabled = false # why\n", "[model]\nenabled = true # why\n"),
        ('[model] # mine\nmodel = "x"', '[model] # mine\nenabled = true\nmodel = "x"'),
        ("[model]", "[model]\nenabled = true\n"),
        ("model.enabled = false", "model.enabled = true"),
        ("other = 1", "other = 1\n\n[model]\nenabled = true\n"),
    ],
)
def test_switching_changes_nothing_else(file: Path, before: str, after: str) -> None:
    if before:
        file.parent.mkdir()
        file.write_text(before)
        file.chmod(0o600)
    switched(file, on=True)
    assert file.read_text() == after
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("text", ["model = 1\n", "[[model]]\n", "[model\n", "a.b" * 100])
def test_what_cannot_be_switched_is_left_as_it_is(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(ModelError):
        switched(file, on=True)
    assert file.read_text() == text
