"""What would be different on Windows: its paths, drives and shares. Not tried there itself yet."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from speclsp.checking.check import check, fixes
from speclsp.files.listing import Listing
from speclsp.server import roots, uris
from speclsp.server.roots import Root, innermost, too_wide
from speclsp.server.uris import file_uri, joined, key_of, path_of
from speclsp.workspace import Change, Snapshot, Workspace

URIS = [
    ("file:///c%3A/specs/a%20b.md", "c:\\specs\\a b.md"),
    ("file:///C:/specs/a b.md", "c:\\specs\\a b.md"),
    ("file:///c:/specs/./x/../a%20b.md", "c:\\specs\\a b.md"),
    ("file:///D%3a/caf%C3%A9.md", "d:\\café.md"),
    ("file:///c%7C/x.md", "c:\\x.md"),
    ("file://localhost/C:/x.md", "c:\\x.md"),
    ("file:///c%3A/", "c:\\"),
    ("file:///c:/a%5Cb.md", "c:\\a\\b.md"),
    ("file://server/share/x.md", "\\\\server\\share\\x.md"),
    ("file://server/share", "\\\\server\\share"),
    ("file://SERVER/share/A%20b.md", "\\\\server\\share\\A b.md"),
    ("file://wsl%24/Ubuntu/x.md", "\\\\wsl$\\Ubuntu\\x.md"),
    ("untitled:Untitled-1", None),
    ("untitled:C:\\specs\\new.md", None),
    ("file:///c:/%00.md", None),
    ("C:\\specs\\x.md", None),
]
# They have no drive, or no folder on it, so they would mean what is in the server's own folder.
RELATIVE = [
    "file:///specs/x.md",
    "file:///c:x.md",
    "file:///c%3A",
    "file:///",
    "file:////s/share/x",
]
# Names of devices, not of files.
DEVICES = ["file://./pipe/x", "file://%3F/C:/x.md", "file://?/C:/x.md"]

PATHS = [
    "c:\\specs\\a b.md",
    "c:\\a (1) #2 100%.md",
    "c:\\",
    "\\\\server\\share\\a b.md",
    "c:\\café\\😀.md",
    "c:\\half \ud800.md",
]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The functions of `os` as they are there, for the modules that know paths."""
    system = SimpleNamespace(
        name="nt",
        path=SimpleNamespace(**vars(ntpath)),
        sep="\\",
        fspath=os.fspath,
        fsencode=lambda path: path.encode("utf-8", "surrogatepass"),
        fsdecode=lambda data: data.decode("utf-8", "surrogatepass"),
    )
    system.path.expanduser = lambda path: "C:\\Users\\Ada"
    for module in (uris, roots):
        monkeypatch.setattr(module, "os", system)
    monkeypatch.setattr(uris, "_WINDOWS", True)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("uri", "path"), URIS)
def test_the_file_that_is_named(uri: str, path: str | None) -> None:
    assert path_of(uri) == path


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("uri", RELATIVE)
def test_no_file_is_looked_for_in_the_folder_of_the_server(uri: str) -> None:
    assert path_of(uri) is None


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("uri", DEVICES)
def test_a_device_is_no_file(uri: str) -> None:
    assert path_of(uri) is None


@pytest.mark.usefixtures("windows")
def test_bytes_that_no_name_has_are_no_file() -> None:
    assert path_of("file:///c:/%FF.md") is None


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("path", PATHS)
def test_a_path_comes_back(path: str) -> None:
    assert path_of(file_uri(path)) == path


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:\\specs\\a b.md", "file:///c:/specs/a%20b.md"),
        ("c:/specs/x.md", "file:///c:/specs/x.md"),
        ("\\\\server\\share\\x.md", "file://server/share/x.md"),
    ],
)
def test_how_a_path_is_spelled(path: str, uri: str) -> None:
    assert file_uri(path) == uri
    assert key_of(file_uri(path)) == key_of(uri)


@pytest.mark.parametrize(
    "spelling",
    [
        "file:///C%3A/specs/x.md",
        "file:///c%3a/specs/x.md",
        "file:///C:/specs/x.md",
        "FILE:///c|/specs/x.md",
    ],
)
def test_an_editor_may_spell_a_drive_as_it_likes(spelling: str) -> None:
    """On any system, since the client may be elsewhere."""
    assert key_of(spelling) == key_of("file:///c:/specs/x.md")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("file:///c:/specs/x.md", "file:///d:/specs/x.md"),
        ("file:///c:/specs/x.md", "file:///c:/specs/X.md"),
        ("file:///cc:/x.md", "file:///CC:/x.md"),
        ("file://server/share/x.md", "file:///server/share/x.md"),
        ("file:///C:x.md", "file:///c:x.md"),
    ],
)
def test_what_is_another_document_there(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("folder", "path", "inside"),
    [
        ("c:\\specs", "c:\\specs\\a\\b.md", "a/b.md"),
        ("c:\\specs", "c:\\specs2\\b.md", None),
        ("c:\\specs", "c:\\specs", None),
        ("c:\\", "c:\\b.md", "b.md"),
        ("\\\\server\\share", "\\\\server\\share\\a\\b.md", "a/b.md"),
        ("c:\\specs", "d:\\specs\\b.md", None),
    ],
)
def test_where_a_file_is_in_a_folder(folder: str, path: str, inside: str | None) -> None:
    root = Root(folder, file_uri(folder), frozenset())
    assert root.relative(path) == inside
    assert (innermost([root], path) is root) == (inside is not None)
    if inside is not None:
        assert path_of(root.uri_of(inside)) == path


@pytest.mark.usefixtures("windows")
def test_what_is_below_a_folder_is_spelled_as_the_client_spells_the_folder() -> None:
    root = Root("c:\\specs", "file:///c%3A/specs", frozenset())
    assert root.uri_of("a b/c.md") == "file:///c%3A/specs/a%20b/c.md"
    assert joined("file://server/share/", "x.md") == "file://server/share/x.md"


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "wide"),
    [
        ("c:\\", True),
        ("\\\\server\\share", True),
        ("C:\\Users\\Ada", True),
        ("c:\\specs", False),
        ("\\\\server\\share\\specs", False),
    ],
)
def test_a_drive_a_share_and_a_home_are_too_wide(path: str, wide: bool) -> None:
    assert too_wide(path) is wide


@pytest.mark.usefixtures("windows")
def test_a_home_is_known_by_any_case() -> None:
    """A client's drive is in lower case, that of the system in upper case."""
    assert too_wide("c:\\Users\\Ada")


HEADING = "# Lamps {#lamps authority=root}\n\n"
TEST = "Examples for [^{0}] in Lamps:\n\n**Example**: as {0}\n"


def snapshot_of(spec: str, *tests: str) -> Snapshot:
    """A specification, and the tests of these clauses."""
    files = {f"examples/{name}.md": TEST.format(name) for name in tests}
    files["spec.md"] = HEADING + spec
    there = tuple(sorted(files))
    listing = Listing(Path("/nowhere"), there, frozenset(files), frozenset({"examples"}))
    return Workspace(listing, frozenset()).apply(Change(texts=files, complete=True))


def findings(snapshot: Snapshot, path: str) -> list[tuple[str, str]]:
    return [(each.rule, each.clause) for each in check(snapshot, path).diagnostics]


def test_a_test_file_is_named_in_the_case_of_its_clause() -> None:
    """Else a workspace would be sound on one disk and not on another."""
    snapshot = snapshot_of("It dims[^ab1c]. It rests[^sy73].\n", "ab1c", "SY73")
    assert findings(snapshot, "spec.md") == [("missing-test", "sy73")]
    assert findings(snapshot, "examples/SY73.md")[0][0] == "orphan-test"


def test_two_test_files_that_collide_elsewhere_are_each_looked_at() -> None:
    snapshot = snapshot_of("It dims[^ab1c]. It rests[^sy73].\n", "ab1c", "sy73", "SY73")
    assert findings(snapshot, "spec.md") == []
    assert findings(snapshot, "examples/sy73.md") == []
    assert findings(snapshot, "examples/SY73.md")[0][0] == "orphan-test"


def test_no_file_is_offered_that_is_another_one_elsewhere() -> None:
    """Where case does not matter the new test would be written into the one that is there."""
    snapshot = snapshot_of("It dims[^ab1c]. It rests[^sy73].\n", "ab1c", "SY73")
    (found,) = check(snapshot, "spec.md").diagnostics
    assert fixes(snapshot, "spec.md", found) == ()


def test_clauses_that_differ_in_case_only_are_a_finding_across_documents() -> None:
    files = {
        "a.md": HEADING + "It dims[^sy73].\n",
        "b.md": HEADING.replace("lamps", "doors") + "It opens[^SY73].\n",
        "examples/sy73.md": TEST.format("sy73"),
    }
    there = tuple(sorted(files))
    listing = Listing(Path("/nowhere"), there, frozenset(files), frozenset({"examples"}))
    snapshot = Workspace(listing, frozenset()).apply(Change(texts=files, complete=True))
    assert ("duplicate-clause", "SY73") in findings(snapshot, "b.md")
