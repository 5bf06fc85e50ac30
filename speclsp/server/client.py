"""What the client can do, read from its `initialize`. Anything odd in it counts as not said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from speclsp.server.connection.values import Json
from speclsp.server.convert import ENCODINGS, Encoding


@dataclass(frozen=True)
class Client:
    """The capabilities that are made use of."""

    encoding: Encoding = "utf-16"
    # Diagnostics.
    related: bool = False
    code_description: bool = False
    # Edits.
    document_changes: bool = False
    creates_files: bool = False
    action_literals: bool = False
    preferred_actions: bool = False
    pulls: bool = False
    refreshes_diagnostics: bool = False
    # Answers.
    location_links: bool = False
    markdown_hover: bool = False
    symbol_tree: bool = False
    link_tooltips: bool = False
    # The window and the workspace.
    progress: bool = False
    configuration: bool = False
    registers_configuration: bool = False
    registers_watchers: bool = False
    status: bool = False
    # What may be written.
    snippets: bool = False
    inserts_or_replaces: bool = False
    markdown_items: bool = False
    # Symbols of a workspace, whose range may be told later.
    resolves_symbols: bool = False
    # Whether a range of tokens may be asked for, and changes since the last answer.
    token_ranges: bool = False
    token_deltas: bool = False
    # What is shown in a document besides its words.
    shows_documents: bool = False
    shows_references: bool = False
    refreshes_lenses: bool = False
    refreshes_hints: bool = False
    refreshes_folds: bool = False
    most_folds: int = 0
    # More of edits: words to be filled in, and what is shown before it is made.
    snippet_edits: bool = False
    annotations: bool = False
    # Names.
    prepares_renames: bool = False
    renames_files: bool = False
    tells_of_renames: bool = False
    # Whether it makes an edit when it is asked to, and has a list that words can be written in.
    applies_edits: bool = False
    chooses: bool = False
    # Whether it shows actions that cannot be done, and asks for the edit of one that it is to make.
    disabled_actions: bool = False
    resolves_edits: bool = False


def client(params: Json) -> Client:
    """The client that sends these parameters of `initialize`."""
    said = at(params, "capabilities")
    document, workspace = at(said, "textDocument"), at(said, "workspace")
    edit, actions = at(workspace, "workspaceEdit"), at(document, "codeAction")
    item = at(document, "completion", "completionItem")
    tokens = at(document, "semanticTokens", "requests")
    return Client(
        _encoding(at(said, "general", "positionEncodings")),
        at(document, "publishDiagnostics", "relatedInformation") is True,
        at(document, "publishDiagnostics", "codeDescriptionSupport") is True,
        at(edit, "documentChanges") is True,
        "create" in strings(at(edit, "resourceOperations")),
        isinstance(at(document, "codeAction", "codeActionLiteralSupport"), dict),
        at(document, "codeAction", "isPreferredSupport") is True,
        isinstance(at(document, "diagnostic"), dict),
        # The second as Helix and others on the same library spell it.
        at(workspace, "diagnostics", "refreshSupport") is True
        or at(workspace, "diagnostic", "refreshSupport") is True,
        at(document, "definition", "linkSupport") is True,
        "markdown" in strings(at(document, "hover", "contentFormat")),
        at(document, "documentSymbol", "hierarchicalDocumentSymbolSupport") is True,
        at(document, "documentLink", "tooltipSupport") is True,
        at(said, "window", "workDoneProgress") is True,
        at(workspace, "configuration") is True,
        at(workspace, "didChangeConfiguration", "dynamicRegistration") is True,
        at(workspace, "didChangeWatchedFiles", "dynamicRegistration") is True,
        at(said, "experimental", "speclspStatus") is True,
        snippets=at(item, "snippetSupport") is True,
        inserts_or_replaces=at(item, "insertReplaceSupport") is True,
        markdown_items="markdown" in strings(at(item, "documentationFormat")),
        resolves_symbols="location.range"
        in strings(at(workspace, "symbol", "resolveSupport", "properties")),
        token_ranges=isinstance(at(tokens, "range"), dict) or at(tokens, "range") is True,
        token_deltas=at(tokens, "full", "delta") is True,
        shows_documents=at(said, "window", "showDocument", "support") is True,
        shows_references=at(said, "experimental", "speclspShowReferences") is True,
        refreshes_lenses=at(workspace, "codeLens", "refreshSupport") is True,
        refreshes_hints=at(workspace, "inlayHint", "refreshSupport") is True,
        refreshes_folds=at(workspace, "foldingRange", "refreshSupport") is True,
        most_folds=_limit(at(document, "foldingRange", "rangeLimit")),
        snippet_edits=at(edit, "snippetEditSupport") is True,
        annotations=isinstance(at(edit, "changeAnnotationSupport"), dict),
        prepares_renames=at(document, "rename", "prepareSupport") is True,
        renames_files="rename" in strings(at(edit, "resourceOperations")),
        tells_of_renames=at(workspace, "fileOperations", "willRename") is True,
        applies_edits=at(workspace, "applyEdit") is True,
        chooses=at(said, "experimental", "speclspChoose") is True,
        disabled_actions=at(actions, "disabledSupport") is True,
        resolves_edits="edit" in strings(at(actions, "resolveSupport", "properties"))
        and at(actions, "dataSupport") is True,
    )


def folders(params: Json) -> list[str]:
    """The URIs of the folders that `initialize` names, in its order and its spelling."""
    if found := list(folder_uris(at(params, "workspaceFolders"))):
        return found
    root = at(params, "rootUri")
    return [root] if isinstance(root, str) and root else []


def folder_uris(folders: Json) -> Iterator[str]:
    """The URIs of workspace folders; what is none is left out."""
    for folder in folders if isinstance(folders, list) else ():
        uri = at(folder, "uri")
        if isinstance(uri, str) and uri:
            yield uri


def at(value: Json, *names: str) -> Json:
    """The member at the end of `names`, None where there is none."""
    for name in names:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def strings(value: Json) -> list[str]:
    """The strings of a list; empty for what is no list."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _encoding(offered: Json) -> Encoding:
    """The first that the client prefers and we know; every client knows utf-16."""
    for name in strings(offered):
        for encoding in ENCODINGS:
            if name == encoding:
                return encoding
    return "utf-16"


def _limit(most: Json) -> int:
    """How many at most; 0 for as many as there are."""
    return most if isinstance(most, int) and not isinstance(most, bool) and most > 0 else 0
