"""The verbs that specifications use, in their base form; irregular ones may stand in `verbs`."""

from __future__ import annotations

VERBS = """
abort accept access accompany accomplish achieve acknowledge acquire activate adapt add address
adhere adjust adopt advertise advise affect agree allocate allow alter analyse analyze announce
apologize appear append apply appoint archive arise arrange arrive ask assemble assert assess
assign assist associate assume assure attach attain attempt attest audit authenticate authorize
avoid await backfill base become begin behave belong bill bind block book boot bounce breach break
bring broadcast build bundle bypass cache calculate call cancel capture carry catch categorize
cause cease change charge check choose circulate claim clamp clarify classify clear click close
coerce collapse collect combine commence comment commit communicate compare compile complete
comply compose compress compute concatenate conceal concern conclude condense conduct configure
confirm conflict conform confuse connect consent consider consist construct consult consume
contact contain continue contradict contribute control convert convey convince cooperate copy
correct correlate correspond count cover crash crawl create credit criticize crop customise
customize deactivate debit debug decide declare decline decode decompress decrease decrement
decrypt dedicate deduct deduplicate deem default defend defer define degrade delay delegate delete
delimit deliver demand demonstrate deny depend deploy deprecate derive describe deselect
deserialise deserialize destroy detect determine deviate diagnose dial dictate differ
differentiate direct disable disallow disambiguate discard disclaim disclose disconnect discover
discuss dismiss dispatch display disregard distinguish distribute divide do dominate downgrade
draft draw drive drop duplicate e-mail echo edit elaborate elevate eliminate email embed emit
employ empower enable encode encounter encourage encrypt end endanger endorse enforce engage
enhance enlist enqueue enrich ensure entail enter enumerate equal equate equip err escalate escape
establish estimate evaluate evict evolve exaggerate examine exceed exchange exclude execute exempt
exercise exhaust exist exit expand expect expire explain exploit explore export expose express
extend extract fabricate fade fail fall favor favour feed fetch fill filter finalise finalize find
finish fire fix flag flatter flush focus follow forbid force forget fork format forward foster
frame freeze fulfil fulfill function fund gain garble gate gather generalize generate get give go
govern grade grant group grow guarantee guard guess guide hallucinate halt halve hand handle
happen harm hash hedge help hide highlight hint hold honor honour host identify ignite ignore
illustrate imitate impact impersonate implement imply import impose improve incentivize include
incorporate increase increment incur index indicate infer influence inform inherit inhibit
initialise initialize initiate inject insert inspect install instantiate instruct insulate insult
integrate intend interact intercept interleave interpret interrupt intersect intervene introduce
invalidate investigate invite invoke involve isolate issue itemize iterate join judge jump justify
keep kill know label lack land launch lead learn leave lecture legitimize let leverage lie like
limit link list listen live load localize locate lock log look loop lose lower mail maintain make
manage mandate manifest manipulate map mark mask match materialize matter maximise maximize mean
measure meet memorize mention merge migrate mimic minimise minimize mislead mitigate model
moderate modify monitor mount move multiply name navigate need neglect negotiate nest normalize
note notice notify nudge number obey obfuscate object obscure observe obtain occur offend offer
offload omit onboard open operate opt optimize orchestrate order originate outline outlive outrank
outweigh overflow overlap overlook overreach override oversee overstate overstep overwrite own
package pad paginate parse participate pass patch pause pay perceive perform permit persist
personalize persuade pertain phrase pick pin pinpoint pipe place plagiarize plan play point poll
populate portray position possess post postpone praise precede precompute predate predict preempt
prefer prefix preload prepare prepend present preserve presume pretend prevent preview price print
prioritize probe proceed process produce profile progress prohibit project prolong promise promote
prompt propagate propose protect prove provide provision provoke proxy publish pull purge pursue
push put quantify quarantine query question queue quit quote race raise range rank rate reach
react read reap reassign reassure rebase rebind reboot rebuild recall receive recite recognise
recognize recommend recompute reconcile reconnect reconsider reconstruct record recover recreate
redact redirect redo reduce refactor refer reference refine reflect reformat refrain reframe
refresh refund refuse regard regenerate register regulate reinforce reject relate release reload
rely remain remap remedy remember remind remove rename render renew reopen reorder repair reparse
repeat replace replay replicate reply repopulate report represent reprocess reproduce request
require rerun resemble resend reserve reset reshape reside resolve respect respond restart restore
restrict resubmit result resume retain retire retract retransmit retrieve retry return reuse
reveal review revise revoke reword rewrite roleplay roll rotate round route run sacrifice sample
sanction sanitise sanitize satisfy save say scale scan scatter schedule scope screen seal search
secure see seek seem segment select self-censor sell send sense separate serialise serialize serve
set settle shadow shape shard share shift shorten shout show shut side sign signal signify silence
simplify simulate sit skip sleep slice snapshot soften solve sort sound source span spawn speak
specify spend split spread stage stall stamp stand standardize start state stay steer stem step
stick stipulate stop store stream stress stretch strip strive structure struggle style subclass
submit subscribe substantiate substitute succeed suffice suggest sum summarize supersede
supplement supply support suppress surface surround survive suspect suspend swap switch symbolize
synchronize synthesize tag tailor taint take talk tamper tap target tax teach tell terminate test
thank think throttle throw tie tighten time toggle tolerate touch trace track trade train
transcribe transfer transform transition translate transmit transport transpose trap traverse
treat trick trigger trim truncate trust try tune turn twist type unblock understand undo unify
uninstall unlink unload unlock unpublish unset unsubscribe unwrap unzip update upgrade uphold
upload upsell use utilize validate value vary verbalize verify vet view violate visit volunteer
vote wait wake walk want warn warrant watch weigh wipe wish withdraw withhold wonder word work
worry wrap write yield zip
align appraise approve authorise capitalize coincide comprise constrain countersign decorate
disagree diverge enclose flatten interview organise organize supervise
"""
