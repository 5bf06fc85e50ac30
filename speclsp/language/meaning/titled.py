"""Names in capitals that say what kind of thing they name, and not which: "Harbour Mode", "the
Violet Path". What everybody calls so is left out: "Dark Mode"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.parties import DESCRIBING, EVERYDAY, GENERIC
from speclsp.language.lexicon.word_list import listed
from speclsp.text import Span

_KINDS = (
    "Mode|Path|Lane|Tier|Level|Band|Pool|Ring|Shelf|Tray|Window|Period|Phase|Stage|Plan|Scheme"
    "|Programme|Procedure|Protocol|Routine|Drill|Rule|List|Roster|Register|Ledger|Journal|Index"
    "|Score|Rating|Rank|Status|Flag|Mark|Seal|Badge|Pass|Card|Token|Voucher|Fee|Charge|Surcharge"
    "|Rate|Tariff|Quota|Allowance|Limit|Cap|Threshold|Reserve|Buffer|Zone|Sector|Area|Yard|Bay"
    "|Desk|Room|Board|Panel|Circle|Team|Crew|Watch|Officer|Warden|Steward|Marshal|Hours|Days?"
)
_NAME = re.compile(
    rf"(?<=[a-z,] )(?P<name>(?P<which>[A-Z][a-z]{{2,30}})[ \t](?P<kind>{_KINDS}))"
    r"(?![\w'\u2019-]|[ \t][A-Z])"
)
_KNOWN = listed(
    "dark light airplane aeroplane flight incognito private safe sleep eco quiet silent focus guest"
    " kiosk maintenance debug developer demo offline online recovery standby night day strict"
    " business working office opening bank public critical happy credit debit debug sim smart gift"
    " identity boarding press execution definition block allow deny trust access hot cold wish to"
    " todo mailing contact price check play time grace trial billing notice retention planning"
    " design foundational polish setup implementation discovery launch data action test project"
    " vat exchange interest error success health credit sort app task story kanban scrum monday"
    " tuesday wednesday thursday friday saturday sunday christmas labour labor advisory executive"
    " steering security police duty sign sub free premium basic pro enterprise gold silver bronze"
    " platinum standard"
)


def names_of_a_kind(text: str) -> Iterator[tuple[Span, str]]:
    """Where they stand inside sentences, and the word, in lower case, that says which it is."""
    for found in _NAME.finditer(text):
        which = found["which"].lower()
        if singular(which) in GENERIC | EVERYDAY | DESCRIBING | _KNOWN or which in _KNOWN:
            continue
        yield Span(*found.span("name")), which
