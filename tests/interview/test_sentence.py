"""What of a page is the sentence that an author may put in other words."""

from __future__ import annotations

import pytest

from speclsp.interview.sentence import sentence_at
from tests.rules.literate import snapshot

SPEC = "specs/001-a/spec.md"


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("a.md", "The server SHALL @reply.", "The server SHALL reply."),
        ("a.md", "It waits. The server @replies soon. It ends.", "The server replies soon."),
        (
            "a.md",
            "# T {#t}\n\nThe server SHALL @reply soon.[^ab12]\n",
            "The server SHALL reply soon.",
        ),
        ("a.md", "**REQ-1**: The server SHALL @reply.\n", "The server SHALL reply."),
        ("a.md", "- [REQ-1] The server SHALL @reply.\n", "The server SHALL reply."),
        ("a.md", "r[a.b]\nThe server SHALL @reply.\n", "The server SHALL reply."),
        ("a.md", "**Scale**: for @TBD users", "for TBD users"),
        ("a.md", "**Scale:** for @TBD users", "for TBD users"),
        ("a.md", "*The server SHALL @reply soon.*", "The server SHALL reply soon."),
        ("a.md", "**A** server SHALL send @**B**", "**A** server SHALL send **B**"),
        ("a.md", "> The server SHALL\n> @reply.\n", "The server SHALL\n> reply."),
        ("a.md", "| a | b |\n|---|---|\n| x | It SHALL @reply. |\n", "It SHALL reply."),
        (SPEC, "- **FR-001**: System MUST @reply.\n", "System MUST reply."),
        (SPEC, "- **FR-001**: **System** MUST @reply.\n", "**System** MUST reply."),
        (SPEC, "- FR-001: System MUST @reply.\n", "System MUST reply."),
        (
            ".kiro/specs/a/requirements.md",
            "### Requirement 1\n\n1. WHEN it @rains THEN the system SHALL stop\n",
            "WHEN it rains THEN the system SHALL stop",
        ),
    ],
)
def test_the_sentence_at_a_place(path: str, text: str, sentence: str) -> None:
    offset = text.index("@")
    everything = snapshot([(path, text.replace("@", "", 1))])
    document = everything.documents[path].awake()
    found = sentence_at(everything, document, offset)
    assert found is not None
    assert document.words(found.span) == sentence


def test_where_no_prose_is_there_is_none() -> None:
    everything = snapshot([("a.md", "```\ncode\n```\n")])
    assert sentence_at(everything, everything.documents["a.md"].awake(), 5) is None
