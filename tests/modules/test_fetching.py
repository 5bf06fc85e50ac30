"""Fetching what is imported by git: by a command alone, and nothing of the repository is run."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from speclsp.cli.modules import fetched
from speclsp.config.values import Origin
from speclsp.loading.fetched import cache, folder_of
from speclsp.loading.fetching import commit_of, fetch
from speclsp.loading.git import Mirror
from speclsp.loading.request import ConfigError, Request
from tests.cli.process import plant, run
from tests.cli.repository import committed, git, needs_git, repository
from tests.modules.worlds import clause, declared

pytestmark = needs_git
LOCAL = ("file",)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A repository with a spec, at v1, and later with another."""
    at = repository(
        tmp_path / "elsewhere",
        {
            "specs/speclsp.toml": declared("freight", version="1.2.0"),
            "specs/freight.md": clause("FRT-1"),
            "README.md": "# Freight\n",
            "run.sh": "#!/bin/sh\n",
            ".hidden/x.md": "# X\n",
        },
    )
    git(at, "tag", "v1")
    return committed(at, {"specs/freight.md": clause("FRT-1") + clause("FRT-2")})


def origin(at: Path, revision: str) -> Origin:
    return Origin(git=at.as_uri(), revision=revision)


def kept(at: Origin) -> list[str]:
    folder = folder_of(at.git, at.revision)
    files = (each for each in folder.rglob("*") if each.is_file())
    return sorted(each.relative_to(folder).as_posix() for each in files)


@pytest.mark.parametrize("revision", ["v1", "main", "commit"])
def test_documents_and_configurations_are_kept(
    revision: str, elsewhere: Path, tmp_path: Path
) -> None:
    commit = git(elsewhere, "rev-parse", "v1" if revision == "v1" else "main")
    at = origin(elsewhere, commit if revision == "commit" else revision)
    if revision == "commit":
        git(elsewhere, "config", "uploadpack.allowAnySHA1InWant", "true")
    assert fetch(at, tmp_path, LOCAL) == (commit, 3)
    assert kept(at) == ["README.md", "specs/freight.md", "specs/speclsp.toml"]
    assert commit_of(at) == commit
    assert sorted(each.name for each in cache().iterdir()) == [folder_of(*at[1:3]).parent.name]


def test_a_branch_that_has_moved_is_fetched_again(elsewhere: Path, tmp_path: Path) -> None:
    at = origin(elsewhere, "main")
    first = fetch(at, tmp_path, LOCAL)
    committed(elsewhere, {"specs/more.md": "# More\n"}, gone=("README.md",))
    second = fetch(at, tmp_path, LOCAL)
    assert first.commit != second.commit
    assert kept(at) == ["specs/freight.md", "specs/more.md", "specs/speclsp.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_what_is_kept_is_the_users_alone(elsewhere: Path, tmp_path: Path) -> None:
    at = origin(elsewhere, "v1")
    os.umask(os.umask(0o022))
    fetch(at, tmp_path, LOCAL)
    every = [cache(), *cache().rglob("*")]
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in every} == {0}


@pytest.mark.skipif(sys.platform == "win32", reason="links want a privilege there")
def test_links_and_odd_names_are_not_kept(elsewhere: Path, tmp_path: Path) -> None:
    (elsewhere / "link.md").symlink_to("/etc/passwd")
    (elsewhere / "folder").symlink_to("/etc")
    plant(elsewhere, {"a\\b.md": "# A\n", "c:d.md": "# C\n", "UP.md": "# U\n", "up.md": "# u\n"})
    plant(elsewhere, {"e\nf.md": "# E\n", "large.md": "x" * 2_000_001, "binary.md": "\0"})
    committed(elsewhere, {".gitattributes": "*.md filter=x\n"})
    at = origin(elsewhere, "main")
    fetch(at, tmp_path, LOCAL)
    assert kept(at) == ["README.md", "UP.md", "binary.md", "specs/freight.md", "specs/speclsp.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_nothing_of_the_repository_is_run(
    elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sprung = tmp_path / "sprung"
    committed(elsewhere, {".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = ext::x\n'})
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $@" >> {sprung}\nexit 1\n', "utf-8")
    trap.chmod(0o755)
    working = repository(tmp_path / "working", {"a.md": "# A\n"})
    for name in ("git", "ssh", "git-remote-https", "git-upload-pack"):
        plant(working, {name: trap.read_text("utf-8")})
        (working / name).chmod(0o755)
    template = tmp_path / "home/template/hooks"
    for name in ("post-checkout", "reference-transaction", "post-merge"):
        plant(template, {name: trap.read_text("utf-8")})
        (template / name).chmod(0o755)
    plant(working, {".git/config": f"[core]\n\tsshCommand = {trap}\n\tfsmonitor = {trap}\n"})
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(working), os.environ["PATH"]]))
    for name in ("GIT_SSH_COMMAND", "GIT_SSH", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, str(trap))
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(template.parent))
    monkeypatch.setenv("GIT_DIR", str(working / ".git"))
    monkeypatch.chdir(working)
    fetch(origin(elsewhere, "main"), working, LOCAL)
    assert not sprung.exists()


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c touch% sprung",
        "-u",
        "--upload-pack=touch x",
        "file:///x",
        "git://x/y",
        "/x",
    ],
)
def test_no_other_address_is_asked(address: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not fetched"):
        fetch(Origin(git=address, revision="v1"), tmp_path)
    assert not (tmp_path / "sprung").exists()


def test_git_itself_refuses_other_transports(elsewhere: Path, tmp_path: Path) -> None:
    """Also where the address would be let through."""
    (tmp_path / "mirror").mkdir()
    with pytest.raises(ConfigError, match="transport 'file' not allowed"):
        Mirror(tmp_path / "mirror", elsewhere.as_uri(), "v1", tmp_path, ("https",))


@pytest.mark.parametrize("revision", ["-v1", "v1:refs/heads/x", "+v1", "a b", "refs/*", ""])
def test_a_revision_is_a_name(revision: str, elsewhere: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no name for a revision"):
        fetch(origin(elsewhere, revision), tmp_path, LOCAL)


def test_what_is_not_there_is_said_and_leaves_nothing(elsewhere: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="git refuses"):
        fetch(origin(elsewhere, "v9"), tmp_path, LOCAL)
    with pytest.raises(ConfigError, match="git refuses"):
        fetch(Origin(git=(tmp_path / "gone").as_uri(), revision="v1"), tmp_path, LOCAL)
    assert list(cache().iterdir()) == []


def test_a_cache_of_somebody_else_is_not_used(elsewhere: Path, tmp_path: Path) -> None:
    cache().parent.mkdir(parents=True)
    cache().symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(ConfigError, match="only its user can write to"):
        fetch(origin(elsewhere, "v1"), tmp_path, LOCAL)


def project(tmp_path: Path, address: str) -> Path:
    config = (
        '[module]\nname = "ordering"\n[[module.imports]]\nname = "freight"\nversion = "^1"\n'
        f'git = "{address}"\nrevision = "v1"\nfolder = "specs"\n'
    )
    words = "It SHALL hold as freight#FRT-1 says, and freight#FRT-9."
    return plant(tmp_path / "project", {"speclsp.toml": config, "a.md": clause("ORD-1", words)})


def test_the_command_fetches_and_the_check_reads(
    elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://example.org/freight.git"
    at = project(tmp_path, address)
    before = run(at, "--check")
    assert 'it has not been fetched, which "speclsp modules fetch" does' in before.out
    assert before.code == 1
    # What git would have from there, it has from here.
    real = Mirror.__init__

    def here(self: Mirror, folder: Path, given: str, *others: object, **more: object) -> None:
        assert given == address
        real(self, folder, elsewhere.as_uri(), "v1", tmp_path, LOCAL)

    monkeypatch.setattr(Mirror, "__init__", here)
    lines = list(fetched(Request((str(at),), str(at))))
    commit = git(elsewhere, "rev-parse", "v1")
    assert lines == [
        f"freight: fetching {address} at v1",
        f"freight: {commit[:12]}, 3 files kept",
    ]
    after = run(at, "--check", "--format", "json")
    assert [each["message"] for each in after.report["diagnostics"]] == [
        '"FRT-9" is defined nowhere in the module "freight"'
    ]
    listed = run(at, "modules", "list")
    assert listed.out.splitlines() == [
        "ordering (speclsp.toml)",
        f"  freight: {address} at v1, version 1.2.0",
    ]


def test_the_command_line_of_modules(tmp_path: Path) -> None:
    at = plant(tmp_path / "plain", {"a.md": "# A\n"})
    assert run(at, "modules", "list").out == "no configuration declares a module\n"
    assert run(at, "modules", "fetch").out == "no module imports anything by git\n"
    assert run(at, "modules").code == 2
    assert run(at, "modules", "push").code == 2
    assert run(at, "modules", "fetch", "a", "b").code == 2
    assert run(at, "modules", "fetch", "--check").code == 2
