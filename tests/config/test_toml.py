"""The places of keys and values are where TOML has them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.config.toml import KeyPath, places

TEXT = """\
top = 1.5 # not = "this"
list = [ "a]", 'b#', [2, 3],
  1979-05-27 07:32:00, # x
]
"quo.ted" = \"\"\"
]" '''
\"\"\"
dotted . 'key' = true
[table]
inner.most = { x = 1, y = [{ z = 2 }] }
[[several]]
name = 'a'
[several.sub]
v = 1
[[several]]
name = 'b'
[[several.deep]]
w = ''
"""

EXPECTED: dict[KeyPath, tuple[str, str]] = {
    ("top",): ("top", "1.5"),
    ("list", 0): ('"a]"', '"a]"'),
    ("list", 1): ("'b#'", "'b#'"),
    ("list", 2): ("[2, 3]", "[2, 3]"),
    ("list", 2, 1): ("3", "3"),
    ("list", 3): ("1979-05-27 07:32:00", "1979-05-27 07:32:00"),
    ("quo.ted",): ('"quo.ted"', '"""\n]" \'\'\'\n"""'),
    ("dotted", "key"): ("'key'", "true"),
    ("dotted",): ("dotted", "true"),
    ("table",): ("table", "[table]"),
    ("table", "inner", "most"): ("most", "{ x = 1, y = [{ z = 2 }] }"),
    ("table", "inner", "most", "x"): ("x", "1"),
    ("table", "inner", "most", "y", 0, "z"): ("z", "2"),
    ("several",): ("several", "[[several]]"),
    ("several", 0, "name"): ("name", "'a'"),
    ("several", 0, "sub", "v"): ("v", "1"),
    ("several", 1): ("several", "[[several]]"),
    ("several", 1, "name"): ("name", "'b'"),
    ("several", 1, "deep", 0, "w"): ("w", "''"),
}


@pytest.mark.parametrize(("path", "expected"), EXPECTED.items(), ids=map(str, EXPECTED))
def test_the_place_of_a_key_and_its_value(path: KeyPath, expected: tuple[str, str]) -> None:
    where = places(TEXT).where[path]
    assert (TEXT[slice(*where.key)], TEXT[slice(*where.value)]) == expected


def test_the_nearest_place_around_what_has_none() -> None:
    found = places("a.b = 1\n")
    assert found.of(("a", "b", "c", 0)) == found.where[("a", "b")]
    assert found.of(("x",)).key == (0, 0)


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("a = 1\na = 2", ["a"]),
        ("[a]\n[a]", ["a"]),
        ("[a.b]\n[a]\n[a.c]", []),
        ("a.b = 1\na.c = 2", []),
        ("a = 1\n[a]", ["a"]),
        ("[a]\n[[a]]", ["a"]),
        ("[[a]]\n[a.b]\n[[a]]\n[a.b]", []),
        ("x = { a = 1, 'a' = 2 }", ["'a'"]),
    ],
)
def test_what_is_given_twice(text: str, repeated: list[str]) -> None:
    assert [text[slice(*span)] for span in places(text).repeated] == repeated


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a" + ".a" * 51 + " = 1", "dots"),
        ("a = [" + "1.5, " * 51 + "]", "dots"),
        ("a = " + "[" * 101 + "]" * 101, "nested"),
        ("a = " + "]" * 50 + "[" * 101, "nested"),
        ("a = " + "1" * 1001, "too long"),
    ],
)
def test_what_a_parser_should_not_see(text: str, message: str) -> None:
    objection = places(text).objection
    assert objection is not None
    assert message in objection.message


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 50 + " = 1",
        "a = '" + "." * 100 + "'",
        "a = '''\n" + "." * 100 + "\n'''",
        'a = "\\"' + "." * 100 + '"',
        "a = 1 # " + "." * 100 + "[" * 200,
        "a = 1.5\n" * 100,
        "a = " + "[" * 100 + "]" * 100,
    ],
)
def test_what_a_parser_may_see(text: str) -> None:
    assert places(text).objection is None


NAMES = st.text(alphabet='ab-."é \n', min_size=0, max_size=4)
SCALARS = st.integers(-99, 99) | st.booleans() | st.text(alphabet="a]}\"'#\n\\,=é", max_size=6)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
DATA = st.dictionaries(NAMES, VALUES, max_size=4)


def written(value: object) -> str:
    if isinstance(value, dict):
        members = (f"{json.dumps(name)} = {written(inner)}" for name, inner in value.items())
        return "{ " + ", ".join(members) + " }"
    if isinstance(value, list):
        return "[ # ]\n" + ",\n".join(map(written, value)) + "\n]"
    if isinstance(value, str) and "'" not in value and "\n" not in value:
        return f"'{value}'"
    return json.dumps(value)


def leaves(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))


@given(data=DATA)
def test_each_place_holds_the_value_that_the_parser_finds(data: dict[str, object]) -> None:
    text = "".join(f"{json.dumps(name)} = {written(value)}\n" for name, value in data.items())
    assert tomllib.loads(text) == data
    found = places(text)
    assert found.repeated == ()
    expected = {path: value for path, value in leaves(data) if len(path) <= 8}
    assert set(found.where) == set(expected)
    for path, value in expected.items():
        assert tomllib.loads("x = " + text[slice(*found.where[path].value)]) == {"x": value}
        if isinstance(path[-1], str):
            assert json.loads(text[slice(*found.where[path].key)]) == path[-1]


@given(text=st.text(alphabet="[]{}=\"'.#,\n\r\\ aé1"))
def test_any_text_has_places_inside_it(text: str) -> None:
    found = places(text)
    for where in found.where.values():
        assert 0 <= where.key.start <= where.key.end <= len(text)
        assert 0 <= where.value.start <= where.value.end <= len(text)
