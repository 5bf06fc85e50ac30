"""Whether a rewording is fit to be shown: the document is read and checked as if it stood there.

What comes out is one edit inside one clause. It adds no markup and no finding, takes none away
elsewhere, and demands as much as before; whether it says what was meant is for its author."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.clarify.demands import demands
from speclsp.clarify.findings import Compared, comparing
from speclsp.clarify.fitting import ended, fitted
from speclsp.clarify.kept import lost
from speclsp.clarify.passage import Passage, passage_at
from speclsp.diagnostic import Diagnostic
from speclsp.interview.characters import unfit
from speclsp.interview.markup import added_markup
from speclsp.interview.outside import altered
from speclsp.interview.sides import sides
from speclsp.rules.all import BY_NAME
from speclsp.spec.titles import title
from speclsp.text import Edit
from speclsp.work import Work
from speclsp.workspace import Snapshot

# Beside the rules of this group, these ask for another key word.
_KEYWORDS = "keyword"
_ABOUT_KEYWORDS = frozenset(
    ("conflicting-keyword", "double-negative", "plain-negation", "absolute")
)


class Verified(NamedTuple):
    """A rewording that changes nothing but its passage."""

    passage: Passage
    # On one line, as it is shown.
    replacement: str
    # What puts it into the document at `passage.path`.
    edit: Edit
    # Findings in the passage that it takes away, at their places before, and those that stay, at
    # their places after.
    gone: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    # Findings of before, by path, that ask for what cites the words to be looked at again.
    review: tuple[tuple[str, Diagnostic], ...] = ()


class Rejected(NamedTuple):
    """Why a rewording is not shown: one line without the words of the document."""

    reason: str


def verified(
    snapshot: Snapshot,
    passage: Passage,
    replacement: str,
    finding: Diagnostic | None = None,
    overrides: Overrides = NOTHING_SAID,
) -> Work[Verified | Rejected]:
    """`replacement` in the place of `passage`, looked at from all sides, a piece at a time.

    `finding` is what it is to settle, None where it only says the same in other words. What is
    asked of a model costs no finding, however mild: no rule may object to it that did not
    before."""
    if passage_at(snapshot, passage.path, passage.span) != passage:
        return Rejected("the passage is no longer what stands there")
    if fault := unfit(replacement, passage.text):
        return Rejected(fault)
    words = ended(" ".join(replacement.split(" ")).strip(), passage.text)
    if fault := added_markup(words, passage.text):
        return Rejected(fault)
    if _plain(words) == _plain(passage.text):
        return Rejected("it says what is there already")
    document = snapshot.documents[passage.path].awake()
    edit = fitted(document, passage, words)
    yield
    edited = yield from document.editing([edit])
    before, after = sides(document, edited, edit)
    rule = finding.rule if finding else ""
    if fault := altered(before, after, rule) or lost(before, after, words, passage.text, finding):
        return Rejected(fault)
    if not _is_about_keywords(rule) and demands(before.shown) != demands(after.shown):
        return Rejected("it demands, allows or forbids something else than the passage")
    yield
    found = yield from comparing(snapshot, before, after, overrides)
    if fault := _fault(found, passage.path, finding):
        return Rejected(fault)
    return Verified(passage, words, edit, found.gone, found.left, found.review)


def _plain(words: str) -> str:
    return title(words).rstrip(".!? ")


def _is_about_keywords(rule: str) -> bool:
    known = BY_NAME.get(rule)
    return known is not None and (known.group == _KEYWORDS or rule in _ABOUT_KEYWORDS)


def _fault(found: Compared, path: str, finding: Diagnostic | None) -> str:
    """What is wrong with the findings; "" for nothing."""
    if found.fresh:
        where, worst = found.fresh[0]
        place = "" if where == path else " in another document"
        return f"it brings a finding of {worst.rule}{place}"
    silenced = [each for each in found.silenced if not finding or each.rule != finding.rule]
    if silenced:
        return f"it takes away a finding of {silenced[0].rule} beside it"
    known = finding is not None and finding.rule in BY_NAME
    if finding and known and all(each.rule != finding.rule for each in found.gone):
        return f"the finding of {finding.rule} is still there"
    return ""
