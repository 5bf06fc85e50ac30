"""Which nouns name what acts by itself: people, organisations, and the machines and programs that
specifications give duties to."""

from __future__ import annotations

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.people import is_person
from speclsp.language.lexicon.word_list import listed

_ACTING = listed(
    """
acceptor acquirer aggregator agency agent api app application assistant authority backend bank
board bot broker browser callee caller client clinic collector committee company compiler
component connector consumer contractor controller daemon decoder department deserializer desk
device dispatcher driver editor emitter encoder endpoint engine exporter firmware framework
frontend gateway generator handler host hub implementation importer ingester initiator installer
intermediary interpreter issuer kiosk library linter listener loader locker machine manager
middleware module monitor network node observer office operator orchestrator organisation
organization parser peer platform plugin portal printer process processor producer program
provider proxy publisher reader receiver recipient relay renderer replica requester resolver
responder robot router runner runtime scanner scheduler sdk sender sensor server service signer
site software station store subscriber subsystem supplier switch system team terminal thread
tool validator vehicle vendor verifier viewer wallet watcher website worker writer
    """
)


def is_actor(noun: str) -> bool:
    """Whether the lower-case noun, in the singular or the plural, names what acts."""
    return noun in _ACTING or singular(noun) in _ACTING or is_person(noun)


def is_machine(noun: str) -> bool:
    """Whether it can be a machine, a program or an organisation: "worker", and no "clerk"."""
    return noun in _ACTING or singular(noun) in _ACTING
