"""Comments that silence a rule: their form, and the names of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from speclsp.features.completion.item import OWN, Item, form, in_order
from speclsp.features.completion.site import Site

_OPEN = re.compile(r"<!--[ \t]*(?P<form>[\w-]*)\Z")
_NAMES = re.compile(r"<!--[ \t]*speclsp-ignore(?:-file)?[ \t]+(?:[^:>]*[, \t])?(?P<typed>[\w-]*)\Z")


def comment(here: Site, rules: Mapping[str, str]) -> tuple[str, Iterator[Item | None]] | None:
    """What is typed in a comment, and what it may be. `rules` are names, each with what it is."""
    end = "" if "-->" in here.after else " -->"
    if found := _NAMES.search(here.before):
        stated = set(re.findall(r"[\w-]+", here.before[found.start() : found.start("typed")]))
        names = (Item(n, "rule", n, OWN, rules[n]) for n in sorted(rules) if n not in stated)
        return found["typed"], names
    if found := _OPEN.search(here.before):
        alone = not here.before[: found.start()].strip()
        forms = ["speclsp-ignore", *(["speclsp-ignore-file"] if alone else [])]
        items = (form(each, f"{each} ${{1:rule}}: ${{2:reason}}{end}") for each in forms)
        return found["form"], in_order(items)
    return None
