"""Code in the workspace: it is found by name, and in any order the same is known."""

from __future__ import annotations

import random
from pathlib import Path

from speclsp.checking.check import check
from speclsp.code.source import Source
from speclsp.files.listing import Listing
from speclsp.resolution.marks import is_verified, marks_of
from speclsp.resolution.places import clauses
from speclsp.rules.all import NAMES
from speclsp.spec.names import Name
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.rules.literate import snapshot

SPEC = "r[a.b]\nA peer MUST wait.\n\nr[a.c+2]\nA peer MUST ask.\n"
TEST = "// r[verify a.b]\n#[test]\nfn waits() {}\n"


def source(path: str, text: str) -> dict[str, Source]:
    return {path: Source.read(path, text)}


def marks(now: Snapshot, identifier: str) -> list[tuple[str, str]]:
    (place,) = clauses(now, Name("bare", "", identifier))
    return [(path, mark.verb) for path, mark in marks_of(now, place)]


def test_a_clause_knows_who_names_it_in_code() -> None:
    now = snapshot([("a.md", SPEC), ("tests/a.rs", TEST), ("src/a.rs", "// r[impl a.b]\n")])
    assert marks(now, "a.b") == [("src/a.rs", "implements"), ("tests/a.rs", "verifies")]
    assert marks(now, "a.c") == []
    (place,) = clauses(now, Name("bare", "", "a.b"))
    assert is_verified(now, place)


def test_what_says_nothing_is_not_kept() -> None:
    workspace = Workspace(Listing(Path()), NAMES)
    now = workspace.apply(Change(sources=source("a.rs", "fn a() {}\n"), sourced=True))
    assert dict(now.sources) == {}
    now = workspace.apply(Change(sources=source("a.rs", TEST)))
    assert [*now.sources] == ["a.rs"]
    assert workspace.apply(Change(sources=source("a.rs", "x"))).sources.get("a.rs") is None


def test_places_alone_disturb_nobody() -> None:
    workspace = Workspace(Listing(Path()), NAMES)
    before = workspace.apply(Change(sources=source("a.rs", TEST), sourced=True))
    moved = workspace.apply(Change(sources=source("a.rs", "\n\n" + TEST)))
    assert moved.names is before.names
    other = workspace.apply(Change(sources=source("a.rs", TEST.replace("verify", "impl"))))
    assert other.names is not before.names
    renamed = workspace.apply(Change(sources=source("a.rs", TEST.replace("waits", "sits"))))
    assert renamed.names is not other.names


def test_findings_in_code_follow_the_documents() -> None:
    workspace = Workspace(Listing(Path(), ("a.md",)), NAMES)
    workspace.apply(Change(texts={"a.md": SPEC}, sources=source("t/a.rs", TEST)))
    early = workspace.snapshot
    assert check(early, "t/a.rs").diagnostics == ()
    now = workspace.apply(Change(complete=True, sourced=True))
    assert check(now, "t/a.rs").diagnostics == ()
    now = workspace.apply(Change(edits={"a.md": [Edit(Span(2, 5), "a.d")]}))
    assert [each.rule for each in check(now, "t/a.rs").diagnostics] == ["dangling-test"]
    now = workspace.apply(Change(removed=frozenset(["t/a.rs"])))
    assert "t/a.rs" not in now.sources
    assert check(now, "t/a.rs").diagnostics == ()
    assert now.index.using(Name("bare", "", "a.b")) == ()


def test_a_configuration_is_heeded_in_code_that_is_known() -> None:
    workspace = Workspace(Listing(Path()), NAMES)
    text = "// covers 12, r[verify a.b]\n"
    workspace.apply(Change(sources=source("tests/a.rs", text), sourced=True))
    config = "[evidence]\npatterns = ['covers (\\d+)']\n"
    now = workspace.apply(Change(texts={"speclsp.toml": config}))
    assert [mark.target for mark in now.sources["tests/a.rs"].marks] == ["12", "a.b"]
    now = workspace.apply(Change(removed=frozenset(["speclsp.toml"])))
    assert [mark.target for mark in now.sources["tests/a.rs"].marks] == ["a.b"]


def test_any_order_of_changes_gives_what_a_fresh_start_gives() -> None:
    choose = random.Random(7)
    texts = [TEST, TEST.replace("a.b", "a.x"), "// r[impl a.c+1]\n", "fn a() {}\n", ""]
    pages = [SPEC, SPEC.replace("a.b", "a.x"), "# Empty\n"]
    workspace = Workspace(snapshot([("a.md", SPEC)]).listing, NAMES)
    held = {"a.md": SPEC}
    workspace.apply(Change(texts=held, complete=True, sourced=True))
    for _ in range(60):
        path = choose.choice(["a.md", "t/a.rs", "t/b.rs"])
        held[path] = choose.choice(pages if path == "a.md" else texts)
        if path == "a.md":
            now = workspace.apply(Change(texts={path: held[path]}))
        else:
            now = workspace.apply(Change(sources=source(path, held[path])))
        fresh = snapshot(held.items())
        assert dict(now.index.references) == dict(fresh.index.references)
        assert sorted(now.sources) == sorted(fresh.sources)
        for each in held:
            assert check(now, each).diagnostics == check(fresh, each).diagnostics
