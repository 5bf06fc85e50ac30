"""Forms to be filled in at the start of a line: the next clause as this document writes clauses, a
scenario, an example, a criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.completion.item import FORM, OWN, Item, filled, literal
from speclsp.features.completion.site import Site
from speclsp.features.names import clause_names, natural
from speclsp.resolution.evidence import is_test
from speclsp.spec.facts import Clause
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

LINE = re.compile(
    r"(?P<indent>[ \t>]*)(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<heading>\#{1,6}[ \t]+)?"
    r"(?P<mark>\*\*|__|\[)?(?P<typed>[^\W\d_][\w-]*)?\Z"
)
_NUMBERED = re.compile(r"(?P<prefix>.*\D)?(?P<number>\d+)[a-z]?\Z")
_TAIL = re.compile(r"[\]*_]*[ \t]*[:.\u2013\u2014-]?[\]*_]*[ \t]*")
# Their next one is a heading of its own form.
_BY_TITLE = frozenset(("kiro", "openspec"))
_STEP = "**WHEN**"
_STEPS = ("GIVEN", "WHEN", "THEN", "AND")
_EXAMPLE = (
    "**Example**: ${1:title}\n\n~~~xml\n<user>\n${2:question}\n</user>\n"
    "<assistant> <!-- GOOD: ${3:reason} -->\n${4:answer}\n</assistant>\n~~~"
)


class Line(NamedTuple):
    """The start of a line, as far as it is written."""

    indent: str
    item: str
    heading: str
    mark: str
    typed: str


def line(here: Site) -> Line | None:
    """The line of the cursor, where nothing but its start is written."""
    found = LINE.match(here.before)
    return Line(*(found[name] or "" for name in Line._fields)) if found else None


def forms(snapshot: Snapshot, here: Site, start: Line) -> Iterator[Item | None]:
    """All that may be begun here."""
    if not here.after.strip("*_ ]"):
        yield from _next_clauses(snapshot, here, start)
    string, path = here.document.text.string, here.document.path
    steps = _STEP in string or "/openspec/" in f"/{path}"
    if here.after.strip():
        if steps and here.after.strip() == start.mark:
            # Bold that an editor has closed.
            yield from (Item(word, "form", word, FORM, "a step") for word in _STEPS)
        return
    if not start.heading and not start.mark and not start.item and is_test(snapshot, path):
        yield _form(start, "**Example**", _EXAMPLE, "a transcript with a grade")
    if steps:
        yield from _scenario(start)
    elif not start.heading and not start.mark:
        yield from _criteria(string)


def _next_clauses(snapshot: Snapshot, here: Site, start: Line) -> Iterator[Item | None]:
    """The next number of each family that has clauses above, written as the last of them is."""
    document = here.document
    models: dict[str, tuple[int, Clause]] = {}
    for at, clause in document.settled.clauses:
        if at + clause.id_span.start >= here.offset - len(here.before) and models:
            break
        if (
            clause.prefix
            and clause.form in ("bold", "bracket", "plain", "heading")
            and clause.kind == "requirement"
            and clause.notation not in _BY_TITLE
        ):
            models.pop(clause.prefix, None)
            models[clause.prefix] = (at, clause)
    for at, clause in reversed(models.values()):
        identifier = _next(snapshot, document, clause)
        yield (
            _like(document, at, clause, identifier, start, bool(here.after)) if identifier else None
        )


def _next(snapshot: Snapshot, document: Document, clause: Clause) -> str:
    """The number after the highest of the family in its scope, with as many digits."""
    scope = document.settled.scope(clause.notation)
    highest = ""
    for path in snapshot.index.defining(Name("family", scope, clause.prefix)):
        other = snapshot.document(path)
        for each in clause_names(other) if other else ():
            if (
                each.prefix == clause.prefix
                and other
                and other.settled.scope(each.notation) == scope
            ):
                highest = max(highest, each.id, key=natural)
    found = _NUMBERED.match(highest)
    if found is None:
        return ""
    number = found["number"]
    return f"{found['prefix'] or ''}{int(number) + 1:0{len(number)}}"


def _like(
    document: Document, at: int, clause: Clause, identifier: str, start: Line, followed: bool
) -> Item | None:
    """A clause of that identifier, written as the one before: `- **FR-013**: `."""
    text = document.text
    low, high = clause.id_span.moved(at)
    span = text.line(text.line_at(low))
    lead = text.string[span.start : low]
    tail = _TAIL.match(text.string, high, span.end)
    behind = tail.group() if tail else ""
    if not followed:
        behind = behind if behind.endswith((" ", "\t", "")) else f"{behind} "
    found = LINE.match(lead)
    if found is None:
        return None
    before = _missing(start, Line(*(found[name] or "" for name in Line._fields)))
    if before is None:
        # What is written leads to something else; the number may be wanted all the same.
        before, behind = "", ""
    words = before + identifier + ("" if followed else behind)
    snippet = f"{literal(words)}${{1:}}"
    return Item(
        identifier, "new", filled(snippet), FORM, "the next clause", snippet, filter=identifier
    )


def _missing(start: Line, model: Line) -> str | None:
    """What has to stand before the identifier besides what is written; None where that does not
    begin as the model does."""
    if not (start.item or start.heading or start.mark):
        return f"{model.item}{model.heading}{model.mark}"
    if bool(start.item) != bool(model.item) or bool(start.heading) != bool(model.heading):
        return None
    if start.mark:
        return "" if start.mark == model.mark else None
    return model.mark


def _scenario(start: Line) -> Iterator[Item]:
    """OpenSpec's: a heading, and steps with bold words."""
    if start.heading:
        for words in ("Scenario: ", "Requirement: "):
            yield Item(words, "form", words, FORM, "OpenSpec")
        return
    steps = "**WHEN** ${1:condition}\n- **THEN** ${2:outcome}"
    yield _form(start, "WHEN .. THEN", steps, "steps of a scenario", "- ")
    for word in _STEPS:
        yield _form(start, word, f"**{word}** ${{1:words}}", "a step", "- ")
    if not start.item and not start.mark:
        words = "#### Scenario: ${1:title}\n\n- **WHEN** ${2:condition}\n- **THEN** ${3:outcome}"
        yield Item("Scenario", "form", filled(words), FORM, "OpenSpec", words)


def _criteria(string: str) -> Iterator[Item]:
    """Criteria after EARS, in the way in which the document writes them."""
    if " SHALL " not in string:
        return
    system = "THE SYSTEM" if "THE SYSTEM SHALL" in string else "the ${%d:system}"
    then = " THEN" if re.search(r"\b(?:WHEN|IF)\b[^\r\n]{1,200}[^,] THEN ", string) else ","
    for word, what in (
        ("WHEN", "event"), ("IF", "condition"), ("WHILE", "state"), ("WHERE", "feature"),
    ):  # fmt: skip
        if f"{word} " not in string and word not in ("WHEN", "IF"):
            continue
        joint = ", THEN" if word == "IF" and then == "," else then
        who = system % 2 if "%" in system else system
        last = 3 if "%" in system else 2
        snippet = f"{word} ${{1:{what}}}{joint} {who} SHALL ${{{last}:response}}"
        label = f"{word} .. SHALL"
        yield Item(label, "form", filled(snippet), OWN, "EARS", snippet)


def _form(start: Line, label: str, snippet: str, detail: str, item: str = "") -> Item:
    """A form whose words stand in an item and whose first is bold, less what is written of it."""
    if start.mark and snippet.startswith(start.mark):
        snippet = snippet[len(start.mark) :]
    elif item and not start.item and not start.mark:
        snippet = item + snippet
    bare = label.strip("*: ")
    return Item(label, "form", filled(snippet), FORM, detail, snippet, filter=bare)
