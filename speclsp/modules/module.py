"""What a module is called, what others may refer to in it, and what it imports.

A workspace that declares none is one module, which has no name.
"""

from __future__ import annotations

from typing import NamedTuple

from speclsp.config.imports import origin
from speclsp.config.scope import module_for
from speclsp.config.values import EVERYTHING, Config, Import
from speclsp.globs import matches
from speclsp.imported import ordered
from speclsp.resolution.imports import Spec, declared_modules, spec_of
from speclsp.workspace import Snapshot


class Module(NamedTuple):
    """Specifications with a name. Paths are those of the root's documents, or of imported ones."""

    name: str
    # "" where none is stated.
    version: str
    # Its folder, "" for the root; for a spec that is imported from one file, that.
    folder: str
    # The configuration that declares it; "" for an imported spec that declares nothing.
    path: str = ""
    # Patterns of what others may refer to.
    clauses: tuple[str, ...] = EVERYTHING
    terms: tuple[str, ...] = EVERYTHING
    imports: tuple[Import, ...] = ()


class Imported(NamedTuple):
    """An import of a module, where it leads, and the module there; None where nothing is there."""

    by: Import
    spec: Spec
    module: Module | None


def modules(snapshot: Snapshot) -> tuple[Module, ...]:
    """The modules that the root declares, by folder."""
    memo = snapshot.names.memo
    if modules not in memo:
        memo[modules] = tuple(map(_module, declared_modules(snapshot)))
    found: tuple[Module, ...] = memo[modules]
    return found


def module_of(snapshot: Snapshot, path: str) -> Module | None:
    """The module of the document at `path`, of the root or imported; None for that without a
    name."""
    if path not in snapshot.imported:
        config = snapshot.module(path)
        return _module(config) if config else None
    memo: dict[str, Module] = snapshot.names.memo.setdefault(module_of, {})
    if not memo:
        for each in ordered(snapshot.imports):
            declared = each.config if each.config.module_name else None
            module = _module(declared) if declared else Module("", "", each.path)
            memo |= {document.path: module for document in each.documents}
    return memo[path]


def imports(snapshot: Snapshot, module: Module) -> tuple[Imported, ...]:
    """What a module imports, in the order of its configuration."""
    memo: dict[Module, tuple[Imported, ...]] = snapshot.names.memo.setdefault(imports, {})
    if module not in memo:
        config = Config(module.path)
        specs = [(each, spec_of(snapshot, origin(config, each))) for each in module.imports]
        memo[module] = tuple(
            Imported(each, spec, _of_spec(spec, each.name)) for each, spec in specs
        )
    return memo[module]


def exports(module: Module, clause_id: str) -> bool:
    """Whether other modules may refer to a clause, or a section, of this identifier."""
    return module.clauses == EVERYTHING or matches(module.clauses, clause_id)


def exports_term(module: Module, name: str) -> bool:
    """Whether other modules may use a term; case does not matter."""
    if module.terms == EVERYTHING:
        return True
    return matches(tuple(each.casefold() for each in module.terms), name.casefold())


def declaring(snapshot: Snapshot, path: str) -> Module | None:
    """The module that the configuration at `path` declares, if it is the one that holds."""
    file = snapshot.configurations.get(path)
    if file is None or not file.config.module_name:
        return None
    configs = {each: known.config for each, known in snapshot.configurations.items()}
    return _module(file.config) if module_for(path, configs) == file.config else None


def _of_spec(spec: Spec, name: str) -> Module | None:
    if spec.verdict != "found":
        return None
    return _module(spec.config) if spec.config else Module(name, "", spec.path)


def _module(config: Config) -> Module:
    return Module(
        config.module_name,
        config.module_version,
        config.folder,
        config.path,
        config.module_exports_clauses,
        config.module_exports_terms,
        config.module_imports,
    )
