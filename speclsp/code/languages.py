"""The endings of files with code, and how each language writes a comment and a string.

A table of forms, no grammars: it is enough to tell a comment from code and from a string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import count

# Each form is linear, and what nothing closes ends at the end of the line or of the text.
_SLASHES = r"(?P<line>//[^\r\n]*+)"
_HASH = r"(?P<line>#[^\r\n]*+)"
_DASHES = r"(?P<line>--[^\r\n]*+)"
_SEMICOLON = r"(?P<line>;[^\r\n]*+)"
_PERCENT = r"(?P<line>%[^\r\n]*+)"
_BLOCK = r"(?P<block>/\*(?s:.)*?(?:\*/|\Z))"
_DOUBLE = r'"(?:[^"\\\r\n]|\\.)*+"?'
_SINGLE = r"'(?:[^'\\\r\n]|\\.)*+'?"
_TEMPLATE = r"`(?:[^`\\]|\\(?s:.))*+`?"
# At the start of a statement it is a docstring, which is read as a comment.
_TRIPLE = (
    r"(?m:^)[ \t]*[rRbBuU]{0,2}"
    r'(?P<block>"""(?s:.)*?(?:"""|\Z)|\'\'\'(?s:.)*?(?:\'\'\'|\Z))'
)
_TRIPLE_STRING = r'"""(?s:.)*?(?:"""|\Z)|\'\'\'(?s:.)*?(?:\'\'\'|\Z)'
_RAW_RUST = r'\br(?P<raw>#{0,8})"(?s:.)*?(?:"(?P=raw)|\Z)'
# Not closed in one line it is a lifetime, as in `&'a str`.
_CHARACTER = r"'(?:[^'\\\r\n]|\\[^\r\n]{1,10}?)'"


@dataclass(frozen=True)
class Language:
    """How comments and strings are written; `tests` names a row of `functions`."""

    forms: tuple[str, ...]
    tests: str = ""

    # Made where it is needed: a project is written in few of the languages.
    @cached_property
    def comments(self) -> re.Pattern[str]:
        """What finds comments, in groups, and passes over strings."""
        # A name for each group: two forms of comment are told apart by nobody.
        numbers = count()
        whole = "|".join(self.forms)
        written = re.sub(r"\?P<(?:line|block)>", lambda _: f"?P<c{next(numbers)}>", whole)
        return re.compile(written)


def _language(*forms: str, tests: str = "") -> Language:
    return Language(forms, tests)


_C = _language(_SLASHES, _BLOCK, _DOUBLE, _SINGLE, tests="c")
_JAVA = _language(_SLASHES, _BLOCK, r'"""(?s:.)*?(?:"""|\Z)', _DOUBLE, _SINGLE, tests="java")
_SCRIPT = _language(_SLASHES, _BLOCK, _DOUBLE, _SINGLE, _TEMPLATE, tests="script")
_SHELL = _language(r"(?P<line>(?<![^\s;])#[^\r\n]*+)", _DOUBLE, _SINGLE, tests="shell")
_HASHED = _language(_HASH, _DOUBLE, _SINGLE)
_MARKUP = _language(r"(?P<block><!--(?s:.)*?(?:-->|\Z))")
_PAGE = _language(r"(?P<block><!--(?s:.)*?(?:-->|\Z))", _SLASHES, _BLOCK)

_ROWS: tuple[tuple[str, Language], ...] = (
    ("py pyi pyx", _language(_TRIPLE, _TRIPLE_STRING, _HASH, _DOUBLE, _SINGLE, tests="python")),
    ("rs", _language(_SLASHES, _BLOCK, _RAW_RUST, _DOUBLE, _CHARACTER, tests="rust")),
    ("go", _language(_SLASHES, _BLOCK, _DOUBLE, _SINGLE, r"`[^`]*+`?", tests="go")),
    ("js jsx mjs cjs ts tsx mts cts", _SCRIPT),
    ("java kt kts groovy gradle scala cs", _JAVA),
    ("swift", _language(_SLASHES, _BLOCK, r'"""(?s:.)*?(?:"""|\Z)', _DOUBLE, tests="swift")),
    ("c h cc cpp cxx hpp hh hxx ino cu m mm metal proto zig sol v sv dart", _C),
    ("css scss less", _C),
    ("php", _language(_SLASHES, _HASH, _BLOCK, _DOUBLE, _SINGLE, tests="php")),
    ("fs fsx", _language(_SLASHES, r"(?P<block>\(\*(?s:.)*?(?:\*\)|\Z))", _DOUBLE)),
    ("rb rake", _language(_HASH, _DOUBLE, _SINGLE, tests="ruby")),
    ("sh bash zsh fish bats", _SHELL),
    ("ex exs", _language(_HASH, r'(?P<block>"""(?s:.)*?(?:"""|\Z))', _DOUBLE, tests="elixir")),
    ("pl pm r jl nim cr ps1 tf hcl bzl cmake yaml yml gd", _HASHED),
    ("robot", _language(_HASH)),
    ("feature", _language(_HASH, tests="gherkin")),
    ("sql adb ads vhd vhdl elm", _language(_DASHES, _BLOCK, _DOUBLE)),
    ("lua", _language(r"(?P<block>--\[\[(?s:.)*?(?:\]\]|\Z))", _DASHES, _DOUBLE, _SINGLE)),
    ("hs", _language(_DASHES, r"(?P<block>\{-(?s:.)*?(?:-\}|\Z))", _DOUBLE)),
    ("clj cljs cljc lisp el scm rkt asm", _language(_SEMICOLON, _DOUBLE)),
    ("erl hrl tex", _language(_PERCENT, _DOUBLE)),
    ("ml mli", _language(r"(?P<block>\(\*(?s:.)*?(?:\*\)|\Z))", _DOUBLE)),
    ("html htm xml", _MARKUP),
    ("vue svelte astro", _PAGE),
)
_BY_ENDING = {ending: language for endings, language in _ROWS for ending in endings.split()}

ENDINGS = tuple(_BY_ENDING)
"""Of the files that are looked into, without the dot and in lower case."""

PLAIN = _language(r"(?P<block>(?s:.)++)")
"""What a configuration names that is in no language known here: all of it is looked at."""

_MINIFIED = (".min.js", ".min.css", ".bundle.js", ".min.mjs")


def language_of(path: str) -> Language | None:
    """The language of a file by its name; None for what is no code, as data and minified code."""
    name = path.rpartition("/")[2].lower()
    if name.endswith(_MINIFIED):
        return None
    return _BY_ENDING.get(name.rpartition(".")[2]) if "." in name else None


_TEST_FOLDER = re.compile(
    r"(?:^|/)(?:tests?|testing|specs?|__tests__|e2e|integration|features|[A-Za-z]+Tests)/"
)
_TEST_NAME = re.compile(
    r"(?:^test[_-]|[_.-](?:test|spec|tests)\.[a-z]+\Z|(?:Tests?|Spec|IT)\.[a-z]+\Z"
    r"|^tests?\.[a-z]+\Z|\.(?:feature|bats|robot)\Z)"
)


def is_test_path(path: str) -> bool:
    """Whether a file lies or is named as those with tests are."""
    return bool(_TEST_FOLDER.search(path) or _TEST_NAME.search(path.rpartition("/")[2]))
