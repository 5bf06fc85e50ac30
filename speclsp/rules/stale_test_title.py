"""
The first line of a test names a section or a clause in words that no longer hold.

The section was retitled, or the tag moved to another one; whoever reads the test alone is told of a
rule that is not there. Titles are compared as plain text.

## Bad

```spec spec.md
# Warmth {#tone authority=user}

The assistant is kind[^sy73]. It is brief[^bn20].
```

```spec examples/sy73.md
Examples for [^sy73] in Tone:
                        ^^^^ stale-test-title: "Tone" is not the title of the section that has the tag, it is "Warmth"
```

```spec examples/bn20.md
Examples for [^bn02] in Warmth:
               ^^^^ stale-test-title: "bn02" is not the clause that this file tests, it is "bn20"
```

## Good

```spec spec.md
# Don't be *cold* {#tone authority=user}

The assistant is kind[^sy73].
```

```spec examples/sy73.md
Examples for [^sy73] in Don’t be cold:
```

## Not for you?

Write `stale-test-title = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore stale-test-title: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.resolution.evidence import is_test, tested_clauses, tested_identifier
from speclsp.resolution.places import SectionPlace, section_of
from speclsp.rules.rule import Rule
from speclsp.spec.facts import TestHeader
from speclsp.spec.titles import title
from speclsp.text import Edit
from speclsp.workspace import Snapshot

_TAG = re.compile(r"\[\^[^\]\s]*\]")
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if not is_test(snapshot, document.path):
        return
    for start, facts in document.facts:
        for header in facts.headers:
            yield from _judged(snapshot, document, start, header)
            return


def _judged(
    snapshot: Snapshot, document: Document, start: int, header: TestHeader
) -> Iterator[Diagnostic]:
    clauses = tested_clauses(snapshot, document.path)
    if not clauses:
        return
    identifier = tested_identifier(document.path)
    related = (Related(clauses[0].path, clauses[0].id_span, "the clause"),)
    if header.id != identifier:
        yield Diagnostic(
            header.id_span.moved(start),
            f'"{header.id}" is not the clause that this file tests, it is "{identifier}"',
            related,
            identifier,
            (identifier,),
        )
    sections = [
        section
        for place in clauses
        if (other := snapshot.document(place.path))
        and (section := section_of(other, place.id_span.start))
    ]
    if not sections or any(_same(header.title, each.section.title) for each in sections):
        return
    first = sections[0]
    yield Diagnostic(
        header.title_span.moved(start),
        f'"{header.title}" is not the title of the section that has the tag,'
        f' it is "{first.section.title}"',
        (Related(first.path, first.title_span, "the section"), *related),
        identifier,
        (_written(snapshot, first),),
    )


def _same(stated: str, actual: str) -> bool:
    return _plain(actual) in (_plain(stated), _plain(title(stated)))


def _plain(words: str) -> str:
    """A title without what a heading may hold besides, and with one kind of quotation marks."""
    return " ".join(_TAG.sub("", words).translate(_QUOTES).split())


def _written(snapshot: Snapshot, section: SectionPlace) -> str:
    """The title with its markup, if that is all on one line."""
    document = snapshot.document(section.path)
    words = document.words(section.title_span) if document else ""
    return section.section.title if set("\r\n") & set(words) or not words else words


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    edit = Edit(diagnostic.span, diagnostic.data[0])
    yield Fix(f'Write "{diagnostic.data[0]}"', "safe", ((document.path, edit),))


RULE = Rule(
    "stale-test-title",
    "evidence",
    "warning",
    __doc__,
    document=_check,
    fixes=_fixes,
    needs="documents",
)
