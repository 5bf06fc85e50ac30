"""What clauses have to do with each other, wherever that is said."""

from __future__ import annotations

import pytest

from speclsp.authority.declared import declared_conflicts
from speclsp.authority.nodes import name_of
from speclsp.authority.precedences import overrides
from speclsp.authority.relations import relations
from speclsp.checking.check import check
from speclsp.workspace import Snapshot
from tests.features.world import world


def related(snapshot: Snapshot) -> list[tuple[str, str, str, str]]:
    """Each relation: its kind, the two, and the words at its place."""
    found: list[tuple[str, str, str, str]] = []
    for each in relations(snapshot):
        words = snapshot.string(each.path)[slice(*each.span)]
        one, other = (name_of(snapshot, node) for node in (each.subject, each.object))
        found.append((each.kind, one, other, words))
    return found


def found(snapshot: Snapshot, path: str) -> list[tuple[str, str]]:
    return [
        (snapshot.string(path)[slice(*each.span)], each.message)
        for each in check(snapshot, path).diagnostics
        if each.rule in ("dangling-reference", "invalid-configuration")
    ]


ITEMS = "- **REQ-1**: The lamp is lit.\n- **REQ-2**: The lamp is off.\n- **REQ-3**: It hums.\n"


def test_attributes_of_headings_and_blocks() -> None:
    text = (
        '# A {#a requires=b,c excludes=d}\n\n# B {#b overrides="c d"}\n\n# C {#c depends-on=#d}\n\n'
        "Words.\n{: #d requires=a}\n"
    )
    assert related(world({"a.md": text})) == [
        ("requires", "a", "b", "b"),
        ("requires", "a", "c", "c"),
        ("excludes", "a", "d", "d"),
        ("overrides", "b", "c", "c"),
        ("overrides", "b", "d", "d"),
        ("depends-on", "c", "d", "#d"),
        ("requires", "d", "a", "a"),
    ]


def test_an_attribute_names_what_is_nearest() -> None:
    texts = {
        "a.md": "# A {#a requires=x}\n\n# B {#b requires=y}\n\n# X {#x}\n",
        "b.md": "# X {#x}\n\n# Y {#y}\n",
    }
    snapshot = world(texts)
    assert [(each.object.path, each.object.id) for each in relations(snapshot)] == [
        ("a.md", "x"),
        ("b.md", "y"),
    ]
    texts["c.md"] = "# Y {#y}\n"
    # It may be either, so that nothing is said of it.
    assert len(relations(world(texts))) == 1
    texts["a.md"] = "# B {#b requires=c.md#y}\n"
    assert [each.object.path for each in relations(world(texts))] == ["c.md"]


def test_rule_markers() -> None:
    text = "r[door.open requires=door.code]\nA door opens.\n\nr[door.code]\nA code has 6 digits.\n"
    assert related(world({"a.md": text})) == [("requires", "door.open", "door.code", "door.code")]


def test_openfasttrace() -> None:
    text = (
        "## One\n`req~one~1`\n\nCovers:\n- `feat~all~1`\n\nDepends:\n- `req~two~1`\n\n"
        "## Two\n`req~two~1`\n\nWords.\n\n## All\n`feat~all~1`\n\nWords.\n"
    )
    assert related(world({"a.md": text})) == [
        ("covers", "req~one", "feat~all", "feat~all~1"),
        ("depends-on", "req~one", "req~two", "req~two~1"),
    ]


def test_front_matter() -> None:
    texts = {
        "1.md": "---\nid: ADR-1\nstatus: accepted\nrequires: [ADR-2]\n---\n",
        "2.md": "---\nid: ADR-2\nstatus: superseded\nsuperseded-by: ADR-1\n---\n",
    }
    assert related(world(texts)) == [
        ("requires", "ADR-1", "ADR-2", "ADR-2"),
        ("overrides", "ADR-1", "ADR-2", "ADR-1"),
    ]


def test_words() -> None:
    text = f"{ITEMS}- **REQ-4**: It dims (depends on REQ-1).\n  Requires: REQ-2, REQ-9\n"
    snapshot = world({"a.md": f"# A\n\nREQ-3 overrides REQ-2. REQ-1 depends on REQ-3.\n\n{text}"})
    assert related(snapshot) == [
        ("overrides", "REQ-3", "REQ-2", "REQ-2"),
        ("depends-on", "REQ-1", "REQ-3", "REQ-3"),
        ("depends-on", "REQ-4", "REQ-1", "REQ-1"),
        ("requires", "REQ-4", "REQ-2", "REQ-2"),
    ]


def test_the_words_of_a_clause_that_is_a_heading() -> None:
    text = "#### REQ-1: Fees\n\nA fee is due.\n\nDepends on: REQ-2\n\n#### REQ-2: Loans\n\nWords.\n"
    assert related(world({"a.md": text})) == [("depends-on", "REQ-1", "REQ-2", "REQ-2")]


def test_plans_and_archives_relate_no_clauses() -> None:
    tasks = "REQ-2 depends on REQ-1.\n"
    texts = {"a.md": ITEMS, "tasks.md": tasks, "archive/b.md": tasks}
    assert related(world(texts)) == []


CONFIGURATION = """\
[[constraints]]
excludes = ["REQ-1", "REQ-2", "REQ-3"]

[[constraints]]
clause = 'REQ-3'
requires = ["a.md#REQ-1"]
overrides = ["REQ-2"]
"""


@pytest.mark.parametrize("path", ["speclsp.toml", "pyproject.toml"])
def test_the_configuration(path: str) -> None:
    text = CONFIGURATION
    if path == "pyproject.toml":
        text = text.replace("[[constraints]]", "[[tool.speclsp.constraints]]")
    snapshot = world({"a.md": ITEMS, path: text})
    assert related(snapshot) == [
        ("excludes", "REQ-1", "REQ-2", '"REQ-2"'),
        ("excludes", "REQ-1", "REQ-3", '"REQ-3"'),
        ("excludes", "REQ-2", "REQ-3", '"REQ-3"'),
        ("requires", "REQ-3", "REQ-1", '"a.md#REQ-1"'),
        ("overrides", "REQ-3", "REQ-2", '"REQ-2"'),
    ]
    assert found(snapshot, path) == []


def test_the_configuration_of_a_folder_knows_only_what_is_below() -> None:
    text = '[[constraints]]\nexcludes = ["REQ-1", "REQ-2"]\n'
    snapshot = world({"a.md": ITEMS, "in/speclsp.toml": text, "in/b.md": "- **REQ-1**: x y z\n"})
    assert found(snapshot, "in/speclsp.toml") == [
        ('"REQ-2"', '"REQ-2" is defined nowhere below this file')
    ]


def test_a_name_in_the_configuration_is_of_one_clause() -> None:
    text = '[[constraints]]\nclause = "FR-001"\nrequires = ["FR-0", "b.md#x", "c.md"]\n'
    texts = {
        "speclsp.toml": text,
        "specs/001-a/spec.md": "- **FR-001**: x y z\n",
        "specs/002-b/spec.md": "- **FR-001**: x y z\n",
        "c.md": "Words.\n",
    }
    assert found(world(texts), "speclsp.toml") == [
        ('"FR-001"', '"FR-001" names 2 clauses, write "specs/001-a/spec.md#FR-001" or another'),
        ('"FR-0"', '"FR-0" is defined nowhere below this file'),
        ('"b.md#x"', '"b.md#x" is defined nowhere below this file'),
    ]


def test_a_name_in_an_attribute_that_nothing_has_dangles() -> None:
    snapshot = world(
        {"a.md": "# A {#a excludes=cabel,b status=draft}\n\n# B {#b}\n\n# C {#cable}\n"}
    )
    assert found(snapshot, "a.md") == [
        ("cabel", '"cabel" is defined nowhere, did you mean "cable"?')
    ]


def test_clauses_that_exclude_each_other_and_are_both_in_force() -> None:
    text = "# A {#a excludes=b}\n\n# B {#b}\n\n# C {#c excludes=d}\n\n# D {#d status=rejected}\n"
    (conflict,) = declared_conflicts(world({"a.md": text}))
    assert (conflict.a.id, conflict.b.id, conflict.kind) == ("a", "b", "both-in-force")
    assert conflict.why == '"a" excludes "b", and both are in force'
    overridden = text.replace("{#b}", "{#b overrides=a}")
    assert declared_conflicts(world({"a.md": overridden})) == []


def test_a_clause_that_needs_what_it_excludes() -> None:
    text = "# A {#a requires=b}\n\n# B {#b requires=c}\n\n# C {#c status=draft excludes=a}\n"
    found = [
        (each.a.id, each.b.id, each.kind, each.why, [one.kind for one in each.relations])
        for each in declared_conflicts(world({"a.md": text}))
    ]
    assert found == [
        (
            "a",
            "c",
            "required-and-excluded",
            '"a" needs "c", and "c" excludes "a"',
            ["excludes", "requires"],
        )
    ]


def test_a_clause_that_needs_two_that_exclude_each_other() -> None:
    text = "# A {#a requires=b,c}\n\n# B {#b excludes=c status=draft}\n\n# C {#c}\n"
    assert [each.why for each in declared_conflicts(world({"a.md": text}))] == [
        '"a" needs "b" and "c", and "b" excludes "c"'
    ]


def test_an_override_reaches_what_stands_in_the_section() -> None:
    text = (
        "# A {#a overrides=b}\n\nHigh.\n\n## In\n\nDeep.\n\n"
        "# B {#b overrides=c}\n\nLow.\n\n# C {#c}\n\nLowest.\n"
    )
    snapshot = world({"a.md": text})
    document = snapshot.document("a.md")
    assert document is not None

    def at(words: str) -> bool:
        one, other = words.split(" over ")
        return overrides(snapshot, (document, text.index(one)), (document, text.index(other)))

    assert at("High over Low.")
    assert at("Deep over Lowest")
    assert not at("Low. over High")
    assert not at("High over Deep")
