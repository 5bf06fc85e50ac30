"""Texts of our own in the notations that a path has a say in, to be edited at random."""

from __future__ import annotations

KIRO = """# Requirements Document

### Requirement 1: Doors

**User Story:** As a guest, I want doors, so that I get in.

#### Acceptance Criteria

1. WHEN a guest knocks, THE Door SHALL open
2. IF nobody is there, THEN THE Door SHALL stay shut

### Requirement 2

1. THE Lamp SHALL dim
"""

TASKS = """# Plan

- [x] 1. Build the door
  - Cut the wood, as requirement 1.2 says
  - _Requirements: 1.1, 1.2_
- [ ] 2. Hang the lamp
  - _Requirements: 2.1, 3.9_
"""

OPENSPEC = """# doors Specification

## Purpose

Doors.

## Requirements

### Requirement: Opening

A door SHALL open.

#### Scenario: A knock

- **WHEN** somebody knocks
- **THEN** it opens

## MODIFIED Requirements

### Requirement: Closing

A door SHALL close.

## RENAMED Requirements

- FROM: `### Requirement: Old`
- TO: `### Requirement: New`
"""

SPEC_KIT = """# Feature Specification: Doors

### User Story 1 - Opening (Priority: P1)

1. **Given** a door, **When** knocked, **Then** it opens

- **FR-001**: System MUST open doors, see FR-002 and SC-001
- **FR-002**: System MUST close [NEEDS CLARIFICATION: when?]

- **SC-001**: Doors open in 2 seconds
"""

TRACED = """# Doors

## Opening
`req~door.open~1`

A door must open.

Rationale:

Guests.

Covers:

- [Guests](#guests)
* `feat~guests~2`

Depends: req~door.shut~3

Needs: dsn, utest

Tags: a, b

## Shut
`feat~guests~2` <a id="guests"></a>

`dsn~lamp~1 -->  utest`: [Lamp](#l)
"""

NUMBERED = """---
title: Flags
status: draft
---

## 1. Flags

### 1.1. Evaluation

#### Requirement 1.1.1

> The client **MUST** evaluate, as [Requirement 1.1.2](#requirement-112) says.

#### Condition 1.1.2

> A hook is there.

##### Conditional Requirement 1.1.2.1

> The hook **MUST** run.

| ID | Requirement |
|----|-------------|
| DOOR-1 | A door must open. |
| DOOR-2 | A door must close, see DOOR-1. |
"""

WRITTEN = {
    ".kiro/specs/doors/requirements.md": KIRO,
    ".kiro/specs/doors/tasks.md": TASKS,
    "openspec/specs/doors/spec.md": OPENSPEC,
    "openspec/changes/add-doors/specs/doors/spec.md": OPENSPEC,
    "specs/001-doors/spec.md": SPEC_KIT,
    "specs/001-doors/tasks.md": TASKS.replace("1. Build", "T001 [P] [US1] Build"),
    "doc/doors.md": TRACED,
    "doc/flags.md": NUMBERED,
}
"""Texts of our own in other notations, each where its notation has it."""
