"""What stands on the page, as values; neither where it came from nor how it is written down.

Paths are relative to the root, or, where there are several, to the folder that all of them are in.
Lines count from 1.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.diagnostic import Severity
from speclsp.report.finding import QuotedLine
from speclsp.report.summary import Skip

State = Literal["tested", "untested", "clashing", "unnamed"]
"""How a demand stands: some test shows it, none does, another contradicts it, or it has no
identifier that a test could name."""


class Heading(NamedTuple):
    """What the page is called, and what else its reader is told of it."""

    title: str = "Specifications"
    # As it was given, "" for none.
    date: str = ""


class Evidence(NamedTuple):
    """A file that has to do with a clause."""

    path: str
    # 0 where it is the whole file.
    line: int
    verb: Literal["tests", "implements", "mentions"]
    # The test function that is named, "" for none.
    function: str = ""
    is_there: bool = True


class Clause(NamedTuple):
    """What can be cited of a document."""

    id: str
    words: str
    line: int
    state: State
    # Which of the document's parts it stands in.
    part: int = 0
    evidence: tuple[Evidence, ...] = ()
    # How many cases are described below it.
    scenarios: int = 0

    @property
    def is_tested(self) -> bool:
        return any(each.verb == "tests" and each.is_there for each in self.evidence)


class Module(NamedTuple):
    """A module that is declared: its folder, and what it is called."""

    folder: str
    name: str


class Sheet(NamedTuple):
    """One document."""

    path: str
    title: str
    # What it falls into, by their headings; at least one.
    parts: tuple[str, ...]
    clauses: tuple[Clause, ...] = ()
    # The part of each sentence that demands something and has no identifier.
    unnamed: tuple[int, ...] = ()
    is_test: bool = False
    module: Module | None = None

    @property
    def demands(self) -> int:
        return len(self.clauses) + len(self.unnamed)


class Reference(NamedTuple):
    """How often one part of a document refers to a part of one, perhaps the same."""

    source: tuple[str, int]
    target: tuple[str, int]
    times: int = 1


class Side(NamedTuple):
    """One of the places that cannot all hold."""

    path: str
    line: int
    message: str
    lines: tuple[QuotedLine, ...]


class Clash(NamedTuple):
    """A conflict: its kind, what it is, and all its sides."""

    rule: str
    severity: Severity
    message: str
    question: str
    sides: tuple[Side, ...]
    # Whether a precedent has settled it.
    is_settled: bool = False


class Ruling(NamedTuple):
    """A precedent, and the clauses that it is about."""

    path: str
    line: int
    id: str
    title: str
    date: str
    # "in force", or what it says of itself.
    status: str
    clauses: tuple[str, ...]


class Holder(NamedTuple):
    """What stands at a level of authority: a document, a section or a clause."""

    path: str
    line: int
    name: str


class Level(NamedTuple):
    """A level of authority, and what stands there by path and place."""

    name: str
    is_known: bool
    holders: tuple[Holder, ...]


class Authority(NamedTuple):
    """The levels, the highest first, and the documents with demands that state none."""

    levels: tuple[Level, ...] = ()
    silent: tuple[str, ...] = ()


class Doubt(NamedTuple):
    """How much of a document, or of a section, can be read in more than one way."""

    path: str
    # 0 for a document.
    line: int
    title: str
    # By severity, the gravest first.
    counts: tuple[int, int, int, int]
    # The most frequent first.
    rules: tuple[tuple[str, int], ...]


class Doubts(NamedTuple):
    """Findings on wording by document and by section, the worst first."""

    documents: tuple[Doubt, ...] = ()
    sections: tuple[Doubt, ...] = ()


class Question(NamedTuple):
    """What only the author can answer."""

    line: int
    rule: str
    severity: Severity
    words: str
    message: str


class Asked(NamedTuple):
    """The questions about one clause; "" stands for all that are about none."""

    clause: str
    questions: tuple[Question, ...]


class Interview(NamedTuple):
    """The questions about one document, by clause."""

    path: str
    clauses: tuple[Asked, ...]

    @property
    def size(self) -> int:
        return sum(len(each.questions) for each in self.clauses)


class Aside(NamedTuple):
    """What the page leaves out, so that nobody takes it for clean."""

    skipped: tuple[Skip, ...] = ()
    failed: tuple[str, ...] = ()
    suppressed: int = 0
    baselined: int = 0
    # Findings of other kinds, by group.
    others: tuple[tuple[str, int], ...] = ()


class Overview(NamedTuple):
    """All that stands on the page."""

    heading: Heading = Heading()
    sheets: tuple[Sheet, ...] = ()
    references: tuple[Reference, ...] = ()
    clashes: tuple[Clash, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    authority: Authority = Authority()
    doubts: Doubts = Doubts()
    interviews: tuple[Interview, ...] = ()
    aside: Aside = Aside()

    @property
    def specifications(self) -> tuple[Sheet, ...]:
        """The documents that demand something, or all but tests where none does."""
        written = tuple(each for each in self.sheets if not each.is_test)
        return tuple(each for each in written if each.demands) or written
