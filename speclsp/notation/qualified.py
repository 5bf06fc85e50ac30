"""References that say which module they mean: `billing#REQ-7`. What modules there are is not known
here, so the words may well be none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.notation.notation import Fact, Notation, Options
from speclsp.spec.facts import Reference
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "qualified"
_KINDS = ("paragraph", "cell", "heading")
# A mere number is that of an issue: `tracker#12`.
_USE = re.compile(
    r"(?<![\w/#.&@$\\-])(?P<module>[A-Za-z][A-Za-z0-9_-]{0,63})#"
    r"(?P<id>(?!\d+(?![\w.~-]))[^\W_](?:[\w.~-]{0,198}\w)?)(?![\w#/(]|-\w)"
)


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    for passage in passages:
        if passage.block.kind not in _KINDS or "#" not in passage.masked:
            continue
        for use in _USE.finditer(passage.masked):
            span = Span(*use.span("id")).moved(passage.start)
            yield Reference(use["id"], "clause", NAME, span, explicit=True, module=use["module"])


def whole(reference: Reference) -> Span:
    """The words of a reference, with the module that it names."""
    start, end = reference.span
    return Span(start - len(reference.module) - 1, end) if reference.module else reference.span


NOTATION = Notation(
    NAME,
    _read,
    cited=whole,
    about="a reference that names the module of a clause, as in `billing#REQ-7`",
)
