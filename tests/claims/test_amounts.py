"""Amounts as the table beside this file has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speclsp.claims.interval import Interval, Number
from speclsp.claims.numbers import Amount
from tests.claims.reading import amounts_in

TABLE = Path(__file__).with_name("amounts.md")
_ROW = re.compile(r"\| (?P<words>It .+?|The .+?|Table .+?) \|(?P<read>.*)\|")
NONE = "-"


def rows() -> list[tuple[str, str]]:
    found = (_ROW.fullmatch(line) for line in TABLE.read_text("utf-8").split("\n"))
    return [(each["words"], each["read"].strip()) for each in found if each]


def shown(amount: Amount) -> str:
    return " ".join(filter(None, (amount.dimension, between(amount.interval), amount.role)))


def between(interval: Interval) -> str:
    low, high, low_closed, high_closed = interval
    if interval.is_exact:
        return str(low)
    opens = "[" if low_closed and low is not None else "("
    closes = "]" if high_closed and high is not None else ")"
    return f"{opens}{end(low, '-∞')}, {end(high, '∞')}{closes}"


def end(value: Number, missing: str) -> str:
    return missing if value is None else str(value)


def read_as(words: str) -> str:
    return "; ".join(map(shown, amounts_in(words))) or NONE


def test_the_table_is_rewritten_when_asked(update: bool) -> None:
    lines = TABLE.read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if row := _ROW.fullmatch(line):
            lines[at] = f"| {row['words']} | {read_as(row['words'])} |"
    if update:
        TABLE.write_text("\n".join(lines), "utf-8", newline="\n")
    assert "\n".join(lines) == TABLE.read_text("utf-8")


@pytest.mark.parametrize(("words", "read"), rows())
def test_an_amount_is_read(words: str, read: str, update: bool) -> None:
    assert update or read_as(words) == read


def test_the_table_is_read() -> None:
    assert len(rows()) > 150
    assert len({words for words, _ in rows()}) == len(rows())


def test_an_amount_stands_where_its_words_do() -> None:
    for words, _ in rows():
        last = 0
        for amount in amounts_in(words):
            assert last <= amount.first < amount.last
            last = amount.last


def test_a_number_of_many_digits_is_none() -> None:
    assert amounts_in(f"It must take {'9' * 10_000} s") == ()
    assert amounts_in(f"It must take at most {'9' * 10_000}.5 %") == ()
