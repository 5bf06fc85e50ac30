"""Which module a document is of, what that exports and imports, and what refers across."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.modules.cycles import cycle
from speclsp.modules.module import exports, exports_term, imports, module_of, modules
from speclsp.resolution.imports import called
from tests.modules.worlds import SHOP, clause, declared, said
from tests.rules.literate import snapshot


def test_without_configuration_there_is_one_module_without_a_name() -> None:
    found = snapshot([("a.md", clause("REQ-1")), ("b/b.md", clause("REQ-2"))])
    assert modules(found) == ()
    assert module_of(found, "b/b.md") is None


def test_the_nearest_configuration_that_declares_one_holds() -> None:
    found = snapshot(
        {
            "speclsp.toml": declared("all"),
            "a/speclsp.toml": "select = []\n",
            "a/a.md": clause("REQ-1"),
            "b/pyproject.toml": '[tool.speclsp.module]\nname = "b"\nversion = "1.0.0"\n',
            "b/c/b.md": clause("REQ-2"),
        }.items()
    )
    assert [(each.name, each.folder) for each in modules(found)] == [("all", ""), ("b", "b")]
    a = module_of(found, "a/a.md")
    assert a is not None
    assert a.name == "all"
    b = module_of(found, "b/c/b.md")
    assert b is not None
    assert (b.name, b.version, b.path) == ("b", "1.0.0", "b/pyproject.toml")


def test_identifiers_are_unique_in_their_module() -> None:
    assert said(snapshot(SHOP.items()), "duplicate-clause", "dangling-reference") == []
    without = {path: text for path, text in SHOP.items() if path.endswith(".md")}
    assert said(snapshot(without.items()), "duplicate-clause")


def test_what_names_no_module_means_that_of_its_document() -> None:
    files = dict(SHOP) | {"ordering/spec.md": clause("REQ-1", "It SHALL hold as REQ-7 says.")}
    assert said(snapshot(files.items()), "dangling-reference") == [
        (
            "ordering/spec.md",
            "dangling-reference",
            '"REQ-7" is defined nowhere in "ordering", did you mean "billing#REQ-7"?',
        )
    ]


def test_outside_of_all_modules_those_of_any_are_seen() -> None:
    files = dict(SHOP) | {"README.md": "As REQ-7 and billing#REQ-7 and bilng#REQ-7 say.\n"}
    assert said(snapshot(files.items()), "dangling-reference", "unresolved-import") == []


@pytest.mark.parametrize(
    ("patterns", "given", "kept"),
    [
        ('["*"]', "REQ-1 sy73 a.b", ""),
        ("[]", "", "REQ-1 sy73"),
        ('["REQ-*", "!REQ-9"]', "REQ-1 REQ-10", "REQ-9 sy73"),
        ('["REQ-1"]', "REQ-1", "REQ-10 req-1"),
    ],
)
def test_exports_are_patterns_of_identifiers(patterns: str, given: str, kept: str) -> None:
    more = f"exports.clauses = {patterns}\nexports.terms = {patterns}\n"
    files = {"speclsp.toml": declared("a", more=more), "a.md": "# A\n"}
    (module,) = modules(snapshot(files.items()))
    assert [each for each in given.split() if not exports(module, each)] == []
    assert [each for each in kept.split() if exports(module, each)] == []
    assert [each for each in given.lower().split() if not exports_term(module, each)] == []


def test_imports_are_listed_with_what_is_there() -> None:
    files = dict(SHOP) | {
        "ordering/speclsp.toml": declared("ordering", "billing", "gone", "ordering", "plain"),
        "plain/x.md": clause("PLN-1"),
    }
    found = snapshot(files.items())
    (module,) = [each for each in modules(found) if each.name == "ordering"]
    listed = [(each.by.name, each.spec.verdict) for each in imports(found, module)]
    assert listed == [
        ("billing", "found"),
        ("gone", "missing"),
        ("ordering", "found"),
        ("plain", "found"),
    ]
    plain = imports(found, module)[3].module
    assert plain is not None
    assert (plain.name, plain.path, plain.folder) == ("plain", "", "plain")
    # A name means the import before anything else.
    meant = called(found, "ordering/spec.md", "plain")
    assert meant is not None
    assert meant.spec.path == "plain"


def test_a_circle_is_said_at_each_import_in_it() -> None:
    files = {
        "a/speclsp.toml": declared("a", "b", "d"),
        "b/speclsp.toml": declared("b", "c"),
        "c/speclsp.toml": declared("c", "a"),
        "d/speclsp.toml": declared("d", "d"),
        **{f"{name}/x.md": clause(f"{name.upper()}A-1") for name in "abcd"},
    }
    found = snapshot(files.items())
    assert [(path, message) for path, _, message in said(found, "import-cycle")] == [
        ("a/speclsp.toml", '"b" imports "a" in turn, by way of "c"'),
        ("b/speclsp.toml", '"c" imports "b" in turn, by way of "a"'),
        ("c/speclsp.toml", '"a" imports "c" in turn, by way of "b"'),
        ("d/speclsp.toml", '"d" imports itself'),
    ]
    a, *_ = modules(found)
    assert cycle(found, a, imports(found, a)[1]) == ()


def test_a_long_chain_and_a_dense_web_end() -> None:
    names = [f"m{number}" for number in range(20)]
    files = {f"{name}/speclsp.toml": declared(name, *names) for name in names}
    files |= {f"{name}/x.md": clause("REQ-1") for name in names}
    found = said(snapshot(files.items()), "import-cycle")
    assert len(found) == 20 * 20


def test_a_link_to_a_clause_that_is_kept_is_a_reference_too() -> None:
    files = {
        "a/speclsp.toml": declared("a", "b"),
        "a/a.md": "See [x](../b/b.md#kept), [y](../b/b.md#given), [z](../b/b.md#plain), b#kept.\n",
        "b/speclsp.toml": declared("b", more='exports.clauses = ["given"]\n'),
        "b/b.md": "# X {#kept}\n\nSee [here](#kept).\n\n# Y {#given}\n\n# Plain\n",
    }
    found = said(snapshot(files.items()))
    assert found == [("a/a.md", "unexported-reference", '"kept" is not among what "b" exports')] * 2


def test_words_with_a_number_sign_that_name_no_module_are_left_alone() -> None:
    words = "Use String#length, C#7, tracker#12, owner/repo#34, &#65; and a.md#b, `x#REQ-1`."
    files = {"speclsp.toml": declared("a"), "a.md": clause("REQ-1", words)}
    assert said(snapshot(files.items()), "unresolved-import", "dangling-reference") == []


def test_what_looks_like_a_clause_of_an_unknown_module_is_said() -> None:
    files = dict(SHOP) | {"ordering/spec.md": clause("REQ-1", "See biling#REQ-7, other#XYZ-1.")}
    assert [each[2] for each in said(snapshot(files.items()), "unresolved-import")] == [
        '"biling" is no module that "ordering" imports, did you mean "billing"?',
        '"other" is no module that "ordering" imports',
    ]


def test_mistakes_in_a_pyproject_are_at_their_place() -> None:
    text = '[tool.speclsp.module]\nname = "a"\nimports = [{ path = "gone", name = "b" }]\n'
    found = snapshot([("pyproject.toml", text), ("a.md", "# A\n")])
    (each,) = check(found, "pyproject.toml").diagnostics
    assert text[each.span.start : each.span.end] == '"gone"'
