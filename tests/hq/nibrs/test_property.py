"""Property stands in NIBRS only where a possible offense asks for it, and with nothing that was not said."""

from __future__ import annotations

from datetime import date

from fieldreport.answers.values import Account, Precision
from fieldreport.hq.nibrs.segments import Property, Why
from tests.hq.nibrs.making import BATTERY, UNKNOWN, battery, open_words, repeat

THEFT = repeat("violations", Battery=BATTERY | {"provision": "c16_1"})
PHONE = {"property_kind": "phone", "property_loss": "taken", "property_value": 400}


def test_a_telephone_that_was_taken() -> None:
    incident = battery(THEFT, repeat("property", Telephone=PHONE))
    assert incident.properties == (Property(1, loss="7", description="75", value="400", title="Telephone"),)


def test_without_an_offense_that_asks_for_it_property_is_left_out_and_named() -> None:
    incident = battery(repeat("property", Telephone=PHONE))
    assert incident.properties == ()
    assert open_words(incident, "incident", "14") == ["Telephone: none of the possible offenses has a property segment."]


def test_a_value_that_is_not_known_stays_open_and_one_that_is_about_is_shown() -> None:
    unknown = battery(THEFT, repeat("property", Telephone=PHONE | {"property_value": UNKNOWN}))
    assert unknown.properties[0].value == ""
    assert "unknown" in open_words(unknown, "property 1", "16", Why.MISSING)[0]
    about = battery(THEFT, repeat("property", Telephone=PHONE | {"property_value": Account(400, Precision.ABOUT)}))
    assert about.properties[0].value == "400"
    assert open_words(about, "property 1", "16", Why.LOOK) == ["the value is given as about."]


def test_what_was_recovered_has_its_day() -> None:
    returned = PHONE | {"property_loss": "recovered", "property_returned": date(2026, 8, 12)}
    assert battery(THEFT, repeat("property", Telephone=returned)).properties[0].date_recovered == "20260812"
    without = battery(THEFT, repeat("property", Telephone=PHONE | {"property_loss": "recovered"}))
    assert open_words(without, "property 1", "17") == ["Date recovered: not answered."]
    mistyped = battery(THEFT, repeat("property", Telephone=returned | {"property_returned": date(3026, 8, 12)}))
    assert open_words(mistyped, "property 1", "17") == ["Date recovered: not a day that fits."]


def test_what_happened_to_it_may_be_not_known() -> None:
    incident = battery(THEFT, repeat("property", Telephone=PHONE | {"property_loss": UNKNOWN}))
    assert incident.properties == (Property(1, loss="8", title="Telephone"),)


def test_an_offense_that_asks_for_property_and_a_report_without_any() -> None:
    incident = battery(THEFT, property_any="no")
    assert incident.properties == ()
    assert "the report lists no property" in open_words(incident, "incident", "14")[0]


def test_a_kidnapping_takes_no_property_as_an_answer() -> None:
    restraint = repeat("violations", Battery=BATTERY | {"provision": "c10_3"})
    assert battery(restraint, property_any="no").properties == (Property(1, loss="1", title="No property"),)
    assert battery(restraint, property_any=UNKNOWN).properties == ()


def test_an_eleventh_item_is_left_out() -> None:
    incident = battery(THEFT, repeat("property", **{f"Item_{number}": PHONE for number in range(11)}))
    assert len(incident.properties) == 10
    assert open_words(incident, "incident", "14", Why.LEFT_OUT) == ["Item 10: there is room for 10."]
