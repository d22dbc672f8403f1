"""A child of ``bench.usable_list``: opens the window, unlocks by keyboard, says how long the list of reports took.

``python -m bench.listing FOLDER STAR PASSPHRASE ROWS`` prints two numbers, seconds: the key derivation, and from its
end to the list with so many rows painted and the window free for the next key. It types when everything that is
loaded behind the unlock screen has been loaded, which is what happens while a person types.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argon2 import low_level
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.app import Parts
from fieldreport.vault.keys import FolderKeyStore
from ui import application
from ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

GLANCE = 20
"""How often the window is asked whether it is at rest, milliseconds."""


class Derivation:
    """Stands around Argon2id and remembers when it began and ended the last time."""

    def __init__(self) -> None:
        self._derive = low_level.hash_secret_raw
        self.begun = self.ended = 0.0
        low_level.hash_secret_raw = self.noted

    def noted(self, *given: Any, **named: Any) -> bytes:  # noqa: ANN401 - whatever that function takes
        """Derive, as the function that this stands in for does."""
        self.begun = time.monotonic()
        try:
            return self._derive(*given, **named)
        finally:
            self.ended = time.monotonic()


class Watched(application.Desktop):
    """The window, worked by keyboard and watched."""

    def __init__(self, folder: Path, leave: Callable[[bool], None], now: Callable[[], datetime]) -> None:
        super().__init__(folder, leave, now, Parts(key_store=lambda folder: FolderKeyStore(folder / "keys")))
        self._star, self._passphrase, self._rows = sys.argv[2], sys.argv[3], int(sys.argv[4])
        self._derivation = Derivation()
        self._told = False

    def start(self) -> None:
        """Wire the window, and type when it has come to rest."""
        super().start()
        if self.wiring is not None:
            self.wiring.home.listed.connect(self._listed)
        self._type_at_rest()

    def _type_at_rest(self) -> None:
        if self.wiring is None or self.wiring.background.pending or self.wiring.session.core is None:
            QTimer.singleShot(GLANCE, self._type_at_rest)
            return
        self.window.activateWindow()
        if not QTest.qWaitForWindowActive(self.window):
            raise RuntimeError("the window did not get the keyboard")
        self.window.unlock.take_focus()
        for text in (self._star, self._passphrase):
            field = QApplication.focusWidget()
            if field is None:
                raise RuntimeError("nothing has the keyboard")
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Return)

    def _listed(self) -> None:
        home = self.window.shown
        if isinstance(home, HomeScreen) and home.list.rows.count()[0] == self._rows:
            home.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Note the paint of the list when it is over and the window is free."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            seen = time.monotonic()
            print(self._derivation.ended - self._derivation.begun, seen - self._derivation.ended, flush=True)
            self.window.close()


if __name__ == "__main__":
    application.Desktop = Watched  # type: ignore[assignment, misc]  # the one that run() builds
    sys.exit(application.run(Path(sys.argv[1])))
