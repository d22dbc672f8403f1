"""Whom a record lists, and which words of a name name somebody."""

from __future__ import annotations

from fieldreport.report.persons import names_of, people
from tests.builders import sample_record
from tests.paper.records import question


def row(name: str, guardian: str = "") -> dict[str, object]:
    return {
        "id": "p",
        "number": 1,
        "title": name,
        "entries": [question("person_name", "Name", name), question("person_guardian", "G", guardian)],
    }


def test_each_part_of_a_name_names_the_person_and_words_for_anybody_do_not() -> None:
    assert set(names_of(row("Mrs. Ana de la López-Ruiz"))) == {"Mrs. Ana de la López-Ruiz", "Ana", "López-Ruiz", "López", "Ruiz"}
    assert set(names_of(row("Witness 2"))) == {"Witness 2"}
    assert set(names_of(row("Patient without a name"))) == {"Patient without a name"}


def test_a_word_for_anybody_that_is_somebodys_surname_is_part_of_the_name() -> None:
    assert set(names_of(row("Officer Adam Driver, driver"))) == {"Officer Adam Driver, driver", "Adam", "Driver"}


def test_a_parent_is_found_by_the_names_and_not_by_the_word_mother() -> None:
    assert set(names_of(row("X", "mother Rosa Quill, 312-555-0147"))) == {"X", "Rosa", "Quill"}


def test_people_stand_in_the_order_of_the_record() -> None:
    record = sample_record()
    assert [one.number for one in people(record)] == list(range(1, len(people(record)) + 1))
    assert len(people(record)) > 1
