"""Words that a document, an identifier or the name of a file may hold, and what each is after."""

from __future__ import annotations

from speclsp.diagnostic import SEVERITIES
from speclsp.report.finding import Excerpt, Finding, PlacedEdit, PlacedFix, RelatedPlace
from speclsp.report.summary import Recognised, Skip, Summary

# Read by a page.
MARKUP = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "</code><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!--<img src=x onerror=alert(1)>-->",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<details open ontoggle=alert(1)>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input type=submit>",
    "<object data=//evil.example></object>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "![x](https://evil.example/?q=1)",
    "![x][ref]",
    "[x](javascript:alert(1))",
    "[x](command:evil)",
    "[x](https://evil.example)",
    "[ref]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example/?q=secret",
    "www.evil.example",
    "evil@evil.example",
    "`` ` ``<script>alert(1)</script>`",
    "`<script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n```",
    "x\n\n<script>alert(1)</script>",
    "x\n# heading\n- item\n\n    code",
    "| a | b |\n|---|---|\n| <img src=x> | c |",
    "\\<script>alert(1)</script>\\",
    "\\`<img src=x onerror=alert(1)>\\`",
    "$$\\href{javascript:alert(1)}{x}$$",
    "@everyone closes #1 and GH-2 :boom:",
    "**bold** _em_ ~~del~~ <b>b</b>",
    " `",
    "`",
    "``",
    " ",
    "",
]
# Read by a terminal or by a build runner.
COMMANDS = [
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x9b31m",
    "a\rb",
    "a\r\nb",
    "\x00\x01\x08\x0b\x0c\x1f\x7f\x85",
    "\u202egnp.exe\u2066",
    "\u200b\ufeff\u2028\u2029",
    "\ud800 \udcff \udfff",
    "\ufffe\uffff",
    "\U000e0041\U0001f469",
    "::add-mask::x",
    "  ::error::x",
    "x\n::stop-commands::y",
    "x\r::set-output name=a::b",
    "x%0A::add-mask::y",
    "%25%0D%0A::error::x",
    "##[add-mask]x",
    "x ##[error]y",
    "#\u200b#[error]y",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStatus text='x']",
    "::error file=a,line=1::##[error]",
    ",file=x,line=1::y",
]
TEXTS = [*MARKUP, *COMMANDS, "{0} {1} }{", "[a](1) [b](sarif:/x)", "/etc/passwd", "C:\\x\\y"]

NAMES = [
    "docs/a.md",
    "docs/ü 日本 👩.md",
    "../outside.md",
    "//evil.example/x.md",
    "/etc/passwd",
    "javascript:alert(1).md",
    "a:b/c.md",
    "..%2fx.md",
    "a/%2e%2e/b.md",
    "a\\b.md",
    "a?b#c&d.md",
    "-rf.md",
    "raw\udcff.md",
    "lone\ud800.md",
    "new\nline.md",
    "a/" + "x" * 255,
    "<b>'\".md",
]


def finding(text: str, path: str = "docs/a.md", number: int = 0) -> Finding:
    """One that has `text` wherever a document's words may be."""
    return Finding(
        path, 3, 4, 3, 9, "may-not", "keyword", SEVERITIES[number % 4], text, text or None,
        (RelatedPlace(path, 1, 2, text, Excerpt(text, 0, len(text)), 1, 3),),
        Excerpt(text, 0, len(text)), 6, 11, f"{number:020x}",
        (PlacedFix(text, "safe", (PlacedEdit(path, 3, 4, 3, 9, 6, 11, text),)),),
    )  # fmt: skip


FINDINGS = sorted(
    [finding(text, number=number) for number, text in enumerate(TEXTS)]
    + [finding(text, text, number) for number, text in enumerate([*NAMES, *filter(None, TEXTS)])]
)
SUMMARY = Summary(
    3, 2, 1, (Recognised("generic", 2, 2, "a.md"),), tuple(Skip(text, text) for text in TEXTS), 4
)
