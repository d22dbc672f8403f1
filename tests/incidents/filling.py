"""From nothing to a sealed report, in the real window and by keyboard alone."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from tests.houses import PASSPHRASE, STAR
from tests.incidents.finding import record_of, text_in
from tests.incidents.hands import Hands
from tests.ui.pages import CTRL, Key, press

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.houses import House
    from tests.incidents.finding import Record
    from tests.incidents.reading import Incident
    from tests.ui.pages import WindowPage

_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed report: its data, and its words on paper."""

    record: Record
    text: str
    keys: int


class NoMouse(QObject):
    """Counts what a mouse does."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See an event, and let it pass."""
        self.seen += event.type() in _MOUSE
        return False


def seal(window: WindowPage, house: House, incident: Incident, app: QApplication, folder: Path) -> Sealed:
    """Unlock, begin a report, fill it, review it, seal it, and take the sealed PDF out of the vault."""
    mouse = NoMouse()
    app.installEventFilter(mouse)
    window.unlock.open(STAR, PASSPHRASE)
    hands = Hands(window.home.new_report())
    hands.fill(incident)
    press(Key.Key_Return, CTRL)
    assert window.review.gaps == []
    window.review.keep_words()
    assert window.review.wait_for_paper() >= 1
    window.review.seal()
    window.seal.sign(PASSPHRASE)
    window.close()
    app.removeEventFilter(mouse)
    assert mouse.seen == 0, "a mouse was used"
    with house.open() as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        (line,) = desk.list_reports()
        pdf, *_ = desk.export(line.id, 1, folder / "report.pdf")
    return Sealed(record_of(pdf, folder), text_in(pdf), hands.keys)
