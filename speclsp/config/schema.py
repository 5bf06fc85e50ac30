"""The JSON Schema by which editors complete and check a configuration, made from the keys."""

from __future__ import annotations

import json
from collections.abc import Iterable

from speclsp.config.keys import KEYS
from speclsp.config.kinds import Schema
from speclsp.config.settings import plain_value
from speclsp.config.tables import table_schema
from speclsp.config.values import Config


def schema(rules: Iterable[str] = ()) -> Schema:
    """`rules` are the rules and groups to be offered; where there are none, any name will do."""
    table = table_schema(KEYS, sorted(rules))
    for key in KEYS:
        place = table
        for name in key.name.split("."):
            place = place["properties"][name]
        place["default"] = plain_value(Config(), key)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of speclsp",
        "description": "speclsp.toml, or the table tool.speclsp of pyproject.toml.",
    } | table


def written(rules: Iterable[str] = ()) -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(rules), indent=2, ensure_ascii=False) + "\n"
