"""Phrases that let whoever is bound decide whether the duty holds."""

from __future__ import annotations

from collections.abc import Mapping

from speclsp.language.vagueness.weight import listed

# "if possible", "where practical": a conjunction and a judgement.
OPENINGS = listed("if when whenever where wherever unless once")

JUDGEMENTS: Mapping[str, str] = {
    **dict.fromkeys(listed("achievable feasible possible practicable practical viable"), "able"),
    **dict.fromkeys(
        listed(
            """
    advisable appropriate convenient desirable desired justified prudent reasonable
    sensible suitable useful warranted helpful
    """
        ),
        "judged",
    ),
    **dict.fromkeys(listed("applicable necessary needed relevant required"), "needed"),
    **dict.fromkeys(listed("impossible impractical impracticable infeasible unfeasible"), "able"),
}
"""Whether it is about being able, about a judgement, or about a need that may have a reason."""

BETWEEN = listed(
    """
    it is are at all reasonably technically practically considered deemed judged thought
    otherwise and
    """
)
"""What may stand between the two: "if it is technically possible"."""

# "as appropriate", "as needed".
AS = listed(
    """
    appropriate applicable convenient desired necessary needed required
    """
)

PHRASES: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "as far as possible",
        "as far as practicable",
        "as far as is practical",
        "as far as practical",
        "as far as feasible",
        "as far as is possible",
        "as far as it can",
        "as much as possible",
        "as much as practical",
        "as well as possible",
        "as well as it can",
        "as best it can",
        "as best as possible",
        "as little as possible",
        "as few as possible",
        "as often as possible",
        "as close as possible",
        "as closely as possible",
        "as accurately as possible",
        "as many as possible",
        "as long as possible",
        "as simple as possible",
        "as short as possible",
        "as small as possible",
        "as low as possible",
        "as high as possible",
        "as large as possible",
        "to the extent possible",
        "to the extent practical",
        "to the extent practicable",
        "to the extent feasible",
        "to the extent reasonable",
        "to the extent reasonably possible",
        "to the greatest extent possible",
        "to the fullest extent possible",
        "to the maximum extent possible",
        "to the best of its ability",
        "to the best of their ability",
        "to a reasonable extent",
        "insofar as possible",
        "insofar as practicable",
        "insofar as practical",
        "insofar as feasible",
        "in so far as practicable",
        "to the degree possible",
        "to the degree practical",
        "in so far as possible",
        "so far as possible",
        "within reason",
        "at its discretion",
        "at their discretion",
        "at its own discretion",
        "at the discretion of",
        "on a best-effort basis",
        "on a best effort basis",
        "on a best-efforts basis",
        "best effort",
        "best efforts",
        "its best effort",
        "every effort",
        "every reasonable effort",
        "a reasonable effort",
        "reasonable efforts",
        "commercially reasonable efforts",
        "if it makes sense",
        "where it makes sense",
        "when it makes sense",
        "wherever it makes sense",
        "if it sees fit",
        "as it sees fit",
        "as they see fit",
        "as circumstances permit",
        "circumstances permitting",
        "if circumstances allow",
        "if time permits",
        "if resources permit",
        "where resources permit",
        "without good reason",
        "unless there is a good reason",
        "unless there are good reasons",
        "for good reason",
        "where possible and appropriate",
        "if it can",
        "when it can",
        "where it can",
        "whenever it can",
        "if at all possible",
    )
)
"""The ones that have another shape."""

TRYING = frozenset(("endeavor", "endeavour", "seek", "strive", "try"))
"""Verbs of a duty to try, right behind the modal and before "to"."""
