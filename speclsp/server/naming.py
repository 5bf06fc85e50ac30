"""What names the same as the words at a place, and another name for it: references, highlights,
rename, and what follows when files move."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from speclsp.features.highlight import highlighting
from speclsp.features.moving import moving
from speclsp.features.naming import Refusal
from speclsp.features.references import referring
from speclsp.features.renaming import Renaming, prepared, renaming
from speclsp.server.client import Client, at
from speclsp.server.connection.codes import REQUEST_FAILED, RefusedError
from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member, number, sound, words
from speclsp.server.edits import can_make, workspace_edit
from speclsp.server.opened import Located, Opened
from speclsp.server.roots import Root, innermost
from speclsp.server.session import Session
from speclsp.server.uris import key_of, path_of
from speclsp.text import Text
from speclsp.work import Work

_READ = lsp.DocumentHighlightKind.Read.value
_WRITE = lsp.DocumentHighlightKind.Write.value


class Naming:
    """Answers. What is not known has no references, and cannot be renamed."""

    def __init__(self, session: Session, client: Client) -> None:
        self._session = session
        self._client = client
        self._units: Units = session.units

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_REFERENCES: self.references,
            lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: self.document_highlight,
            lsp.TEXT_DOCUMENT_PREPARE_RENAME: self.prepare_rename,
            lsp.TEXT_DOCUMENT_RENAME: self.rename,
            lsp.WORKSPACE_WILL_RENAME_FILES: self.will_rename_files,
        }

    def references(self, params: Json) -> Json:
        defining = at(params, "context", "includeDeclaration") is not False
        return self._answered(
            params, lambda there, offset: self._references(there, offset, defining)
        )

    def _references(self, there: Located, offset: int, defining: bool) -> Work[Json]:
        texts: dict[str, Text] = {}
        found = []
        for path, span, defines in (yield from referring(there.snapshot, there.path, offset)):
            if defines and not defining:
                continue
            if path not in texts:
                texts[path] = there.text_of(path)
            range_ = self._units.range(texts[path], span)
            found.append({"uri": there.uri_of(path), "range": range_})
            yield
        return found

    def document_highlight(self, params: Json) -> Json:
        there, offset = self._asked(params)
        return None if there is None else self._highlights(there, offset)

    def _highlights(self, there: Located, offset: int) -> Work[Json]:
        found = []
        for span, defines in (yield from highlighting(there.snapshot, there.path, offset)):
            range_ = self._units.range(there.text, span)
            found.append({"range": range_, "kind": _WRITE if defines else _READ})
            yield
        return found

    def prepare_rename(self, params: Json) -> Json:
        return self._answered(params, self._prepared, strict=True)

    def _prepared(self, there: Located, offset: int) -> Work[Json]:
        found = prepared(there.snapshot, there.path, offset)
        yield
        if isinstance(found, Refusal):
            raise RefusedError(REQUEST_FAILED, found.reason)
        if found is None:
            return None
        range_ = self._units.range(there.text, found.span)
        return {"range": range_, "placeholder": found.name}

    def rename(self, params: Json) -> Json:
        name = sound(words(params, "newName"))
        return self._answered(
            params, lambda there, offset: self._renamed(there, offset, name), strict=True
        )

    def _renamed(self, there: Located, offset: int, name: str) -> Work[Json]:
        # As long as this takes, the client may go on typing.
        versions = {path: each.version for path, each in there.root.opened.items()}
        found = yield from renaming(there.snapshot, there.path, offset, name)
        if found is None:
            raise RefusedError(REQUEST_FAILED, "there is nothing here that has a name")
        if isinstance(found, Refusal):
            raise RefusedError(REQUEST_FAILED, found.reason)
        touched = {each.path for each in (*found.replacements, *found.doubtful)}
        for path in sorted(touched):
            opened = there.root.opened.get(path)
            if opened is not None and opened.desynced:
                raise RefusedError(REQUEST_FAILED, f"the text of {path} has been lost")
            # Code is read from the disk.
            if opened is not None and opened.kind == "other" and _is_unsaved(opened):
                raise RefusedError(REQUEST_FAILED, f"{path} has changes that are not saved")
        if not can_make(self._client, found):
            old = found.moves[0][0]
            raise RefusedError(REQUEST_FAILED, f"this editor cannot rename {old} with it")
        return (yield from self._edit(there, found, versions))

    def will_rename_files(self, params: Json) -> Json:
        files = member(params, "files")
        moves: dict[Root, dict[str, str]] = {}
        for each in files if isinstance(files, list) else ():
            old, new = path_of(words(each, "oldUri")), path_of(words(each, "newUri"))
            root = innermost(self._session.served, old) if old else None
            if root is None or old is None or new is None:
                continue
            source, goal = root.relative(old), root.relative(new)
            if source and goal:
                moves.setdefault(root, {})[source] = goal
        return self._moved(moves) if moves else None

    async def _moved(self, moves: dict[Root, dict[str, str]]) -> Json:
        """All edits in one, since there is one answer for all files."""
        together: dict[str, Json] = {}
        listed: list[Json] = []
        for root, files in moves.items():
            await _until_known(root)
            if not root.snapshot.complete:
                continue
            there = Located(root, root.snapshot, "", "", Text(""))
            versions = {path: each.version for path, each in root.opened.items()}
            found = Renaming(await whole(moving(there.snapshot, files)))
            edit = await whole(self._edit(there, found, versions))
            together |= edit.get("changes", {})
            listed += edit.get("documentChanges", [])
        if not together and not listed:
            return None
        return {"documentChanges": listed} if listed else {"changes": together}

    def _edit(self, there: Located, found: Renaming, versions: dict[str, int | None]) -> Work[Json]:
        return workspace_edit(self._client, self._units, there, found, versions)

    def _answered(
        self, params: Json, answer: Callable[[Located, int], Work[Json]], *, strict: bool = False
    ) -> Json:
        """The answer, as soon as it is known what names what. A `strict` one is refused where that
        is not to be known."""
        there, offset = self._asked(params)
        if there is None:
            if strict and self._is_lost(params):
                raise RefusedError(REQUEST_FAILED, "the text of this document has been lost")
            return None
        root = there.root
        known = root.read.is_set() and (root.in_step.is_set() or not strict)
        if known and (_is_complete(root) or not strict):
            return answer(there, offset)
        return self._when_known(there.root, params, answer, strict)

    async def _when_known(
        self, root: Root, params: Json, answer: Callable[[Located, int], Work[Json]], strict: bool
    ) -> Json:
        await _until_known(root)
        there, offset = self._asked(params)
        if there is None:
            return None
        if strict and not _is_complete(there.root):
            raise RefusedError(REQUEST_FAILED, "not all of the folder has been read")
        return await whole(answer(there, offset))

    def _located(self, uri: str) -> Located | None:
        """The document at `uri`, or the code, as long as it is what is on the disk."""
        opened = self._session.opened.get(key_of(uri))
        is_code = opened is not None and opened.kind == "other" and not opened.desynced
        if opened is not None and is_code and not _is_unsaved(opened):
            return opened.located
        return self._session.located(uri)

    def _is_lost(self, params: Json) -> bool:
        opened = self._session.opened.get(key_of(document_uri(params)))
        return opened is not None and opened.desynced

    def _asked(self, params: Json) -> tuple[Located | None, int]:
        there = self._located(document_uri(params))
        position = member(params, "position")
        line, character = number(position, "line"), number(position, "character")
        return there, self._units.offset(there.text, line, character) if there else 0


def _is_complete(root: Root) -> bool:
    """Whether it is known what all files say, code among them."""
    return not root.path or (root.snapshot.complete and root.snapshot.sourced)


def _is_unsaved(opened: Opened) -> bool:
    source = opened.root.snapshot.sources.get(opened.path)
    return source is None or source.text.string != opened.text.string


async def _until_known(root: Root) -> None:
    await root.until_read()
    await root.until_in_step()
