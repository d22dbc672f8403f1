"""The 100-people report is what it is called, and what is measured in it is shown and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import hundred_people
from fieldreport import canonical
from fieldreport.answers.values import Place
from tests.builders import FORM_ID, FORMS, Clock
from tests.hundred import AGENTS, FORCE, PEOPLE, hundred_sheet
from ui.screens.fill import FillScreen, place_of_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_the_whole_report_has_a_hundred_people_and_lacks_nothing() -> None:
    sheet = hundred_sheet()
    assert [len(sheet.rows(Place(name))) for name in ("people", "agents", "force")] == [PEOPLE, AGENTS, FORCE]
    assert sheet.gaps() == ()
    names = [sheet.row_title(Place("people"), row) for row in sheet.rows(Place("people"))]
    assert len(set(names)) == PEOPLE
    assert canonical.encode(sheet.stored()) == canonical.encode(hundred_sheet().stored())


def test_every_place_that_is_measured_is_asked_in_the_report_as_it_is_opened(qtbot: QtBot) -> None:
    answers = canonical.encode(hundred_sheet(people=8, agents=4, force=4).stored())
    sheet = hundred_people.opened((FORMS / f"{FORM_ID}.json").read_bytes(), answers)
    places = hundred_people._places(sheet)
    assert places.keys() == hundred_people.PLACES.keys()
    screen = FillScreen(now=Clock())
    qtbot.addWidget(screen)
    screen.open(sheet)
    for place in places.values():
        assert screen.go_to(place)
        assert screen.sections.showing(place_of_text(place)) is not None
