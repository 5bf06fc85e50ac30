"""Texts that are meant to cost too much, to clash without end, or to be no text: read, compared,
and bounded. What grows is measured as in tests/language/growth.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from speclsp.checking.check import Checked, check
from speclsp.checking.levels import Overrides
from speclsp.claims.amounts import amounts
from speclsp.claims.meaning import _said
from speclsp.claims.reading import claims
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.state import State
from speclsp.language.tagging import tagged
from speclsp.rules.shared.conflicting import _MOST
from speclsp.spec.prose import Prose
from speclsp.statements.statement import Statement
from speclsp.text import Span
from speclsp.work import at_once
from speclsp.workspace import Snapshot
from tests.language.growth import PIECES, Growing
from tests.rules.literate import snapshot

ONLY = Overrides(select=("conflict",))
MANY = 3_000


def checked(text: str) -> Checked:
    found = check(snapshot([("a.md", text)]), "a.md", ONLY)
    assert found.failures == ()
    return found


def listed(sentences: Iterator[str]) -> str:
    return "# Gate\n\n" + "".join(f"- {each}\n" for each in sentences)


def named(sentences: Iterator[str]) -> str:
    return listed(f"**REQ-{at}**: {each}" for at, each in enumerate(sentences))


def repeated(sentence: str) -> Iterator[str]:
    """As often as there are many, with the number of each in the place of `{}`."""
    return (sentence.replace("{}", str(at)) for at in range(MANY))


SENTENCES = {
    "words": "The gate MUST open the door " + "and close it " * 10_000,
    "numbers": "The gate MUST open the door " + "within 5 s " * 5_000,
    "brackets": "The gate MUST open " + "(" * 5_000 + "the door" + ")" * 5_000,
    "conditions": "The gate MUST open the door " + "if it is full, " * 3_000,
    "exceptions": "The gate MUST open the door " + "unless except " * 3_000,
    "verbs": "The gate MUST " + "let the gate keep the guard from telling it to " * 1_000,
    "clauses": "The gate MUST open the door, and the guard MUST shut it; " * 1_000,
    "code": "The gate MUST accept only `a`" + ", `b`" * 3_000,
    "commas": "The gate MUST accept " + "coins, " * 3_000 + "and notes",
    "120 numbers": "The gate MUST hold " + "5 s " * 55,
    "120 pieces of code": "The gate MUST accept only `a`" + ", `b`" * 55,
    "120 conditions": "The gate MUST open " + "if it is full, " * 23,
    "120 letting": "The gate MUST " + "let the guard " * 38 + "open",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_that_never_ends_is_read(name: str) -> None:
    said = SENTENCES[name]
    assert checked(f"{said}.\n\n{said.replace('MUST', 'MUST NOT')}.\n")


STRANGE = {
    "NUL": "do\0or",
    "object": "\ufffc",
    "objects": "\ufffc\ufffc\ufffc door",
    "lone surrogates": "\ud800 door \udfff",
    "code of lone surrogates": "`\ud800`",
    "right to left": "\u202edoor\u200f",
    "Arabic": "\u0627\u0644\u0628\u0627\u0628",
    "no width": "do\u200bor\u2060",
    "combining": "d\u0301\u0301\u0301oor",
    "astral": "\U0001f6aa door",
    "braces": "{0} door {1} {} {x!r}",
    "code of braces": "`{0}` `{x}`",
    "percent signs": "%s %d %(x)s door",
    "backslashes": r"\d+ \1 door",
    "a pattern": r"(a+)+$ [^] door",
    "large": "1e400 doors",
    "digits": "9" * 10_000 + " doors",
    "a fraction of nothing": "1/0 doors",
    "Arabic digits": "\u0663 doors",
    "huge units": "999999999999999999999999999999 TiB",
    "tiny units": "0.0000000000000000000000000001 mg",
    "a date": "0000-00-00",
    "a time": "99:99",
}
FORMS = (
    "The gate MUST hold at most {} of it.",
    "The gate MUST hold at least {} of it, and {}.",
    "When {} is there, the gate MUST NOT hold {}.",
    "- **{}**: The gate MUST hold 5 s.",
    "- **Hold**: any {} that is held for {}.",
    "The gate MUST hold only {}, `b` or `c`.",
    "The gate MUST hold {} before it opens {}.",
)


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_word_is_read(name: str) -> None:
    strange = STRANGE[name]
    said = [form.replace("{}", strange) for form in FORMS]
    denied = [each.replace("MUST", "MUST NOT") for each in said]
    found = checked("\n\n".join((*said, *denied, *(f"{each} More" for each in said))) + "\n")
    for each in found.diagnostics:
        assert "\n" not in each.message
        assert len(each.message) < 600, each.message


@pytest.mark.parametrize(
    "name", ["REQ-1(.*)+$", "REQ-[2", "a.b(", "{0}", "{one}", "\\", "REQ\u202e-1", "\0", "REQ-%s"]
)
def test_a_name_is_no_pattern(name: str) -> None:
    said = "The gate MUST stay open for {} s.\n"
    checked(f"- **{name}**: {said.format(5)}- **REQ-9**: {said.format(6)}")
    checked(f"r[{name}]\n{said.format(5)}\nr[gate.six]\n{said.format(6)}")
    checked(f"The gate MUST stay open for 5 s, see {name}.\n\nSee {name}: {said.format(6)}")


MASSES = {
    "identical": listed(repeated("The gate MUST open all the red doors.")),
    "identical with names": named(repeated("The gate MUST open all the red doors.")),
    "in one paragraph": " ".join(repeated("The gate MUST open {} doors.")),
    "amounts": named(repeated("The gate MUST stay open for exactly {} s.")),
    "opposites": named(
        said
        for at in range(MANY // 2)
        for said in ("The gate MUST open the door.", "The gate MUST NOT open the door.")
    ),
    "pairs": named(
        said.format(at)
        for at in range(MANY // 2)
        for said in (
            "The gate{0} MUST open the door{0}.",
            "The gate{0} MUST NOT open the door{0}.",
        )
    ),
    "edges": named(repeated("If more than {} guests wait, the gate MUST open door {}.")),
    "terms": "# Glossary\n\n"
    + "".join(repeated("- **Lock**: a thing that is closed for {} hours by a key.\n")),
    "lists": named(repeated("The roles of a guest MUST be only `a`, `b`, `c` and `d{}`.")),
    "orders": named(repeated("The gate MUST check badge {} before it opens door {}.")),
}


@pytest.mark.parametrize("name", MASSES)
def test_what_is_found_is_bounded(name: str) -> None:
    counts = Counter(each.rule for each in checked(MASSES[name]).diagnostics)
    assert all(count <= _MOST for count in counts.values()), counts
    if name == "pairs":
        assert counts == {"conflicting-keyword": _MOST}


def spoken(text: str) -> Statement:
    whole = Span(0, len(text))
    prose = Prose("paragraph", whole, (), True)
    return Statement(prose, text, text, whole, ((), 0), lead="", heading="", clause=None)


def read(text: str) -> Snapshot:
    return snapshot([("a.md", text)])


def bring(made: Snapshot) -> None:
    at_once(State().bringing(made))


STEPS: dict[str, Callable[[str], object]] = {
    "amounts": lambda text: amounts(tagged(text, Span(0, len(text)))),
    "claims": lambda text: claims(spoken(text), 0),
    "meaning": lambda text: _said(text),
}
MORE = {
    "amounts": "at most 5 s ",
    "ranges": "1 to 2 to ",
    "alternatives": "5 or ",
    "parts": "1 h 2 min ",
    "signs": "or equal to ",
    "less": "less than or equal to ",
    "around": "about ",
    "nouns": "gate ",
    "often": "no more often than every ",
    "limits": "limited to 5 ",
}
# Each sentence is tagged, which takes most of the time.
_LONGEST = 12_800


@pytest.mark.parametrize("name", [*PIECES, *MORE])
def test_reading_is_linear(name: str) -> None:
    piece = PIECES.get(name) or MORE[name]
    for step, do in STEPS.items():
        found = Growing(lambda text: text, piece, "The gate MUST hold ", _LONGEST).steep(do)
        assert not found, f"{step}: {found}"


_MASSES = {
    "identical": "- The gate MUST open all the red doors.\n",
    "opposites": "- The gate MUST open the door.\n- The gate MUST NOT open the door.\n",
    "sections": "# Gate\n\nThe gate MUST stay open for 5 s.\n\nIt MUST NOT stay open for 5 s.\n\n",
    "paragraph": "The gate MUST open the door. The gate MUST NOT open the door. ",
    "terms": "- **Lock**: a thing that a key opens at night.\n\n",
}


@pytest.mark.parametrize("name", _MASSES)
def test_comparing_is_linear(name: str) -> None:
    found = Growing(read, _MASSES[name], "# Gate\n\n").steep(bring)
    assert not found, f"{name}: {found}"


def test_comparing_what_differs_is_linear() -> None:
    """Many small groups, each of which clashes within."""

    def make(text: str) -> Snapshot:
        return read(
            "".join(
                f"- The gate{at} {modal} open the door{at}.\n"
                for at in range(len(text) // 80)
                for modal in ("MUST", "MUST NOT")
            )
            + text[-8:]
        )

    assert not (found := Growing(make, "x").steep(bring)), found


def test_a_found_that_is_turned_does_not_format_the_words_of_a_text() -> None:
    found = Found("conflicting-value", ("{1}", "{0}"), (Span(0, 1), Span(1, 2)), "{0} or {1}")
    assert found.turned().words == ("{0}", "{1}")
    assert found.turned().witness == "{1} or {0}"
