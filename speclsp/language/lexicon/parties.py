"""Nouns that name who or what takes part in something: roles, bodies, places, systems, records."""

from __future__ import annotations

_ROLES = """
admin administrator advisor advocate agent ambassador analyst approver arbiter architect assessor
assistant attendant auditor broker buyer captain caretaker carrier chair champion chief clerk
commander consultant contact contractor controller coordinator counsellor courier curator custodian
dean delegate deputy director dispatcher doctor driver editor employee enforcer engineer escort
evaluator examiner expert facilitator guard guardian guide handler host inspector instructor
investigator janitor judge keeper lawyer lead leader liaison manager marshal mediator medic mentor
minister moderator monitor nurse officer ombudsman operator organizer overseer owner partner
physician pilot porter preparer principal proctor provider provost ranger receptionist recruiter
referee registrar regulator representative reseller responder reviewer rider salesperson scheduler
secretary seller sentinel sergeant sheriff signatory signer specialist sponsor steward
superintendent scientist supervisor supplier surveyor teacher teller trainer treasurer trustee tutor
underwriter vendor verifier warden watchman
"""
_BODIES = """
academy agency alliance assembly association authority board brigade bureau cell chapter circle
college commission committee consortium council court crew crowd delegation department desk
directorate division faculty federation fleet forum foundation group guild hub institute jury
league ministry office panel partnership party patrol secretariat society squad staff
subsidiary syndicate taskforce team tribunal union unit wing
"""
_PLACES = """
annex archive bay bench booth branch cabinet camp center centre chamber counter dashboard
depot dock facility garage hangar lab laboratory mailroom outpost plant plaza
quarantine reading-room reception safe shed shelter shop showroom site station storeroom
studio terminal vault ward warehouse workshop yard
"""
_SYSTEMS = """
appliance arbiter balancer beacon bridge cluster coder collector concentrator console daemon
decoder directory dispatcher encoder engine exchange gateway grid harvester ingester intake journal
ledger mainframe marketplace mesh mirror multiplexer notifier orchestrator pipeline portal
processor proxy queue reaper reconciler recorder registry relay replicator repository resolver
router sandbox sequencer sink spooler store subsystem sweeper switchboard tracker transcoder
transformer translator vault watchdog
"""
_RECORDS = """
agenda allowlist almanac bank blacklist blocklist book broker bucket bulletin bus calendar
catalog catalogue charter checklist codebook compendium component covenant crew digest dossier fund
handbook house inventory journal ledger logbook manifesto manual matrix module pipeline playbook
policy procedure programme protocol register roster rota rulebook runbook schedule scorecard server
service system treaty watchlist whitelist zone
list greylist reserve stockpile pool tier lane ring circuit wallet chapter ladder canon register
blueprint plan tariff quota bulletin whitelist mandate decree rulebook statute bylaw ordinance
directive circular memorandum scheme playbook rubric taxonomy docket portfolio pact accord clause
"""

PARTIES = frozenset(f"{_ROLES} {_BODIES} {_PLACES} {_SYSTEMS} {_RECORDS}".split())
"""In lower case and in the singular."""

_GENERIC = """
access account active admin api app application array assembly audio backend background base batch
block boot browser buffer build bus byte cache call change character check child class client cloud
code command compiler computer configuration connection console container content context control
core corresponding crash customer data database date debug default desktop destination development
device directory disk display document domain download edge email end error event exception
execution export external feature file flash following font form frame front frontend function
garbage graph guest hardware heap help host http image import index inner input installation
integration internal interrupt issue item job kernel key keyboard language layer library line link
list load local lock log login loop machine mail main master memory menu message method mobile mock
model module mouse name native network node notification object office online operating operator
outer output overall package page parent path payload peer phone physical platform plugin policy
pool port power primary print process processing production program project protocol proxy public
query question reader receiving record recovery reference regex region registration remote render
replica report request resource response rest root route row rule run runtime sample schema screen
script sdk search secondary security sending server service session settings shell sign signing
site smart socket software source spec stack staging standard state static status storage stream
string style sub support system tab table target task template terminal test testing text thread
time token tool top tracing traffic transaction transport tree trust type ui unit update upload
uploading url user utility validation value vector version video view virtual voice web widget
window wire wizard work worker workflow write
"""
GENERIC = frozenset(_GENERIC.split())
"""What, before such a noun, makes a thing that everybody knows: a web server, a user group."""

_EVERYDAY = """
account address afternoon age agreement air airport aisle alarm amount answer app area arrow article
back band bank bar basement battery beginning belt bin block body book border bottom box brand
brightness browser budget bug building bus button calendar camera car card cart case category cause
ceiling cell center centre chair change charge circle city class clock cloud code color colour
column comma commit condition connection content context copy corner cost count country cover
currency cursor curve data date day deadline decision default delay depth description desktop detail
device dialog dialogue difference dimension direction disk display distance document door drawer
duration e-mail edge effect email end engine entrance entry error event exit expense fact fault fee
field figure file filter fix floor fold folder footer form format frame front function furniture
future garden gate glass goal ground half hall hand handle hardware head header heading headline
height history home hour house icon id idea identifier image index information input internet
interval invoice item job key keyboard label language law length level lever library light limit
line link load location lock log logo loop machine mail market mass mean means media menu message
method middle minute mode model moment month morning mouse name network news night noise notice
number object offer office one operation option order origin outcome output outside package page
panel paper paragraph parameter parking part party password past patch path pattern pause payment
percentage period phase phone photo picture place plane pocket point position power prefix pressure
preview price printer problem process product program project property public pull pump purpose
quality quantity question queue rail railway rain range rate reading reality reason receipt record
reference region request response rest result right risk road role roof room root route row rule run
sake scale scenario schedule scope screen search season seat second section sensor sentence sequence
serial series server service session setting setup shape sheet shelf ship side sign signal site size
sky slot software sound source space speaker specification speed stage stairs standard start state
station status step stop storage store story street string style subject suffix sum summary summer
sun surface switch symbol system tab table tank tap target task tax team temperature term text theme
threshold throughput ticket time title token tool toolbar top total touch town track traffic train
transfer trash tray tree trend truth type ui unit url usage user value vehicle version viewport
visit voice volume wall watch water way weather web website week weekend weight wheel width wind
window winter word work world year zone
"""
EVERYDAY = frozenset(_EVERYDAY.split())
"""Nouns that nobody looks up: attributes, parts of the day, of a text, of a screen, of a house."""

_DESCRIBING = """
actual additional affected alternative applicable appropriate available basic best bigger central
certain chosen closest common complete completed configured corresponding current customary
different due earlier earliest empty entire exact existing expected external final first former full
future general given higher highest important individual initial intended internal invalid known
large larger largest last late later latest leading local lower lowest main matching maximum mean
minimum missing nearby nearest necessary needed new newer newest next normal official old older
oldest only opposite optional original other overall own particular possible preceding present
previous primary prior proper public real recent related relevant remaining remote requested
required respective responsible resulting right same secondary second selected separate several
short shorter similar simple single small smaller smallest special specific specified standard
subsequent successful such suitable third top total trusted typical underlying unique upper usual
valid various visible whole wrong
"""
DESCRIBING = frozenset(_DESCRIBING.split())
"""Adjectives that single out what is known, where others are part of a name: the amber list."""
