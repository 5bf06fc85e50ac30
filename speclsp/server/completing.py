"""What may be written at a place, as the client can show it, and more about one of them when it is
looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lsprotocol import types as lsp

from speclsp.features.completion.documentation import documentation
from speclsp.features.completion.item import Completion, Item, Source
from speclsp.features.completion.item import Kind as ItemKind
from speclsp.features.completion.offer import completing
from speclsp.features.completion.settings import setting
from speclsp.features.page import one_line
from speclsp.rules.all import RULES
from speclsp.server.client import Client, at
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.text import Text
from speclsp.work import Work

RULE_NAMES: Mapping[str, str] = {rule.group: "a group of rules" for rule in RULES} | {
    rule.name: rule.summary for rule in RULES
}

_KINDS: Mapping[ItemKind, int] = {
    "clause": lsp.CompletionItemKind.Reference.value,
    "new": lsp.CompletionItemKind.Snippet.value,
    "section": lsp.CompletionItemKind.Module.value,
    "file": lsp.CompletionItemKind.File.value,
    "folder": lsp.CompletionItemKind.Folder.value,
    "term": lsp.CompletionItemKind.Class.value,
    "keyword": lsp.CompletionItemKind.Keyword.value,
    "value": lsp.CompletionItemKind.EnumMember.value,
    "key": lsp.CompletionItemKind.Property.value,
    "form": lsp.CompletionItemKind.Snippet.value,
    "rule": lsp.CompletionItemKind.Constant.value,
    "label": lsp.CompletionItemKind.Text.value,
}
_LONGEST = 1_000


class Completing:
    """Answers to `textDocument/completion` and `completionItem/resolve`."""

    def __init__(self, session: Session, client: Client) -> None:
        self._session = session
        self._client = client
        self._units: Units = session.units

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_COMPLETION: self.completion,
            lsp.COMPLETION_ITEM_RESOLVE: self.resolve,
        }

    def completion(self, params: Json) -> Work[Json]:
        uri, position = document_uri(params), member(params, "position")
        opened = self._session.opened.get(key_of(uri))
        if opened is not None and opened.kind == "configuration" and not opened.desynced:
            offset = self._units.place(opened.text, position)
            found = yield from setting(opened.path, opened.text.string, offset, RULE_NAMES)
            return self._list(opened.located, found, offset)
        there = self._session.located(uri)
        if there is None:
            return None
        offset = self._units.place(there.text, position)
        found = yield from completing(there.snapshot, there.path, offset, RULE_NAMES)
        return self._list(there, found, offset)

    def resolve(self, params: Json) -> Json:
        """The item with its documentation. Whatever else is sent is sent back."""
        data = at(params, "data")
        source = _source(data)
        uri = at(data, "uri")
        there = self._session.located(uri) if source and isinstance(uri, str) else None
        if there is None or source is None:
            return params
        if not there.root.read.is_set():
            return self._when_read(there, source, params)
        return self._documented(there, source, params)

    async def _when_read(self, there: Located, source: Source, params: Json) -> Json:
        await there.root.until_read()
        return self._documented(there, source, params)

    def _documented(self, there: Located, source: Source, params: Json) -> Json:
        found = documentation(there.root.snapshot, source._replace(path=there.path))
        if found is None:
            return params
        if self._client.markdown_items:
            return {**params, "documentation": {"kind": "markdown", "value": found.markdown}}
        return {**params, "documentation": found.plain}

    def _list(self, there: Located, found: Completion | None, offset: int) -> Json:
        if found is None:
            return None
        low, high = found.span
        edit = self._edit(there.text, low, offset, high)
        converted = [self._item(there, n, item, edit) for n, item in enumerate(found.items)]
        # While the folder is being read, there may be more the next time.
        complete = found.complete and there.root.read.is_set()
        return {"isIncomplete": not complete, "items": converted}

    def _edit(self, text: Text, low: int, offset: int, high: int) -> dict[str, Json]:
        """What an item replaces, as far as the client tells apart to insert and to replace."""
        start, end = self._units.position(text, low), self._units.position(text, high)
        whole_range = {"start": start, "end": end}
        if not self._client.inserts_or_replaces:
            return {"range": whole_range}
        inserted = {"start": start, "end": self._units.position(text, offset)}
        return {"insert": inserted, "replace": whole_range}

    def _item(self, there: Located, number: int, item: Item, edit: dict[str, Json]) -> Json:
        snippet = bool(item.snippet) and self._client.snippets
        converted: dict[str, Json] = {
            "label": one_line(item.label, 300),
            "kind": _KINDS[item.kind],
            # In this order, which is no matter of spelling.
            "sortText": f"{number:04}",
            "textEdit": {"newText": item.snippet if snippet else item.text, **edit},
        }
        if item.filter and item.filter != item.label:
            converted["filterText"] = item.filter
        if item.detail:
            converted["detail"] = one_line(item.detail, 300)
        if snippet:
            converted["insertTextFormat"] = lsp.InsertTextFormat.Snippet.value
        if item.source is not None and len(item.source.name) <= _LONGEST:
            what, path, name = item.source
            converted["data"] = {"uri": there.uri_of(path), "what": what, "name": name}
        return converted


def _source(data: Json) -> Source | None:
    """What an item stands for, of what comes back from the client, which may be anything."""
    what, name = at(data, "what"), at(data, "name")
    if not isinstance(name, str) or len(name) > _LONGEST:
        return None
    if what == "clause" or what == "section" or what == "term":
        return Source(what, "", name)
    return None
