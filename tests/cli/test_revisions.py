"""`--changed-since` and `--base`: what a branch changed, what follows, what it collides with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import Run, check, plant, run
from tests.cli.repository import committed, git, needs_git, repository

pytestmark = needs_git

A = """\
# A

- **FR-001**: An album has one owner.
- **FR-002**: An album has a title.
- **FR-003**: A title is short.
"""
B = """\
# B

It follows FR-001 and FR-002.

It MAY NOT wait, see the [notes](c.md).
"""


def places(done: Run) -> list[tuple[str, str, int]]:
    return [(each["rule"], each["path"], each["line"]) for each in done.report["diagnostics"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = repository(tmp_path / "root", {"a.md": A, "b.md": B, "c.md": "# C\n"})
    git(root, "checkout", "-q", "-b", "feature")
    return root


def test_nothing_changed_gives_nothing(project: Path) -> None:
    assert check(project).rules == ["may-not"]
    done = check(project, "--changed-since", "main")
    assert (done.code, done.rules) == (0, [])
    assert done.err == "speclsp: 0 of 3 documents have changed since main\n"


def test_what_a_change_causes_elsewhere_is_reported_and_the_rest_is_not(project: Path) -> None:
    committed(project, {"a.md": A.replace("- **FR-002**: An album has a title.\n", "")}, ("c.md",))
    plant(project, {"new.md": "It MAY NOT ask.\n"})
    expected = [
        ("dangling-reference", "b.md", 3),
        ("dangling-link", "b.md", 5),
        ("may-not", "new.md", 1),
    ]
    for revision in ("main", "main^{commit}", "HEAD^", git(project, "rev-parse", "main")):
        done = check(project, "--changed-since", revision)
        assert (done.code, places(done)) == (1, expected)
    assert places(check(project, "--changed-since", "HEAD")) == [("may-not", "new.md", 1)]
    # The folder of a part, of which git says paths relative to it.
    assert places(check(project, "--changed-since", "main", "new.md")) == expected[2:]


def test_what_came_to_the_other_branch_is_not_ours(project: Path) -> None:
    git(project, "checkout", "-q", "main")
    committed(project, {"b.md": B + "\nMore.\n"})
    git(project, "checkout", "-q", "feature")
    assert check(project, "--changed-since", "main").rules == []


def test_line_ends_and_marks_at_the_start_are_no_change(project: Path) -> None:
    (project / "b.md").write_bytes(b"\xef\xbb\xbf" + B.replace("\n", "\r\n").encode())
    assert check(project, "--changed-since", "main").rules == []


def test_a_configuration_is_no_change_of_a_document(project: Path) -> None:
    plant(project, {"speclsp.toml": 'rules = { untested-clause = "error" }\n'})
    assert check(project, "--changed-since", "main").rules == []


def test_an_old_mistake_in_a_configuration_is_left_out_unless_it_is_invalid(project: Path) -> None:
    text = 'select = ["may-knot"]\nmodel = "x"\nselct = []\n'
    committed(project, {"speclsp.toml": text})
    every = {"unknown-rule", "not-allowed-here", "invalid-configuration"}
    assert every <= set(check(project, "--changed-since", "main").rules)
    done = check(project, "--changed-since", "HEAD")
    assert (done.code, done.rules) == (2, ["invalid-configuration"])


def test_a_folder_of_a_repository_is_compared_with_itself(tmp_path: Path) -> None:
    files = {"sub/speclsp.toml": "", "sub/a.md": A, "sub/b.md": B, "sub/c.md": "# C\n", "c.md": ""}
    root = repository(tmp_path / "root", files)
    plant(root, {"sub/a.md": A.replace("FR-001", "FR-009")})
    done = check(root / "sub", "--changed-since", "main")
    assert places(done) == [("dangling-reference", "b.md", 3)]


def test_an_identifier_that_the_other_branch_took_is_found(project: Path) -> None:
    git(project, "checkout", "-q", "main")
    both = "- **FR-005**: Said on both.\n"
    committed(project, {"a.md": A + "- **FR-004**: A photo has\n  a date.\n" + both})
    git(project, "checkout", "-q", "feature")
    committed(project, {"a.md": A + "- **FR-004**: An album has a date.\n" + both})
    done = check(project, "--base", "main")
    assert ("taken-identifier", "a.md", 6) in places(done)
    assert done.rules.count("taken-identifier") == 1
    messages = [each["message"] for each in done.report["diagnostics"]]
    assert '"FR-004" is another clause on main: "A photo has a date."' in messages
    assert "taken-identifier" not in check(project).rules
    assert "taken-identifier" not in check(project, "--base", "HEAD").rules
    silenced = check(project, "--base", "main", "--ignore", "taken-identifier")
    assert "taken-identifier" not in silenced.rules


def test_what_refers_to_a_changed_clause_is_suspect(project: Path) -> None:
    plant(project, {"a.md": A.replace("one owner", "two owners")})
    done = check(project, "--base", "main", "--changed-since", "main")
    assert places(done) == [("suspect-reference", "b.md", 3)]
    assert done.code == 0
    plant(project, {"b.md": B.replace("It follows", "It obeys")})
    assert check(project, "--base", "main").rules == ["may-not"]


def test_a_clause_that_is_only_broken_elsewhere_is_the_same(project: Path) -> None:
    plant(project, {"a.md": "# Moved\n\n" + A.replace("has one", "has\n  one")})
    assert check(project, "--base", "main").rules == ["may-not"]


def test_a_test_whose_clause_changed_is_suspect(tmp_path: Path) -> None:
    spec = "# Tone {#tone}\n\nIt is kind[^sy73].\n"
    test = (
        "Examples for [^sy73] in Tone:\n\n**Example**: one\n\n~~~xml\n<user>\nHi.\n</user>\n~~~\n"
    )
    root = repository(tmp_path / "root", {"spec.md": spec, "examples/sy73.md": test})
    plant(root, {"spec.md": spec.replace("kind", "mostly kind")})
    done = check(root, "--base", "main")
    assert places(done) == [("suspect-reference", "examples/sy73.md", 1)]
    plant(root, {"examples/sy73.md": test.replace("Hi", "Hello")})
    assert check(root, "--base", "main").rules == []


@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("nope", 'there is no revision "nope"'),
        ("--output=x", "is no name for a revision"),
        ("-h", "is no name for a revision"),
        ("a b", "is no name for a revision"),
        ("", "is no name for a revision"),
        ("main:a.md", 'there is no revision "main:a.md"'),
        ("x" * 300, "is no name for a revision"),
    ],
)
@pytest.mark.parametrize("option", ["--changed-since", "--base"])
def test_a_revision_that_is_none_is_2_and_one_line(
    project: Path, option: str, revision: str, words: str
) -> None:
    done = run(project, "--check", f"{option}={revision}")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert words in done.err


def test_without_a_repository_or_git_it_is_2(tmp_path: Path) -> None:
    root = plant(tmp_path / "root", {"a.md": A, "speclsp.toml": ""})
    done = run(root, "--check", "--base", "main", environ={"GIT_CEILING_DIRECTORIES": "/"})
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "this is no git repository" in done.err
    done = run(root, "--check", "--base", "main", environ={"PATH": str(tmp_path)})
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "there is no git" in done.err


def test_a_shallow_clone_says_so(project: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", str(clone))
    done = run(clone, "--check", "--changed-since", "HEAD~1")
    assert done.code == 2
    assert "the clone is shallow" in done.err


def test_odd_names_and_nodes_in_a_revision_are_no_trouble(project: Path) -> None:
    odd = {"x\ny\t.md": "It MAY NOT.\n", "ü.md": "# U\n", "big.md": "x" * 2_100_000, "n.md": "\0"}
    committed(project, odd)
    (project / "l.md").symlink_to("/etc/passwd")
    (project / "k.md").symlink_to("b.md")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "x")
    done = check(project, "--changed-since", "HEAD")
    assert (done.code, done.rules) == (0, [])
    for path in odd:
        (project / path).unlink()
    assert check(project, "--changed-since", "HEAD").code == 0


def test_code_whose_clause_changed_is_suspect_until_it_changes(tmp_path: Path) -> None:
    spec = "# Photos\n\nr[photo.owner]\nA photo has one owner.\n"
    code = "// r[verify photo.owner]\n#[test]\nfn it_is_owned() {}\n"
    root = repository(tmp_path / "root", {"spec.md": spec, "tests/photo.rs": code})
    plant(root, {"spec.md": spec.replace("one owner", "two owners")})
    done = check(root, "--base", "main")
    assert places(done) == [("suspect-reference", "tests/photo.rs", 1)]
    # Other line ends are no change, another test is.
    plant(root, {"tests/photo.rs": code.replace("\n", "\r\n")})
    assert check(root, "--base", "main").rules == ["suspect-reference"]
    plant(root, {"tests/photo.rs": code.replace("{}", "{ assert!(true); }")})
    assert check(root, "--base", "main").rules == []


def test_what_code_names_in_vain_is_reported_where_it_is_new(tmp_path: Path) -> None:
    spec = "# Photos\n\nr[photo.owner]\nA photo has one owner.\n"
    files = {
        "spec.md": spec,
        "tests/a.rs": "// r[verify photo.owner+1]\n// r[verify photo.gone]\n",
        "tests/b.rs": "// r[verify photo.owner]\n",
    }
    root = repository(tmp_path / "root", files)
    plant(root, {"tests/b.rs": "// r[verify photo.owners]\n"})
    found = places(check(root, "--changed-since", "main"))
    assert ("dangling-test", "tests/b.rs", 1) in found


def test_code_that_has_not_changed_is_left_alone(project: Path) -> None:
    rule = {"r.md": "r[a.b]\nIt waits.\n", "t.rs": "// r[verify a.c]\nfn t() {}\n"}
    committed(project, rule)
    assert "dangling-test" in check(project).rules
    assert check(project, "--changed-since", "HEAD").rules == []
    (project / "t.rs").write_text(rule["t.rs"] + "// r[verify a.d]\nfn u() {}\n", "utf-8")
    assert check(project, "--changed-since", "HEAD").rules == ["dangling-test", "dangling-test"]
