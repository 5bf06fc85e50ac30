"""What the numbers of semantic tokens stand for: kinds that every theme has a colour for."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types as lsp

from speclsp.server.connection.values import Json

TYPES: Mapping[str, str] = {
    "keyword": lsp.SemanticTokenTypes.Keyword.value,
    "clause": lsp.SemanticTokenTypes.Function.value,
    "section": lsp.SemanticTokenTypes.Namespace.value,
    "term": lsp.SemanticTokenTypes.Type.value,
    "authority": lsp.SemanticTokenTypes.EnumMember.value,
}
MODIFIERS = (lsp.SemanticTokenModifiers.Definition.value,)


def legend() -> Json:
    """As the client is told it."""
    return {"tokenTypes": [*TYPES.values()], "tokenModifiers": [*MODIFIERS]}
