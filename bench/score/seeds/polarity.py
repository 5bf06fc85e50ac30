"""The opposite, said without exchanging the keyword: an antonym, "never", "cannot", another
order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench.score.seeds.edited import Edited, replaced
from bench.score.seeds.guards import governed, keyword, masked
from bench.score.seeds.inflected import participle

# Each with another that does the contrary to the same thing.
_PAIRS = """
accept reject; allow forbid; permit prohibit; enable disable; include exclude; include omit;
open close; start stop; begin end; encrypt decrypt; compress decompress; show hide; display hide;
add remove; attach detach; create delete; keep discard; preserve discard; retain discard;
retain delete; increase decrease; raise lower; lock unlock; connect disconnect; approve reject;
grant deny; install uninstall; activate deactivate; subscribe unsubscribe; encode decode;
expand collapse; mount unmount; use avoid;
return withhold; send withhold; provide withhold; continue stop; resume abort; persist discard;
store discard; save discard; log suppress; report suppress; emit suppress; report ignore;
honor ignore; follow ignore; respect ignore; apply ignore;
define omit; contain omit; require forbid; ensure prevent; cause prevent; trigger prevent;
maintain break; answer refuse; render hide; list omit; invoke skip; execute skip; run skip;
perform skip; reuse discard; skip include; preserve alter;
document conceal; present conceal; explain conceal; generate suppress; implement omit
"""
_ANTONYM: dict[str, tuple[str, ...]] = {}
for _pair in _PAIRS.replace("\n", " ").split(";"):
    _one, _two = _pair.split()
    for _word, _other in ((_one, _two), (_two, _one)):
        _ANTONYM[_word] = (*_ANTONYM.get(_word, ()), _other)
_DONE = {participle(verb): tuple(map(participle, others)) for verb, others in _ANTONYM.items()}
_ADVERB = r"(?:\s+(?!only)[a-z]+ly)?"
_VERB = re.compile(
    rf"[*_]*{_ADVERB}\s+(?:(?P<be>be|is|are)\s+{_ADVERB})?(?P<verb>[a-z]+)\b(?!-)", re.IGNORECASE
)
# "After 5 s" is a time, and no step.
_ORDER = re.compile(r"\b(?P<word>before|after)\b(?=\s+[a-z`])(?!\s+(?:or|and)\b)")
_ORDERED = {"before": "after", "after": "before"}
_CAN = re.compile(r"\b(?P<word>can|cannot|is able to|are able to)\b(?=\s+[a-z])")
_CANNOT = {
    "can": "cannot", "cannot": "can", "is able to": "is unable to", "are able to": "are unable to",
}  # fmt: skip
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_IS = re.compile(
    r"\b(?P<word>is|are)\s+(?!not\b|never\b|only\b)(?=(?:an?|the|always)?\s*[a-z]+(?:ed|en)?\b)"
)


def polarity(words: str, choose: Random) -> Iterator[Edited]:
    """`polarity`: what is demanded is turned into its contrary, the keyword left as it is."""
    found = keyword(words)
    clear = masked(words)
    if found is None:
        yield from _plain(clear, words)
        return
    if found[0].startswith("MAY") or _ONLY.search(clear, 0, found.start()):
        # The contrary may be allowed as well, and "only" speaks of others too.
        return
    denied = found[0].lower().endswith("not")
    verb = _VERB.match(clear, found.end())
    if verb is not None:
        known = _DONE if verb["be"] else _ANTONYM
        for other in known.get(verb["verb"].lower(), ()):
            yield replaced("antonym", words, *verb.span("verb"), other)
        limited = verb["verb"].lower() in ("only", "never", "always", "not", "either", "also")
        if not denied and not limited and not verb["verb"].lower().endswith("ly"):
            at = verb.start("be") if verb["be"] else verb.start("verb")
            yield replaced("never", words, at, at, "never ")
        if verb["verb"].lower() in ("always", "never"):
            other = {"always": "never", "never": "always"}[verb["verb"].lower()]
            yield replaced("always", words, *verb.span("verb"), other)
    if denied:
        # Forbidden before, forbidden after: then never.
        return
    for order in _ORDER.finditer(clear):
        if governed(words, order.start()) is not None:
            yield replaced("order", words, *order.span("word"), _ORDERED[order["word"]])


def _plain(clear: str, words: str) -> Iterator[Edited]:
    """Of a sentence that only tells what is so."""
    can = _CAN.search(clear)
    if can is not None and governed(words, can.start()) is not None:
        yield replaced("can", words, *can.span("word"), _CANNOT[can["word"]])
        return
    said = _IS.search(clear)
    if said is not None and governed(words, said.start()) is not None:
        yield replaced("is-not", words, said.end("word"), said.end("word"), " not")
