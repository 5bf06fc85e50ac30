"""Nouns that specifications use for one thing, and which a reader cannot tell apart."""

from __future__ import annotations

from collections.abc import Mapping

# One group in a line, each word in the singular; a word may be in several.
_GROUPS = """
member, participant, attendee
customer, client, buyer, purchaser, shopper
user, end user
guest, visitor
patron, reader, borrower
waitlist, waiting list, queue, wait list
invoice, bill
order, purchase
folder, directory
appointment, booking, reservation
booking, reservation
courier, carrier, driver, deliverer, postman
recipient, addressee, receiver
recipient, receiver
sender, shipper, consignor
ticket, case, issue
ticket, incident
refund, reimbursement, repayment, chargeback
fee, charge, levy, surcharge
fine, penalty
employee, staff member, worker
clerk, agent, representative
doctor, physician, clinician, practitioner
patient, client
photo, picture, image, photograph
video, clip, film
payload, body
endpoint, peer, party
frame, packet, datagram
message, packet
channel, stream
publisher, producer, emitter
subscriber, consumer, listener
job, task
vendor, supplier
seller, merchant, vendor, retailer
tenant, renter, lessee
landlord, lessor
trip, ride, journey
comment, remark
attachment, enclosure
compartment, bin, box, cubicle
parcel, package, packet
shipment, consignment, delivery
contract, agreement
warning, alert, alarm
label, tag
setting, option, preference
plugin, extension, add-on
album, gallery
slot, opening, time slot
visit, consultation
device, appliance, gadget
sensor, detector, probe
gate, barrier
dispute, complaint, claim, objection
complaint, grievance
deadline, due date, cutoff
voucher, coupon
credential, secret
passcode, pin, access code
account, profile
workspace, project
repository, repo
instructor, teacher, lecturer
student, pupil, learner
course, class
lesson, session
exam, test
assignment, homework
application, submission
applicant, candidate
reviewer, assessor, evaluator
approver, authorizer
owner, proprietor
operator, administrator
moderator, administrator
manager, supervisor
passenger, rider, traveller, traveler
flight, connection
seat, place
loan, credit
lender, creditor
borrower, debtor
deposit, down payment
supplier, provider
warehouse, depot, store
item, article, product, good
product, article, merchandise
catalogue, catalog, range
cart, basket, bag
checkout, till
record, entry
entry, line
node, host
leader, master, primary
follower, replica, secondary
snapshot, backup
token, ticket
lease, lock
escalation, handover
outage, downtime
meter, gauge
reading, measurement
vehicle, car
room, chamber
meeting, session
conversation, chat, dialogue, dialog
assistant, bot, chatbot
transcript, log
invitation, invite
notification, alert
reminder, notice
offer, proposal
quote, quotation, estimate
"""


def _near() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        words = [each.strip() for each in line.split(",")]
        for word in words:
            found.setdefault(word, set()).update(each for each in words if each != word)
    return {word: frozenset(others) for word, others in found.items()}


NEAR: Mapping[str, frozenset[str]] = _near()
"""To each word those that may mean the same, in lower case and in the singular."""
