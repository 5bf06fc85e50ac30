"""The page loads nothing, runs nothing, leads nowhere, and says every word as a word."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from speclsp.report.page.html.page import html
from speclsp.report.page.markup import Markup, element, joined
from speclsp.report.page.overview import Overview
from speclsp.report.safe import safe
from tests.report.hostile import NAMES, TEXTS
from tests.report.page.hostile import hostile
from tests.report.page.workspace import FERRY, page

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "section", "article", "footer"),
    *("h1", "h2", "h3", "p", "div", "span", "a", "nav", "dl", "dt", "dd", "ul", "ol", "li", "code"),
    *("figure", "svg", "g", "rect", "path", "text", "details", "summary", "table", "thead"),
    *("tbody", "tr", "th", "td", "blockquote", "mark", "strong", "br"),
}
ATTRIBUTES = {
    *("class", "id", "href", "title", "lang", "xmlns", "charset", "name", "content", "open"),
    *("http-equiv", "width", "height", "x", "y", "rx", "d", "viewbox", "stroke-width"),
    *("role", "aria-label", "aria-hidden"),
}
XHTML = "{http://www.w3.org/1999/xhtml}"


class Reader(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.policy = self.style = ""
        self.comments = 0
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        self.tags.append((tag, attributes))
        self._in_style = tag == "style"
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.style += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def written(overview: Overview) -> str:
    return "".join(f"{line}\n" for line in html(overview))


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def faults(text: str) -> Iterator[str]:
    """What a page of ours must not have."""
    ElementTree.fromstring(text)
    reader = read(text)
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    if reader.comments:
        yield "a comment"
    for tag, attributes in reader.tags:
        if tag not in TAGS:
            yield f"<{tag}>"
        yield from (f"{tag} {key}" for key in attributes if key not in ATTRIBUTES)
        target = attributes.get("href", "#")
        if not target.startswith("#") or target[1:] not in ("", *ids):
            yield f"a link to {target}"
    for line in text.splitlines():
        if line.lstrip().startswith("::") or "##[" in line:
            yield f"a command: {line}"
    if not text.isascii() or not text.replace("\n", "").isprintable():
        yield "what has no shape"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(page(tmp_path_factory.mktemp("ferry"), FERRY))


def outline(text: str) -> list[str]:
    """The sections of a page, and what is counted in each."""
    found = []
    for section in ElementTree.fromstring(text).iter(f"{XHTML}section"):
        title = section.findtext(f"{XHTML}h2")
        counts = {
            name: len(list(section.iter(f"{XHTML}{name}")))
            for name in ("figure", "article", "blockquote", "details", "mark")
        }
        rows = sum(len(list(body)) for body in section.iter(f"{XHTML}tbody"))
        levels = len(section.findall(f".//{XHTML}div[@class='level']"))
        counted = {**counts, "row": rows, "level": levels}
        found.append(f"{title}: {', '.join(f'{n} {k}' for k, n in counted.items() if n)}")
    return found


def test_the_page_of_a_small_workspace(ferry: str) -> None:
    assert outline(ferry) == [
        "Map: 3 figure",
        "Conflicts: 1 article, 2 blockquote, 2 mark",
        "Precedents: ",
        "Clauses and their tests: 5 details, 8 row",
        "Authority: 1 details, 3 level",
        "Ambiguity: 2 row",
        "Open questions: 1 details",
    ]
    assert list(faults(ferry)) == []
    words = " ".join(" ".join(read(ferry).words).split())
    for said in (
        "documents 6 clauses 8 clauses with a test 25 % conflicts 1",
        '"Ringing" is modified here and by the change "softer"',
        "openspec/changes/louder/specs/bell/spec.md:3",
        "The bell SHALL ring twice.",
        "harbour ferry.md Boarding",
        "deckhand not declared",
        "1 of 2 clauses tested",
        "Within what time",
    ):
        assert said in words


def test_the_policy_allows_the_one_style_and_nothing_else(ferry: str) -> None:
    reader = read(ferry)
    digest = b64encode(sha256(reader.style.encode()).digest()).decode()
    assert reader.policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|expression", reader.style)
    assert [tag for tag, _ in reader.tags].count("style") == 1
    # It holds from where it stands.
    tags = [tag for tag, _ in reader.tags]
    assert tags.index("style") > next(
        at for at, (_, attributes) in enumerate(reader.tags) if "http-equiv" in attributes
    )


def test_a_name_is_no_markup_in_the_picture(tmp_path: Path) -> None:
    names = {f"{at} &lt;svg onload=x&gt; \"'<b>.md": FERRY["deck.md"] for at in range(5)}
    text = written(page(tmp_path, names))
    assert list(faults(text)) == []
    drawn = [
        each
        for each in ElementTree.fromstring(text).iter()
        if each.tag.endswith("}svg") and each.get("role") == "group"
    ]
    assert len(drawn) == 3
    titles = {each.text for each in drawn[0].iter() if each.tag.endswith("}title")}
    assert all(any(title and name in title for title in titles) for name in names)


@pytest.mark.parametrize("text", [*TEXTS, *NAMES], ids=ascii)
def test_a_payload_stays_words(text: str) -> None:
    shown = written(hostile(text))
    assert list(faults(shown)) == []
    reader = read(shown)
    if text.strip():
        plain = " ".join(safe(text).split())
        assert plain in " ".join("".join(reader.words).split())
    assert [tag for tag, _ in reader.tags].count("h1") == 1


def test_what_is_no_markup_is_escaped() -> None:
    assert element("p", "<b>", Markup("<i></i>"), class_='"x"') == (
        '<p class="&quot;x&quot;">&lt;b&gt;<i></i></p>'
    )
    assert joined(["<", Markup("<br />")], "&") == "&lt;&amp;<br />"
    with pytest.raises(ValueError, match="leaves the page"):
        element("a", href="https://example.org")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "There are no documents."),
        ({"a.md": ""}, "No clause was found."),
        ({"a.md": "# A\n\nA lamp MUST glow.\n"}, "1 demand without one."),
        ({"a.md": "# A\n\n**REQ-1**: A lamp MUST glow.\n"}, "0 of 1 clause tested"),
    ],
)
def test_little_is_said_too(tmp_path: Path, files: dict[str, str], said: str) -> None:
    text = written(page(tmp_path, files))
    assert list(faults(text)) == []
    assert said in " ".join(read(text).words)
    for nothing in ("No conflict was found.", "No document states a level of authority."):
        assert nothing in text


def test_many_rows_are_bounded() -> None:
    overview = hostile("x")
    clauses = overview.sheets[0].clauses * 5_000
    sheets = tuple(each._replace(clauses=clauses) for each in overview.sheets)
    questions = overview.interviews[0].clauses[0].questions * 5_000
    asked = overview.interviews[0].clauses[0]._replace(questions=questions)
    interviews = (overview.interviews[0]._replace(clauses=(asked,)),) * 2
    many = overview._replace(sheets=sheets, interviews=interviews, clashes=overview.clashes * 1_000)
    text = written(many)
    assert len(text) < 12_000_000
    assert "and 14,000 more clauses" in text
    assert "and 2,000 more questions" in text
    assert "and 600 more conflicts" in text
