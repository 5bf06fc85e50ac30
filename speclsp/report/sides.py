"""Both sides of a conflict below each other, as their documents have them, so that nobody has to
open one to see what clashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.report.finding import Finding, QuotedLine
from speclsp.report.frame import below, marked
from speclsp.report.safe import safe
from speclsp.report.style import Role, Style, counted

_MOST_OTHERS = 4
_MOST_LINES = 4
_BELOW = 2


def sides(finding: Finding, style: Style) -> Iterator[str]:
    """The place of the finding, then each other one, with the words marked that clash."""
    others = finding.related[:_MOST_OTHERS]
    own = _shown(finding.quote)
    quotes = [own, *(_shown(each.quote) for each in others)]
    numbers = [each.number for lines in quotes for each in lines]
    gutter = len(str(max([finding.line, *(each.line for each in others), *numbers])))
    margin = " " * gutter
    yield f"{style.paint(f'{margin} -->', 'faint')} {_place(finding)}"
    yield from _quoted(own, gutter, "^", finding.severity, style)
    for each, lines in zip(others, quotes[1:], strict=True):
        said = f": {safe(each.message)}" if each.message else ""
        place = f"{safe(each.path)}:{each.line}:{each.column}"
        yield f"{style.paint(f'{margin} <->', 'faint')} {place}{said}"
        yield from _quoted(lines, gutter, "-", "info", style)
    if rest := len(finding.related) - len(others):
        yield f"{style.paint(f'{margin} <->', 'faint')} and {counted(rest, 'more place')}"
    if finding.question:
        yield f"{style.paint(f'{margin} =', 'faint')} {safe(finding.question)}"


def _place(finding: Finding) -> str:
    return f"{safe(finding.path)}:{finding.line}:{finding.column}"


def _shown(quote: Sequence[QuotedLine]) -> list[QuotedLine]:
    """From the first line that is marked to the last, as far as there is room; what a heading says
    stands below it."""
    at = [number for number, each in enumerate(quote) if each.marks]
    if not at:
        return list(quote[:1])
    if at[-1] - at[0] >= _MOST_LINES:
        return [quote[number] for number in at[:_MOST_LINES]]
    below_heading = _BELOW if quote[at[-1]].text.lstrip().startswith("#") else 0
    return list(quote[at[0] : at[-1] + 1 + below_heading])


def _quoted(
    lines: Sequence[QuotedLine], gutter: int, mark: str, role: Role, style: Style
) -> Iterator[str]:
    bar = style.paint("|", "faint")
    for line in lines:
        pieces = marked(line, style.width - gutter - 3)
        shown = "".join(
            style.paint(each.text, role) if each.is_marked else each.text for each in pieces
        )
        yield f"{style.paint(f'{line.number:>{gutter}}', 'faint')} {bar} {shown}".rstrip()
        if under := below(pieces, mark):
            yield f"{' ' * gutter} {bar} {_painted(under, role, style)}"


def _painted(under: str, role: Role, style: Style) -> str:
    marks = under.lstrip()
    return " " * (len(under) - len(marks)) + style.paint(marks, role)
