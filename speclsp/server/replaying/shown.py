"""Which findings a client was told of: pushed, or as the answers to its questions."""

from __future__ import annotations

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.values import Json

PULLS = frozenset({lsp.TEXT_DOCUMENT_DIAGNOSTIC, lsp.WORKSPACE_DIAGNOSTIC})


class Shown:
    """The last list of each document, by its URI as the server writes it."""

    def __init__(self) -> None:
        self.lists: dict[str, list[Json]] = {}
        self.versions: dict[str, Json] = {}
        # The names of the lists that were pulled.
        self.identifiers: dict[str, str] = {}

    def told(self, method: str, params: Json) -> None:
        """What a notification says."""
        if method == lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS:
            self._list(at(params, "uri"), at(params, "diagnostics"), at(params, "version"))
        elif method == lsp.PROGRESS:
            # Of all progress only that of a pull has these.
            self._reports(at(params, "value", "items"))

    def answered(self, method: str, uri: Json, result: Json) -> None:
        """What the answer to a question about `uri` says."""
        if method == lsp.TEXT_DOCUMENT_DIAGNOSTIC:
            self._report(uri, result)
        elif method == lsp.WORKSPACE_DIAGNOSTIC:
            self._reports(at(result, "items"))

    def forget(self, uri: str) -> None:
        self.lists.pop(uri, None)
        self.versions.pop(uri, None)

    def has(self, then: Shown, uri: str, *, exactly: bool) -> bool:
        """Whether the same is known of a document here as `then`, or of a later version of it.

        Where not `exactly`, any findings are as good as those."""
        if uri not in then.lists:
            return True
        if uri not in self.lists:
            return False
        version, wanted = self.versions[uri], then.versions[uri]
        if isinstance(version, int) and isinstance(wanted, int) and version != wanted:
            return version > wanted
        return not exactly or _same(self.lists[uri], then.lists[uri])

    def _reports(self, reports: Json) -> None:
        for report in reports if isinstance(reports, list) else ():
            self._report(at(report, "uri"), report)

    def _report(self, uri: Json, report: Json) -> None:
        if isinstance(uri, str) and isinstance(name := at(report, "resultId"), str):
            self.identifiers[uri] = name
        if at(report, "kind") == "full":
            self._list(uri, at(report, "items"), None)

    def _list(self, uri: Json, found: Json, version: Json) -> None:
        if isinstance(uri, str) and isinstance(found, list):
            self.lists[uri] = found
            self.versions[uri] = version


def _same(found: list[Json], recorded: list[Json]) -> bool:
    return len(found) == len(recorded) and bool(plain(found) == plain(recorded))


def plain(value: Json) -> Json:
    """`value` without what differs from machine to machine and from day to day."""
    match value:
        case dict():
            return {key: plain(each) for key, each in value.items() if key not in _CHANGING}
        case list():
            return [plain(each) for each in value]
    return value


_CHANGING = frozenset({"codeDescription", "resultId", "serverInfo", "token"})
