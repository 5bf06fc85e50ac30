"""Modules beside each other, as texts."""

from __future__ import annotations

from collections.abc import Mapping

from speclsp.checking.check import check
from speclsp.workspace import Snapshot


def declared(name: str, *imports: str, version: str = "", more: str = "") -> str:
    """A configuration that declares a module, which imports folders beside its own."""
    lines = [f'[module]\nname = "{name}"\n']
    if version:
        lines.append(f'version = "{version}"\n')
    taken = (f'[[module.imports]]\nname = "{each}"\npath = "../{each}"\n' for each in imports)
    return "".join((*lines, more, *taken))


def clause(identifier: str, words: str = "It SHALL hold.") -> str:
    return f"- **{identifier}**: {words}\n"


def said(snapshot: Snapshot, *rules: str) -> list[tuple[str, str, str]]:
    """What is found everywhere: path, rule and message; only these rules, if any are named."""
    paths = sorted({*snapshot.documents, *snapshot.configurations})
    return [
        (path, each.rule, each.message)
        for path in paths
        for each in check(snapshot, path).diagnostics
        if not rules or each.rule in rules
    ]


SHOP: Mapping[str, str] = {
    "ordering/speclsp.toml": declared("ordering", "billing"),
    "ordering/spec.md": clause("REQ-1", "It SHALL hold as billing#REQ-7 says."),
    "billing/speclsp.toml": declared("billing"),
    "billing/spec.md": clause("REQ-1") + clause("REQ-7", "It SHALL hold after REQ-1."),
}
