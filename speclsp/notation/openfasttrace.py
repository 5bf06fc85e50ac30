"""OpenFastTrace: an item is named `req~login~1` in a line of its own, by type, name and revision.

Type and name identify it; whoever covers another revision than the one in force is out of date.
`Covers:` and `Depends:` list other items. Between `<!-- oft:off -->` and `<!-- oft:on -->` nothing
is an item; since a segment may end there, that is settled in the document.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from speclsp.notation.notation import Fact, Found, Notation, Options, Settling
from speclsp.spec.comments import SWITCHES
from speclsp.spec.facts import Attribute, Clause, Mistake, Reference
from speclsp.spec.passage import Passage
from speclsp.spec.titles import title
from speclsp.text import Span

NAME = "openfasttrace"

_NAME = r"[^\W\d_][\w-]*(?:\.[\w-]+)*"
_ITEM = rf"(?P<type>[A-Za-z]{{1,20}})~(?P<name>{_NAME})~(?P<revision>\d{{1,9}})"
_LINE = r"(?:\A|(?<=[\r\n]))[ \t]{0,3}"
_END = r"[ \t]*(?=[\r\n]|\Z)"
_ALONE = re.compile(rf"{_LINE}(?P<mark>`?){_ITEM}(?P=mark){_END}")
_ALMOST = re.compile(
    rf"{_LINE}`(?P<type>[A-Za-z]{{1,20}})~(?P<name>{_NAME})(?:~v?(?P<revision>\d*))?`{_END}"
)
_ANYWHERE = re.compile(rf"(?<![\w~.\-]){_ITEM}(?![\w~-])")
# `arch --> dsn, utest : req~login~1`: an item that only hands on what another needs.
_FORWARD = re.compile(
    rf"{_LINE}(?:[-+*][ \t]+)?`?(?P<from>[A-Za-z]{{1,20}})[ \t]*-->[ \t]*"
    rf"(?P<needs>[A-Za-z]+(?:,[ \t]*[A-Za-z]+)*)[ \t]*:[ \t]*{_ITEM}`?{_END}"
)
_KEY = re.compile(
    rf"{_LINE}(?P<key>Needs|Status|Tags):[ \t]*(?P<value>[^\s][^\r\n]*?)?{_END}", re.IGNORECASE
)
_KEYS = ("needs:", "status:", "tags:")
_LIST = re.compile(rf"{_LINE}(?:Covers|Depends):[ \t]*\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s`,;*_\[\]()\ufffc#-]*\Z")


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    if not passages:
        return
    segment = passages[0].segment
    folded = segment.casefold()
    if any(key in folded for key in _KEYS):
        yield from _attributes(passages)
    if "~" not in segment:
        return
    for at, passage in enumerate(passages):
        kind = passage.block.kind
        if kind not in ("paragraph", "cell") or "~" not in passage.words:
            continue
        in_item = passage.parent is not None and passage.parent.kind == "item"
        taken: set[int] = set()
        if kind == "paragraph":
            for each in _defined(passages, at, in_item):
                taken.add(each.id_span.start)
                yield each
            if not in_item:
                yield from _mistakes(passages, at)
        listed = in_item and _is_listed(passages, at)
        yield from _references(passage, in_item, listed, taken)


def _defined(passages: Sequence[Passage], at: int, in_item: bool) -> Iterator[Clause]:
    passage = passages[at]
    words, start = passage.uncommented, passage.start
    for found in _FORWARD.finditer(words):
        yield _handed_on(passage, found)
    lines = [] if in_item else list(_ALONE.finditer(words))
    for place, found in enumerate(lines):
        stop = lines[place + 1].start() if place + 1 < len(lines) else len(words)
        end = start + len(words[:stop].rstrip())
        if stop == len(words) and (below := _following(passages, at)):
            end = below[-1].block.end
        yield Clause(
            f"{found.group('type')}~{found.group('name')}",
            NAME,
            Span(start + found.start("mark"), end),
            Span(start + found.start("type"), start + found.end("name")),
            revision=int(found.group("revision")),
            prefix=f"{found.group('type')}~",
            title="" if place else _title(passages, at),
        )


def _handed_on(passage: Passage, found: re.Match[str]) -> Clause:
    kind, start = found.group("from"), passage.start
    low, high = start + found.start("needs"), start + found.end("needs")
    return Clause(
        f"{kind}~{found.group('name')}",
        NAME,
        Span(start + found.start("from"), start + found.end()),
        Span(start + found.start("from"), start + found.end("from")),
        (Attribute("needs", found.group("needs"), Span(low, high)),),
        int(found.group("revision")),
        f"{kind}~",
    )


def _following(passages: Sequence[Passage], at: int) -> tuple[Passage, ...]:
    """What belongs to the item whose name stands in a paragraph: all up to the next heading or
    item."""
    found: list[Passage] = []
    for each in passages[at + 1 :]:
        if each.block.kind == "heading":
            break
        if each.block.kind == "paragraph" and each.block.parent < 0:
            words = each.uncommented
            if _ALONE.search(words) or _FORWARD.search(words):
                break
        if each.block.parent < 0 or each.block.kind == "paragraph":
            found.append(each)
    while found and found[-1].block.kind in ("html", "break"):
        del found[-1]
    return tuple(found)


def _attributes(passages: Sequence[Passage]) -> Iterator[Attribute]:
    """What is said of items behind `Needs:`, `Status:`, `Tags:`, in the line or in the list
    below."""
    listed = ""
    for passage in passages:
        if passage.block.kind == "heading":
            listed = ""
        if passage.block.kind != "paragraph":
            continue
        words, start = passage.uncommented, passage.start
        keys = list(_KEY.finditer(words))
        if listed and not keys and re.fullmatch(r"[\w`, \t-]+", words):
            value = words.strip("` \t")
            low = start + words.index(value)
            yield Attribute(listed, value, Span(low, low + len(value)))
            continue
        listed = ""
        for found in keys:
            key, value = found.group("key").casefold(), found.group("value")
            if value:
                low = start + found.start("value")
                yield Attribute(key, value, Span(low, low + len(value)))
            elif not words[found.end() :].strip():
                listed = key


def _title(passages: Sequence[Passage], at: int) -> str:
    """The heading directly above."""
    above = passages[at - 1] if at else None
    return title(above.words) if above is not None and above.block.kind == "heading" else ""


def _mistakes(passages: Sequence[Passage], at: int) -> Iterator[Mistake]:
    passage = passages[at]
    if not _title(passages, at):
        # Anywhere else it may be a mere mention of a name.
        return
    for found in _ALMOST.finditer(passage.uncommented):
        if found.group("revision"):
            exact = f"~{found.group('revision')}`"
            if found.group().rstrip().endswith(exact):
                continue
        name = f"{found.group('type')}~{found.group('name')}"
        remedy = f"`{name}~{found.group('revision') or 1}`"
        written = found.group().strip()
        low = passage.start + found.start() + found.group().index(written)
        span = Span(low, low + len(written))
        yield Mistake("identifier", f'"{written}" is almost an item', remedy, span)


def _is_listed(passages: Sequence[Passage], at: int) -> bool:
    """Whether the list that a paragraph stands in is one of those that name other items."""
    for each in reversed(passages[:at]):
        if each.block.kind in ("paragraph", "heading") and each.block.parent < 0:
            return _LIST.search(each.words) is not None
    return False


def _references(
    passage: Passage, in_item: bool, listed: bool, taken: set[int]
) -> Iterator[Reference]:
    # A name may stand in code; what is commented out is gone.
    words = passage.uncommented
    code = [
        (run.start - passage.start, run.end - passage.start)
        for run in passage.runs
        if run.kind in ("code", "tag", "autolink")
    ]
    for found in _ANYWHERE.finditer(words):
        place = passage.start + found.start("type")
        if place in taken:
            continue
        line = words[: found.start()].replace("\r", "\n").rpartition("\n")[2]
        alone = in_item and _BETWEEN.match(line) is not None
        forwarded = _FORWARD.match(words, max(0, found.start() - len(line)))
        in_code = any(low <= found.start() < high for low, high in code)
        # A sentence may name an item in code as it names any example.
        shown = in_code and not in_item and not forwarded and passage.block.kind != "cell"
        yield Reference(
            f"{found.group('type')}~{found.group('name')}",
            "clause",
            NAME,
            Span(place, passage.start + found.end("name")),
            f"{found.group('type')}~",
            int(found.group("revision")),
            bool(listed or alone or forwarded),
            "link" if shown else "words",
        )


class _Around(NamedTuple):
    """What stands around the items of a document; all places are the document's, ascending."""

    # Where regions begin, and whether they are switched off.
    switches: list[tuple[int, bool]]
    # Headings and items, where the item above ends.
    bounds: list[int]
    said: list[tuple[int, Attribute]]


def _around(found: Found) -> _Around:
    around = _Around([], [], [])
    for start, each in found:
        around.switches.extend(
            (start + comment.span.start, words == "oft:off")
            for comment in each.comments
            if (words := comment.words.strip()) in SWITCHES
        )
        around.bounds.extend(start + section.span.start for section in each.sections)
        around.bounds.extend(start + c.id_span.start for c in each.clauses if c.notation == NAME)
        around.said.extend((start + one.span.start, one) for one in each.attributes)
    around.bounds.sort()
    return around


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """What does not stand in a region that is switched off, with what is said of it below, where a
    segment may have ended."""
    # Most documents have no such fact, and every key asks.
    around = cache(lambda: _around(found))

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        switches, bounds, said = around()
        at = start + (fact.id_span if isinstance(fact, Clause) else fact.span).start
        before = bisect_left(switches, (at, False))
        if before and switches[before - 1][1]:
            return None
        if isinstance(fact, Reference) or fact.attributes or not said:
            return fact
        bound = bisect_right(bounds, at)
        end = bounds[bound] if bound < len(bounds) else math.inf
        low, high = (bisect_left(said, place, key=lambda one: one[0]) for place in (at, end))
        return fact._replace(attributes=tuple(_seen_from(start, *one) for one in said[low:high]))

    return settled


def _seen_from(start: int, place: int, said: Attribute) -> Attribute:
    """What is said at `place`, for a clause whose segment is at `start`."""
    low = place - start
    return said._replace(span=Span(low, low + said.span.end - said.span.start))


def _marked(clause: Clause) -> Span:
    start, end = clause.id_span
    # An item that is handed on is named by its type alone, where that stands.
    return Span(start, end + (_revision(clause) if end - start == len(clause.id) else 0))


def _cited(reference: Reference) -> Span:
    return Span(reference.span.start, reference.span.end + _revision(reference))


def _revision(fact: Clause | Reference) -> int:
    return len(f"~{fact.revision}")


NOTATION = Notation(
    NAME,
    _read,
    settling=_settling,
    marked=_marked,
    cited=_cited,
    about="a line such as `req~login~1` below a heading, as OpenFastTrace reads it",
)
