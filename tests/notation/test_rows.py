"""Rows of tables: which define, and which only list, trace or report."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.document import Document
from speclsp.resolution.references import resolve
from tests.engine.test_workspace import workspace
from tests.notation.reading import clauses, references


def table(head: str, *rows: str) -> str:
    columns = head.count("|") - 1
    return "\n".join((head, "|" + "---|" * columns, *rows)) + "\n"


AC7 = "| **AC-7** | A door opens at once. |"
AC8 = "| AC-8 | A door closes by itself. |"


def test_an_identifier_in_the_first_cell_names_the_row() -> None:
    text = table("| ID | Criterion |", AC7, AC8)
    assert clauses(text) == {"AC-7": AC7, "AC-8": AC8}
    document = Document.read("a.md", text)
    spans = [document.words(c.id_span.moved(start)) for start, c in document.settled.clauses]
    assert spans == ["AC-7", "AC-8"]


@pytest.mark.parametrize(
    "text",
    [
        table("| Criterion | Test |", AC7, AC8),
        table("| ID | Criterion | Verified by |", f"{AC7} x |", f"{AC8} y |"),
        table("| ID | Door |", "| AC-7 | yes |", "| AC-8 | no |"),
        table("| ID | Criterion |", AC7, "| other | A door closes by itself. |"),
        table("| Criterion | ID |", "| A door opens at once. | AC-7 |"),
        table("| AC-7 | A door opens at once. |"),
        table("| ID | Criterion |", "| `AC-7` | A door opens at once. |"),
        f"```\n{table('| ID | Criterion |', AC7)}```\n",
    ],
)
def test_other_tables_only_cite(text: str) -> None:
    assert clauses(text) == {}


def test_a_plan_lists() -> None:
    text = table("| ID | Criterion |", AC7, AC8)
    assert clauses(text, "specs/001-doors/plan.md") == {}


def test_what_the_document_defines_elsewhere_a_table_cites() -> None:
    text = f"- **AC-7**: A door opens at once.\n\n{table('| ID | Criterion |', AC7, AC8)}"
    assert list(clauses(text)) == ["AC-7", "AC-8"]
    assert clauses(text)["AC-7"].startswith("**AC-7**")
    assert references(text) == ["AC-7"]
    twice = table("| ID | Criterion |", AC7) + "\nBetween.\n\n" + table("| ID | Sum |", AC7, AC8)
    assert list(clauses(twice)) == ["AC-7", "AC-8"]
    assert references(twice) == ["AC-7"]


@pytest.mark.parametrize("title", ["ID", "No.", "#", "Ref.", "Req ID", "Rule", "**Nr**"])
@pytest.mark.parametrize("names", [("1", "2"), ("r1", "r2"), ("door-1", "door-2"), ("1.1", "1.2")])
def test_a_column_of_one_form_names_demands(title: str, names: tuple[str, str]) -> None:
    rows = [f"| {name} | A member shall return the tool. |" for name in names]
    assert tuple(clauses(table(f"| {title} | Rule |", *rows))) == names


@pytest.mark.parametrize(
    "text",
    [
        table("| # | Step |", "| 1 | Open the door. |", "| 2 | Take the tool. |"),
        table("| Code | Meaning |", "| 1 | It must be paid. |", "| 2 | It must be free. |"),
        table("| ID | Rule |", "| 1 | It must be paid. |", "| two | It must be free. |"),
        table("| ID | Rule |", "| r1 | It must be paid. |", "| s2 | It must be free. |"),
        table("| ID | Rule |", "| 1 | It must be paid. |"),
    ],
)
def test_other_columns_of_numbers_are_numbers(text: str) -> None:
    assert clauses(text) == {}


def findings(**texts: str) -> list[tuple[str, str, int]]:
    paths = {f"{name}.md": text for name, text in texts.items()}
    snapshot = workspace(paths).snapshot
    found = []
    for path in sorted(paths):
        document = snapshot.document(path)
        assert document is not None
        found += [
            (each.rule, path, document.text.line_at(each.span.start) + 1)
            for each in check(snapshot, path).diagnostics
        ]
    return found


def test_a_row_repeats_another_of_its_table_only() -> None:
    text = table("| ID | Criterion |", AC7, AC8, AC7)
    assert findings(a=text) == [("duplicate-clause", "a.md", 5)]
    other = f"{table('| ID | Criterion |', AC7)}\nSee AC-7 and AC-9.\n"
    assert findings(a=table("| ID | Criterion |", AC7, AC8), b=other) == [
        ("dangling-reference", "b.md", 5)
    ]


def test_a_clause_is_where_it_is_written_out() -> None:
    spec = "- **AC-7**: A door opens at once.\n"
    paths = {"a.md": table("| ID | Criterion |", AC7), "b.md": spec, "c.md": "See AC-7.\n"}
    snapshot = workspace(paths).snapshot
    document = snapshot.document("c.md")
    assert document is not None
    ((_, reference),) = document.settled.references
    assert [each.path for each in resolve(snapshot, document, reference).clauses] == ["b.md"]
