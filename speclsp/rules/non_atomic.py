"""
One clause has several duties, which can neither be tested nor be cited one by one.

Counted are verbs with an object of their own that "and" joins behind one modal verb, three or more,
and a second obligation with a modal verb of its own. One verb with several objects is one duty.

## Bad

```spec
- **FR-001**: The desk MUST store the number, print a receipt and charge the sender.
                            ^^^^^ non-atomic: "store", "print" and "charge" are duties of one clause
```

```spec
- **FR-001**: The desk MUST store the number and it MUST call the guard.
                       ^^^^^^^^^^ non-atomic: "MUST store" and "MUST call" are duties of one clause
```

## Good

```spec
- **FR-001**: The desk MUST store the number.
- **FR-002**: The desk MUST print a receipt.
- **FR-003**: The desk MUST show the name, the date and the sender.
- **FR-004**: The desk MUST check the date and reject the parcel.
- **FR-005**: The desk MUST ring; if nobody comes, the desk MUST call the guard.
```

## Evidence

GtWR R18 asks for one duty in a requirement, and Paska reports requirements that are not atomic.
Two verbs are often one act ("check and reject"), so that three are wanted here.

## Not for you?

Write `non-atomic = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore non-atomic: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Related
from speclsp.language.modality.modals import DUTY
from speclsp.language.syntax.duties import duties
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_ASKING = DUTY | {"should"}
# Two sides of one duty.
_CONTRAST = frozenset(("but", "else", "instead", "other", "others", "otherwise", "while"))
_MANY = 3
_SHOWN = 4


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.kind == "cell" or not (statement.clause or setting.profile == "behavioural"):
        return
    words = statement.said
    modals = [at for at, word in enumerate(words) if word.lower in DUTY]
    for modal in (at for at, word in enumerate(words) if word.lower in _ASKING):
        verbs = duties(words, modal)
        if len(verbs) >= _MANY:
            yield _finding(statement, verbs, verbs[0])
            return
    if not statement.clause:
        return
    several = [
        Span(words[at].start, found[0].end)
        for at in modals
        if not _is_contrasted(words, at)
        and not _is_another_case(words, at)
        and (found := duties(words, at))
    ]
    if len(several) > 1 and not _CONTRAST & statement.vocabulary:
        yield _finding(statement, several, several[0])


def _is_contrasted(words: Sequence[Word], modal: int) -> bool:
    """Whether it says what must not be: the other side of a duty rather than a second one."""
    return modal + 1 < len(words) and words[modal + 1].lower in ("not", "never")


def _is_another_case(words: Sequence[Word], modal: int) -> bool:
    """Whether it stands behind a semicolon with a condition of its own: "...; if it reads two, the
    gate MUST ..."."""
    at = modal
    while at > 0 and words[at - 1].text != ";":
        at -= 1
    return at > 0 and words[at].tag == "subordinator"


def _finding(statement: Statement, spans: Sequence[Span], place: Span) -> Diagnostic:
    shown = [f'"{plain(statement.passage[low:high])}"' for low, high in spans]
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN - 1], f"{len(shown) - _SHOWN + 1} more"]
    named = ", ".join(shown[:-1]) + f" and {shown[-1]}"
    return Diagnostic(
        place,
        f"{named} are duties of one clause",
        tuple(Related("", span, "another duty") for span in spans if span != place),
        question=f"Can {named} fail one by one, and which of them does the clause stand for?",
    )


RULE = Rule(
    "non-atomic",
    "ambiguity",
    "info",
    __doc__,
    statement=_check,
    triggers=_ASKING,
    applies=is_in_force,
)
