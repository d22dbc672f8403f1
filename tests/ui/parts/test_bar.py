"""The bar: what is to do, and the one thing to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ui.parts.bar import Bar, BarWords
from ui.parts.words import KeyButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot, dressed: QApplication) -> Iterator[Bar]:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = Bar()
    made.setParent(ground)
    yield made
    assert ground.parent() is None  # the ground is kept until here; qtbot holds it weakly


def buttons(bar: Bar) -> dict[str, KeyButton]:
    return {made.accessibleName(): made for made in bar.findChildren(KeyButton) if not made.isHidden()}


def test_only_what_has_words_is_there(bar: Bar) -> None:
    bar.show_words(BarWords(left="3 things still missing", step="Next", step_key="F8", action="Review and seal"))
    assert set(buttons(bar)) == {"Next", "Review and seal"}
    assert not bar.isHidden()
    bar.show_words(BarWords())
    assert bar.isHidden()


def test_the_action_waits_until_it_can_be_done(bar: Bar, qtbot: QtBot) -> None:
    bar.show_words(BarWords(action="Seal", ready=False))
    assert not buttons(bar)["Seal"].isEnabled()
    bar.show_words(BarWords(action="Seal"))
    with qtbot.waitSignal(bar.acted):
        buttons(bar)["Seal"].click()


def test_each_button_says_its_own(bar: Bar, qtbot: QtBot) -> None:
    bar.show_words(BarWords(step="Next", step_key="F8", back="Home", action="Seal"))
    for name, signal in (("Next", bar.stepped), ("Home", bar.left_screen)):
        with qtbot.waitSignal(signal):
            buttons(bar)[name].click()
    assert buttons(bar)["Home"].accessibleDescription() == "Key: Esc"
