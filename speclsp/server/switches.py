"""Which features the user wants in this editor, and how much of those that other Markdown servers
give too."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, cast

from speclsp.server.client import at
from speclsp.server.connection.values import Json

log = logging.getLogger(__name__)

Amount = Literal["all", "clauses", "off"]
"""`clauses`: only what no Markdown server gives that knows nothing of clauses."""

SHARED = ("outline", "links", "folding")
"""Those that come in amounts."""

FEATURES = (
    *SHARED, "hover", "selection", "codeLens", "titleHints", "authorityHints", "testHints",
    "callHierarchy", "linkedEditing",
)  # fmt: skip
"""All that can be switched, as the settings name them."""

_AMOUNTS: Mapping[object, Amount] = {"all": "all", "clauses": "clauses", "off": "off"}


class Switches(NamedTuple):
    """What is not named is wanted whole."""

    named: tuple[tuple[str, Amount], ...] = ()

    def amount(self, feature: str) -> Amount:
        return dict(self.named).get(feature, "all")

    def on(self, feature: str) -> bool:
        return self.amount(feature) != "off"


def switches(section: Json) -> Switches:
    """What our section of the settings says. What is wrong in it is left out, and logged."""
    table = at(section, "features")
    if table is None:
        return Switches()
    if not isinstance(table, dict):
        log.warning('the setting "features" is no object, so it does not hold')
        return Switches()
    return Switches(tuple(sorted(_named(table))))


def _named(table: dict[Json, Json]) -> Iterator[tuple[str, Amount]]:
    for feature, wanted in table.items():
        if feature not in FEATURES:
            log.warning("the settings name %r, which is no feature", feature)
        elif isinstance(wanted, bool):
            yield cast(str, feature), "all" if wanted else "off"
        elif isinstance(wanted, str) and feature in SHARED and wanted in _AMOUNTS:
            yield cast(str, feature), _AMOUNTS[wanted]
        elif wanted is not None:
            log.warning('the feature "%s" cannot be set to %r', feature, wanted)
