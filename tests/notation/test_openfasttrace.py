"""Items of OpenFastTrace: what names one, what it says, and who refers to it."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.document import Document
from speclsp.rules.all import BY_NAME
from speclsp.text import Edit, Span
from tests.engine.test_workspace import workspace
from tests.notation.reading import clauses, mistakes, references

# By hand: five items, of which one is handed on; seven references, of which one dangles; one item
# in a region that is switched off and one in a fence are none.
LOCKER = """# Tool locker

## Borrowing
`feat~borrowing~1`

Members borrow tools without anybody's help.

Needs: req

## Opening a door
`req~door.open~2`

A door opens within 2 s of the code.

Rationale:

Nobody waits in the rain.

Covers:

* [Borrowing](#borrowing) `feat~borrowing~1`
- feat~lending~1

Needs: dsn, utest
Status: approved
Tags: Door, Code

### Codes
req~door.code~1
A code is valid for one loan, see req~door.open~2.

Depends:
- req~door.open~1

Needs:
- dsn
- itest

arch --> dsn : req~door.code~1

<!-- oft:off -->

## How to write one
`req~sample~1`

Covers:
- `feat~nothing~1`

<!-- oft:on -->

```
req~in.a.fence~1
```

## Lock
`dsn~lock~1`

Covers:
- `req~door.open~2`
- arch~door.code~1
"""


def test_every_item_is_a_clause_known_by_type_and_name() -> None:
    document = Document.read("locker.md", LOCKER)
    found = [(each.id, each.revision, each.title) for _, each in document.settled.clauses]
    assert found == [
        ("feat~borrowing", 1, "Borrowing"),
        ("req~door.open", 2, "Opening a door"),
        ("req~door.code", 1, "Codes"),
        ("arch~door.code", 1, ""),
        ("dsn~lock", 1, "Lock"),
    ]


def test_references_state_the_revision_that_they_mean() -> None:
    document = Document.read("locker.md", LOCKER)
    found = [(each.target, each.revision) for _, each in document.settled.references]
    assert found == [
        ("feat~borrowing", 1),
        ("feat~lending", 1),
        ("req~door.open", 2),
        ("req~door.open", 1),
        ("req~door.code", 1),
        ("req~door.open", 2),
        ("arch~door.code", 1),
    ]


def test_what_an_item_needs_and_says_of_itself() -> None:
    document = Document.read("locker.md", LOCKER)
    found = {
        each.id: [(a.key, a.value, document.words(a.span.moved(start))) for a in each.attributes]
        for start, each in document.settled.clauses
    }
    assert found["req~door.open"] == [
        ("needs", "dsn, utest", "dsn, utest"),
        ("status", "approved", "approved"),
        ("tags", "Door, Code", "Door, Code"),
    ]
    assert found["req~door.code"] == [("needs", "dsn", "dsn"), ("needs", "itest", "itest")]
    assert found["arch~door.code"] == [("needs", "dsn", "dsn")]


def test_an_item_reaches_to_the_next_heading_or_item() -> None:
    text = "## A\n`req~a~1`\n\nOne.\n\n- two\n\n`req~b~1`\n\nThree.\n\n## B\n\nNot this.\n"
    words = clauses(text)
    assert words == {
        "req~a": "`req~a~1`\n\nOne.\n\n- two",
        "req~b": "`req~b~1`\n\nThree.",
    }


def findings(**texts: str) -> list[tuple[str, str]]:
    paths = {f"{name}.md": text for name, text in texts.items()}
    snapshot = workspace(paths).snapshot
    found = (each for path in sorted(paths) for each in check(snapshot, path).diagnostics)
    return [(each.rule, each.message) for each in found if BY_NAME[each.rule].group == "identity"]


def test_what_covers_nothing_is_an_orphan_and_what_is_named_twice_a_duplicate() -> None:
    assert findings(locker=LOCKER) == [
        (
            "dangling-reference",
            '"feat~lending" is defined nowhere, did you mean "feat~borrowing"?',
        )
    ]
    again = "# Again\n\n## Lock\n`dsn~lock~1`\n\nIt locks.\n"
    assert ("duplicate-clause", '"dsn~lock" is defined before') in findings(a=LOCKER, b=again)


def test_a_switch_holds_over_any_number_of_headings() -> None:
    filler = "".join(f"## Section {n}\n\n{'Words of no weight. ' * 30}\n\n" for n in range(5))
    item = "## Lock\n`dsn~lock~1`\n\nIt locks.\n\n"
    off = f"<!-- oft:off -->\n\n{filler}{item}"
    assert clauses(off) == {}
    assert list(clauses(f"{off}<!-- oft:on -->\n\n{item}")) == ["dsn~lock"]


def test_switching_off_is_seen_at_once() -> None:
    item = "## Lock\n`dsn~lock~1`\n\nIt locks.\n"
    texts = workspace({"a.md": f"# A\n\n<!-- oft:of -->\n\n{'Words. ' * 100}\n\n{item}"})
    document = texts.snapshot.document("a.md")
    assert document is not None
    assert dict(document.outline.clauses) == {"openfasttrace": 1}
    at = document.text.string.index("oft:of") + 6
    edited = document.edit([Edit(Span(at, at), "f")])
    assert edited.outline == Document.read("a.md", edited.text.string).outline
    assert dict(edited.outline.clauses) == {}


@pytest.mark.parametrize(
    ("line", "remedy"),
    [("`req~lock`", "`req~lock~1`"), ("`req~lock~`", "`req~lock~1`"), ("`req~a~v2`", "`req~a~2`")],
)
def test_a_name_that_almost_matches_is_a_mistake(line: str, remedy: str) -> None:
    assert mistakes(f"## Lock\n{line}\n\nIt locks.\n") == [(f'"{line}" is almost an item', remedy)]


@pytest.mark.parametrize(
    "text",
    ["Between a~b and c~d.\n", "x~1~y\n", "`~/notes~1`\n", "## A\n\nSee ~~req~a~1~~ gone.\n"],
)
def test_other_tildes_are_text(text: str) -> None:
    assert clauses(text) == {}
    assert references(text) == []
