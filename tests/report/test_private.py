"""Private data are told by how they are written; numbers of the department and plates of federal vehicles are not taken for them."""

from __future__ import annotations

import pytest

from fieldreport.report.private import private_places


def found(text: str, *federal: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for kind, start, end in private_places(text, federal)]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("call (312) 555-0147 now", ("contact", "(312) 555-0147")),
        ("call 312.555.0147", ("contact", "312.555.0147")),
        ("call 555-0147", ("contact", "555-0147")),
        ("call +52 55 5555 0147", ("contact", "+52 55 5555 0147")),
        ("write to a.b@example.org.", ("contact", "a.b@example.org")),
        ("SSN 900-00-0000", ("number", "900-00-0000")),
        ("license S000-0000-0000", ("number", "S000-0000-0000")),
        ("DOB: 3 May 2011, she said", ("number", "3 May 2011")),
        ("born on 05/03/2011", ("number", "05/03/2011")),
        ("her car, plate AB 12345, was hit", ("number", "AB 12345")),
        ("la placa ZZ9 999", ("number", "ZZ9 999")),
    ],
)
def test_private_data_are_found_as_they_are_usually_written(text: str, private: tuple[str, str]) -> None:
    assert found(text) == [private]


@pytest.mark.parametrize(
    "text", ["JK100123 at 1407 hours", "Unit 012, beat 1024, 10 Aug 2026", "the plate was not read", "star 90001", "740 ILCS 16/5-15"]
)
def test_numbers_that_are_nobodys_stay(text: str) -> None:
    assert found(text) == []


def test_a_plate_that_stands_in_the_list_of_federal_vehicles_stays() -> None:
    text = "plate AB 12345 and plate ZZ 99999"
    assert found(text, "AB12345") == [("number", "ZZ 99999")]
