"""One Markdown file at one version: immutable, cut into segments whose facts are remembered.

Facts are read from segments by notations that do not know of each other; which of them hold in a
document is settled here, by its words and its path. Offsets are code points in the document unless
said otherwise.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

from speclsp.language.vocabulary import vocabulary
from speclsp.markdown.extent import after_front_matter, line_end, opens_front_matter
from speclsp.markdown.segments import cuts
from speclsp.notation.moved import Reread, moved
from speclsp.notation.notation import Options
from speclsp.notation.outline import outline, shape
from speclsp.notation.precedents import Precedent, recorded
from speclsp.notation.reading import DEFAULT
from speclsp.notation.settle import Settled, settled
from speclsp.segment import Before, Carried, Segment
from speclsp.spec.facts import Clause, Facts, Section, placeless
from speclsp.spec.names import Outline
from speclsp.spec.titles import slugs, spec_md_slugs
from speclsp.text import Edit, Shift, Span, Text
from speclsp.work import Work, at_once

_Derived = TypeVar("_Derived")


class Document:
    """What a path holds. `text` is decoded when needed, so that a document at rest costs its
    bytes."""

    def __init__(
        self, path: str, text: Text | bytes, segments: tuple[Segment, ...], options: Options
    ) -> None:
        self.path = path
        self.segments = segments
        self.options = options
        # What others derive from the document, by the function that derives it.
        self.memo: dict[object, Any] = {}
        # What the check found, for the version after this one to take over.
        self.findings: Any = None
        self.carried: Carried | None = None
        # None for a document that no edit has made.
        self.before: Before | None = None
        # Whether what holds is what held before, but for its places in the document.
        self.only_moved = False
        self._text = text

    @classmethod
    def read(cls, path: str, string: str, options: Options = DEFAULT) -> Document:
        return at_once(cls.reading(path, string, options))

    @classmethod
    def reading(cls, path: str, string: str, options: Options = DEFAULT) -> Work[Document]:
        """`read`, a piece at a time."""
        found: list[Segment] = []
        start = 0
        for cut in cuts(string):
            found.append(Segment(string[start:cut], options))
            start = cut
            yield
        return cls(path, Text(string), tuple(found), options)

    @property
    def text(self) -> Text:
        if isinstance(self._text, bytes):
            return Text(self._text.decode("utf-8", "surrogatepass"))
        return self._text

    def at_rest(self) -> Document:
        """The same document, holding its text as bytes."""
        if isinstance(self._text, bytes):
            return self
        data = self._text.string.encode("utf-8", "surrogatepass")
        rested = Document(self.path, data, self.segments, self.options)
        rested.__dict__["outline"] = self.outline
        return rested

    def awake(self) -> Document:
        """The same document, holding its text decoded."""
        if not isinstance(self._text, bytes):
            return self
        awake = Document(self.path, self.text, self.segments, self.options)
        awake._inherit(self)
        return awake

    def placed(self, path: str) -> Document:
        """The same words at another path, where others of its identifiers may hold."""
        return Document(path, self._text, self.segments, self.options)

    def edit(self, edits: Sequence[Edit]) -> Document:
        """The document after `edits`, each of which speaks of the result of the one before."""
        return at_once(self.editing(edits))

    def editing(self, edits: Sequence[Edit]) -> Work[Document]:
        """`edit`, a piece at a time."""
        document = self.awake()
        for edit in edits:
            document = yield from document._edited(edit)
        return document

    def _edited(self, edit: Edit) -> Work[Document]:
        text = self.text
        size = len(text)
        low, high = sorted(max(0, min(bound, size)) for bound in edit.span)
        after = text.apply(edit)
        moved = len(after) - size
        first = self._first_touched(low, after.string)
        position = self.starts[first] if self.segments else 0
        fresh: list[Segment] = []
        rest = bisect_right(self.starts, high)
        for cut in cuts(after.string, position):
            fresh.append(Segment(after.string[position:cut], self.options))
            position = cut
            yield
            # The first cut of before that stands again, behind the edit, ends what is read anew.
            rest = bisect_left(self.starts, cut - moved, rest)
            if rest < len(self.starts) and self.starts[rest] == cut - moved:
                break
        else:
            rest = len(self.segments)
        segments = (*self.segments[:first], *fresh, *self.segments[rest:])
        document = Document(self.path, after, segments, self.options)
        old = self.segments[first:rest]
        before = [shape(segment.facts) for segment in old]
        now = [shape(segment.facts) for segment in fresh]
        start = self.starts[first] if self.segments else 0
        end = self.starts[rest] if rest < len(self.starts) else size
        written = self.text.string[start:end]
        reread = Span(start, end + moved)
        document.before = Before(self.memo, written, reread, first, old, tuple(fresh))
        if [each for each in before if each] == [each for each in now if each]:
            document._inherit(self)
            if self.findings is not None and before == now and _say_the_same(old, fresh):
                shift = Shift(start, end, moved)
                held = self.__dict__.get("settled")
                document.carried = Carried(shift, self.findings, held)
                if self.__dict__.get("precedents") == ():
                    document.__dict__["precedents"] = ()
        return document

    def _first_touched(self, low: int, after: str) -> int:
        """The first segment that an edit at `low` may change."""
        first = bisect_right(self.starts, low) - 1
        before = self.text.string
        if first > 0 and low <= line_end(before, self.starts[first]):
            # It may undo the cut that the segment starts with, also at the end of that line: what
            # is written behind the last line of a text, or a line feed behind a carriage return.
            first -= 1
        if not after_front_matter(before) and (
            opens_front_matter(before) or opens_front_matter(after)
        ):
            # Front matter that no line closes yet may be closed from anywhere.
            return 0
        return max(0, first)

    def _inherit(self, other: Document) -> None:
        """Take over what holds no positions from a document that defines and uses the same."""
        for name in ("outline", "slugs", "anchors"):
            if name in other.__dict__:
                self.__dict__[name] = other.__dict__[name]

    def words_apart(self, other: Document) -> frozenset[str]:
        """The words, in the singular, of which the text says more or less than the other's, and
        some around them."""
        if self.before is not None and self.before.memo is other.memo:
            return vocabulary(self.words(self.before.span)) ^ vocabulary(self.before.words)
        return vocabulary(self.text.string) ^ vocabulary(other.text.string)

    def remembered(self, derive: Callable[[Document], _Derived]) -> _Derived:
        """What a function of the document alone gives, which is asked once."""
        if derive not in self.memo:
            self.memo[derive] = derive(self)
        found: _Derived = self.memo[derive]
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Where each segment starts, ascending."""
        return (
            list(accumulate((segment.size for segment in self.segments[:-1]), initial=0))
            if self.segments
            else []
        )

    @property
    def facts(self) -> Iterator[tuple[int, Facts]]:
        """Each segment's start, and its facts, whose offsets count from there."""
        return zip(self.starts, (segment.facts for segment in self.segments), strict=True)

    @property
    def size(self) -> int:
        return sum(segment.size for segment in self.segments)

    def words(self, span: Span) -> str:
        return self.text.string[span.start : span.end]

    def segment_words(self, at: int) -> str:
        """What is written in the segment at this place."""
        start = self.starts[at]
        return self.text.string[start : start + self.segments[at].size]

    @cached_property
    def settled(self) -> Settled:
        """The clauses and references that hold in this document, in the order of the text."""
        carried, before = self.carried, self.before
        if before is not None and carried is not None and carried.settled is not None:
            self.carried = carried._replace(settled=None)
            found = moved(carried.settled, carried.shift, list(self._reread(before, carried.shift)))
            if found is not None:
                self.only_moved = True
                return found
        options = self.options
        return settled(self.path, list(self.facts), options.enabled, options.module)

    def _reread(self, before: Before, shift: Shift) -> Iterator[Reread]:
        start = shift.low
        for at, old, new in zip(before.anew, before.old, before.new, strict=True):
            yield Reread(start, old.facts, self.starts[at], new.facts)
            start += old.size

    @cached_property
    def sections(self) -> tuple[tuple[int, Section], ...]:
        """Every section with the start of its segment, in the order of the text."""
        return tuple((start, section) for start, each in self.facts for section in each.sections)

    def section_at(self, offset: int) -> tuple[int, Section] | None:
        """The innermost section that holds `offset`; None above the first heading."""
        at = bisect_right(self.sections, offset, key=lambda each: each[0] + each[1].span.start)
        return self.sections[at - 1] if at else None

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The slug of each section that states no identifier, "" for the rest."""
        unnamed = [each for _, each in self.sections if not each.id]
        if self.options.slug == "spec-md":
            made = iter(spec_md_slugs((each.title, each.level) for each in unnamed))
        else:
            made = iter(slugs((each.title for each in unnamed), self.options.slug))
        return tuple("" if each.id else next(made) for _, each in self.sections)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Everything that a link's fragment can name in this document."""
        found = set(self.slugs)
        for _, each in self.facts:
            found |= {section.id for section in each.sections}
            found |= {anchor.id for anchor in each.anchors}
        found |= {self.settled.anchor(clause) for _, clause in self.settled.clauses}
        return frozenset(found - {""})

    @cached_property
    def clauses_by_id(self) -> dict[str, tuple[tuple[int, Clause], ...]]:
        """The clauses of each identifier, each with the start of its segment, in text order."""
        found: dict[str, tuple[tuple[int, Clause], ...]] = {}
        for start, clause in self.settled.clauses:
            found[clause.id] = (*found.get(clause.id, ()), (start, clause))
        return found

    @cached_property
    def precedents(self) -> tuple[Precedent, ...]:
        """The decisions that it records, in the order of the text."""
        return recorded(self.path, list(self.facts))

    @cached_property
    def outline(self) -> Outline:
        """What it defines and uses, by name."""
        return outline(self.settled, list(self.facts), self.anchors)


def _say_the_same(before: Sequence[Segment], now: Sequence[Segment]) -> bool:
    return all(
        placeless(old.facts) == placeless(new.facts) for old, new in zip(before, now, strict=True)
    )
