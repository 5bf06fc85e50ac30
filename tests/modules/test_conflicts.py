"""What documents of several modules say is compared where the modules have to do with each other,
and what is imported is the other side of a conflict alone."""

from __future__ import annotations

import random

import pytest

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.config.values import Origin
from speclsp.diagnostic import Diagnostic
from speclsp.imported import Imported
from speclsp.loading.imports import Gathered, made
from speclsp.rules.all import NAMES
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import SEED
from tests.modules.test_incremental import LISTING
from tests.modules.worlds import clause, declared

ONLY = Overrides(select=("conflict",))
SHORT = clause("REQ-1", "The gate MUST stay open for at most 10 seconds.")
LONG = clause("REQ-2", "The gate MUST stay open for at least 30 seconds.")
BETWEEN = clause("REQ-3", "The gate MUST stay open for at least 20 seconds.")
FOLDERS = ("a", "b", "c/d")
UPWARDS = "".join(
    f'[[module.imports]]\nname = "{each}"\npath = "../../{each}"\n' for each in ("a", "b")
)
OUTWARDS = '[[module.imports]]\nname = "out"\npath = "../../out"\n'


def imported(words: str) -> dict[Origin, Imported]:
    gathered = Gathered("../out", texts=(("../out/o.md", words),))
    return {Origin("../out"): at_once(made(gathered))}


def begun(texts: dict[str, str], outside: dict[Origin, Imported] | None = None) -> Workspace:
    workspace = Workspace(LISTING, NAMES)
    workspace.apply(Change(texts=texts, imports=outside or {}, complete=True, listed=True))
    return workspace


def conflicts(snapshot: Snapshot) -> dict[str, tuple[Diagnostic, ...]]:
    paths = sorted((*snapshot.documents, *snapshot.imported))
    found = ((path, check(snapshot, path, ONLY).diagnostics) for path in paths)
    return {path: each for path, each in found if each}


@pytest.mark.parametrize(
    ("configurations", "compared"),
    [
        ({}, True),
        ({"a": declared("a")}, True),
        ({"a": declared("a"), "b": declared("b")}, False),
        ({"a": declared("a", "b"), "b": declared("b")}, True),
        ({"a": declared("a"), "b": declared("b", "a")}, True),
        ({"a": declared("a"), "b": declared("b"), "c/d": declared("d")}, False),
        ({"a": declared("a"), "b": declared("b"), "c/d": declared("d") + UPWARDS}, True),
    ],
)
def test_modules_that_have_to_do_with_each_other_are_compared(
    configurations: dict[str, str], compared: bool
) -> None:
    texts = {"a/spec.md": SHORT, "b/spec.md": LONG, "c/d/spec.md": "# Other\n"}
    texts |= {f"{folder}/speclsp.toml": text for folder, text in configurations.items()}
    both = {"a/spec.md", "b/spec.md"} if compared else set()
    assert set(conflicts(begun(texts).snapshot)) == both


def test_what_is_imported_is_the_other_side_alone() -> None:
    texts = {"a/speclsp.toml": declared("a", more=OUTWARDS), "a/spec.md": SHORT}
    # Which go against each other as well.
    outside = imported(LONG + BETWEEN.replace("least", "most"))
    found = conflicts(begun(texts, outside).snapshot)
    assert set(found) == {"a/spec.md"}
    sides = {each.path for one in found["a/spec.md"] for each in one.related}
    assert sides == {"../out/o.md"}
    assert conflicts(begun(texts, imported("# Nothing\n")).snapshot) == {}


def test_a_module_that_does_not_import_it_is_not_compared_with_what_is_imported() -> None:
    texts = {
        "a/speclsp.toml": declared("a", more=OUTWARDS),
        "a/spec.md": "# A\n",
        "b/speclsp.toml": declared("b"),
        "b/spec.md": SHORT,
    }
    assert conflicts(begun(texts, imported(LONG)).snapshot) == {}


def test_conflicts_of_modules_are_as_from_scratch() -> None:
    choose = random.Random(SEED)
    settings = (
        *("", declared("a"), declared("b"), declared("a", "b"), declared("b", "a")),
        declared("a", "b", more=OUTWARDS),
        declared("d", more=OUTWARDS),
    )
    words = (SHORT, LONG, BETWEEN, "# None\n")
    texts = {f"{each}/spec.md": SHORT for each in FOLDERS}
    outside = imported(LONG)
    now = begun(texts, outside)
    came = False
    for step in range(120):
        kind, folder = choose.random(), choose.choice(FOLDERS)
        if kind < 0.3:
            outside = imported("".join(choose.sample(words, 2)))
            change = Change(imports=outside)
        elif kind < 0.6:
            texts[f"{folder}/speclsp.toml"] = choose.choice(settings)
            change = Change(texts={f"{folder}/speclsp.toml": texts[f"{folder}/speclsp.toml"]})
        elif kind < 0.7 and texts.pop(f"{folder}/spec.md", ""):
            change = Change(removed=frozenset((f"{folder}/spec.md",)))
        else:
            texts[f"{folder}/spec.md"] = choose.choice(words)
            change = Change(texts={f"{folder}/spec.md": texts[f"{folder}/spec.md"]})
        found = conflicts(now.apply(change))
        assert found == conflicts(begun(texts, outside).snapshot), f"SPECLSP_SEED={SEED}, {step}"
        sides = {each.path for every in found.values() for one in every for each in one.related}
        came |= "../out/o.md" in sides
    assert came, f"SPECLSP_SEED={SEED}"
