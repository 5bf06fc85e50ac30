"""How the sentences of a document are to be read: which words oblige in it, and whether it rules
the behaviour of a machine or of an assistant."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

from speclsp.config.values import Config
from speclsp.document import Document
from speclsp.notation.folders import is_fixture, is_precedents, is_template

Profile = Literal["technical", "behavioural"]

_MODAL = re.compile(r"\b(?:must|shall|should)\b")
_ASSISTANT = re.compile(r"\b(?:[Aa]ssistant|[Tt]he model|[Cc]hatbot|[Tt]he agent)\b")
# One of these is in whatever they find, and to look for them first takes a tenth of the time.
_MODALS = ("must", "shall", "should")
_ASSISTANTS = ("ssistant", "he model", "hatbot", "he agent")
_INFORMATIVE = re.compile(
    r"\b[Tt]h(?:is|e) (?:(?:non-normative|informative) (?:document|page|primer|guide|specification)"
    r"|(?:document|page|primer|guide) is (?:non-normative|informative|not normative))\b"
)
# In how much of a document that is looked for.
_HEAD = 3_000
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
    # Whether the document says of itself that it demands nothing.
    informative: bool = False


class _Manner(NamedTuple):
    """How often a document obliges in lower case, speaks of an assistant, and has a key word in
    capitals; and whether its clauses are ranked or tested as those of an assistant are."""

    modals: int = 0
    assistant: int = 0
    keywords: int = 0
    ranked: bool = False


_HELD = "setting"


def in_force(document: Document, config: Config) -> Setting:
    """The setting that the document is being checked with, which may be asked for above every
    configuration; or else what its configuration says."""
    held: Setting | None = document.memo.get(_HELD)
    return held or setting(document, config)


def hold(document: Document, how: Setting) -> None:
    """Have the document read with this setting by all who read it."""
    document.memo[_HELD] = how


def setting(document: Document, config: Config) -> Setting:
    """The setting of a document, as its configuration says or its words show."""
    manner = document.remembered(_manner)
    capitals = manner.keywords > 0 and manner.keywords * _CAPITALS >= manner.modals
    profile = config.profile
    strict = profile == "strict"
    if profile not in ("technical", "behavioural"):
        behavioural = (
            not capitals
            and manner.modals >= _MANY_MODALS
            and manner.assistant * _CAPITALS >= manner.modals
        )
        profile = "behavioural" if behavioural or manner.ranked else "technical"
    vocabulary = tuple(word.lower() for word in config.vocabulary)
    records = is_precedents(document.path) and bool(document.precedents)
    informative = records or (
        not strict
        and (
            is_fixture(document.path)
            or is_template(document.path)
            or _INFORMATIVE.search(document.text.string, 0, _HEAD) is not None
        )
    )
    named: Profile = "behavioural" if profile == "behavioural" else "technical"
    return Setting(named, strict, capitals, vocabulary, informative)


def _manner(document: Document) -> _Manner:
    """That of a whole document, in which an edit is all that is counted again."""
    edit = document.before
    known: _Manner | None = edit.memo.get(_manner) if edit else None
    if edit is None or known is None:
        counts = Counter[str]()
        for at in range(len(document.segments)):
            counts.update(_of_segment(document, at))
        return _Manner(**counts, ranked=_is_ranked(document))
    counts = Counter(modals=known.modals, assistant=known.assistant, keywords=known.keywords)
    for at in edit.anew:
        counts.update(_of_segment(document, at))
    for old in edit.old:
        counts.subtract(old.memo["manner"])
    ranked = known.ranked if document.carried else _is_ranked(document)
    return _Manner(**counts, ranked=ranked)


def _of_segment(document: Document, at: int) -> dict[str, int]:
    """How often a segment obliges in lower case and in capitals, and how often it speaks of an
    assistant."""
    segment = document.segments[at]
    found: dict[str, int] | None = segment.memo.get("manner")
    if found is None:
        words = document.segment_words(at)
        found = {
            "modals": len(_MODAL.findall(words)) if any(map(words.__contains__, _MODALS)) else 0,
            "assistant": (
                len(_ASSISTANT.findall(words)) if any(map(words.__contains__, _ASSISTANTS)) else 0
            ),
            "keywords": len(segment.facts.keywords),
        }
        segment.memo["manner"] = found
    return found


def _is_ranked(document: Document) -> bool:
    """Whether its clauses are tags with tests, or its sections state their authority."""
    return any(
        each.form == "tag" and each.notation == "model-spec" for _, each in document.settled.clauses
    ) or any(section.authority for _, section in document.sections)
