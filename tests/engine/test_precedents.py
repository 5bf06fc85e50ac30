"""What precedents settle and cite, what makes them suspect, and that edits change nothing of it."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping

import pytest

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic, Related, Severity
from speclsp.precedents.known import known, precedents_of
from speclsp.precedents.ruling import differ
from speclsp.precedents.settlement import settled
from speclsp.precedents.wording import hash_of, words_of
from speclsp.precedents.writing import new_precedent
from speclsp.resolution.places import clauses_in
from speclsp.rules.all import NAMES
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import HOSTILE, SEED
from tests.rules.literate import snapshot

EDITS = int(os.environ.get("SPECLSP_EDITS", "1500"))
EVERYTHING = Overrides(severities=(("untested-clause", "hint"),))

LAMPS = """# Lamps

- **REQ-3**: The lamp stays on for 5 s.
- **REQ-7**: The lamp goes off
  after *3 s*, see `x`.

## Bells

A bell rings at a suitable pace.
"""


def hash_in(text: str, identifier: str, path: str = "a.md") -> str:
    document = snapshot({path: text}.items()).document(path)
    assert document is not None
    return hash_of(document, clauses_in(document, identifier)[0])


@pytest.mark.parametrize(
    "same",
    [
        "- **REQ-7**: The lamp goes off after 3 s, see `x`.\n",
        "- __REQ-7__: The lamp\n  goes off after **3 s**, see\n  `x`.\n",
        "> - **REQ-7**: The lamp goes\n>   off _after_ 3 s, see `x`.\n",
        "* **REQ-7**: The lamp  goes off after 3 s, see `x`. <!-- speclsp-ignore may-not: no -->\n",
        "[REQ-7] The lamp goes off after 3 s, see `x`.\n",
        "- **REQ-7**: The lamp goes off after 3 s, see `x`.\n\n  > **Precedent P-1**: a\n",
        "- **REQ-7**: The lamp goes off after 3 s, see [`x`](b.md).\n  - **REQ-8**: Else.\n",
    ],
)
def test_the_hash_is_the_same_however_the_clause_is_laid_out(same: str) -> None:
    assert hash_in(same, "REQ-7") == hash_in(LAMPS, "REQ-7")


@pytest.mark.parametrize(
    "other",
    [
        "- **REQ-7**: The lamp goes off after 4 s, see `x`.\n",
        "- **REQ-7**: The lamp goes off after 3 s, see `y`.\n",
        "- **REQ-7**: The lamp MUST go off after 3 s, see `x`.\n",
        "- **REQ-7**: The lamp goes off after 3 s, see `x`.\n  - Not at night.\n",
        "- **REQ-7**: The lamp goes off after 3 s, see `x`.\n\n  ```\n  3\n  ```\n",
    ],
)
def test_the_hash_is_another_when_the_clause_says_something_else(other: str) -> None:
    assert hash_in(other, "REQ-7") != hash_in(LAMPS, "REQ-7")


def test_the_hash_does_not_depend_on_the_identifier() -> None:
    assert hash_in(LAMPS.replace("REQ-7", "REQ-70"), "REQ-70") == hash_in(LAMPS, "REQ-7")


def test_a_clause_with_a_heading_says_what_stands_below_it_but_no_clause_of_its_own() -> None:
    text = "## REQ-1: Doors\n\nThey open.\n\n### Why\n\nAir.\n\n"
    text += "### REQ-2: Gates\n\nThey shut.\n\n## X\n\nY.\n"
    document = snapshot({"a.md": text}.items()).document("a.md")
    assert document is not None
    assert words_of(document, clauses_in(document, "REQ-1")[0]) == "Doors They open. Why Air."
    assert words_of(document, clauses_in(document, "REQ-2")[0]) == "Gates They shut."


def precedent(clauses: str, settles: str = "", ruling: str = "REQ-3 prevails.") -> str:
    said = f"- Settles: {settles}\n" if settles else ""
    return f"# P-7: x\n\n- Clauses: {clauses}\n{said}\n## Ruling\n\n{ruling}\n"


GROUPS = {"conflicting-value": "conflict", "conflicting-order": "conflict", "may-not": "keyword"}


def of_conflict(
    files: Mapping[str, str],
    *related: tuple[str, str],
    rule: str = "conflicting-value",
    severity: Severity = "error",
) -> Diagnostic:
    """The conflict of REQ-3 with what stands at words of other documents, as it is kept."""
    everything = snapshot(files.items())
    document = everything.document("a.md")
    assert document is not None
    start = files["a.md"].index("5 s")
    places = tuple(
        Related(path, Span(at := files[path].index(words), at + len(words)), "the other")
        for path, words in related
    )
    finding = Diagnostic(
        Span(start, start + 3), "x", places, "REQ-3", rule=rule, severity=severity, question="?"
    )
    (found,) = settled(everything, document, [finding], GROUPS.__getitem__)
    return found


HERE = ("a.md", "3 s*")
BESIDE = {"a.md": LAMPS, "b.md": "- **REQ-9**: The lamp stays on for 8 s.\n"}


@pytest.mark.parametrize(
    ("clauses", "settles", "related", "rule", "is_settled"),
    [
        ("REQ-3, REQ-7", "", (HERE,), "conflicting-value", True),
        ("REQ-3, REQ-7", "conflicting-value", (HERE,), "conflicting-value", True),
        ("REQ-3, REQ-7", "conflicting-value in REQ-7", (HERE,), "conflicting-value", True),
        ("REQ-3, REQ-7", 'conflicting-value "5 s"', (HERE,), "conflicting-value", True),
        ("REQ-3, REQ-7", "conflicting-value", (HERE,), "conflicting-order", False),
        ("REQ-3, REQ-7", "nothing known", (HERE,), "conflicting-value", False),
        ("REQ-3", "", (HERE,), "conflicting-value", False),
        ("REQ-3", "conflicting-value", (HERE,), "conflicting-value", False),
        ("REQ-3, REQ-9", "", (("b.md", "8 s"),), "conflicting-value", True),
        ("REQ-3, [9](b.md#x)", "", (("b.md", "8 s"),), "conflicting-value", False),
        ("REQ-3, [REQ-9](../b.md)", "", (("b.md", "8 s"),), "conflicting-value", True),
        # All that are in it have to be named.
        ("REQ-3, REQ-9", "", (HERE, ("b.md", "8 s")), "conflicting-value", False),
        ("REQ-3, REQ-9, REQ-7", "", (HERE, ("b.md", "8 s")), "conflicting-value", True),
        # Both sides in one clause: only what is said to be settled is.
        ("REQ-3", "", (("a.md", "stays"),), "conflicting-value", False),
        ("REQ-3, REQ-7", "", (("a.md", "stays"),), "conflicting-value", False),
        ("REQ-3", "conflicting-value", (("a.md", "stays"),), "conflicting-value", True),
        # A sentence without an identifier.
        (
            'REQ-3, [Bells](../a.md#bells) "A bell rings at a suitable pace."',
            "",
            (("a.md", "suitable"),),
            "conflicting-value",
            True,
        ),
        ("REQ-3, REQ-7", "", (("a.md", "suitable"),), "conflicting-value", False),
        # Other groups are not settled.
        ("REQ-3, REQ-7", "may-not", (HERE,), "may-not", False),
    ],
)
def test_a_conflict_is_settled_by_one_precedent_that_names_all_of_it(
    clauses: str, settles: str, related: tuple[tuple[str, str], ...], rule: str, is_settled: bool
) -> None:
    files = BESIDE | {"precedents/P-7.md": precedent(clauses, settles)}
    found = of_conflict(files, *related, rule=rule)
    assert found.message == ("x, settled by P-7" if is_settled else "x")
    assert found.severity == ("info" if is_settled else "error")
    assert found.question == ("" if is_settled else "?")
    assert [each.path for each in found.related[len(related) :]] == [
        "precedents/P-7.md"
    ] * is_settled


def test_what_is_a_hint_already_stays_one() -> None:
    files = BESIDE | {"precedents/P-7.md": precedent("REQ-3, REQ-7")}
    assert of_conflict(files, HERE, severity="hint").severity == "hint"


def test_two_precedents_do_not_settle_together_and_the_first_number_is_named() -> None:
    one, other = precedent("REQ-3, REQ-9"), precedent("REQ-7, REQ-9").replace("P-7", "P-8")
    files = BESIDE | {"precedents/P-7.md": one, "precedents/P-8.md": other}
    assert of_conflict(files, HERE).message == "x"
    files = BESIDE | {
        "precedents/P-10.md": precedent("REQ-3, REQ-7").replace("P-7", "P-10"),
        "precedents/P-9.md": precedent("REQ-3, REQ-7").replace("P-7", "P-9"),
    }
    assert of_conflict(files, HERE).message == "x, settled by P-9"


def test_a_new_precedent_settles_once_there_is_a_ruling() -> None:
    for related in (HERE, ("b.md", "8 s"), ("a.md", "suitable")):
        finding = of_conflict(BESIDE, related)
        everything = snapshot(BESIDE.items())
        document = everything.document("a.md")
        assert document is not None
        made = new_precedent(everything, document, finding, "conflict", "2026-03-01")
        assert made is not None
        path, text = made
        assert path == "precedents/P-1.md"
        assert "- Date: 2026-03-01\n" in text
        assert of_conflict(BESIDE | {path: text}, related).message == "x"
        ruled = text.replace("_(Write what holds from now on.)_", "REQ-3 prevails.")
        assert ruled != text
        after = of_conflict(BESIDE | {path: ruled}, related)
        assert after.message == "x, settled by P-1"
        assert check(snapshot((BESIDE | {path: ruled}).items()), path).diagnostics == ()
        assert new_precedent(everything, document, after, "conflict") is None


def test_the_next_number_is_behind_all_that_are_there() -> None:
    files = BESIDE | {
        "x/precedents/P-7.md": precedent("REQ-3"),
        "a.md": f"{LAMPS}\n> **Precedent P-12**: y\n",
        "precedents/p-31.md": "# Empty\n",
    }
    everything = snapshot(files.items())
    document = everything.document("a.md")
    assert document is not None
    finding = of_conflict(files, HERE)
    made = new_precedent(everything, document, finding, "conflict")
    assert made is not None
    assert made[0] == "precedents/P-32.md"
    assert "- Date: YYYY-MM-DD\n" in made[1]


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        ("REQ-3 prevails.", "REQ-7 prevails.", True),
        ("Clause REQ-3 holds over REQ-7.", "REQ-7 wins; it is newer.", True),
        ("REQ-3 prevails.", "REQ-3 holds.", False),
        ("REQ-3 prevails by day.", "REQ-7 prevails by night.", False),
        ("REQ-3 prevails by day.", "At night REQ-7 prevails.", False),
        ("The limit is 5 s.", "The limit is 3 s.", True),
        ("The limit is 1,000 ms.", "The limit is 1000.0 ms.", False),
        ("The limit is 5 s.", "The limit is 5 s!", False),
        ("It may stay on.", "It may not stay on.", True),
        ("It may stay on.", "It must stay on.", True),
        ("It must stay on.", "It SHALL stay on.", False),
        ("It must not never stay on.", "It must stay on.", False),
        ("The limit is 5 s.", "The bound is 3 s.", False),
        ("REQ-3 yields to REQ-7.", "REQ-7 yields to REQ-3.", True),
        ("REQ-3 and REQ-7 hold at once.", "REQ-7 and REQ-3 hold at once.", False),
        ("It stays on.", "", False),
    ],
)
def test_rulings_differ_where_that_is_certain(one: str, other: str, certain: bool) -> None:
    clauses = ("REQ-3", "REQ-7")
    assert differ(one, other, clauses) == certain == differ(other, one, clauses)


def test_what_cites_a_clause_is_found_from_it_in_force_or_not() -> None:
    withdrawn = precedent("REQ-3").replace("# P-7", "# P-8").replace("x\n\n", "x\n\n- Status: no\n")
    files = BESIDE | {"precedents/P-7.md": precedent("REQ-3"), "precedents/P-8.md": withdrawn}
    everything = snapshot(files.items())
    document = everything.document("a.md")
    assert document is not None
    places = precedents_of(everything, clauses_in(document, "REQ-3")[0])
    assert [(each.precedent.id, each.in_force) for each in places] == [
        ("P-7", True),
        ("P-8", False),
    ]
    assert precedents_of(everything, clauses_in(document, "REQ-7")[0]) == ()
    assert len(known(everything).entries) == 2


FILES = {
    "a.md": f"""{LAMPS}
- **REQ-4**: The lamp MUST be suitable. Words that nothing depends on stand here, to type into.

  > **Precedent P-2** (2026-03-01): what is suitable
  >
  > - Clauses: REQ-4@{"0" * 8}, REQ-3
  > - Settles: vague-adjective "suitable"
  > - Ruling: The limit is 5 s.
""",
    "b.md": "# B\n\n- **REQ-9**: The bell MUST be suitable[^ab1c].\n\nIt MUST ring at a suitable "
    "pace.\n",
    "precedents/P-1.md": f"""# P-1: Lamps

- Status: in force
- Clauses: REQ-9@{"1" * 8}, REQ-3@{hash_in(LAMPS, "REQ-3")},
  [B](../b.md#b) "It MUST ring at a suitable pace."
- Settles: vague-adjective "suitable"

## Situation

What is written here MUST be suitable, see REQ-9 and P-2.

## Ruling

The limit is 3 s.
""",
    "precedents/more.md": """# P-3: Lamps again

- Clauses: REQ-3, REQ-9
- Settles: vague-adjective "suitable"
- Supersedes: P-2
- Ruling: The limit is 4 s.

# P-4: Lamps

- Clauses: REQ-3, REQ-4
- Settles: vague-adjective "suitable"

## Ruling

The limit is 9 s.
""",
}
PIECES = (
    *HOSTILE,
    "3",
    "suitable",
    "REQ-3",
    "P-1",
    "not ",
    "@",
    '"',
    "TBD",
    "in force",
    "- Ruling: ",
)


def fresh(texts: Mapping[str, str]) -> Workspace:
    made = Workspace(snapshot(FILES.items()).listing, NAMES)
    made.apply(Change(texts=texts, complete=True, sourced=True))
    return made


def edit(choose: random.Random, text: str) -> Edit:
    start = choose.randint(0, len(text))
    if choose.random() < 0.5:
        return Edit(Span(start, start), choose.choice(("a", "x", " ", "word ", "4")))
    end = min(len(text), start + choose.randint(0, 9))
    return Edit(Span(start, end), "".join(choose.choices(PIECES, k=choose.randint(0, 2))))


def found(everything: Snapshot) -> dict[str, tuple[Diagnostic, ...]]:
    return {path: check(everything, path, EVERYTHING).diagnostics for path in FILES}


def test_findings_after_edits_are_those_of_a_fresh_reading() -> None:
    first = found(fresh(FILES).snapshot)
    rules = {each.rule for several in first.values() for each in several}
    assert {"suspect-precedent", "conflicting-precedent"} <= rules
    assert any("settled by P-" in each.message for each in first["b.md"])
    choose = random.Random(SEED)
    for _ in range(EDITS // 120):
        made = fresh(FILES)
        made.apply(Change(opened=frozenset(FILES)))
        texts = dict(FILES)
        for step in range(20):
            path = choose.choice(sorted(FILES))
            edits = [edit(choose, texts[path])]
            everything = made.apply(Change(edits={path: edits}))
            texts[path] = everything.string(path)
            if choose.random() < 0.6:
                said = f"SPECLSP_SEED={SEED}, {path} {edits}, step {step}"
                assert found(everything) == found(fresh(texts).snapshot), said


def test_a_change_of_words_elsewhere_is_one_of_names_only_when_it_decides() -> None:
    made = fresh(FILES)
    made.apply(Change(opened=frozenset(FILES)))
    before = found(made.snapshot)["precedents/P-1.md"]
    names = made.snapshot.names
    # In a clause that was cited as something else already, and in words that nothing cites.
    for words in ("The bell", "Words that nothing"):
        path = "b.md" if "bell" in words else "a.md"
        at = made.snapshot.string(path).index(words) + 5
        assert made.apply(Change(edits={path: [Edit(Span(at, at), "x")]})).names is names
    at = made.snapshot.string("a.md").index("5 s") + 1
    everything = made.apply(Change(edits={"a.md": [Edit(Span(at, at), "0")]}))
    assert everything.names is not names
    new = set(found(everything)["precedents/P-1.md"]) - set(before)
    assert '"REQ-3" has changed since "P-1" ruled on it' in {each.message for each in new}
