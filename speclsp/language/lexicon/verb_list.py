"""The verbs that specifications use, in their base form; irregular ones may stand in `verbs`."""

from __future__ import annotations

VERBS = """
abandon abort accept access accompany accomplish accrue achieve acknowledge acquire act activate
adapt add address adhere adjust admit adopt advance advertise advise advocate affect affirm
aggregate agree aid alight align allocate allow allude alter amend amplify analyse analyze annotate
announce answer apologize appear append apply appoint appraise appreciate approach approve arbitrate
archive argue arise arrange arrive articulate ask assassinate assemble assert assess assign assist
associate assume assure attach attack attain attempt attend attest audit authenticate authorise
authorize avoid await backfill bake base become beep begin behave belong benefit bill bind blink
block boil book boost boot borrow bounce breach break bridge bring broadcast browse build bully
bundle burn bury bypass cache calculate call cancel capitalize capture carry cast catch categorize
cause caution cease celebrate certify change charge check choose circulate claim clamp clarify
classify clean clear click climb clone close coach coalesce code coerce coincide collapse collect
collide combine command commence comment commit communicate compare compel compensate compile
complement complete comply compose compress comprise compute concatenate conceal concede concern
conclude condense condone conduct confide configure confirm conflict conform confront confuse
connect consent conserve consider consist console consolidate constrain construct consult consume
contact contain continue contradict contribute control converse convert convey convince cook cool
cooperate coordinate copy correct correlate correspond count countersign cover crash crawl create
credit criticise criticize crop customise customize date deactivate debate debit debounce debug
deburr deceive decide declare decline decode decommission decompress decorate decrease decrement
decrypt dedicate deduct deduplicate deem deepen default defend defer define defrost degrade delay
delegate delete delimit deliver demand demean demonstrate denigrate denote deny depart depend depict
deploy deprecate deregister derive descale descend describe deselect deserialise deserialize design
destroy detach detail detect deter determine develop deviate diagnose dial dictate die differ
differentiate dim direct disable disagree disallow disambiguate disarm discard disclaim disclose
disconnect discover discuss disinfect dismantle dismiss disparage dispatch display dispute disregard
distinguish distract distribute dive diverge divide do dock document dominate donate double doubt
downgrade draft drag draw drift drive drop duplicate e-mail echo edit elaborate elevate eliminate
email embargo embed emit emphasise emphasize employ empower enable encapsulate enclose encode
encounter encourage encrypt end endanger endorse enforce engage engineer engrave enhance enlist
enqueue enrich enrol enroll ensure entail enter enumerate equal equate equip err escalate escape
establish estimate evaluate evict evolve exaggerate examine exceed exchange exclude excuse execute
exempt exercise exhaust exist exit expand expect expedite experience expire explain exploit explore
export expose express extend extract fabricate facilitate fade fail fall fallback favor favour feed
fetch figure fill filter finalise finalize find fine finish fire fit fix flag flatten flatter flip
flirt flush focus fold follow forbid force forfeit forget fork form format forward foster frame
freeze fulfil fulfill function fund gain garble gate gather generalize generate get give glow go
govern grade graduate grant group grow guarantee guard guess guide hallucinate halt halve hand
handle happen harass harm hash haul heal hedge help hesitate hide highlight hint hoist hold honor
honour host hover hyphen identify ignite ignore illustrate imitate impact impersonate implement
imply import impose improve incentivize incite include incorporate increase increment incur index
indicate infer influence inform infringe ingest inherit inhibit initialise initialize initiate
inject insert insist inspect install instantiate instruct insulate insult insure integrate intend
interact intercept interfere interleave interpret interrogate interrupt intersect intervene
interview introduce invalidate invent invert invest investigate invite invoice invoke involve
irrigate isolate issue itemize iterate jeopardize join judge jump justify keep kill know label lack
land launch lead leak learn lease leave lecture legitimize lend lengthen let leverage levy lie like
limit link list listen live load lobby localize locate lock log login look loop lose lower lubricate
mail maintain make manage mandate manifest manipulate map mark mask match materialize matter
maximise maximize mean measure mediate meet melt memorize mention merge migrate mimic minimise
minimize misgender mislead misplace miss mitigate mock model moderate modify monitor moralize mount
move multiply mutate nag name navigate need neglect negotiate nest nominate normalize notarize note
notice notify nudge number obey obfuscate object obscure observe obstruct obtain occur offend offer
offload omit onboard open operate oppress opt optimize orchestrate order organise organize originate
outline outlive outrank outvote outweigh overbook overflow overlap overload overlook overreach
override oversee overstate overstep overtake overwrite owe own package pad paginate pair parse
participate pass paste patch patronize pause pave pay perceive perforate perform permit persist
personalize persuade pertain phrase pick pin pinpoint pipe place plagiarize plan play point police
poll populate portray position possess post postmark postpone pour power praise preach precache
precede precompute predate predict preempt prefer prefix preload prepare prepend preselect present
preserve pressure presume pretend prevent preview price prime print prioritize probe proceed process
produce profile progress prohibit project prolong promise promote prompt propagate propose prorate
protect prove provide provision provoke proxy prune publish pull punish purge pursue push put
qualify quantify quarantine query question queue quit quote race raise range rank rate re-confirm
re-execute re-join re-run re-trigger reach react read reap reassign reassure rebase rebind rebook
reboot rebuild rebut recalibrate recall receive recharge recite recognise recognize recommend
recompute reconcile reconnect reconsider reconstruct record recount recover recreate redact redirect
redo reduce refactor refer reference refill refine reflect reformat refrain reframe refresh refund
refuse refute regard regenerate register regulate rehearse reimburse reinforce reinspect reinstall
reissue reiterate reject relabel relate relax release reload rely remain remap remedy remember
remind remove rename render renew reopen reorder repaint repair reparse repay repeat replace replay
replenish replicate reply repopulate report repot represent reprocess reproduce request requeue
require reroute rerun rescind resemble resend reserve reset reshape reside resolve respect respond
restart restate restore restrict resubmit result resume retain retire retract retransmit retrieve
retry return reuse reveal reverse review revise revisit revoke reweigh reword rewrite ridicule ring
rinse ripen roleplay roll rotate round route run sabotage sacrifice sail sample sanction sanitise
sanitize satisfy save say scaffold scale scan scatter schedule scold scope screen seal search seat
secure see seed seek seem segment select self-censor sell send sense separate serialise serialize
serve set settle shadow shame shape shard share sharpen shelve shift ship shorten shout show shred
shut side sign signal signify signpost silence simplify simulate sit skip sleep slice snapshot
soften solicit solve sort sound source span spawn speak specify spend split spoil spread spy stack
stage stalk stall stamp stand standardize start state stay steer stem step stereotype sterilise
sterilize stick stipulate stop store stream stress stretch strike strip strive structure struggle
stun style subclass sublet submit subscribe substantiate substitute succeed suffice suggest sum
summarize supersede supervise supplement supply support suppress surcharge surface surround surveil
survive suspect suspend swap sway switch symbolize sympathize sync synchronize synthesize tag tailor
taint take talk tally tamper tap target tax teach tear tease tell tender terminate test testify
thank thaw think threaten throttle throw tie tighten tilt time tint toggle tolerate touch trace
track trade train transact transcribe transfer transform transition translate transmit transport
transpose trap travel traverse treat triage trick trigger trim truncate trust try tune turn twist
type unblock undelete undermine understand undo unify uninstall unlatch unlink unload unlock unmount
unpack unpublish unseal unset unsubscribe unwind unwrap unzip update upgrade uphold upload upsell
upsert use utilize vaccinate validate value vary verbalize verify version vet vibrate view vilify
violate visit void volunteer vote vouch wait waive wake walk wander want warn warrant wash watch
weigh weld widen win wipe wire wish withdraw withhold wonder word work worry wrap write yield zero
zip zoom
"""
