"""The classes of words that no new word enters, and the adjectives and adverbs that specifications
use: what a word is where nothing around it says otherwise."""

from __future__ import annotations

from speclsp.language.lexicon.degree import COMPARATIVES, SUPERLATIVES
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Tag

_CLASSES: dict[Tag, str] = {
    "determiner": """
        the a an this these those each every any all some no both either neither another such my
        your his its our their whose several many few much most enough various certain half
    """,
    "pronoun": """
        i you he she it we they me him her us them itself himself herself themselves yourself
        oneself ourselves myself one's someone anyone everyone nobody anybody everybody somebody
        something anything everything nothing none mine yours hers ours theirs
    """,
    "preposition": """
        of in on at by for with from into onto about against between among through throughout
        during within without under over above below across along around behind beside besides
        beyond despite except inside outside near off out per toward towards via upon up down
        versus as like regarding concerning including excluding unlike plus minus amid atop
    """,
    "conjunction": "and or but nor",
    "subordinator": """
        if when while unless whether because although though since until till once whenever
        wherever where after before that than so lest whereas provided
    """,
    "relative": "which who whom what how why",
    "modal": """
        must shall should may can could will would might cannot can't won't shouldn't mustn't
        couldn't wouldn't ought
    """,
    "be": "be is are was were been being am isn't aren't wasn't weren't",
    "have": "have has had having hasn't haven't hadn't",
    "do": "do does did doesn't don't didn't",
    "not": "not never n't",
    "to": "to",
    "there": "there",
    "adverb": """
        also only just even still already again then thus hence therefore however otherwise
        instead too very quite rather always often sometimes usually here now later soon yet ever
        twice once else together apart away back forward elsewhere anyway meanwhile moreover
        furthermore likewise perhaps maybe almost nearly well at least accordingly ahead abroad
        respectively directly exactly explicitly afterwards beforehand indeed alone far hard fast
        early late forever nevertheless nonetheless etc e.g i.e please simply not
    """,
    "adjective": """
        new old own same different other available able unable necessary possible impossible
        present absent valid invalid empty full open closed active inactive current previous next
        last first second third final initial internal external local remote public private global
        main major minor default optional mandatory separate single multiple unique equal
        identical similar specific general common standard special custom normal regular correct
        incorrect wrong true false left right high low long short large small big great good bad
        best worst better worse higher lower larger smaller greater shorter longer fewer more less
        least least-privilege earlier later older newer faster slower further additional extra
        relevant appropriate suitable adequate reasonable sufficient proper clear simple easy hard
        safe secure robust fast quick slow ready responsible subject due free raw plain rich
        direct indirect explicit implicit exact maximum minimum total partial complete incomplete
        whole entire related dependent independent consistent inconsistent compatible incompatible
        visible invisible accessible readable writable editable configurable binary textual
        numeric alphabetic alphanumeric temporary permanent persistent stable unstable static
        dynamic synchronous asynchronous concurrent parallel sequential atomic idempotent
        immutable mutable abstract concrete human automatic manual physical logical virtual
        digital electronic legal illegal lawful unlawful medical financial personal sensitive
        harmful malicious legitimate factual objective subjective neutral polite honest accurate
        inaccurate precise vague strict strong weak tight loose deep shallow wide narrow early
        late recent latest upcoming ongoing pending outstanding corresponding respective
        particular individual several various numerous certain sure likely unlikely aware unaware
        important critical severe fatal trivial trusted untrusted unknown unexpected unsupported
        unauthorized unspecified undefined unchanged meaningful useful helpful unhelpful effective
        efficient original actual real live dead alive online offline idle busy primary secondary
        upper upper-case lower-case uppercase lowercase non-empty read-only write-only
        case-sensitive case-insensitive well-known monthly daily weekly yearly hourly annual prior
        subsequent consecutive adjacent nested eligible ineligible liable overdue blank blurred
        red green blue black white pleasant unpleasant digestible convenient elegant polite tidy
        neat
        comfortable rugged sturdy quiet calm robust modern intuitive
    """,
}

CLOSED: dict[str, Tag] = {}
for _tag, _words in _CLASSES.items():
    for _word in _words.split():
        CLOSED.setdefault(_word, _tag)
for _word in COMPARATIVES | SUPERLATIVES:
    CLOSED.setdefault(_word, "adjective")

_BOTH_WORDS = "early far fast hard late then well"
BOTH = frozenset(_BOTH_WORDS.split())
"""Adverbs that are adjectives before a noun."""

POSSESSIVES = frozenset(["my", "your", "his", "its", "our", "their", "her", "whose"])

DEMONSTRATIVES = frozenset(["this", "that", "these", "those"])

# End in -ly and are no adverbs.
NO_ADVERB = listed(
    """
apply reply supply multiply comply imply rely fly ally family assembly anomaly monopoly
butterfly july italy only early daily weekly monthly yearly hourly friendly user-friendly likely
unlikely costly lengthy timely orderly read-only write-only append-only friendly human-friendly
developer-friendly privacy-friendly elderly bodily
    """
)

ADJECTIVE_ENDINGS = (
    "able", "ible", "ful", "less", "ous", "ive", "ical", "ional", "ary", "ific", "ish", "ular",
    "-based", "-specific", "-like", "-free", "-aware", "-level", "-only", "-side", "-wide",
)  # fmt: skip

# End like adjectives and are nouns.
NO_ADJECTIVE = listed(
    """
directive archive table variable cable objective initiative narrative alternative executive
native drive archive summary library boundary dictionary glossary binary itinerary salary
secretary vocabulary diary category primary representative deliverable executable perspective
incentive sieve derivative additive adjective collective detective locomotive motive operative
relative sensitive-data anniversary commentary finish publish establish accomplish distinguish
finish arrive derive receive give live leave achieve believe retrieve resolve preserve reserve
serve observe remove improve approve prove move save have strive survive forgive disable enable
handle assemble scramble
    """
)

VERB_ONLY = listed(
    """
includes means requires applies allows ensures contains provides becomes happens occurs exists
depends prevents makes takes gives specifies describes defines indicates implies enables keeps
lets goes gets helps reduces improves creates avoids follows remains seems belongs consists
differs determines represents refers says shows tells works
    """
)
"""Forms of verbs that are no plurals, as `requests` is."""
