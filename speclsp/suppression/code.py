"""Comments of code that switch a rule off: in the line they stand in, or in the one below.

`speclsp-ignore RULE[, RULE]: reason` in a comment behind code or behind a mark holds for that line,
in a comment of its own for the next line that is none. `speclsp-ignore-file` holds for the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.code.mark import Ignore
from speclsp.code.source import Source
from speclsp.config.values import Config
from speclsp.suppression.comments import Suppression, Suppressions
from speclsp.text import Span, Text

_FORM = re.compile(r"(?P<form>speclsp-ignore[\w-]*)[ \t]*(?P<names>[^:]*)")
_NAME = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_FORMS = ("speclsp-ignore", "speclsp-ignore-file")


def source_suppressions(source: Source, config: Config) -> Suppressions:
    """All that is switched off in a file of code."""
    found = tuple(_suppressions(source)) if source.ignores else ()
    return Suppressions(found, config.ignore_clause)


def _suppressions(source: Source) -> Iterator[Suppression]:
    text = source.text
    taken = {text.line_at(each.span.start) for each in source.ignores if each.alone}
    for ignore in source.ignores:
        words = _FORM.match(ignore.words)
        if words is None:
            continue
        where, fault = _covered(text, ignore, words["form"], taken)
        names = list(_NAME.finditer(words["names"]))
        for name in names:
            start = ignore.span.start + words.start("names") + name.start()
            place = Span(start, start + len(name.group()))
            yield Suppression(name.group(), place, where, fault)
        if not names:
            yield Suppression("", ignore.span, None, f'"{words["form"]}" names no rule')


def _covered(text: Text, ignore: Ignore, form: str, taken: set[int]) -> tuple[Span | None, str]:
    """What a comment covers, None for the file, and why it covers nothing."""
    if form not in _FORMS:
        return Span(0, 0), f'"{form}" is no form of suppression, write "speclsp-ignore"'
    if form == "speclsp-ignore-file":
        return None, ""
    number = text.line_at(ignore.span.start)
    if ignore.alone:
        while number in taken:
            number += 1
        if number >= len(text.starts):
            return Span(0, 0), "there is no line below"
    line = text.line(number)
    return Span(line.start, line.end + 1), ""
