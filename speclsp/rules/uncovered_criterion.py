"""
No task carries out a criterion, while the tasks beside it name the others.

In Kiro, tasks say what they are for: `_Requirements: 1.1, 1.2_`. A criterion counts as covered when
a task names it or its whole requirement. Where no task names any criterion, nothing is said.

## Bad

```spec .kiro/specs/lending/requirements.md
### Requirement 1: Lending

#### Acceptance Criteria

1. WHEN a member scans a tool THEN the system SHALL lend it.
2. WHEN a tool is reserved THEN the system SHALL refuse.
^ uncovered-criterion: no task is for "1.2"
```

```spec .kiro/specs/lending/tasks.md
- [ ] 1. Build lending
  - _Requirements: 1.1_
```

## Good

```spec .kiro/specs/lending/requirements.md
### Requirement 1: Lending

#### Acceptance Criteria

1. WHEN a member scans a tool THEN the system SHALL lend it.
2. WHEN a tool is reserved THEN the system SHALL refuse.
```

```spec .kiro/specs/lending/tasks.md
- [ ] 1. Build lending
  - _Requirements: 1.1, 1.2_
```

## Not for you?

Write `uncovered-criterion = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore uncovered-criterion: reason -->` at the end of the criterion's line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.judged import clauses_by_segment, judged
from speclsp.rules.rule import Rule
from speclsp.spec.facts import Clause
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    criteria = [
        [clause for clause in clauses if clause.kind == "criterion"] if clauses else clauses
        for clauses in clauses_by_segment(document)
    ]
    if not any(criteria):
        return
    tasks = f"{document.path.rpartition('/')[0]}/tasks.md".removeprefix("/")
    if snapshot.document(tasks) is None:
        return

    def named(identifier: str) -> bool:
        return tasks in snapshot.index.using(Name("bare", "", identifier))

    def uncovered(clause: Clause) -> str | None:
        return None if named(clause.id) or named(_above(clause.id)) else clause.id

    found = list(judged(snapshot, document, "tasks", (tasks,), criteria, uncovered))
    if len(found) == sum(map(len, criteria)):
        return
    missing = {identifier for _, _, identifier in found}
    partly = {_above(clause.id) for each in criteria for clause in each if clause.id not in missing}
    said: set[str] = set()
    for start, clause, identifier in found:
        requirement = _above(identifier)
        if requirement in partly:
            message = f'no task is for "{identifier}"'
            yield Diagnostic(clause.id_span.moved(start), message, clause=identifier)
        elif requirement not in said:
            said.add(requirement)
            yield from _whole(document, requirement)


def _above(criterion: str) -> str:
    return criterion.rpartition(".")[0]


def _whole(document: Document, requirement: str) -> Iterator[Diagnostic]:
    """Said once at a requirement of which no criterion is covered."""
    for start, clause in document.clauses_by_id.get(requirement, ())[:1]:
        message = f'no task is for requirement "{requirement}", nor for any of its criteria'
        yield Diagnostic(clause.id_span.moved(start), message, clause=requirement)


RULE = Rule("uncovered-criterion", "evidence", "hint", __doc__, document=_check, needs="documents")
