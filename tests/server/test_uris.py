"""Which spellings of a URI are one document, and which file it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.server.uris import file_uri, joined, key_of, path_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("file:///c%3A/x.md", "file:///C:/x.md"),
        ("file:///c%3A/x.md", "file:///c:/x.md"),
        ("file:///a%20b.md", "file:///a b.md"),
        ("file:///%41.md", "file:///A.md"),
        ("file://localhost/x.md", "file:///x.md"),
        ("FILE:///x.md", "file:///x.md"),
        ("file:///caf%c3%a9.md", "file:///café.md"),
        ("UNTITLED:x", "untitled:x"),
    ],
)
def test_spellings_of_one_document(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("file:///%FF.md", "file:///%FE.md"),
        ("file:///%2541.md", "file:///A.md"),
        ("file:///x.md", "file:///X.md"),
        ("file:///x.md", "git:///x.md"),
        ("file:///x.md", "git:/x.md?ref=1"),
        ("untitled:A", "untitled:a"),
        ("file:///x.md", "file:///x.md?y"),
    ],
)
def test_different_documents(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@posix
@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a%20b/c.md", "/a b/c.md"),
        ("file://localhost/x.md", "/x.md"),
        ("file:///a/../b.md", "/b.md"),
        ("file:///%FF.md", "/\udcff.md"),
        ("file:///%00.md", None),
        ("file://elsewhere/x.md", None),
        ("untitled:Untitled-1", None),
        ("git:/x.md?ref=1", None),
        ("http://h/etc/passwd", None),
        ("vscode-notebook-cell:/x.md#a", None),
        (":::", None),
        ("", None),
        ("file:", None),
        ("x.md", None),
    ],
)
def test_the_file_that_is_named(uri: str, path: str | None) -> None:
    assert path_of(uri) == path


@posix
@given(st.binary(min_size=1, max_size=20).filter(lambda name: not set(name) & set(b"\0/")))
def test_any_name_comes_back(name: bytes) -> None:
    path = "/folder/" + os.fsdecode(name)
    if name not in (b".", b".."):
        assert path_of(file_uri(path)) == path
        assert path_of(joined("file:///folder", os.fsdecode(name))) == path


@posix
def test_a_name_is_spelled_as_elsewhere() -> None:
    path = Path("/a b/c(d)~é.md")
    assert key_of(file_uri(str(path))) == key_of(path.as_uri())
