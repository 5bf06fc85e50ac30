"""Nouns that specifications use for one thing, and which a reader cannot tell apart."""

from __future__ import annotations

from collections.abc import Mapping

# Groups by semicolons, each word in the singular; a word may be in several.
_GROUPS = """
member, participant, attendee; customer, client, buyer, purchaser, shopper; user, end user; patron,
reader, borrower; waitlist, waiting list, queue, wait list; invoice, bill; order, purchase; folder,
directory; appointment, booking, reservation; courier, carrier, driver, deliverer, postman;
recipient, addressee, receiver; sender, shipper, consignor; ticket, case, issue; ticket, incident;
refund, reimbursement, repayment, chargeback; fee, charge, levy, surcharge; fine, penalty; employee,
staff member, worker; clerk, agent, representative; doctor, physician, clinician, practitioner;
patient, client; photo, picture, image, photograph; video, clip, film; payload, body; endpoint,
peer, party; frame, packet, datagram; message, packet; channel, stream; publisher, producer,
emitter; subscriber, consumer, listener; job, task; vendor, supplier; seller, merchant, vendor,
retailer; tenant, renter, lessee; landlord, lessor; trip, ride, journey; comment, remark;
attachment, enclosure; compartment, bin, box, cubicle; parcel, package, packet; shipment,
consignment, delivery; contract, agreement; warning, alert, alarm; setting, option, preference;
plugin, extension, add-on; album, gallery; slot, opening, time slot; visit, consultation; device,
appliance, gadget; sensor, detector, probe; gate, barrier; dispute, complaint, claim, objection;
complaint, grievance; deadline, due date, cutoff; voucher, coupon; credential, secret; passcode,
pin, access code; account, profile; workspace, project; repository, repo; instructor, teacher,
lecturer; student, pupil, learner; course, class; lesson, session; exam, test; assignment, homework;
application, submission; applicant, candidate; reviewer, assessor, evaluator; approver, authorizer;
owner, proprietor; operator, administrator; moderator, administrator; manager, supervisor;
passenger, rider, traveller, traveler; flight, connection; seat, place; loan, credit; lender,
creditor; borrower, debtor; deposit, down payment; supplier, provider; warehouse, depot, store;
item, article, product, good; product, article, merchandise; catalogue, catalog, range; cart,
basket, bag; checkout, till; record, entry; entry, line; node, host; leader, master, primary;
follower, replica, secondary; snapshot, backup; token, ticket; lease, lock; escalation, handover;
outage, downtime; meter, gauge; reading, measurement; vehicle, car; room, chamber; meeting, session;
conversation, chat, dialogue, dialog; assistant, bot, chatbot; transcript, log; invitation, invite;
notification, alert; reminder, notice, nudge; runbook, playbook, handbook, manual, cookbook,
procedure; playbook, checklist, script; manual, guide, handbook, instructions; loan, rental, lease,
lending, borrowing, hire; bag, luggage, baggage, suitcase, case, trunk, piece; parcel, box, carton,
crate, case; crate, box, carton, container; container, vessel, receptacle; bay, zone, sector, area,
section, compartment; zone, region, area, sector, district; district, quarter, borough, ward;
region, territory; waitlist, backlog; queue, backlog, line; backlog, worklist; branch, outlet,
store, shop, location, office; office, bureau; site, location, premises, facility; facility, plant;
factory, plant, mill; building, property, premises; apartment, flat, unit; house, home, dwelling;
resident, occupant, tenant, inhabitant; household, family; citizen, resident; neighbour, neighbor;
member, subscriber, user, participant; user, operator; claimant, applicant, petitioner, employee;
claim, request, application, demand; request, inquiry, enquiry, query; policyholder, insured;
insurer, carrier, underwriter; coverage, cover; premium, contribution; payout, payment,
disbursement; transfer, payment, remittance; salary, wage, pay; bonus, reward, incentive; discount,
rebate, reduction, deduction; price, rate, tariff, charge; tariff, rate plan, price list; cost,
expense, expenditure; budget, allowance; quota, allowance, limit, cap; limit, cap, ceiling,
threshold; balance, credit; ledger, journal, register, book; register, registry, roll; roster, rota,
schedule, shift plan; schedule, timetable, plan; itinerary, route; route, path; journey, voyage;
tour, trip, walk; stop, station, halt; station, stop, terminal; departure, take-off; arrival,
landing; aircraft, plane, airplane, aeroplane; vessel, ship, boat; lorry, truck; truck, van;
bicycle, bike; driver, operator, chauffeur; pilot, captain; crew, staff, team; team, squad, group;
group, cohort, class; department, division, unit, section; company, organisation, organization,
firm, enterprise, business; partner, affiliate, associate; agent, broker, representative; handler,
loader, porter; porter, carrier; technician, engineer, mechanic, fitter; engineer, developer;
inspector, examiner, auditor; auditor, reviewer; screener, inspector, scanner; guard, steward,
warden; curator, conservator, keeper; exhibit, object, artefact, artifact, piece, item; exhibition,
show, display; collection, holding; museum, gallery; visitor, tourist, guest; ticket, pass, voucher;
pass, permit, badge; badge, card, pass; permit, licence, license, authorisation, authorization;
approval, consent, authorisation, authorization, sign-off; consent, permission; permission, right,
privilege, entitlement; role, position, function; duty, obligation; task, chore, activity,
assignment; step, stage, phase; milestone, checkpoint; workflow, process; procedure, process; rule,
policy; guideline, rule; standard, norm; incident, event, accident, disruption; incident, outage;
outage, disruption, interruption, failure, blackout; fault, defect, failure, error, malfunction;
defect, bug, flaw; alarm, alert, siren; severity, priority, urgency; escalation, referral; triage,
assessment; diagnosis, finding; treatment, therapy; medicine, medication, drug; prescription,
script; dose, dosage; nurse, carer, caregiver; guardian, custodian, parent; child, minor, kid;
clinic, practice, surgery, hospital; ward, unit; bed, berth; consultation, appointment; referral,
transfer; specimen, sample; sample, probe; test, trial; trial, experiment; study, trial; survey,
questionnaire, poll; poll, vote; vote, ballot; questionnaire, form; form, sheet; document, file,
paper; report, statement; statement, declaration; certificate, attestation; transcript, minutes,
recording; recording, capture, tape; summary, digest, abstract; digest, checksum, hash, fingerprint;
signature, seal; seal, stamp; password, passphrase, passcode; login, sign-in, logon; logout,
sign-out, logoff; identity, persona; avatar, picture; nickname, alias, handle; handle, username;
username, login; identifier, id, key; label, caption, title; caption, legend; heading, title,
headline; article, post, story; post, entry, message; thread, conversation, discussion; discussion,
debate; comment, note, annotation; note, memo, annotation; annotation, mark; bookmark, favourite,
favorite; rating, score, grade; score, mark, grade; grade, mark, rating; ranking, rating; review,
evaluation, assessment; evaluation, assessment, appraisal; feedback, response; reply, answer,
response; prompt, instruction; instruction, command, order, directive; question, query; suggestion,
recommendation, proposal; recommendation, advice; hint, tip; screen, page, view; dashboard, console,
cockpit; console, terminal; panel, pane; dialog, popup, pop-up, modal; button, control; menu, list;
tile, card; widget, component; banner, notice; toast, notification; icon, symbol; field, attribute,
property; parameter, argument; variable, parameter; configuration, setup, settings; module,
component, unit; component, part; library, package; bundle, package, kit; release, version, edition;
version, revision, edition; build, release; deployment, rollout, release; rollout, launch; patch,
update, fix, hotfix; migration, transition, move; environment, stage; server, machine, host, box;
cluster, pool, fleet; pool, group; worker, executor, runner; runner, agent; scheduler, planner;
dispatcher, router; gateway, hub, bridge; hub, gateway, switch; proxy, intermediary, relay; relay,
forwarder, repeater; router, relay; leaf, spoke, edge; cache, buffer; store, repository, archive;
archive, vault, store; vault, safe; table, grid; row, record, line; column, field; dataset, data
set; shard, partition; partition, segment; segment, section, chunk; chunk, block, piece, fragment;
delta, diff, patch, change; change, modification, edit; edit, revision; conflict, collision, clash;
cursor, pointer, marker, position, bookmark; offset, position; sequence, series; batch, lot, bulk;
stream, feed, flow; topic, subject, channel; event, message, signal; trigger, hook; hook, callback;
webhook, callback; handshake, negotiation; session, connection, conversation; connection, session;
ping, heartbeat, keepalive, keep-alive; timeout, deadline; retry, attempt; attempt, try; failover,
switchover; leader, coordinator; replica, copy, mirror; copy, duplicate; lock, mutex; lease,
reservation; token, key, credential; grant, permission; scope, permission; tenant, customer,
organisation, organization; metric, measure, indicator; counter, tally; sensor, gauge, transducer;
actuator, motor, drive; valve, tap; tap, faucet; pump, compressor; vent, flap, window; heater,
radiator, boiler; boiler, heater, furnace; fan, blower, ventilator; lamp, light, bulb; screen,
curtain, blind, shade; loop, circuit; pipe, tube, hose; tank, reservoir; tray, bed, pot; plant,
crop; crop, harvest; grower, farmer, gardener; field, plot; plot, parcel; animal, livestock; pet,
animal; owner, keeper, holder; holder, bearer, owner; locker, cabinet, safe; cabinet, cupboard,
locker; shelf, rack; tool, instrument, device, equipment, appliance; machine, device; equipment,
gear; robot, machine; conveyor, belt, carousel; chute, slide, exit; sorter, separator; lift,
elevator; door, gate, hatch; entrance, entry; exit, way out; floor, storey, level, deck; tier,
level, band; band, bracket, tier; category, class, group; class, category, type; type, kind,
category; state, status, condition; mode, state; flag, marker, mark; tag, mark, marker, sticker,
label; barcode, code; code, pin; window, slot, period; change window, maintenance window; period,
interval, term, span; shift, turn; break, pause; holiday, vacation, leave; absence, leave; deputy,
substitute, stand-in, delegate; substitute, replacement; delegate, deputy, proxy; hold, freeze,
block, stop; freeze, lock; suspension, ban, block; appeal, objection; objection, protest; sanction,
penalty; violation, breach, infringement; offence, offense, violation; exception, waiver, exemption;
guarantee, warranty; return, refund; exchange, swap; swap, trade; trade, deal, transaction;
transaction, deal, booking; deal, offer; bid, offer; auction, sale; sale, purchase; shopper,
visitor; merchant, shop, seller; menu, card; dish, meal; recipe, formula; kitchen, cookery; waiter,
server; table, desk; desk, counter; reception, front desk; concierge, porter; room, suite; guest,
visitor, lodger; host, landlord; stay, visit; checkout, departure; game, match; player, gamer,
contestant; opponent, rival; round, turn; tournament, competition, contest; coach, trainer; trainer,
instructor; mentor, tutor, coach; tutor, teacher, mentor; curriculum, syllabus; module, unit,
course; lecture, lesson; quiz, test; homework, exercise; exercise, task; certificate, diploma;
library, collection; book, volume, title; author, writer; editor, redactor; publisher, press;
magazine, journal; newsletter, bulletin; donation, gift, contribution; donor, giver, supporter;
volunteer, helper; helper, assistant; event, function; venue, location, place; speaker, presenter;
presenter, host; audience, public; listener, hearer; song, track, piece; playlist, queue; episode,
part; season, series; clip, snippet; snippet, excerpt; excerpt, extract; picture, drawing; drawing,
sketch; draft, sketch, version; template, form, pattern; folder, binder; directory, listing; index,
directory; catalogue, register, inventory; stock, inventory, supply; courier, rider, messenger;
dispatch, shipment; pickup, collection; drop-off, delivery; handover, transfer; address, location;
recipient, consignee; originator, author, sender; offer, proposal; quote, quotation, estimate; lead,
leader, supervisor; waste, scrap, rubbish, garbage, refuse; show, channel, podcast, programme,
program; season ticket, subscription, travelcard, commuter pass, monthly pass; day ticket, day pass;
cardholder, customer, payer; payee, recipient, beneficiary; subscription, plan, membership; episode,
instalment, installment; cashier, clerk, teller; aliquot, sample, portion; freezer, fridge, cooler;
tube, vial; vial, ampoule, phial; watering, irrigation; relocation, transfer, move; discharge,
release; supporter, patron, backer, donor; fan, follower; follower, subscriber; mooring, berth;
skipper, captain; harbour, harbor, port, marina; lab, laboratory; assay, test; well, slot; plate,
tray; court, pitch; referee, umpire; fixture, match; voter, elector; nominee, candidate; hearing,
session; verdict, ruling, judgment, judgement; ruling, decision; top-up, deposit; withdrawal,
payout; medal, badge, award; points, credits; manifest, packing list; pallet, skid; feeder, line;
strike, warning; ban, suspension; mute, silence; guild, clan; clan, team; report, complaint;
summons, invitation; trainee, apprentice, intern; foreman, supervisor; shelf, bay; greenhouse,
glasshouse; paddock, field, pasture; herd, flock; stable, barn; kennel, cage; vet, veterinarian;
ferry, boat; tram, streetcar; coach, bus; carriage, wagon, coach, car; platform, track; ticket,
fare; detour, diversion; roadworks, construction; pothole, defect; lane, track; crossing, crosswalk;
kerb, curb; bin, dustbin, container; collection, pickup; tenancy, lease; rent, rental; deposit,
bond; landlord, owner; letter, notice; envelope, cover; stamp, postage; counterfoil, stub, receipt;
receipt, slip, voucher; drawer, till; shop, boutique
"""


def _near() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS.split(";"):
        words = [" ".join(each.split()) for each in group.split(",")]
        for word in words:
            found.setdefault(word, set()).update(each for each in words if each != word)
    return {word: frozenset(others) for word, others in found.items()}


NEAR: Mapping[str, frozenset[str]] = _near()
"""To each word those that may mean the same, in lower case and in the singular."""
