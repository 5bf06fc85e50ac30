"""What of another module may be referred to: behind `billing#`, and the names before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.features.completion.clauses import rest
from speclsp.features.completion.item import FAR, NEAR, OWN, Item, Source
from speclsp.features.completion.site import Site
from speclsp.features.page import one_line
from speclsp.modules.module import Module, exports, exports_term, imports, module_of
from speclsp.resolution.imports import Called, called, documents
from speclsp.resolution.terms import terms_in
from speclsp.workspace import Snapshot

_OPEN = re.compile(
    r"(?<![\w/#.&@$\\-])(?P<module>[A-Za-z][A-Za-z0-9_-]{0,63})#(?P<typed>[\w.~-]*)\Z"
)

Offer = tuple[str, int, Iterator[Item | None]]


def qualified(snapshot: Snapshot, here: Site) -> Offer | None:
    """What may stand behind the "#" of a module's name; None where no module is named."""
    found = _OPEN.search(here.before)
    meant = called(snapshot, here.document.path, found["module"]) if found else None
    if found is None or meant is None:
        return None
    return found["typed"], rest(here.after), _defined(snapshot, meant)


def names(snapshot: Snapshot, here: Site) -> Iterator[Item | None]:
    """The modules that the document's own imports, as they begin a reference."""
    own = module_of(snapshot, here.document.path)
    for each in imports(snapshot, own) if own else ():
        words = f"{each.by.name}#"
        version = each.module.version if each.module else ""
        yield Item(words, "label", words, FAR, f"module {version}".rstrip())


def _defined(snapshot: Snapshot, meant: Called) -> Iterator[Item | None]:
    for document in documents(snapshot, meant.spec):
        path = document.path
        module = None if meant.own else module_of(snapshot, path)
        for _, clause in document.settled.clauses:
            if _gives(module, clause.id):
                source = Source("clause", path, clause.id)
                yield Item(clause.id, "clause", clause.id, OWN, path, source=source)
        for _, section in document.sections:
            if section.id and _gives(module, section.id):
                detail = one_line(section.title, 120)
                source = Source("section", path, section.id)
                yield Item(section.id, "section", section.id, NEAR, detail, source=source)
        for term in terms_in(document):
            if module is None or exports_term(module, term.name):
                words = "-".join(term.name.split())
                yield Item(words, "term", words, FAR, path, source=Source("term", path, term.name))
        yield None


def _gives(module: Module | None, identifier: str) -> bool:
    return module is None or exports(module, identifier)
