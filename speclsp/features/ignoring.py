"""To ignore a finding, for a reason that its author gives: where it stands, or for its clause."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.config.parse import parse
from speclsp.config.values import IgnoredClause
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.features.manner import with_ends
from speclsp.suppression.comments import UNEXPLAINED, suppressions
from speclsp.suppression.insertion import insertion
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# Of so many findings at once, none is offered to be ignored: each costs a reading of the document.
_MANY = 20
_REASON = 'reason = "'


class Ignoring(NamedTuple):
    """What is to be inserted so that a finding is ignored."""

    fix: Fix
    diagnostic: Diagnostic
    # Where in the inserted words the author is to write the reason.
    blank: Span


def ignoring(
    snapshot: Snapshot, path: str, diagnostics: Sequence[Diagnostic]
) -> Iterator[Ignoring]:
    """How each of the findings in the document at `path` can be ignored, as far as it can be."""
    document = snapshot.document(path)
    if document is None or len(diagnostics) > _MANY:
        return
    begun = _begun(snapshot, document) if diagnostics else frozenset()
    for diagnostic in diagnostics:
        line = document.text.line_at(diagnostic.span.start)
        if not diagnostic.rule or begun & {(diagnostic.rule, at) for at in (line - 1, line)}:
            continue
        if (edit := insertion(document, diagnostic)) is not None:
            start = edit.text.rindex(UNEXPLAINED)
            blank = Span(start, start + len(UNEXPLAINED))
            title = f"Ignore here: {diagnostic.rule}"
            yield Ignoring(Fix(title, "consent", ((path, edit),)), diagnostic, blank)
        elif (found := _for_clause(snapshot, document, diagnostic)) is not None:
            yield found


def _begun(snapshot: Snapshot, document: Document) -> frozenset[tuple[str, int]]:
    """The rules whose suppressions still lack their reason, and the lines that these stand in."""
    found = suppressions(document, snapshot.config(document.path)).found
    return frozenset(
        (each.rule, document.text.line_at(each.span.start))
        for each in found
        if UNEXPLAINED in each.fault
    )


def _for_clause(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Ignoring | None:
    """In the configuration that holds, if there is one, where no comment can stand."""
    config = snapshot.config(document.path)
    file = snapshot.configurations.get(config.path)
    if file is None or not diagnostic.clause:
        return None
    table = "tool.speclsp." if config.path.endswith("pyproject.toml") else ""
    string = file.text.string
    lines = (
        "" if not string or string.endswith(("\n", "\r")) else "\n",
        f"\n[[{table}ignore-clause]]\n" if string.strip() else f"[[{table}ignore-clause]]\n",
        f"clause = {_quoted(diagnostic.clause)}\n",
        f"rules = [{_quoted(diagnostic.rule)}]\n",
        f'{_REASON}"\n',
    )
    words = with_ends(file.text, "".join(lines))
    # Whether the table can be added there: with its reason it holds, and is no new mistake.
    after = string + words.replace(_REASON, f"{_REASON}agreed")
    read, problems = parse(after, config.path)
    wanted = IgnoredClause(diagnostic.clause, (diagnostic.rule,), "agreed")
    if wanted not in read.ignore_clause or len(problems) > len(parse(string, config.path)[1]):
        return None
    start = words.rindex(_REASON) + len(_REASON)
    edit = Edit(Span(len(string), len(string)), words)
    title = f'Ignore for "{diagnostic.clause}" in {config.path}: {diagnostic.rule}'
    return Ignoring(Fix(title, "consent", ((config.path, edit),)), diagnostic, Span(start, start))


def _quoted(words: str) -> str:
    """A basic string of TOML, which has the escapes of JSON."""
    return json.dumps(words)
