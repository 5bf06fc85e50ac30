"""Which nouns name people: "he" and "her" can only mean these, "it" can mean none of them."""

from __future__ import annotations

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed

_PEOPLE = listed(
    """
accountant administrator adult advisor analyst anybody applicant approver archivist artist
attendant attendee attorney auditor author baker banker barista bartender beneficiary bidder
borrower boss butcher buyer camper candidate captain caregiver carer caretaker cashier chairperson
chaplain chef chief child citizen claimant cleaner clerk clinician coach colleague commander
conductor consignee consignor consultant contributor cook coordinator courier creditor curator
customer dealer dean debtor defendant delegate dentist deputy designer detective developer director
dispatcher doctor donor driver economist editor employee employer engineer evaluator everybody
everyone examiner expert facilitator farmer father firefighter freelancer friend gardener grower
guard guardian guest guide head heir herder hiker inhabitant inspector instructor intern
interviewer investigator investor invitee janitor judge keeper keyholder landlord lawyer leader
learner lecturer lender lessee lessor librarian licensee lifeguard maintainer man manager
manufacturer mayor mechanic mediator medic member mentor midwife miner minister minor moderator
mother musician neighbor neighbour nobody nominee nurse officer official ombudsman operator orderly
organiser organizer owner packer painter parent participant passenger patient payee payer
pedestrian people person pharmacist photographer physician picker pilot player plumber policeman
policyholder porter postman presenter principal professor programmer prosecutor pupil purchaser
ranger receptionist recruit recruiter referee registrar relative renter reporter representative
rescuer resident reviewer rider roofer runner sailor salesperson scientist screener secretary
seller shareholder sheriff shopper sibling signatory singer sitter skipper soldier somebody someone
speaker specialist spokesperson sponsor staff stakeholder steward student subcontractor subscriber
superior supervisor surgeon surveyor survivor swimmer tailor taxpayer teacher teammate technician
teenager teller tenant tester therapist trader trainee trainer translator traveler traveller
treasurer trustee tutor umpire undertaker user usher vet veterinarian victim visitor volunteer
voter waiter waitress warden witness woman worker writer
    """
)


def is_person(noun: str) -> bool:
    """Whether the lower-case noun, in the singular or the plural, names a person."""
    return noun in _PEOPLE or singular(noun) in _PEOPLE
