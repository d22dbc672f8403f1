"""What the specification asks for is there or named, and what it would refuse is caught."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldreport.hq.nibrs.checking import faults, missing, required
from fieldreport.hq.nibrs.segments import Administrative, Offender, Offense, OpenPoint, Property, Victim, Why
from tests.hq.nibrs.making import battery


@pytest.mark.parametrize(
    ("segment", "numbers"),
    [
        (Administrative(), ("1", "2", "3", "4")),
        (Offense(code="13B"), ("6", "7", "8", "8A", "9", "13")),
        (Offense(code="220"), ("6", "7", "8", "8A", "9", "11")),
        (Offense(code="520"), ("6", "7", "8", "8A", "9", "12", "13")),
        (Property(1, loss="4"), ("14", "15", "16")),
        (Property(1, loss="5"), ("14", "15", "16", "17")),
        (Property(1, loss="1"), ("14",)),
        (Victim(sequence="001", type="I"), ("23", "24", "25", "26", "27", "28")),
        (Victim(type="I", offenses=("13A",), offenders=("01",)), ("23", "24", "25", "26", "27", "28", "31", "33", "34", "35")),
        (Victim(type="I", offenses=("290",), offenders=("00",)), ("23", "24", "25", "26", "27", "28", "34")),
        (Victim(type="L", offenses=("13C",)), ("23", "24", "25", "26", "27", "28", "25A", "25B", "34")),
        (Victim(type="S", offenses=("520",)), ("23", "24", "25")),
        (Offender(sequence="01"), ("36", "37", "38", "39")),
        (Offender(sequence="00"), ("36",)),
    ],
)
def test_what_is_asked_of_each_segment(segment: object, numbers: tuple[str, ...]) -> None:
    assert required(segment) == numbers  # type: ignore[arg-type]


def test_what_is_asked_for_and_has_no_value_is_named_once() -> None:
    incident = replace(battery(), administrative=Administrative(), open=())
    points = missing(incident)
    assert [(point.why, point.segment, point.element) for point in points] == [
        (Why.MISSING, "administrative", number) for number in ("1", "2", "3", "4")
    ]
    assert points[0].words == "ORI: not answered."
    assert missing(replace(incident, open=points)) == ()


def test_with_an_officer_as_victim_the_hour_is_asked_for_too() -> None:
    incident = battery()
    officer = replace(incident.victims[0], type="L", officer_activity="05", officer_assignment="F")
    without = replace(incident, administrative=replace(incident.administrative, incident_hour=""), victims=(officer,))
    assert [point.sentence for point in missing(without)] == ["administrative, element 3: Incident hour: not answered."]
    assert missing(replace(without, victims=incident.victims)) == ()


def test_a_value_to_look_at_does_not_count_as_named_open() -> None:
    incident = replace(battery(), administrative=Administrative(), open=(OpenPoint(Why.LOOK, "administrative", "3", "about"),))
    assert "3" in [point.element for point in missing(incident)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": "999"}, "'999' is not allowed"),
        ({"weapons": ("40", "40")}, "a value stands twice"),
        ({"weapons": ("40", "99")}, "99 stands beside another value"),
        ({"weapons": ("40", "90", "95", "99")}, "4 values, at most 3"),
        ({"weapons": ("12",)}, "only 40, 90, 95 or 99 with a simple assault"),
        ({"attempted_completed": "A"}, "only C with this offense"),
        ({"method_of_entry": "F"}, "only with 220"),
        ({"bias": ("88", "11")}, "88 stands beside another value"),
    ],
)
def test_an_offense_that_would_be_refused_is_caught(changes: dict[str, object], words: str) -> None:
    incident = battery()
    wrong = replace(incident, offenses=(replace(incident.offenses[0], **changes),))
    assert any(words in fault for fault in faults(wrong)), faults(wrong)


def test_a_weapon_with_an_offense_that_takes_none_is_caught() -> None:
    assert any("not with this offense" in fault for fault in faults(replace(battery(), offenses=(Offense(code="290", weapons=("40",)),))))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sequence": "1"}, "'1' is not allowed"),
        ({"age": "0005"}, "'0005' is not allowed"),
        ({"offenses": ("13A",)}, "an offense that is not there"),
        ({"offenders": ("07",)}, "an offender who is not there"),
        ({"relationships": ("ST", "ST")}, "2 for 1 offenders"),
        ({"injuries": ("N", "M")}, "N stands beside another value"),
        ({"type": "L", "offenses": ("290",)}, "L only with"),
        ({"offenses": ("13C",)}, "element 33: not with these offenses"),
    ],
)
def test_a_victim_that_would_be_refused_is_caught(changes: dict[str, object], words: str) -> None:
    incident = battery()
    wrong = replace(incident, victims=(replace(incident.victims[0], **changes),))
    assert any(words in fault for fault in faults(wrong)), faults(wrong)


def test_an_offender_of_whom_nothing_is_known_has_no_sex() -> None:
    wrong = replace(battery(), offenders=(Offender(sequence="00", sex="M"),))
    assert any("nothing is known" in fault for fault in faults(wrong))
