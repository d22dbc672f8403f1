"""The standard incident is keyed whole, and takes no more keys than it once took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bench import keystrokes
from fieldreport.filling import Known
from tests.builders import sample_record
from tests.incidents.finding import questions
from tests.incidents.hands import Hands
from tests.incidents.standard import new_report, standard_incident
from tests.ui.fill_page import open_fill

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def said(record: dict[str, Any]) -> dict[str, list[tuple[str, ...]]]:
    accounts = ("shown", "source", "told_by")
    return {str(spot): [tuple(str(one[key]) for key in accounts) for one in found.accounts] for spot, found in questions(record)}


def test_the_standard_incident_is_keyed_whole_and_takes_no_more_keys_than_before(qtbot: QtBot, dressed: object) -> None:
    sheet, incident = new_report(), standard_incident()
    hands = Hands(open_fill(qtbot, sheet, known=Known()))
    hands.fill(incident)
    wanted = said(sample_record())
    wanted["person_age 2"] = [("25 to 44", "None", "None")]  # a choice that is meant about: nobody can key that
    assert said(sample_record(sheet)) == wanted
    found, (keys, visits) = keystrokes.counts(hands, incident), keystrokes.ceilings(keystrokes.CEILING.read_text())[-1]
    assert found["keys"] <= keys
    assert found["visits"] <= visits
    assert found["keys"] > found["least keys"]
    assert found["visits"] >= found["answers"]


def test_a_ceiling_only_comes_down() -> None:
    assert not keystrokes.rises(keystrokes.ceilings(keystrokes.CEILING.read_text()))
    assert keystrokes.rises([(900, 300), (890, 301)])
    assert keystrokes.rises([(900, 300), (901, 300)])
    assert not keystrokes.rises([(900, 300), (900, 299)])
