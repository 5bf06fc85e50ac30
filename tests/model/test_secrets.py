"""What looks like a secret is not sent; what merely speaks of one is."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Collection

import pytest

from speclsp.model.asking import Ask, Message, ModelError, Reply
from speclsp.model.secrets import Discreet, is_denied, own_keys, secret_in
from tests.endless import ENDLESS

# Put together here, so that nobody who looks for secrets finds one in this file.
SECRETS = [
    "-----BEGIN " + "RSA PRIVATE KEY-----",
    "-----BEGIN " + "PRIVATE KEY-----",
    "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----",
    "AKIA" + "IOSFODNN7EXAMPLE",
    "ghp" + "_" + "a1B2" * 9,
    "github_pat" + "_" + "a1B2_" * 10,
    "glpat" + "-" + "a1B2c" * 4,
    "sk-ant" + "-api03-" + "a1B2" * 8,
    "sk-" + "a1B2" * 12,
    "sk_live" + "_" + "a1B2" * 6,
    "AIza" + "a1B2c" * 7,
    "xoxb" + "-123456789012-abcdef",
    "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dBjftJeZ4CVPmB92K27uhbUJU1p1r",
    "password=" + "hunter2hunter2",
    'password: "' + 'corr3ct-horse"',
    "API_KEY = " + "'9f8e7d6c5b4a'",
    '"client_secret": ' + '"9f8e7d6c5b4a"',
    "postgres://admin:" + "s3cr3t!@db.example.org/x",
    "npm" + "_" + "a1B2" * 9,
    "`token` = " + "`a1B2c3D4e5F6g7H8`",
    "**token**: " + "*a1B2c3D4e5F6g7H8*",
    "**password:** " + "hunter2hunter2",
    "_secret_ = " + "_hunter2hunter2_",
]

INNOCENT = [
    "The client SHALL send its password, and the server SHALL compare it.",
    "password: string",
    "password = <your password>",
    "password=${PASSWORD}",
    "password: required, at least 12 characters",
    "The token: a string of 20 to 40 characters",
    "secret: undisclosed",
    "`token`: `sha256-digest`",
    "**Token**: RFC6750-bearer",
    "npm_config_registry and npm_package_name",
    "api_key=$ANTHROPIC_API_KEY",
    "https://user:password@example.com/",
    "https://example.com:8080/@user",
    "mailto:a:b@example.org",
    "sk-learn and task-force-of-the-whole-department",
    "BEGIN PRIVATE KEY is how such a file begins",
    "AKIA is the prefix of a key",
    "eyJ0 opens a token",
    "0123456789abcdef0123456789abcdef01234567",
    "REQ-12 and AKIA-12345678901234567",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_found_where_it_is(secret: str) -> None:
    text = f"# Ünsere Regeln\n\nThe server uses {secret} for it.\n"
    span = secret_in(text)
    assert span is not None
    found = text[span.start : span.end]
    assert found in secret
    assert len(found) > 10


@pytest.mark.parametrize("text", INNOCENT)
def test_what_speaks_of_secrets_is_none(text: str) -> None:
    assert secret_in(text) is None


def sent(text: str, keys: Collection[str] = ()) -> list[str]:
    found = []

    class Scripted:
        identity = "a b c"

        async def ask(self, ask: Ask) -> Reply:
            found.append(ask.messages[0].text)
            return Reply("{}", "claude")

    ask = Ask("readings", "0", "You read.", (Message("user", text),), "{}")
    asyncio.run(Discreet(Scripted(), keys).ask(ask))
    return found


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", ["{}", "line\n{}", "line\t{}\nline", "é{}é"])
def test_a_secret_is_not_sent_in_any_form(secret: str, form: str) -> None:
    text = form.format(secret)
    for told in (text, json.dumps({"clause": text}), json.dumps([text], ensure_ascii=False)):
        with pytest.raises(ModelError, match="so nothing is sent") as raised:
            sent(f"Data:\n{told}")
        assert raised.value.kind == "secret"
        assert secret[-8:] not in str(raised.value)


OWN = 'a key of no "known\\form"'


@pytest.mark.parametrize("text", [f"The key is {OWN}.", json.dumps([OWN]), OWN])
def test_the_users_own_key_is_not_sent(text: str) -> None:
    environ = {"ANTHROPIC_API_KEY": OWN, "ANOTHER": "another"}
    for keys in (own_keys("none", environ), own_keys(OWN, {})):
        assert keys == (OWN,)
        with pytest.raises(ModelError, match="your own key") as raised:
            sent(text, keys)
        assert raised.value.kind == "secret"
        assert OWN not in str(raised.value)
    assert sent(text, own_keys("none", {})) == [text]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_no_secret_is_sent(text: str) -> None:
    told = json.dumps({"clause": text})
    assert sent(told) == [told]


@pytest.mark.parametrize(
    "path",
    [
        *(".env", "a/.env.local", "a/SECRETS.md", "secret/a.md", "x-credentials.toml"),
        *("a/key.pem", ".ssh/config.md", "id_rsa", "a\\.aws\\x.md", "x.KEY"),
    ],
)
def test_some_files_are_never_sent(path: str) -> None:
    assert is_denied(path)


@pytest.mark.parametrize("path", ["a.md", "docs/environment.md", "keys.md", "specs/passwords.md"])
def test_other_files_are(path: str) -> None:
    assert not is_denied(path)


ADVERSARIES = [
    "password=", "password" + " " * 9, "-----BEGIN ", "-----BEGIN A B C ", "eyJ", "eyJaaaaaaaaaaa.",
    "eyJaaaaaaaaaa.eyJaaaaaaaaaa.", "a://a:", "a://", "a:", "://", "sk-", "sk-ant-", "xoxb-",
    "ghp_", "AKIA", "github_pat_", "a", "A", "1", "=", ":", "@", "\\", "\\u00", "password:'''",
    "a://a:b", "aA1-", " ", "\n",
]  # fmt: skip


@pytest.mark.parametrize("part", ADVERSARIES)
def test_no_text_takes_long(part: str) -> None:
    text = (part * 50_000)[:50_000]
    begun = time.perf_counter()
    secret_in(text)
    assert time.perf_counter() - begun < ENDLESS
