"""The manual pages of the rules, made from their modules; `python -m speclsp.rules.pages` writes
them.

With `--check` nothing is written, and what differs is named. They ship with the package, for
editors that open a rule's page.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from speclsp.rules.all import RULES
from speclsp.rules.rule import Rule, no_fixes

FOLDER = Path(__file__).parent / "pages"
INDEX = "index.md"


def page(rule: Rule) -> str:
    """A rule's page as Markdown."""
    severity = f"{rule.severity} by default" if rule.severity else "off until selected"
    fixes = "" if rule.fixes is no_fixes else " Has fixes."
    asked = " Needs a model." if rule.needs == "model" else ""
    head = f"# {rule.name}\n\nGroup {rule.group}, {severity}.{fixes}{asked}\n\n"
    return head + (rule.doc or "").strip() + "\n"


def index() -> str:
    """All rules by group, each with the first paragraph of its page."""
    lines = ["# Rules", ""]
    for group, rules in groupby(RULES, key=lambda rule: rule.group):
        lines += [f"## {group}", ""]
        lines += [
            f"- [{rule.name}]({rule.name}.md) ({rule.severity or 'off'}): {rule.summary}"
            for rule in rules
        ]
        lines.append("")
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {f"{rule.name}.md": page(rule) for rule in RULES} | {INDEX: index()}


def differing(folder: Path = FOLDER) -> list[str]:
    """The names of the files in `folder` that are not as they would be written, or do not belong."""
    wanted = pages()
    there = {path.name for path in folder.glob("*.md")}
    return sorted(
        name
        for name in there | wanted.keys()
        if name not in there
        or (folder / name).read_text("utf-8").replace("\r\n", "\n") != wanted.get(name)
    )


def write(folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    wanted = pages()
    for name in differing(folder):
        if name in wanted:
            (folder / name).write_text(wanted[name], "utf-8", newline="\n")
        else:
            (folder / name).unlink()


def main(arguments: Sequence[str]) -> int:
    if list(arguments) == ["--check"]:
        names = differing()
        for name in names:
            sys.stderr.write(f"{name} is out of date: run python -m speclsp.rules.pages\n")
        return 1 if names else 0
    if arguments:
        sys.stderr.write("usage: python -m speclsp.rules.pages [--check]\n")
        return 2
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
