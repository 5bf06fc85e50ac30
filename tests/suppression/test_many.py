"""Many comments and many findings in one file: what covers what is looked up, not searched."""

from __future__ import annotations

import time

from speclsp.checking.check import check
from tests.endless import ENDLESS
from tests.engine.test_workspace import workspace

MANY = 6_000


def test_lines_that_are_all_suppressed() -> None:
    line = "It takes TBD seconds. <!-- speclsp-ignore placeholder: soon -->\n"
    start = time.monotonic()
    checked = check(workspace({"a.md": line * MANY}).snapshot, "a.md")
    assert time.monotonic() - start < ENDLESS
    assert (checked.diagnostics, checked.suppressed) == ((), MANY)


def test_a_line_inside_a_block_that_is_covered_too() -> None:
    text = (
        "<!-- speclsp-ignore placeholder: both -->\n"
        "It takes TBD seconds. <!-- speclsp-ignore placeholder: this one -->\n"
        "It takes TBD minutes.\n\n"
        "It takes TBD hours.\n"
    )
    checked = check(workspace({"a.md": text}).snapshot, "a.md")
    assert [each.rule for each in checked.diagnostics] == ["placeholder"]
    assert checked.suppressed == 2
