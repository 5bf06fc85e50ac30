"""Conversations about terms, whose definition stands in another document than their use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.folder import at, codes, range_of, written

GLOSSARY = "# Glossary\n\n- **Relay entry**: a line in the book.\n"
RULES = "# Rules\n\nThe desk MUST keep all relay entries.\n\nIt MUST call the duty officer.\n"


@pytest.fixture
def rules(client: Client, tmp_path: Path) -> str:
    client.initialize(written(tmp_path, glossary=GLOSSARY, rules=RULES), capabilities=CAPABLE)
    uri = (tmp_path / "rules.md").as_uri()
    client.open(uri, RULES)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["undefined-term"])
    return uri


def asked(client: Client, method: str, place: Any, **others: Any) -> Any:
    return client.request(f"textDocument/{method}", place | others)


def test_a_use_leads_to_the_definition_and_shows_it(client: Client, rules: str) -> None:
    glossary = rules.replace("rules.md", "glossary.md")
    here = at(rules, RULES, "relay entries")
    (there,) = asked(client, "definition", here)
    assert there == {"uri": glossary, "range": range_of(GLOSSARY, "Relay entry")}
    shown = asked(client, "hover", here)
    assert "a line in the book" in shown["contents"]["value"]
    assert shown["range"] == range_of(RULES, "relay entries")


def test_all_uses_are_listed_and_seen(client: Client, rules: str) -> None:
    glossary = rules.replace("rules.md", "glossary.md")
    here = at(rules, RULES, "relay entries")
    found = asked(client, "references", here, context={"includeDeclaration": True})
    assert found == [
        {"uri": glossary, "range": range_of(GLOSSARY, "Relay entry")},
        {"uri": rules, "range": range_of(RULES, "relay entries")},
    ]
    found = asked(client, "references", here, context={"includeDeclaration": False})
    assert [each["uri"] for each in found] == [rules]
    (seen,) = asked(client, "documentHighlight", here)
    assert seen["range"] == range_of(RULES, "relay entries")


def test_a_term_is_offered_while_it_is_written(client: Client, rules: str) -> None:
    text = f"{RULES}\nThe rel"
    client.change(rules, 2, {"text": text})
    line = text.count("\n")
    place = {"textDocument": {"uri": rules}, "position": {"line": line, "character": 7}}
    found = asked(client, "completion", place)
    assert "relay entry" in [each["label"] for each in found["items"]]


def test_a_rename_is_refused_with_the_reason(client: Client, rules: str) -> None:
    text = "# Rules\n\nAsk the quarterly validation team (QVT).\n"
    client.change(rules, 2, {"text": text})
    with pytest.raises(RefusedError, match="is not spelled by"):
        asked(client, "rename", at(rules, text, "QVT"), newName="XYZ")


def test_what_another_document_says_settles_a_finding(client: Client, rules: str) -> None:
    glossary = rules.replace("rules.md", "glossary.md")
    client.open(glossary, GLOSSARY)
    # Words alone, no definition.
    more = f"{GLOSSARY}\nAn officer is on duty.\n"
    client.change(glossary, 2, {"text": more})
    client.diagnostics(rules, lambda params: codes(params["diagnostics"]) == [])
    client.change(glossary, 3, {"text": GLOSSARY})
    client.diagnostics(rules, lambda params: codes(params["diagnostics"]) == ["undefined-term"])
