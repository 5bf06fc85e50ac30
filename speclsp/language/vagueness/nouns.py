"""Nouns of what can be measured, by what they are a measure of. All in the singular."""

from __future__ import annotations

from speclsp.language.lexicon.word_list import listed

AMOUNTS = listed(
    """
    amount count degree extent fraction length level magnitude number part percentage
    portion proportion quantity range rate share size volume
    """
)
TIMES = listed(
    """
    break delay downtime duration gap interruption interval latency lifetime outage
    pause period time timeout timespan wait window
    """
)
MANNERS = listed("approach fashion form manner style tone way")
PERFORMANCE = listed(
    """
    accuracy availability bandwidth battery concurrency connectivity contention cost
    demand frequency load memory performance pressure probability quality resolution
    speed temperature throughput traffic usage utilisation utilization
    """
)
SPEEDS = listed(
    """
    access answer reply response succession checkout connection
    delivery detection download failover
    feedback loading lookup navigation network processing reaction recovery rendering
    retrieval search start startup transfer turnaround upload
    """
)
THINGS = listed(
    """
    attachment batch block buffer cache change data dataset delay deployment display
    document download fee file gap group image interval item list load message object
    archive array body bundle collection frame input map output packet page result string
    table value order payload payment photo picture project queue record request response screen set
    team transaction upload video
    """
)
TEXTS = listed(
    """
    answer description explanation list message note notice paragraph phrase reply
    sentence statement summary text title
    """
)
SPEECH = listed(
    """
    answer attitude behavior behaviour greeting language manner message reply style tone voice
    volume way wording
    """
)
FEEDBACK = listed(
    """
    error explanation feedback guidance help hint indication indicator information
    instruction label message notice notification report response status suggestion text
    title warning
    """
)
CIRCUMSTANCES = listed(
    """
    case circumstance condition load occasion operation reason situation traffic usage
    use
    """
)
MEASURES = listed(
    """
    action adjustment arrangement care correction means measure precaution preparation
    remedy resource safeguard step
    """
)
TROUBLES = listed(
    """
    change complaint damage defect delay deviation difference discrepancy disruption
    error event failure fault incident inconvenience issue modification outage problem
    violation
    """
)
MISHAPS = listed(
    """
    abort alarm attempt collision complaint crash denial disconnect disconnection drop error failure
    fault guess incident interruption lapse lockout miss mistake offence offense outage rejection
    refusal reject reset retry strike timeout try violation warning
    """
)
DATA = listed(
    """
    bit byte cell character code digit element field item key letter line name number octet row
    symbol token value word
    """
)
FAILED = listed(
    """
    aborted bad declined denied dropped erroneous failed failing false faulty incorrect invalid lost
    malformed missed missing mistaken refused rejected unanswered unsuccessful wrong
    """
)
CONDITIONS = listed(
    """
    condition connection connectivity contrast coverage experience light lighting
    network performance quality readability reason reception signal usability visibility
    weather
    """
)
