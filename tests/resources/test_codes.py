"""The code tables that come with the program: what policy staff and counsel rely on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fieldreport.report.scene import TABLE
from tests.builders import review_form, sample_catalogue, sample_form

if TYPE_CHECKING:
    from fieldreport.forms.definition import Choice

CODES_OF_NIBRS = {
    "age_bands": r"|(?!00)\d{4}",
    "circumstances": r"\d\d",
    "completion": r"[AC]",
    "entry_methods": r"[FN]",
    "ethnicities": r"[HNU]",
    "force_kinds": r"\d\d",
    "injuries": r"[NBILMOTU]",
    "location_types": r"\d\d",
    "officer_activities": r"\d\d",
    "officer_assignments": r"[F-L]",
    "property_kinds": r"\d\d",
    "property_losses": r"[1-8]",
    "provisions": r"|\w{3}(/\w{3})?|by offense",
    "races": r"[WBIAPU]",
    "relationships": r"ST|AQ|OK|RU",
    "sexes": r"[MFU]",
    "suspected_use": r"[ACDN]",
    "weapons": r"\d\d",
}
"""Tables that carry a code of NIBRS, and how such a code is written.

Empty where NIBRS has none: a provision that is no offense there, a range of ages that begins at birth.
"""

# The vocabulary of CPD-11.377, and the kinds that it lacks.
CPD_FORCE = {
    "presence",
    "verbal",
    "escort_hold",
    "wristlock",
    "armbar",
    "pressure",
    "control_instrument",
    "takedown",
    "emergency_cuffing",
    "open_hand",
    "closed_hand",
    "elbow",
    "knee",
    "kick",
    "oc",
    "oc_authorized",
    "taser_spark",
    "taser_laser",
    "taser_probe",
    "taser_contact",
    "impact_weapon",
    "impact_munition",
    "canine",
    "firearm_handgun",
    "firearm_rifle",
    "firearm_shotgun",
    "firearm_other",
    "other",
}
FURTHER_FORCE = {
    "tear_gas_thrown",
    "tear_gas_launched",
    "smoke",
    "pepper_ball",
    "fn303",
    "launcher_40",
    "flash_bang",
    "vehicle_pit",
    "vehicle_ram",
    "vehicle_person",
    "firearm_pointed",
    "zip_ties",
    "neck",
    "door_breach",
    "helicopter",
}

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
        assert provision.extra["note"] == f"{provision.extra['class']}, tag {provision.extra['verified']}", "what is shown beside it"
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
    for code in marked:
        entry = sample_catalogue().choice("provisions", code)
        assert entry is not None
        assert entry.label["en"].endswith(", under litigation")


def test_the_seven_triggers_of_the_statute_are_there_in_order() -> None:
    triggers = sample_catalogue().tables["footage_triggers"]
    assert [trigger.extra["number"] for trigger in triggers] == list("1234567")
    assert {trigger.extra["source"] for trigger in triggers} == {"50 ILCS 706/10-20(a)(7)"}


def test_there_are_22_districts_and_not_013_021_or_023_and_a_word_for_places_beyond_them() -> None:
    districts = [district.code for district in sample_catalogue().tables["districts"]]
    assert districts.pop() == "outside"
    assert len(districts) == 22
    assert {"013", "021", "023"}.isdisjoint(districts)


def incomplete(tables: dict[str, tuple[Choice, ...]]) -> list[str]:
    """Return the rows that do not say where they come from, or carry a code of NIBRS that is none."""
    found = [f"{name}.{one.code}" for name, table in tables.items() for one in table if not one.extra.get("source")]
    for name, pattern in CODES_OF_NIBRS.items():
        found += [f"{name}.{one.code}" for one in tables[name] if not re.fullmatch(pattern, one.extra["nibrs"])]
    return found


def test_each_row_of_each_table_is_complete() -> None:
    tables = dict(sample_catalogue().tables)
    assert incomplete(tables) == []
    assert {name for name, table in tables.items() if "nibrs" in table[0].extra} == set(CODES_OF_NIBRS)


@pytest.mark.parametrize(("column", "value"), [("source", ""), ("nibrs", "Z")])
def test_an_incomplete_row_would_be_caught(column: str, value: str) -> None:
    tables = dict(sample_catalogue().tables)
    first, *others = tables["injuries"]
    tables["injuries"] = (replace(first, extra={**first.extra, column: value}), *others)
    assert incomplete(tables) == ["injuries.none_visible"]


def test_force_is_named_in_the_words_of_cpd_and_in_those_that_it_lacks() -> None:
    kinds = {kind.code: kind for kind in sample_catalogue().tables["force_kinds"]}
    assert set(kinds) >= CPD_FORCE | FURTHER_FORCE
    assert all("CPD-11.377" in kinds[code].extra["source"] for code in CPD_FORCE)


def test_chemical_agents_and_light_and_sound_have_no_code_of_nibrs_and_say_so() -> None:
    crowd = [kind for kind in sample_catalogue().tables["force_kinds"] if "crowd control equipment" in kind.extra["source"]]
    assert {"tear_gas_launched", "pepper_ball", "flash_bang"} <= {kind.code for kind in crowd}
    assert {kind.extra["nibrs"] for kind in crowd} == {"90"}
    assert all("no code of its own" in kind.extra["source"] for kind in crowd)


def test_court_orders_are_a_dated_list_to_be_verified_with_counsel() -> None:
    for order in sample_catalogue().tables["court_orders"]:
        begins, ends = order.extra["in_force_from"], order.extra["in_force_until"]
        assert date.fromisoformat(begins) <= (date.fromisoformat(ends) if ends else date.max), order.code
        assert order.extra["counsel"] == "verify with counsel"
        assert order.extra["verified"] in set("VXU")
        assert order.extra["verified"] != "V" or order.extra["source"].startswith("https://"), order.code
        assert order.code == "other" or order.extra["litigation"].startswith("under litigation")


def test_a_referral_has_the_outcomes_of_the_prosecutors_protocol() -> None:
    assert [outcome.code for outcome in sample_catalogue().tables["referral_outcomes"]] == [
        "approved",
        "declined",
        "misdemeanor",
        "continued",
        "pending",
    ]


def test_age_bands_say_who_is_a_minor() -> None:
    minors = {band.code for band in sample_catalogue().tables["age_bands"] if band.extra["minor"] == "yes"}
    assert minors == {"0_5", "6_12", "13_17"}


def test_every_table_is_used_by_a_form() -> None:
    used = {name for form in (sample_form(), review_form()) for name in form.lists}
    assert set(sample_catalogue().tables) == used | {TABLE}  # what the scene log stamps is asked by no form
