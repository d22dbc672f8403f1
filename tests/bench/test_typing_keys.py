"""What is measured as a painted key is typed, kept and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPlainTextEdit

from bench import large_forms, typing_keys
from fieldreport.answers.values import Place
from fieldreport.forms.reading import read_form
from ui.screens.fill import FillScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_each_key_is_painted_in_both_editors_and_reaches_the_sheet(qtbot: QtBot) -> None:
    sheet = large_forms.filled(read_form(large_forms.form_json(60, codes=50)), sites=3, findings=2)
    screen, bare = FillScreen(now=lambda: large_forms.NOW), QPlainTextEdit()
    screen.open(sheet)
    for window in (bare, screen):
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
    site = sheet.rows(Place("sites"))[1]
    place = Place("site_name", (site,))
    text = f"site_name/{site}"
    screen.go_to(text)
    page = screen.sections.page
    assert page is not None
    field = page.column.reveal(place)
    assert field is not None
    control, seen, bare_seen = field.stops()[0], Paints(), Paints()
    (control.viewport() if isinstance(control, QPlainTextEdit) else control).installEventFilter(seen)
    bare.viewport().installEventFilter(bare_seen)
    put = []
    screen.changed.connect(put.append)
    taken, floor = typing_keys.keys(screen, bare, text, "ab", count=5)
    assert len(taken) == len(floor) == 5
    assert bare.toPlainText() == "ababa"
    assert bare_seen.count >= 5
    assert seen.count >= 10  # each letter, and each time that it is erased
    assert len(put) == 10
    assert [change.answered >= {place} for change in put] == [True] * 10
    assert sheet.answer(place)[0].value == "Site 1"
