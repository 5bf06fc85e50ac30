"""A user's session in the real Neovim, with the plugin installed by the words of its README."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.editors import neovim, policy
from tests.editors.neovim import PLUGIN, REPOSITORY, Neovim, Run
from tests.editors.recorded import scrubbed
from tests.model.messages_server import MessagesServer
from tests.server.asking import readings

FIXTURE = REPOSITORY / "tests" / "server" / "initialize" / "neovim.json"
# Of what the user says to Neovim: positions in the units that it offers, and in those of old ones.
ENCODINGS = {
    "utf-8": "",
    "utf-16": (
        "vim.lsp.config('speclsp',"
        " { capabilities = { general = { positionEncodings = { 'utf-16' } } } })"
    ),
}
SPEC = """\
# Tone {#tone authority=user}

The assistant is kind[^sy73], and \U0001f642\U0001f642 brief[^bn20].

\U0001f642\U0001f642 It MUST not shout[^lo17]. See [the tone](#tone).
"""
CODES = ["missing-test", "negated-keyword-case"]
UNCLEAR = """\
# Doors

\U0001f642 The client MAY not close.

The door MUST open at a suitable speed.

The client SHALL retry quickly.
"""
SWITCHED_ON = """\
vim.lsp.config('speclsp', {
  init_options = { trusted = true },
  settings = { speclsp = { model = { enabled = true, name = 'fake-model', baseUrl = 'URL' } } },
})
"""
# The same without a clause that has no test.
TESTED = SPEC.replace("[^bn20]", "")
TEST = """\
Examples for [^{tag}] in Tone:

**Example**: {title}

~~~xml
<user>
Hello.
</user>
~~~
"""


def project(folder: Path, spec: str = TESTED, *, marker: str = "speclsp.toml") -> Path:
    """A specification with its tests; gives the file to open."""
    (folder / "examples").mkdir(parents=True)
    for tag, title in (("sy73", "a kind word"), ("lo17", "a quiet word")):
        test = TEST.format(tag=tag, title=title)
        (folder / "examples" / f"{tag}.md").write_text(test, "utf-8")
    (folder / marker).touch()
    (folder / "spec.md").write_text(spec, "utf-8")
    return folder / "spec.md"


def words_of_the_readme() -> str:
    """The second block of commands: how the folder gets into Neovim."""
    readme = (PLUGIN / "README.md").read_text("utf-8")
    blocks: list[str] = re.findall(r"^```sh\n(.+?)^```", readme, re.MULTILINE | re.DOTALL)
    return blocks[1]


@pytest.fixture(scope="module")
def program() -> Path:
    found = neovim.installed()
    if found is None:
        policy.absent(f"Neovim {neovim.VERSION}")
    return found


@pytest.fixture(scope="module")
def install(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Neovim]:
    """Makes a home with Neovim and the plugin in it, by the words of the README alone."""

    def installed() -> Neovim:
        home = tmp_path_factory.mktemp("home")
        user = Neovim(program, home)
        done = subprocess.run(
            ["sh", "-eu", "-c", words_of_the_readme()],
            cwd=REPOSITORY,
            env=user.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return user

    return installed


@pytest.fixture(scope="module")
def user(install: Callable[[], Neovim]) -> Neovim:
    return install()


@pytest.fixture(scope="module", params=ENCODINGS)
def session(
    request: pytest.FixtureRequest, user: Neovim, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Run]:
    """One session, and the encoding of its positions."""
    spec = project(tmp_path_factory.mktemp("project"), SPEC)
    return request.param, user.run("session.lua", spec, before=ENCODINGS[request.param])


@pytest.fixture
def facts(session: tuple[str, Run]) -> dict[str, Any]:
    return session[1].facts


def found(findings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(each["code"], each["words"]) for each in findings]


def test_it_attaches_to_a_markdown_file_of_a_project(session: tuple[str, Run]) -> None:
    encoding, run = session
    attached = run.facts["attached"]
    assert attached["encoding"] == encoding
    assert attached["filetype"] == "markdown"
    assert (Path(attached["root"]) / "speclsp.toml").is_file()


def test_findings_stand_at_their_words(facts: dict[str, Any]) -> None:
    assert found(facts["findings"]) == [
        ("missing-test", "bn20"),
        ("negated-keyword-case", "MUST not"),
    ]
    assert [each["severity"] for each in facts["findings"]] == ["ERROR", "WARN"]
    assert {each["source"] for each in facts["findings"]} == {"speclsp"}


def test_findings_stand_at_their_words_after_typing_before_them(facts: dict[str, Any]) -> None:
    assert found(facts["typed"]) == found(facts["findings"])


def test_a_clause_leads_to_its_test(facts: dict[str, Any]) -> None:
    expected = {"file": "lo17.md", "line": 2, "rest": "**Example**: a quiet word"}
    assert facts["definition"] == expected


def test_a_test_leads_back_to_its_clause(facts: dict[str, Any]) -> None:
    expected = {"file": "spec.md", "line": 4, "rest": "[^lo17]. See [the tone](#tone)."}
    assert facts["back"] == expected


def test_the_key_for_definitions_works(facts: dict[str, Any]) -> None:
    assert facts["key"] == {"file": "sy73.md", "line": 2, "rest": "**Example**: a kind word"}


def test_a_link_leads_to_its_section(facts: dict[str, Any]) -> None:
    expected = {"file": "spec.md", "line": 0, "rest": "# Tone {#tone authority=user}"}
    assert facts["link"] == expected


def test_hover_shows_the_clause_with_its_section_and_test(facts: dict[str, Any]) -> None:
    hover = "\n".join(facts["hover"])
    assert hover.startswith("**Clause** `lo17`")
    assert "\U0001f642\U0001f642 It MUST not shout" in hover
    assert "section `Tone`" in hover
    assert "`examples/lo17.md`" in hover


def test_a_code_action_mends_the_finding(facts: dict[str, Any]) -> None:
    assert facts["offered"][0] == 'Write "NOT" in capitals'
    before = SPEC.splitlines()[4]
    after = before.replace("It MUST not", "\U0001f642\u00e9It MUST NOT")
    assert facts["mended"] == after
    assert found(facts["left"]) == [("missing-test", "bn20")]


def test_a_code_action_makes_the_missing_test_file(facts: dict[str, Any]) -> None:
    assert facts["created"][0] == "Examples for [^bn20] in Tone:"
    assert facts["saved"]
    assert facts["clean"] == []


def test_a_name_is_looked_for_and_changed(user: Neovim, tmp_path: Path) -> None:
    spec = project(tmp_path / "project")
    facts = user.run("naming.lua", spec).facts
    assert [(each["file"], each["line"]) for each in facts["references"]] == [
        ("spec.md", 1),
        ("spec.md", 5),
    ]
    assert "\n".join(facts["spec"]) == TESTED.replace("lo17", "low2").rstrip("\n")
    assert facts["test"] == ["Examples for [^low2] in Tone:"]
    assert not facts["left"]
    assert facts["errors"] == ""


def test_nothing_is_complained_about(session: tuple[str, Run]) -> None:
    assert session[1].facts["errors"] == ""
    assert session[1].output == ""


def test_the_server_is_gone_when_neovim_is(session: tuple[str, Run]) -> None:
    (process,) = session[1].processes
    assert gone(process)


def gone(process: int) -> bool:
    try:
        psutil.Process(process).wait(neovim.PATIENCE / 4)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


def test_a_lens_is_shown_and_leads_to_its_places(user: Neovim, tmp_path: Path) -> None:
    facts = user.run("lenses.lua", project(tmp_path, SPEC)).facts
    assert facts["lenses"] == [
        "1 reference",
        *("sy73: No references", "sy73: 1 test", "Authority user, 4 of 5"),
        *("bn20: No references", "bn20: No tests"),
        *("No references", "1 test", "Authority user, 4 of 5"),
    ]
    assert facts["list"]["title"] == "1 reference"
    assert "See [the tone](#tone)" in facts["list"]["text"]
    assert [each["label"] for each in facts["hints"]] == ["1 test", "no tests", "1 test", "user"]
    assert facts["level"] == 1
    assert facts["errors"] == ""


def test_a_question_is_answered_from_a_list_or_in_own_words(user: Neovim, tmp_path: Path) -> None:
    spec = tmp_path / "doors.md"
    spec.write_text(UNCLEAR, "utf-8")
    facts = user.run("clarifying.lua", spec).facts
    forbidden = {
        "prompt": "Is it forbidden, or merely not certain?",
        "labels": [
            'Write "MUST NOT": \U0001f642 The client MUST NOT close.',
            'Write "might not": \U0001f642 The client might not close.',
            "In other words ...",
        ],
    }
    assert facts["shown"][:2] == [forbidden, forbidden]
    # Nothing is written where the user leaves it.
    assert facts["shown"][2]["default"] == "\U0001f642 The client MAY not close."
    assert facts["shown"][4] == {
        "prompt": 'Which speed is "suitable", and which is not? ',
        "default": "The door MUST open at a suitable speed.",
    }
    assert facts["spec"] == [
        "# Doors",
        "",
        "\U0001f642 The client MUST NOT close.",
        "",
        "The door MUST open within 2 s.",
        "",
        "It SHALL retry 2 s later.",
    ]
    assert facts["errors"] == ""


def test_a_model_is_asked_and_the_chosen_reading_written(user: Neovim, tmp_path: Path) -> None:
    spec = tmp_path / "doors.md"
    spec.write_text(UNCLEAR, "utf-8")
    wordings = ("The client SHALL retry within 2 s.", "The client SHALL retry within 200 ms.")
    with MessagesServer() as server:
        server.answers(readings(*wordings))
        before = SWITCHED_ON.replace("URL", server.url)
        facts = user.run("modelling.lua", spec, before=before).facts
        assert len(server.asked) == 1
    first, second, choice = facts["shown"]
    assert first == second
    assert first["labels"] == ["Agree", "Not now"]
    assert server.url in first["prompt"]
    assert choice["labels"] == [
        f"meaning {at}: behaviour {at} Wording: {wording}" for at, wording in enumerate(wordings)
    ]
    assert facts["unsent"] == UNCLEAR.splitlines()
    assert facts["spec"] == [
        wordings[1] if "quickly" in line else line for line in UNCLEAR.splitlines()
    ]
    assert facts["errors"] == ""


def test_each_project_is_served_for_its_own_folder(user: Neovim, tmp_path: Path) -> None:
    names = ("first", "second", "third")
    first, second, third = (project(tmp_path / name, SPEC) for name in names)
    given = {"SPECLSP_TEST_OTHER": os.fspath(second), "SPECLSP_TEST_THIRD": os.fspath(third.parent)}
    run = user.run("folders.lua", first, given=given)
    for name, spec in (("first", first), ("second", second), ("third", third)):
        looked = run.facts[name]
        assert [code for code, _ in found(looked["findings"])] == CODES, name
        assert Path(looked["test"]) == spec.parent / "examples" / "lo17.md", name
    assert Path(run.facts["first"]["root"]) == first.parent
    assert Path(run.facts["second"]["root"]) == second.parent
    assert run.facts["clients"] == 2
    assert os.fspath(third.parent) in run.facts["folders"]
    assert all(gone(process) for process in run.processes)


@pytest.mark.parametrize(
    ("name", "filetype"), [("note.md", "markdown"), ("note.markdown", "markdown"), ("n.mdx", "mdx")]
)
def test_a_file_without_a_project_is_served(
    user: Neovim, tmp_path: Path, name: str, filetype: str
) -> None:
    (tmp_path / name).write_text("# Note\n\nIt MUST not.\n", "utf-8")
    run = user.run("alone.lua", tmp_path / name)
    assert run.facts["root"] is None
    assert run.facts["filetype"] == filetype
    assert found(run.facts["findings"]) == [("negated-keyword-case", "MUST not")]
    assert all(gone(process) for process in run.processes)


@pytest.mark.parametrize("marker", [".git", "pyproject.toml"])
def test_a_project_is_found_by_other_marks_too(user: Neovim, tmp_path: Path, marker: str) -> None:
    spec = project(tmp_path / "docs", marker="notes.txt")
    (tmp_path / marker).touch()
    run = user.run("alone.lua", spec)
    assert run.facts["root"] == os.fspath(tmp_path)


def test_checkhealth_says_what_is_served(user: Neovim, tmp_path: Path) -> None:
    spec = project(tmp_path)
    run = user.run("health.lua", spec, given={"SPECLSP_TEST_RUNNING": "1"})
    shown = "\n".join(run.facts["health"])
    assert f"{user.home / 'bin' / 'speclsp'}: speclsp " in shown
    assert f"root: {tmp_path}" in shown
    assert "encoding of positions: utf-8" in shown
    assert "documents: 3, clauses: 2, sections: 1, notations: model-spec" in shown
    assert "ERROR" not in shown
    assert "WARNING" not in shown


def test_checkhealth_says_how_to_get_the_server(install: Callable[[], Neovim]) -> None:
    user = install()
    user.withdraw()
    shown = "\n".join(user.run("health.lua").facts["health"])
    assert '"speclsp" is not executable, or not in PATH' in shown
    assert "pip install path/to/a/checkout/of/speclsp" in shown
    assert "no server is running" in shown


def test_a_missing_server_is_said_once(install: Callable[[], Neovim], tmp_path: Path) -> None:
    user = install()
    user.withdraw()
    run = user.run("absent.lua", project(tmp_path))
    assert run.facts["clients"] == 0
    assert run.facts["messages"].count('no "speclsp" in PATH') == 1


def test_the_help_file_has_its_tags_and_names_what_is_there(user: Neovim) -> None:
    facts = user.run("help.lua").facts
    installed = user.data / "site" / "pack" / "speclsp" / "start" / "speclsp"
    assert Path(facts["opened"]) == installed / "doc" / "speclsp.txt"
    assert facts["missing"] == []
    tags = (installed / "doc" / "tags").read_text("utf-8").splitlines()
    marked = re.findall(r"(?<=\*)[\w:.-]+(?=\*(?:\s|$))", "\n".join(facts["lines"]), re.MULTILINE)
    assert sorted(line.split("\t")[0] for line in tags) == sorted(marked)


def test_the_configuration_is_a_plain_table(user: Neovim) -> None:
    """As nvim-lspconfig takes it: no code, a description for its documentation, a type."""
    assert user.run("table.lua").facts["table"] == {
        "cmd": ["speclsp", "--stdio"],
        "filetypes": ["markdown", "markdown.mdx", "mdx"],
        "root_markers": [["speclsp.toml", ".git"], "pyproject.toml"],
        "capabilities": {"textDocument": {"diagnostic": False}},
    }
    text = (PLUGIN / "lsp" / "speclsp.lua").read_text("utf-8")
    assert text.startswith("---@brief\n---\n--- ")
    assert "\n\n---@type vim.lsp.Config\nreturn {\n" in text


def test_a_neovim_that_is_too_old_is_told_so(user: Neovim) -> None:
    facts = user.run("old.lua").facts
    assert re.fullmatch(r"speclsp needs Neovim 0\.11 or newer, and this is [\d.]+", facts["said"])
    assert facts["enabled"] is False


def test_what_neovim_sends_first_is_what_was_recorded(
    install: Callable[[], Neovim], tmp_path: Path, update: bool
) -> None:
    user = install()
    user.provide(recorded=True)
    spec = project(tmp_path, "# Note\n\nIt MUST not.\n")
    user.run("alone.lua", spec)
    version = ".".join(map(str, neovim.version_of(user.program)))
    if version != neovim.VERSION:
        pytest.skip(f"what was recorded is of Neovim {neovim.VERSION}, and this is {version}")
    sent = next(each for each in messages(user.messages) if each.get("method") == "initialize")
    params = scrubbed(sent["params"], tmp_path)
    recorded = {
        "editor": "Neovim",
        "version": version,
        "origin": "recorded",
        "source": "tests/editors/test_neovim.py",
        "params": params,
    }
    if update:
        text = json.dumps(recorded, indent=2)
        FIXTURE.write_text(text + "\n", "utf-8")
    assert recorded == json.loads(FIXTURE.read_text("utf-8"))


def messages(file: Path) -> Iterator[dict[str, Any]]:
    """What was sent, taken out of its frames."""
    rest = file.read_bytes()
    while header := re.match(
        rb"(?:[^\r\n]+\r\n)*?Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n", rest
    ):
        end = header.end() + int(header[1])
        yield json.loads(rest[header.end() : end])
        rest = rest[end:]
