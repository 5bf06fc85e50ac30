"""Which notations a folder was found to use, for the log: where one is missing, that says why."""

from __future__ import annotations

import logging

from speclsp.report.statistics import because
from speclsp.report.summary import Tally
from speclsp.work import Work
from speclsp.workspace import Snapshot

log = logging.getLogger(__name__)


def log_notations(folder: str, snapshot: Snapshot) -> Work[None]:
    """Log each notation with what it was recognised by."""
    tally = Tally()
    for path, document in snapshot.documents.items():
        tally.add(document, path)
        yield
    found = tally.recognised()
    for each in found:
        log.info("%s: notation %s: %s", folder, each.name, because(each))
    if not found:
        log.info("%s: no notation was recognised", folder)
