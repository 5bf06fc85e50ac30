"""Answers about a document that wait until all of its folder has been read: until then, it is not
known who cites what."""

from __future__ import annotations

from collections.abc import Callable

from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.work import Work


def when_known(session: Session, uri: str, answer: Callable[[Located], Work[Json]]) -> Json:
    """What `answer` gives for the document at `uri`; None for one that is not known."""
    there = session.located(uri)
    if there is None:
        return None
    return answer(there) if there.root.read.is_set() else _later(session, there, uri, answer)


async def _later(
    session: Session, there: Located, uri: str, answer: Callable[[Located], Work[Json]]
) -> Json:
    await there.root.until_read()
    now = session.located(uri)
    return None if now is None else await whole(answer(now))
