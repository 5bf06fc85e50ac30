"""How precedents are read: from files, from quotes, when they are malformed, and from anything."""

from __future__ import annotations

import random

import pytest

from speclsp.document import Document
from speclsp.notation.notation import Options
from speclsp.notation.precedent_fields import is_identifier
from speclsp.spec.names import Name
from speclsp.text import Edit, Span
from tests.engine.test_incremental import HOSTILE, SEED

PATH = "specs/precedents/P-7.md"

FILE = """# P-7: A lamp that charges may stay on

- Status: in force
- Date: 2026-03-01
- Clauses: REQ-3@1f3a90c2, r[frame.size], [^sy73]; `REQ-9@12345678` and
  [Doors](../spec.md#doors) "The door
  MUST close."
- Settles: conflicting-value; vague-adjective "fast" in REQ-3, "a, b"
- Supersedes: P-3, P-4

## Situation

REQ-3 asks for 5 s, and P-3 had said otherwise.

## Ruling

The longer holds.

## Reason

It is safer.
"""

QUOTE = """- **REQ-3**: The lamp stays on for 5 s.

  > **Precedent P-8** (2026-03-02): while it charges
  > Status: in force
  >
  > - **Clauses**: REQ-3@1f3a90c2
  > - **Ruling:** It stays on.

- **REQ-4**: The lamp goes off.
"""


def read(text: str, path: str = PATH) -> Document:
    return Document.read(path, text)


def test_a_file_is_read() -> None:
    document = read(FILE)
    (found,) = document.precedents
    assert (found.id, found.title, found.date) == (
        "P-7",
        "A lamp that charges may stay on",
        "2026-03-01",
    )
    assert [(each.target, each.hash, each.link, each.quote) for each in found.clauses] == [
        ("REQ-3", "1f3a90c2", "", ""),
        ("frame.size", "", "", ""),
        ("sy73", "", "", ""),
        ("REQ-9", "12345678", "", ""),
        ("Doors", "", "../spec.md#doors", "The door MUST close."),
    ]
    assert [document.words(each.span) for each in found.clauses] == [
        "REQ-3",
        "frame.size",
        "sy73",
        "REQ-9",
        "[Doors](../spec.md#doors)",
    ]
    assert [document.words(each.hash_span) for each in found.clauses if each.hash] == [
        "1f3a90c2",
        "12345678",
    ]
    assert [each[:3] for each in found.settles or ()] == [
        ("conflicting-value", "", ""),
        ("vague-adjective", "fast", "REQ-3"),
        ("", "a, b", ""),
    ]
    assert [each.id for each in found.supersedes] == ["P-3", "P-4"]
    assert found.stands
    assert found.decided


def test_a_quote_is_read_and_belongs_to_no_clause_below_it() -> None:
    document = read(QUOTE, "spec.md")
    (found,) = document.precedents
    assert (found.id, found.title, found.date) == ("P-8", "while it charges", "2026-03-02")
    assert found.status == "in force"
    assert found.stands
    assert [each.hash for each in found.clauses] == ["1f3a90c2"]
    assert document.words(found.block).endswith("It stays on.")
    assert [clause.id for _, clause in document.settled.clauses] == ["REQ-3", "REQ-4"]


def test_where_a_hash_belongs_is_known_before_there_is_one() -> None:
    document = read("# P-1: x\n\n- Clauses: REQ-3, `REQ-4`, r[a.b], [c](d.md)\n")
    text = document.text.string
    for each in reversed(document.precedents[0].clauses):
        text = text[: each.hash_span.start] + "@1f3a90c2" + text[each.hash_span.end :]
    hashes = [each.hash for each in read(text).precedents[0].clauses]
    assert hashes == ["1f3a90c2"] * 4
    assert "`REQ-4@1f3a90c2`, r[a.b]@1f3a90c2, [c](d.md)@1f3a90c2" in text


def test_several_stand_in_one_file_each_with_what_is_below_it() -> None:
    text = (
        "# Decided\n\n## P-1: a\n\n### Ruling\n\nYes.\n\n## P-2: b\n\n- Clauses: R-1\n\n# Else\n\n"
    )
    found = read(f"{text}- Clauses: R-2\n", "docs/precedents.md").precedents
    assert [(each.id, each.given, len(each.clauses)) for each in found] == [
        ("P-1", True, 0),
        ("P-2", False, 1),
    ]


def test_a_heading_elsewhere_is_none() -> None:
    document = read("## P-7: Be kind\n\n- Clauses: R-2\n", "specs/principles.md")
    assert document.precedents == ()
    assert [clause.id for _, clause in document.settled.clauses] == ["P-7"]


def test_where_the_notation_is_switched_off_there_is_none() -> None:
    document = Document.read(PATH, FILE, Options(disabled=("precedent",)))
    assert document.precedents == ()
    assert "P-7" in [clause.id for _, clause in document.settled.clauses]


def test_it_defines_no_clause_and_its_number_is_missing_nowhere() -> None:
    document = read(f"{FILE}\n- **REQ-5**: x\n")
    assert document.settled.clauses == ()
    assert Name("lead", "", "P-7") in document.outline.defines
    named = [each for _, each in document.settled.references if each.notation == "precedent"]
    assert [each.target for each in named] == ["REQ-3", "frame.size", "sy73", "REQ-9", "REQ-3"]


@pytest.mark.parametrize(
    ("ruling", "given"),
    [
        ("The longer holds.", True),
        ("- The longer holds.", True),
        ("", False),
        ("<!-- later -->", False),
        ("_(Write what holds from now on.)_", False),
        ("TBD", False),
        ("...", False),
        ("```\nx\n```", True),
        ("### Below\n\nx", False),
    ],
)
def test_a_ruling_is_given_when_something_is_written(ruling: str, given: bool) -> None:
    assert (
        read(f"# P-1: x\n\n## Ruling\n\n{ruling}\n\n## Reason\n\nx\n").precedents[0].given == given
    )
    line = ruling.replace("\n", " ")
    if "#" not in ruling and "`" not in ruling and "-" not in ruling:
        assert read(f"# P-1: x\n\n- Ruling: {line}\n- Reason: x\n").precedents[0].given == given


def test_a_ruling_in_a_list_below_a_long_head_is_found() -> None:
    head = f"# P-1: {'long ' * 60}\n\n- Clauses: {', '.join(f'REQ-{n}' for n in range(60))}\n"
    text = f"{head}\n## Ruling\n\n- This holds, {'and so on ' * 40}.\n"
    (found,) = read(text).precedents
    assert found.given
    assert len(found.clauses) == 60


@pytest.mark.parametrize(
    ("value", "targets"),
    [
        ("", []),
        (",, ;", []),
        ("REQ-3.", ["REQ-3"]),
        ("REQ-3 & REQ-4, and REQ-5", ["REQ-3", "REQ-4", "REQ-5"]),
        ("REQ-3@1F3A90C2", ["REQ-3", "@1F3A90C2"]),
        ("REQ-3@1f3a90c", ["REQ-3", "@1f3a90c"]),
        ("[x](y", ["x", "(y"]),
        ("REQ-3 <!-- REQ-4 -->", ["REQ-3"]),
        ("door.open/3 req~a~2", ["door.open/3", "req~a~2"]),
    ],
)
def test_what_is_malformed_is_read_as_something_that_can_be_reported(
    value: str, targets: list[str]
) -> None:
    (found,) = read(f"# P-1: x\n\n- Clauses: {value}\n").precedents
    assert [each.target for each in found.clauses] == targets


@pytest.mark.parametrize("value", ["", "in REQ-3", "REQ-3", "Vague Adjective", '""'])
def test_what_settles_nothing_is_not_all(value: str) -> None:
    (found,) = read(f"# P-1: x\n\n- Settles: {value}\n").precedents
    assert found.settles == ()


@pytest.mark.parametrize("name", ["REQ-3", "frame.size", "req~a~1", "sy73", "Größe-7"])
def test_an_identifier_stands_as_it_is(name: str) -> None:
    assert is_identifier(name)
    (found,) = read(f"# P-1: x\n\n- Clauses: {name}@1f3a90c2\n").precedents
    assert [(each.target, each.hash) for each in found.clauses] == [(name, "1f3a90c2")]


@pytest.mark.parametrize("name", ["", "Warning tone", "a,b", "a@b", "a.", "and", "x[y]", "`a`"])
def test_other_names_take_a_link(name: str) -> None:
    assert not is_identifier(name)


def test_nothing_that_is_written_fails_and_edits_give_what_reading_gives() -> None:
    choose = random.Random(SEED)
    pieces = (*HOSTILE, "P-9", "@1f3a90c2", '"', "[", "](", "\n> ", "\n- Clauses: ", "## Ruling\n")
    for text, path in ((FILE, PATH), (QUOTE, "spec.md"), (QUOTE + FILE, "precedents.md")):
        document = read(text, path)
        for _ in range(300):
            size = len(document.text.string)
            start = choose.randint(0, size)
            end = min(size, start + choose.choice((0, 0, 1, 5)))
            document = document.edit([Edit(Span(start, end), choose.choice(pieces))])
            fresh = read(document.text.string, path)
            assert document.precedents == fresh.precedents
            assert document.outline == fresh.outline
