"""What a rule is: a value that the check runs. A rule finds and says; its fixes mend; severity is
data.

A rule's module is its manual page: the docstring has the reason in its first paragraph, then
examples under `## Bad` and `## Good`, fenced as `spec`, which the tests execute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Fix, Severity
from speclsp.document import Document
from speclsp.resolution.comparison import Comparison
from speclsp.spec.prose import Prose
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.workspace import ConfigFile, Snapshot

Needs = Literal["nothing", "files", "documents", "sources", "model"]
"""Nothing more, which files there are, what is in the documents, what is in the code too, or what a
model says, which no check asks by itself."""

ProseCheck = Callable[[Prose, str], Iterable[Diagnostic]]
"""(a passage, its words with U+FFFC for what is not prose) -> findings; offsets count from the
words' start."""

StatementCheck = Callable[[Statement, Setting], Iterable[Diagnostic]]
"""(a normative sentence in its place, how its document is read) -> findings; offsets count from the
start of the passage's words."""

DocumentCheck = Callable[[Snapshot, Document], Iterable[Diagnostic]]
"""(everything, a document) -> findings in it; offsets are the document's."""

SourceCheck = Callable[[Snapshot, Source], Iterable[Diagnostic]]
"""(everything, a file of code) -> findings in it; offsets are the file's."""

ConfigurationCheck = Callable[[ConfigFile], Iterable[Diagnostic]]
"""(a configuration file) -> findings in it."""

SettingsCheck = Callable[[Snapshot, str, ConfigFile], Iterable[Diagnostic]]
"""(everything, the path of a configuration file, the file) -> findings in it that depend on the
documents or on other modules."""

ComparedCheck = Callable[[Comparison, Document], Iterable[Diagnostic]]
"""(everything here and on another branch, a document here) -> findings in it."""

ComparedSourceCheck = Callable[[Comparison, Source], Iterable[Diagnostic]]
"""(everything here and on another branch, a file of code here) -> findings in it."""

SourceFixes = Callable[[Snapshot, Source, Diagnostic], Iterable[Fix]]
"""(everything, a file of code, a finding of this rule in it) -> how to mend it, the best first."""

Fixes = Callable[[Snapshot, Document, Diagnostic], Iterable[Fix]]
"""(everything, a document, a finding of this rule in it) -> how to mend it, the best first."""


def anywhere(path: str) -> bool:
    return True


def no_fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    return ()


def no_source_fixes(snapshot: Snapshot, source: Source, diagnostic: Diagnostic) -> Iterable[Fix]:
    return ()


# There is one of each, so that none is compared by its parts.
@dataclass(frozen=True, eq=False)
class Rule:
    """At most one of `prose`, `statement`, `document`, `configuration` and `compared` is given; none
    where the check itself or a model finds it. A `statement` may stand beside a `prose`, a `source` beside
    a `document`, a `compared_source` beside a `compared`."""

    name: str
    group: str
    # Where nobody says otherwise; None is off.
    severity: Severity | None
    # The module's docstring.
    doc: str | None
    prose: ProseCheck | None = None
    statement: StatementCheck | None = None
    # Lower-case words of which one is in every passage that `prose`, or every sentence that
    # `statement`, objects to; None where there are no such words.
    triggers: frozenset[str] | None = None
    # Whether what `statement` finds weighs less where nobody is held to the sentence.
    weighed: bool = True
    # Whether `statement` also objects to what a document on behaviour only tells.
    telling: bool = False
    document: DocumentCheck | None = None
    configuration: ConfigurationCheck | None = None
    # May stand beside any of them; waits until all documents are known.
    settings: SettingsCheck | None = None
    # Runs only where there is another branch to compare with.
    compared: ComparedCheck | None = None
    source: SourceCheck | None = None
    # As `compared`.
    compared_source: ComparedSourceCheck | None = None
    fixes: Fixes = no_fixes
    source_fixes: SourceFixes = no_source_fixes
    # Whether it runs on the document at this path.
    applies: Callable[[str], bool] = anywhere
    # Whether a `document` check reads words, and not only facts and names, so that it runs again
    # after every edit. Of other documents it reads none that are not watched (resolution/words.py).
    rereads: bool = False
    # Whether a `document` check depends on what other documents say, and not only on what they
    # define, so that it runs whenever it is asked for. What it reads is brought up to date before.
    crossing: bool = False
    # What its findings depend on besides the document: they wait until that is known.
    needs: Needs = "nothing"

    @property
    def summary(self) -> str:
        """The first paragraph of its page."""
        return (self.doc or "").strip().split("\n\n", 1)[0].replace("\n", " ")
