"""What is loaded later answers all that it can, and nothing loads it before it is asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from speclsp.server.actions import Actions
from speclsp.server.answering import answering, models
from speclsp.server.client import client
from speclsp.server.commands import ASK_MODEL
from speclsp.server.completing import Completing
from speclsp.server.connection.protocol import Protocol
from speclsp.server.convert import Units
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.hierarchy import Hierarchy
from speclsp.server.later import Answering, Later
from speclsp.server.lenses import Lenses
from speclsp.server.naming import Naming
from speclsp.server.requests import Requests
from speclsp.server.session import Session
from speclsp.server.showing import Showing
from speclsp.server.stopping import Stopping
from speclsp.server.symbols import Symbols
from speclsp.server.tokens import Tokens

REPOSITORY = Path(__file__).resolve().parents[2]


def test_every_part_answers_what_it_can() -> None:
    able = client({})
    session = Session(Units("utf-16"), frozenset())
    findings = Findings(able, session.findings_moved)
    protocol = Protocol.__new__(Protocol)
    lenses = Lenses(session, able, protocol)
    modelling = models(session, able, findings, protocol, Stopping(able, protocol))
    parts: tuple[Answering, ...] = (
        Requests(session, able, findings),
        lenses,
        Actions(session, findings, able, modelling),
        modelling(),
        Completing(session, able),
        Symbols(session, able),
        Tokens(session),
        Showing(session, able),
        Hierarchy(session),
        Naming(session, able),
    )
    every = [method for part in parts for method in part.answers]
    assert len(every) == len(set(every))
    answers = answering(session, able, findings, lenses, modelling)
    assert set(answers) == set(every) - {ASK_MODEL}
    assert modelling() is modelling()


def test_it_is_made_once_and_when_asked() -> None:
    made = []

    class Part:
        @property
        def answers(self) -> dict[str, object]:
            made.append(self)
            return {"a": lambda params: params + 1}

    later = Later(Part, ("a",))  # type: ignore[arg-type]
    answer = later.answers["a"]
    assert made == []
    assert (answer(1), answer(2)) == (2, 3)
    assert len(made) == 1


def test_what_is_asked_later_is_not_loaded_at_the_start() -> None:
    script = "import sys, speclsp.server.main; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    loaded = set(done.stdout.split())
    assert "speclsp.server.answering" in loaded
    for name in ("actions", "completing", "hierarchy", "naming", "showing", "symbols", "tokens"):
        assert f"speclsp.server.{name}" not in loaded
    assert not [name for name in loaded if name.startswith(("speclsp.model", "speclsp.clarify"))]
