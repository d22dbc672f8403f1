"""The fill screen as a person uses it: by keyboard alone.

A journey speaks of places and answers; which keys that takes stands here.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QRadioButton, QTableView, QWidget

from fieldreport.answers.values import Account, AttachedFile, NonAnswer, Place, Source
from fieldreport.forms.definition import FILES, UNASKED, Group, Question, QuestionType, Repeat
from tests.builders import Clock
from ui.questions.file import FileEditor
from ui.questions.provision import ProvisionSearch
from ui.questions.rank import Rank
from ui.questions.select_multiple import SelectMultipleList
from ui.screens.fill import FillScreen, place_of_text, place_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer
    from fieldreport.filling import Known
    from fieldreport.forms.definition import Item
    from ui.questions.field import QuestionField

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
NON_ANSWER_KEYS = {NonAnswer.UNKNOWN: Key.Key_F5, NonAnswer.NOT_OBSERVED: Key.Key_F6, NonAnswer.REFUSED: Key.Key_F7}
SOURCE_ORDER = (Source.OBSERVED, Source.TOLD, Source.VIDEO, Source.RECORD)
LONG = 60
"""Characters above which an answer is pasted rather than typed key by key: tests are many, and the keys are tried elsewhere."""
PATIENCE = 15_000
"""The longest that is waited for a file dialog or an intake, milliseconds."""
MOST_TABS = 400
"""Tabs after which a place is taken to be out of the keyboard's reach."""


def open_fill(qtbot: QtBot, sheet: AnswerSheet, place: str = "", *, width: int = 1366, known: Known | None = None) -> FillPage:
    """Show a report in a fill screen of its own and return its page."""
    screen = FillScreen(now=Clock())
    qtbot.addWidget(screen)
    screen.resize(width, 700)
    screen.open(sheet, place, known)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.take_focus()
    return FillPage(screen)


class FillPage:
    """The fill screen, driven by keys."""

    def __init__(self, screen: FillScreen, files: Mapping[str, Path] | None = None) -> None:
        """``files``: where files lie that :meth:`fill_like` adds, by their SHA-256."""
        self.screen = screen
        self.files = files or {}

    # Keys

    def focus(self) -> QWidget:
        """The control that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type text, a key a character."""
        for character in text:
            if character == "\n":
                self.key(Key.Key_Return)
                continue
            widget = self.focus()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                code = ord(character.upper()) if character.isascii() else 0
                QApplication.sendEvent(widget, QKeyEvent(kind, code, PLAIN, character))

    def paste(self, text: str) -> None:
        """Paste text with Ctrl+V."""
        QGuiApplication.clipboard().setText(text)
        self.key(Key.Key_V, CTRL)

    def clear(self) -> None:
        """Empty a text control."""
        self.key(Key.Key_A, CTRL)
        self.key(Key.Key_Delete)

    # Places

    def place(self) -> Place:
        """Where the keyboard is."""
        return place_of_text(self.screen.current_place())

    def field(self) -> QuestionField:
        """The field that has the keyboard."""
        page = self.screen.sections.page
        assert page is not None
        field = page.column.reveal(self.place())
        assert field is not None
        return field

    def section(self, name: str) -> None:
        """Go to a section with Ctrl+PageDown and Ctrl+PageUp."""
        names = [section.name for section in self.screen.sections.sections]
        for _ in names:
            page = self.screen.sections.page
            assert page is not None
            here = names.index(page.section.name)
            if names[here] == name:
                return
            self.key(Key.Key_PageDown if here < names.index(name) else Key.Key_PageUp, CTRL)
        raise AssertionError(f"section {name} was not reached")

    def reach(self, place: Place) -> None:
        """Go to a field by sections, arrows in tables, and Tab."""
        self.section(self.screen.sections.section_of(place.name))
        if self.place() == place and self._on_answer():
            return
        for _ in range(MOST_TABS):
            self.key(Key.Key_Tab)
            focus = QApplication.focusWidget()
            if isinstance(focus, QTableView):
                self._choose_row(focus, place)
            elif self.place() == place and self._on_answer():
                return
        raise AssertionError(f"{place_text(place)} was not reached by Tab")

    def new_row(self, repeat: Place) -> str:
        """Add a row with Ctrl+N from within the repeat's section and return its id."""
        self.section(self.screen.sections.section_of(repeat.name))
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and focus.parentWidget() is not None and self._box_of(focus) == repeat.name:
                break
            self.key(Key.Key_Tab)
        self.key(Key.Key_N, CTRL)
        return self.place().rows[len(repeat.rows)]

    # Answers

    def answer(self, place: Place | str, text: str) -> None:
        """Go to a field and answer it as a person would: typed, or chosen by the words of a choice.

        Several choices, also in their order, are split by ``; ``. A file is named by its path.
        """
        self.reach(place_of_text(place) if isinstance(place, str) else place)
        field = self.field()
        if field.question.type is QuestionType.SELECT_ONE:
            self._choose_one(text)
        elif field.question.type is QuestionType.SELECT_MULTIPLE:
            self._choose_several(text.split("; "))
        elif field.question.type in FILES:
            self.add_file(Path(text))
        elif field.question.type is QuestionType.RANK:
            self._put_in_order(text.split("; "))
        elif field.question.type is QuestionType.ACKNOWLEDGE:
            self.key(Key.Key_Space)
        else:
            self.clear()
            if len(text) > LONG:
                self.paste(text)
            else:
                self.type(text)

    def add_file(self, path: Path, where_found: str = "", from_whom: str = "") -> None:
        """Add a file to the question in focus through the file dialog, say where it comes from, and wait until it is taken in."""
        editor = self.field().editor
        assert isinstance(editor, FileEditor)
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self.key(Key.Key_Return)
        _wait_for(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
        self.paste(str(path))
        self.key(Key.Key_Return)
        _wait_for(editor.waiting.isVisible)
        self.screen.window().activateWindow()  # as a window manager does; the offscreen platform has none
        _wait_for(editor.waiting.where.hasFocus)
        self.type(where_found)
        self.key(Key.Key_Return)
        self.type(from_whom)
        self.key(Key.Key_Return)
        _wait_for(editor.shown.isVisible)

    def non_answer(self, place: Place, non_answer: NonAnswer) -> None:
        """Go to a field and answer unknown, not observed or refused."""
        self.reach(place)
        self.key(NON_ANSWER_KEYS[non_answer])

    def say_source(self, source: Source, told_by: str = "") -> None:
        """Say how the answer in focus is known."""
        self.key(Key.Key_F4)
        for _ in range(SOURCE_ORDER.index(source) + 1):
            self.key(Key.Key_Down)
        if told_by:
            self.key(Key.Key_Tab)
            self.clear()
            self.type(told_by)
        self.key(Key.Key_Escape)

    def fill_like(self, wanted: AnswerSheet) -> None:
        """Answer everything as it stands in another sheet, by keyboard, in the order of the form."""
        self._fill(wanted, wanted.form.children, (), ())

    def _fill(self, wanted: AnswerSheet, items: tuple[Item, ...], there: tuple[str, ...], here: tuple[str, ...]) -> None:
        for item in items:
            place = Place(item.name, there)
            if not wanted.is_relevant(place):
                continue
            if isinstance(item, Group):
                self._fill(wanted, item.children, there, here)
            elif isinstance(item, Repeat):
                for row in wanted.rows(place):
                    mine = self.new_row(Place(item.name, here))
                    self._fill(wanted, item.children, (*there, row), (*here, mine))
            elif isinstance(item, Question):
                self._answer_like(wanted, item, place, Place(item.name, here))

    def _answer_like(self, wanted: AnswerSheet, question: Question, there: Place, here: Place) -> None:
        if question.type in UNASKED or question.calculation is not None:
            return
        answer: Answer = wanted.answer(there)
        if not answer:
            return
        account = answer[0]
        if isinstance(account.value, NonAnswer):
            self.non_answer(here, account.value)
        else:
            path = self.files.get(account.value.sha256) if isinstance(account.value, AttachedFile) else None
            self.answer(here, str(path) if path is not None else _words(wanted, there, account))
        if account.source is not None:
            self.say_source(account.source, wanted.shown_source(account).partition(" by ")[2] if account.told_by else "")

    def _on_answer(self) -> bool:
        focus = QApplication.focusWidget()
        editor = self.field().editor
        return focus is not None and editor.isAncestorOf(focus)

    def _choose_row(self, table: QTableView, place: Place) -> None:
        for depth, row in enumerate(place.rows):
            ids = [line.id for line in _lines(table)]
            if row in ids:
                self.key(Key.Key_Home, CTRL)
                for _ in range(ids.index(row)):
                    self.key(Key.Key_Down)
                return
            assert depth < len(place.rows)

    def _box_of(self, widget: QWidget) -> str:
        parent: QWidget | None = widget
        while parent is not None:
            repeat = getattr(parent, "repeat", None)
            if isinstance(repeat, Repeat):
                return repeat.name
            parent = parent.parentWidget()
        return ""

    def _choose_one(self, words: str) -> None:
        editor = self.field().editor
        if isinstance(editor, ProvisionSearch):
            self._choose_provision(editor, words)
            return
        if not isinstance(self.focus(), QRadioButton):
            self.clear()
            self.type(words)
            self.key(Key.Key_Return)
            return
        for _ in range(20):
            focus = self.focus()
            if isinstance(focus, QRadioButton) and focus.accessibleName() == words and focus.isChecked():
                return
            self.key(Key.Key_Down)
        raise AssertionError(f"no choice {words!r}")

    def _choose_provision(self, editor: ProvisionSearch, words: str) -> None:
        """Search, go down to the row, and choose it with Enter: nothing chooses a provision by itself."""
        self.clear()
        self.type(words)
        for _ in editor.model.shown():
            self.key(Key.Key_Down)
            provision = editor.under_cursor()
            if provision is not None and provision.label == words:
                self.key(Key.Key_Return)
                return
        raise AssertionError(f"no provision {words!r}")

    def _choose_several(self, wanted: list[str]) -> None:
        editor = self.field().editor
        for words in wanted:
            if isinstance(editor, SelectMultipleList):
                self.clear()
                self.type(words)
                self.key(Key.Key_Return)
            else:
                self._tick(words)

    def _put_in_order(self, wanted: list[str]) -> None:
        """Confirm the order shown, then go to each choice in turn and move it up to its place."""
        editor = self.field().editor
        assert isinstance(editor, Rank)
        if not editor.model.all_ranked:
            self.key(Key.Key_Return)
        for place, words in enumerate(wanted):
            shown = [editor.model.index(row).data() for row in range(editor.model.rowCount())]
            self.key(Key.Key_Home)
            for _ in range(shown.index(words)):
                self.key(Key.Key_Down)
            for _ in range(shown.index(words) - place):
                self.key(Key.Key_Up, ALT)

    def _tick(self, words: str) -> None:
        for _ in range(40):
            focus = self.focus()
            if isinstance(focus, QCheckBox) and focus.accessibleName() == words:
                if not focus.isChecked():
                    self.key(Key.Key_Space)
                return
            self.key(Key.Key_Down)
        raise AssertionError(f"no choice {words!r}")


def _wait_for(reached: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + PATIENCE / 1000
    while not reached():
        assert time.monotonic() < end, "it did not come"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _words(sheet: AnswerSheet, place: Place, account: Account) -> str:
    if isinstance(account.value, tuple):
        return "; ".join(sheet.shown(place, Account((code,))) for code in account.value)
    if isinstance(account.value, str):
        return sheet.shown(place, Account(account.value))
    return sheet.shown(place, account)


def _lines(table: QTableView) -> list[object]:
    model = table.model()
    assert model is not None
    return [model.line(row) for row in range(model.rowCount())]
