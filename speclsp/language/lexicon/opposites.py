"""Verbs that undo or rule out each other: what is accepted is not rejected, what is kept is not
deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Side(NamedTuple):
    """One side of a pair of opposite actions; the sign is 1 or -1."""

    action: str
    sign: int


# Groups by semicolons: what some verbs do, and behind the bar what others do instead.
_GROUPS = """
accept approve grant admit honour honor | reject refuse decline deny dismiss;
allow permit enable authorise authorize let | forbid prohibit disallow prevent block bar ban disable
deny;
enable activate | disable deactivate;
show display reveal disclose expose list include mention state name report contain print tell
present announce | hide omit exclude withhold conceal suppress mask redact drop skip;
keep retain preserve store save hold maintain persist | delete remove purge discard erase destroy
drop wipe clear expunge;
open | close shut;
start begin launch initiate resume continue | stop end terminate abort halt cancel cease suspend
pause interrupt;
process handle interpret apply obey follow respect honour honor evaluate |
ignore disregard discard skip bypass drop reject;
lock | unlock; encrypt | decrypt; add insert append | remove delete strip; connect | disconnect;
subscribe | unsubscribe; publish release | unpublish withdraw retract;
increase raise grow extend | decrease lower reduce shrink shorten; mute | unmute; attach | detach;
register | deregister unregister; send forward deliver transmit emit | withhold suppress drop;
charge bill | waive; trust accept | distrust; preserve keep retain |
modify change alter rewrite overwrite mutate strip; grant | revoke; assign | unassign;
block | unblock; load | unload; select | deselect; expand | collapse; compress | decompress;
merge | split; create | delete destroy; require demand | waive forbid prohibit;
provide supply offer give | withhold deny refuse; ensure guarantee trigger cause | prevent;
define document describe | omit conceal; encode | decode; generate produce | suppress;
support | drop reject; serialize serialise | deserialize deserialise; attach | strip; sign | forge;
validate verify check | skip bypass ignore; track | ignore; wait | skip; perform do | skip omit;
show render | hide; wait | proceed continue;
fail | succeed pass; restore reinstate | suspend delete; round | truncate; reuse | regenerate;
cache | refetch; return | withhold; see view read access | ; send transmit emit | ;
return give respond answer reply | ; end terminate stop | ; make create generate produce | ;
use employ apply | avoid; begin start | finish end complete; support | ; log record | ;
ask request | ; notify inform tell alert | ; update refresh recalculate recompute | ; set assign | ;
retry repeat resend | ; confirm acknowledge | ; verify validate check | ; escape quote | unescape;
sort order | ; limit cap restrict | ; place put store | ; pay disburse | ; charge debit | credit
refund; answer | refuse decline; serve | refuse withhold; escalate | ; open start | close end;
schedule plan | unschedule cancel; book reserve | cancel release; join enter | leave quit;
release show publish disclose | ; appear show display | ; report send transmit | ;
load fetch retrieve download | ; refresh reload renew update | ; dispatch ship send deliver | ;
answer reply respond decide | ; examine inspect check | ; purge erase delete | ;
enforce | ignore waive; inherit | override; flush drain | buffer; quote cite | paraphrase
"""

# A verb and the particle that goes with it, and the verb that says the same.
PARTICLES = {
    ("leave", "out"): "omit",
    ("turn", "on"): "enable",
    ("switch", "on"): "enable",
    ("turn", "off"): "disable",
    ("switch", "off"): "disable",
    ("shut", "down"): "stop",
    ("carry", "on"): "continue",
    ("cut", "off"): "stop",
    ("take", "down"): "remove",
    ("throw", "away"): "discard",
    ("turn", "down"): "reject",
    ("pass", "on"): "forward",
    ("hold", "back"): "withhold",
    ("leave", "open"): "open",
    ("opt", "out"): "unsubscribe",
    ("sign", "up"): "register",
    ("log", "out"): "disconnect",
    ("give", "out"): "disclose",
    ("hand", "over"): "disclose",
    ("back", "up"): "save",
    ("write", "off"): "waive",
    ("call", "off"): "cancel",
}

# What a thing is kept in.
KEPT_IN = {
    "open": "open",
    "running": "continue",
    "active": "continue",
    "alive": "continue",
    "going": "continue",
    "enabled": "enable",
    "on": "enable",
    "off": "disable",
    "disabled": "disable",
    "closed": "close",
    "locked": "lock",
    "hidden": "hide",
    "secret": "hide",
    "visible": "show",
    "unchanged": "preserve",
    "suspended": "suspend",
}


def _sides() -> dict[str, tuple[Side, ...]]:
    found: dict[str, tuple[Side, ...]] = {}
    for group in _GROUPS.split(";"):
        one, _, other = (part.split() for part in group.partition("|"))
        for verbs, sign in ((one, 1), (other, -1)):
            for verb in verbs:
                found[verb] = (
                    *found.get(verb, ()),
                    Side(f"{one[0]}+{other[0] if other else ''}", sign),
                )
    return found


_SIDES: Mapping[str, tuple[Side, ...]] = _sides()


def sides(verb: str) -> tuple[Side, ...]:
    """The sides that a verb, in its base form, is on; its own where it has no opposite."""
    return (*_SIDES.get(verb, ()), Side(verb, 1))


def _families() -> dict[str, str]:
    """To each verb that has an opposite one of all verbs that are joined with it by groups."""
    family: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for group in _GROUPS.split(";"):
        one, _, other = (part.split() for part in group.partition("|"))
        for verb in (*one, *other) if other else ():
            family.setdefault(verb, verb)
            members.setdefault(verb, [verb])
    for group in _GROUPS.split(";"):
        one, _, other = (part.split() for part in group.partition("|"))
        if not other:
            continue
        first = family[one[0]]
        for verb in (*one, *other):
            for each in members.pop(family[verb], []) if family[verb] != first else []:
                family[each] = first
                members[first].append(each)
    return family


_FAMILIES: Mapping[str, str] = _families()


def family(verb: str) -> str:
    """One verb for all that it or its opposites are near to; "" where it has no opposite."""
    return _FAMILIES.get(verb, "")
