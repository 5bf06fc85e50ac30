"""Which nouns name people: "he" and "her" can only mean these, "it" can mean none of them."""

from __future__ import annotations

from speclsp.language.inflection import singular

_PEOPLE_WORDS = """
accountant administrator adult advisor analyst anybody applicant approver archivist artist
attendant attendee attorney auditor author banker beneficiary bidder borrower boss buyer candidate
captain caregiver carer caretaker cashier chairperson chaplain chef chief child citizen claimant
clerk clinician coach colleague commander conductor consignee consignor consultant contributor cook
coordinator courier creditor curator customer dean debtor defendant delegate dentist deputy
designer detective developer director dispatcher doctor donor driver economist editor employee
employer engineer evaluator everybody everyone examiner expert facilitator farmer father
firefighter freelancer friend grower guard guardian guest guide head heir herder inhabitant
inspector instructor intern interviewer investigator investor invitee janitor judge keeper
keyholder landlord lawyer leader learner lecturer lender lessee lessor librarian licensee
maintainer man manager manufacturer mayor mechanic mediator medic member mentor midwife minister
minor moderator mother musician neighbor neighbour nobody nominee nurse officer official ombudsman
operator orderly organiser organizer owner parent participant passenger patient payee payer
pedestrian people person pharmacist photographer physician pilot player plumber policeman
policyholder porter presenter principal professor programmer prosecutor pupil purchaser
receptionist recruit recruiter referee registrar relative renter reporter representative resident
reviewer rider runner sailor salesperson scientist screener secretary seller shareholder sheriff
shopper sibling signatory singer sitter soldier somebody someone speaker specialist spokesperson
sponsor staff stakeholder steward student subcontractor subscriber superior supervisor surgeon
surveyor survivor taxpayer teacher teammate technician teenager teller tenant tester therapist
trainee trainer translator traveler traveller treasurer trustee tutor umpire undertaker user usher
vet veterinarian victim visitor volunteer voter waiter warden witness woman worker writer
"""
_PEOPLE = frozenset(_PEOPLE_WORDS.split())


def is_person(noun: str) -> bool:
    """Whether the lower-case noun, in the singular or the plural, names a person."""
    return noun in _PEOPLE or singular(noun) in _PEOPLE
