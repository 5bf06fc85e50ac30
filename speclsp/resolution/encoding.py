"""How a path or an anchor is written in a link: as percents, also where it is no valid text."""

from __future__ import annotations

from urllib.parse import quote


def encoded(words: str, safe: str = "/") -> str:
    """The words as a link has them. Bytes of a file's name that are no UTF-8 stay what they are."""
    try:
        return quote(words, safe=safe, errors="surrogateescape")
    except UnicodeEncodeError:
        # Half a character, as an editor may send.
        return quote(words, safe=safe, errors="surrogatepass")
