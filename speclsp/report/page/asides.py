"""What the page leaves out, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from speclsp.report.page.overview import Aside
from speclsp.report.style import counted


def asides(aside: Aside, shown: Callable[[str], str] = str) -> Iterator[str]:
    """A sentence for each kind of finding that is not on the page; names are `shown` like this."""
    if aside.others:
        groups = ", ".join(f"{shown(group or 'other')} {count:,}" for group, count in aside.others)
        yield f"speclsp --check has findings that are not shown here: {groups}."
    if aside.suppressed:
        yield f"{counted(aside.suppressed, 'finding')} suppressed."
    if aside.baselined:
        yield f"{counted(aside.baselined, 'finding')} put off by a baseline."
    if aside.failed:
        failed = ", ".join(map(shown, aside.failed))
        yield f"Rules that failed and did not run to their end: {failed}."
