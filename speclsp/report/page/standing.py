"""Which level of authority what stands at: what is stated, and where nobody states a level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from speclsp.authority.levels import ladder
from speclsp.authority.nodes import Node, name_of
from speclsp.authority.standing import section_start, standings
from speclsp.notation import front_matter
from speclsp.report.page.overview import Authority, Holder, Level, Sheet
from speclsp.report.page.seen import Named
from speclsp.spec.relating import AUTHORITY


class Stated(NamedTuple):
    """What is said to have a level: the title of a section, or the name of a clause or document."""

    offset: int
    name: str
    level: str


def stated(named: Named) -> tuple[Stated, ...]:
    """What stands at a level that is stated of itself, in the order of the text."""
    return tuple(sorted(set(_stated(named))))


def _stated(named: Named) -> Iterator[Stated]:
    snapshot, document = named.seen.snapshot, named.document
    held = ladder(snapshot, document.path)
    whole, *below = standings(snapshot, document)
    if whole.known:
        yield Stated(0, name_of(snapshot, Node(document.path)), whole.level)
    # What is stated of nothing else is that of what is around it: the same.
    known = {id(whole)}
    for each, found in zip(document.sections, below, strict=True):
        section = each[1]
        if section.authority and held.rank(section.authority) is None:
            yield Stated(section_start(each), section.title, section.authority)
        elif found.known and id(found) not in known:
            yield Stated(section_start(each), section.title, found.level)
        known.add(id(found))
    for start, clause in document.settled.clauses:
        for attribute in clause.attributes:
            if attribute.key == AUTHORITY and attribute.value:
                rank = held.rank(attribute.value)
                if rank is None or clause.notation != front_matter.NAME:
                    level = attribute.value if rank is None else held.levels[rank]
                    yield Stated(start + clause.span.start, clause.id, level)


def levels(named: Named) -> tuple[str, ...]:
    """The levels that hold for a document, the highest first."""
    return ladder(named.seen.snapshot, named.document.path).levels


def authority(documents: tuple[Named, ...], sheets: Mapping[str, Sheet]) -> Authority:
    """The levels in their order, those that nobody has declared last."""
    known: dict[str, None] = {}
    holders: dict[str, list[Holder]] = {}
    silent = []
    for each in documents:
        if sheets[each.name].is_test:
            continue
        said = stated(each)
        text = each.document.text
        for one in said:
            line = text.line_at(one.offset) + 1
            name = " ".join(one.name.split())
            holders.setdefault(one.level, []).append(Holder(each.name, line, name))
        if said:
            known |= dict.fromkeys(levels(each))
        elif sheets[each.name].demands:
            silent.append(each.name)
    names = [*known, *sorted(set(holders) - set(known))]
    return Authority(
        tuple(Level(name, name in known, tuple(holders.get(name, ()))) for name in names),
        tuple(silent),
    )
