"""The demo: checks specs/, two departments at odds and a workspace with planted defects, then
starts the server on that.

It writes nothing, and ends with 1 if anything is not as it should be.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(REPOSITORY))

from bench.client import Client, ServerError  # noqa: E402 - a folder of the repository, no package

DEMO = Path("docs/demo")
WORKSPACE, PLANTED = DEMO / "workspace", DEMO / "README.md"
DEPARTMENTS, CONFLICTS = DEMO / "departments", DEMO / "departments.md"
# One of the departments: each conflict between the two is seen from both sides.
FRONT_DESK = ("front-desk.md", "openspec/changes/front-desk-winter")
_ROW = re.compile(r"^\| `(?P<rule>[a-z-]+)` \| (?P<places>`[^|]+`) \|", re.MULTILINE)
_PLACE = re.compile(r"`(?P<path>[^`]+):(?P<line>\d+)`")
_COLUMNS = 100
# A configuration with mistakes counts as wrong usage.
FINDINGS, MISTAKES = 1, 2


class Defect(NamedTuple):
    """What is wrong somewhere, the line counted from 1 and the path relative to the workspace."""

    path: str
    line: int
    rule: str


class DemoError(Exception):
    """Something is not as it should be."""


def main() -> int:
    os.chdir(REPOSITORY)
    planted = listed(PLANTED)
    try:
        check_specification()
        check_departments(listed(CONFLICTS))
        check_workspace(planted)
        with Client([*speclsp(), "serve"], REPOSITORY / WORKSPACE) as client:
            show_server(client, planted)
    except (DemoError, ServerError) as error:
        print(f"\nThe demo failed: {error}", file=sys.stderr)
        return 1
    say("All as it should be.")
    return 0


def check_specification() -> None:
    say("1. speclsp's own specification: nothing to find")
    expect(show("--check", "specs/"), 0)


def check_departments(planted: list[Defect]) -> None:
    say(
        "2. Two departments of one company, which do not agree (listed in docs/demo/departments.md)"
    )
    expect(show("--check", *(str(DEPARTMENTS / name) for name in FRONT_DESK)), FINDINGS)
    compare([defect for defect, _ in reported(DEPARTMENTS)], planted)
    kinds = len({each.rule for each in planted})
    print(f"\nThere is one conflict of each of {kinds} kinds in the departments, and nothing else.")


def check_workspace(planted: list[Defect]) -> None:
    say("3. A workspace with a planted defect for each rule (listed in docs/demo/README.md)")
    print(f"$ speclsp --check {WORKSPACE}   (here a line for each finding)")
    found = reported(WORKSPACE, MISTAKES)
    for defect, message in found:
        line = f"{defect.path}:{defect.line}: {defect.rule}: {message}"
        print(line if len(line) <= _COLUMNS else f"{line[: _COLUMNS - 3]}...")
    compare([defect for defect, _ in found], planted)
    rules = len({each.rule for each in planted})
    print(f"\nThe planted defects of all {rules} rules are found, and nothing else.")


def show_server(client: Client, planted: list[Defect]) -> None:
    say("4. The server on the same workspace, as an editor would talk to it")
    name = client.initialize()["serverInfo"]
    print(f"{name['name']} {name['version']} is running.")
    client.indexed()
    document, diagnostics = opened(client, "assistant.md")
    print("\nDiagnostics of assistant.md:")
    for each in diagnostics:
        start = each["range"]["start"]
        print(f"  {start['line'] + 1}:{start['character'] + 1}  {each['code']}: {each['message']}")
    lines = [(each["range"]["start"]["line"] + 1, each["code"]) for each in diagnostics]
    found = [Defect("assistant.md", line, rule) for line, rule in lines]
    compare(found, [each for each in planted if each.path == "assistant.md"])
    show_clause(client, document, "f33s")
    show_fix(client)


def show_clause(client: Client, document: dict[str, str], tag: str) -> None:
    """What an editor shows of a clause, and where it goes from there."""
    before, _, _ = document["text"].partition(f"[^{tag}]")
    place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2]) + 2}
    at = {"textDocument": {"uri": document["uri"]}, "position": place}
    hover = client.request("textDocument/hover", at)
    if not hover:
        raise DemoError(f"no hover on [^{tag}]")
    print(f"\nHover on [^{tag}]:")
    print("\n".join("  " + line for line in hover["contents"]["value"].splitlines()))
    found = client.request("textDocument/definition", at)
    targets = found if isinstance(found, list) else [found]
    if len(targets) != 1 or not targets[0]:
        raise DemoError(f"the definition of [^{tag}] is not one place: {found}")
    uri = targets[0].get("uri") or targets[0]["targetUri"]
    span = targets[0].get("range") or targets[0]["targetSelectionRange"]
    path = Path(unquote(urlsplit(uri).path)).relative_to(REPOSITORY / WORKSPACE)
    print(f"\nDefinition of [^{tag}]: {path}:{span['start']['line'] + 1}")
    if str(path) != f"examples/{tag}.md":
        raise DemoError("that is not its test")


def show_fix(client: Client) -> None:
    """A fix that the editor may apply, shown and not applied."""
    document, diagnostics = opened(client, "protocol.md")
    (finding,) = (each for each in diagnostics if each["code"] == "negated-keyword-case")
    actions = client.request(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": document["uri"]},
            "range": finding["range"],
            "context": {"diagnostics": [finding], "only": ["quickfix"]},
        },
    )
    print(f"\nFixes for {finding['code']} in protocol.md:")
    for action in actions:
        print(f"  {action['title']}")
    line = document["text"].split("\n")[finding["range"]["start"]["line"]]
    fixed = [after for action in actions if (after := applied(action, line, finding))]
    print(f"\n  - {line}\n  + {fixed[0] if fixed else ''}")
    if not fixed or "MUST NOT" not in fixed[0]:
        raise DemoError("no fix writes MUST NOT")


def applied(action: dict[str, Any], line: str, finding: dict[str, Any]) -> str:
    """The finding's line after the first fix that only changes words in it, "" for any other."""
    changes = action.get("edit", {}).get("documentChanges", [])
    edits = [edit for change in changes for edit in change.get("edits", [])]
    if len(edits) != 1 or edits[0]["range"]["start"]["line"] != finding["range"]["start"]["line"]:
        return ""
    start, end = (edits[0]["range"][side]["character"] for side in ("start", "end"))
    return line[:start] + str(edits[0]["newText"]) + line[end:] if start < end else ""


def opened(client: Client, name: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """A document as it is on disk, and what the server says about it."""
    path = REPOSITORY / WORKSPACE / name
    document = {"uri": path.as_uri(), "text": path.read_text("utf-8")}
    client.open(document["uri"], document["text"])
    params = client.diagnostics(document["uri"], 1).content["params"]
    return document, params["diagnostics"]


def compare(found: list[Defect], planted: list[Defect]) -> None:
    more, less = Counter(found) - Counter(planted), Counter(planted) - Counter(found)
    if more or less or not planted:
        lines = [f"  not planted: {each}" for each in sorted(more)]
        lines += [f"  not found: {each}" for each in sorted(less)]
        raise DemoError("\n".join(["what is found is not what was planted", *lines]))


def listed(page: Path) -> list[Defect]:
    """The defects that a page lists; what is seen at two places has both."""
    rows = _ROW.findall((REPOSITORY / page).read_text("utf-8"))
    return [
        Defect(path, int(line), rule)
        for rule, places in rows
        for path, line in _PLACE.findall(places)
    ]


def reported(folder: Path, wanted: int = FINDINGS) -> list[tuple[Defect, str]]:
    """What a check of a folder finds, with its words."""
    command = [*speclsp(), "--check", "--format", "json", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != wanted:
        raise DemoError(f"exit {wanted} was expected of {folder}, and not {done.returncode}")
    return [
        (
            Defect(str(Path(each["path"]).relative_to(folder)), each["line"], each["rule"]),
            each["message"],
        )
        for each in json.loads(done.stdout)["diagnostics"]
    ]


def show(*arguments: str) -> int:
    """Runs speclsp as a user would, on this terminal; its exit code."""
    print("$ speclsp " + " ".join(arguments), flush=True)
    return subprocess.run([*speclsp(), *arguments], check=False).returncode


def expect(code: int, wanted: int) -> None:
    print(f"[exit {code}]")
    if code != wanted:
        raise DemoError(f"exit {wanted} was expected")


def say(words: str) -> None:
    print(f"\n== {words}\n", flush=True)


def speclsp() -> list[str]:
    """The console script beside the interpreter, or else the module."""
    script = Path(sys.executable).parent / "speclsp"
    return [str(script)] if script.is_file() else [sys.executable, "-m", "speclsp"]


if __name__ == "__main__":
    sys.exit(main())
