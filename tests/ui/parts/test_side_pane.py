"""The side pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ui.lists.rows import Row
from ui.parts.side_pane import KEYS, SidePane
from ui.questions.keys import ACTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pane(qtbot: QtBot) -> SidePane:
    pane = SidePane()
    qtbot.addWidget(pane)
    return pane


def test_it_says_why_a_question_is_asked_and_what_the_chosen_code_means(pane: SidePane) -> None:
    pane.explain("Which provision?", "Executive Order 2026-01, duty 4.", "A person is struck.")
    assert (pane.words(), pane.detail_words()) == ("Executive Order 2026-01, duty 4.", "A person is struck.")


def test_no_reason_is_said_as_well(pane: SidePane) -> None:
    pane.explain("Remark", "")
    assert pane.words() == "The form gives no reason for this one."
    assert pane.detail_words() == ""


def test_it_teaches_only_keys_that_work(pane: SidePane) -> None:
    names = {key.name.removeprefix("Key_") for key, _modifiers in ACTS}
    taught = {part.split("+")[-1] for keys, _ in KEYS for part in keys.split()}
    assert taught - {"PgDn"} <= names
    assert {label.text() for label in pane.findChildren(QLabel)} >= {keys for keys, _ in KEYS}


def test_what_can_be_inserted_is_shown_only_where_it_can_be(pane: SidePane, qtbot: QtBot) -> None:
    assert not pane.inserts.isVisibleTo(pane)
    pane.offer((Row("a", "Agent 1", "Agents"),))
    pane.show_inserts(True)
    assert pane.inserts.isVisibleTo(pane)
    with qtbot.waitSignal(pane.insert_chosen) as chosen:
        pane.inserts.chosen.emit("a")
    assert chosen.args == ["a"]


def test_what_is_looked_at_is_told_until_it_is_left(pane: SidePane) -> None:
    pane.explain("Which provision?", "Duty 4.", "What was chosen before.")
    pane.look_at("What lies under the cursor.")
    assert pane.detail_words() == "What lies under the cursor."
    pane.look_at("")
    assert pane.detail_words() == "What was chosen before."
