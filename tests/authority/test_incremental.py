"""After any edits, levels and relations are those of a workspace that was just read, and an edit of
words alone asks for none of them again."""

from __future__ import annotations

import os
import random
from pathlib import Path

from speclsp.authority.declared import declared_conflicts
from speclsp.authority.relations import relations
from speclsp.authority.standing import standing, standings
from speclsp.checking.check import check
from speclsp.files.listing import Listing
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import SEED

EDITS = int(os.environ.get("SPECLSP_EDITS", "1500")) // 3

FILES = {
    "core.md": """---
authority: law
---

# Levels {#levels}

The levels of authority, from highest to lowest, are law, board and staff.

This document takes precedence over [pages](in/page.md).

## Pay {#pay requires=hours overrides=rest}

A clerk is paid[^pa1d].

## Hours {#hours authority=board depends-on=pay}

- **REQ-1**: A day has 8 hours (depends on REQ-2).
- **REQ-2**: A week has 5 days.
  Requires: REQ-1
""",
    "in/page.md": """# Rest {#rest excludes=pay}

Authority: staff

Words that nothing is said of stand here, so that there is something to type into.

| Document | Authority |
|---|---|
| [core](../core.md) | staff |
| `other.md` | board |

## Naps {#naps authority=board requires=rest}

A nap is short[^na9p].
""",
    "other.md": "# Others {#other requires=hours,gone}\n\nREQ-1 overrides REQ-2.\n",
    "speclsp.toml": '[[constraints]]\nclause = "REQ-2"\nrequires = ["REQ-1"]\n',
}
PAGES = sorted(path for path in FILES if path.endswith(".md"))
WORDS = (
    *(
        "a",
        " ",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "-",
        "authority=law",
        "authority=staff",
        "{#x requires=pay}",
    ),
    *("Authority: board\n", "REQ-1", "REQ-2 depends on REQ-1. ", "`", "|", "---\n", "}", "board"),
)


def fresh(texts: dict[str, str]) -> Workspace:
    listing = Listing(Path("/nowhere"), tuple(PAGES), frozenset(FILES), frozenset({"in"}))
    made = Workspace(listing, frozenset())
    made.apply(Change(texts=texts, complete=True))
    return made


def known(snapshot: Snapshot) -> object:
    """All that is said of authority."""
    found: list[object] = [relations(snapshot), declared_conflicts(snapshot)]
    for path in PAGES:
        document = snapshot.document(path)
        assert document is not None
        found.append(standings(snapshot, document))
        places = range(0, document.size, 40)
        found.append([standing(snapshot, document, offset) for offset in places])
    return found


def test_what_is_known_after_edits_is_what_a_fresh_reading_gives() -> None:
    choose = random.Random(SEED)
    rules = ("cyclic-dependency", "unknown-authority", "dangling-reference", "missing-authority")
    quiet = 0
    for _ in range(EDITS // 25):
        made = fresh(FILES)
        made.apply(Change(opened=frozenset(PAGES)))
        texts = dict(FILES)
        for step in range(25):
            path = choose.choice(PAGES)
            start = choose.randint(0, len(texts[path]))
            end = min(len(texts[path]), start + choose.choice((0, 0, 1, 9)))
            edit = Edit(Span(start, end), choose.choice(WORDS))
            names = made.snapshot.names
            snapshot = made.apply(Change(edits={path: [edit]}))
            quiet += snapshot.names is names
            texts[path] = snapshot.string(path)
            other = fresh(texts).snapshot
            message = f"SPECLSP_SEED={SEED}, {path} {edit}, step {step}"
            assert known(snapshot) == known(other), message
            for each in (*PAGES, "speclsp.toml"):
                now, then = (
                    [one for one in check(world, each).diagnostics if one.rule in rules]
                    for world in (snapshot, other)
                )
                assert now == then, f"{message}, in {each}"
    assert quiet, "every edit changed a name"


def test_words_change_no_names_and_a_level_does() -> None:
    made = fresh(FILES)
    made.apply(Change(opened=frozenset(PAGES)))
    names = made.snapshot.names

    def write(path: str, old: str, new: str) -> None:
        start = made.snapshot.string(path).index(old)
        made.apply(Change(edits={path: [Edit(Span(start, start + len(old)), new)]}))

    write("in/page.md", "type into", "write into")
    assert made.snapshot.names is names
    for path, old, new in (
        ("in/page.md", "authority=board", "authority=staff"),
        ("in/page.md", "Authority: staff", "Authority: law"),
        ("in/page.md", "`other.md` | board", "`other.md` | law"),
        ("in/page.md", "## Naps", "### Naps"),
        ("core.md", "law, board and staff", "law, staff and board"),
        ("core.md", "requires=hours", "requires=rest"),
        ("core.md", "takes precedence over", "comes after"),
    ):
        names = made.snapshot.names
        write(path, old, new)
        assert made.snapshot.names is not names, new


def test_levels_are_taken_over_while_words_are_typed() -> None:
    made = fresh(FILES)
    made.apply(Change(opened=frozenset(PAGES)))
    for path in PAGES:
        check(made.snapshot, path)
    before = made.snapshot.document("core.md")
    assert before is not None
    found = standings(made.snapshot, before)
    at = before.text.string.index("A clerk")
    made.apply(Change(edits={"core.md": [Edit(Span(at, at), "Now ")]}))
    after = made.snapshot.document("core.md")
    assert after is not None
    assert standings(made.snapshot, after) is found


def test_words_that_leave_their_clause_change_names() -> None:
    written = "- **REQ-1**: A day has 8 hours (depends on REQ-2).\n- **REQ-2**: A week has days.\n"
    made = fresh({"core.md": written})
    names, at = made.snapshot.names, written.index("hours")
    snapshot = made.apply(Change(edits={"core.md": [Edit(Span(at, at), "\n\n")]}))
    assert snapshot.names is not names
