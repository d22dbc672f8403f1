"""What is said of each kind of data that a redacted copy can leave out, and of each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import said

if TYPE_CHECKING:
    from fieldreport.report.persons import Person

KINDS = {
    "minor": said("The age of people under 18"),
    "name": said("Names of people who are not listed: owners, holders, interpreters, who told it"),
    "contact": said("Telephone numbers, addresses and e-mail of people"),
    "number": said("Plates that are not federal vehicles', numbers of identity papers, dates of birth"),
    "place": said("Addresses of where it happened; ticked where it may be somebody's home"),
    "medical": said("Injuries, health and care"),
    "status": said("Words on immigration status, citizenship and place of birth (city law, MCC 2-173-030)"),
    "exhibit": said("Names and descriptions of files"),
}
"""Code of a kind to what goes with it."""


def person_words(person: Person) -> str:
    """Return a person as offered, with why the tick is set where it is."""
    return said("{name}: under 18 by the age given", name=person.title) if person.minor else person.title


def chosen_words(text: str) -> tuple[str, ...]:
    """Return the words or phrases of a line; they are set apart by semicolons."""
    return tuple(part for part in (one.strip() for one in text.split(";")) if part)
