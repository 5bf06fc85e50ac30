"""speclsp: a language server and a checker for specifications written in Markdown.

The engine as a library:

    from speclsp import check

    for finding in check("docs/spec.md").diagnostics:
        print(finding.path, finding.line, finding.rule, finding.message)

The map of the code, each name importing only what stands above it: text, globs; markdown
(segments, blocks, inline runs); spec (the facts of a segment); notation (ways of writing clauses);
diagnostic, config, files (values and the outside world); document; index; workspace (all state,
one door); statements (normative sentences); resolution (what refers to what); suppression; rules,
features; checking; loading (paths to snapshots), report; api; server; cli.
"""

from __future__ import annotations

# What `typing` has by this name; importing that takes half as long as starting Python.
TYPE_CHECKING = False

__version__ = "0.1.0"
__all__ = ["__version__", "check"]

if TYPE_CHECKING:
    from speclsp.api import check as check


def __getattr__(name: str) -> object:
    # Loaded when used: the command line answers `--version` without it.
    if name == "check":
        from speclsp.api import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
