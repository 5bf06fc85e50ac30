"""What a rewording may not change: how strongly something is demanded, and whether it is denied."""

from __future__ import annotations

import pytest

from speclsp.clarify.demands import demands

SAME = (
    ("The door MUST close.", "The door **MUST** close within 2 s."),
    ("The door MUST close.", "The door SHALL close."),
    ("The door MUST NOT open.", "The door must never open."),
    ("The door MUST NOT open.", "Under no circumstances MUST the door open."),
    ("The door MUST NOT open.", "No door MUST open."),
    ("The door must not open.", "The door mustn't open."),
    ("The door MUST not fail to close.", "The door MUST close."),
    ("The door must log and send it.", "The door must log it. The door must also send it."),
    ("If asked, the door must close.", "The door must close when someone who may ask it does."),
    ("The door closes.", "The door closes when nobody is there."),
    ("The guide names what it has read.", "The guide names sources that it has not made up."),
    ("It is due in May 2026.", "It is due before June 2026."),
    ("The code is RECOMMENDED.", "The code SHOULD be used."),
)
OTHER = (
    ("The door MUST close.", "The door MAY close."),
    ("The door MUST close.", "The door SHOULD close."),
    ("The door MUST close.", "The door closes."),
    ("The door MUST close.", "The door MUST NOT close."),
    ("The door MUST close.", "The door MUST never close."),
    ("The door MUST close.", "The door MUST under no circumstances close."),
    ("The door MUST close.", "No door MUST close."),
    ("The door MUST close.", "The door MUST fail to close."),
    ("The door MUST close.", "The door MUST avoid closing."),
    ("The door MUST close.", "The door MUST close. It MAY open."),
    ("The door MUST close.", "The door MUST close unless it MAY open."),
    ("The door may open.", "The door may not open."),
    ("The door MUST NOT open.", "The door MUST NOT fail to open."),
    ("The code is REQUIRED.", "The code is OPTIONAL."),
    ("The door closes.", "The door does not close."),
    ("The door closes.", "The door never closes."),
    ("The door closes.", "The door, which is red, doesn't close."),
    ("The door closes.", "The door must close."),
)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_same_is_demanded(old: str, new: str) -> None:
    assert demands(old) == demands(new)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_something_else_is_demanded(old: str, new: str) -> None:
    assert demands(old) != demands(new)
