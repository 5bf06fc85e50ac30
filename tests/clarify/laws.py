"""What holds of every rewording that is accepted, whoever has written it."""

from __future__ import annotations

import re
from collections import Counter

from speclsp.checking.check import check
from speclsp.clarify.findings import REVIEWED
from speclsp.clarify.passage import Passage
from speclsp.clarify.verifying import Verified
from speclsp.resolution import evidence
from speclsp.resolution.links import definition_of
from speclsp.workspace import Snapshot


def obeys_the_laws(before: Snapshot, after: Snapshot, passage: Passage, result: Verified) -> None:
    """What has to be so of any rewording that was accepted; `after` was read from scratch."""
    path, (span, words) = passage.path, result.edit
    old, new = before.string(path), after.string(path)
    assert passage.span.start <= span.start
    assert span.end <= passage.span.end
    assert new == old[: span.start] + words + old[span.end :]
    # Where there was one line, there is one.
    assert ("\n" in words or "\r" in words) <= ("\n" in old[span.start : span.end])
    assert ("\r" in words) <= ("\r" in old)
    then, now = before.documents[path], after.documents[path]
    assert names(before, path) == names(after, path)
    assert [each.title for _, each in then.sections] == [each.title for _, each in now.sections]
    assert then.anchors == now.anchors
    assert links(before, path) == links(after, path)
    assert then.outline.defines == now.outline.defines
    folder = evidence.test_folder(before, path)
    for _, clause in then.settled.clauses:
        if clause.is_tag and folder is not None:
            assert evidence.has_test(before, folder, clause.id) == evidence.has_test(
                after, folder, clause.id
            )
    assert not (findings(after) - findings(before))


def names(snapshot: Snapshot, path: str) -> tuple[list[object], Counter[object]]:
    """The clauses in order, with what the others say, and what is referred to."""
    settled = snapshot.documents[path].settled
    clauses: list[object] = [
        (each.id, each.notation, each.form, each.kind, each.revision) for _, each in settled.clauses
    ]
    return clauses, Counter((each.target, each.kind, each.module) for _, each in settled.references)


def links(snapshot: Snapshot, path: str) -> Counter[tuple[str, str]]:
    return Counter(
        (each.kind, each.target)
        for _, facts in snapshot.documents[path].facts
        for each in facts.links
        if each.kind != "shortcut" or definition_of(snapshot.documents[path], each)
    )


def findings(snapshot: Snapshot) -> Counter[tuple[str, str, str]]:
    return Counter(
        (path, each.rule, re.sub(r"\d+", "#", each.message))
        for path in snapshot.documents
        for each in check(snapshot, path).diagnostics
        if each.rule not in REVIEWED
    )
