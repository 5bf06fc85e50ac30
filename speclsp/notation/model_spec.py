"""The OpenAI Model Spec and its family: a tag `[^sy73]` behind a phrase names the clause and its
test file.

A clause runs from the tag before it, or from the start of its sentence, to its tag. There is no
footnote definition; a document that has one for a label uses it as an ordinary footnote. The test
of `sy73` is `examples/sy73.md`, whose first line reads `Examples for [^sy73] in <section title>:`.
Transcripts in fences carry grades, `<!-- BAD[#section]: reason -->`, whose `[#section]` refers to
a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.notation.notation import Fact, Found, Notation, Options, Settling
from speclsp.spec.facts import Clause, Example, Mistake, Reference, TestHeader
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "model-spec"

# At the start of a line, `[^x]:` defines a footnote.
_TAG = re.compile(r"(?<!\\)(?!(?<![^\r\n])\[\^[^\]]*\]:)\[\^(?P<id>[A-Za-z0-9][\w.-]*)\]")
_LOOSE_TAG = re.compile(
    r"(?<!\\)(?:\[\^[ \t]+(?P<a>\w+)[ \t]*\]|\[\^(?P<b>\w+)[ \t]+\]|\[[ \t]+\^(?P<c>\w+)\])"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)*_]*(?:\[\^[^\]\s]*\])*[\"'”’)*_]*\s+")
_HEADER = re.compile(r"Examples for \[\^(?P<id>[^\]\s]+)\] in (?P<title>[^\r\n]+?):?[ \t]*\Z")
_EXAMPLE = re.compile(r"[*_]{2}Examples?[*_]{2}[ \t]*:[ \t]*(?P<title>[^\r\n]*\S)")
_GRADE_COMMENT = re.compile(r"<!--[ \t]*(?P<words>(?:(?!<!--)[^\r\n])*?)[ \t]*-->")
_GRADE = re.compile(
    r"(?P<grade>GOOD|BAD|OK)\b(?:\[(?P<references>#?[^\]\r\n]*)\])?(?=[ \t]*(?:[:,.;(-]|\Z))"
)
_NEAR_GRADE = re.compile(r"(?P<word>[A-Za-z]+)(?:\[#|[ \t]*:|\Z)")
_SECTION = re.compile(r"#(?P<id>[\w.:-]+)")
_HIDDEN = frozenset(("code", "tag", "comment", "autolink"))
# At the start of a line.
_ROLE = re.compile(
    r"(?:^|(?<=\r))[^\S\r\n]*"
    r"(?P<tag><(?P<close>/?)(?P<role>[a-z_]+)(?P<rest>[^<>\r\n]*)>)(?P<after>[^\r\n]*)",
    re.MULTILINE,
)
_TAGS = re.compile(r"</?[a-z][^<>]*>")
ROLES = frozenset(
    (
        "system",
        "developer",
        "user",
        "assistant",
        "tool",
        "comparison",
        "platform",
        "settings",
        "untrusted",
    )
)


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    leads = True
    for passage in passages:
        kind = passage.block.kind
        if kind in ("paragraph", "cell", "heading"):
            if leads:
                yield from _header(passage)
            yield from _tags(passage)
            if kind == "paragraph" and (example := _EXAMPLE.match(passage.uncommented)):
                low = passage.start + example.start("title")
                title_span = Span(low, passage.start + example.end("title"))
                yield Example(example.group("title"), passage.span, title_span)
        elif kind == "fence" and "<assistant" in passage.words:
            yield from _transcript(passage)
        # Comments may stand above the header.
        leads = leads and kind == "html"


def _header(passage: Passage) -> Iterator[Fact]:
    first_line = re.split(r"[\r\n]", passage.uncommented, maxsplit=1)[0]
    found = _HEADER.match(first_line)
    if found:
        yield TestHeader(
            found.group("id"),
            found.group("title"),
            Span(passage.start, passage.start + found.end()),
            Span(passage.start + found.start("id"), passage.start + found.end("id")),
            Span(passage.start + found.start("title"), passage.start + found.end("title")),
        )


def _tags(passage: Passage) -> Iterator[Fact]:
    if "^" not in passage.words:
        return
    # A tag directly before "(" reads as a link's words, so links are not masked here; code and
    # HTML are.
    words = passage.without((run.start, run.end) for run in passage.runs if run.kind in _HIDDEN)
    before = 0
    is_header = _HEADER.match(re.split(r"[\r\n]", passage.uncommented, maxsplit=1)[0])
    for tag in () if is_header else _TAG.finditer(words):
        begin = _clause_start(words, before, tag.start())
        yield Clause(
            tag.group("id"),
            NAME,
            Span(passage.start + begin, passage.start + tag.end()),
            Span(passage.start + tag.start("id"), passage.start + tag.end("id")),
            form="tag",
        )
        before = tag.end()
    for loose in _LOOSE_TAG.finditer(words):
        label = loose.group("a") or loose.group("b") or loose.group("c")
        yield Mistake(
            "identifier",
            f'"{loose.group()}" is almost a clause tag',
            f"[^{label}]",
            Span(passage.start + loose.start(), passage.start + loose.end()),
        )


def _clause_start(words: str, floor: int, tag: int) -> int:
    """Where the clause starts whose tag is at `tag`: behind the tag before it, or with its
    sentence."""
    end = tag
    while end > floor and words[end - 1] in " \t\r\n.,;:!?\"'”’)*_":
        end -= 1
    start = floor
    for sentence in _SENTENCE_END.finditer(words, floor, max(floor, end)):
        start = sentence.end()
    while start < tag and words[start] in " \t\r\n.,;:!?":
        start += 1
    return start if start < tag else floor


def _transcript(passage: Passage) -> Iterator[Fact]:
    for comment in _GRADE_COMMENT.finditer(passage.words):
        words, low = comment.group("words"), passage.start + comment.start("words")
        graded = _GRADE.match(words)
        if graded:
            if graded.group("references"):
                offset = low + graded.start("references")
                for section in _SECTION.finditer(graded.group("references")):
                    span = Span(offset + section.start("id"), offset + section.end("id"))
                    yield Reference(section.group("id"), "section", NAME, span)
            continue
        if not _behind_assistant(passage.words, comment.start()):
            continue
        near = _NEAR_GRADE.match(words)
        grade = near.group("word").upper() if near else ""
        if near and grade in ("GOOD", "BAD", "OK", "OKAY"):
            remedy = "OK" if grade == "OKAY" else grade
            span = Span(low, low + len(near.group("word")))
            yield Mistake("example", f'"{near.group("word")}" is no grade', remedy, span)
    yield from _unbalanced(passage)
    if not _TAGS.sub("", passage.words).strip():
        line = passage.words.lstrip("\r\n")
        start = passage.start + len(passage.words) - len(line)
        end = start + len(re.split(r"[\r\n]", line, maxsplit=1)[0])
        yield Mistake("example", "nobody says anything in this transcript", "", Span(start, end))


def _behind_assistant(words: str, at: int) -> bool:
    line = words[max(words.rfind("\n", 0, at), words.rfind("\r", 0, at)) + 1 : at]
    return line.lstrip().startswith("<assistant")


def _unbalanced(passage: Passage) -> Iterator[Fact]:
    """Roles that are opened at the start of a line and never closed, or closed and never opened."""
    open_roles: list[tuple[str, int, int]] = []
    for tag in _ROLE.finditer(passage.words):
        role = tag.group("role")
        if role not in ROLES or tag.group("rest").endswith("/"):
            continue
        span = Span(tag.start("tag"), tag.end("tag")).moved(passage.start)
        if not tag.group("close"):
            if f"</{role}>" not in tag.group("after"):
                open_roles.append((role, *span))
        elif any(each[0] == role for each in open_roles):
            while open_roles[-1][0] != role:
                yield _unclosed(*open_roles.pop())
            open_roles.pop()
        else:
            yield Mistake("example", f'"</{role}>" closes what no line opens', "", span)
    for each in open_roles:
        yield _unclosed(*each)


def _unclosed(role: str, start: int, end: int) -> Mistake:
    return Mistake("example", f'"<{role}>" is never closed', "", Span(start, end))


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """References always; tags where they are no footnotes."""
    tagged = enabled or _tags_are_clauses(found)
    footnotes = [footnote for _, each in found for footnote in each.footnotes]
    labels = {footnote.label for footnote in footnotes if not footnote.test}
    # `[^sy73]: tests/test_tone.py::test_is_kind` says what tests the clause.
    tested = {footnote.label for footnote in footnotes if footnote.test}

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        if isinstance(fact, Reference) or fact.id in tested:
            return fact
        return fact if tagged and fact.id not in labels else None

    return settled


def _tags_are_clauses(found: Found) -> bool:
    """Whether `[^x]` names a clause: sections state their authority, or nothing defines a
    footnote."""
    if any(section.authority is not None for _, each in found for section in each.sections):
        return True
    if any(not footnote.test for _, each in found for footnote in each.footnotes):
        return False
    tags = [clause.id for _, each in found for clause in each.clauses if clause.notation == NAME]
    return all(len(tag) > 2 for tag in tags)


def _marked(clause: Clause) -> Span:
    return Span(clause.id_span.start - 2, clause.id_span.end + 1)


def _cited(reference: Reference) -> Span:
    return Span(reference.span.start - 1, reference.span.end)


NOTATION = Notation(
    NAME,
    _read,
    settling=_settling,
    marked=_marked,
    cited=_cited,
    about="a tag such as `[^sy73]` behind a sentence, tested by `examples/sy73.md`",
)
