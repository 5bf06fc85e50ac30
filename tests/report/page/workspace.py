"""A small workspace of our own, and the page about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from speclsp.examining import Result, examine
from speclsp.loading.request import Request
from speclsp.loading.trees import Tree
from speclsp.report.page.overview import Heading, Overview
from speclsp.report.page.seen import Seen
from speclsp.report.page.surveying import overview
from speclsp.workspace import Snapshot
from tests.cli.process import plant

FERRY = {
    "speclsp.toml": '[authority]\nlevels = ["harbour", "crew"]\n',
    "ferry.md": """\
# Ferry

## Boarding {#boarding authority=harbour}

The crew counts every passenger[^c0unt].
The crew must check every ticket appropriately[^t1cket], see [the deck](deck.md#lights).

## Talking {#talking authority=crew}

The crew is polite[^p0lite].

## Fishing {#fishing authority=deckhand}
""",
    "examples/c0unt.md": "Examples for [^c0unt] in Boarding:\n\n**Example**: one\n",
    "deck.md": """\
# Deck

## Lights

r[deck.light]
The deck MUST have a light that burns quickly.

r[deck.rail]
The rail MUST be 1 m high, as r[deck.light] shows it.
""",
    "tests/deck.rs": """\
// r[verify deck.light]
#[test]
fn the_light_burns() {}

// r[impl deck.rail]
fn rail() {}
""",
    "openspec/specs/bell/spec.md": """\
# Bell

## Requirements

### Requirement: Ringing

The bell SHALL ring once.

#### Scenario: Fog

- **WHEN** there is fog
- **THEN** it rings
""",
    "openspec/changes/louder/specs/bell/spec.md": """\
## MODIFIED Requirements

### Requirement: Ringing

The bell SHALL ring twice.
""",
    "openspec/changes/softer/specs/bell/spec.md": """\
## MODIFIED Requirements

### Requirement: Ringing

The bell SHALL be silent.
""",
    "notes.md": "# Notes\n\nNothing is demanded here.\n",
}

HARBOUR = Heading("Harbour")


def looked_at(*roots: Path, cwd: Path | None = None) -> tuple[Result, list[Seen]]:
    seen: list[Seen] = []
    request = Request(tuple(map(str, roots)), str(cwd or roots[0]))

    def see(tree: Tree, snapshot: Snapshot, scope: list[str]) -> None:
        seen.append(Seen(str(tree.root), snapshot, tuple(scope), tree.shown(request.cwd)))

    return examine(request, see=see), seen


def page(root: Path, files: Mapping[str, str], heading: Heading = HARBOUR) -> Overview:
    """The page about a workspace with these files."""
    plant(root, {"speclsp.toml": "", **files})
    result, seen = looked_at(root)
    return overview(seen, result.diagnostics, result.summary, heading)
