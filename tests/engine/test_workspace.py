"""One door, immutable snapshots, an index without positions."""

from __future__ import annotations

from pathlib import Path

from speclsp.files.listing import Listing
from speclsp.resolution.links import follow
from speclsp.resolution.places import clauses, sections
from speclsp.resolution.references import resolve
from speclsp.spec.names import Name
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace, changed


def workspace(files: dict[str, str], *others: str) -> Workspace:
    names = {*files, *others}
    folders = {
        "/".join(name.split("/")[:depth])
        for name in names
        for depth in range(1, name.count("/") + 1)
    }
    listing = Listing(Path("/nowhere"), tuple(sorted(files)), frozenset(names), frozenset(folders))
    made = Workspace(listing, frozenset())
    made.apply(Change(texts=files, complete=True))
    return made


def link_verdicts(snapshot: Snapshot, path: str) -> list[str]:
    document = snapshot.document(path)
    assert document is not None
    return [
        follow(snapshot, document, link).verdict
        for _, facts in document.facts
        for link in facts.links
    ]


def reference_verdicts(snapshot: Snapshot, path: str) -> list[str]:
    document = snapshot.document(path)
    assert document is not None
    return [resolve(snapshot, document, each).verdict for _, each in document.settled.references]


def test_a_snapshot_does_not_change() -> None:
    made = workspace({"a.md": "# A {#a}\n"})
    before = made.snapshot
    after = made.apply(Change(texts={"b.md": "# B {#b}\n"}, removed=frozenset({"a.md"})))
    assert [len(sections(each, "a")) for each in (before, after)] == [1, 0]
    assert [len(sections(each, "b")) for each in (before, after)] == [0, 1]


def test_prose_changes_no_index() -> None:
    made = workspace({"a.md": "# A {#a}\n\nThe lamp dims.\n"})
    before = made.snapshot
    after = made.apply(Change(edits={"a.md": [Edit(Span(20, 20), "slowly ")]}))
    assert after.index is before.index
    changed = made.apply(Change(edits={"a.md": [Edit(Span(6, 7), "b")]}))
    assert changed.index is not before.index


def test_edits_and_texts_give_the_same_snapshot() -> None:
    text = "# A {#a}\n\n- **REQ-1**: x\n"
    made = workspace({"a.md": text})
    made.apply(Change(opened=frozenset({"a.md"})))
    made.apply(Change(edits={"a.md": [Edit(Span(len(text), len(text)), "- **REQ-2**: y\n")]}))
    fresh = workspace({"a.md": text + "- **REQ-2**: y\n"})
    assert made.snapshot.index == fresh.snapshot.index


def test_a_clause_is_found_in_its_scope() -> None:
    made = workspace(
        {
            "specs/001-a/spec.md": "- **FR-001**: x\n",
            "specs/002-b/spec.md": "- **FR-001**: y\n",
            "specs/002-b/plan.md": "As FR-001 says, not FR-002.\n",
            "README.md": "See FR-001, FR-009 and EU-8.\n",
        }
    )
    snapshot = made.snapshot
    assert [each.path for each in clauses(snapshot, Name("bare", "", "FR-001"))] == [
        "specs/001-a/spec.md",
        "specs/002-b/spec.md",
    ]
    assert reference_verdicts(snapshot, "specs/002-b/plan.md") == ["found", "missing"]
    assert reference_verdicts(snapshot, "README.md") == ["ambiguous", "missing", "unknown"]


def test_a_link_leads_where_a_reader_gets_and_is_unknown_where_a_generator_decides() -> None:
    page = """# The page

[a](#the-page) [b](#The-Page) [c](other.md) [d](other.md#part) [e](img/x.png) [f](../up.md)
[g](/site/root) [h](https://x.y) [i](guide) [j](page.html) [k](foo::bar) [l](#sec-1) [m](other%2Emd)
[n](<other.md#a b>) [o](img/) [p]({{ url }}) [q](#top) [r](other.md "title")

[s](gone.md) [t](#gone) [u](other.md#gone) [v](img/gone.png)
[w][nowhere] [x][] [y] [z][label]

[label]: other.md#part
"""
    snapshot = workspace({"page.md": page, "other.md": "# Part\n"}, "img/x.png").snapshot
    verdicts = link_verdicts(snapshot, "page.md")
    assert verdicts[:6] == ["found", "found", "found", "found", "found", "unknown"]
    assert verdicts[6:12] == ["unknown"] * 6
    assert verdicts[12:18] == ["found", "unknown", "found", "unknown", "found", "found"]
    assert verdicts[18:22] == ["no-file", "no-anchor", "no-anchor", "no-file"]
    assert verdicts[22:] == ["no-label", "no-label", "unknown", "found"]


def test_configuration_changes_how_documents_are_read() -> None:
    made = workspace({"a.md": "- **req.7**: x\n"})
    name = Name("bare", "", "req.7")
    assert not clauses(made.snapshot, name)
    made.apply(Change(texts={"speclsp.toml": "[ids]\npattern = 'req\\.\\d+'\n"}))
    assert [each.path for each in clauses(made.snapshot, name)] == ["a.md"]
    made.apply(Change(removed=frozenset({"speclsp.toml"})))
    assert not clauses(made.snapshot, name)


def test_what_changes_with_its_configuration_is_read_in_the_new_way() -> None:
    text = "- **req.1**: x\n"
    made = workspace({"a.md": text, "b.md": text})
    configuration = "[ids]\npattern = 'req[.]\\d'\n"
    after = made.apply(
        Change(
            texts={"speclsp.toml": configuration},
            edits={"a.md": [Edit(Span(0, 0), "\n")]},
            opened=frozenset({"b.md"}),
        )
    )
    for path in ("a.md", "b.md"):
        document = after.document(path)
        assert document is not None
        assert [clause.id for _, clause in document.settled.clauses] == ["req.1"]


def test_where_documents_differ_from_those_of_an_earlier_snapshot() -> None:
    made = workspace({"a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n"})
    first = made.snapshot
    assert first.since(first.mark) == frozenset()
    made.apply(Change(edits={"a.md": [Edit(Span(0, 0), "x")]}))
    second = made.apply(Change(removed=frozenset({"b.md"})))
    assert second.since(first.mark) == frozenset({"a.md", "b.md"})
    assert made.apply(Change(complete=True)).mark is second.mark
    # Another way from the first one.
    other = changed(first, Change(texts={"d.md": "# D\n"}))
    assert other.since(first.mark) == frozenset({"d.md"})
    assert other.since(second.mark) is None
    assert second.since(other.mark) is None
    for _ in range(40):
        made.apply(Change(edits={"a.md": [Edit(Span(0, 0), "x")]}))
    assert made.snapshot.since(second.mark) is None
