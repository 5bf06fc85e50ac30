"""A finding as one line of text, for formats that have no room for the other side of it."""

from __future__ import annotations

from speclsp.report.finding import Finding
from speclsp.report.safe import safe

_MOST_RELATED = 3


def with_related(finding: Finding) -> str:
    """The message, then the other places in brackets."""
    if not finding.related:
        return safe(finding.message)
    shown = [
        safe(f"{each.message}: {each.path}:{each.line}:{each.column}")
        for each in finding.related[:_MOST_RELATED]
    ]
    rest = len(finding.related) - len(shown)
    if rest:
        shown.append(f"and {rest:,} more")
    return f"{safe(finding.message)} ({'; '.join(shown)})"


def with_place(finding: Finding) -> str:
    """The same behind its place, as compilers write it."""
    return f"{safe(finding.path)}:{finding.line}:{finding.column}: {with_related(finding)}"
