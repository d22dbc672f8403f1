"""Times on paper are written as the department writes them."""

from __future__ import annotations

import pytest

from fieldreport.paper.when import in_words, zone_of


def test_a_time_is_written_in_the_zone_in_which_it_was_entered() -> None:
    assert in_words("2003-08-10T19:07:00.000Z", "America/Chicago") == "10 Aug 2003, 1407 hours CDT"


@pytest.mark.parametrize(("stored", "zone"), [("soon", "America/Chicago"), ("2003-08-10T19:07:00.000Z", "Nowhere/Land")])
def test_what_cannot_be_read_is_printed_as_it_is(stored: str, zone: str) -> None:
    assert in_words(stored, zone) == stored


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../etc"])
def test_a_zone_that_there_is_not_is_utc(name: str) -> None:
    assert zone_of(name).key == "UTC"
    assert zone_of("America/Chicago").key == "America/Chicago"
