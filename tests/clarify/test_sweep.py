"""What a workspace is asked about stays as long as its text, and what is never sent is in none."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from speclsp.clarify.sections import MOST, stretches
from speclsp.clarify.sendable import secret_lines, sendable
from speclsp.clarify.sweep import Inquiry, Pair, Stretch, answered, asks, inquiries, label
from speclsp.model.asking import Ask
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.clarify.scripted import Scripted, data, findings, run, world

SECTION = "## Part {n}\n\n**REQ-{n}**: The server SHALL keep item {n}.{more}\n\n"
BOTH = {"model-ambiguity": {"a.md"}, "model-conflict": {"a.md"}}


def told(of: Snapshot) -> Mapping[str, tuple[object, ...]]:
    return {path: findings(of, path) for path in of.documents}


def several(of: Snapshot) -> list[Inquiry]:
    return list(inquiries(of, BOTH, told(of)))  # type: ignore[arg-type]


def questions(of: Snapshot) -> list[Ask]:
    return [ask for each in several(of) for ask in asks(of, each, told(of))]  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3 * MOST)), max_size=8))
def test_stretches_are_all_of_a_document(parts: list[tuple[int, int]]) -> None:
    text = "".join(f"{'#' * level} Title\n\n{'word ' * (size // 5)}\n\n" for level, size in parts)
    of = world(a=f"Before.\n\n{text}")
    document = of.documents["a.md"].awake()
    spans = stretches(document)
    assert "".join(document.words(each) for each in spans) == document.text.string
    assert all(0 < each.end - each.start <= MOST for each in spans)


def test_a_change_of_one_section_asks_about_no_other() -> None:
    def asked(more: str) -> set[str]:
        sections = (SECTION.format(n=n, more=more if n == 7 else "") for n in range(300))
        of = world(a="# Spec\n\n" + "".join(sections))
        stretched = [each for each in several(of) if isinstance(each, Stretch)]
        return {asks(of, each, {})[0].key("") for each in stretched}

    before, after = asked(""), asked(" It SHALL log this.")
    assert len(before) == 300
    assert len(after - before) == 1


def test_what_demands_nothing_is_not_asked_about() -> None:
    of = world(a="# History\n\nWe began in spring.\n\n# Rules\n\n**REQ-1**: The gate SHALL open.\n")
    (only,) = [each for each in several(of) if isinstance(each, Stretch)]
    assert "We began" not in data(asks(of, only, {})[0])["section"]["words"]
    assert label(of, only) == "a.md Rules"


def test_a_pair_is_asked_in_both_orders_and_known_by_both_names() -> None:
    of = world(
        a="**REQ-1**: The archive SHALL hold each invoice on paper alone.\n\n"
        "**REQ-2**: The archive SHALL mail each invoice to the tax office.\n"
    )
    (pair,) = [each for each in several(of) if isinstance(each, Pair)]
    one, other = asks(of, pair, {})
    assert data(one)["first"] == data(other)["second"]
    assert label(of, pair) == "a.md REQ-1; a.md REQ-2"
    unrelated = dict.fromkeys(("situation", "first_behaviour", "second_behaviour"), "")
    unrelated |= {"first_quote": "", "second_quote": "", "verdict": "unrelated"}
    assert run(answered(Scripted(lambda _: unrelated), of, pair, {})) == ()


def test_no_word_of_a_denied_document_is_in_a_question() -> None:
    hidden = "**Vault**: the hidden-word room.\n\n**REQ-2**: The gate SHALL lock the hidden-word.\n"
    of = world(a="**REQ-1**: The gate SHALL open the Vault.\n", my_secrets=hidden)
    assert any("hidden-word" in ask.messages[0].text for ask in questions(of))
    assert not any("hidden-word" in ask.messages[0].text for ask in questions(sendable(of)))


def test_the_place_of_a_secret_is_its_line() -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    of = world(a=f"# Key\n\nUse {key} or {key} here.\n\nNot {key}.\n")
    assert list(secret_lines(of, "a.md", Span(0, of.documents["a.md"].size))) == [3, 5]
    assert not list(secret_lines(of, "a.md", Span(0, 5)))
    assert not list(secret_lines(of, "b.md", Span(0, 5)))
