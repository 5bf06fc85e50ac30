"""After modules come, go and are renamed, and documents are edited, all is as from scratch."""

from __future__ import annotations

import os
import random
from pathlib import Path

from speclsp.checking.check import check
from speclsp.config.values import Origin
from speclsp.features.definition import definition
from speclsp.features.hover import hover
from speclsp.features.references import references
from speclsp.files.listing import Listing
from speclsp.imported import Imported
from speclsp.loading.imports import Gathered, made
from speclsp.modules.module import imports, module_of, modules
from speclsp.rules.all import NAMES
from speclsp.text import Edit, Span
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import SEED
from tests.modules.worlds import clause, declared

EDITS = int(os.environ.get("SPECLSP_EDITS", "1500")) // 5

FOLDERS = ("a", "b", "c/d")
NAMED = ("a", "b", "d", "x")
CONFIGS = [
    "",
    "select = []\n",
    "[module]\nname =\n",
    *(declared(name, version="1.2.0") for name in NAMED),
    *(declared(name, "a", "b", version="2.0.0-rc1") for name in NAMED),
    declared("a", "b", more='exports.clauses = ["REQ-1"]\nexports.terms = []\n'),
    declared("b", "a", more='[[module.imports]]\nname = "out"\npath = "../../out"\n'),
]
WORDS = (
    *("REQ-1", "a#REQ-1", "b#REQ-2", "x#REQ-1", "out#REQ-3", "d#lamp", "#REQ-2", " ", "a", "a#s"),
    "[y](../b/spec.md#s)",
    "\n\n- **REQ-2**: It SHALL hum.\n",
    "\n\n**Lamp**: a light.\n",
    "\n# S {#s}\n",
)
OUTSIDE = (
    Gathered("../out", texts=(("../out/o.md", clause("REQ-3")),)),
    Gathered("../out", texts=(("../out/o.md", clause("REQ-4")), ("../out/p.md", "# P\n"))),
    Gathered("../out", fault="there is no folder"),
)


PAGES = ("README.md", *(f"{each}/spec.md" for each in FOLDERS))
# One that never changes, so that names stay as long as nothing else gives them up.
LISTING = Listing(
    Path("/nowhere/root"),
    tuple(sorted(PAGES)),
    frozenset({*PAGES, *(f"{each}/speclsp.toml" for each in FOLDERS)}),
    frozenset({*FOLDERS, "c"}),
)


def begun(texts: dict[str, str], outside: dict[Origin, Imported]) -> Workspace:
    workspace = Workspace(LISTING, NAMES)
    workspace.apply(Change(texts=texts, imports=outside, complete=True, listed=True))
    return workspace


def seen(snapshot: Snapshot) -> tuple[object, ...]:
    paths = sorted({*snapshot.documents, *snapshot.configurations})
    found: list[object] = [modules(snapshot)]
    found += [imports(snapshot, each) for each in modules(snapshot)]
    for path in paths:
        found += [path, module_of(snapshot, path), check(snapshot, path)]
        size = len(snapshot.string(path)) if path in snapshot.documents else 0
        for offset in range(0, size, max(1, size // 6)):
            shown = hover(snapshot, path, offset)
            found += [definition(snapshot, path, offset), shown]
            found.append(references(snapshot, path, offset))
    return tuple(found)


def test_what_is_known_of_modules_is_as_from_scratch() -> None:
    choose = random.Random(SEED)
    done = 0
    while done < EDITS:
        texts = {
            f"{each}/spec.md": clause("REQ-1", f"As {each[-1]}#REQ-1 says.") for each in FOLDERS
        }
        texts["README.md"] = "See a#REQ-1 and REQ-1.\n"
        outside: dict[Origin, Imported] = {}
        now = begun(texts, outside)
        now.apply(Change(opened=frozenset(texts)))
        for step in range(15):
            done += 1
            what = choose.random()
            if what < 0.4:
                path = f"{choose.choice(FOLDERS)}/speclsp.toml"
                if path in texts and choose.random() < 0.3:
                    del texts[path]
                    change = Change(removed=frozenset([path]))
                else:
                    texts[path] = choose.choice(CONFIGS)
                    change = Change(texts={path: texts[path]})
            elif what < 0.5:
                outside = {Origin("../out"): at_once(made(choose.choice(OUTSIDE)))}
                change = Change(imports=outside)
            else:
                path = choose.choice([each for each in sorted(texts) if each.endswith(".md")])
                start = choose.randint(0, len(texts[path]))
                end = min(len(texts[path]), start + choose.choice((0, 0, 0, 5)))
                words = choose.choice(WORDS)
                texts[path] = texts[path][:start] + words + texts[path][end:]
                change = Change(edits={path: [Edit(Span(start, end), words)]})
            snapshot = now.apply(change)
            if choose.random() < 0.5:
                fresh = begun(texts, outside).snapshot
                assert seen(snapshot) == seen(fresh), f"SPECLSP_SEED={SEED}, step {step}, {change}"
