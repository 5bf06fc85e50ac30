"""What is read for an import, and what is not, whatever the repository asks for."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from speclsp.api import check
from speclsp.config.parse import parse
from speclsp.config.values import Config
from speclsp.files.walk import listing
from speclsp.imported import Imported
from speclsp.loading import imports as importing
from speclsp.loading.fetched import cache, folder_of, is_ours
from speclsp.loading.imports import imported
from tests.cli.process import plant
from tests.modules.worlds import clause, declared

SECRET = "# Secret\n\n- **SEC-1**: It SHALL stay here.\n"
links = pytest.mark.skipif(sys.platform == "win32", reason="links want a privilege there")


def configuration(*imports: str) -> str:
    named = (f'name = "i{at}"\n{each}\n' for at, each in enumerate(imports))
    tables = "".join(f"[[module.imports]]\n{each}" for each in named)
    return f'[module]\nname = "a"\n{tables}'


def root(tmp_path: Path, *imports: str) -> Path:
    """A root whose module imports these; a secret lies beside it."""
    plant(tmp_path / "secret", {"s.md": SECRET})
    return plant(tmp_path / "root", {"speclsp.toml": configuration(*imports), "a.md": "# A\n"})


def found(at: Path, *allowed: Path) -> list[Imported]:
    configs: dict[str, Config] = {}
    for file in sorted(at.rglob("speclsp.toml")):
        path = file.relative_to(at).as_posix()
        configs[path] = parse(file.read_text("utf-8"), path)[0]
    given = [str(each) for each in allowed]
    return list(imported(at, configs, listing(at), given).values())


def paths(each: Imported) -> list[str]:
    return [document.path for document in each.documents]


def test_what_is_outside_is_not_read(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "../secret"', 'path = "../secret/s.md"', 'path = "x/../../secret"')
    every = found(at)
    assert [paths(each) for each in every] == [[], []]
    assert {each.fault for each in every} == {
        '"../secret" is outside the root and not allowed by --allow-import',
        '"../secret/s.md" is outside the root and not allowed by --allow-import',
    }


def test_what_is_not_allowed_is_not_looked_for(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "../secret"', 'path = "../not-there"')
    there, gone = found(at)
    assert there.fault.replace("secret", "not-there") == gone.fault


def test_the_user_allows_a_folder_or_a_file_and_nothing_beside_it(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "../secret"', 'path = "../secret/s.md"', 'path = "../secrets"')
    plant(tmp_path / "secrets", {"t.md": SECRET})
    whole, file, beside = found(at, tmp_path / "secret")
    assert (paths(whole), paths(file)) == (["../secret/s.md"], ["../secret/s.md"])
    assert "not allowed" in beside.fault
    whole, file, beside = found(at, tmp_path / "secret/s.md")
    assert (paths(whole), paths(file), paths(beside)) == ([], ["../secret/s.md"], [])


@links
def test_a_link_inside_the_root_leads_nowhere_else(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "linked"', 'path = "linked/s.md"', 'path = "file.md"')
    (at / "linked").symlink_to(tmp_path / "secret")
    (at / "file.md").symlink_to(tmp_path / "secret/s.md")
    assert [paths(each) for each in found(at)] == [[], [], []]
    assert all("not allowed" in each.fault for each in found(at))


@links
def test_a_link_inside_an_allowed_folder_leads_nowhere_else(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "../given"')
    plant(tmp_path / "given", {"g.md": clause("GIV-1")})
    (tmp_path / "given/s.md").symlink_to(tmp_path / "secret/s.md")
    (tmp_path / "given/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "given/loop.md").symlink_to("loop.md")
    (each,) = found(at, tmp_path / "given")
    assert (paths(each), each.whole) == (["../given/g.md"], False)


@links
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such nodes here")
def test_odd_nodes_are_not_waited_for(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "../given"', 'path = "../given/pipe.md"')
    plant(tmp_path / "given", {"g.md": clause("GIV-1"), "binary.md": "\0\0"})
    os.mkfifo(tmp_path / "given/pipe.md")
    folder, pipe = found(at, tmp_path / "given")
    assert paths(folder) == ["../given/g.md"]
    assert pipe.fault


def test_what_is_huge_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_DOCUMENTS", 3)
    monkeypatch.setattr(importing, "MOST_TEXT", 10_000)
    at = root(tmp_path, 'path = "../many"', 'path = "../large"', 'path = "../rest"')
    plant(tmp_path / "many", {f"{number}.md": "# M\n" for number in range(9)})
    plant(tmp_path / "large", {"a.md": "x" * 9_900, "b.md": "x" * 9_900})
    plant(tmp_path / "rest", {"a.md": "x" * 9_000})
    many, large, rest = found(at, tmp_path)
    assert (len(many.documents), many.whole) == (3, False)
    assert (paths(large), large.whole) == (["../large/a.md"], False)
    assert rest.fault == "too much text is imported in all"


def test_circles_between_folders_outside_end(tmp_path: Path) -> None:
    at = plant(tmp_path / "a", {"speclsp.toml": declared("a", "b"), "a.md": "# A\n"})
    plant(tmp_path / "b", {"speclsp.toml": declared("b", "c", "a"), "b.md": "# B\n"})
    plant(tmp_path / "c", {"speclsp.toml": declared("c", "b", "a"), "c.md": "# C\n"})
    assert [each.path for each in found(at, tmp_path)] == ["../b", "../c"]
    result = check(str(at), allow_imports=[str(tmp_path)])
    assert [each.message for each in result.diagnostics] == ['"b" imports "a" in turn']


def test_the_folder_above_is_imported_without_the_root(tmp_path: Path) -> None:
    at = plant(tmp_path / "all/a", {"speclsp.toml": configuration('path = ".."'), "a.md": "# A\n"})
    plant(tmp_path / "all", {"top.md": "# T\n", "b/b.md": "# B\n"})
    (each,) = found(at, tmp_path / "all")
    assert paths(each) == ["../b/b.md", "../top.md"]


def test_what_a_project_leaves_out_of_its_own_can_be_imported(tmp_path: Path) -> None:
    at = plant(
        tmp_path,
        {
            "speclsp.toml": 'exclude = ["vendor/"]\n' + configuration('path = "vendor/b"'),
            "a.md": clause("ALF-1", "It SHALL hold as i0#BET-1 says, not as i0#BET-2."),
            "vendor/b/b.md": clause("BET-1", "It MAY NOT hold."),
        },
    )
    result = check(str(at))
    assert [(each.rule, each.path) for each in result.diagnostics] == [
        ("dangling-reference", os.path.relpath(at / "a.md").replace(os.sep, "/"))
    ]
    # What is imported is not counted.
    assert (result.summary.files, result.summary.clauses) == (1, 1)


def test_nothing_imported_is_checked(tmp_path: Path) -> None:
    at = root(tmp_path, 'path = "../secret"')
    plant(tmp_path / "secret", {"bad.md": "It MAY NOT hold, see [x](gone.md). TBD\n"})
    result = check(str(at), allow_imports=[str(tmp_path / "secret")])
    assert (result.diagnostics, result.summary.files) == ((), 1)


def test_what_was_not_fetched_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    at = root(tmp_path, 'git = "https://example.org/x"\nrevision = "v1"')
    (each,) = found(at)
    assert each.fault == 'it has not been fetched, which "speclsp modules fetch" does'


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_a_cache_that_others_may_write_to_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "platform", "linux")
    at = root(
        tmp_path,
        'git = "https://example.org/x"\nrevision = "v1"',
    )
    folder = folder_of("https://example.org/x", "v1")
    plant(folder, {"x.md": clause("XEN-1")})
    for each in (cache(), folder.parent, folder):
        each.chmod(0o700)
    assert [len(each.documents) for each in found(at)] == [1]
    for each in (cache(), folder.parent, folder):
        each.chmod(0o777)
        assert not is_ours(each)
        assert [each.fault[:9] for each in found(at)] == ["it has no"]
        each.chmod(0o700)
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert [each.fault[:9] for each in found(at)] == ["it has no"]


def installed(place: Path, name: str, points: str, files: Mapping[str, str]) -> None:
    """A package as pip leaves it; its code must not run."""
    info = f"{name.replace('-', '_')}-1.0.dist-info"
    written = {f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"}
    if points:
        written[f"{info}/entry_points.txt"] = f"[speclsp.modules]\n{points}\n"
    plant(place, {**written, "acme/__init__.py": "raise SystemExit(9)\n", **files})


def test_an_installed_package_is_found_by_its_metadata(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    spec = {"acme/specs/s.md": clause("STY-1"), "acme/specs/speclsp.toml": declared("style")}
    installed(site, "acme-specs", "i0 = acme.specs\nother = acme", spec)
    installed(site, "silent", "", spec)
    installed(site, "leaving", "x = acme", spec)
    monkeypatch.syspath_prepend(site)
    at = root(
        tmp_path,
        'package = "acme-specs"',
        'package = "Acme.Specs"\nfolder = "acme/specs"',
        'package = "silent"',
        'package = "not-there"',
        'package = "leaving"\nfolder = "acme/gone"',
    )
    stated, named, silent, gone, lost = found(at)
    assert [Path(path).name for path in paths(stated)] == ["s.md"]
    assert paths(named) == paths(stated)
    assert stated.config.module_name == "style"
    assert silent.fault == 'the package "silent" does not say where its specs are'
    assert gone.fault == 'the package "not-there" is not installed where speclsp is'
    assert lost.fault == 'there is no folder "acme/gone" of the package "leaving"'
    assert "acme" not in sys.modules


@links
def test_a_package_does_not_lead_out_of_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    installed(site, "acme-specs", "i0 = ...secret", {})
    (site / "linked").symlink_to(tmp_path / "secret")
    monkeypatch.syspath_prepend(site)
    at = root(tmp_path, 'package = "acme-specs"', 'package = "acme-specs"\nfolder = "linked"')
    assert [paths(each) for each in found(at)] == [[], []]


def test_a_package_in_the_repository_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = root(tmp_path, 'package = "acme-specs"')
    installed(at, "acme-specs", "i0 = acme", {"acme/s.md": SECRET})
    monkeypatch.syspath_prepend(at)
    monkeypatch.syspath_prepend("")
    monkeypatch.chdir(at)
    (each,) = found(at)
    assert each.fault == 'the package "acme-specs" is not installed where speclsp is'
