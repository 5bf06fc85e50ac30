"""The facts of a segment: what it defines, what it uses, and where. All offsets are relative to
the segment.

Facts depend on the segment's words alone, never on its place, its document or the workspace; which
of them hold there (two notations may claim the same words) is settled by the document.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.spec.precedents import Part
from speclsp.spec.prose import PackedProse
from speclsp.spec.ruling import Ruling
from speclsp.text import Span

Form = Literal[
    "tag", "marker", "bold", "bracket", "heading", "plain", "attribute", "number", "row", "repeat"
]
"""How the identifier of a clause stands; "number": it is that of an item; "row": that of a row in a
table; "repeat": that of a row above in the same table."""

ROWS: frozenset[Form] = frozenset(("row", "repeat"))

Kind = Literal["requirement", "criterion", "story", "principle", "property"]
"""What a clause is to those who wrote it; most are requirements."""

Amends = Literal["", "added", "modified", "removed", "renamed"]
"""What a clause of a change does to the clause of its name that is in force."""

TermForm = Literal["label", "plain", "listed", "row", "title", "words", "short"]
"""How a term stands: before a colon, with emphasis or without, in a definition list, in a table, as
a heading, in a sentence that says what it means; "short": beside what it abbreviates."""

Standing = Literal["words", "lead", "link"]
"""How an identifier stands that refers, if it does."""


class Attribute(NamedTuple):
    """`key=value` behind an identifier; the span is that of the value."""

    key: str
    value: str
    span: Span


class Section(NamedTuple):
    """A heading and what stands below it."""

    # The heading as a reader sees it: without markup and without attributes.
    title: str
    level: int
    # The whole heading, and its title without markers and attributes.
    span: Span
    title_span: Span
    # Its own identifier, "" when it has none, and where that stands.
    id: str
    id_span: Span
    attributes: tuple[Attribute, ...] = ()

    @property
    def authority(self) -> str | None:
        """The level that its attributes state; `speclsp.authority` knows which one holds."""
        for attribute in self.attributes:
            if attribute.key == "authority":
                return attribute.value
        return None


class Clause(NamedTuple):
    """The smallest thing that can be cited."""

    id: str
    notation: str
    # What it says; a tag or marker included when it stands in line.
    span: Span
    id_span: Span
    attributes: tuple[Attribute, ...] = ()
    # Counted from 1; 0 when it states none.
    revision: int = 0
    # What precedes the identifier where that tells families apart: the "r" of `r[a.b]`, the "FR-"
    # of FR-001.
    prefix: str = ""
    form: Form = "plain"
    kind: Kind = "requirement"
    amends: Amends = ""
    # Its name in words, for one whose identifier is a number: the title of its heading.
    title: str = ""

    @property
    def is_tag(self) -> bool:
        """Whether a file that is named for it tests it: `examples/sy73.md` for `[^sy73]`."""
        return self.form == "tag"


class Reference(NamedTuple):
    """A use of a clause or a section by its identifier, other than a Markdown link."""

    target: str
    kind: Literal["clause", "section"]
    notation: str
    span: Span
    prefix: str = ""
    revision: int = 0
    # Whether its form says that it refers. Other words do so only where their family is known:
    # `UTF-8` is text as long as nothing defines a `UTF-1`.
    explicit: bool = False
    # Where it stands. What leads an item, a heading or a row may be a definition in a form that is
    # not known; a link's words are explained by what the link leads to.
    standing: Standing = "words"
    # The module that is named before it: the "billing" of `billing#REQ-7`. The span is that of the
    # identifier alone.
    module: str = ""


class Link(NamedTuple):
    """A Markdown link or image. `target` is as written: a destination, or the label of a
    reference."""

    kind: Literal["inline", "image", "full", "collapsed", "shortcut", "definition", "html"]
    target: str
    text: str
    span: Span
    target_span: Span
    # Whether a link by label may well be ordinary brackets, unless its label is defined.
    doubtful: bool = False

    @property
    def by_label(self) -> bool:
        """Whether the target is the label of a definition, and not a destination."""
        return self.kind in ("full", "collapsed", "shortcut")


class Label(NamedTuple):
    """`[label]: destination`; the label is normalised, the destination as written."""

    label: str
    target: str
    span: Span
    target_span: Span
    # Where the label stands, without its brackets.
    label_span: Span


class Anchor(NamedTuple):
    """A name for a place, such as `<a id="x">` or `{#x}`."""

    id: str
    span: Span


class Footnote(NamedTuple):
    """`[^label]: words`."""

    label: str
    span: Span
    # The file of a test and its function, where the words are nothing else:
    # `tests/test_lamp.py::test_dims`. The function may be "".
    test: str = ""
    function: str = ""
    test_span: Span = Span(0, 0)


class Example(NamedTuple):
    """`**Example**: title`."""

    title: str
    span: Span
    title_span: Span


class Keyword(NamedTuple):
    """A key word of BCP 14 outside headings, as `MUST NOT`, with single spaces."""

    word: str
    span: Span


class Scenario(NamedTuple):
    """What happens in one case that a clause is about: a heading, or an item with Given, When,
    Then."""

    title: str
    span: Span
    title_span: Span


class Task(NamedTuple):
    """A piece of work in a list: `- [ ] T012 ...`, `- [x] 2.1 ...`. `id` is "" without a number."""

    id: str
    done: bool
    span: Span
    id_span: Span


class TestHeader(NamedTuple):
    """The first line of a test file: `Examples for [^id] in title:`."""

    id: str
    title: str
    span: Span
    id_span: Span
    title_span: Span


class Term(NamedTuple):
    """A word, or a few, and what explains it."""

    name: str
    # Where the name stands, and all that explains it.
    name_span: Span
    span: Span
    # Whether its form says that it is a term, or only where it stands.
    sure: bool
    form: TermForm = "label"
    # What an abbreviation stands for, where its letters are those of the words beside it.
    expansion: str = ""


class Mistake(NamedTuple):
    """Something that almost matches its notation. `fault` is one line; `remedy` what to write
    instead, or ""."""

    kind: Literal["identifier", "example"]
    fault: str
    remedy: str
    span: Span
    # "" where it is one in any document.
    notation: str = ""


class Comment(NamedTuple):
    """An HTML comment. It stands alone when nothing else is in its lines and nothing contains
    it."""

    # Between `<!--` and `-->`.
    words: str
    span: Span
    alone: bool
    # For one alone, the block below it; None when that is in the next segment, or there is none.
    below: Span | None


def placeless(value: object) -> object:
    """A fact, or several, without any places in it: what it says."""
    if isinstance(value, Span | PackedProse):
        return None
    return tuple(map(placeless, value)) if isinstance(value, tuple) else value


class Facts(NamedTuple):
    """All facts of one segment, each kind in the order of the text."""

    sections: tuple[Section, ...] = ()
    clauses: tuple[Clause, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[Label, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    examples: tuple[Example, ...] = ()
    headers: tuple[TestHeader, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    tasks: tuple[Task, ...] = ()
    comments: tuple[Comment, ...] = ()
    # Lines that say something of the clause above them: `Needs: dsn`.
    attributes: tuple[Attribute, ...] = ()
    prose: PackedProse = PackedProse()
    # The first block, for a comment that stands above it in the segment before.
    first: Span | None = None
    # Words that were too costly to read for links and code.
    unread: tuple[Span, ...] = ()
    # Whether other files are taken in here when the page is published.
    includes: bool = False
    # Whether it names where the key words of BCP 14 are from.
    declares: bool = False
    terms: tuple[Term, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    precedents: tuple[Part, ...] = ()
