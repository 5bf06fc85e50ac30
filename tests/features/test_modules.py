"""What features know of other modules, as pages; and of specs that are no part of the root."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.config.parse import parse
from speclsp.config.values import Origin
from speclsp.features.completion.offer import completion
from speclsp.features.definition import definition
from speclsp.features.hover import hover
from speclsp.features.links import links
from speclsp.features.naming import Refusal
from speclsp.features.references import references
from speclsp.features.renaming import Renaming, renaming
from speclsp.loading.imports import Gathered, made
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, changed
from tests.features.suite import Case, cases, compare
from tests.features.test_completion import RULES, offered
from tests.features.world import world

HERE = Path(__file__).parent / "modules"


def page(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases(HERE / f"{name}.md"), ids=lambda case: case.name)


@page("definition")
def test_definition(case: Case) -> None:
    found = definition(case.snapshot, *case.cursor)
    assert [(each.path, each.span) for each in found] == case.marked


@page("references")
def test_references(case: Case) -> None:
    found = references(case.snapshot, *case.cursor)
    assert sorted((each.path, each.span) for each in found) == sorted(case.marked)


@page("hover")
def test_hover(case: Case, update: bool) -> None:
    found = hover(case.snapshot, *case.cursor)
    compare(case, "plain", f"{found.plain if found else 'nothing'}\n", update)


@page("completion")
def test_completion(case: Case, update: bool) -> None:
    path, offset = case.cursor
    found = completion(case.snapshot, path, offset, RULES)
    compare(case, "offered", offered(case.texts[path], offset, found), update)


OWN = """\
# Orders

- **REQ-7**: An order SHALL be billed as bills#REQ-12 says, with [a date](../billing/spec.md#tone).
"""
THEIRS = """\
- **REQ-12**: An invoice SHALL have a date.

**Dunning run**: a reminder to all debtors.

**Ledger**: a list of what was paid.

# Tone {#tone}
"""


def outside(folder: str = "../billing") -> Snapshot:
    """A module that imports one that is no part of its root."""
    config = f'[module]\nname = "ordering"\n[[module.imports]]\nname = "bills"\npath = "{folder}"\n'
    snapshot = world({"speclsp.toml": config, "spec.md": OWN})
    path = f"{folder}/speclsp.toml"
    declared = parse(
        '[module]\nname = "billing"\nversion = "2.0.0"\nexports.terms = ["dunning*"]\n', path
    )[0]
    gathered = Gathered(folder, declared, ((f"{folder}/spec.md", THEIRS),))
    return changed(snapshot, Change(imports={Origin(folder): at_once(made(gathered))}))


def with_text(snapshot: Snapshot, text: str) -> Snapshot:
    return changed(snapshot, Change(texts={"spec.md": text}))


def test_what_is_outside_is_found_and_shown() -> None:
    snapshot = outside()
    (found,) = definition(snapshot, "spec.md", OWN.index("REQ-12"))
    assert found.path == "../billing/spec.md"
    assert THEIRS[found.span.start : found.span.end] == "REQ-12"
    shown = hover(snapshot, "spec.md", OWN.index("REQ-12"))
    assert shown is not None
    assert "An invoice SHALL have a date" in shown.plain
    assert "of the module billing 2.0.0" in shown.plain
    (section,) = definition(snapshot, "spec.md", OWN.index("#tone"))
    assert (section.path, THEIRS[section.span.start :].strip()) == (found.path, "# Tone {#tone}")


def test_what_is_outside_knows_who_names_it() -> None:
    snapshot = outside()
    found = references(snapshot, "spec.md", OWN.index("REQ-12"))
    named = [(each.path, each.defines) for each in found]
    assert named == [("../billing/spec.md", True), ("spec.md", False)]
    linked = references(snapshot, "spec.md", OWN.index("#tone") + 2)
    assert [(each.path, each.defines) for each in linked] == [
        ("../billing/spec.md", True),
        ("spec.md", False),
    ]


def test_links_lead_outside() -> None:
    found = [(each.path, OWN[slice(*each.span)]) for each in links(outside(), "spec.md")]
    assert found == [
        ("../billing/spec.md", "bills#REQ-12"),
        ("../billing/spec.md", "../billing/spec.md#tone"),
    ]


def test_what_is_outside_can_be_written() -> None:
    snapshot = outside()
    text = OWN + "\nSee bills#"
    snapshot = with_text(snapshot, text)
    found = completion(snapshot, "spec.md", len(text), {})
    assert found is not None
    assert [each.label for each in found.items] == ["REQ-12", "tone", "Dunning-run"]
    text = OWN + "\nSee [x](../billing/"
    found = completion(with_text(snapshot, text), "spec.md", len(text), {})
    assert found is not None
    assert [each.label for each in found.items] == ["spec.md"]


BILLING = "- **REQ-7**: An invoice SHALL have a number, as REQ-8 says.\n- **REQ-8**: It is one.\n"
ORDERING = "- **REQ-7**: An order SHALL be billed as bills#REQ-7 says, and REQ-7.\n"
DECLARED = """\
[module]
name = "ordering"

[[module.imports]]
name = "bills"
path = "../billing"
"""


def test_a_clause_is_renamed_in_all_modules_and_no_other_of_its_name() -> None:
    snapshot = world(
        {
            "billing/speclsp.toml": '[module]\nname = "billing"\n',
            "billing/spec.md": BILLING,
            "ordering/speclsp.toml": DECLARED,
            "ordering/spec.md": ORDERING,
        }
    )
    offset = BILLING.index("REQ-7")
    found = at_once(renaming(snapshot, "billing/spec.md", offset, "REQ-9"))
    assert isinstance(found, Renaming)
    assert [(each.path, each.span.start, each.words) for each in found.replacements] == [
        ("billing/spec.md", offset, "REQ-9"),
        ("ordering/spec.md", ORDERING.index("bills#REQ-7") + 6, "REQ-9"),
    ]


def test_a_clause_of_an_imported_spec_is_not_renamed() -> None:
    snapshot = outside()
    found = at_once(renaming(snapshot, "spec.md", OWN.index("REQ-12"), "REQ-13"))
    assert not isinstance(found, Renaming)


def test_terms_that_an_imported_spec_gives_to_others_are_known() -> None:
    text = "The dunning run SHALL end. The ledger SHALL stay.\n"
    snapshot = with_text(outside(), text)
    (found,) = definition(snapshot, "spec.md", text.index("dunning"))
    assert (found.path, THEIRS[slice(*found.span)]) == ("../billing/spec.md", "Dunning run")
    assert definition(snapshot, "spec.md", text.index("ledger")) == ()
    assert at_once(renaming(snapshot, "spec.md", text.index("dunning"), "Reminder")) == Refusal(
        "what is imported from elsewhere is renamed there"
    )


def test_a_use_of_a_term_is_found_whatever_stands_there_in_another_document() -> None:
    """Where the term is defined there, at the same offset."""
    texts = {f"{name}.md": "See the lamp shade.\n" for name in "bcdefgh"}
    snapshot = world({"a.md": "- a\n\n**Lamp**: a light.\n"} | texts)
    found = references(snapshot, "a.md", 8)
    assert [each.path for each in found] == ["a.md", *sorted(texts)]
