"""What reads words is linear: each pattern, each step of the language layer, and each rule."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import speclsp
import speclsp.language
import speclsp.rules
from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.files.listing import Listing
from speclsp.language.english import is_english
from speclsp.language.frame import frame
from speclsp.language.sentences import sentences
from speclsp.language.syntax.phrases import phrases
from speclsp.language.tagging import tagged
from speclsp.rules.all import NAMES, RULES
from speclsp.rules.rule import Rule
from speclsp.spec.prose import Prose
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span
from speclsp.workspace import Change, Workspace
from tests.language.growth import PIECES, SIZES, Growing, as_is

MODULES = (
    "speclsp.claims.context",
    "speclsp.claims.forms",
    "speclsp.claims.meaning",
    "speclsp.claims.numbers",
    "speclsp.claims.reading",
    "speclsp.claims.stems",
    "speclsp.claims.values",
    "speclsp.conflicts.definitions",
    "speclsp.conflicts.reading",
    "speclsp.conflicts.scopes",
    "speclsp.conflicts.titles",
    "speclsp.rules.shared.siding",
    "speclsp.checking.words",
    "speclsp.resolution.glossary",
    "speclsp.statements.setting",
    "speclsp.statements.statement",
    "speclsp.spec.terms.abbreviations",
    "speclsp.spec.terms.definitions",
    "speclsp.spec.derived",
    "speclsp.spec.terms.glossaries",
    "speclsp.spec.keywords",
    "speclsp.spec.normative",
    "speclsp.spec.terms.rows",
    "speclsp.spec.terms",
)
"""Those outside of the two packages that rules on wording rest on."""

_LETTERS = re.compile(r"[A-Za-z]{2,}")
_MOST_WORDS = 4


def modules() -> Iterator[ModuleType]:
    for package in (speclsp.language, speclsp.rules):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(found.name)
    for name in MODULES:
        yield importlib.import_module(name)


def patterns() -> dict[str, re.Pattern[str]]:
    """By module and name; those inside of tables as well."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for at, pattern in enumerate(_within(value)):
                found[f"{module.__name__}.{name}" + (f"[{at}]" if at else "")] = pattern
    return {name: found[name] for name in sorted(found)}


def _within(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict) and depth:
        for each in value.values():
            yield from _within(each, depth - 1)
    elif isinstance(value, tuple | list | frozenset | set) and depth:
        for each in value:
            yield from _within(each, depth - 1)


PATTERNS = patterns()


def methods() -> dict[str, set[str]]:
    """The module and name of a global -> what is called on it there; of a public one, anywhere."""
    found: dict[str, set[str]] = {}
    folder = Path(speclsp.__file__).parent
    for path in folder.rglob("*.py"):
        module = ".".join(("speclsp", *path.relative_to(folder).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id=name), attr=called):
                    place = f"{module}.{name}" if name.startswith("_") else name
                    found.setdefault(place, set()).add(called)
    return found


METHODS = methods()
ANCHORED = frozenset(("match", "fullmatch", "pattern"))


def searches(name: str) -> bool:
    """Whether a pattern is looked for, and not only asked about the words at one place."""
    name = name.partition("[")[0]
    called = METHODS.get(name, METHODS.get(name.rpartition(".")[2], set()))
    return not called or not called <= ANCHORED


def own_pieces(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What comes before and what is repeated: words of the pattern itself."""
    words = list(dict.fromkeys(_LETTERS.findall(pattern.pattern)))
    for word in words[:_MOST_WORDS]:
        yield "", f"{word} "
        yield word, " "
        yield f"{word} ", "a "
    if words:
        yield "", " ".join(words) + " "


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name: str) -> None:
    pattern = PATTERNS[name]

    def do(text: str) -> None:
        if searches(name):
            deque(pattern.finditer(text), maxlen=0)
        else:
            pattern.match(text)
            pattern.fullmatch(text)

    pieces = [("", piece) for piece in PIECES.values()]
    for before, piece in (*pieces, *own_pieces(pattern)):
        assert not (found := Growing(as_is, piece, before).steep(do)), f"{name}: {found}"


def spoken(text: str) -> Statement:
    """A sentence with all that rules ask of it."""
    whole = Span(0, len(text))
    prose = Prose("paragraph", whole, (), True)
    statement = Statement(prose, text, text, whole, ((), 0), lead="", heading="", clause=None)
    assert statement.vocabulary
    assert statement.words
    assert statement.phrases is not None
    assert statement.frame
    return statement


ON_PROSE = {rule.name: rule.prose for rule in RULES if rule.prose}
ON_STATEMENTS = {rule.name: rule for rule in RULES if rule.statement}
STRICT = Setting("behavioural", strict=True)


def says(rule: Rule) -> Callable[[Statement], object]:
    check = rule.statement
    assert check is not None
    return lambda statement: deque(check(statement, STRICT), maxlen=0)


STEPS: dict[str, Callable[[Statement], object]] = {
    "sentences": lambda statement: sentences(statement.passage),
    "phrases": lambda statement: phrases(statement.words),
    "frame": lambda statement: frame(statement.written, statement.words),
    "is_english": lambda statement: is_english(statement.passage),
}


# So long are texts for what runs many things: each alone has longer ones.
_MANY = 12_800


@pytest.mark.parametrize("name", PIECES)
def test_the_language_layer_and_the_rules_are_linear(name: str) -> None:
    # What is tagged is remembered, so that this has texts of its own.
    found = Growing(as_is, PIECES[name]).steep(lambda text: tagged(text, Span(0, len(text))))
    assert not found, f"tagged: {found}"
    growing = Growing(spoken, PIECES[name], "The door MUST ", _MANY)
    for step, do in STEPS.items():
        assert not (found := growing.steep(do)), f"{step}: {found}"
    for rule in ON_STATEMENTS.values():
        assert not (found := growing.steep(says(rule))), f"{rule.name}: {found}"


@pytest.mark.parametrize("name", [name for name, rule in ON_STATEMENTS.items() if rule.triggers])
def test_a_rule_is_linear_in_what_it_looks_for(name: str) -> None:
    rule = ON_STATEMENTS[name]
    triggers = sorted(rule.triggers or ())
    for piece in (f"{triggers[0]} ", f"{triggers[-1]} a door, ", " ".join(triggers[:20]) + " "):
        found = Growing(spoken, piece, "The door MUST ").steep(says(rule))
        assert not found, f"{name}: {found}"


@pytest.mark.parametrize("name", ON_PROSE)
def test_a_rule_on_prose_is_linear(name: str) -> None:
    check = ON_PROSE[name]
    whole = Prose("paragraph", Span(0, 1_000_000), (), True)
    for piece in PIECES.values():
        found = Growing(as_is, piece, "The door MUST ").steep(
            lambda text: deque(check(whole, text), maxlen=0)
        )
        assert not found, f"{name}: {found}"


@pytest.mark.parametrize("name", PIECES)
def test_a_check_of_everything_is_linear(name: str) -> None:
    """With what is between the rules: what is quoted, named or said by several."""

    def do(text: str) -> None:
        workspace = Workspace(Listing(Path(".")), NAMES)
        snapshot = workspace.apply(Change(texts={"a.md": text}, complete=True))
        assert check(snapshot, "a.md", Overrides(profile="strict")).failures == ()

    found = Growing(as_is, PIECES[name], "**D-001**: The door MUST not open if ", _MANY).steep(do)
    assert not found, f"a check of {name}: {found}"


def test_what_is_steep_is_told() -> None:
    def quadratic(text: str) -> None:
        re.search(r"a*b", text)

    assert "times as many" in Growing(as_is, "a").steep(quadratic)
    assert not Growing(as_is, "a").steep(len)


def test_a_busy_machine_is_not_taken_for_steepness() -> None:
    """What is linear, but for the one longest text where something else came between."""
    longest: list[str] = []

    def disturbed(text: str) -> None:
        if len(text) > SIZES[-1] and not longest:
            longest.append(text)
            deque(re.finditer(r"\w", text * 40), maxlen=0)
        deque(re.finditer(r"\w", text), maxlen=0)

    assert not Growing(as_is, "a").steep(disturbed)
    assert longest


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 50
