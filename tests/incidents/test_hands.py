"""The hands say so when something has no home; they never pass over it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot  # noqa: TC002 - pytest-qt looks at it

from fieldreport.answers.values import Place
from tests import builders
from tests.incidents import reading
from tests.incidents.hands import Hands, NoHome
from tests.ui.fill_page import open_fill

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def line(place: str, entered: str) -> reading.Incident:
    """An incident of one fact."""
    table = f"| no. | fact | answered at | entered | known by |\n| 1 | It was so | {place} | {entered} | |"
    return reading.read_incident(f"# 01 · One fact\n\n{table}", "")


@pytest.mark.parametrize(
    ("place", "entered", "words"),
    [
        ("plate_front 1", "AB 12345", "the question is not asked"),
        ("vehicle_make 1", "Ford", "the table of vehicles is not asked"),
        ("lighting", "Moonlight on water", "no such choice"),
        ("provision 1", "Theft of moonlight", "there is no such provision"),
        ("agencies", "Bureau of Examples", "offers no “Bureau of Examples”"),
        ("reporter_rank", "(unknown)", "unknown is not accepted here"),
        ("agents_number", "(refused)", "Refused to say is not an answer to this question"),
        ("shoe_size", "44", "The form has no such question"),
        ("agent_name 2", "Agent 2", "Rows of agents are skipped: [2]"),
    ],
)
def test_a_fact_without_a_home_is_named(qtbot: QtBot, dressed: object, place: str, entered: str, words: str) -> None:
    incident = line(place, entered)
    asks = {"plate_front 1": "vehicle_any", "provision 1": "violation_any"}
    if place in asks:
        incident = replace(incident, lines=(*line(asks[place], "Yes").lines, *incident.lines))
    with pytest.raises(NoHome) as failure:
        Hands(open_fill(qtbot, builders.empty_sheet())).fill(incident)
    assert words in str(failure.value)


def test_what_cannot_be_unknown_is_named_when_nobody_said_it(qtbot: QtBot, dressed: object) -> None:
    with pytest.raises(NoHome, match="unknown is not accepted here"):
        Hands(open_fill(qtbot, builders.empty_sheet())).fill(line("address", "1200 block of West Example Street"))


def test_keys_and_visits_are_counted(qtbot: QtBot, dressed: object) -> None:
    sheet = builders.sample_sheet()
    hands = Hands(open_fill(qtbot, sheet, "address"))
    hands.fill(line("address", "1 East Example Street"))
    assert sheet.answer(Place("address"))[0].value == "1 East Example Street"
    assert len("1 East Example Street") < hands.keys < 60
    assert 1 <= hands.visits < 20
