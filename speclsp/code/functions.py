"""Test functions by the habits of each language: what they are called, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from speclsp.code.comments import within
from speclsp.code.mark import Function
from speclsp.text import Span
from speclsp.work import Work

MOST = 10_000
"""Functions of a file."""

# What a line above a function begins with that belongs to it: a comment, an attribute, the rest of
# an attribute.
_AT_A_TIME = 50
_BELONGS = re.compile(r"(?P<indent>[ \t]*)(?:[@#/*\[;%<-]|(?P<rest>[\])\"']))")


class _Form(NamedTuple):
    function: re.Pattern[str]
    # What its name begins with, or what stands above it, where it is a test.
    name: re.Pattern[str] | None = None
    above: re.Pattern[str] | None = None


def _form(function: str, name: str = "", above: str = "") -> _Form:
    return _Form(
        re.compile(function, re.MULTILINE),
        re.compile(name) if name else None,
        re.compile(above) if above else None,
    )


_QUOTED = r"(?P<quote>[\"'])(?P<name>[^\"'\r\n]{1,300})(?P=quote)"
_MODIFIERS = r"(?:(?:public|protected|private|internal|static|final|abstract|open|override)[ \t]+)"
_FORMS: dict[str, tuple[_Form, ...]] = {
    "python": (_form(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(?P<name>\w+)", "test"),),
    "rust": (
        _form(
            r"^[ \t]*(?:pub(?:\([^)\r\n]{0,50}\))?[ \t]+)?(?:(?:const|async|unsafe)[ \t]+){0,3}"
            r"fn[ \t]+(?P<name>\w+)",
            above=r"#\[(?:\w+::){0,4}(?:test|rstest|test_case|quickcheck|wasm_bindgen_test)\b",
        ),
    ),
    "go": (
        _form(
            r"^func[ \t]+(?:\([^)\r\n]{0,200}\)[ \t]*)?(?P<name>\w+)", r"(?:Test(?!Main\b)|Fuzz)"
        ),
    ),
    "script": (
        _form(
            r"(?<![\w.$])(?:it|test|specify)(?:\.\w{1,20}){0,2}\([ \t\r\n]{0,100}"
            r"(?P<quote>[\"'`])(?P<name>[^\"'`\r\n]{1,300})(?P=quote)"
        ),
    ),
    "java": (
        _form(
            r"^[ \t]*(?:@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\b"
            r"(?:\([^()\r\n]{0,200}\))?|\[(?:Fact|Theory|Test|TestMethod|TestCase)\b[^\]\r\n]{0,200}\])"
            r"(?:\s{1,100}(?:@[\w.]{1,100}(?:\([^()]{0,500}\))?|\[[^\]\r\n]{1,200}\])){0,10}"
            r"\s{1,100}[^\r\n(=;{}]{0,200}?(?P<name>\b\w{1,200}|`[^`\r\n]{1,200}`)[ \t]*\("
        ),
    ),
    "swift": (
        _form(
            r"^[ \t]*(?:(?:@?\w{1,30}|@Test\([^()\r\n]{0,200}\))[ \t]+){0,8}"
            r"func[ \t]+(?P<name>\w+)",
            "test",
            r"@Test\b",
        ),
    ),
    "c": (
        _form(
            r"^[ \t]*(?:TEST|TEST_F|TEST_P|TYPED_TEST|TEST_CASE|SCENARIO)\([ \t]*"
            r"(?P<name>[^()\r\n]{1,300})\)"
        ),
    ),
    "php": (
        _form(
            rf"^[ \t]*{_MODIFIERS}{{0,4}}function[ \t]+(?P<name>\w+)", "test", r"@test\b|#\[Test"
        ),
    ),
    "ruby": (
        _form(rf"^[ \t]*(?:it|specify|scenario|test)[ \t]*\(?[ \t]*{_QUOTED}"),
        _form(r"^[ \t]*def[ \t]+(?P<name>test_\w+)"),
    ),
    "elixir": (_form(rf"^[ \t]*test[ \t]+{_QUOTED}"),),
    "shell": (_form(rf"^[ \t]*@test[ \t]+{_QUOTED}"),),
    "gherkin": (
        _form(
            r"^[ \t]*(?:Scenario(?: Outline| Template)?|Example)[ \t]*:[ \t]*(?P<name>[^\r\n]*\S)"
        ),
    ),
}


def functions(text: str, language: str, comments: Sequence[Span]) -> Work[tuple[Function, ...]]:
    """The functions of `text` in the order of the text, where some of them are tests; a piece at a
    time."""
    found: list[tuple[int, Span, bool]] = []
    for form in _FORMS.get(language, ()):
        # No function begins above the line in which the one before is named.
        floor = -1
        for match in form.function.finditer(text):
            if len(found) == MOST:
                break
            if len(found) % _AT_A_TIME == 0:
                yield
            span = Span(*match.span("name"))
            if within(comments, span.start):
                continue
            head = _head(text, match.start(), floor)
            floor = _line_start(text, span.end)
            found.append((head, span, _is_test(form, text, head, span)))
    if not any(is_test for _, _, is_test in found):
        return ()
    found.sort()
    ends = [*(head for head, _, _ in found[1:]), len(text)]
    return tuple(
        Function(text[span.start : span.end], span, Span(head, end), is_test)
        for (head, span, is_test), end in zip(found, ends, strict=True)
    )


def _is_test(form: _Form, text: str, head: int, name: Span) -> bool:
    if form.name is None and form.above is None:
        return True
    if form.name and form.name.match(text, name.start, name.end):
        return True
    return form.above is not None and form.above.search(text, head, name.start) is not None


def _head(text: str, start: int, floor: int) -> int:
    """Where the comments and attributes directly above a function begin."""
    head = _line_start(text, start)
    words = text[head : head + 200]
    deepest = len(words) - len(words.lstrip(" \t"))
    for _ in range(100):
        if head == 0:
            break
        end = head - (2 if text[head - 2 : head] == "\r\n" else 1)
        above = _line_start(text, end)
        line = _BELONGS.match(text, above, end) if end - above <= 1_000 else None
        if above <= floor or line is None or (len(line["indent"]) > deepest and not line["rest"]):
            # It is about the code above.
            break
        head = above
    return head


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
