"""Provisions listed for review become possible offenses where NIBRS has one code for them, and are named as open where not."""

from __future__ import annotations

import pytest

from fieldreport.hq.nibrs.segments import STATUS, Offense, Why
from tests.hq.nibrs.making import BATTERY, NOT_OBSERVED, UNKNOWN, battery, derived, open_words, repeat


def listed(**provision: object) -> dict[str, object]:
    return repeat("violations", Battery=BATTERY | provision)


def test_a_listed_provision_is_a_possible_offense_never_a_finding() -> None:
    assert battery().offenses == (
        Offense(
            code="13B",
            attempted_completed="C",
            suspected_of_using=("N",),
            bias=("88",),
            location="13",
            weapons=("40",),
            provisions=("Battery (720 ILCS 5/12-3)",),
            status="possible, for review",
        ),
    )
    assert STATUS == "possible, for review"


@pytest.mark.parametrize(
    ("provision", "why"),
    [
        ("not_determined", "not determined: it makes no offense segment"),
        ("v3_703", "has no NIBRS code"),
        ("c21_3", "90J Trespass of real property, Group B: reported only with an arrest"),
        ("c8_4", "goes with another offense"),
        ("c12_5", "may be 13A or 90Z: a reviewer decides"),
        ("made_up", "not in HQ's table"),
        (UNKNOWN, "not answered"),
    ],
)
def test_a_provision_without_one_group_a_code_makes_no_segment_and_says_why(provision: object, why: str) -> None:
    incident = battery(listed(provision=provision))
    assert incident.offenses == ()
    assert any(why in words for words in open_words(incident, "incident", "6")), open_words(incident, "incident", "6")


def test_no_violation_alleged_gives_no_offense_and_says_so() -> None:
    incident = derived(violation_any="no")
    assert incident.offenses == ()
    assert open_words(incident, "incident", "6") == ["no violation is alleged: there is no offense segment."]


def test_two_provisions_of_one_code_are_one_offense() -> None:
    force = {"provision": "c12_3_05_c", "violation_weapon": ("blunt",)}
    incident = battery(repeat("violations", One=BATTERY | force, Two=BATTERY | force | {"provision": "c12_3_05_f"}))
    (offense,) = incident.offenses
    assert (offense.code, offense.weapons, len(offense.provisions)) == ("13A", ("30",), 2)


def test_an_eleventh_offense_is_left_out_and_named() -> None:
    codes = ("c9_1", "c9_3", "c10_1", "c11_1_50", "c12_1", "c12_2", "c12_3", "c16_1", "c17_2", "c18_1", "c19_1")
    incident = battery(repeat("violations", **{code: BATTERY | {"provision": code} for code in codes}))
    assert len(incident.offenses) == 10
    assert any("Burglary (220)" in words for words in open_words(incident, "incident", "6", Why.LEFT_OUT))


@pytest.mark.parametrize(("answer", "code"), [("no", ("88",)), (UNKNOWN, ("99",)), (NOT_OBSERVED, ("99",)), ("yes", ())])
def test_bias_is_none_or_unknown_only_where_that_is_answered(answer: object, code: tuple[str, ...]) -> None:
    incident = battery(bias_any=answer)
    assert incident.offenses[0].bias == code
    assert bool(open_words(incident, "offense 13B", "8A", Why.MISSING)) == (code == ())


def test_bias_that_was_not_asked_stays_open() -> None:
    incident = derived(repeat("violations", Battery=BATTERY), violation_any="yes")
    assert incident.offenses[0].bias == ()
    assert open_words(incident, "offense 13B", "8A") == ["Bias motivation: the report does not ask it."]


def test_chemical_agents_and_munitions_are_90_other_and_our_own_detail() -> None:
    force = repeat("force", Force_1={"force_kind": "tear_gas_launched", "force_agent": "Agent_1"})
    incident = battery(listed(violation_weapon=UNKNOWN, violation_force="Force_1", provision="c12_3_05_a"), force)
    assert incident.offenses[0].weapons == ("95", "90")
    looked = open_words(incident, "offense 13A", "13", Why.LOOK)
    assert looked == ["“Tear-gas (CS or CN) canister, launched” has no NIBRS code of its own: 90 Other, and our own detail."]


def test_a_use_of_force_that_no_provision_names_is_left_out_and_named() -> None:
    incident = battery(repeat("force", Push={"force_kind": "push", "force_agent": "Agent_1"}))
    assert incident.offenses[0].weapons == ("40",)
    assert open_words(incident, "incident", "13") == ["Push: no provision names this use of force, so no segment has it."]


def test_a_weapon_that_does_not_go_with_simple_assault_is_left_out_for_a_reviewer() -> None:
    incident = battery(listed(violation_weapon=("handgun", "hands")))
    assert incident.offenses[0].weapons == ("40",)
    assert "12 Handgun does not go with 13B" in open_words(incident, "offense 13B", "13", Why.LEFT_OUT)[0]


def test_a_fourth_weapon_is_left_out_and_none_does_not_stand_beside_one() -> None:
    weapons = ("none", "handgun", "knife", "blunt", "vehicle")
    incident = battery(listed(violation_weapon=weapons, provision="c12_3_05_f"))
    assert incident.offenses[0].weapons == ("12", "20", "30")
    assert open_words(incident, "offense 13A", "13", Why.LEFT_OUT) == ["35 Motor vehicle used as a weapon: there is room for 3."]
    assert "99 None stands beside other values" in open_words(incident, "offense 13A", "13", Why.LOOK)[0]


def test_a_weapon_that_was_not_answered_is_open() -> None:
    incident = battery(repeat("violations", Battery={key: value for key, value in BATTERY.items() if key != "violation_weapon"}))
    assert incident.offenses[0].weapons == ()
    assert open_words(incident, "offense 13B", "13", Why.MISSING)


def test_an_attempt_at_an_assault_is_for_a_reviewer() -> None:
    incident = battery(listed(violation_completed="attempted"))
    assert incident.offenses[0].attempted_completed == ""
    assert "NIBRS takes only C" in open_words(incident, "offense 13B", "7")[0]


def test_attempted_and_completed_of_one_offense_contradict_each_other() -> None:
    theft = BATTERY | {"provision": "c16_1"}
    incident = battery(repeat("violations", One=theft, Two=theft | {"violation_completed": "attempted"}))
    assert incident.offenses[0].attempted_completed == ""
    assert "one provision says attempted" in open_words(incident, "offense 23H", "7")[0]


def test_burglary_asks_how_and_how_many_premises_were_entered() -> None:
    incident = battery(listed(provision="c19_1"), location_type="hotel", premises_method="door_forced", premises_number=3)
    (offense,) = incident.offenses
    assert (offense.code, offense.location, offense.method_of_entry, offense.premises_entered) == ("220", "14", "F", "03")
    assert open_words(battery(listed(provision="c19_1")), "offense 220", "11") == ["Method of entry: the report does not ask it."]


def test_several_entries_are_counted_together_and_force_stands_before_the_rest() -> None:
    several = {"One": {"premises_method": "open", "premises_number": 1}, "Two": {"premises_method": "door_forced", "premises_number": 30}}
    incident = battery(listed(provision="c19_1"), repeat("premises", **several), location_type="hotel")
    (offense,) = incident.offenses
    assert (offense.method_of_entry, offense.premises_entered) == ("F", "31")
    several["Three"] = {"premises_method": UNKNOWN, "premises_number": UNKNOWN}
    incident = battery(listed(provision="c19_1"), repeat("premises", **several), location_type="hotel")
    assert (incident.offenses[0].method_of_entry, incident.offenses[0].premises_entered) == ("F", "")
    assert open_words(incident, "offense 220", "10") == ["Number of premises entered: no number from 1 to 99."]


def test_a_place_that_is_not_known_is_25() -> None:
    assert battery(location_type=UNKNOWN).offenses[0].location == "25"
    assert battery(location_type=[]).offenses[0].location == ""
