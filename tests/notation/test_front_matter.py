"""Documents as clauses, and what of front matter is read: never more than is written."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.document import Document
from speclsp.spec.front_matter import LONGEST, entries
from tests.engine.test_workspace import workspace
from tests.notation.reading import clauses, references


def values(words: str) -> dict[str, list[str]]:
    return {each.key: [value.words for value in each.values] for each in entries(words)}


def test_scalars_and_lists_are_strings() -> None:
    words = (
        '---\nid: ADR-7\ntitle: "Codes: one" # a comment\nno: no\nversion: 1.10\ndate: 2025-01-02\n'
        "requires: [ADR-1, 'ADR-2', \"ADR-3\"]\nrelated:\n  - ADR-4\n- ADR-5\n"
        "empty:\nquoted: 'a # b'\n---\n"
    )
    assert values(words) == {
        "id": ["ADR-7"],
        "title": ["Codes: one"],
        "no": ["no"],
        "version": ["1.10"],
        "date": ["2025-01-02"],
        "requires": ["ADR-1", "ADR-2", "ADR-3"],
        "related": ["ADR-4", "ADR-5"],
        "quoted": ["a # b"],
    }


def test_toml_is_read_down_to_its_first_table() -> None:
    words = (
        '+++\neip = 7\nstatus = "Final"\nrequires = [2, 161]\nf = true\n[extra]\nid = "x"\n+++\n'
    )
    assert values(words) == {
        "eip": ["7"],
        "status": ["Final"],
        "requires": ["2", "161"],
        "f": ["true"],
    }


def test_values_know_where_they_stand() -> None:
    words = '---\nid:  "ADR-7"\nrequires: [ 2,161 ]\nrelated:\n  -  ADR-4 # why\n---\n'
    for entry in entries(words):
        for value in entry.values:
            assert words[value.span.start : value.span.end] == value.words


@pytest.mark.parametrize(
    "line",
    [
        "id: &a ADR-1",
        "id: *a",
        "id: !!python/object/apply:os.system ['true']",
        "id: !!binary aGk=",
        "id: |",
        "id: >-",
        "id: {a: b}",
        "id: [a, [b, c]]",
        "id: [a, *b]",
        "id: [a, b",
        "id: 'open",
        'id: "a\\u0041"',
        "  id: indented",
        "<<: *base",
        "? id",
        "id:ADR-1",
    ],
)
def test_what_is_more_than_words_is_passed_over(line: str) -> None:
    assert values(f"---\n{line}\nother: 1\n---\n").get("id") is None
    assert values(f"---\n{line}\nother: 1\n---\n")["other"] == ["1"]


def test_a_bomb_of_aliases_is_so_many_lines() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 60))
    assert values(f"---\nl0: &l0 [lol]\n{levels}id: ADR-1\n---\n") == {"id": ["ADR-1"]}


def test_a_key_that_is_given_twice_is_given_not_at_all() -> None:
    assert values("---\nid: ADR-1\nID: ADR-2\nstatus: draft\n---\n") == {"status": ["draft"]}


def test_what_is_too_long_is_not_read_to_its_end() -> None:
    words = f"---\nid: ADR-1\n{'x: y ' * LONGEST}\nstatus: draft\n---\n"
    assert values(words) == {"id": ["ADR-1"]}


def test_nothing_makes_it_fail() -> None:
    for words in (
        "",
        "---",
        "---\n",
        "+++\n[",
        "---\n:\n- a\n: b\n\x00: \x00\n---",
        "---\r\nid: a\r\n",
    ):
        entries(words)
    assert values("---\r\nid: a\r\n---\r\n") == {"id": ["a"]}


DECISION = "---\nid: ADR-7\nstatus: {status}\nrequires: {requires}\n---\n\n# Codes\n\nWords.\n"


def test_an_identifier_in_front_matter_names_the_document() -> None:
    text = DECISION.format(status="accepted", requires="ADR-1, ADR-2")
    document = Document.read("adr/7.md", text)
    ((start, clause),) = document.settled.clauses
    assert (clause.id, document.words(clause.id_span.moved(start))) == ("ADR-7", "ADR-7")
    assert document.words(clause.span.moved(start)).endswith("\n---")
    assert [(each.key, each.value) for each in clause.attributes] == [
        ("status", "accepted"),
        ("requires", "ADR-1, ADR-2"),
    ]
    assert references(text) == ["ADR-1", "ADR-2"]


def test_a_number_belongs_to_its_series() -> None:
    text = "---\neip: 1234\nstatus: Draft\nrequires: 2, 161\n---\n\n# Locks\n"
    assert list(clauses(text)) == ["EIP-1234"]
    assert references(text) == ["EIP-2", "EIP-161"]
    kep = "---\nkep-number: 0042\nstate: alpha\nsee-also:\n  - /keps/other\n  - KEP-7\n---\n"
    assert list(clauses(kep)) == ["KEP-42"]
    assert references(kep) == ["KEP-7"]


@pytest.mark.parametrize(
    "text",
    [
        "---\nid: intro\ntitle: Introduction\nsidebar_position: 1\n---\n# A\n",
        "---\nid: [ADR-1]\nstatus: draft\n---\n# A\n",
        "---\nrfc: 9110\ntitle: Notes on HTTP\n---\n# A\n",
        "---\neip: next\nstatus: draft\n---\n# A\n",
        "# A\n\n---\nid: ADR-1\n---\n",
        "```\n---\nid: ADR-1\n---\n```\n",
    ],
)
def test_a_page_that_a_site_names_is_no_clause(text: str) -> None:
    assert clauses(text) == {}


def findings(**texts: str) -> list[tuple[str, str]]:
    paths = {f"{name}.md": text for name, text in texts.items()}
    snapshot = workspace(paths).snapshot
    found = (each for path in sorted(paths) for each in check(snapshot, path).diagnostics)
    return [(each.rule, each.message) for each in found]


def test_documents_that_name_each_other_form_a_graph() -> None:
    one = "---\nid: ADR-1\nstatus: superseded\nsuperseded-by: ADR-7\n---\n# One\n"
    seven = DECISION.format(status="accepted", requires="ADR-1, ADR-9, moment")
    assert findings(a=one, b=seven) == [("dangling-reference", '"ADR-9" is defined nowhere')]
    assert findings(a=one, b=one) == [
        ("dangling-reference", '"ADR-7" is defined nowhere'),
        ("duplicate-clause", '"ADR-1" is defined before'),
        ("dangling-reference", '"ADR-7" is defined nowhere'),
    ]


def test_a_sentence_may_name_a_document_but_need_not() -> None:
    text = DECISION.format(status="accepted", requires="ADR-7") + "\nSee ADR-7 and ADR-99.\n"
    itself = ("cyclic-dependency", '"ADR-7" depends on itself')
    assert findings(a=text) == [itself]
