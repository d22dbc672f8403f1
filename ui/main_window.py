"""The frame: strip, notice, work area, bar, and the keys that are the same everywhere. It knows no core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from fieldreport.said import said
from ui import theme, tongue
from ui.screens.unlock import UnlockScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.parts.bar import Bar
    from ui.parts.notice import Notice
    from ui.parts.screen import Screen
    from ui.parts.strip import Strip

SMALLEST = QSize(640, 340)
"""Below this the window does not go: 1366 × 768, the smallest screen of a field laptop, at 200 % and with a panel of the desktop's."""


class MainWindow(QMainWindow):
    """Frames one screen at a time. It starts, and is first painted, with the unlock screen."""

    strip: Strip
    notice: Notice
    bar: Bar
    lock_asked = Signal()
    scene_asked = Signal()
    """F11: the scene log, or a stamp while nobody is signed in."""
    close_asked = Signal()
    """The window's own close button: what is typed is saved first, then :meth:`let_close`."""

    face_changed = Signal(object)
    """A :class:`ui.theme.Face`, put on just now: it is to be remembered."""
    language_changed = Signal(str)
    """A language that is spoken from now on: it is to be remembered, and what the core says is to be asked again."""

    def __init__(self) -> None:
        super().__init__()
        tongue.put(self, "title", self.setWindowTitle, said("Field reports"))
        self.setMinimumSize(SMALLEST)
        self._may_close, self._complete = False, False
        self._before: Screen | None = None
        self._card: QWidget | None = None
        self.unlock = UnlockScreen()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.unlock)
        centre = QWidget()
        self._rows = QVBoxLayout(centre)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def complete(self) -> None:
        """Build what the unlock screen does not show: strip, notice, bar and the keys; after the first paint."""
        if self._complete:
            return
        self._complete = True
        from ui.parts.bar import Bar
        from ui.parts.notice import Notice
        from ui.parts.strip import Strip

        self.strip, self.notice, self.bar = Strip(), Notice(), Bar()
        self._rows.insertWidget(0, self.strip)
        self._rows.insertWidget(1, self.notice)
        self._rows.addWidget(self.bar)
        self.strip.hide()
        self.strip.lock_asked.connect(self.lock_asked)
        self.notice.closed.connect(self._refocus)
        self.bar.acted.connect(self._act)
        self.bar.stepped.connect(self._step)
        self.bar.left_screen.connect(self._escape)
        self._bind_keys()
        self._ask_desktop()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._ask_desktop)

    @property
    def shown(self) -> Screen:
        """The screen that is shown."""
        top = self._stack.currentWidget()
        if self._before is not None and top is self._card:
            return self._before
        return top  # type: ignore[return-value]  # nothing but screens and the card is put into the stack

    def show_screen(self, screen: Screen) -> None:
        """Show a screen, with its words in the bar and the focus where its work goes on."""
        self.complete()
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
            screen.bar_changed.connect(lambda: self._show_bar(screen))
        self._before = None
        self._stack.setCurrentWidget(screen)
        self.strip.setVisible(screen is not self.unlock)
        self._show_bar(screen)
        self._order_stops(screen)
        screen.take_focus()

    def tell(self, text: str) -> None:
        """Say in a line what happened."""
        self.complete()
        self.notice.tell(text, problem=False)

    def tell_problem(self, text: str) -> None:
        """Say in a line what went wrong, what is safe, what to do."""
        self.complete()
        self.notice.tell(text, problem=True)

    def show_card(self) -> None:
        """Lay the shortcut card over the work area."""
        if self._card is None:
            from ui.parts.shortcut_card import ShortcutCard

            card = ShortcutCard()
            card.closed.connect(self._close_card)
            self._card = card
            self._stack.addWidget(card)
        if self._stack.currentWidget() is self._card:
            self._close_card()
            return
        self._before = self.shown
        self._stack.setCurrentWidget(self._card)
        self.bar.hide()
        self._card.setFocus()

    def let_close(self) -> None:
        """Close for good: everything is saved."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first, so that what is typed is saved."""
        if not self._may_close:
            self.close_asked.emit()
        # Whoever listens may have let it close at once; Qt ignores a close() within a close event.
        event.setAccepted(self._may_close)

    def _bind_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        self.unlock.bind_keys()
        for keys, act in (
            (("F12",), self.lock_asked.emit),
            (("F11",), self.scene_asked.emit),
            (("F1",), self.show_card),
            (("Ctrl+Return", "Ctrl+Enter"), self._act),
            (("F8",), self._step_by_key),
            (("Esc",), self._escape),
            (("Ctrl+T",), lambda: self._wear(theme.worn().turned())),
            (("Ctrl+G",), lambda: self._wear(theme.worn().touched())),
            (("Ctrl+L",), self._turn_language),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(act)

    def _ask_desktop(self) -> None:
        """Follow the desktop's wish for more contrast, whenever the person comes back to this window."""
        from ui import looks

        self._wear(theme.worn()._replace(strong=looks.more_contrast_wanted()))

    def _wear(self, face: theme.Face) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and face != theme.worn():
            theme.wear(app, face)
            self.face_changed.emit(face)

    def _turn_language(self) -> None:
        tongue.speak(tongue.other())
        self.language_changed.emit(tongue.spoken())

    def _act(self) -> None:
        if self._stack.currentWidget() is not self._card:
            self.shown.act()

    def _step(self) -> None:
        if self._stack.currentWidget() is not self._card:
            self.shown.step()

    def _step_by_key(self) -> None:
        if self.shown.bar.step_key == "F8":
            self._step()

    def _escape(self) -> None:
        if self._before is not None:
            self._close_card()
        else:
            self.shown.leave()

    def _close_card(self) -> None:
        if self._before is not None:
            back, self._before = self._before, None
            self._stack.setCurrentWidget(back)
            self._show_bar(back)
            back.take_focus()

    def _show_bar(self, screen: Screen) -> None:
        if screen is self._stack.currentWidget():
            self.bar.show_words(screen.bar)

    def _order_stops(self, screen: Screen) -> None:
        """Let Tab come to the bar after the screen, as the eye does; screens are made after the bar, and Qt would go by that."""
        last: QWidget = screen
        widget = screen.nextInFocusChain()
        while widget is not None and widget is not screen:
            if screen.isAncestorOf(widget) and widget.focusPolicy().value:
                last = widget
            widget = widget.nextInFocusChain()
        for stop in self.bar.stops():
            QWidget.setTabOrder(last, stop)
            last = stop

    def _refocus(self) -> None:
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.shown.take_focus()
