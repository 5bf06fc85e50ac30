"""The extension in a real VS Code, in a real browser, used by keys and clicks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from speclsp import check
from tests.editors import code_server, policy
from tests.editors.code_server import CodeServer
from tests.editors.recorded import scrubbed

REPOSITORY = Path(__file__).resolve().parent.parent.parent
VSIX = REPOSITORY / "editors" / "vscode" / "build" / "speclsp.vsix"
SCREENSHOTS = REPOSITORY / "build" / "screenshots"
DRIVER = Path(__file__).resolve().parent / "vscode" / "drive.ts"
FIXTURE = REPOSITORY / "tests" / "server" / "initialize" / "vscode.json"
RECORDING = "recording.jsonl"
PATIENCE = 240.0

STEPS = [
    "says what to do where there is no server",
    "starts the server that was installed meanwhile",
    "underlines the tag without a test",
    "says on hover what is wrong",
    "shows a clause on hover",
    "lists the problems",
    "goes from a tag to its test",
    "goes from the test back to the tag",
    "mends an anchor",
    "lists what names a section",
    "renames a section everywhere",
    "renames a tag with its test",
    "makes the missing test",
    "counts in the status item",
    "asks what a finding asks, and writes the answer",
    "takes an answer in the author's own words",
    "leaves blanks in an answer to be filled in",
    "comes back after it is killed",
    "takes the server along when the window closes",
]
SETTINGS = {
    "workbench.startupEditor": "none",
    "workbench.enableExperiments": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.tips.enabled": False,
    "workbench.editor.enablePreview": False,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoUpdate": False,
    "extensions.autoCheckUpdates": False,
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",
    "git.enabled": False,
    "chat.disableAIFeatures": True,
    "editor.minimap.enabled": False,
    "editor.wordWrap": "off",
    "editor.fontFamily": "DejaVu Sans Mono",
    "editor.unicodeHighlight.ambiguousCharacters": False,
    "security.workspace.trust.enabled": False,
}
_SPECLSP = """\
#!/bin/sh
case " $* " in
  *" --stdio "*)
    echo $$ >> "{processes}"
    set -- "$@" --record "{recording}" --record-text ;;
esac
exec "{python}" -P -m speclsp "$@"
"""


class Went(NamedTuple):
    seconds: float
    # None where the step went well.
    failure: str | None


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vscode")


@pytest.fixture(scope="module")
def session(home: Path) -> dict[str, Went]:
    """How each step went that was tried."""
    place, browser = code_server.installed(), code_server.browser()
    if place is None:
        policy.absent(f"code-server {code_server.VERSION}")
    if browser is None:
        policy.absent("a Chromium")
    if not VSIX.is_file():
        policy.absent("the extension")
    if not (DRIVER.parent / "node_modules").is_dir():
        policy.absent("what drives the browser")
    workspace = home / "tool-library"
    shutil.copytree(REPOSITORY / "docs" / "demo" / "workspace", workspace)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob("*.png"):
        old.unlink()
    hidden = _server(home / "bin", home / "processes")
    editor = CodeServer(place, home / "home", _environment(home / "bin", place))
    # The editor asks a login shell what PATH is.
    (editor.home / ".profile").write_text(f'PATH="{home / "bin"}:$PATH"\n', "utf-8")
    settings = editor.data / "User" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(SETTINGS), "utf-8")
    editor.install_extension(VSIX)
    with editor.serving(home / "log") as address:
        given = {
            "browser": os.fspath(browser),
            "url": f"{address}/?folder={workspace}",
            "workspace": os.fspath(workspace),
            "screenshots": os.fspath(SCREENSHOTS),
            "server": os.fspath(hidden.with_name("speclsp")),
            "hidden": os.fspath(hidden),
            "processes": os.fspath(home / "processes"),
            "recording": os.fspath(home / RECORDING),
            "clauses": check(os.fspath(workspace)).summary.clauses,
        }
        ran = subprocess.run(
            [editor.node, DRIVER, json.dumps(given)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    went = [json.loads(line) for line in ran.stdout.splitlines()]
    assert went, f"the driver did nothing:\n{ran.stderr}"
    return {each["step"]: Went(each["seconds"], each["failure"]) for each in went}


@pytest.mark.parametrize("step", STEPS)
def test_step(session: dict[str, Went], step: str) -> None:
    assert step in session, "a step before it failed"
    failure = session[step].failure
    assert failure is None, f"{failure}\nThe window is in {SCREENSHOTS / 'failure.png'}"


def test_what_vs_code_sends_first_is_what_was_recorded(
    session: dict[str, Went], home: Path, update: bool
) -> None:
    assert session[STEPS[-1]].failure is None
    lines = (home / RECORDING).read_text("utf-8").splitlines()
    messages = (json.loads(line).get("message", {}) for line in lines)
    sent = next(each for each in messages if each.get("method") == "initialize")
    recorded = {
        "editor": "VS Code",
        "version": sent["params"]["clientInfo"]["version"],
        "origin": "recorded",
        "source": "tests/editors/test_vscode.py",
        "params": scrubbed(sent["params"], home / "tool-library"),
    }
    if update:
        FIXTURE.write_text(json.dumps(recorded, indent=2) + "\n", "utf-8")
    assert recorded == json.loads(FIXTURE.read_text("utf-8"))


def _server(folder: Path, processes: Path) -> Path:
    """The checkout's own server, which says which process it is; named so that nobody finds it."""
    folder.mkdir()
    program = folder / "speclsp.hidden"
    recording = processes.with_name(RECORDING)
    text = _SPECLSP.format(processes=processes, recording=recording, python=sys.executable)
    program.write_text(text, "utf-8")
    program.chmod(0o755)
    return program


def _environment(bin: Path, place: Path) -> dict[str, str]:
    """The user's programs are in `bin`; no other `speclsp` of this machine is found."""
    node = place / "node_modules" / ".bin"
    plain = [each for each in os.defpath.split(os.pathsep) if each]
    own = {name: value for name, value in os.environ.items() if not name.startswith("VSCODE_")}
    return own | {
        "PATH": os.pathsep.join([os.fspath(bin), os.fspath(node), *plain]),
        "PYTHONPATH": os.fspath(REPOSITORY),
        "LC_ALL": "C.UTF-8",
    }
