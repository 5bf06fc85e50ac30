"""Precedents: decisions that are recorded beside the clauses that they are about.

A file's is a heading `# P-7: title` in a folder `precedents`, a clause's a quote that begins with
`**Precedent P-7** (2026-03-01): title`. Below either stand lines `Clauses: REQ-3@1f3a90c2` and the
like. A precedent defines no clause; the identifiers that it names are references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.notation.folders import feature_folder, is_precedents
from speclsp.notation.notation import Fact, Found, Notation, Options, Settling
from speclsp.notation.precedent_fields import KEYS, field, is_blank, titled
from speclsp.spec.facts import Clause, Facts, Reference, Section
from speclsp.spec.names import Name
from speclsp.spec.passage import Passage
from speclsp.spec.precedents import Citation, Field, Head, Named, Settles
from speclsp.text import Span

NAME = "precedent"
IN_FORCE = frozenset(("", "in force", "accepted"))
"""What the status says of a precedent that holds."""

_ID = r"(?P<id>P-\d{1,9})(?![\w-]|\.\w)"
_TITLE = re.compile(rf"(?:Precedent[ \t]+)?{_ID}[ \t]*(?:[:.\u2013\u2014-][ \t]*(?P<title>.*))?\Z")
_OPENING = re.compile(
    rf"(?:\*\*|__)?Precedent[ \t]+{_ID}(?:\*\*|__)?[ \t]*"
    r"(?:\((?P<date>[^()\r\n]{0,40})\))?[ \t]*[:.]?(?:\*\*|__)?[ \t]*(?P<title>[^\r\n]*)"
)
_FAMILY = re.compile(r"\d+[a-z]?\Z")
_BEHIND = ("superseded",)


class Precedent(NamedTuple):
    """One decision as its document records it; offsets are those of the document."""

    id: str
    title: str
    # The heading, or the first line of the quote, and the identifier in it.
    span: Span
    id_span: Span
    # All of a quote; of a heading, that alone.
    block: Span
    date: str = ""
    status: str = ""
    clauses: tuple[Citation, ...] = ()
    # None where nothing is said of what is settled.
    settles: tuple[Settles, ...] | None = None
    supersedes: tuple[Named, ...] = ()
    # Whether it rules, and where.
    given: bool = False
    ruling: Field | None = None

    @property
    def decided(self) -> bool:
        """Whether it was ever in force."""
        return self.given and (self.status in IN_FORCE or self.status.startswith(_BEHIND))

    @property
    def stands(self) -> bool:
        """Whether it says of itself that it is in force."""
        return self.given and self.status in IN_FORCE

    @property
    def content(self) -> str:
        """All that findings elsewhere depend on: neither places nor hashes, neither title nor
        date."""
        cited = tuple((each.target, each.link, each.quote) for each in self.clauses)
        settled = None if self.settles is None else tuple(each[:3] for each in self.settles)
        named = tuple(each.id for each in self.supersedes)
        return repr((self.given, self.status, cited, settled, named))


def recorded(path: str, found: Found) -> tuple[Precedent, ...]:
    """The precedents of the document at `path`, in the order of the text."""
    if not any(facts.precedents for _, facts in found):
        return ()
    made: list[Precedent] = []
    # Of the last heading that begins one, while what follows is below it.
    level = 0
    filed: int | None = None
    for start, facts in found:
        quotes: list[int] = []
        for part in _parts(facts):
            if isinstance(part, Section):
                filed = filed if filed is not None and part.level > level else None
            elif isinstance(part, Field):
                at = quotes[part.quote] if part.quote >= 0 else filed
                if at is not None:
                    made[at] = _with(made[at], _moved(part, start))
            elif not part.level:
                quotes.append(len(made))
                made.append(_begun(part, start))
            elif is_precedents(path):
                filed, level = len(made), part.level
                made.append(_begun(part, start))
    return tuple(made)


def _parts(facts: Facts) -> Iterator[Section | Head | Field]:
    """Headings, each before what it says itself, and all else, in the order of the text."""
    if not facts.precedents:
        return iter(facts.sections)
    parts: list[Section | Head | Field] = [*facts.sections, *facts.precedents]
    return iter(sorted(parts, key=lambda each: each.span.start))


def _begun(head: Head, start: int) -> Precedent:
    span, named, block = (each.moved(start) for each in (head.span, head.id_span, head.block))
    return Precedent(head.id, head.title, span, named, block, head.date)


def _moved(part: Field, start: int) -> Field:
    return part._replace(
        span=part.span.moved(start),
        clauses=tuple(
            each._replace(span=each.span.moved(start), hash_span=each.hash_span.moved(start))
            for each in part.clauses
        ),
        settles=tuple(
            each._replace(clause_span=each.clause_span.moved(start)) for each in part.settles
        ),
        precedents=tuple(each._replace(span=each.span.moved(start)) for each in part.precedents),
    )


def _with(precedent: Precedent, part: Field) -> Precedent:
    if part.key == "clauses":
        return precedent._replace(clauses=(*precedent.clauses, *part.clauses))
    if part.key == "settles":
        return precedent._replace(settles=(*(precedent.settles or ()), *part.settles))
    if part.key == "supersedes":
        return precedent._replace(supersedes=(*precedent.supersedes, *part.precedents))
    if part.key == "status":
        return precedent._replace(status=precedent.status or part.words.casefold())
    if part.key == "date":
        return precedent._replace(date=precedent.date or part.words)
    if part.key == "ruling" and not precedent.given:
        return precedent._replace(given=part.given, ruling=part)
    return precedent


def names(path: str, precedents: Sequence[Precedent], scope: str) -> Iterator[Name]:
    """What a document with precedents defines; `scope` is that of identifiers in it."""
    if precedents:
        yield Name("precedent", "", "")
    for each in precedents:
        yield Name("precedent", "", each.id)
        yield Name("precedent", each.content, each.id)
        # Words that name it are no clause that is missing.
        yield from (Name("lead", known, each.id) for known in ("", scope))


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    quotes: list[Span] = []
    for at, passage in enumerate(passages):
        if passage.block.kind == "heading":
            yield from _headed(passages, at)
        elif passage.block.kind == "paragraph":
            if (opening := _opening(passages, at)) is not None:
                quotes.append(opening.block)
                yield opening
            if KEYS.search(passage.words):
                yield from _fields(passage, quotes)


def _headed(passages: Sequence[Passage], at: int) -> Iterator[Fact]:
    passage = passages[at]
    if found := _TITLE.match(passage.words):
        span = Span(*found.span("id")).moved(passage.start)
        title = (found["title"] or "").strip()
        level = passage.block.level
        yield Head(found["id"], title, "", passage.span, span, level, passage.span)
    elif key := titled(passage.words):
        yield Field(key, passage.span, given=_is_said_below(passages, at), titled=True)


def _is_said_below(passages: Sequence[Passage], at: int) -> bool:
    """Whether something stands between a heading and the next that is more than a blank to fill."""
    for passage in passages[at + 1 :]:
        if passage.block.kind == "heading":
            return False
        if passage.block.kind in ("paragraph", "cell", "fence", "code"):
            words = passage.uncommented.strip()
            if words and not is_blank(words):
                return True
    return False


def _opening(passages: Sequence[Passage], at: int) -> Head | None:
    passage, quote = passages[at], passages[at].parent
    if quote is None or quote.kind != "quote" or passages[at - 1].block is not quote:
        return None
    found = _OPENING.match(passage.words)
    if found is None:
        return None
    span = Span(passage.start, passage.start + found.end())
    named = Span(*found.span("id")).moved(passage.start)
    date = (found["date"] or "").strip()
    block = Span(quote.start, quote.end)
    return Head(found["id"], found["title"].strip(), date, span, named, 0, block)


def _fields(passage: Passage, quotes: Sequence[Span]) -> Iterator[Fact]:
    around = (at for at, quote in enumerate(quotes) if quote.overlaps(passage.span))
    innermost = max(around, default=-1)
    for each in field(passage):
        yield each._replace(quote=innermost)
        named = [(one.target, one.span) for one in each.clauses if not one.link]
        named += [(one.clause, one.clause_span) for one in each.settles if one.clause]
        for target, span in named:
            prefix = _FAMILY.sub("", target)
            yield Reference(target, "clause", NAME, span, prefix, explicit=True)


def scope(path: str) -> str:
    """The feature that a precedent belongs to, whose folder `precedents` is not one itself."""
    kept = [each for each in path.split("/")[:-1] if each.casefold() != "precedents"]
    return feature_folder("/".join((*kept, path.rpartition("/")[2])))


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """Only what a precedent says names its clauses."""
    spots = {
        span
        for each in recorded(path, found)
        for span in (
            *(one.span for one in each.clauses if not one.link),
            *(one.clause_span for one in each.settles or ()),
        )
    }

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        return fact if isinstance(fact, Reference) and fact.span.moved(start) in spots else None

    return settled


NOTATION = Notation(
    NAME,
    _read,
    scope=scope,
    settling=_settling,
    about="a decision `P-7` in a folder `precedents`, or in a quote, that names clauses",
)
