"""A document after edits equals one read from scratch: text, segments, facts, names, diagnostics.

`SPECLSP_EDITS` sets how many edits are tried; the default keeps the suite short.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from speclsp.document import Document
from speclsp.resolution.derived import derived
from speclsp.text import Edit, Span
from tests.engine.written import WRITTEN

EDITS = int(os.environ.get("SPECLSP_EDITS", "1500"))
SEED = int(os.environ.get("SPECLSP_SEED", "0")) or random.SystemRandom().randrange(1, 2**31)

# Real files are taken in stretches of this size, cut anywhere: a fresh reading stays cheap.
WINDOW = 9_000

HOSTILE = (
    "```", "~~~", "\n", "\r", "\r\n", "# ", "\n# x\n", "\n\n", "<!--", "-->", "<div>", "</div>",
    "<pre>", "- ", "1. ", "> ", "    ", "\t", "\u2028", "\u0085", "\x0c", "😀", "e\u0301", "é",
    "[^ab12]", "[^ab12]: x", "{#id authority=root}", "---\n", "+++\n", "r[a.b]", "**REQ-1**: ", "`",
    "[x]: /u\n", "[a](#b)", "\0", "!!! note\n", "|a|b|\n|-|-|\n", "===\n", "\\", "*", "_",
    "MUST not ", "TBD", '<a id="q">', "Examples for [^ab12] in T:\n", "\nREQ-2: y", "",
    "\n## A\n`req~a~1`\n\n", "Needs: dsn\n", "Covers:\n- req~a~1\n", "<!-- oft:off -->",
    "<!-- oft:on -->", "\n#### Requirement 1.1\n\n> y\n", "\n## 1.2 T\n", "See section 1.3.",
    "| ID | R |\n|-|-|\n", "| REQ-3 | a door must open |\n", "id: ADR-1\n", "status: draft\n",
)  # fmt: skip

OWN = """# T {#t}

The server MUST close[^ab12].

- **REQ-1**: x

```
# no
```

> r[a.b]
>
> y
"""


REAL = (
    "model-spec", "roam", "cloudevents", "spec-kit-en", "openspec", "kiro", "kiro-rpidns",
    "open-feature", "spec-kit",
)  # fmt: skip

Named = tuple[str, str]
"""A path, which may say which notations hold, and a text."""


def seeds(corpus: Callable[[str], Path] | None) -> list[Named]:
    texts = [OWN, OWN * 20, "---\nx: 1\n---\n" + OWN.replace("\n", "\r\n")]
    texts += ["- a\n" * 900, "p q\n\n" * 1500]
    named = [("a.md", text) for text in texts]
    for path, text in WRITTEN.items():
        named += [(path, text), (path, text * 4), (path, text.replace("\n", "\r\n"))]
    if corpus is not None:
        for name in REAL:
            root = corpus(name)
            paths = sorted(root.rglob("*.md"))
            for file in paths[:: max(1, len(paths) // 12)]:
                text = file.read_bytes().decode("utf-8-sig")[:200_000]
                path = file.relative_to(root).as_posix()
                named += [
                    (path, text[low : low + WINDOW]) for low in range(0, len(text), 5 * WINDOW)
                ]
    return named


def random_edit(choose: random.Random, text: str) -> Edit:
    size = len(text)
    start = choose.randint(0, size)
    kind = choose.random()
    if kind < 0.5:
        end = start
    elif kind < 0.9:
        end = min(size, start + choose.randint(0, 12))
    else:
        end = min(size, start + choose.randint(0, 3_000))
    return Edit(Span(start, end), "".join(choose.choices(HOSTILE, k=choose.randint(0, 3))))


def same(document: Document, scratch: Document) -> None:
    assert document.text == scratch.text
    assert document.text.starts == scratch.text.starts
    assert [segment.size for segment in document.segments] == [s.size for s in scratch.segments]
    assert list(document.facts) == list(scratch.facts)
    assert document.settled == scratch.settled
    assert document.slugs == scratch.slugs
    assert document.anchors == scratch.anchors
    assert document.outline == scratch.outline
    assert derived(document) == derived(scratch)


def run(texts: list[Named], edits: int) -> None:
    choose = random.Random(SEED)
    done = 0
    while done < edits:
        path, text = choose.choice(texts)
        document = Document.read(path, text)
        for _ in range(min(25, edits - done)):
            edit = random_edit(choose, document.text.string)
            document = document.edit([edit])
            done += 1
            try:
                same(document, Document.read(path, document.text.string))
            except AssertionError:
                print(f"SPECLSP_SEED={SEED}, edit {done}, {path}: {edit!r}")
                raise
            if len(document.text) > 400_000:
                break


def test_edits_of_original_texts_equal_a_fresh_reading() -> None:
    run(seeds(None), EDITS)


def test_edits_of_real_specifications_equal_a_fresh_reading(corpus: Callable[[str], Path]) -> None:
    run(seeds(corpus), EDITS)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("# A {#a authority=root}\n\nx[^ab1c]\n\n[^1]: y\n", " authority=root", ""),
        ("x[^ab1c]\n\n# A\n", "x[^ab1c]\n\n# A\n", "# A\n\nx[^ab1c]\n"),
        ("# A {#a}\n\nx[^ab1c]\n\n[^ab1c]: y\n", "[^ab1c]: y", "y"),
        ("q[a.b]\nx\n\nq[c]\ny\n", "a.b", "ab"),
    ],
)
def test_what_clauses_are_settled_by_is_noticed(text: str, old: str, new: str) -> None:
    document = Document.read("a.md", text)
    assert document.outline
    start = text.index(old)
    after = document.edit([Edit(Span(start, start + len(old)), new)])
    same(after, Document.read("a.md", text.replace(old, new, 1)))


@pytest.mark.parametrize("end", ["", "\r"])
def test_the_words_of_a_cut_line_can_grow_at_its_end(end: str) -> None:
    """Whether a stretch is cut before a line depends on the words of the line."""
    undone = 0
    for count in range(40):
        text = "words and words\n" * 20 + "\n" + f"- point {count}{end}"
        document = Document.read("a.md", text)
        after = document.edit([Edit(Span(len(text), len(text)), "\n" if end else "more")])
        same(after, Document.read("a.md", after.text.string))
        undone += len(after.segments) < len(document.segments)
    assert undone


def test_the_check_can_fail() -> None:
    document = Document.read("a.md", "# a\n\ntext\n")
    with pytest.raises(AssertionError):
        same(document, Document.read("a.md", "# b\n\ntext\n"))
