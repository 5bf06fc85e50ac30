"""One noun in place of another: in the letters and in the number of what is written."""

from __future__ import annotations

from speclsp.language.lexicon.inflection import plural, singular


def in_manner(written: str, old: str, new: str) -> str | None:
    """The new noun in the letters, and in the number, of what is written for the old one; None
    where that is written in words of another kind, as what an abbreviation stands for."""
    joined = " ".join(written.replace("\ufffc", " ").split())
    one = singular(joined)
    if one.casefold() != singular(old).casefold():
        return None
    many = joined != one
    base = singular(old)
    for spell in (str, str.lower, str.upper, str.capitalize, str.title):
        if one == spell(base):
            new = spell(new)
            break
    if not many:
        return new
    more = plural(new)
    return more.upper() if joined.isupper() else more
