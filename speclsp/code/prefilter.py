"""Whether the bytes of a file may hold a mark at all. Most files do not, and cost only this.

Several searches that begin with fixed letters are ten times as fast as one for all of them: such a
search skips what cannot begin it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from speclsp.code.languages import Language, is_test_path
from speclsp.code.mark import Options
from speclsp.notation.notation import PATTERN

_SEARCHES = tuple(
    re.compile(search)
    for search in (
        rb"\[(?:impl|implement|verify|test|depends|related)[ \t]+[A-Za-z0-9_-]",
        rb"\[req\(",
        rb"r\[[A-Za-z0-9_-]+\.",
        rb"->[ \t]*[A-Za-z]+~",
        rb"//=[ \t]",
        rb"//@",
        rb"Requirements?\b[ \t]*:?[ \t]*\d",
        rb"pytest\.mark\.(?:spec|req|covers|verifies|impl|satis)",
        rb"@(?:Specification|Requirement|Spec|Req|Covers|Verifies|Satisfies)",
        rb"#\[(?:\w+::){0,4}(?:test|rstest|quickcheck|wasm_bindgen_test)",
        rb"\bdef[ \t]+test",
    )
)
# The end of an identifier of the usual form, and then all of it.
_ENDING = re.compile(rb"-\d(?<=[A-Za-z0-9]-\d)")
_USUAL = re.compile(
    rb"\b(?!(?:UTF|SHA\d?|RFC|ISO|CVE|UTC|AES|IEEE|PEP|GMT|RSA|IEC|UCS)-)"
    rb"[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)*-\d"
)


def may_matter(data: bytes, path: str, language: Language, options: Options) -> bool:
    """Whether a file is worth reading: it may have marks, or tests that others name."""
    if options.named or options.patterns:
        return True
    if language.tests and is_test_path(path):
        return True
    if options.pattern == PATTERN:
        if _ENDING.search(data) and _USUAL.search(data):
            return True
    elif _own(options.pattern).search(data):
        return True
    return any(search.search(data) for search in _SEARCHES)


@lru_cache(maxsize=16)
def _own(pattern: str) -> re.Pattern[bytes]:
    return re.compile(pattern.encode())
