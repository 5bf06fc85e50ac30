"""Which findings are worth the question how their words can be read, and how that is put."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.clarify.material import WORDS
from speclsp.clarify.passage import passage_at
from speclsp.clarify.readings import ask
from speclsp.diagnostic import WORDING, Diagnostic
from speclsp.model.asking import Ask
from speclsp.rules.all import BY_NAME
from speclsp.workspace import Snapshot


def asked_about(
    snapshot: Snapshot, path: str, findings: Sequence[Diagnostic], finding: Diagnostic
) -> Ask | None:
    """What a model is asked about one of the findings in the document at `path`; None where it is
    not on wording, or on nothing that can be reworded."""
    rule = BY_NAME.get(finding.rule)
    if rule is None or rule.group not in WORDING:
        return None
    passage = passage_at(snapshot, path, finding.span)
    if passage is None or len(passage.text) > WORDS:
        return None
    return ask(snapshot, passage, findings, finding)
