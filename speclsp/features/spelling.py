"""How a name is written where it is not written out: `User Story 3` and `[US03]` for US3, `eip: 20`
for EIP-20, a label in other letters."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+\Z")


def spelled(written: str, old: str, new: str) -> str | None:
    """What is to stand instead of `written`, which names `old`, so that it names `new`; None where
    the one is no way to write the other."""
    for spell in (str, str.lower, str.upper, _capital):
        if written == spell(old):
            return spell(new)
    here, was, now = (_NUMBER.search(each) for each in (written, old, new))
    if here is None or was is None or now is None:
        return None
    if int(here.group()) != int(was.group()) or old[: was.start()] != new[: now.start()]:
        return None
    number = now.group()
    if here.group() != was.group():
        number = str(int(number)).zfill(len(here.group()) if here.group()[0] == "0" else 0)
    return written[: here.start()] + number


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
