"""Affected persons are victims, listed agents are offenders by alleged role, and nobody is made up."""

from __future__ import annotations

import pytest

from fieldreport.answers.values import Account, Precision, Range
from fieldreport.hq.nibrs.segments import Offender, Victim, Why
from tests.hq.nibrs.making import AGENT, BATTERY, NOT_OBSERVED, PERSON, REFUSED, UNKNOWN, battery, derived, open_words, repeat


def injured(*visible: object) -> dict[str, object]:
    return repeat("injuries", Injury_1={"injured_person": "Person_1", "injury_visible": visible[0] if len(visible) == 1 else visible})


def test_a_person_affected_is_a_victim_and_a_listed_agent_an_offender() -> None:
    incident = battery()
    assert incident.victims == (
        Victim(
            sequence="001",
            offenses=("13B",),
            type="I",
            age="2544",
            sex="F",
            race="U",
            ethnicity="U",
            injuries=("M",),
            offenders=("01",),
            relationships=("ST",),
            title="Person 1",
        ),
    )
    assert incident.offenders == (Offender(sequence="01", age="00", sex="M", race="U", ethnicity="U", title="Agent 1"),)


def test_without_any_agent_listed_the_offender_is_00_of_whom_nothing_is_said() -> None:
    incident = battery(repeat("agents"))
    assert incident.offenders == (Offender(sequence="00"),)
    assert (incident.victims[0].offenders, incident.victims[0].relationships) == (("00",), ())


def test_an_agent_whom_no_provision_names_stays_for_a_reviewer_to_decide() -> None:
    incident = battery(repeat("agents", Agent_1=AGENT, Agent_2=AGENT))
    assert [offender.sequence for offender in incident.offenders] == ["01", "02"]
    assert "named with no provision" in open_words(incident, "offender 02")[0]
    assert open_words(incident, "offender 01") == []
    assert "one of several offenders" in open_words(incident, "victim 001", "34")[0]


def test_an_agent_may_be_named_with_the_use_of_force() -> None:
    linked = BATTERY | {"violation_agent": [], "violation_force": "Force_1"}
    force = repeat("force", Force_1={"force_agent": "Agent_1", "force_kind": "push"})
    assert battery(repeat("violations", Battery=linked), force).victims[0].offenders == ("01",)


def test_more_agents_counted_than_listed_is_said() -> None:
    words = open_words(battery(agents_number=[Account(6, Precision.AT_LEAST)]), "incident", "36")
    assert words == ["at least 6 agents are counted in the report, 1 listed one by one."]


def test_in_the_short_form_agents_stand_among_the_people() -> None:
    people = repeat("people", Agent_1={"person_role": "federal_agent"}, Person_1=PERSON | {"person_role": "affected"})
    incident = battery(people, repeat("agents"))
    assert [offender.title for offender in incident.offenders] == ["Agent 1"]
    assert [victim.title for victim in incident.victims] == ["Person 1"]


@pytest.mark.parametrize("answer", [UNKNOWN, NOT_OBSERVED, REFUSED])
def test_not_known_has_a_code_and_not_answered_is_open(answer: object) -> None:
    sure = battery(repeat("people", Person_1=PERSON | dict.fromkeys(("person_age", "person_sex", "person_race"), answer)))
    assert (sure.victims[0].age, sure.victims[0].sex, sure.victims[0].race) == ("00", "U", "U")
    left = battery(repeat("people", Person_1=PERSON | {"person_sex": []}))
    assert left.victims[0].sex == ""
    assert open_words(left, "victim 001", "27") == ["Sex of victim: not answered."]


def test_relation_is_stranger_or_not_known_only_as_answered() -> None:
    def relation(answer: object) -> tuple[str, ...]:
        return battery(repeat("people", Person_1=PERSON | {"person_relationship": answer})).victims[0].relationships

    assert relation("stranger") == ("ST",)
    assert relation(UNKNOWN) == ("RU",)
    assert relation([]) == ()


def test_who_is_named_as_affected_is_a_victim_whatever_the_role_and_that_is_shown() -> None:
    incident = battery(repeat("people", Person_1=PERSON | {"person_role": ("witness",)}))
    assert [victim.title for victim in incident.victims] == ["Person 1"]
    assert "another role in the report" in open_words(incident, "victim 001")[0]


def test_a_person_held_whom_no_provision_names_is_left_out_and_named() -> None:
    incident = battery(repeat("people", Person_1=PERSON, Person_2=PERSON | {"person_role": ("detained",)}))
    assert len(incident.victims) == 1
    assert open_words(incident, "incident", "23") == [
        "Person 2 was held, and no provision names the person as affected: no victim segment."
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (12, "12"),
        (Account(5, Precision.ABOUT), "about 5"),
        (Range(5, 8), "5 to 8"),
        (UNKNOWN, "a number not known of"),
    ],
)
def test_a_counted_group_cannot_be_a_victim_segment(number: object, words: str) -> None:
    incident = battery(repeat("groups", People_on_the_sidewalk={"group_number": number}))
    assert len(incident.victims) == 1
    assert open_words(incident, "incident", "23", Why.LEFT_OUT) == [
        f"People on the sidewalk: a counted group cannot be a victim segment; left out, {words} persons."
    ]


def test_up_to_five_injuries_and_none_only_alone() -> None:
    six = ("minor", "laceration", "broken_bone", "internal", "teeth", "unconscious")
    incident = battery(injured(*six))
    assert incident.victims[0].injuries == ("M", "L", "B", "I", "T")
    assert open_words(incident, "victim 001", "33", Why.LEFT_OUT) == ["U Unconsciousness: there is room for 5."]
    twice = repeat(
        "injuries",
        First={"injured_person": "Person_1", "injury_visible": ("none_visible",)},
        Second={"injured_person": "Person_1", "injury_visible": ("laceration",)},
    )
    assert battery(twice).victims[0].injuries == ("L",)


def test_no_injury_is_said_only_where_nobody_was_injured() -> None:
    assert battery(repeat("injuries"), injury_any="no").victims[0].injuries == ("N",)
    for answer in ("yes", UNKNOWN, []):
        incident = battery(repeat("injuries"), injury_any=answer)
        assert incident.victims[0].injuries == ()
        assert "N is not assumed" in open_words(incident, "victim 001", "33")[0]


def test_an_effect_of_a_chemical_agent_has_no_code_of_its_own() -> None:
    incident = battery(injured(("chemical_eyes",)))
    assert incident.victims[0].injuries == ("M",)
    assert "no NIBRS code of its own" in open_words(incident, "victim 001", "33", Why.LOOK)[0]


def test_an_injured_agent_is_said_and_has_no_segment_for_it() -> None:
    incident = battery(repeat("injuries", Injury_1={"injured_agent": "Agent_1", "injury_visible": ("minor",)}))
    assert "an agent is listed as injured" in open_words(incident, "incident", "33")[0]


def test_an_injured_person_without_a_victim_segment_is_named() -> None:
    people = repeat("people", Person_1=PERSON, Person_2=PERSON | {"person_role": ("bystander",)})
    incident = battery(people, repeat("injuries", Bystander_s_injury={"injured_person": "Person_2", "injury_visible": ("minor",)}))
    assert len(incident.victims) == 1
    assert open_words(incident, "incident", "33") == ["Bystander s injury: listed as injured, and no victim here."]


def test_circumstances_are_those_answered() -> None:
    serious = BATTERY | {"provision": "c12_3_05_c", "violation_circumstances": ("argument", "unknown")}
    assert battery(repeat("violations", Battery=serious)).victims[0].circumstances == ("01",)
    unanswered = battery(repeat("violations", Battery=serious | {"violation_circumstances": []}))
    assert open_words(unanswered, "victim 001", "31", Why.MISSING)


def test_a_cpd_member_is_an_officer_victim_only_with_what_the_member_was_doing() -> None:
    member = PERSON | {"person_role": ("cpd_member", "affected"), "person_age": UNKNOWN}
    doing = {"officer_activity": "civil_disorder", "officer_assignment": "two_officer"}
    (victim,) = battery(repeat("people", Person_1=member | doing)).victims
    assert (victim.type, victim.officer_activity, victim.officer_assignment) == ("L", "05", "F")
    incident = battery(repeat("people", Person_1=member))
    assert incident.victims[0].type == ""
    assert "A reviewer decides" in open_words(incident, "victim 001", "25")[0]


def test_an_offense_against_society_has_the_public_as_its_victim() -> None:
    incident = battery(repeat("violations", Shot=BATTERY | {"provision": "c24_1_5"}))
    assert [(victim.type, victim.offenses) for victim in incident.victims] == [("I", ()), ("S", ("520",))]


def test_an_offense_without_a_person_says_so() -> None:
    incident = battery(repeat("violations", Battery=BATTERY | {"violation_person": []}))
    assert open_words(incident, "offense 13B", "24") == ["no person is named as affected by it."]
    assert open_words(incident, "victim 001", "24", Why.MISSING)


def test_when_no_offense_is_determined_the_rest_is_prepared_and_said_to_wait() -> None:
    incident = battery(repeat("violations", Battery=BATTERY | {"provision": "not_determined"}))
    (victim,) = incident.victims
    assert (victim.offenses, victim.injuries, victim.offenders) == ((), ("M",), ("01",))
    assert open_words(incident, "victim 001", "24") == ["no offense segment is connected with the person yet."]


def test_a_hundredth_agent_is_left_out() -> None:
    incident = derived(repeat("agents", **{f"Agent_{number}": {} for number in range(100)}))
    assert [offender.sequence for offender in incident.offenders][-1] == "99"
    assert any("an incident takes 99 offenders" in words for words in open_words(incident, "incident", "36"))
