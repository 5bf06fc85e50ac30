"""Runs the pages in specs/examples, which show what each clause of specs/speclsp.md promises.

A page is a list of examples; the fences of one share a folder. `spec PATH` writes a file, and lines
of carets in it are all the findings that its folder has; `console` is a session; `python` is a
program.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from speclsp.config.keys import KEYS
from speclsp.config.parse import parse
from speclsp.rules.all import NAMES

REPOSITORY = Path(__file__).resolve().parent.parent
SPECS = REPOSITORY / "specs"
MANUALS = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
SPECLSP = (sys.executable, "-m", "speclsp")

_EXAMPLE = re.compile(r"^\*\*Example\*\*: (?P<title>.+)$", re.MULTILINE)
_FENCE = re.compile(
    r"^(?P<mark>`{3,})(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<body>.*?)^(?P=mark)$",
    re.MULTILINE | re.DOTALL,
)
_CARETS = re.compile(r"(?P<before> *)(?P<carets>\^+) (?P<rule>[a-z-]+)(?:: (?P<message>.+))?")


class Fence(NamedTuple):
    kind: str
    path: str
    body: str
    # Where the body stands in the page.
    start: int
    end: int


class Example(NamedTuple):
    """What stands under one title of a page."""

    page: Path
    title: str
    fences: tuple[Fence, ...]


class Expected(NamedTuple):
    """A finding as carets show it: the line from 1, columns from 0 and half-open."""

    path: str
    line: int
    start: int
    end: int
    rule: str
    message: str


def examples() -> Iterator[Example]:
    for page in sorted((SPECS / "examples").glob("*.md")):
        text = page.read_text("utf-8")
        starts = [*(found.start() for found in _EXAMPLE.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            title = _EXAMPLE.match(text, start)
            assert title is not None
            fences = tuple(
                Fence(each["kind"], each["path"] or "", each["body"], *each.span("body"))
                for each in _FENCE.finditer(text, start, end)
            )
            yield Example(page, title["title"], fences)


@pytest.mark.parametrize(
    "example", list(examples()), ids=lambda example: f"{example.page.stem}: {example.title}"
)
def test_example(example: Example, tmp_path: Path, update: bool) -> None:
    kinds = {fence.kind for fence in example.fences}
    assert kinds, "an example without a fence shows nothing"
    assert kinds <= {"spec", "toml", "console", "python"}
    expected: list[Expected] = []
    for fence in example.fences:
        if fence.path:
            lines, marked = pictured(fence)
            write(tmp_path / fence.path, "".join(line + "\n" for line in lines))
            expected += marked
    if expected or kinds <= {"spec", "toml"}:
        assert found(tmp_path, expected) == sorted(expected)
    for fence in example.fences:
        if fence.kind == "python":
            run_program(fence.body, tmp_path)
    rewritten = {
        fence: session(fence.body, tmp_path) for fence in example.fences if fence.kind == "console"
    }
    for fence, said in rewritten.items():
        if update and not alike(fence.body, said):
            text = example.page.read_text("utf-8").replace(fence.body, said, 1)
            example.page.write_text(text, "utf-8", newline="\n")
        elif not alike(fence.body, said):
            assert said == fence.body


def pictured(fence: Fence) -> tuple[list[str], list[Expected]]:
    """The lines of a file, and what the carets between them say."""
    lines: list[str] = []
    expected: list[Expected] = []
    for line in fence.body.splitlines():
        carets = _CARETS.fullmatch(line)
        if carets is None:
            lines.append(line)
            continue
        start, end = carets.span("carets")
        expected.append(
            Expected(fence.path, len(lines), start, end, carets["rule"], carets["message"] or "")
        )
    return lines, expected


def found(folder: Path, expected: list[Expected]) -> list[Expected]:
    """The findings below `folder` in the order of the report, without messages not asked for."""
    report = json.loads(speclsp("--check", "--format", "json", ".", folder=folder).stdout)
    silent = {each[:5] for each in expected if not each.message}
    findings = []
    for each in report["diagnostics"]:
        lines = (folder / each["path"]).read_text("utf-8").splitlines()
        one_line = each["endLine"] == each["line"]
        end = each["endColumn"] - 1 if one_line else len(lines[each["line"] - 1])
        finding = Expected(
            each["path"], each["line"], each["column"] - 1, end, each["rule"], each["message"]
        )
        findings.append(finding._replace(message="") if finding[:5] in silent else finding)
    return findings


def session(body: str, folder: Path) -> str:
    """The same commands with what they really say."""
    said = ""
    for line in body.splitlines():
        if line.startswith("$ "):
            program, *arguments = shlex.split(line.removeprefix("$ "))
            assert program == "speclsp"
            done = speclsp(*arguments, folder=folder)
            said += f"{line}\n{done.stdout}{done.stderr}"
            said += f"[exit {done.returncode}]\n" if done.returncode else ""
    return said


def alike(written: str, said: str) -> bool:
    """Whether a console says what is written, where a line `...` stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in written.splitlines()
    )
    return re.fullmatch(pattern, said) is not None


def speclsp(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(
        [*SPECLSP, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def run_program(program: str, folder: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def test_the_specification_has_no_findings() -> None:
    done = speclsp("--check", "--fail-on", "info", "specs", folder=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_clause_is_shown() -> None:
    text = (SPECS / "speclsp.md").read_text("utf-8")
    clauses = set(re.findall(r"\[\^(\w+)\](?!`)", text))
    assert clauses == {example.page.stem for example in examples()}


@pytest.mark.parametrize("page", MANUALS, ids=lambda page: page.name)
def test_manuals_show_what_is_said(page: Path, update: bool) -> None:
    text = page.read_text("utf-8")
    for fence in _FENCE.finditer(text):
        if fence["kind"] == "console" and "docs/demo/" in fence["body"]:
            said = session(fence["body"], REPOSITORY)
            if update and not alike(fence["body"], said):
                text = text.replace(fence["body"], said, 1)
            else:
                assert alike(fence["body"], said), said
    if update:
        page.write_text(text, "utf-8", newline="\n")


@pytest.mark.parametrize("page", MANUALS, ids=lambda page: page.name)
def test_manuals_show_configurations_without_mistakes(page: Path) -> None:
    for fence in _FENCE.finditer(page.read_text("utf-8")):
        if fence["kind"] == "toml":
            assert parse(fence["body"], "speclsp.toml", NAMES)[1] == ()


def test_the_manual_lists_every_key() -> None:
    manual = (REPOSITORY / "docs" / "configuration.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z.-]+)` \|", manual, re.MULTILINE)
    assert listed == [key.name for key in KEYS]


def test_a_console_may_leave_lines_out() -> None:
    assert alike("$ x\n...\n[exit 1]\n", "$ x\na\nb\n[exit 1]\n")
    assert not alike("$ x\n[exit 1]\n", "$ x\na\n[exit 1]\n")
    assert not alike("$ x\n...\n[exit 1]\n", "$ x\na\n[exit 2]\n")
