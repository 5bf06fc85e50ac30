"""The rules as SARIF describes them, each with its manual page."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from speclsp.diagnostic import Severity
from speclsp.rules.all import RULES
from speclsp.rules.rule import Rule

LEVELS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "note",
    "hint": "note",
}
INDEX = {rule.name: index for index, rule in enumerate(RULES)}

# Where the manual pages are in the web, with a slash at its end; "" as long as they are not.
MANUAL = ""
# What GitHub files a rule under.
_PROBLEMS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "recommendation",
    "hint": "recommendation",
}


def rules() -> list[dict[str, Any]]:
    return list(map(_described, RULES))


def _described(rule: Rule) -> dict[str, Any]:
    grave: Severity = rule.severity or "warning"
    described: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {
            "text": f"{rule.summary}\n\nspeclsp --explain {rule.name} says more.",
            "markdown": (files("speclsp.rules") / "pages" / f"{rule.name}.md").read_text("utf-8"),
        },
        "defaultConfiguration": {"enabled": rule.severity is not None, "level": LEVELS[grave]},
        "properties": {"tags": [rule.group], "problem.severity": _PROBLEMS[grave]},
    }
    if MANUAL:
        described["helpUri"] = f"{MANUAL}{rule.name}.md"
    return described
