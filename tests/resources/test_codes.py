"""The code tables that come with the program: what policy staff and counsel rely on."""

from __future__ import annotations

import re

from tests.builders import sample_catalogue

LISTED = {
    "c10_3": ("720 ILCS 5/10-3", "Class 4 felony", "V"),
    "c33_9": ("720 ILCS 5/33-9", "Class 3 felony", "V"),
    "c12_3": ("720 ILCS 5/12-3", "Class A misdemeanor", "X"),
    "v3_703": ("625 ILCS 5/3-703", "class not verified", "X"),
    "bivens": ("740 ILCS 16/", "civil action", "V"),
}


def test_not_determined_is_the_first_answer_to_which_provision() -> None:
    assert sample_catalogue().tables["provisions"][0].code == "not_determined"


def test_each_provision_has_citation_class_elements_a_tag_and_asks_for_counsel() -> None:
    for provision in sample_catalogue().tables["provisions"]:
        if provision.code in {"not_determined", "other"}:
            continue
        assert all(provision.extra[column] for column in ("citation", "class", "elements", "group")), provision.code
        assert provision.extra["verified"] in set("VXU") | {""}, provision.code
        assert provision.extra["counsel"] == "verify with counsel"
        assert provision.extra["citation"] in provision.label["en"], provision.code
        assert provision.extra["verified"] != "V" or provision.extra["source"].startswith("https://"), provision.code


def test_provisions_are_listed_as_they_were_checked() -> None:
    catalogue = sample_catalogue()
    for code, expected in LISTED.items():
        entry = catalogue.choice("provisions", code)
        assert entry is not None
        assert (entry.extra["citation"], entry.extra["class"], entry.extra["verified"]) == expected


def test_what_is_under_litigation_is_marked() -> None:
    marked = {entry.code for entry in sample_catalogue().tables["provisions"] if "under litigation" in entry.extra["litigation"]}
    assert marked == {"bivens", "court_access"}


def test_the_seven_triggers_of_the_statute_are_there_in_order() -> None:
    triggers = sample_catalogue().tables["footage_triggers"]
    assert [trigger.extra["number"] for trigger in triggers] == list("1234567")
    assert {trigger.extra["source"] for trigger in triggers} == {"50 ILCS 706/10-20(a)(7)"}


def test_there_are_22_districts_and_not_013_021_or_023() -> None:
    districts = [district.code for district in sample_catalogue().tables["districts"]]
    assert len(districts) == 22
    assert {"013", "021", "023"}.isdisjoint(districts)


def test_injuries_and_places_carry_a_nibrs_code() -> None:
    catalogue = sample_catalogue()
    assert {entry.extra["nibrs"] for entry in catalogue.tables["injuries"]} <= set("NBILMOTU")
    assert all(re.fullmatch(r"\d\d", entry.extra["nibrs"]) for entry in catalogue.tables["location_types"])


def test_age_bands_say_who_is_a_minor() -> None:
    minors = {band.code for band in sample_catalogue().tables["age_bands"] if band.extra["minor"] == "yes"}
    assert minors == {"0_5", "6_12", "13_17"}
