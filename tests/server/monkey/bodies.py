"""Messages that are none, in whole or in part, and headers that are written in odd ways."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.server.monkey.editor import Editor
from tests.server.monkey.ledger import NOBODY, key

# None of these has an id that could be answered, and each is answered.
BROKEN = (
    b"{nope", b"\xff\xfe", b"", b" ", b"null", b"3", b'"x"', b"[]", b"{}", b"[" * 100_000,
    b'{"a":' * 5_000, b'[{"jsonrpc":"2.0","id":1,"method":"x"}]', b'{"jsonrpc":"2.0"}',
    b'{"jsonrpc":"2.0","id":NaN,"method":"x"}', b'{"jsonrpc":"2.0","id":null,"method":"x"}',
    b'{"jsonrpc":"2.0","id":1.5,"method":"x"}', b'{"jsonrpc":"2.0","id":true,"method":"x"}',
    b'{"jsonrpc":"2.0","id":[],"method":"textDocument/hover","params":{}}', b'{"jsonrpc":"1.0"}',
    b'{"jsonrpc":"2.0","id":{"a":1},"method":"x"}', b'{"jsonrpc":"2.0","method":3}',
    b'{"jsonrpc":"2.0","method":null}', b'{"jsonrpc":2.0,"method":"x"}', b'{"method":"x"}',
    b'{"jsonrpc":"2.0","method":"x","params":Infinity}', b'{"jsonrpc":"2.0","method":"x"} x',
    b'{"jsonrpc":"2.0","id":%b,"method":"x"}' % (b"9" * 5_000), b"\xef\xbb\xbf{", b"{\x00}",
)  # fmt: skip
HEADERS = (
    b"content-length:%d\r\n\r\n", b"Content-Length: %d\n\n", b"CONTENT-LENGTH : %d \r\n\r\n",
    b"Content-Length: 3\r\nContent-Length: %d\r\n\r\n", b"\r\n\r\nContent-Length: %d\r\n\r\n",
    b"Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: %d\r\n\r\n",
    b"X-Odd: y\r\nContent-Length: %d\r\nnothing\r\n\r\n", b"Content-Length: 00%d\r\n\r\n",
)  # fmt: skip


def send(random: Random, editor: Editor, identifier: Callable[[], Any]) -> None:
    """One of them. `identifier` makes new ids."""
    choice = random.randrange(4)
    if choice == 0:
        editor.post(random.choice(BROKEN), NOBODY)
    elif choice == 1:
        _headed(random, editor, identifier())
    elif choice == 2:
        _too_short(editor)
    else:
        _doubtful(random, editor, identifier())


def _headed(random: Random, editor: Editor, used: Any) -> None:
    """A good request under an odd header."""
    params = {"textDocument": {"uri": "untitled:a"}}
    request = {"jsonrpc": "2.0", "id": used, "method": "textDocument/documentSymbol"}
    body = json.dumps(request | {"params": params}).encode()
    editor.post(bytearray(random.choice(HEADERS) % len(body) + body), key(used))


def _too_short(editor: Editor) -> None:
    """The length says less than there is; what is left over ends as a line of a header would."""
    body = b'{"jsonrpc":"2.0","method":"x"}\r\n'
    editor.post(bytearray(b"Content-Length: %d\r\n\r\n%b" % (len(body) - 7, body)), NOBODY)


def _doubtful(random: Random, editor: Editor, used: Any) -> None:
    """It has an id, but whether that can be believed may be seen in two ways."""
    number = json.dumps(used).encode()
    request = b'"id":' + number + b',"method":"textDocument/hover"'
    deep = random.choice((100, 250, 900))
    editor.post(
        random.choice(
            (
                b'{"id":' + number + b"}",
                b"{" + request + b"}",
                b'{"jsonrpc":"2.0","id":' + number + b"}",
                b'{"jsonrpc":"2.0","id":' + number + b',"method":3}',
                b'{"jsonrpc":"2.0","result":3,' + request + b"}",
                b'{"jsonrpc":"2.0","params":{"x":NaN},' + request + b"}",
                b'{"jsonrpc":"2.0","id":"other",' + request + b"}",
                b'{"jsonrpc":"2.0","params":' + b"[" * deep + b"]" * deep + b"," + request + b"}",
            )
        ),
        key(used),
        doubtful=True,
    )
