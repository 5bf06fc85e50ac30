"""Anchors as sites give them: a link to any of them is no finding."""

from __future__ import annotations

import pytest

from speclsp.document import Document
from speclsp.resolution.links import reached
from tests.engine.test_workspace import workspace


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("- item {: #x }", "x"),
        ("*words*{: #x}", "x"),
        ("{: #x}\nA paragraph.", "x"),
        ("[words]{#x}", "x"),
        ("![figure](a.png){.wide #x}", "x"),
        ("```{#x .py}\ncode\n```", "x"),
        ("```{figure} a.png\n:name: x\n```", "x"),
        ("::: {#x .note}\nwords\n:::", "x"),
        ("$$ e $$ {#eq:1}", "eq:1"),
        ("(x)=\n\nWords.", "x"),
        ('<A NAME="x"></A>', "x"),
        ('<a name="y" id="x"></a>', "x"),
        ('- item <a id="x"></a>', "x"),
        ('| a |\n|---|\n| b <a name="x"></a> |', "x"),
        ("## <a id='x'></a>Words", "x"),
        ('<h1 align="center">\n  My <b>Tool</b>\n</h1>', "my-tool"),
        ("<h3>My Tool</h3>", "my-tool"),
        ("## ![logo](a.png) Tool", "tool"),
        ("## ![logo](a.png) Tool", "logo-tool"),
        ("## Words[^1]", "words"),
        ("## 3 × 4 = 12 ½", "3--4--12-"),
        ("## हिन्दी में", "हिन्दी-में"),
        ("## ❤️ Love", "️-love"),
        ("## ❤️ Love", "-love"),
        ("## Cafe\u0301", "caf\u00e9"),
    ],
)
def test_anchors(text: str, anchor: str) -> None:
    made = workspace({"a.md": text + "\n"})
    document = made.snapshot.document("a.md")
    assert document is not None
    assert reached(made.snapshot, document, f"#{anchor}").verdict == "found"


@pytest.mark.parametrize("text", ["`{#x}`", "{{#x}}", "{# x #}", "```\n{#x}\n```", "<!-- {#x} -->"])
def test_what_gives_no_anchor(text: str) -> None:
    assert "x" not in Document.read("a.md", text + "\n").anchors


@pytest.mark.parametrize("target", ["@/x.md", "@site/docs/x.md", "~/x.md", ":doc:x.md"])
def test_targets_of_site_generators_are_unknown(target: str) -> None:
    made = workspace({"a.md": f"[a]({target})\n"})
    document = made.snapshot.document("a.md")
    assert document is not None
    assert reached(made.snapshot, document, target).verdict == "unknown"


def test_a_readme_has_an_anchor_of_its_name() -> None:
    made = workspace({"README.md": "[top](#readme)\n", "a.md": "[top](#readme)\n"})
    verdicts = [
        reached(made.snapshot, document, "#readme").verdict
        for path in ("README.md", "a.md")
        if (document := made.snapshot.document(path))
    ]
    assert verdicts == ["found", "no-anchor"]
