"""What the client sends, read in a thread of its own, so that it is seen before its turn."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from functools import partial

from speclsp.server.connection.frames import BrokenStreamError, frames

log = logging.getLogger(__name__)


def read(descriptor: int, take: Callable[[bytes], None], gone: Callable[[], None]) -> None:
    """Calls `take` with the body of each message, and `gone` when no more can come.

    Both are called in the thread that reads, and `take` may wait.
    """

    def run() -> None:
        try:
            for body in frames(partial(os.read, descriptor)):
                take(body)
        except (BrokenStreamError, OSError) as error:
            log.error("the client cannot be understood: %s", error)
        gone()

    threading.Thread(target=run, name="reader", daemon=True).start()
