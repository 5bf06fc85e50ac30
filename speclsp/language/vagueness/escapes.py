"""Phrases that let whoever is bound decide whether the duty holds."""

from __future__ import annotations

from collections.abc import Mapping

from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.phrase import Pattern, combined, each

# "if possible", "where practical": a conjunction and a judgement.
OPENINGS = listed("if when whenever where wherever unless once")

JUDGEMENTS: Mapping[str, str] = {
    **dict.fromkeys(listed("achievable feasible possible practicable practical viable"), "able"),
    **dict.fromkeys(
        listed(
            """
    advisable appropriate beneficial convenient desirable desired expedient fit helpful justified
    opportune preferable prudent reasonable sensible suitable useful warranted wise
    """
        ),
        "judged",
    ),
    **dict.fromkeys(listed("applicable necessary needed relevant required"), "needed"),
    **dict.fromkeys(
        listed("impossible impractical impracticable infeasible unavoidable unfeasible"), "able"
    ),
}
"""Whether it is about being able, about a judgement, or about a need that may have a reason."""

BETWEEN = listed(
    """
    absolutely all and appears are at be believed considered deemed doing economically feels
    felt found is it judged operationally otherwise out practically prove proved proves really
    reasonably seem seems seen so strictly technically that they this thought to turns would
    """
)
"""What may stand between the two: "if it is technically possible"."""

# "as appropriate", "as needed".
AS = listed(
    """
    appropriate applicable convenient desired necessary needed required
    """
)

PHRASES: tuple[tuple[Pattern, str], ...] = tuple(
    each(
        "phrase",
        combined(
            "as",
            "accurately|best|briefly|cleanly|close|closely|completely|early|efficiently|evenly|far|few"
            "|fully|gently|high|large|little|long|low|many|much|often|precisely|quietly|seldom|short"
            "|simple|simply|small|smoothly|well",
            "as",
            "|is|it is|reasonably|technically",
            "possible|feasible|practicable|practical|reasonable",
        ),
        "as far as it can",
        "as well as it can",
        "as best it can",
        "as best as possible",
        combined(
            "to",
            "the",
            "|fullest|greatest|largest|maximum",
            "degree|extent",
            "|that is|reasonably|technically",
            "feasible|possible|practicable|practical|reasonable",
        ),
        combined(
            "in so far|insofar|so far", "as", "|is|it is", "feasible|possible|practicable|practical"
        ),
        "to the best of its ability",
        "to the best of their ability",
        "to a reasonable extent",
        "within reason",
        "at its discretion",
        "at their discretion",
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
        combined(
            "as|if|provided|when|where|wherever",
            "bandwidth|budget|capacity|circumstances|conditions|resources|space|technology|time"
            "|the budget|the circumstances|the situation|the weather|weather|workload",
            "permit|permits|allow|allows",
        ),
        combined("budget|capacity|circumstances|resources|time|weather", "permitting|allowing"),
        combined(
            "as|if|when|where",
            "the situation|the circumstances",
            "demand|demands|require|requires|warrant|warrants",
        ),
        "if need be",
        combined("as|if|when|whenever", "the|a", "need|occasion|opportunity", "arise|arises"),
        combined("should", "the", "need|occasion", "arise"),
        combined(
            "depending on|subject to",
            "|the",
            "availability|available resources|capacity|circumstances|operational needs|resources"
            "|situation|staffing|time available|workload",
        ),
        combined("at", "its|their", "leisure|convenience|own convenience|own discretion|pleasure"),
        combined("at the", "earliest|", "leisure|convenience", "of"),
        combined("within", "the", "bounds|limits", "of what is", "feasible|possible|reasonable"),
        combined("within", "reasonable|sensible", "bounds|limits"),
        combined("as", "resources|time|capacity", "becomes|become", "available"),
        combined("absent|barring|save", "a|any|", "compelling|good|strong|valid", "reason|reasons"),
        combined("barring|save in|short of", "exceptional|special|unforeseen", "circumstances"),
        combined("as|if", "it|they", "so|", "chooses|likes|pleases|prefers|wishes"),
        "if there is time",
        "when there is time",
        "as and when necessary",
        "as and when needed",
        "as and when required",
        "in its judgement",
        "in its judgment",
        "in their judgement",
        "in their judgment",
        "in its opinion",
        "in their opinion",
        "as deemed fit",
        "as seen fit",
        "to the extent that it can",
        "to the extent it can",
        "to the extent they can",
        "unless there is a reason not to",
        "unless there are reasons not to",
        "unless there is good reason",
        "make every effort",
        "make an effort",
        "make reasonable efforts",
        "make every attempt",
        "do its best",
        "do their best",
        "do your best",
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

TRYING = frozenset(("aim", "endeavor", "endeavour", "seek", "strive", "try"))
"""Verbs of a duty to try, right behind the modal and before "to"."""
