"""Participles of English verbs, by rule and from a short table."""

from __future__ import annotations

import re

from speclsp.language.lexicon.word_list import listed

_IRREGULAR = {
    "send": "sent", "keep": "kept", "hold": "held", "read": "read", "write": "written",
    "give": "given", "take": "taken", "make": "made", "set": "set", "put": "put", "show": "shown",
    "build": "built", "choose": "chosen", "begin": "begun", "break": "broken", "bind": "bound",
    "find": "found", "get": "got", "hide": "hidden", "leave": "left", "let": "let",
    "lose": "lost", "overwrite": "overwritten", "override": "overridden", "pay": "paid",
    "say": "said", "see": "seen", "sell": "sold", "spend": "spent", "split": "split",
    "tell": "told", "throw": "thrown", "understand": "understood", "rebuild": "rebuilt",
    "reset": "reset", "shut": "shut", "draw": "drawn", "feed": "fed", "know": "known",
    "forget": "forgotten", "forbid": "forbidden", "freeze": "frozen", "cut": "cut", "run": "run",
    "withhold": "withheld", "mean": "meant", "do": "done", "have": "had", "bring": "brought",
    "catch": "caught", "rewrite": "rewritten", "resend": "resent", "retain": "retained",
}  # fmt: skip
# The stress is on the last syllable, which is short.
_DOUBLED = listed(
    """
stop drop log map submit permit commit emit omit admit refer defer prefer infer transmit tag
trim wrap skip plan ship pin flag strip embed control cancel label debug
    """
)


def participle(verb: str) -> str:
    """ "sent" of "send"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y\Z", verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _DOUBLED else "") + "ed"
