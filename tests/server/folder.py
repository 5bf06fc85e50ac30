"""A small specification on disk, and what the tests say about places in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from speclsp.server.convert import Encoding, Units
from speclsp.text import Span, Text, edited
from tests.server.client import Client

SPEC = """\
# Tone {#tone authority=user}

The assistant is kind[^sy73].

It is brief[^bn20]. See [the tone](#tone).
"""
TEST = """\
Examples for [^sy73] in Tone:

**Example**: a kind word

~~~xml
<user>
Hello.
</user>
~~~
"""

# A text with one finding that depends on nothing else.
BAD = "# A\n\nIt MUST not.\n"
FOUND = ["negated-keyword-case"]


def written(folder: Path, **texts: str) -> Path:
    """The specification, its one test, and other files: `notes__more` is notes/more.md."""
    files = {"spec.md": SPEC, "examples/sy73.md": TEST}
    files |= {name.replace("__", "/") + ".md": text for name, text in texts.items()}
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def range_of(text: str, words: str, encoding: Encoding = "utf-16") -> Any:
    """Where `words` first stand."""
    start = text.index(words)
    return Units(encoding).range(Text(text), Span(start, start + len(words)))


def at(uri: str, text: str, words: str, encoding: Encoding = "utf-16") -> Any:
    """The parameters of a request about the second character of `words`."""
    place = range_of(text, words[1:], encoding)["start"]
    return {"textDocument": {"uri": uri}, "position": place}


def replaced(text: str, words: str, new: str, encoding: Encoding = "utf-16") -> Any:
    """The change of a client that replaces `words`."""
    return {"range": range_of(text, words, encoding), "text": new}


def applied(text: str, edits: list[Any], encoding: Encoding = "utf-16") -> str:
    """`text` after the edits of a client."""
    units = Units(encoding)
    return edited(text, [units.edit(Text(text), _change(each)) for each in edits])


def codes(diagnostics: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in diagnostics]


def sync(client: Client) -> None:
    """The server is alive, and has the text that the client has."""
    client.forget()
    client.open("untitled:alive", BAD)
    assert codes(client.diagnostics("untitled:alive", version=1)) == FOUND
    client.shut_document("untitled:alive")


def _change(edit: Any) -> Any:
    return {"range": edit["range"], "text": edit["newText"]}
