"""Numbers as names: `#### Requirement 1.1.2` with the clause in the quote below it, as OpenFeature
writes, and sections that are known by the number before their title, `## 4.2 Title`.

A number is only looked for in a document that has numbers itself, and only where the sentence names
no other publication: `section 3.2.6 of RFC 9110` is somebody else's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from speclsp.notation.folders import edition, is_fixture, is_template
from speclsp.notation.notation import Fact, Found, Notation, Options, Settling, headed
from speclsp.spec.facts import Clause, Reference
from speclsp.spec.passage import Passage
from speclsp.spec.sections import number
from speclsp.text import Span

NAME = "numbered"
REQUIREMENT = "Requirement "
"""The family of numbered requirements."""

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_HEADING = re.compile(
    rf"[*_]{{0,2}}(?:(?:Conditional[ \t]+)?Requirement|Condition)[ \t]+(?P<id>{_NUMBER})[*_]{{0,2}}"
    r"[ \t]*\Z"
)
_USE = re.compile(
    rf"(?<![\w/#.\-])(?:(?P<word>(?:[Cc]onditional )?[Rr]equirements?|[Cc]onditions?)"
    rf"|(?P<section>[Ss]ections?|[Ss]ec\.|§§?))[ \t\u00a0]*(?P<id>{_NUMBER})(?![\w/%]|-\w|\.\w)"
)
# Who else may have a section of that number: a publication, a file, a link, "its", "that document".
_OTHER = re.compile(
    r"\b(?:RFC|ISO|IEC|IEEE|ITU|ECMA|ETSI|NIST|FIPS|ANSI|DIN|EN|BCP|STD|PEP|W3C|WHATWG|OASIS|GDPR"
    r"|HIPAA|PCI|TS|Annex|Appendix|Article|Act|Directive|Regulation|Draft|I-D|CommonMark|Unicode"
    r"|AMQP|MQTT|HTTP|JSON|XML|OAuth|OpenID)\b"
    r"|\b(?:document|standard|paper|book|manual|guide|constitution|licen[cs]e|contract|policy|its"
    r"|their)\b"
    r"|\.(?:md|mdx|txt|pdf|html?|adoc|rst|docx?)\b|\[[^\]]*\]",
    re.IGNORECASE,
)
# One of these is in each use, and to look for them first takes a tenth of the time.
_WORDS = ("ection", "equirement", "ondition", "ec.", "§")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)*_]*\s+(?=[^\Wa-z_]|[*_\"“(\[])|\r?\n[ \t\ufffc]*\r?\n")
# What looks like the end of a sentence and is none: "cf. Section 4".
_SHORT = re.compile(r"\b(?:cf|e\.g|i\.e|see|sec|no|vol|ch|resp|vs|approx)\.\s+\Z", re.IGNORECASE)
_LEAST_HEADINGS = 3


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    segment = passages[0].segment if passages else ""
    words = [word for word in _WORDS if word in segment]
    if not words:
        return
    for at, passage in enumerate(passages):
        kind = passage.block.kind
        if kind == "heading" and (found := _HEADING.match(passage.masked)):
            yield _clause(passages, at, found)
        elif kind in ("paragraph", "cell") and any(word in passage.masked for word in words):
            yield from _references(passage)


def _clause(passages: Sequence[Passage], at: int, found: re.Match[str]) -> Clause:
    passage = passages[at]
    start = passage.start
    return Clause(
        found.group("id"),
        NAME,
        Span(passage.block.start, _body_end(passages, at)),
        Span(start + found.start("id"), start + found.end("id")),
        prefix=REQUIREMENT,
        form="heading",
    )


def _body_end(passages: Sequence[Passage], at: int) -> int:
    """The first quote before the next heading holds what is demanded."""
    for each in passages[at + 1 :]:
        if each.block.kind == "heading":
            break
        if each.block.kind == "quote" and each.block.parent < 0:
            return each.block.end
    return passages[at].block.end


def _references(passage: Passage) -> Iterator[Fact]:
    masked = _in_one_line(passage)
    uses = list(_USE.finditer(masked))
    if not uses:
        return
    ends = [each.end() for each in _sentence_ends(masked)]
    links = [
        (run.start - passage.start, run.end - passage.start)
        for run in passage.runs
        if run.kind in ("link", "full", "collapsed", "shortcut", "image")
    ]
    for use in uses:
        place = bisect_right(ends, use.start())
        low = ends[place - 1] if place else 0
        high = ends[place] if place < len(ends) else len(masked)
        rest = f"{masked[low : use.start()]} \u00b7 {masked[use.end() : high]}"
        if any(start <= use.start() < end for start, end in links):
            continue
        section = use.group("section") is not None
        named = _OTHER.search(rest) is not None
        if section and named:
            continue
        # Code, an address or a link may name whose number it is.
        doubtful = named or "\ufffc" in rest or any(low < e and s < high for s, e in links)
        yield Reference(
            use.group("id"),
            "section" if section else "clause",
            NAME,
            Span(passage.start + use.start("id"), passage.start + use.end("id")),
            "" if section else REQUIREMENT,
            standing="link" if doubtful else "words",
        )


def _in_one_line(passage: Passage) -> str:
    """The masked words with spaces for what marks a quote or an item in the lines below the
    first."""
    masked, start = passage.masked, passage.start
    for low, high in zip(passage.block.holes[::2], passage.block.holes[1::2], strict=True):
        masked = masked[: low - start] + " " * (high - low) + masked[high - start :]
    return masked


def _sentence_ends(words: str) -> Iterator[re.Match[str]]:
    for end in _SENTENCE_END.finditer(words):
        if not _SHORT.search(words, max(0, end.start() - 8), end.end()):
            yield end


class _Numbers(NamedTuple):
    """What the headings of a document say of its numbers."""

    # Criteria are listed below a heading of their own.
    criteria: bool
    # There are enough headings with a number.
    numbered: bool
    # The dots in the longest number.
    depth: int


def _numbers(found: Found) -> _Numbers:
    titles = [section.title for _, each in found for section in each.sections]
    numbers = [given for title in titles if (given := number(title))]
    return _Numbers(
        any(title.casefold().startswith("acceptance criteria") for title in titles),
        len(numbers) >= _LEAST_HEADINGS,
        max((each.count(".") for each in numbers), default=0),
    )


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """Requirements where no criteria are listed below them, which is how Kiro writes; references
    where the document has numbers of that kind."""
    # Most documents have no such fact, and every key asks.
    numbers = cache(lambda: _numbers(found))

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        if isinstance(fact, Clause) or fact.kind == "clause":
            return fact if enabled or not numbers().criteria else None
        # A number with more parts than any here is most likely that of another document.
        within = fact.target.count(".") <= numbers().depth
        return fact if numbers().numbered and within else None

    return settled


def _is_read(path: str) -> bool:
    """Kiro uses the same words, for other things."""
    return not (
        is_template(path) or is_fixture(path) or re.search(r"(?:\A|/)\.(?:kiro|claude)/", path)
    )


NOTATION = Notation(
    NAME,
    _read,
    marked=headed,
    counted=True,
    reads=_is_read,
    scope=edition,
    settling=_settling,
    about="a heading such as `#### Requirement 1.1.2`, with what is demanded in the quote below",
)
