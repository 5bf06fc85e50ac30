"""Specifications of any number of clauses, as a large repository has them: thousands of actors,
things and properties, a few of which recur in each document, and now and then two that clash. Same
number, same text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

A_DOCUMENT = 40
"""Clauses in each document."""

CLASHING = 200
"""One clause in so many contradicts one of an earlier document."""

_QUALITIES = (
    "primary", "backup", "regional", "central", "public", "internal", "remote", "local", "shared",
    "temporary", "permanent", "encrypted", "signed", "cached", "archived", "pending", "expired",
    "trusted", "external", "virtual", "batch", "streaming", "incoming", "outgoing", "monthly",
    "partial", "final", "draft", "verified", "anonymous", "guest", "partner", "mobile", "legacy",
    "secondary", "nightly", "manual", "automatic", "global", "nested",
)  # fmt: skip
_FIELDS = (
    "billing", "payment", "invoice", "catalog", "search", "session", "identity", "shipping",
    "stock", "audit", "message", "mail", "calendar", "ticket", "report", "upload", "media", "map",
    "route", "fleet", "sensor", "meter", "alarm", "claim", "policy", "patient", "lab", "course",
    "exam", "loan", "ledger", "tax", "order", "cart", "coupon", "review", "feed", "backup",
)  # fmt: skip
_ACTORS = (
    "server", "client", "gateway", "scheduler", "worker", "broker", "service", "controller",
    "proxy", "importer", "exporter", "indexer", "monitor", "agent", "terminal", "validator",
    "renderer", "dispatcher", "collector", "registry",
)  # fmt: skip
_THINGS = (
    "record", "request", "token", "file", "report", "message", "event", "key", "certificate",
    "snapshot", "queue", "entry", "archive", "image", "page", "form", "schema", "profile",
    "transaction", "notification", "webhook", "cookie", "header", "batch", "document", "thumbnail",
    "password", "receipt", "label", "schedule",
)  # fmt: skip
_ATTRIBUTES = (
    "length", "lifetime", "timeout", "retention period", "delay", "priority", "quota", "interval",
    "title", "format", "encoding", "owner", "status", "size limit", "checksum", "version",
    "expiry", "capacity", "depth", "rate",
)  # fmt: skip
_VERBS = (
    "store", "send", "delete", "encrypt", "validate", "reject", "accept", "archive", "sign",
    "display", "compress", "publish", "log", "replicate", "index", "cache", "lock", "release",
    "rotate", "verify", "export", "import", "merge", "hide", "retry",
)  # fmt: skip
_EVENTS = (
    "the {thing} expires", "a user signs out", "the connection is lost", "the quota is exceeded",
    "the {thing} has been verified", "the {actor} restarts", "two copies of the {thing} differ",
    "no {thing} arrives for {few} minutes", "the {other} is read-only", "an operator asks for it",
)  # fmt: skip
_FORMATS = ("JSON", "XML", "CSV", "CBOR", "YAML")
_UNITS = ("seconds", "minutes", "hours", "days")
_CLAUSES = (
    "The {actor} MUST {verb} the {thing} within {many} {unit}.",
    "The {actor} MUST keep each {thing} for at least {many} {unit}.",
    "The {actor} MUST {verb} at most {many} of its {thing}s in one {other}.",
    "The {actor} MUST NOT {verb} a {thing} before it has {done} the {other}.",
    "The {attribute} of a {thing} MUST be at most {many} {unit}.",
    "The {attribute} of every {thing} that the {actor} holds MUST be {many}.",
    "If {event}, the {actor} MUST {verb} the {thing}.",
    "When {event}, the {actor} SHOULD {verb} the {thing} and {second} the {other}.",
    "While {event}, the {actor} MUST NOT {verb} the {thing}.",
    "The {actor} MAY {verb} a {thing} whose {attribute} is unknown.",
    "The {actor} MUST encode every {thing} as {format}.",
    "Each {thing} MUST carry the {attribute} of the {other} that it belongs to.",
    "The {actor} MUST {verb} the {thing} every {many} {unit}.",
    "A {thing} that nobody has opened for {many} {unit} MUST be {done} by the {actor}.",
    "The {actor} SHOULD {verb} the {other} after it has {done} the {thing}.",
    "Only the {actor} MAY {verb} the {thing}.",
    "Unless {event}, the {actor} MUST answer with the {attribute} of the {thing}.",
    "The {actor} MUST reject a {thing} with more than {many} {other}s.",
)
_ARTICLE = re.compile(r"\b([Aa])(?= [aeiou])")
_MEANINGS = (
    "a {thing} that the {actor} has {done}", "the {other} that a {thing} belongs to",
    "any {thing} older than {many} {unit}", "the part of the {actor} that {verb}s the {other}",
)  # fmt: skip


def documents(clauses: int) -> Iterator[tuple[str, str]]:
    """Paths and texts with so many clauses in all."""
    number = 0
    while number * A_DOCUMENT < clauses:
        size = min(A_DOCUMENT, clauses - number * A_DOCUMENT)
        yield f"part-{number // 50:03}/spec-{number:05}.md", document(number, size)
        number += 1


def document(number: int, size: int = A_DOCUMENT) -> str:
    """The document of this number: a glossary, and its clauses in sections of ten."""
    chance = random.Random(number)
    words = _Words(chance)
    title = f"{words.actors[0].capitalize()} {number}"
    lines = [f"# {title}", "", "## Glossary", ""]
    for term in words.things[:3]:
        meaning = words.filled(chance.choice(_MEANINGS))
        lines.append(f"- **{term.capitalize()} {number}**: {meaning}.")
    for at, clause in enumerate(_sentences(number, size)):
        if at % 10 == 0:
            topic = f"{words.things[at // 10 % len(words.things)]} {at // 10}"
            lines += ["", f"## The {topic}", ""]
        lines += [f"r[s{number}.c{at}]", clause, ""]
    return "\n".join(lines).rstrip() + "\n"


def _sentences(number: int, size: int) -> Iterator[str]:
    chance = random.Random(f"{number} clauses")
    words = _Words(random.Random(number))
    for at in range(size):
        if number and (number * A_DOCUMENT + at) % CLASHING == CLASHING - 1:
            yield _contrary(_first(random.Random(f"{number} {at}").randrange(number)))
        else:
            template = _CLAUSES[chance.randrange(len(_CLAUSES))] if at else _CLAUSES[0]
            yield words.filled(template)


def _first(number: int) -> str:
    """The first clause of a document."""
    return next(_sentences(number, 1))


def _contrary(clause: str) -> str:
    return clause.replace(" MUST ", " MUST NOT ", 1)


class _Words:
    """The vocabulary of one document: a few actors and things, which come back."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        fields = chance.sample(_FIELDS, 3)
        self.actors = [f"{chance.choice(fields)} {each}" for each in chance.sample(_ACTORS, 2)]
        self.actors += [f"{chance.choice(_QUALITIES)} {each}" for each in self.actors]
        self.things = [
            f"{chance.choice(_QUALITIES)} {chance.choice(fields)} {each}"
            for each in chance.sample(_THINGS, 10)
        ]

    def filled(self, template: str) -> str:
        """A template with words in its places, none of them twice."""
        chance = self._chance
        thing, other = chance.sample(self.things, 2)
        verb, second = chance.sample(_VERBS, 2)
        said = {
            "actor": _often(chance, self.actors),
            "thing": thing,
            "other": other,
            "verb": verb,
            "second": second,
            "done": _done(second),
            "attribute": chance.choice(_ATTRIBUTES),
            "format": chance.choice(_FORMATS),
            "many": str(chance.choice((2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120))),
            "few": str(chance.randint(2, 9)),
            "unit": chance.choice(_UNITS),
        }
        said["event"] = chance.choice(_EVENTS).format(**said)
        return _ARTICLE.sub(r"\1n", template.format(**said))


def _often(chance: random.Random, words: Sequence[str]) -> str:
    """One of the words, the first as often as all others."""
    return words[0] if chance.random() < 0.5 else chance.choice(words)


def _done(verb: str) -> str:
    irregular = {"send": "sent", "hide": "hidden"}
    if verb in irregular:
        return irregular[verb]
    return (
        verb + "d" if verb.endswith("e") else (verb[:-1] + "i" if verb[-1] == "y" else verb) + "ed"
    )


def write(folder: Path, clauses: int) -> int:
    """Writes such documents below `folder`; how many."""
    number = 0
    for path, text in documents(clauses):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
        number += 1
    return number
