"""Which nouns name people: "he" and "her" can only mean these, "it" can mean none of them."""

from __future__ import annotations

from speclsp.language.inflection import singular

_PEOPLE_WORDS = """
accountant adult anybody applicant approver artist attendee attorney auditor author boss buyer
candidate caregiver carer cashier chairperson child citizen clerk clinician colleague commander
contributor cook courier customer deputy designer detective developer dispatcher doctor driver
editor employee employer engineer everybody everyone examiner expert farmer firefighter
freelancer friend guard guardian guest guide head inspector instructor intern interviewer invitee
janitor judge keeper landlord lawyer leader learner lecturer librarian maintainer man manager
mechanic medic member mentor midwife minor moderator mother father neighbor neighbour nobody
nurse officer official operator organiser organizer owner parent participant passenger patient
payer pedestrian people person pharmacist physician pilot player policeman porter presenter
professor programmer prosecutor pupil purchaser receptionist referee relative renter reporter
representative resident reviewer rider runner secretary seller shopper sibling somebody someone
soldier specialist spokesperson staff stakeholder student subscriber superior supervisor surgeon
teacher teammate technician teenager tenant tester therapist trainee trainer translator traveler
traveller trustee tutor user victim visitor volunteer waiter woman worker writer
"""
_PEOPLE = frozenset(_PEOPLE_WORDS.split())


def is_person(noun: str) -> bool:
    """Whether the lower-case noun, in the singular or the plural, names a person."""
    return noun in _PEOPLE or singular(noun) in _PEOPLE
