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
superintendent supervisor supplier surveyor teacher teller trainer treasurer trustee tutor
underwriter vendor verifier warden watchman
"""
_BODIES = """
academy agency alliance assembly association authority board brigade bureau cell chapter circle
college commission committee consortium council court crew crowd delegation department desk
directorate division faculty federation fleet forum foundation group guild hub institute jury
league ministry office panel partnership party patrol secretariat section society squad staff
subsidiary syndicate taskforce team tribunal union unit wing
"""
_PLACES = """
annex archive area bay bench booth branch cabinet camp center centre chamber counter dashboard
depot dock facility floor garage hall hangar lab laboratory lounge mailroom outpost plant plaza
quarantine reading-room reception room safe shed shelter shop showroom site station storeroom
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
agenda allowlist almanac bank blacklist blocklist body book broker bucket bulletin bus calendar
catalog catalogue charter checklist codebook compendium component covenant crew digest dossier fund
handbook house inventory journal ledger logbook manifesto manual matrix module pipeline playbook
policy procedure programme protocol register roster rota rulebook runbook schedule scorecard server
service system treaty watchlist whitelist zone
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
