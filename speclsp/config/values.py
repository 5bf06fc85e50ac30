"""A configuration as a value, with its defaults. How it is written down is not known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

Level = Literal["error", "warning", "info", "hint", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info", "hint", "off")

LEVELS_OF_AUTHORITY = ("root", "system", "developer", "user", "guideline")
"""Those of the Model Spec, where a project has none of its own."""

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
class PlacedDocuments:
    """The documents that `paths` name stand at a level of authority."""

    paths: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True)
class Constraint:
    """What clauses have to do with each other; each is an ID, or a path with `#ID` behind it.

    Of those that exclude each other at most one may hold. `clause` requires and overrides others.
    """

    clause: str = ""
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Import:
    """A spec that is referred to by a name: at a path, in a git repository or in a package."""

    name: str = ""
    # The range of versions that will do; "" for any.
    version: str = ""
    # Relative to the folder of the configuration.
    path: str = ""
    git: str = ""
    revision: str = ""
    package: str = ""
    # In the repository or the package.
    folder: str = ""
    # Which of the imports of its file it is, from 0: no setting, and so not shown.
    number: int = field(default=0, repr=False)


class Origin(NamedTuple):
    """Where an import leads, whatever it is called: the same for all that mean the same place."""

    # Relative to the root, and of a file elsewhere absolute or with "..".
    path: str = ""
    git: str = ""
    revision: str = ""
    package: str = ""
    folder: str = ""


EVERYTHING = ("*",)


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
    authority_documents: tuple[PlacedDocuments, ...] = ()
    constraints: tuple[Constraint, ...] = ()
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
    # "": the documents of the folder are no module of their own.
    module_name: str = ""
    module_version: str = ""
    module_exports_clauses: tuple[str, ...] = EVERYTHING
    module_exports_terms: tuple[str, ...] = EVERYTHING
    module_imports: tuple[Import, ...] = ()
    # Whether the user may have a model asked.
    model_enabled: bool = True

    @property
    def folder(self) -> str:
        """The folder in whose documents it holds, which its globs are relative to."""
        return self.path.rpartition("/")[0]
