"""What the check promises: order, severities, what waits for the index, and what a failing rule
does."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from speclsp.checking import check as checking
from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.files.listing import Listing
from speclsp.rules.all import BY_NAME, NAMES, RULES
from speclsp.rules.rule import Rule
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.rules.literate import snapshot

PAGE = "See [a](gone.md).\n\nA peer MUST not wait, and it MAY not ask. It is TBD.\n"
ALL = ("dangling-link", "negated-keyword-case", "may-not", "placeholder")


def rules_found(snapshot: Snapshot, overrides: Overrides = Overrides()) -> tuple[str, ...]:  # noqa: B008
    return tuple(each.rule for each in check(snapshot, "page.md", overrides).diagnostics)


def test_findings_come_in_the_order_of_the_text() -> None:
    assert rules_found(snapshot([("page.md", PAGE)])) == ALL


def test_what_crosses_documents_waits_for_the_index() -> None:
    workspace = Workspace(Listing(Path()), NAMES)
    early = workspace.apply(Change(texts={"page.md": PAGE}))
    assert rules_found(early) == ALL[1:]
    assert rules_found(workspace.apply(Change(complete=True))) == ALL


def test_what_depends_on_files_alone_waits_for_their_names_alone() -> None:
    workspace = Workspace(Listing(Path()), NAMES)
    page = PAGE + "\nSee [b](#nowhere).\n"
    early = workspace.apply(Change(texts={"page.md": page}, listed=True))
    assert rules_found(early) == ALL
    assert rules_found(workspace.apply(Change(complete=True))) == (*ALL, "dangling-anchor")


def test_a_document_that_is_not_known_has_no_findings() -> None:
    assert check(snapshot([]), "page.md").diagnostics == ()


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        (Overrides(select=("may-not",)), ("may-not",)),
        (Overrides(select=("keyword",)), ("negated-keyword-case", "may-not")),
        (Overrides(ignore=("keyword",)), ("dangling-link", "placeholder")),
        (Overrides(select=("keyword",), ignore=("may-not",)), ("negated-keyword-case",)),
        (Overrides(severities=(("placeholder", "off"),)), ALL[:3]),
    ],
)
def test_overrides_stand_above_the_configuration(
    overrides: Overrides, expected: tuple[str, ...]
) -> None:
    assert rules_found(snapshot([("page.md", PAGE)]), overrides) == expected


def test_a_severity_is_overridden() -> None:
    found = check(
        snapshot([("page.md", PAGE)]),
        "page.md",
        Overrides(select=("may-not",), severities=(("may-not", "error"),)),
    )
    assert [each.severity for each in found.diagnostics] == ["error"]


def _failing(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    yield Diagnostic(Span(0, 1), "before the fault")
    raise ValueError("a fault")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.prose or rule.document])
def test_a_rule_that_raises_silences_only_itself(
    rule: Rule, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = dataclasses.replace(rule, prose=None, document=_failing, severity="warning")
    rules = tuple(broken if each is rule else each for each in RULES)
    monkeypatch.setattr(checking, "RULES", rules)
    with caplog.at_level(logging.ERROR):
        checked = check(snapshot([("page.md", PAGE)]), "page.md")
    assert checked.failures == (rule.name,)
    found = tuple(each.rule for each in checked.diagnostics)
    assert found == tuple(name for name in ALL if name != rule.name)
    assert rule.name in caplog.text
    assert "MUST" not in caplog.text


def test_a_finding_says_which_clause_it_stands_in() -> None:
    text = "- **REQ-1**: A peer waits.\n- **REQ-2**: A peer MUST not wait.\n\nIt is TBD.\n"
    found = check(snapshot([("page.md", text)]), "page.md").diagnostics
    assert [(each.rule, each.clause) for each in found] == [
        ("negated-keyword-case", "REQ-2"),
        ("placeholder", ""),
    ]


def test_suppressed_findings_are_counted() -> None:
    text = "It is TBD. <!-- speclsp-ignore placeholder: agreed -->\n"
    checked = check(snapshot([("page.md", text)]), "page.md")
    assert (checked.diagnostics, checked.suppressed) == ((), 1)


def test_an_edit_changes_what_it_touches_and_nothing_else() -> None:
    """What is remembered by segment must not outlive what it depends on."""
    pages = {
        "a.md": "# A\n\n[b](b.md#one) and [c](#two) as REQ-2 says.\n\n# Two\n\n- **REQ-1**: a\n",
        "b.md": "# One\n\n- **REQ-2**: b\n",
    }
    everything = snapshot(pages.items())
    workspace = Workspace(everything.listing, NAMES)
    workspace.apply(Change(texts=pages, complete=True, opened=frozenset(pages)))
    steps = [
        ("b.md", "# One", "# Won"),
        ("b.md", "REQ-2", "REQ-3"),
        ("a.md", "# Two", "# Too"),
        ("a.md", "# A", "# A\n\n--8<-- x"),
        ("b.md", "# Won", "# One"),
        ("a.md", "--8<-- x", "none"),
        ("a.md", "# Too", "# Two"),
        ("b.md", "REQ-3", "REQ-2"),
    ]
    for path, old, new in steps:
        start = pages[path].index(old)
        pages[path] = pages[path].replace(old, new, 1)
        edit = Edit(Span(start, start + len(old)), new)
        now = workspace.apply(Change(edits={path: [edit]}))
        fresh = snapshot(pages.items())
        for each in pages:
            assert check(now, each) == check(fresh, each)
    gone = workspace.apply(Change(removed=frozenset(["b.md"]), listing=snapshot([]).listing))
    assert [each.rule for each in check(gone, "a.md").diagnostics] == [
        "dangling-link",
        "dangling-reference",
    ]


def test_every_rule_can_be_named() -> None:
    assert set(BY_NAME) == {rule.name for rule in RULES}
