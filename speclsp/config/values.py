"""A configuration as a value, with its defaults. How it is written down is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

Level = Literal["error", "warning", "info", "hint", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info", "hint", "off")

ProblemRule = Literal["invalid-configuration", "unknown-rule", "not-allowed-here"]
"""The rules that report what is wrong with a configuration."""


class Problem(NamedTuple):
    """A mistake in a configuration file, at `text[start:end]` in code points."""

    start: int
    end: int
    message: str
    rule: ProblemRule
    # What may have been meant, "" where nothing is near.
    remedy: str = ""


class Choice(Protocol):
    """What says which rules run, and how grave their findings are."""

    @property
    def rules(self) -> tuple[tuple[str, Level], ...]: ...
    @property
    def select(self) -> tuple[str, ...]: ...
    @property
    def ignore(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Override:
    """Another choice of rules for the documents that `paths` name."""

    paths: tuple[str, ...] = ()
    rules: tuple[tuple[str, Level], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class IgnoredClause:
    """Findings of these rules on this clause are not reported, for a reason."""

    clause: str = ""
    rules: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Config:
    """What holds for the documents of a folder. Fields are named as keys, `_` for `.`, `-`."""

    # The file that was read, relative to the root. Empty where none was.
    path: str = ""
    # The keys that the file sets, so that a default can be told from a choice.
    given: frozenset[str] = frozenset()

    rules: tuple[tuple[str, Level], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    # The highest first.
    authority_levels: tuple[str, ...] = ()
    # Empty: no IDs of a form of one's own.
    ids_pattern: str = ""
    notations_enable: tuple[str, ...] = ()
    notations_disable: tuple[str, ...] = ()
    slug_style: str = "github"
    ignore_clause: tuple[IgnoredClause, ...] = ()
    evidence_include: tuple[str, ...] = ()
    evidence_exclude: tuple[str, ...] = ()
    evidence_patterns: tuple[str, ...] = ()
    tests_folder: str = "examples"
    profile: str = "auto"
    vocabulary: tuple[str, ...] = ()
    # Relative to the folder. Empty: no finding is put off.
    baseline: str = ""

    @property
    def folder(self) -> str:
        """The folder in whose documents it holds, which its globs are relative to."""
        return self.path.rpartition("/")[0]
