"""The specification's elements as data: what each takes, and that our code tables give nothing else."""

from __future__ import annotations

import pytest

from fieldreport.hq.nibrs import codes
from fieldreport.hq.nibrs.codes import ELEMENTS, is_age
from tests.hq.nibrs.making import catalogue

MAPPED = {
    "location_types": "9",
    "entry_methods": "11",
    "completion": "7",
    "suspected_use": "8",
    "weapons": "13",
    "force_kinds": "13",
    "circumstances": "31",
    "age_bands": "26",
    "sexes": "27",
    "races": "28",
    "ethnicities": "29",
    "relationships": "35",
    "officer_activities": "25A",
    "officer_assignments": "25B",
    "injuries": "33",
    "property_kinds": "15",
    "property_losses": "14",
}
"""Which element each table's column ``nibrs`` gives."""
WITHOUT_A_CODE = {("age_bands", "0_5")}


def wrong(table: str, given: str) -> bool:
    return not ELEMENTS[MAPPED[table]].takes(given)


def test_every_code_of_our_tables_is_one_that_its_element_takes() -> None:
    tables = catalogue().tables
    given = {(table, choice.code): choice.extra["nibrs"] for table in MAPPED for choice in tables[table]}
    assert {place for place, code in given.items() if not code} == WITHOUT_A_CODE
    assert {place: code for place, code in given.items() if code and wrong(place[0], code)} == {}
    assert {name for name, choices in tables.items() if "nibrs" in choices[0].extra} == {*MAPPED, "provisions"}


def test_a_wrong_code_in_a_table_would_be_caught() -> None:
    assert wrong("races", "X")
    assert wrong("age_bands", "0005")


def test_a_provision_gives_one_offense_or_says_that_a_reviewer_decides() -> None:
    for choice in catalogue().tables["provisions"]:
        given = choice.extra["nibrs"]
        known = [part in codes.GROUP_A or part in codes.GROUP_B for part in given.split("/")]
        assert given in ("", "by offense") or all(known), choice.code


def test_no_provision_asks_for_an_element_that_is_not_here() -> None:
    """Elements 18 to 22 and 32 belong to these offenses alone."""
    given = {part for choice in catalogue().tables["provisions"] for part in choice.extra["nibrs"].split("/")}
    assert {"13A", "290"} <= given
    assert not given & {"240", "35A", "35B", "09C", "39A", "39B", "39C", "39D"}


@pytest.mark.parametrize("age", ["NN", "NB", "BB", "00", "01", "42", "99", "2544", "6598"])
def test_ages_and_rising_ranges_are_taken(age: str) -> None:
    assert is_age(age)


@pytest.mark.parametrize("age", ["", "1", "0005", "4425", "2525", "254", "25-44", "XX", "２５"])
def test_a_range_that_begins_with_not_known_or_falls_is_not(age: str) -> None:
    assert not is_age(age)


@pytest.mark.parametrize(
    ("number", "taken", "refused"),
    [
        ("1", "ILTEST000", "IL1"),
        ("2", "JK100123", "JK-100123-TOO-LONG"),
        ("3", "20260810", "20261310"),
        ("3H", "07", "24"),
        ("15", "75", "40"),
        ("16", "999999999", "1000000000"),
        ("23", "001", "000"),
    ],
)
def test_values_that_are_no_codes_have_their_shape_and_length(number: str, taken: str, refused: str) -> None:
    assert ELEMENTS[number].takes(taken)
    assert not ELEMENTS[number].takes(refused)


def test_codes_are_as_long_as_the_specification_says() -> None:
    for element in ELEMENTS.values():
        assert all(len(code) <= element.length for code in element.codes or ()), element.number


def test_nothing_is_asked_of_where_a_person_lives_or_comes_from_and_nobody_is_an_arrestee() -> None:
    assert "30" not in ELEMENTS
    assert not {str(number) for number in range(40, 53)} & set(ELEMENTS)


def test_every_group_a_offense_is_against_persons_property_or_society() -> None:
    parts = (codes.AGAINST_PERSONS, codes.AGAINST_PROPERTY, codes.AGAINST_SOCIETY)
    assert sum(map(len, parts)) == len(codes.GROUP_A)
    assert frozenset().union(*parts) == set(codes.GROUP_A)
