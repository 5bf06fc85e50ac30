"""How the sentences of a document are to be read: which words oblige in it, and whether it rules
the behaviour of a machine or of an assistant."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from speclsp.config.values import Config
from speclsp.document import Document, Segment

Profile = Literal["technical", "behavioural"]

_MODAL = re.compile(r"\b(?:must|shall|should)\b")
_ASSISTANT = re.compile(r"\b(?:[Aa]ssistant|[Tt]he model|[Cc]hatbot|[Tt]he agent)\b")
# One in so many obligations has to be in capitals for capitals to be what obliges.
_CAPITALS = 5
_MANY_MODALS = 5


class Setting(NamedTuple):
    """What is decided once for a document. A `strict` reading objects to all that can be."""

    profile: Profile = "technical"
    strict: bool = False
    # Whether only key words in capitals oblige, but in a clause.
    capitals: bool = False
    # Words and phrases, in lower case, that the project allows.
    vocabulary: tuple[str, ...] = ()


class _Manner(NamedTuple):
    """How often a segment obliges in lower case, and speaks of an assistant."""

    modals: int
    assistant: int


def setting(document: Document, config: Config) -> Setting:
    """The setting of a document, as its configuration says or its words show."""
    manners = [
        _manner(document, start, segment)
        for start, segment in zip(document.starts, document.segments, strict=True)
    ]
    modals = sum(each.modals for each in manners)
    upper = sum(len(segment.facts.keywords) for segment in document.segments)
    capitals = upper > 0 and upper * _CAPITALS >= modals
    profile = config.profile
    strict = profile == "strict"
    if profile not in ("technical", "behavioural"):
        assistant = sum(each.assistant for each in manners)
        behavioural = not capitals and modals >= _MANY_MODALS and assistant * 4 >= modals
        profile = "behavioural" if behavioural or _is_ranked(document) else "technical"
    vocabulary = tuple(word.lower() for word in config.vocabulary)
    return Setting(
        "behavioural" if profile == "behavioural" else "technical", strict, capitals, vocabulary
    )


def _is_ranked(document: Document) -> bool:
    """Whether its clauses are tags with tests, or its sections state their authority."""
    return any(
        each.form == "tag" and each.notation == "model-spec" for _, each in document.settled.clauses
    ) or any(section.authority for _, section in document.sections)


def _manner(document: Document, start: int, segment: Segment) -> _Manner:
    found: _Manner | None = segment.memo.get("manner")
    if found is None:
        words = document.text.string[start : start + segment.size]
        found = _Manner(len(_MODAL.findall(words)), len(_ASSISTANT.findall(words)))
        segment.memo["manner"] = found
    return found
