"""The schema is current, and accepts and refuses what the reader does."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

import speclsp.config.schema
from speclsp.config.keys import KEYS
from speclsp.config.parse import parse
from speclsp.config.schema import schema, written
from speclsp.config.settings import Setting, settings
from speclsp.config.values import Config

SHIPPED = Path(speclsp.config.schema.__file__).with_name("schema.json")
KNOWN = ("vague-term", "link")


def test_the_shipped_schema_is_current(update: bool) -> None:
    if update:
        SHIPPED.write_text(written(), "utf-8", newline="\n")
    assert SHIPPED.read_text("utf-8") == written()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    jsonschema.Draft7Validator.check_schema(schema(KNOWN))


RIGHT = [
    "",
    "rules.link = 'off'",
    "select = ['link']\nignore = ['vague-term']",
    "exclude = ['a/**']",
    "[[overrides]]\npaths = ['a']\nrules.link = 'hint'",
    "authority.levels = ['root']",
    "ids.pattern = 'A\\d+'",
    "notations = { enable = ['slug'], disable = ['generic'] }",
    "slug.style = 'kramdown'",
    "[[ignore-clause]]\nclause = 'a'\nrules = ['link']\nreason = 'b'",
    "tests.folder = 'x'",
    "baseline = 'x.json'",
    "[evidence]\npatterns = ['covers\\((?P<id>[A-Z]+-\\d+)\\)']\ninclude = ['a.json']",
    "evidence.exclude = ['gen/']",
    "[module]\nname = 'billing'\nversion = '1.2.0'",
    "[module]\nname = 'a'\nexports.clauses = ['REQ-*']\nexports.terms = []",
    "[module]\nname = 'a'\n[[module.imports]]\nname = 'b'\npath = '../b'\nversion = '^1'",
    "[module]\nname = 'a'\nimports = [{ name = 'b', package = 'b', folder = 'c' }]",
    "[module]\nname = 'a'\nimports = [{ name = 'b', git = 'https://e.org/b', revision = '1' }]",
]
WRONG = [
    "[module]\nversion = '1.2.0'",
    "[module]\nname = 'a'\nexport = []",
    "[module]\nname = 'a'\nexports = []",
    "[module]\nname = 'a'\nimports = ['b']",
    "[module]\nname = 'a'\n[[module.imports]]\npath = '../b'",
    "[module]\nname = 'a'\n[[module.imports]]\nname = 'b'",
    "[module]\nname = 'a'\n[[module.imports]]\nname = 'b'\ngit = 'https://e.org/b'",
    "[module]\nname = 'a'\n[[module.imports]]\nname = 'b'\npath = 'b'\npackage = 'b'",
    "selct = []",
    "rules.link = 'loud'",
    "rules.lnk = 'off'",
    "rules = 1",
    "select = 'link'",
    "select = ['lnk']",
    "select = ['link', 'link']",
    "exclude = [1]",
    "[[overrides]]\nselect = []",
    "[[overrides]]\npaths = ['a']\nslug = 1",
    "overrides = 1",
    "authority.levels = ['']",
    "authority.x = 1",
    "ids.pattern = 1",
    "notations.enable = ['x']",
    "slug.style = 'x'",
    "slug = 'github'",
    "[[ignore-clause]]\nclause = 'a'\nrules = ['link']",
    "tests.folder = ''",
    "baseline = 1",
    "evidence.include = 'a'",
    "model = 'x'",
]


@pytest.mark.parametrize("text", RIGHT + WRONG)
def test_schema_and_reader_agree(text: str) -> None:
    valid = jsonschema.Draft7Validator(schema(KNOWN)).is_valid(tomllib.loads(text))
    assert valid == (text in RIGHT)
    assert valid == (parse(text, "speclsp.toml", KNOWN)[1] == ())


def test_every_key_has_a_field_a_default_and_a_description() -> None:
    names = {field.name for field in fields(Config)} - {"path", "given"}
    assert {key.attribute for key in KEYS} == names
    text = written()
    for key in KEYS:
        assert key.doc in text
        assert key.doc.endswith(".")


def test_the_settings_and_where_they_come_from() -> None:
    text = """
exclude = ["a \\"b\\""]
[rules]
link = "off"
[[overrides]]
paths = ["x"]
rules = { vague-term = "hint" }
"""
    config, problems = parse(text, "speclsp.toml", KNOWN)
    assert problems == ()
    found = settings(config)
    assert [setting for setting in found if setting.explicit] == [
        Setting("rules", '{ link = "off" }', True),
        Setting("exclude", '["a \\"b\\""]', True),
        Setting("overrides", '[{ paths = ["x"], rules = { vague-term = "hint" } }]', True),
    ]
    assert Setting("slug.style", '"github"', False) in found
    assert Setting("rules", "{}", False) in settings(Config())
    assert [setting.key for setting in found] == [key.name for key in KEYS]


def test_the_settings_are_toml_that_says_the_same() -> None:
    text = (Path(__file__).parent / "test_parse.py").read_text("utf-8")
    whole = text.split('WHOLE = """\\\n')[1].split('"""')[0].replace("\\\\", "\\")
    config, problems = parse(whole, "speclsp.toml")
    assert problems == ()
    listed = "".join(f"{key} = {value}\n" for key, value, _ in settings(config))
    assert parse(listed, "speclsp.toml") == (config, ())
