"""A configuration is read as far as it is right, and each mistake is shown at its place."""

from __future__ import annotations

import re
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.config.parse import parse
from speclsp.config.values import (
    Config,
    Constraint,
    IgnoredClause,
    Import,
    Override,
    PlacedDocuments,
)
from tests.endless import ENDLESS

KNOWN = frozenset({"vague-term", "dangling-link", "may-not", "link", "ambiguity"})

WHOLE = """\
select = ["ambiguity", "link"]
ignore = ["may-not"]
exclude = ["old/**", "!old/keep.md"]
baseline = "ci/findings.json"
profile = "strict"
vocabulary = ["fast path"]

[rules]
vague-term = "error"
link = "off"

[[overrides]]
paths = ["docs/**"]
rules = { may-not = "hint" }

[[overrides]]
paths = ["x.md"]
select = ["link"]
ignore = ["vague-term"]

[authority]
levels = ["root", "system", "user"]

[[authority.documents]]
paths = ["core.md"]
level = "root"

[[constraints]]
excludes = ["REQ-1", "a.md#REQ-2"]
reason = "one lamp, one plug"

[[constraints]]
clause = "REQ-3"
requires = ["REQ-4"]
overrides = ["REQ-5"]

[ids]
pattern = 'REQ-\\d+(?:\\.\\d+)?'

[notations]
enable = ["generic"]
disable = ["slug"]

[slug]
style = "kramdown"

[[ignore-clause]]
clause = "a1b2"
rules = ["vague-term", "link"]
reason = "quoted from a law"

[evidence]
include = ["cases.json"]
exclude = ["generated/"]
patterns = ['covers (?P<id>\\d+)']

[tests]
folder = "tests/specs"

[module]
name = "ordering"
version = "2.1.0"
exports.clauses = ["REQ-*"]
exports.terms = []

[[module.imports]]
name = "billing"
version = "^1.2"
path = "../billing"

[[module.imports]]
name = "freight"
git = "https://example.org/freight.git"
revision = "v3"
folder = "specs"

[[module.imports]]
name = "style"
package = "house-style"

[model]
enabled = false
"""


def found(text: str, path: str = "speclsp.toml") -> list[tuple[str, str, str]]:
    """What each problem marks, its rule and its message."""
    _, problems = parse(text, path, KNOWN)
    return [(text[each.start : each.end], each.rule, each.message) for each in problems]


def test_every_key() -> None:
    config, problems = parse(WHOLE, "docs/speclsp.toml", KNOWN)
    assert problems == ()
    assert config == Config(
        path="docs/speclsp.toml",
        given=frozenset(
            {"rules", "select", "ignore", "exclude", "overrides", "authority.levels"}
            | {"ids.pattern", "notations.enable", "notations.disable", "slug.style"}
            | {"ignore-clause", "tests.folder", "baseline", "profile", "vocabulary"}
            | {"evidence.include", "evidence.exclude", "evidence.patterns"}
            | {"authority.documents", "constraints"}
            | {"module.name", "module.version", "module.imports"}
            | {"module.exports.clauses", "module.exports.terms", "model.enabled"}
        ),
        model_enabled=False,
        module_name="ordering",
        module_version="2.1.0",
        module_exports_clauses=("REQ-*",),
        module_exports_terms=(),
        module_imports=(
            Import("billing", "^1.2", path="../billing", number=0),
            Import(
                "freight",
                git="https://example.org/freight.git",
                revision="v3",
                folder="specs",
                number=1,
            ),
            Import("style", package="house-style", number=2),
        ),
        rules=(("vague-term", "error"), ("link", "off")),
        select=("ambiguity", "link"),
        ignore=("may-not",),
        exclude=("old/**", "!old/keep.md"),
        overrides=(
            Override(paths=("docs/**",), rules=(("may-not", "hint"),)),
            Override(paths=("x.md",), select=("link",), ignore=("vague-term",)),
        ),
        authority_levels=("root", "system", "user"),
        authority_documents=(PlacedDocuments(("core.md",), "root"),),
        constraints=(
            Constraint(excludes=("REQ-1", "a.md#REQ-2"), reason="one lamp, one plug"),
            Constraint("REQ-3", requires=("REQ-4",), overrides=("REQ-5",)),
        ),
        evidence_include=("cases.json",),
        evidence_exclude=("generated/",),
        evidence_patterns=("covers (?P<id>\\d+)",),
        ids_pattern=r"REQ-\d+(?:\.\d+)?",
        notations_enable=("generic",),
        notations_disable=("slug",),
        slug_style="kramdown",
        ignore_clause=(IgnoredClause("a1b2", ("vague-term", "link"), "quoted from a law"),),
        tests_folder="tests/specs",
        baseline="ci/findings.json",
        profile="strict",
        vocabulary=("fast path",),
    )
    assert config.folder == "docs"


def test_nothing_set() -> None:
    assert parse("", "speclsp.toml", KNOWN) == (Config(path="speclsp.toml"), ())


def test_the_same_keys_in_pyproject() -> None:
    text = '[project]\nname = "x"\nselct = 1\n\n[tool.speclsp]\nexclude = ["x"]\nselct = 1\n'
    config, problems = parse(text, "a/pyproject.toml", KNOWN)
    assert config.exclude == ("x",)
    assert config.folder == "a"
    assert [(each.start, each.message) for each in problems] == [
        (text.rindex("selct"), 'unknown key "selct", did you mean "select"?')
    ]


@pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1", "[[[", "a." * 20_000 + "b = 1"])
def test_a_pyproject_without_our_table_is_not_ours(text: str) -> None:
    assert parse(text, "pyproject.toml", KNOWN) == (Config(), ())


INVALID = [
    (
        '[authority]\nlevels = ["law"]\n[[authority.documents]]\npaths = ["a"]\nlevel = "lwa"',
        '"lwa"',
        '"lwa" is no level of authority, did you mean "law"?',
    ),
    (
        '[[authority.documents]]\npaths = ["a"]\nlevel = "law"',
        '"law"',
        '"law" is no level of authority',
    ),
    (
        '[[constraints]]\nclause = "a"',
        "constraints",
        '"excludes", "requires" or "overrides" is missing here',
    ),
    ('[[constraints]]\nrequires = ["a"]', "constraints", '"clause" is missing here'),
    ('[[constraints]]\nexcludes = ["a"]', '["a"]', "one clause excludes nothing, name another"),
    ('selct = ["link"]', "selct", 'unknown key "selct", did you mean "select"?'),
    ("[slg]\na = 1", "slg", 'unknown key "slg", did you mean "slug"?'),
    ('[slug]\nstile = "x"', "stile", 'unknown key "slug.stile", did you mean "style"?'),
    ("zzz = 1", "zzz", 'unknown key "zzz"'),
    ('"a\\nb\\u001b" = 1', '"a\\nb\\u001b"', 'unknown key "a\ufffdb\ufffd"'),
    ("z" * 200 + " = 1", "z" * 200, 'unknown key "' + "z" * 60 + '…"'),
    ('[rules]\nlink = "warn"', '"warn"', 'unknown value "warn", did you mean "warning"?'),
    (
        'rules.link = "zzz"',
        '"zzz"',
        'unknown value "zzz", expected one of error, warning, info, hint, off',
    ),
    (
        "rules = { link = false }",
        "false",
        "expected one of error, warning, info, hint, off, not a boolean",
    ),
    ('rules = "off"', '"off"', "expected a table, not a string"),
    ('select = "link"', '"link"', "expected an array, not a string"),
    ('select = ["link", 3.5]', "3.5", "expected a rule, not a number"),
    ('select = [\n  "link",\n  "link",\n]', '"link"', '"link" is given twice'),
    ("exclude = [{ a = 1 }]", "{ a = 1 }", "expected a string, not a table"),
    ('exclude = ["a", "../x"]', '"../x"', 'unusable glob: a glob cannot leave its folder by ".."'),
    ("overrides = 1", "1", "expected [[overrides]], an array of tables, not a number"),
    ("overrides = [1979-05-27]", "1979-05-27", "expected a table, not a date or time"),
    ('[[overrides]]\nselect = ["link"]', "overrides", '"paths" is missing here'),
    ("[[overrides]]\npaths = []", "[]", '"paths" must not be empty'),
    ('[[overrides]]\npaths = ["~/x"]', '"~/x"', "unusable glob"),
    ('[[overrides]]\npaths = ["x"]\nslug = 1', "slug", 'unknown key "slug"'),
    ("authority = 1", "1", "expected a table, not a number"),
    ('[authority]\nlevels = ["root", " "]', '" "', "this must not be empty"),
    ('[ids]\npattern = "[A-Z]+-(a+)+"', "a+", "a repeat inside a repeated group"),
    ("[ids]\npattern = '\\d(?<=x)'", "(?<", "look-around is not supported"),
    ('[ids]\npattern = "\\\\d(?<=x)"', '"\\\\d(?<=x)"', "look-around is not supported"),
    ("[ids]\npattern = '''(?<=x)'''", "'''(?<=x)'''", "look-around is not supported"),
    ('notations.enable = ["slugg"]', '"slugg"', 'unknown value "slugg", did you mean "slug"?'),
    (
        '[notations]\nenable = ["slug"]\ndisable = ["generic", "slug"]',
        '"slug"',
        '"slug" is enabled and disabled',
    ),
    ('[slug]\nstyle = "gitub"', '"gitub"', 'unknown value "gitub", did you mean "github"?'),
    ('[[ignore-clause]]\nclause = "a"\nrules = ["link"]', "ignore-clause", '"reason" is missing'),
    ('[tests]\nfolder = "../x"', '"../x"', "is not a folder below"),
    ('[tests]\nfolder = "/x"', '"/x"', "is not a folder below"),
    ("[tool.speclsp]\nselect = []", "tool", "write the keys of [tool.speclsp] at the top"),
]


@pytest.mark.parametrize(("text", "marked", "message"), INVALID)
def test_a_mistake_is_shown_at_its_place(text: str, marked: str, message: str) -> None:
    ((place, rule, said),) = found(text)
    assert place == marked
    assert message in said
    assert rule == "invalid-configuration"
    assert len(said) < 120
    if not text.startswith("[tool"):
        # All of it stands in another table there.
        inner = re.sub(r"^(\[+)", r"\1tool.speclsp.", text, flags=re.MULTILINE)
        inner = "[tool.speclsp]\n" + inner
        assert found(inner, "pyproject.toml") == [(marked, rule, said)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('select = ["vague-trm"]', '"vague-trm"'),
        ('[rules]\n"vague-trm" = "off"', '"vague-trm"'),
        ('ignore = ["link", "vague-trm"]', '"vague-trm"'),
        ('[[overrides]]\npaths = ["x"]\nrules.vague-trm = "off"', "vague-trm"),
        (
            '[[ignore-clause]]\nclause = "a"\nreason = "b"\nrules = ["link", "vague-trm"]',
            '"vague-trm"',
        ),
    ],
)
def test_an_unknown_rule(text: str, marked: str) -> None:
    message = 'unknown rule "vague-trm", did you mean "vague-term"?'
    assert found(text) == [(marked, "unknown-rule", message)]
    assert parse(text, "speclsp.toml")[1] == ()


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    text = """
select = ["link", "nothing"]
ignore = 1
[rules]
link = "hint"
vague-term = "loud"
[[overrides]]
paths = ["a", "/b"]
ignore = ["link"]
[[overrides]]
paths = ["/b"]
ignore = ["link"]
[[ignore-clause]]
clause = "a1"
rules = ["nothing"]
reason = "b"
"""
    config, problems = parse(text, "speclsp.toml", KNOWN)
    assert len(problems) == 6
    assert config.select == ("link",)
    assert config.ignore == ()
    assert config.rules == (("link", "hint"),)
    assert config.overrides == (Override(paths=("a",), ignore=("link",)),)
    assert config.ignore_clause == ()
    assert "ignore" not in config.given


@pytest.mark.parametrize(
    "text",
    [
        'model = "x"',
        "model.enabled = true",
        '[model]\nbase_url = "http://x"\n',
        '[model.a]\nb = "x"\n',
        "model = 1",
        "[model]\nenabled = true\n",
        "[model]\ndeadline = 1\n",
        'base_url = "x"',
        'base-url = "x"',
        'api_key = "x"',
        'API_KEY = "x"',
        'key = "x"',
        'cache_dir = "/x"',
        'proxy = "x"',
        'plugin = ["x"]',
        'plugins = ["x"]',
        'command = "x"',
        'python = "x"',
        'endpoint = "x"',
        '[[overrides]]\npaths = ["x"]\nmodel = "y"',
        '[slug]\nproxy = "x"',
        '[ids]\nplugin = "x"',
    ],
)
def test_what_only_the_user_may_set_is_not_applied(text: str) -> None:
    ((_, rule, message),) = found(text)
    assert rule == "not-allowed-here"
    assert "user's own settings" in message
    config, _ = parse(text, "speclsp.toml", KNOWN)
    assert config.given <= {"overrides"}


def test_each_value_that_only_the_user_may_set_is_shown() -> None:
    text = '[model]\nname = "a"\nlimits = { calls = 1, tokens = 2 }\n'
    assert [place for place, _, _ in found(text)] == ["name", "calls", "tokens"]


SYNTAX = [
    ("a = \n", "a ="),
    ("[rules\n", "[rules"),
    ("a = 1\nselect = ['link'\n", "select = ['link'"),
    ("a = 1\r\nb == 2\r\n", "="),
    ("select = []\nselect = []\n", "select"),
    ("[rules]\n[slug]\n[rules]\n", "rules"),
    ("rules.link = 'off'\n[rules]\n", "rules"),
    ("[slug]\n[[slug]]\n", "slug"),
    ("rules = { link = 'off', link = 'off' }", "link"),
]


@pytest.mark.parametrize(("text", "marked"), SYNTAX)
def test_what_is_no_toml_is_shown_at_its_place(text: str, marked: str) -> None:
    config, ((start, end, message, rule, _),) = parse(text, "speclsp.toml", KNOWN)
    assert text[start:end] == marked
    assert message.startswith("not valid TOML: ")
    assert rule == "invalid-configuration"
    assert config == Config(path="speclsp.toml")


def test_the_second_of_two_is_the_one_too_many() -> None:
    text = "select = []\n\nselect = []\n"
    (problem,) = parse(text, "speclsp.toml", KNOWN)[1]
    assert problem.start == text.rindex("select")


def test_a_byte_order_mark_is_passed_over() -> None:
    text = '\ufeffselct = ["link"]'
    ((start, end, *_),) = parse(text, "speclsp.toml", KNOWN)[1]
    assert text[start:end] == "selct"


BOMBS = {
    "dotted key": "a." * 20_000 + "b = 1",
    "dotted header": "[" + "a." * 20_000 + "b]",
    "dotted key in a table": "x = { " + "a." * 20_000 + "b = 1 }",
    "arrays": "a = " + "[" * 60_000,
    "closed arrays": "a = " + "[" * 30_000 + "]" * 30_000,
    "tables": "a = " + "{ a = " * 10_000,
    "number": "a = " + "9" * 5_000,
    "one megabyte": "a = 1\n" * 200_000,
    "quotation marks": '"' * 60_000,
    "escapes": 'a = "' + "\\" * 60_000,
    "string of apostrophes": "a = '''" + "'" * 60_000,
    "unknown keys": "".join(f"k{number} = 1\n" for number in range(6_000)),
    "unknown rules": "[rules]\n" + "".join(f'vague-tern{n} = "off"\n' for n in range(2_500)),
    "deep header and many keys": f"[{'.'.join('a' * 49)}]\n"
    + "".join(f"k{n}.a.b = 1\n" for n in range(4_000)),
    "many tables": "[[overrides]]\n" * 4_500,
    "long globs": "exclude = [" + ",".join(f"'{'a*' * 240}{n}'" for n in range(120)) + ",1]",
    "many globs": "exclude = [" + ",".join(f"'**/*a*{n}*/**'" for n in range(3_000)) + "]",
    "pattern": "ids.pattern = '" + "(a|b)?" * 10_000 + "'",
    "nested pattern": "ids.pattern = '" + "(" * 240 + "a" + ")" * 240 + "'",
    "lone surrogates": "a = '\ud800'",
    "line ends": "\n" * 63_000,
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_does_not_go_off(text: str) -> None:
    start = time.perf_counter()
    config, problems = parse(text, "speclsp.toml", KNOWN)
    assert time.perf_counter() - start < ENDLESS
    assert len(problems) <= 101
    assert (problems == ()) == (not text.strip())
    assert config.path == "speclsp.toml"


def test_a_bomb_takes_no_memory() -> None:
    tracemalloc.start()
    try:
        for text in (BOMBS["dotted key"], BOMBS["arrays"], BOMBS["one megabyte"]):
            parse(text, "speclsp.toml", KNOWN)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000_000


def test_too_many_mistakes_are_cut_off() -> None:
    problems = parse(BOMBS["unknown keys"], "speclsp.toml", KNOWN)[1]
    assert len(problems) == 101
    assert any("more than 100" in each.message for each in problems)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The configuration above with pieces of it cut out, doubled or replaced."""
    text = WHOLE
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        piece = draw(
            st.sampled_from(["", "[", "]", '"', "'''", "=", "\n", "{", ".", "\r", "1", "é"])
        )
        text = text[:start] + piece + text[end:]
    return text


@given(text=damaged() | st.text(alphabet="[]{}=\"'.#,\n\r\\ aé1"), name=st.sampled_from("sp"))
def test_no_text_makes_it_fail(text: str, name: str) -> None:
    path = "speclsp.toml" if name == "s" else "pyproject.toml"
    config, problems = parse(text, path, KNOWN)
    assert isinstance(config, Config)
    for start, end, message, *_ in problems:
        assert 0 <= start <= end <= len(text)
        assert "\n" not in message
    assert list(problems) == sorted(problems)
