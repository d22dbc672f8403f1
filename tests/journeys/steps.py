"""What a person does at the window, a step a function; each works the keyboard and says what is then to be seen."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests import builders
from tests.journeys import typing_hands
from tests.ui import pages
from ui.screens.home import HomeScreen
from ui.screens.scene_log import SceneLogScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow


def pause(milliseconds: int) -> None:
    """Let the window run. ``QTest.qWait`` would keep Python's lock all the while: the lanes would get a third of their time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Patience:
    """Waits as pytest-qt's ``qtbot`` does, outside pytest."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int) -> None:
        until = time.monotonic() + timeout / 1000
        while not condition():
            assert time.monotonic() < until, "waited in vain"
            pause(10)


class _Window(pages.WindowPage):
    """The page of a window that runs already."""

    def __init__(self, window: MainWindow) -> None:
        self.qtbot = _Patience()
        self.left = []
        self.window = window
        if not window.isActiveWindow():  # an X server without a window manager gives the keyboard to nobody
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window), "the window did not get the keyboard"
        self.qtbot.waitUntil(lambda: _desktop().wiring is not None, pages.PATIENCE)
        self.unlock = pages.UnlockPage(self)
        self.home = pages.HomePage(self)
        self.review = pages.ReviewPage(self)
        self.seal = pages.SealPage(self)
        self.end = pages.ShiftEndPage(self)


def _fresh_sheet() -> Any:
    return builders.sample_sheet(builders.Clock(), builders.counter("row"))


def first_time(window: MainWindow, star: str, code: str, pin: str) -> str:
    page = _Window(window)
    window.unlock.take_focus()
    pages.press(Qt.Key.Key_F4)
    page.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit) and not window.unlock._usual.isVisible(), pages.PATIENCE)
    for text in (star, code, pin, pin):
        pages.write(text)
        pages.press(Qt.Key.Key_Return)
    page.at(HomeScreen)
    return page.notice


def unlock(window: MainWindow, star: str, pin: str, lands: str = "HomeScreen") -> str:
    """Star and PIN; return the screen on which the officer lands."""
    page = _Window(window)
    window.unlock.take_focus()
    page.unlock.enter(star, pin)
    page.qtbot.waitUntil(lambda: type(window.shown).__name__ == lands or bool(window.unlock.problem), pages.PATIENCE)
    assert not window.unlock.problem, window.unlock.problem
    return type(window.shown).__name__


def _desktop() -> Any:
    from ui.application import Desktop

    return next(child for child in QApplication.instance().children() if isinstance(child, Desktop))


def wait_for_certificate(window: MainWindow) -> None:
    """Wait until HQ has certified the officer, which the window does behind her back."""
    session = _desktop().wiring.session
    _Window(window).qtbot.waitUntil(lambda: session.open_desk.why_not_sealing() == "", pages.PATIENCE)


def wait_for_strip(window: MainWindow, words: str) -> None:
    _Window(window).qtbot.waitUntil(lambda: any(words in label.text() for label in window.strip.findChildren(QLabel)), pages.PATIENCE)


def link_words(window: MainWindow) -> str:
    return window.unlock._link.text()


def wait_for_link(window: MainWindow, words: str) -> str:
    page = _Window(window)
    page.qtbot.waitUntil(lambda: words in link_words(window), pages.PATIENCE)
    return link_words(window)


def fill_sample(window: MainWindow) -> None:
    """Begin a report and fill the fictional incident by keyboard."""
    page = _Window(window)
    page.home.new_report().fill_like(_fresh_sheet())


def answers(window: MainWindow) -> dict[str, object]:
    """What the open form holds."""
    return _desktop().wiring.session.report.sheet.stored(hidden=False)


def begin_report(window: MainWindow) -> None:
    _Window(window).home.new_report()


def write_narrative(window: MainWindow, text: str) -> None:
    page = _Window(window).fill
    page.reach(builders.Place("narrative"))
    page.type(text)


def open_first(window: MainWindow) -> None:
    """Open the first report of the list."""
    _Window(window).home.open_first()


def go_to_narrative(window: MainWindow) -> None:
    """Go to the end of the narrative."""
    _Window(window).fill.reach(builders.Place("narrative"))
    pages.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def begin_typing(window: MainWindow, log: str, save_after: int | None = None) -> None:
    """Begin to type where the keyboard is, until the process ends.

    Args:
        window: the window.
        log: the file that is told of each key.
        save_after: milliseconds after which the window saves, in place of its own: a control, broken on purpose.
    """
    if save_after is not None:
        from ui.actions import drafting

        drafting.WAIT = save_after
    typing_hands.Hands(_Window(window).fill, Path(log), QApplication.instance())


def begin_note(window: MainWindow, log: str, save_after: int | None = None) -> None:
    """Begin a note in the scene log and type it until the process ends; arguments as in :func:`begin_typing`."""
    if save_after is not None:
        from ui.actions import scening

        scening.WAIT = save_after
    page = _Window(window)
    hands = page.fill  # types where the keyboard is
    pages.press(Qt.Key.Key_F11)
    page.at(SceneLogScreen)
    pages.press(Qt.Key.Key_N)
    typing_hands.Hands(hands, Path(log), QApplication.instance())


def paste(window: MainWindow, text: str) -> str:
    """Paste where the keyboard is; return what is said under the field."""
    page = _Window(window).fill
    page.paste(text)
    return page.field().foot_words()


def type_text(window: MainWindow, text: str) -> None:
    _Window(window).fill.type(text)


def try_pin(window: MainWindow, star: str, pin: str) -> str:
    """Type a star where none stands, and a PIN; return what is said."""
    page = _Window(window)
    window.unlock.take_focus()
    if window.unlock._star.text():
        page.unlock.enter_pin(pin)
    else:
        page.unlock.enter(star, pin)
    return page.unlock.wait_for_problem()


def notice(window: MainWindow) -> str:
    return _Window(window).notice


def wait_for_notice(window: MainWindow, words: str) -> str:
    page = _Window(window)
    page.qtbot.waitUntil(lambda: page.notice.startswith(words), pages.PATIENCE)
    return page.notice


def wait_until_quiet(window: MainWindow) -> None:
    """Wait until nothing is unsaved and nothing is being done."""
    wiring = _desktop().wiring
    wiring.background.drain(pages.PATIENCE / 1000)
    assert not wiring.drafting.unsaved


def saved_words(window: MainWindow) -> str:
    """What the strip says about saving."""
    return window.strip._saved.text()


def wait_for_saved(window: MainWindow, words: str) -> str:
    _Window(window).qtbot.waitUntil(lambda: saved_words(window).startswith(words), pages.PATIENCE)
    return saved_words(window)


def refusal(window: MainWindow) -> str:
    """What a window says that does not open."""
    return window.unlock.problem


def close(window: MainWindow) -> bool:
    """The window's own close button; return whether the window is gone."""
    window.close()
    return not window.isVisible()


def press(window: MainWindow, key: str, ctrl: bool = False) -> str:
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    pages.press(getattr(Qt.Key, f"Key_{key}"), modifiers)
    return type(window.shown).__name__


def review_and_seal(window: MainWindow, pin: str) -> dict[str, Any]:
    page = _Window(window)
    pages.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    gaps = page.review.gaps
    printed = page.review.wait_for_paper()
    page.review.seal()
    return {"gaps": gaps, "pages": printed, "standing": page.seal.sign(pin)}


def go_home(window: MainWindow) -> list[str]:
    page = _Window(window)
    pages.press(Qt.Key.Key_Escape)
    return page.home.states


def states(window: MainWindow) -> list[str]:
    return _Window(window).home.states


def wait_for_state(window: MainWindow, words: str) -> list[str]:
    page = _Window(window)
    page.home.wait_for_state(words)
    return page.home.states


def place(window: MainWindow) -> str:
    return _Window(window).fill.screen.current_place()


def grab(window: MainWindow, path: str) -> bool:
    return window.grab().save(path)
