"""What one key fills in: taken by the officer, never forced, and never over what stands there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import GeoPoint, NonAnswer, Place, answer_of
from fieldreport.filling import LEADER, FillIn, Filling, Known, load_known, split_plate
from fieldreport.forms.definition import Choice
from tests.builders import ROOT, empty_sheet, sample_form
from tests.catalogue.test_beats import feature, square, written

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import GeoPoint as Point

ROBIN = "Ofc. Robin Example, Police Officer, unit 009"


def known(department: Path) -> Known:
    return load_known(department, ROOT / "resources")


@pytest.fixture
def filling(tmp_path: Path) -> Filling:
    written(tmp_path, [feature("0923", "9", square(-88, 41, -87, 42)), feature("1011", "10", square(-87, 41, -86, 42))])
    return Filling(known(tmp_path), sample_form())


def put(sheet: AnswerSheet, name: str, value: str | NonAnswer | Point, *rows: str) -> None:
    sheet.put(Place(name, rows), answer_of(value))


def take(sheet: AnswerSheet, fill_in: FillIn | None) -> None:
    assert fill_in is not None
    for place, words in fill_in.puts:
        sheet.put(place, answer_of(words))


def words(sheet: AnswerSheet, name: str, *rows: str) -> object:
    answer = sheet.answer(Place(name, rows))
    return answer[0].value if answer else None


@pytest.fixture
def partnered() -> AnswerSheet:
    sheet = empty_sheet()
    put(sheet, "has_partner", "yes")
    return sheet


def test_a_star_offers_the_name_at_both_fields_and_puts_nothing_by_itself(filling: Filling, partnered: AnswerSheet) -> None:
    put(partnered, "partner_star", "90002")
    offered = filling.at(partnered, Place("partner_star"))
    assert offered == FillIn(ROBIN, ((Place("partner_name"), "Ofc. Robin Example"),))
    assert filling.at(partnered, Place("partner_name")) == offered
    assert words(partnered, "partner_name") is None
    take(partnered, offered)
    assert words(partnered, "partner_name") == "Ofc. Robin Example"
    assert filling.at(partnered, Place("partner_star")) is None
    assert filling.at(partnered, Place("partner_name")) is None


def test_a_name_without_the_rank_is_the_same_name(filling: Filling, partnered: AnswerSheet) -> None:
    put(partnered, "partner_name", "robin example")
    put(partnered, "partner_star", "90002")
    assert filling.at(partnered, Place("partner_star")) is None
    put(partnered, "partner_name", "Ann Example")
    assert filling.at(partnered, Place("partner_star")) is not None


@pytest.mark.parametrize("name", ["Robin Exemple", NonAnswer.UNKNOWN])
def test_a_name_that_stands_there_is_never_replaced(filling: Filling, name: str | NonAnswer) -> None:
    sheet = empty_sheet()
    row = sheet.add_row(Place("notifications"))
    put(sheet, "notified_name", name, row)
    put(sheet, "notified_star", "90002", row)
    said = filling.at(sheet, Place("notified_star", (row,)))
    assert said == FillIn(f"The roster has {ROBIN} for this star. What you typed is kept.")
    assert filling.at(sheet, Place("notified_name", (row,))) is None


@pytest.mark.parametrize("typed", ["900021", "9000234567", "90002-A", "90002B", "agent 90002"])
def test_a_number_of_another_kind_is_no_star(filling: Filling, typed: str) -> None:
    sheet = empty_sheet()
    row = sheet.add_row(Place("notifications"))
    put(sheet, "notified_star", typed, row)
    found = filling.at(sheet, Place("notified_star", (row,)))
    assert found is None or not found.puts
    assert filling.at(sheet, Place("notified_name", (row,))) is None


def test_a_star_that_nobody_has_is_said_calmly_and_kept(filling: Filling, partnered: AnswerSheet) -> None:
    put(partnered, "partner_star", "4711")
    said = filling.at(partnered, Place("partner_star"))
    assert said is not None
    assert not said.puts
    assert said.words.startswith("Star 4711 is not in the roster on this laptop, which is a sample")
    assert words(partnered, "partner_star") == "4711"


def test_where_one_field_takes_name_and_star_the_number_becomes_both(filling: Filling) -> None:
    sheet = empty_sheet()
    put(sheet, "supervisor_outcome", "identified")
    row = sheet.add_row(Place("attempts"))
    put(sheet, "attempt_by", "star 90003", row)
    offered = filling.at(sheet, Place("attempt_by", (row,)))
    take(sheet, offered)
    assert words(sheet, "attempt_by", row) == "Sgt. Jordan Sample, star 90003"
    assert filling.at(sheet, Place("attempt_by", (row,))) is None


def test_within_a_row_the_name_of_that_row_is_offered(filling: Filling) -> None:
    sheet = empty_sheet()
    first, second = (sheet.add_row(Place("notifications")) for _ in range(2))
    put(sheet, "notified_star", "90004", second)
    assert filling.at(sheet, Place("notified_name", (first,))) is None
    take(sheet, filling.at(sheet, Place("notified_name", (second,))))
    assert words(sheet, "notified_name", second) == "Lt. Casey Example"


def test_the_departments_own_roster_replaces_the_sample(tmp_path: Path, partnered: AnswerSheet) -> None:
    (tmp_path / "roster.csv").write_text("star,name,rank,unit\n7,Ofc. Kit Specimen,Police Officer,012\n", encoding="utf-8")
    filling = Filling(known(tmp_path), sample_form())
    put(partnered, "partner_star", "90002")
    said = filling.at(partnered, Place("partner_star"))
    assert said == FillIn("Star 90002 is not in the roster on this laptop. What you typed is kept.")
    put(partnered, "partner_star", "7")
    assert filling.at(partnered, Place("partner_star")) == FillIn(
        "Ofc. Kit Specimen, Police Officer, unit 012", ((Place("partner_name"), "Ofc. Kit Specimen"),)
    )


def test_a_broken_file_is_said_and_stops_nothing(tmp_path: Path, partnered: AnswerSheet) -> None:
    (tmp_path / "roster.csv").write_text("who\nnobody\n", encoding="utf-8")
    (tmp_path / "beats.geojson").write_text("{", encoding="utf-8")
    broken = known(tmp_path)
    assert "roster.csv" in broken.problem
    assert "beats.geojson is not GeoJSON" in broken.problem
    put(partnered, "partner_star", "90002")
    assert Filling(broken, sample_form()).at(partnered, Place("partner_star")) is None


STATES = (Choice("IL", {"en": "Illinois"}), Choice("IN", {"en": "Indiana"}), Choice("NY", {"en": "New York"}))


@pytest.mark.parametrize(
    ("typed", "plate", "state"),
    [
        ("IL AB12345", "AB12345", "IL"),
        ("ab12345 il", "AB12345", "IL"),
        ("AB 12.45, Illinois", "AB 12.45", "IL"),
        ("new york AB?-12", "AB?-12", "NY"),
    ],
)
def test_plate_and_state_typed_in_one_go_are_told_apart(typed: str, plate: str, state: str) -> None:
    found = split_plate(typed, STATES)
    assert found is not None
    assert (found[0], found[1].code) == (plate, state)


@pytest.mark.parametrize("typed", ["AB12345", "IL", "IL 123 IN", "ILAB12345", "", "Illinois", "OH 123"])
def test_what_could_be_meant_otherwise_is_left_as_it_is(typed: str) -> None:
    assert split_plate(typed, STATES) is None


def test_a_plate_from_another_state_is_offered_in_two_answers(filling: Filling) -> None:
    sheet = empty_sheet()
    put(sheet, "vehicle_any", "yes")
    row = sheet.add_row(Place("vehicles"))
    put(sheet, "plate_rear_condition", "part", row)
    put(sheet, "plate_rear", "IN AB..12", row)
    offered = filling.at(sheet, Place("plate_rear", (row,)))
    assert offered is not None
    assert offered.words == "Plate AB..12, Indiana"
    take(sheet, offered)
    assert (words(sheet, "plate_rear", row), words(sheet, "plate_rear_state", row)) == ("AB..12", "IN")
    put(sheet, "plate_rear", "IL AB..12", row)
    assert filling.at(sheet, Place("plate_rear", (row,))) is None, "the state stands there already, and is another"


@pytest.fixture
def in_the_park() -> AnswerSheet:
    sheet = empty_sheet()
    put(sheet, "location_type", "park")
    put(sheet, "incident_position", GeoPoint(Decimal("41.85"), Decimal("-87.65")))
    return sheet


def test_a_position_offers_beat_and_district(filling: Filling, in_the_park: AnswerSheet) -> None:
    offered = filling.at(in_the_park, Place("incident_position"))
    assert offered is not None
    assert offered.words == "Beat 0923, district 009, by the department's map"
    assert filling.at(in_the_park, Place("incident_beat")) == offered
    take(in_the_park, offered)
    assert (words(in_the_park, "incident_beat"), words(in_the_park, "incident_district")) == ("0923", "009")


def test_a_beat_that_was_typed_stays(filling: Filling, in_the_park: AnswerSheet) -> None:
    put(in_the_park, "incident_beat", "0924")
    said = filling.at(in_the_park, Place("incident_position"))
    assert said == FillIn("Beat 0923, district 009, by the department's map. What you entered is kept.")
    assert filling.at(in_the_park, Place("incident_district")) is None


def test_outside_the_map_that_is_said_and_without_a_map_nothing(filling: Filling, in_the_park: AnswerSheet, tmp_path: Path) -> None:
    put(in_the_park, "incident_position", GeoPoint(Decimal("10"), Decimal("10")))
    assert filling.at(in_the_park, Place("incident_position")) == FillIn("The department's map has no beat for this position.")
    (tmp_path / "beats.geojson").unlink()
    assert Filling(known(tmp_path), sample_form()).at(in_the_park, Place("incident_position")) is None


@pytest.fixture
def reported() -> AnswerSheet:
    sheet = empty_sheet()
    for name, value in {"reporter_star": "90001", "reporter_name": "Alex Sample", "bwc_worn": "yes", "bwc_serial": "X60A00001"}.items():
        put(sheet, name, value)
    return sheet


def test_who_asked_is_offered_to_have_been_the_officer_and_never_assumed(filling: Filling, reported: AnswerSheet) -> None:
    put(reported, "supervisor_outcome", "identified")
    row = reported.add_row(Place("attempts"))
    at = Place("attempt_by", (row,))
    assert filling.at(reported, at) == FillIn("Alex Sample, star 90001", ((at, "Alex Sample, star 90001"),))
    assert reported.answer(at) == ()
    put(reported, "attempt_by", "the driver of 4418", row)
    assert filling.at(reported, at) is None
    assert filling.at(empty_sheet(), Place("intervened_by")) is None, "nothing is known of the reporting officer there"
    put(reported, "evidence_any", "yes")
    exhibit = reported.add_row(Place("evidence"))
    put(reported, "exhibit_holder", "cpd", exhibit)
    assert filling.at(reported, Place("exhibit_to", (exhibit,))) is None, "to whom it went is not said by who wrote it"


def test_the_officers_own_camera_is_offered_once(filling: Filling, reported: AnswerSheet) -> None:
    first = reported.add_row(Place("cameras"))
    put(reported, "camera_kind", "body_worn", first)
    offered = filling.at(reported, Place("camera_star", (first,)))
    assert offered is not None
    assert offered.words == "Your own camera, X60A00001"
    take(reported, offered)
    assert [words(reported, name, first) for name in ("camera_star", "camera_wearer", "camera_serial")] == [
        "90001",
        "Alex Sample",
        "X60A00001",
    ]
    second = reported.add_row(Place("cameras"))
    put(reported, "camera_kind", "body_worn", second)
    assert filling.at(reported, Place("camera_star", (second,))) is None
    put(reported, "camera_star", "90002", second)
    offered = filling.at(reported, Place("camera_wearer", (second,)))
    assert offered is not None
    assert offered.puts == ((Place("camera_wearer", (second,)), "Ofc. Robin Example"),)


def test_a_supervisory_officer_is_offered_as_the_agents_row_has_them(filling: Filling, reported: AnswerSheet) -> None:
    row = reported.add_row(Place("agents"))
    for name, value in (("agent_name", "Kim Example"), ("agent_agency", "ice_hsi"), ("agent_badge", "0000-1")):
        put(reported, name, value, row)
    put(reported, "supervisor_outcome", "declined")
    put(reported, "supervisor_agent", row)
    assert filling.at(reported, Place("supervisor_name")) is None, "who declined has not said it"
    put(reported, "supervisor_outcome", "identified")
    offered = filling.at(reported, Place("supervisor_badge"))
    assert offered is not None
    assert offered.words == "Kim Example, 0000-1, ICE, Homeland Security Investigations (HSI)"
    put(reported, "supervisor_badge", "0000-2")
    assert filling.at(reported, Place("supervisor_badge")) is None, "what is answered is never replaced"
    offered = filling.at(reported, Place("supervisor_name"))
    assert offered is not None
    take(reported, offered)
    assert [words(reported, name) for name in LEADER] == ["Kim Example", "0000-2", "ice_hsi"]
    assert set(LEADER) <= set(filling.followers("supervisor_agent"))


def test_the_officers_own_camera_is_offered_for_what_it_recorded(filling: Filling, reported: AnswerSheet) -> None:
    assert filling.at(reported, Place("credential_camera")) is None, "it is not asked"
    put(reported, "supervisor_outcome", "identified")
    put(reported, "credential_recorded", "yes")
    offered = filling.at(reported, Place("credential_camera"))
    assert offered is not None
    assert offered.words == "X60A00001"
    take(reported, offered)
    assert words(reported, "credential_camera") == "X60A00001"
    assert filling.at(reported, Place("credential_camera")) is None


def test_a_supervisory_officer_whose_row_is_gone_is_not_offered(filling: Filling, reported: AnswerSheet) -> None:
    row = reported.add_row(Place("agents"))
    put(reported, "agent_name", "Kim Example", row)
    put(reported, "supervisor_outcome", "identified")
    put(reported, "supervisor_agent", row)
    assert filling.at(reported, Place("supervisor_name")) is not None
    reported.remove_row(Place("agents"), row)
    assert filling.at(reported, Place("supervisor_name")) is None


def test_a_camera_in_a_car_is_nobodys_own(filling: Filling, reported: AnswerSheet) -> None:
    row = reported.add_row(Place("cameras"))
    put(reported, "camera_kind", "in_car", row)
    assert filling.at(reported, Place("camera_wearer", (row,))) is None


def test_a_number_of_oemc_in_another_form_warns_and_never_blocks() -> None:
    sheet = empty_sheet()
    before = len(sheet.gaps())
    put(sheet, "rd_number", "JK 12")
    put(sheet, "event_number", "2026")
    assert "two letters" in sheet.warning(Place("rd_number"))
    assert list(sheet.warnings()) == [Place("event_number"), Place("rd_number")]
    assert len(sheet.gaps()) == before
    assert sheet.problem(Place("rd_number")) == ""
    put(sheet, "rd_number", "JK100123")
    put(sheet, "event_number", "2622215047")
    assert sheet.warnings() == {}
    # The control: a constraint that does not only warn stands in the way.
    put(sheet, "reporter_star", "no star")
    assert sheet.problem(Place("reporter_star"))
    assert sheet.warning(Place("reporter_star")) == ""
