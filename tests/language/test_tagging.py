"""Each word is what it is where it stands, written as `word/tag`; marks are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.language.syntax.phrases import phrases, shown
from speclsp.language.tagging import tagged
from speclsp.text import Span

CASES = [
    # Nouns and verbs that share a form.
    "The/determiner client/noun requests/verb a/determiner token/noun",
    "The/determiner token/noun requests/noun are/be logged/participle",
    "A/determiner server/noun MUST/modal log/verb each/determiner request/noun",
    "The/determiner log/noun MUST/modal NOT/not grow/verb",
    "notify/verb every/determiner patient/noun",
    "When/subordinator a/determiner key/noun expires/verb it/pronoun keeps/verb nothing/pronoun",
    "to/to store/verb files/noun and/conjunction update/verb the/determiner index/noun",
    # Participles, gerunds, adjectives.
    "a/determiner failed/participle upload/noun was/be sent/participle",
    "Avoid/verb making/gerund unfounded/participle claims/noun",
    "the/determiner smallest/adjective unit/noun of/preposition its/determiner currency/noun",
    # Demonstratives.
    "This/determiner lookup/noun MUST/modal fail/verb",
    "This/pronoun MUST/modal fail/verb",
    "a/determiner file/noun that/relative is/be empty/adjective",
    # Modals that are nouns, and names.
    "on/preposition 2/number May/noun",
    "Billing/noun Clerks/noun MUST/modal sign/verb",
    "only/adverb quickly/adverb apply/verb it/pronoun",
]


@pytest.mark.parametrize("case", CASES)
def test_tags(case: str) -> None:
    pairs = [each.rsplit("/", 1) for each in case.split()]
    words = " ".join(word for word, _ in pairs)
    found = [f"{each.text}/{each.tag}" for each in tagged(words, Span(0, len(words)))]
    if case.startswith("only"):
        assert found[:2] == case.split()[:2]
    else:
        assert found == case.split()


def test_marks_code_and_emphasis() -> None:
    words = "The **client's** ￼￼￼ [key￼￼￼￼ r[a.b] [^ab12] _is_ 5 ms, `x`."
    found = [(each.text, each.kind) for each in tagged(words, Span(0, len(words)))]
    assert found == [
        ("The", "word"),
        ("client's", "word"),
        ("￼￼￼", "code"),
        ("[", "mark"),
        ("key", "word"),
        ("is", "word"),
        ("5", "number"),
        ("ms", "word"),
        (",", "mark"),
        ("`", "mark"),
        ("x", "word"),
        ("`", "mark"),
        (".", "mark"),
    ]


def test_noun_phrases() -> None:
    words = "When the locker controller and each courier app report states, it asks 5 new users."
    found = tagged(words, Span(0, len(words)))
    assert [shown(words, found, each) for each in phrases(found)] == [
        "the locker controller",
        "each courier app",
        "states",
        "it",
        "5 new users",
    ]


@given(st.text(alphabet="aAé1 .,*_-'’`\n￼[]^()/", max_size=40), st.integers(0, 10))
def test_words_are_where_they_say(words: str, start: int) -> None:
    start = min(start, len(words))
    end = start
    for each in tagged(words, Span(start, len(words))):
        assert end <= each.start < each.end <= len(words)
        assert words[each.start : each.end] == each.text
        end = each.end
