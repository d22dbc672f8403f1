"""Check a report: drop a file; three sentences, then the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.bar import BarWords
from ui.parts.dragged import files_in
from ui.parts.mark import Mark, MarkView, Tone
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, line, say, under, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

WIDTH = 960
ABOUT = said(
    "Drop a sealed report here, or choose the file. HQ's receipt is found when it lies beside it under the name that saving gave it. "
    "The file is only read; nothing is sent anywhere."
)


class CheckScreen(Screen):
    """Takes a file and says what checking it came to."""

    file_given = Signal(object)
    """path of a file that was let go of over the screen"""
    choice_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = said("My shift")
        self.setAcceptDrops(True)
        self._choose = button(said("Choose a file…"), "", "Ctrl+J")
        self._choose.clicked.connect(self.choice_asked)
        self._mark = MarkView()
        self._headline = words("", "section", wrap=True)
        headline = line(self._mark, 1, self._headline)
        headline.setStretch(2, 1)
        self._sentences = [words("", "statement", wrap=True) for _ in range(3)]
        for number, name in enumerate((said("Who"), said("When"), said("What"))):
            tongue.name(self._sentences[number], name)
        self._found = block(column(headline, 2, self._sentences[0], 1, self._sentences[1], 1, self._sentences[2]))
        self._details = QWidget()
        self._problem = words("", "problem", wrap=True)
        self._column = column(
            words(said("Check a report"), "title"), 1, words(ABOUT, "side", wrap=True), 2, line(self._choose, None), 3, self._problem,
            self._found, 3, self._details, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_out(line(block(self._column, width=WIDTH)))
        self.say_problem("")
        self.set_bar(BarWords(back=self._back))

    def show_checking(self, name: str) -> None:
        """Say that a file is being checked."""
        self.say_problem("")
        self.set_bar(BarWords(left=said("Checking {name}…", name=name), tone="side", back=self._back))

    def show_found(self, headline: tuple[str, Mark, Tone], sentences: Sequence[str], details: Sequence[tuple[str, str]]) -> None:
        """Say what checking came to."""
        text, mark, tone = headline
        say(self._problem, "")
        say(self._headline, text)
        self._mark.show_mark(mark, tone)
        for label, sentence in zip(self._sentences, sentences, strict=True):
            say(label, sentence)
        self._found.show()
        self._show_details(details)
        self.set_bar(BarWords(left=text, tone=tone, back=self._back))

    def say_problem(self, text: str) -> None:
        """Say why nothing was checked, or nothing."""
        say(self._problem, text)
        self._found.hide()
        self._details.hide()
        self.set_bar(BarWords(back=self._back))

    @property
    def headline(self) -> str:
        """What checking came to, or ""."""
        return "" if self._found.isHidden() else self._headline.text()

    @property
    def problem(self) -> str:
        """Why nothing was checked, or ""."""
        return self._problem.text()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was let go of."""
        event.acceptProposedAction()
        self.file_given.emit(files_in(event.mimeData())[0])

    def take_focus(self) -> None:
        """On the button."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Choose a file."""
        self.choice_asked.emit()

    def leave(self) -> None:
        """Go back."""
        self.left.emit()

    def _show_details(self, details: Sequence[tuple[str, str]]) -> None:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(UNIT)
        for row, (name, value) in enumerate(details):
            label = words(value, "hash" if len(value) == 64 else "", wrap=True)
            tongue.name(label, name)
            grid.addLayout(under(words(name, "side", wrap=True), label), row, 0)
        self._column.replaceWidget(self._details, made)
        self._details.hide()
        self._details.deleteLater()
        self._details = made
        made.show()
