"""The repository keeps its own promises: what is written down, shipped, pinned and left out."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))

# In two halves each, or this file would be what it looks for.
REGISTRIES = tuple(
    first + second
    for first, second in [
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("yarn", "pkg.com"),
        ("proxy.golang", ".org"),
        ("static.crates", ".io"),
        ("conda.ana", "conda.org"),
    ]
)
# A first folder that exists on one machine and not on another.
MACHINE = re.compile(r"(?<![\w./])(?:file://)?/(?:work|root)(?![\w-])")
PERSONAL = re.compile(r"(?<![\w.])/(?:home|Users|tmp)/\w")


def committed() -> list[str]:
    """What is under version control or would be, relative to the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    names = listed.decode("utf-8", "surrogateescape").split("\0")
    return sorted({name for name in names if name and (REPOSITORY / name).is_file()})


COMMITTED = committed()


def text(name: str) -> str | None:
    """Line ends as they are; None for a file that is not text."""
    content = (REPOSITORY / name).read_bytes()
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def is_input(name: str) -> bool:
    """Whether it is read by tests or the demo as it is, faults and all (.gitattributes)."""
    return name.startswith(("tests/", "docs/demo/")) and not name.endswith(".py")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    if not COMMITTED:
        pytest.skip("not a git checkout, so what is under version control is not known")
    found = {name: text(name) for name in COMMITTED}
    return {name: content for name, content in found.items() if content is not None}


def lines(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, content in texts.items()
        for number, line in enumerate(content.split("\n"), 1)
        if pattern.search(line)
    ]


def test_no_package_registry_is_named(texts: dict[str, str]) -> None:
    hosts = re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE)
    assert lines(texts, hosts) == []


def test_no_path_of_one_machine_is_named(texts: dict[str, str]) -> None:
    assert lines(texts, MACHINE) == []
    shipped = {name: content for name, content in texts.items() if not name.startswith("tests/")}
    assert lines(shipped, PERSONAL) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cd /{}/main", True),
        ("file:///{}/x.md", True),
        ("see '/{}'", True),
        ("docs/{}/x.md", False),
        ("/{}ing", False),
        ("https://example.org/{}/x", False),
        ("../{}/x", False),
    ],
)
@pytest.mark.parametrize("folder", ["work", "root"])
def test_a_path_of_one_machine_is_recognised(line: str, found: bool, folder: str) -> None:
    assert bool(MACHINE.search(line.format(folder))) == found


def test_files_end_with_a_newline(texts: dict[str, str]) -> None:
    assert [
        name
        for name, content in texts.items()
        if content and not content.endswith("\n") and not is_input(name)
    ] == []


def test_line_ends_are_plain(texts: dict[str, str]) -> None:
    assert [name for name, content in texts.items() if "\r" in content and not is_input(name)] == []


def test_python_is_indented_with_spaces(texts: dict[str, str]) -> None:
    python = {name: content for name, content in texts.items() if name.endswith(".py")}
    assert lines(python, re.compile(r"\t")) == []


def test_the_changelog_has_a_place_for_what_is_new() -> None:
    headings = re.findall(
        r"^## \[(.+?)\]", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert headings[0] == "Unreleased"
    assert len(headings) == len(set(headings))


def test_the_licence_is_the_one_declared() -> None:
    licence = (REPOSITORY / "LICENSE").read_text("utf-8")
    assert PROJECT["project"]["license"] == "MIT"
    assert licence.startswith("MIT License\n")
    assert "The speclsp authors" in licence


def test_every_data_file_is_shipped() -> None:
    package = REPOSITORY / "speclsp"
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["speclsp"]
    shipped = {path for pattern in patterns for path in package.glob(pattern)}
    data = {REPOSITORY / name for name in COMMITTED if name.startswith("speclsp/")}
    assert {path for path in data if path.suffix != ".py"} - shipped == set()
    assert package / "py.typed" in shipped


def declared() -> list[str]:
    project = PROJECT["project"]
    groups = [
        PROJECT["build-system"]["requires"],
        project["dependencies"],
        *project["optional-dependencies"].values(),
    ]
    return [requirement for group in groups for requirement in group]


def constraints() -> dict[str, str]:
    """Canonical name -> exact version."""
    written = (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line.split("==") for line in written if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize("requirement", declared())
def test_a_dependency_is_a_range_that_holds_what_was_tested(requirement: str) -> None:
    wanted = Requirement(requirement)
    assert str(wanted.specifier)
    assert wanted.specifier.contains(constraints()[canonicalize_name(wanted.name)])


@pytest.mark.parametrize("requirement", declared())
def test_a_dependency_has_its_reason_beside_it(requirement: str) -> None:
    written = (REPOSITORY / "pyproject.toml").read_text("utf-8").splitlines()
    (number,) = [n for n, line in enumerate(written) if f'"{requirement}"' in line]
    assert written[number - 1].strip().startswith("#")


def test_the_targets_of_make_are_explained() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    explained = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert {"help", "demo", "test", "check", "bench", "clean"} <= explained
    assert re.search(r"^test: check\b", makefile, re.MULTILINE)


def test_continuous_integration_runs_the_tests() -> None:
    run = REPOSITORY / ".ci" / "run"
    assert run.stat().st_mode & 0o100
    assert "make test" in run.read_text("utf-8")
