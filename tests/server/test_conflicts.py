"""Conversations about conflicts, whose two sides stand in two documents: breaking what another team
has written is seen at once, in both, and before anything is saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.server.client import CAPABLE, Client
from tests.server.folder import codes, written

BILLING = "# Billing\n\n- **BIL-1**: The desk must keep a receipt for 30 days.\n"
SUPPORT = "# Support\n\n- **SUP-1**: The desk must delete a receipt after 60 days.\n"
BROKEN = SUPPORT.replace("60", "10")


@pytest.fixture
def uris(client: Client, tmp_path: Path) -> tuple[str, str]:
    folder = written(tmp_path, billing=BILLING, support=SUPPORT)
    client.initialize(folder, capabilities=CAPABLE)
    billing, support = ((tmp_path / f"{name}.md").as_uri() for name in ("billing", "support"))
    client.open(billing, BILLING)
    client.open(support, SUPPORT)
    client.diagnostics(support, lambda params: params["diagnostics"] == [])
    return billing, support


def in_conflict(params: Any) -> bool:
    return codes(params["diagnostics"]) == ["conflicting-value"]


def test_a_conflict_is_seen_in_both_documents_and_goes_again(
    client: Client, uris: tuple[str, str]
) -> None:
    billing, support = uris
    client.change(support, 2, {"text": BROKEN})
    (own,) = client.diagnostics(support, in_conflict)
    (other,) = client.diagnostics(billing, in_conflict)
    assert own["relatedInformation"][0]["location"]["uri"] == billing
    assert other["relatedInformation"][0]["location"]["uri"] == support
    assert "10 days" in own["message"]
    assert "BIL-1" in own["message"]
    client.change(support, 3, {"text": SUPPORT})
    client.diagnostics(support, lambda params: params["diagnostics"] == [])
    client.diagnostics(billing, lambda params: params["diagnostics"] == [])


def test_the_other_place_moves_with_its_text(client: Client, uris: tuple[str, str]) -> None:
    billing, support = uris
    client.change(support, 2, {"text": BROKEN})
    client.diagnostics(billing, in_conflict)
    client.change(support, 3, {"text": f"Foreword.\n\n{BROKEN}"})

    def has_moved(params: Any) -> bool:
        places = [
            related["location"]["range"]["start"]["line"]
            for found in params["diagnostics"]
            for related in found["relatedInformation"]
        ]
        return places == [4]

    client.diagnostics(billing, has_moved)
