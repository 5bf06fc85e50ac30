"""What is read from code: every way of naming a clause, and what only looks like one."""

from __future__ import annotations

import pytest

from speclsp.code.mark import Options
from speclsp.code.source import Source

# Path, text, and of each mark: what it names, verb, notation, revision, scope, whether it is said.
CASES = [
    ("a.rs", "// r[verify a.b+2]", "a.b verifies rule-marker 2 - said"),
    ("a.rs", "/* r[impl a] */", "a implements rule-marker 0 - said"),
    ("a.rs", "// r[depends a.b] r[related a.c]", "a.b depends rule-marker 0 - said",
     "a.c relates rule-marker 0 - said"),
    ("a.rs", "/// r[a.b]", "a.b implements rule-marker 0 - said"),
    ("a.rs", "// see r[a.b]", "a.b implements rule-marker 0 - bare"),
    ("a.rs", "// x[verify a.b]", "a.b verifies rule-marker 0 - said"),
    ("a.rs", "//@ reference: items.fn.intro", "items.fn.intro verifies rule-marker 0 - said"),
    ("a.c", "// [impl->dsn~lamp.dim~3]", "dsn~lamp.dim implements openfasttrace 3 - said"),
    ("a.py", "# [utest->req~x~1, req~y~2]", "req~x verifies openfasttrace 1 - said",
     "req~y verifies openfasttrace 2 - said"),
    ("a.sql", "-- [dsn->req~x~1>>impl,test]", "req~x implements openfasttrace 1 - said"),
    ("a.rs", "//= spec/a.md#close\n//# MUST close.", "spec/a.md#close quotes duvet 0 - said"),
    ("a.rs", "//= a.md#x\n//= type=test\n//# y", "a.md#x verifies duvet 0 - said"),
    ("a.go", "// Feature: 003-lamp, Property 8: dims\n// **Validates: Requirements 2.1, 2.2**",
     "Property 8 verifies kiro 0 003-lamp bare", "2.1 verifies kiro 0 003-lamp said",
     "2.2 verifies kiro 0 003-lamp said"),
    ("a.ts", "/**\n * Validates: Requirements 4.3\n *\n * Feature: lamp\n */",
     "4.3 verifies kiro 0 lamp said"),
    ("a.py", '@pytest.mark.spec("AF-01")\ndef f(): pass', "AF-01 verifies generic 0 - said"),
    ("a.py", '@pytest.mark.requirement("F-1", id="F-2", reason="F-3")',
     "F-1 verifies generic 0 - said", "F-2 verifies generic 0 - said"),
    ("A.java", '@Specification(number = "1.1.2", text = "a (b)")\n',
     "1.1.2 verifies generic 0 - said"),
    ("A.kt", '@Requirement("REQ-7")', "REQ-7 verifies generic 0 - said"),
    ("a.py", '"""Requires: FR-1.1, FR-2"""', "FR-1.1 implements generic 0 - said",
     "FR-2 implements generic 0 - said"),
    ("a.ts", "// @spec AUTH-UI-001", "AUTH-UI-001 implements generic 0 - said"),
    ("a.cpp", "// @relation(REQ-1, scope=function)", "REQ-1 implements generic 0 - said"),
    ("a.rs", '/// [req("a.b", c.d)]', "a.b implements generic 0 - said",
     "c.d implements generic 0 - said"),
    ("src/a.py", "# as FR-001 says", "FR-001 relates generic 0 - bare"),
    ("tests/a.py", "# as FR-001 says", "FR-001 verifies generic 0 - bare"),
    ("tests/a.py", "# 002-albums/FR-001", "FR-001 verifies generic 0 002-albums bare"),
    ("a.feature", "@REQ-12 @slow\nScenario: x", "REQ-12 verifies generic 0 - said"),
    ("a.test.ts", 'it("FR-3: dims", f)', "FR-3 verifies generic 0 - bare"),
    ("a.html", "<!-- r[impl a.b] -->", "a.b implements rule-marker 0 - said"),
    ("a.lua", "--[[ r[impl a.b] ]]", "a.b implements rule-marker 0 - said"),
    ("a.hs", "{- r[impl a.b] -}", "a.b implements rule-marker 0 - said"),
    ("a.el", "; r[impl a.b]", "a.b implements rule-marker 0 - said"),
]  # fmt: skip

NOTHING = [
    ("a.rs", "let x = r[a.b];"),
    ("a.rs", 'let x = "// r[impl a.b]";'),
    ("a.rs", 'let x = r#"\n// r[impl a.b]\n"#;'),
    ("a.ts", "const x = `\n// r[impl a.b]\n`;"),
    ("a.py", "x = '''\n# r[impl a.b]\n'''"),
    ("a.py", '"""See `r[impl a.b]`."""'),
    ("a.py", '"""\n```text\n// r[impl a.b]\n```\n"""'),
    ("a.rs", "/// ```\n/// r[impl a.b]\n/// ```\nfn f() {}"),
    ("a.py", "# as `@spec a/`, `[impl->a~b~1]` and `[req(a.b)]` have it"),
    ("a.py", "x = '@Requirement(\"REQ-7\")'"),
    ("a.py", '"""\n@pytest.mark.spec("af")\n"""'),
    ("a.rs", "// arr[a.b] is r[i], r[0] and m[x.y]"),
    ("a.py", "# UTF-8, SHA-256 and RFC-9110 are text"),
    ("a.py", "x = 'FR-001'"),
    ("a.java", "// a@Specification"),
    ("a.go", "// Requirement 4 of a Property 8"),
    ("a.c", "// [a->b] and [x->y~z]"),
]


def said(source: Source) -> list[str]:
    return [
        f"{mark.target} {mark.verb} {mark.notation} {mark.revision} {mark.scope or '-'} "
        + ("said" if mark.explicit else "bare")
        for mark in source.marks
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1][:30])
def test_each_way_of_naming_a_clause_is_read(case: tuple[str, ...]) -> None:
    path, text, *expected = case
    source = Source.read(path, text)
    assert said(source) == expected
    for mark in source.marks:
        assert mark.target.startswith(text[mark.span.start : mark.span.end])
        if mark.revision:
            number = text[mark.revision_span.start : mark.revision_span.end]
            assert number == str(mark.revision)


@pytest.mark.parametrize(("path", "text"), NOTHING)
def test_what_only_looks_like_one_is_none(path: str, text: str) -> None:
    assert said(Source.read(path, text)) == []


def test_a_quote_is_joined_over_its_lines() -> None:
    text = "//= a.md#x\n//# A server\n//#   MUST close.\nfn f() {}\n//# stray\n"
    (mark,) = Source.read("a.rs", text).marks
    assert mark.quote == "A server MUST close."
    assert text[mark.quote_span.start : mark.quote_span.end] == "A server\n//#   MUST close."


def test_a_project_has_patterns_of_its_own() -> None:
    options = Options(patterns=(r"covers\((?P<id>[A-Z]+-\d+)\)", r"case (\d+)"), named=True)
    text = '{"x": "covers(AB-1)", "y": "case 12", "z": "FR-1"}'
    source = Source.read("cases.json", text, options)
    assert [mark.target for mark in source.marks] == ["AB-1", "12", "FR-1"]
    assert [mark.explicit for mark in source.marks] == [True, True, False]


FUNCTIONS = [
    ("test_a.py", "def test_a(): pass\nclass T:\n  async def test_b(self): pass", "test_a test_b"),
    ("a.rs", "#[tokio::test]\nasync fn a() {}\n#[test]\n#[ignore]\nfn b() {}\n", "a b"),
    ("a_test.go", "func TestA(t *testing.T) {}\nfunc TestMain(m *M) {}\nfunc help() {}", "TestA"),
    ("a.test.ts", "it('a', f); test.each(x)('b');\ntest.only(`c`, f); describe('d')", "a c"),
    ("ATest.java", "@Test\n@Tag(\"x\")\npublic void a() {}\n@Test void b() {}\nvoid c() {}", "a b"),
    ("ATest.kt", "@Test\nfun `a b`() {}", "`a b`"),
    ("ATests.cs", "[Fact]\npublic Task A() {}\n[Theory]\n[InlineData(1)]\nvoid B(int x) {}", "A B"),
    ("a.swift", "func testA() {}\n@Test func b() {}\nfunc help() {}", "testA b"),
    ("a_test.cc", "TEST(Lamp, Dims) {}", "Lamp, Dims"),
    ("a_spec.rb", "it 'dims' do\nend", "dims"),
    ("a.bats", '@test "dims" {\n}', "dims"),
    ("a.feature", "  Scenario: It dims\n    Given x", "It dims"),
    ("ATest.php", "public function testA() {}\n/** @test */\nfunction b() {}", "testA b"),
    ("test_a.py", '"""\ndef test_a(): pass\n"""\n', ""),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), FUNCTIONS)
def test_tests_are_known_in_each_language(path: str, text: str, expected: str) -> None:
    found = Source.read(path, text).functions
    assert " ".join(each.name for each in found if each.is_test) == expected
    for each in found:
        assert text[each.span.start : each.span.end] == each.name


def test_a_function_begins_with_its_comments_and_attributes() -> None:
    text = "fn a() {\n    // in a\n}\n\n// of b\n#[test]\nfn b() {}\n"
    _, second = Source.read("a.rs", text).functions
    assert text[second.extent.start :].startswith("// of b")
