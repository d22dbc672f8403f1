"""Where the next gap is, and how many there are."""

from __future__ import annotations

from fieldreport.answers.sheet import Gap
from fieldreport.answers.values import Place, answer_of
from tests.ui.small_form import small_sheet
from ui.questions.gaps import by_row, by_section, next_gap


def gap(name: str, section: str, *rows: str, kind: str = "missing") -> Gap:
    return Gap(place=Place(name, rows), section=section, kind=kind, words="", why="")  # type: ignore[arg-type]


def test_missing_and_wrong_are_counted_by_section() -> None:
    assert by_section((gap("a", "x"), gap("b", "x", kind="wrong"), gap("c", "y"))) == {"x": (1, 1), "y": (1, 0)}


def test_a_row_counts_what_lies_in_its_own_rows() -> None:
    assert by_row((gap("a", "x", "one"), gap("b", "x", "one", "inner"), gap("c", "x"))) == {"one": 2, "inner": 1}


def test_the_next_gap_follows_the_order_of_the_form_and_begins_again() -> None:
    sheet = small_sheet()
    sheet.put(Place("seen"), answer_of("yes"))
    vehicle = sheet.add_row(Place("vehicles"))
    plates = [sheet.add_row(Place("plates", (vehicle,))) for _ in range(2)]
    here, seen = Place("remark"), []
    for _ in range(4):
        found = next_gap(sheet, here)
        assert found is not None
        here = found.place
        seen.append(here)
    assert seen == [
        Place("plate", (vehicle, plates[0])),
        Place("plate", (vehicle, plates[1])),
        Place("how_much"),
        Place("plate", (vehicle, plates[0])),
    ]


def test_nothing_missing_has_no_next() -> None:
    assert next_gap(small_sheet(), Place("seen")) is None
