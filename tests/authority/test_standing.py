"""At which level words stand: what is stated inside counts before what is stated around it."""

from __future__ import annotations

import pytest

from speclsp.authority.levels import chain
from speclsp.authority.origin import origin
from speclsp.authority.standing import NONE, compare, standing, standing_of_segment
from tests.authority.places import level, stands
from tests.features.world import world

LEVELS = '[authority]\nlevels = ["law", "board", "staff"]\n'

NESTED = """\
Above.

# Style {#style authority=guideline}

In style.

## Tone

In tone.

### Voice {#voice authority=root}

In voice.

## Words

In words.

# Other

In other.
"""


def test_a_section_is_part_of_the_one_above_it() -> None:
    snapshot = world({"a.md": NESTED})
    found = [level(snapshot, "a.md", f"In {each}") for each in ("style", "tone", "voice", "words")]
    assert found == ["guideline", "guideline", "root", "guideline"]
    assert level(snapshot, "a.md", "In other") == level(snapshot, "a.md", "Above") == ""
    tone = stands(snapshot, "a.md", "In tone")
    assert (tone.rank, tone.how, tone.path, tone.title) == (4, "heading", "a.md", "Style")


def test_a_level_that_is_none_is_not_that_of_the_section_above() -> None:
    snapshot = world({"a.md": "# A {#a authority=root}\n\n## B {#b authority=rot}\n\nHere.\n"})
    assert stands(snapshot, "a.md", "Here") == NONE


def test_a_clause_may_state_its_own() -> None:
    text = "# A {#a authority=root}\n\nBe kind.\n{: #kind authority=user}\n\nBe brief.\n"
    snapshot = world({"a.md": text})
    assert stands(snapshot, "a.md", "Be kind").how == "clause"
    assert level(snapshot, "a.md", "Be kind") == "user"
    assert level(snapshot, "a.md", "Be brief") == "root"


def test_a_line_below_a_heading_counts_as_its_attribute() -> None:
    text = (
        "# A\n\nAuthority: Root\n\n## B\n\n**Authority level**: `user`\n\nHere.\n\n# C\n\nThere.\n"
    )
    snapshot = world({"a.md": text})
    assert stands(snapshot, "a.md", "Here")._replace(levels=()) == NONE._replace(
        level="user", rank=3, how="line", path="a.md", title="B"
    )
    assert level(snapshot, "a.md", "## B"[:2] + " B") == "user"
    assert level(snapshot, "a.md", "Authority: Root") == "root"
    assert level(snapshot, "a.md", "There") == ""


def test_the_word_level_alone_means_one_only_where_there_are_levels() -> None:
    text = "# A\n\nLevel: user\n\nHere.\n"
    assert level(world({"a.md": text}), "a.md", "Here") == ""
    stated = f"{text}\n# B {{#b authority=root}}\n"
    assert level(world({"a.md": stated}), "a.md", "Here") == "user"
    own = {"a.md": "# A\n\nlevel: board\n\nHere.\n", "speclsp.toml": LEVELS}
    assert level(world(own), "a.md", "Here") == "board"


def test_a_document_states_its_level_at_its_top() -> None:
    front = world({"a.md": "---\nauthority: developer\n---\n\n# A\n\nHere.\n"})
    assert stands(front, "a.md", "Here").how == "front-matter"
    assert level(front, "a.md", "Here") == "developer"
    line = world(
        {"a.md": "Authority: developer\n\n# A\n\nHere.\n\n# B {#b authority=user}\n\nX.\n"}
    )
    assert stands(line, "a.md", "Here").how == "document"
    assert level(line, "a.md", "X.") == "user"


def test_the_configuration_places_documents() -> None:
    placed = (
        '[[authority.documents]]\npaths = ["*.md"]\nlevel = "staff"\n'
        '[[authority.documents]]\npaths = ["core.md"]\nlevel = "law"\n'
    )
    texts = {"in/speclsp.toml": LEVELS + placed, "in/core.md": "# A\n\nHere.\n"}
    snapshot = world({**texts, "in/b.md": "Here.\n", "c.md": "Here.\n"})
    found = stands(snapshot, "in/core.md", "Here")
    assert (found.level, found.rank, found.how, found.path) == (
        "law",
        0,
        "configuration",
        "in/speclsp.toml",
    )
    assert level(snapshot, "in/b.md", "Here") == "staff"
    assert level(snapshot, "c.md", "Here") == ""


def test_a_table_places_documents_and_sections() -> None:
    index = (
        "# Index\n\n| Document | Authority |\n|---|---|\n| [core](core.md) | root |\n"
        "| [tone](b.md#tone) | User |\n| `c.md` | guideline |\n| c.md | user |\n"
    )
    texts = {"core.md": "Here.\n", "b.md": "There.\n\n# Tone\n\nHere.\n", "c.md": "Here.\n"}
    snapshot = world({"index.md": index, **texts})
    assert level(snapshot, "core.md", "Here") == "root"
    assert level(snapshot, "b.md", "Here") == "user"
    assert level(snapshot, "b.md", "There") == ""
    # It is given twice, and differently.
    assert level(snapshot, "c.md", "Here") == ""


LISTED = (
    "Each section has an authority level. From highest to lowest, the levels are law and board."
)


def test_a_document_lists_the_levels_of_its_folder() -> None:
    texts = {
        "in/core.md": f"# Levels\n\n{LISTED}\n",
        "in/deep/a.md": "# A {#a authority=board}\n\nHere.\n",
        "b.md": "# A {#a authority=board}\n\nHere.\n",
    }
    snapshot = world(texts)
    assert [tuple(each) for each in chain(snapshot, "in/deep/a.md")] == [
        ("law", "words", "in/core.md"),
        ("board", "words", "in/core.md"),
    ]
    assert stands(snapshot, "in/deep/a.md", "Here").rank == 1
    assert stands(snapshot, "b.md", "Here") == NONE
    texts["in/more.md"] = LISTED.replace("law and board", "board and law")
    assert stands(world(texts), "in/deep/a.md", "Here") == NONE


def test_the_constitution_stands_above_features() -> None:
    texts = {
        ".specify/memory/constitution.md": "# Rules\n\nTests MUST come first.\n",
        "specs/001-login/spec.md": "- **FR-001**: A member MUST log in.\n",
        "docs/a.md": "Here.\n",
    }
    snapshot = world(texts)
    high = stands(snapshot, ".specify/memory/constitution.md", "Tests")
    low = stands(snapshot, "specs/001-login/spec.md", "A member")
    assert (high.level, low.level, low.how) == ("constitution", "feature", "folder")
    assert compare(high, low) == "higher"
    assert compare(low, high) == "lower"
    assert level(snapshot, "docs/a.md", "Here") == ""
    del texts[".specify/memory/constitution.md"]
    assert level(world(texts), "specs/001-login/spec.md", "A member") == ""


def test_a_feature_that_states_its_level_is_compared_by_it() -> None:
    texts = {
        ".specify/memory/constitution.md": "# Rules\n",
        "specs/001-login/spec.md": "# A {#a authority=user}\n\nHere.\n",
    }
    assert level(world(texts), "specs/001-login/spec.md", "Here") == "user"


def test_the_earlier_name_of_root_is_as_high() -> None:
    text = "# A {#a authority=platform}\n\nOne.\n\n# B {#b authority=root}\n\nTwo.\n"
    snapshot = world({"a.md": text})
    one, two = stands(snapshot, "a.md", "One"), stands(snapshot, "a.md", "Two")
    assert (one.level, one.rank) == ("platform", 0)
    assert compare(one, two) == "same"


def test_levels_of_different_ladders_say_nothing_of_each_other() -> None:
    texts = {
        "a/speclsp.toml": LEVELS,
        "a/a.md": "# A {#a authority=law}\n\nHere.\n",
        "b.md": "# A {#a authority=user}\n\nHere.\n",
        "c.md": "Here.\n",
    }
    snapshot = world(texts)
    one, other = stands(snapshot, "a/a.md", "Here"), stands(snapshot, "b.md", "Here")
    assert compare(one, other) == "unknown"
    assert compare(other, stands(snapshot, "c.md", "Here")) == "unknown"


@pytest.mark.parametrize(
    "sentence",
    [
        "In case of conflict, this document takes precedence over [voice](voice.md).",
        "In case of conflict between `voice.md` and `core.md`, `core.md` prevails.",
        "This document prevails over all other documents in this repository.",
    ],
)
def test_a_sentence_puts_a_document_above_another(sentence: str) -> None:
    snapshot = world({"core.md": f"# Core\n\n{sentence}\n", "voice.md": "# Voice\n\nHere.\n"})
    core, voice = stands(snapshot, "core.md", "Core"), stands(snapshot, "voice.md", "Here")
    assert (compare(core, voice), compare(voice, core)) == ("higher", "lower")


def test_a_sentence_puts_a_section_above_another() -> None:
    text = (
        "# A\n\nThis section takes precedence over [B](#b).\n\n## Inner\n\nDeep.\n\n"
        "# B\n\nLow.\n\n# C\n\nElse.\n"
    )
    snapshot = world({"a.md": text})
    deep, low = stands(snapshot, "a.md", "Deep"), stands(snapshot, "a.md", "Low")
    assert compare(deep, low) == "higher"
    assert compare(deep, stands(snapshot, "a.md", "Else")) == "unknown"


def test_what_is_said_both_ways_is_not_known() -> None:
    over = "This document takes precedence over [{0}]({0}.md).\n"
    both = {"a.md": over.format("b"), "b.md": over.format("a")}
    snapshot = world(both)
    one, other = stands(snapshot, "a.md", "This"), stands(snapshot, "b.md", "This")
    assert compare(one, other) == "unknown"
    against = {"a.md": f"# A {{#a authority=user}}\n\n{over.format('b')}"}
    snapshot = world({**against, "b.md": "# B {#b authority=root}\n\nHere.\n"})
    one, other = stands(snapshot, "a.md", "This"), stands(snapshot, "b.md", "Here")
    assert compare(one, other) == "unknown"


def test_a_segment_is_asked_by_its_place() -> None:
    snapshot = world({"a.md": NESTED + NESTED.replace("Above", "After")})
    document = snapshot.document("a.md")
    assert document is not None
    for at, start in enumerate(document.starts):
        for within in range(0, document.segments[at].size, 7):
            assert standing_of_segment(snapshot, document, at, within) == standing(
                snapshot, document, start + within
            )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# A {#a authority=root}\n\n## B\n\nHere.\n", "root"),
        ("# A\n\nAuthority: root\n\n## B\n\nHere.\n", "root"),
        ("---\nauthority: root\n---\n\n# A\n\nHere.\n", "root"),
        ("# A\n\nHere it is.\n{: #x authority=root}\n", "root"),
    ],
)
def test_the_place_of_the_statement(text: str, written: str) -> None:
    snapshot = world({"a.md": text})
    document = snapshot.document("a.md")
    assert document is not None
    offset = text.index("Here")
    where = origin(snapshot, document, offset, standing(snapshot, document, offset))
    assert where is not None
    assert (where.path, document.words(where.span)) == ("a.md", written)
