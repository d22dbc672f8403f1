"""Forms of different kinds, each filled as somebody would: what is asked, computed, missing and wrong."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time
from decimal import Decimal

from fieldreport.answers.values import AttachedFile, GeoPoint, Moment, NonAnswer, Place, answer_of
from tests.forms.form_language import NOW, add, asked, missing, put, value
from tests.forms.sheets_there import begun

PICTURE = AttachedFile("ab" * 32, "wall.jpg", "image/jpeg", 81_234)


def chicago(day: int, hour: int, minute: int = 0) -> Moment:
    """Return a moment in August 2026 as a clock in Chicago shows it."""
    return Moment(datetime(2026, 8, day, hour + 5, minute, tzinfo=UTC), "America/Chicago")


def test_a_household_counts_its_members_and_their_illnesses() -> None:
    sheet = begun("household-survey")
    assert missing(sheet) == ["street", "dwelling"]
    put(sheet, street="12 Made-up Street", dwelling="other", rooms=1)
    assert missing(sheet) == ["dwelling_other"]
    put(sheet, dwelling_other="A boat")
    older = add(sheet, "members", member="Avery", age=41)
    child = add(sheet, "members", member="Blake", age=9)
    assert missing(sheet) == ["guardian", "head"]
    sheet.put(Place("guardian", (child,)), answer_of("Avery"))
    ill = sheet.add_row(Place("illnesses", (child,)))
    sheet.put(Place("illness", (child, ill)), answer_of("flu"))
    sheet.put(Place("since", (child, ill)), answer_of(date(2026, 7, 1)))
    assert value(sheet, "days_ill", child, ill) == 40
    assert sheet.is_relevant(Place("long_words", (child, ill)))
    assert sheet.label(Place("long_words", (child, ill))) == "It lasts 40 days. What was done?"
    assert [sheet.row_title(Place("members"), row) for row in (older, child)] == ["1. Avery", "2. Blake (1)"]
    put(sheet, head=older)
    assert [value(sheet, name) for name in ("people", "adults", "oldest", "youngest", "ill_days")] == [2, 1, 41, 9, 40]
    assert [value(sheet, name) for name in ("mean_age", "names", "per_room")] == [25, "Avery, Blake", 2]
    assert sheet.label(Place("summary")) == "Avery, Blake: 2 people, 1 of age, 40 days of illness."
    assert missing(sheet) == []


def test_an_illness_that_begins_tomorrow_and_a_crowded_room_are_noticed() -> None:
    sheet = begun("household-survey")
    put(sheet, street="12 Made-up Street", dwelling="flat", rooms=1)
    rows = [add(sheet, "members", member=name, age=30) for name in ("Avery", "Blake", "Casey")]
    put(sheet, head=rows[0])
    ill = sheet.add_row(Place("illnesses", (rows[1],)))
    sheet.put(Place("illness", (rows[1], ill)), answer_of("cold"))
    sheet.put(Place("since", (rows[1], ill)), answer_of(date(2026, 8, 11)))
    assert missing(sheet) == ["since!", "crowded"]
    sheet.remove_row(Place("members"), rows[0])
    assert missing(sheet) == ["since!", "head!"]
    assert "a row that was removed" in sheet.problem(Place("head"))


def test_an_inspection_weighs_what_was_seen() -> None:
    sheet = begun("facility-inspection")
    assert [gap.words for gap in sheet.gaps()] == ["Which facility was it?", "“What was inspected?” has no answer yet."]
    assert sheet.gaps()[0].why == "Printed on the notice at the door."
    put(sheet, facility="Made-up Hall", parts=("kitchen", "all"))
    assert missing(sheet)[0] == "parts!"
    put(sheet, parts=("all",), clean="y", cold="y", clear="y", lit="n")
    assert asked(sheet) >= {"exit_defects"}
    assert not asked(sheet) & {"kitchen_defects", "again_on"}
    assert [value(sheet, name) for name in ("score", "grade", "passed")] == [10, "A", True]
    put(sheet, clear="n", cold="n", order=4)
    assert [value(sheet, name) for name in ("score", "grade", "passed", "at_least_two")] == [3, "D", False, False]
    assert [choice.code for choice in sheet.choices(Place("kitchen_defects"))] == ["grease", "warm", "pests"]
    put(sheet, kitchen_defects=("grease", "pests"))
    assert missing(sheet) == ["kitchen_picture", "again_on", "agreed"]
    put(sheet, kitchen_picture=PICTURE, again_on=date(2026, 8, 10), agreed=True)
    assert missing(sheet) == ["again_on!"]
    put(sheet, again_on=date(2026, 9, 10))
    assert missing(sheet) == []
    assert sheet.label(Place("said")) == "Made-up Hall has 3 points: grade D."
    put(sheet, parts=("exits",))
    assert value(sheet, "score") == 0
    assert not asked(sheet) & {"clean", "kitchen_defects", "kitchen_picture"}


def test_a_vehicle_stays_in_service_while_its_figures_are_within_bounds() -> None:
    sheet = begun("vehicle-checklist")
    put(sheet, tag="AB-12", now_at=-5)
    assert missing(sheet)[:3] == ["tag!", "now_at!", "checked_at"]
    put(sheet, tag="AB-1234", before=41_000, now_at=41_251, checked_at=chicago(10, 14))
    assert [value(sheet, name) for name in ("driven", "odd")] == [251, True]
    put(sheet, front_left=Decimal("2.4"), front_right=Decimal("2.2"), tread=Decimal("3.5"), level=Decimal(60), noise="n")
    assert [value(sheet, name) for name in ("apart", "tread_mm")] == [Decimal("0.2"), Decimal("5.6")]
    assert [value(sheet, name) for name in ("gallons", "quarters", "fit")] == [Decimal("10.8"), 2, True]
    assert missing(sheet) == []
    assert "keep" in asked(sheet)
    assert "workshop" not in asked(sheet)
    put(sheet, front_right=Decimal("3.1"), noise="y")
    assert missing(sheet) == ["apart_why", "recording", "workshop"]
    assert sheet.label(Place("apart_why")) == "The front wheels are 0.7 bar apart. Why?"
    put(sheet, checked_at=chicago(10, 15))
    assert missing(sheet)[0] == "checked_at!"


def test_an_inventory_has_as_many_rows_as_announced_and_adds_them_up() -> None:
    sheet = begun("property-inventory")
    put(sheet, room_name="Room 4", how_many=3)
    rows = sheet.rows(Place("things"))
    assert len(rows) == 3
    assert [value(sheet, "pieces", row) for row in rows] == [1, 1, 1]
    for row, category, price in zip(rows, ("desk", "chair", "lamp"), (Decimal("450.50"), Decimal(120), None), strict=True):
        sheet.put(Place("category", (row,)), answer_of(category))
        sheet.put(Place("price", (row,)), () if price is None else answer_of(price))
    sheet.put(Place("pieces", (rows[1],)), answer_of(6))
    assert [value(sheet, name) for name in ("all_pieces", "all_worth", "dearest", "cheapest", "priced")] == [
        8,
        Decimal("1170.5"),
        720,
        Decimal("450.5"),
        2,
    ]
    assert value(sheet, "first_thing") == "desk"
    assert value(sheet, "listed") == "Desk × 1; Chair × 6; Lamp × 1"
    assert missing(sheet) == ["receipt", "witness"]
    put(sheet, how_many=2)
    assert len(sheet.rows(Place("things"))) == 3  # what was entered stays
    sheet.undo()
    put(sheet, how_many=5)
    assert len(sheet.rows(Place("things"))) == 5
    put(sheet, how_many=0)
    assert not asked(sheet) & {"list", "things"}
    assert value(sheet, "all_pieces") == 0


def test_a_statement_names_who_said_it_whatever_becomes_of_the_rows() -> None:
    sheet = begun("witness-list")
    assert "statements" not in asked(sheet)
    first = add(sheet, "people", person="Red jacket", role="witness", phone="5550134")
    second = add(sheet, "people", person="Van driver", role="driver")
    assert missing(sheet) == ["phone!"]
    sheet.put(Place("phone", (first,)), answer_of(NonAnswer.REFUSED))
    said = add(sheet, "statements", speaker=first, about=second, words='He said "wait".')
    assert missing(sheet) == ["heard"]
    assert [choice.label["en"] for choice in sheet.choices(Place("speaker", (said,)))] == ["Red jacket (Witness)", "Van driver (Driver)"]
    sheet.put(Place("about", (said,)), answer_of(first))
    assert sheet.label(Place("self_note", (said,))) == "Red jacket (Witness) speaks about themselves."
    assert sheet.is_relevant(Place("self_note", (said,)))
    assert sheet.row_title(Place("statements"), said) == "1: Red jacket (Witness)"
    sheet.put(Place("person", (first,)), answer_of("Blue jacket"))
    assert sheet.row_title(Place("statements"), said) == "1: Blue jacket (Witness)"
    other = add(sheet, "statements", speaker=second, words="Nothing.")
    put(sheet, weightiest=other)
    sheet.remove_row(Place("people"), second)
    assert missing(sheet) == ["heard", "speaker!"]
    sheet.undo()
    assert missing(sheet) == ["heard"]


def test_a_quiz_offers_the_towns_of_the_county_and_counts_points() -> None:
    sheet = begun("training-quiz")
    put(sheet, trainee="Avery", state="ost")
    assert [choice.code for choice in sheet.choices(Place("county"))] == ["elm", "oak"]
    put(sheet, county="elm")
    assert [choice.code for choice in sheet.choices(Place("town"))] == ["millford", "stonebrook"]
    put(sheet, town="stonebrook", q1="look", q2=("torch", "map"), q3=("stop", "ask", "write"), q4=56, q5="REPORT")
    assert [value(sheet, name) for name in ("p1", "p2", "p3", "p4", "p5", "total", "percent")] == [2, 2, 3, 2, 1, 10, 100]
    assert sheet.label(Place("yes_note")) == "Avery of Stonebrook passed with 100 percent."
    assert missing(sheet) == []
    put(sheet, q3=("write", "ask", "stop"), q2=("torch", "map", "brick"), q5="report")
    assert [value(sheet, name) for name in ("p2", "p3", "p5", "percent")] == [0, 0, 0, 40]
    assert asked(sheet) >= {"no_note"}
    assert "yes_note" not in asked(sheet)
    put(sheet, state="west")
    assert missing(sheet) == ["county!", "town!"]
    assert "no longer fits" in sheet.problem(Place("town"))


def test_what_was_lent_is_due_two_weeks_later_and_late_the_day_after() -> None:
    sheet = begun("equipment-handover")
    assert [value(sheet, name) for name in ("form_of", "out_on", "loan_days")] == ["hand-over", date(2026, 8, 10), 14]
    assert [value(sheet, name) for name in ("due_on", "due_words")] == [date(2026, 8, 24), "Mon 24 Aug 2026"]
    put(sheet, thing="Camera 7", to_whom="Blake", out_on=date(2026, 7, 20), loan_days=20)
    put(sheet, thing="Camera 8")
    assert [value(sheet, name) for name in ("first_named", "due_on", "days_late")] == ["Camera 7", date(2026, 8, 9), 1]
    assert sheet.label(Place("late_why")) == "1 days late: why?"
    assert missing(sheet) == ["is_back", "late_why"]
    put(sheet, is_back="y", back_at=chicago(8, 16, 20))
    assert [value(sheet, name) for name in ("days_late", "back_words")] == [-1, "16:20"]
    assert sheet.label(Place("in_time")) == "Camera 8 was due on Sun 9 Aug 2026 and is back in time, at 16:20."
    assert missing(sheet) == []
    put(sheet, back_at=Moment(datetime(2026, 7, 19, 12, 0, tzinfo=UTC), "America/Chicago"))
    assert missing(sheet) == ["back_at!"]


def test_a_complaint_speaks_the_language_that_is_chosen() -> None:
    sheet = begun("complaint", language="es")
    assert [gap.words for gap in sheet.gaps()][:2] == ["Por favor, elija un tema.", "“¿Cuándo ocurrió?” has no answer yet."]
    put(sheet, topic="noise", words="Ruido")
    assert sheet.problem(Place("words")) == "Por favor, escriba un poco más."
    assert sheet.guidance(Place("topic")) == "Para que llegue a la oficina correcta"
    assert [choice.label["es"] for choice in sheet.choices(Place("hours"))] == ["De día", "De noche"]
    sheet.language = "en"
    assert sheet.hint(Place("who")) == "Leave it out if you like"
    put(sheet, who=NonAnswer.REFUSED, on=date(2026, 8, 9), words="A drum, all night long.", hours=("night",), true_words=True)
    assert missing(sheet) == []
    assert sheet.label(Place("thanks")) == "Thank you, refused. Your complaint about “Noise” was noted."
    put(sheet, topic="light")
    assert not asked(sheet) & {"noise", "hours", "source"}
    sheet.language = "es"
    assert sheet.label(Place("thanks")) == "Gracias, refused. Su queja sobre «Alumbrado» fue anotada."


def test_a_form_without_questions_shows_its_figures() -> None:
    sheet = begun("figures")
    assert sheet.gaps() == ()
    assert [value(sheet, name) for name in ("hypotenuse", "difference", "whole", "part", "rest", "negative")] == [
        5,
        1,
        1,
        Decimal("1.333"),
        1,
        -6,
    ]
    assert [value(sheet, name) for name in ("county", "after", "units", "upper", "length")] == ["Fir County", "12 units", 12, "FIR", 20]
    assert [value(sheet, name) for name in ("next_day", "clock", "since")] == [date(2026, 3, 1), "14:07 on Mon", 1]
    assert sheet.label(Place("line_note")) == "FIR/12 in Fir County: true, nothing."
    assert sheet.label(Place("time_note")) == "After 2026-02-28 comes 01 Mar 2026; it was 14:07 on Mon."
    assert asked(sheet) >= {"triangle", "line_note"}
    assert "never" not in asked(sheet)


def test_a_shift_over_midnight_has_its_length_and_the_rest_before_the_next() -> None:
    sheet = begun("shift-roster")
    put(sheet, first_day=date(2026, 8, 10))
    night = add(sheet, "shifts", **{"post": "Gate", "from": time(22, 0), "until": time(6, 30)})
    late = add(sheet, "shifts", **{"post": "Yard", "from": time(16, 0), "until": time(0, 15)})
    day = add(sheet, "shifts", **{"post": "Gate", "from": time(18, 15), "until": time(22, 15)})
    assert [value(sheet, "minutes", row) for row in (night, late, day)] == [510, 495, 240]
    assert [value(sheet, "ends_on", row) for row in (night, late, day)] == [date(2026, 8, 11), date(2026, 8, 12), date(2026, 8, 12)]
    assert [value(sheet, "rest", row) for row in (night, late, day)] == [None, 570, 1080]
    assert [sheet.row_title(Place("shifts"), row) for row in (night, late, day)] == [
        "Mon Gate, over midnight",
        "Tue Yard, over midnight",
        "Wed Gate",
    ]
    assert missing(sheet) == ["short_rest"]
    assert [value(sheet, name) for name in ("hours", "nights", "longest", "least_rest", "last_end")] == [
        Decimal("20.75"),
        2,
        510,
        570,
        date(2026, 8, 12),
    ]
    sheet.put(Place("from", (late,)), answer_of(time(17, 30)))
    assert missing(sheet) == []
    sheet.put(Place("until", (day,)), answer_of(time(18, 15)))
    assert [(gap.place.name, gap.words) for gap in sheet.gaps()] == [("until", "A shift has some length.")]
    sheet.remove_row(Place("shifts"), night)
    assert value(sheet, "rest", late) is None


def test_a_registration_takes_what_fits_and_says_what_does_not() -> None:
    sheet = begun("registration")
    assert missing(sheet) == ["call_name", "mail", "phone", "age", "day"]
    put(sheet, call_name="avery", mail="avery at example", age=15)
    assert missing(sheet) == ["call_name!", "mail!", "age!", "guardian", "day"]
    put(sheet, call_name="Avery Fictional", mail="avery@example.org", age=17, guardian="Avery Fictional")
    assert missing(sheet) == ["guardian!", "day", "rules"]
    put(sheet, guardian="Blake Fictional", day=date(2026, 8, 16), at=time(7, 30), diet=("none", "nuts"))
    assert missing(sheet) == ["day!", "at!", "diet!", "rules"]
    put(sheet, day=date(2026, 8, 17), at=time(9, 0), diet=("other",), rules=True)
    assert missing(sheet) == ["diet_words"]
    put(sheet, diet_words="Celery", home=GeoPoint(Decimal("41.878113"), Decimal("-87.629799")))
    assert missing(sheet) == []
    assert sheet.label(Place("welcome")) == "Welcome, Avery Fictional: First aid on 17 Aug 2026. We reach you at avery@example.org."
    put(sheet, mail=None, phone="555-555-0134")
    assert value(sheet, "reach") == "555-555-0134"


def test_a_park_looks_its_trees_up_measures_between_them_and_sets_off_what_follows() -> None:
    sheet = begun("park-survey")
    drawn = [value(sheet, name) for name in ("survey_id", "chance")]
    assert value(sheet, "kinds") == 2
    assert value(sheet, "guarded") == "Oak, Lime"
    put(sheet, surveyor="Avery", weather="other", expected=("oak", "lime"))
    assert missing(sheet) == []
    assert "weather_other" in asked(sheet)
    assert value(sheet, "badge") == hashlib.sha256(b"Avery").hexdigest()[:8]
    places = [("41.880000", "-87.630000"), ("41.880000", "-87.629000"), ("41.881000", "-87.629000")]
    rows = []
    for species, (latitude, longitude) in zip(("oak", "maple", "maple"), places, strict=True):
        rows.append(add(sheet, "trees", species=species))
        sheet.put(Place("at", (rows[-1],)), answer_of(GeoPoint(Decimal(latitude), Decimal(longitude))))
    assert [value(sheet, "years", row) for row in rows] == [50, 20, 20]
    assert value(sheet, "seen_at", rows[0]) == Moment(NOW, "America/Chicago")
    assert missing(sheet) == ["picture"]
    sheet.put(Place("years", (rows[1],)), answer_of(201))
    assert missing(sheet) == ["picture", "years!"]
    sheet.put(Place("species", (rows[1],)), answer_of("beech"))
    assert value(sheet, "years", rows[1]) == 30
    assert 190 < float(value(sheet, "walk")) < 198  # type: ignore[arg-type]
    assert 4_500 < float(value(sheet, "ground")) < 4_700  # type: ignore[arg-type]
    put(sheet, finest=(rows[0], rows[1]))
    assert sheet.shown(Place("finest"), sheet.answer(Place("finest"))[0]) == "1 Oak, 2 Beech"
    order = [choice.code for choice in sheet.choices(Place("needs"))]
    assert sorted(order) == ["care", "light", "water"]
    while sheet.undo() is not None:
        pass
    assert [value(sheet, name) for name in ("survey_id", "chance")] == drawn
    assert [value(sheet, name) for name in ("badge", "walk")] == [None, None]
