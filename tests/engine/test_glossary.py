"""The terms of a workspace: how people write them, what they cover, and that edits give what a
fresh start gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.files.listing import Listing
from speclsp.resolution.glossary import Glossary, glossary
from speclsp.resolution.terms import terms_in
from speclsp.rules.all import NAMES
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace

RULES = (
    "undefined-acronym", "undefined-term", "term-drift", "unused-definition", "circular-definition",
)  # fmt: skip


def names(text: str) -> list[str]:
    return [each.name for each in terms_in(Document.read("a.md", text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The term "Day" is a calendar day.\n', ["Day"]),
        ('"Day" means a calendar day. "Month" means thirty.\n', ["Day", "Month"]),
        ("Business Day means any day but Sunday.\n", ["Business Day"]),
        ("This means any day but Sunday.\n", []),
        ("A timeout means the server is dead.\n", []),
        ('The label "Send later" is a button.\n', []),
        ('The firm that runs it (the "Provider") waits.\n', ["Provider"]),
        ('Its state ("open") is kept.\n', []),
        ("The firm that runs it, hereafter Provider, waits.\n", ["Provider"]),
        ('The firm (hereinafter referred to as the "Provider") waits.\n', ["Provider"]),
        ("In the following cases: none.\n", []),
        ("_Day_ (noun): from dawn.\n", ["Day"]),
        ("**Sender** and **receiver**: the two roles.\n", ["Sender", "receiver"]),
        ("**Outcome**: the lamp shines.\n", []),
        ("**Sharing**: the line is in the file.\n", []),
        ("| Term | Meaning |\n|---|---|\n| **Day** | From dawn. |\n", ["Day"]),
        ("| Name | Meaning |\n|---|---|\n| Day | From dawn. |\n", []),
        ("| Term | Weeks |\n|---|---|\n| Autumn | 12 |\n", []),
        ("# Terms\n\n- Day: from dawn.\n- Long night - to dawn.\n", ["Day", "Long night"]),
        ("# Entities\n\n- day: string\n", []),
        ("# Terms\n\n## 1. Day (short)\n\nFrom dawn.\n", ["Day"]),
        ("# Terms\n\n## People\n\n- **Day**: from dawn.\n", ["Day"]),
        ("# Terms and conditions\n\n- **Day**: From dawn.\n", []),
        (
            "Some words have a meaning here:\n\n- **Day**: two dawns.\n- Dusk: late.\n",
            ["Day", "Dusk"],
        ),
        (
            "The following terms apply:\n\n* **Day**: two dawns.\n\nNo:\n\n* **Night**: one.\n",
            ["Day"],
        ),
        ("These are the steps:\n\n- **Day**: two dawns.\n", []),
        ("The following words:\n\n**Day**: two dawns.\n", []),
    ],
)
def test_definitions_as_people_write_them(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "expansion"),
    [
        ("A key lease service (KLS) runs.\n", "key lease service"),
        ("A key-lease service (the KLS) runs.\n", "key-lease service"),
        ("The KLS (key lease service) runs.\n", "key lease service"),
        ("KLS stands for key lease service.\n", "key lease service"),
        ("A key lease service, KLS for short, runs.\n", "key lease service"),
        ("## Key lease service (KLS)\n", "Key lease service"),
        ("*[KLS]: key lease service\n", "key lease service"),
        ("Kraft (also known as KLS) and the key lists sorted (KLS).\n", "key lists sorted"),
        ("The KLS (list and detail) runs.\n", None),
        ("Photos, keys, KLS.\n", None),
        ("A kernel (KLS) runs.\n", None),
        ("A list of key places, KLS, runs.\n", None),
    ],
)
def test_an_abbreviation_is_told_by_its_letters(text: str, expansion: str | None) -> None:
    found = terms_in(Document.read("a.md", text))
    assert [(each.name, each.expansion) for each in found] == (
        [("KLS", expansion)] if expansion else []
    )


TERMS = (
    "**Fast lane**: a way.\n\n**Entry**: a line.\n\n**IT**: a desk.\n\n**No-show**: an absence.\n"
)


def of(text: str) -> Glossary:
    return Glossary((each.path, each) for each in terms_in(Document.read("a.md", text)))


@pytest.mark.parametrize(
    ("words", "word", "covered"),
    [
        ("the fast lane is open", "fast", True),
        ("the FAST\n> lanes are open", "FAST", True),
        ("the **fast-lane** badge", "lane", True),
        ("the fast way", "fast", False),
        ("a fast, lane", "fast", False),
        ("the breakfast lane", "fast", False),
        ("all entries", "entries", True),
        ("the IT answers", "IT", True),
        ("and it answers", "it", False),
        ("two no-shows", "no", True),
        ("two no shows", "shows", True),
        ("", "", False),
    ],
)
def test_what_a_term_covers(words: str, word: str, covered: bool) -> None:
    low = words.index(word)
    assert of(TERMS).covers(words, low, low + len(word)) is covered


def test_the_longest_of_several_terms_is_found() -> None:
    terms = of("**Session**: a way.\n\n**Session key**: a value.\n")
    found = terms.occurrences("a session keys session; keys of sessions")
    assert [(each.start, each.end, each.key) for each in found] == [
        (2, 14, "session key"), (15, 22, "session"), (32, 40, "session"),
    ]  # fmt: skip


def test_typing_prose_leaves_the_glossary_alone() -> None:
    workspace = Workspace(Listing(Path("/x")), NAMES)
    before = workspace.apply(Change(texts={"a.md": TERMS, "b.md": "One.\n"}, complete=True))
    edited = workspace.apply(Change(edits={"b.md": [Edit(Span(0, 0), "The lane is fast. ")]}))
    assert glossary(edited) is glossary(before)
    defined = workspace.apply(Change(edits={"b.md": [Edit(Span(0, 0), "**Way**: a lane.\n\n")]}))
    assert glossary(defined) is not glossary(before)
    assert "ways" in glossary(defined)


PIECES = (
    "member", "participant", " MUST ", "the duty officer", "officer", "duty", "QVT", "# Terms\n\n",
    "\n\n", "- **Member**: a person.\n", "**Officer**: the duty.\n", " ",
    "quarterly validation team (QVT)",
    "The app MUST write to each participant.\n", "It MUST ask the duty officer.\n", "s", "`", "**",
    "| Term | Meaning |\n|---|---|\n| QVT | A team. |\n", "- **Duty**: an officer.\n",
    "It MUST ask the QVT.",
)  # fmt: skip
TEXTS = {
    "a.md": "# Rules\n\nThe app MUST write to each participant.\n\n"
    "It MUST ask the duty officer.\n\n"
    "Each member MUST log in. A member MUST pay. The member MAY go.\n\n# More\n\nAsk the QVT.\n",
    "b.md": "# Terms\n\n- **Member**: a person.\n- **Lease**: a right.\n\n"
    "# Others\n\nIt MUST ask the QVT.\n",
    "c.md": "# Notes\n\nNothing.\n",
}
edits = st.lists(
    st.tuples(
        st.sampled_from(sorted(TEXTS)), st.floats(0, 1), st.integers(0, 9), st.sampled_from(PIECES)
    ),
    min_size=1,
    max_size=6,
)


def said(shown: dict[str, tuple[Diagnostic, ...]], but: str) -> list[tuple[object, ...]]:
    """What is found in the other documents, but where in this one there is something to see."""
    return [(path, each[:2]) for path, all_ in shown.items() if path != but for each in all_]


def found(snapshot: Snapshot) -> dict[str, tuple[Diagnostic, ...]]:
    overrides = Overrides(select=RULES)
    return {path: check(snapshot, path, overrides).diagnostics for path in sorted(TEXTS)}


@settings(max_examples=60)
@given(edits)
def test_edits_give_what_a_fresh_start_gives(changes: list[tuple[str, float, int, str]]) -> None:
    workspace = Workspace(Listing(Path("/x")), NAMES)
    workspace.apply(
        Change(texts=TEXTS, complete=True, listed=True, opened=frozenset(("a.md", "b.md")))
    )
    for path, place, length, words in changes:
        before = workspace.snapshot
        shown = found(before)
        size = len(before.documents[path].text)
        low = int(place * size)
        edit = Edit(Span(low, min(size, low + length)), words)
        after = workspace.apply(Change(edits={path: [edit]}))
        if after.names is before.names:
            # Who is not looked at again has nothing else to be told.
            assert said(shown, path) == said(found(after), path)
    texts = {path: workspace.snapshot.string(path) for path in TEXTS}
    fresh = Workspace(Listing(Path("/x")), NAMES).apply(
        Change(texts=texts, complete=True, listed=True)
    )
    assert found(workspace.snapshot) == found(fresh)
