"""Adjectives that say how somebody judges a thing rather than what the thing is, by what it is
judged for. In every document they are asked about, and hardly ever part of a name."""

from __future__ import annotations

from speclsp.language.lexicon.word_list import listed

WELL_CHOSEN = listed(
    """
    apt befitting disproportionate judicious justifiable passable plausible proportionate prudent
    satisfying tolerable unreasonable unsuitable viable well-chosen worthwhile
    """
)
"""That it suits: "a proportionate fine"."""

WELL_MADE = listed(
    """
    admirable aesthetically-pleasing captivating catchy charming classy contemporary convincing
    crisp decent eloquent engaging excellent exquisite fabulous fancy fantastic flawless flashy
    gorgeous handsome harmonious immaculate impeccable impressive inviting lovely lucid nice
    persuasive pithy professional-looking respectable sleek snazzy splendid stellar striking
    stunning stylish superb terrific trendy trustworthy unmistakable uncomplicated unambitious
    welcoming wonderful
    """
)
"""That it is good or pleases: "a decent picture"."""

WELL_MEANT = listed(
    """
    attentive chatty compassionate conscientious considerate cordial dignified diplomatic discreet
    easygoing easy-going gracious humane laid-back light-hearted matter-of-fact modest
    non-judgemental non-judgmental reassuring restrained sober soothing subdued thoughtful
    unassuming warm-hearted
    """
)
"""How it is meant by whom: "a considerate tone"."""

SPOKEN = listed(
    """
    encouraging formal gentle informal kind mature patient responsible supportive tolerant warm
    """
)
"""The same, and before other nouns than those of speech often a name or a fact."""

NOTICED = listed(
    """
    appreciable conspicuous discernible inconspicuous noticeable perceptible
    prominent pronounced
    """
)
"""That it is seen or felt: "a prominent place"."""

TOO_MUCH = listed(
    """
    annoying awkward burdensome clumsy confusing cumbersome distracting disturbing inconvenient
    inordinate intrusive irritating jarring lavish obtrusive onerous overwhelming tedious
    unattractive undesirable unpleasant unsightly unwieldy
    """
)
"""That it is a burden: "an onerous form"."""

LARGE_OR_SMALL = listed(
    """
    bulky colossal gigantic hefty immense lengthy meagre meager mighty minuscule non-trivial
    nontrivial scant scanty sizable sizeable slight
    """
)
"""From some size on: "a sizable deposit"."""

SLOW_OR_FAST = listed("brisk leisurely speedy sluggish unhurried")
"""At some pace: "a brisk pace"."""

DILIGENT = listed(
    """
    diligent exhaustive meticulous painstaking rigorous scrupulous searching stringent vigilant
    watchful
    """
)
"""With some care: "a rigorous check"."""
