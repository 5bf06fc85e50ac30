"""What was looked at and what was found there -> what stands on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from speclsp.diagnostic import WORDING
from speclsp.report.finding import Finding
from speclsp.report.page.asking import interviews
from speclsp.report.page.clashes import clashes, clashing_lines
from speclsp.report.page.doubts import doubts
from speclsp.report.page.overview import Aside, Heading, Overview
from speclsp.report.page.referring import references
from speclsp.report.page.rulings import rulings
from speclsp.report.page.seen import Names, Seen
from speclsp.report.page.sheets import sheets
from speclsp.report.page.standing import authority
from speclsp.report.quoting import GROUP
from speclsp.report.summary import Summary


def overview(
    seen: Sequence[Seen], found: Sequence[Finding], summary: Summary, heading: Heading
) -> Overview:
    """Everything about the documents that are reported on."""
    names = Names(seen)
    findings = names.findings(found)
    conflicts = clashes(findings)
    documents = names.documents
    written = sheets(documents, clashing_lines(conflicts))
    others = Counter(each.group for each in findings if each.group not in (*WORDING, GROUP))
    return Overview(
        heading,
        tuple(written),
        references(documents),
        conflicts,
        rulings(documents),
        authority(documents, {each.path: each for each in written}),
        doubts(documents, findings),
        interviews(findings),
        Aside(
            names.skipped(summary.skipped),
            summary.failed,
            summary.suppressed,
            summary.baselined,
            tuple(sorted(others.items(), key=lambda each: (-each[1], each[0]))),
        ),
    )
