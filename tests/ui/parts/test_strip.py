"""The strip, and the link in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ui.parts.mark import Mark, Tone
from ui.parts.strip import Strip, link_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("linked", "waiting", "needs_person", "words"),
    [
        (None, 0, 0, "nothing waiting to be sent"),
        (None, 2, 0, "2 waiting to be sent"),
        (False, 0, 0, "no link"),
        (False, 2, 0, "no link, 2 waiting"),
        (True, 0, 0, "linked to HQ"),
        (True, 2, 0, "sending, 2 waiting"),
        (True, 2, 1, "1 cannot be sent: open shift end (Ctrl+E)"),
    ],
)
def test_the_link_is_said_in_words(linked: bool | None, waiting: int, needs_person: int, words: str) -> None:
    assert link_words(linked=linked, waiting=waiting, needs_person=needs_person).words == words


def test_files_that_wait_are_counted_beside_the_reports() -> None:
    assert link_words(linked=False, waiting=3, needs_person=0, files=2).words == "no link, 1 report and 2 files waiting"
    assert link_words(linked=True, waiting=1, needs_person=0, files=1).words == "sending, 1 file waiting"
    assert link_words(linked=None, waiting=2, needs_person=0, files=2).words == "2 files waiting to be sent"


def test_what_a_person_must_look_at_comes_before_everything_else() -> None:
    link = link_words(linked=True, waiting=5, needs_person=1)
    assert (link.mark, link.tone) == (Mark.LOOK, Tone.DANGER)


def said(strip: Strip) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel) if label.text() and not label.isHidden()]


def test_the_strip_says_who_works_here_and_what_is_saved(qtbot: QtBot, dressed: QApplication) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show_officer("Police Officer Alex Sample · 90001", "beat 0923 · 2nd watch")
    strip.show_saved("saved 14:07:31")
    strip.show_link(link_words(linked=False, waiting=2, needs_person=0))
    assert said(strip) == ["Police Officer Alex Sample · 90001", "beat 0923 · 2nd watch", "saved 14:07:31", "no link, 2 waiting"]


def test_a_save_that_failed_is_said_in_another_colour_and_shape(qtbot: QtBot, dressed: QApplication) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show_saved("saved 14:07:31")
    before = strip.grab().toImage()
    strip.show_saved("not saved since 14:07:31", trouble=True)
    assert said(strip)[-1] == "not saved since 14:07:31"
    assert strip.grab().toImage() != before


def test_the_lock_is_one_click_too(qtbot: QtBot, dressed: QApplication) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    from ui.parts.words import KeyButton

    (lock,) = strip.findChildren(KeyButton)
    with qtbot.waitSignal(strip.lock_asked):
        lock.click()
