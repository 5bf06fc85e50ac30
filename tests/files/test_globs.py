"""Globs mean what git says they mean, and none takes long."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from speclsp.globs import compiled, glob_problem, matches, verdict
from tests.endless import ENDLESS

CASES = [
    ("*.md", "a.md", True),
    ("*.md", "x/y/a.md", True),
    ("*.md", "a.mdx", False),
    ("docs", "docs/a.md", True),
    ("docs", "x/docs/a.md", True),
    ("docs/", "docs", False),
    ("docs/", "docs/a.md", True),
    ("docs/*.md", "docs/a.md", True),
    ("docs/*.md", "docs/x/a.md", False),
    ("docs/*.md", "x/docs/a.md", False),
    ("docs/**", "docs/x/a.md", True),
    ("docs/**", "docs", False),
    ("**/a.md", "a.md", True),
    ("**/a.md", "x/y/a.md", True),
    ("x/**/a.md", "x/a.md", True),
    ("x/**/a.md", "x/y/z/a.md", True),
    ("./a.md", "a.md", True),
    ("./a.md", "x/a.md", False),
    ("a?c", "abc", True),
    ("a?c", "a/c", False),
    ("[a-c]x", "bx", True),
    ("[!a-c]x", "bx", False),
    ("[!a]x", "/x", False),
    ("[[:digit:]]", "7", True),
    (r"\*", "*", True),
    (r"\*", "x", False),
    ("a.md", "a\nmd", False),
    ("a*b", "a\nb", True),
    ("*b", "\udcffb", True),
    ("a  ", "a", True),
    ("a\\  ", "a ", True),
    ("a\\  ", "a", False),
    (" a", " a", True),
]


@pytest.mark.parametrize(("glob", "path", "expected"), CASES)
def test_what_a_glob_matches(glob: str, path: str, expected: bool) -> None:
    assert matches([glob], path) is expected


def test_the_last_glob_that_matches_decides() -> None:
    globs = ["docs/**", "!docs/keep/**", "docs/keep/not.md"]
    assert matches(globs, "docs/a.md")
    assert not matches(globs, "docs/keep/a.md")
    assert matches(globs, "docs/keep/not.md")
    assert not matches([], "docs/a.md")


PIECES = ["a", "b", "*", "?", "[ab]", "[!a]", "[^b-]", "[]a]", "[b-a]", "[[:alpha:]]", "\\a", "."]


def random_pattern(random_: random.Random) -> str:
    segments = [
        "**"
        if random_.random() < 0.2
        else "".join(random_.choice(PIECES) for _ in range(random_.randint(1, 3)))
        for _ in range(random_.randint(1, 4))
    ]
    # Two stars beside a letter mean one star, but some releases of git differ about it.
    joined = "/".join(
        segment.replace("**", "*") if segment != "**" else "**" for segment in segments
    )
    sign = random_.choice(["", "", "", "!"])
    return sign + random_.choice(["", "/"]) + joined + random_.choice(["", "", "/"])


def random_path(random_: random.Random) -> str:
    names = ["".join(random_.choice("ab-") for _ in range(random_.randint(1, 3))) for _ in "xxxx"]
    return "/".join(names[: random_.randint(1, 4)])


def ignored_by_git(folder: Path, patterns: list[str], paths: list[str]) -> set[str]:
    (folder / ".gitignore").write_text("\n".join(patterns) + "\n")
    asked = "\0".join(paths).encode()
    command = ["git", "check-ignore", "--no-index", "--stdin", "-z"]
    done = subprocess.run(command, cwd=folder, input=asked, capture_output=True, check=False)
    return set(done.stdout.decode().split("\0")) - {""}


def ignored_by_us(patterns: list[str], path: str) -> bool:
    globs = list(compiled(patterns))
    parts = path.split("/")
    heads = ["/".join(parts[:count]) for count in range(1, len(parts))]
    return any(verdict(globs, head, folder=True) for head in heads) or bool(
        verdict(globs, path, folder=False)
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_ignores_the_same(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    random_ = random.Random(20)
    paths = sorted({random_path(random_) for _ in range(200)})
    for _ in range(120):
        patterns = [random_pattern(random_) for _ in range(random_.randint(1, 4))]
        ours = {path for path in paths if ignored_by_us(patterns, path)}
        assert ours == ignored_by_git(tmp_path, patterns, paths), patterns


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 100 + "b", "a" * 255),
        ("[ab]*" * 80 + "c", "ab" * 120),
        ("?*" * 100 + "b", "a" * 255),
        ("**/a/" * 20 + "b", "a/" * 1000 + "c"),
        ("**/*a*a*/" * 20 + "b", ("a" * 200 + "/") * 20 + "c"),
    ],
)
def test_stars_do_not_multiply(glob: str, path: str) -> None:
    start = time.perf_counter()
    assert not matches([glob], path)
    assert time.perf_counter() - start < ENDLESS


def test_a_long_line_is_read_quickly() -> None:
    start = time.perf_counter()
    for line in (" " * 60_000 + "x", "x" + " " * 60_000, "a*" * 30_000, "[" * 60_000, "a/" * 2_000):
        list(compiled([line]))
    assert time.perf_counter() - start < ENDLESS


@pytest.mark.parametrize(
    ("glob", "complaint"),
    [
        ("../../**", '".."'),
        ("docs/../x", '".."'),
        ("/etc/*", "begin with ./"),
        ("!/etc/*", "begin with ./"),
        ("C:\\*", "drive"),
        ("c:/x", "drive"),
        ("\\\\host\\share", "begin with ./"),
        ("~/*", "~"),
        ("**/" * 21 + "x", '"**"'),
        ("{" * 100, "braces"),
        ("*.{md,mdx}", "braces"),
        ("docs\\x.md", "/"),
        ("a" * 501, "too long"),
        ("", "empty"),
        ("!", "empty"),
        ("  ", "empty"),
        ("[a", "match nothing"),
        ("# a", "match nothing"),
        ("a//b", "match nothing"),
    ],
)
def test_a_glob_of_a_configuration_is_refused(glob: str, complaint: str) -> None:
    assert complaint in (glob_problem(glob) or "")


@pytest.mark.parametrize(
    "glob", ["**", "docs/**", "*.md", "!a", "./a", r"\{a\}", "[a]", "**/" * 20 + "x", "..a", "a..b"]
)
def test_a_glob_of_a_configuration_is_accepted(glob: str) -> None:
    assert glob_problem(glob) is None
