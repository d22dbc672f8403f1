"""Check a report: drop files; for each, three sentences, then the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from fieldreport.said import said
from ui.lists.checks import MARKS, OUTCOMES, check_rows, detail_rows
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.dragged import files_in
from ui.parts.mark import MarkView
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, line, say, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from fieldreport.checking import Checked
    from fieldreport.report.transcript import Transcript

WIDTH = 880
FILES_HIGH, DETAILS_HIGH = 24 * UNIT, 30 * UNIT
"""The most that the list of files takes, and the least that the details do, px."""
ABOUT = said(
    "Drop a sealed report on this window, or several, or choose them. HQ's receipt is found where it lies beside the file under the name "
    "that saving gave it; else drop it, too. Nothing leaves this computer."
)
CHECKING = said("Checking…")


class CheckScreen(Screen):
    """Shows what checking came to."""

    files_given = Signal(object)
    """tuple of paths"""
    choose_asked = Signal()
    file_chosen = Signal(int)
    """place of the file whose details are shown"""
    save_asked = Signal()
    compare_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.files = RowList(said("Files that were checked"), wrap=True)
        self.files.setMaximumHeight(FILES_HIGH)
        self.files.chosen.connect(lambda key: self.file_chosen.emit(int(str(key))))
        self._mark, self._outcome = MarkView(), words("", "section", wrap=True)
        self._head = block(line(self._mark, 1, self._outcome))
        self._sentences = [words("", "statement", wrap=True) for _ in range(3)]
        self._notes = words("", "care", wrap=True)
        self._said = words("", "side", wrap=True)
        self._save = button(said("Save the transcript…"), "", "Ctrl+S", bind=False)
        self._compare = button(said("Compare the two"), "", "Ctrl+J", bind=False)
        self._details_title = words(said("Details"), "section")
        self.details = RowList(said("Details of the check"), wrap=True, leads=False)
        self.details.setMinimumHeight(DETAILS_HIGH)
        self._save.clicked.connect(self.save_asked)
        self._compare.clicked.connect(self.compare_asked)
        for key, made in (("Ctrl+S", self._save), ("Ctrl+J", self._compare)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda made=made: made.click() if not made.isHidden() else None)
        first, second, third = self._sentences
        inner = column(
            words(said("Check a report"), "title", wrap=True), 1, words(ABOUT, "side", wrap=True), 2, self.files, 2, self._head, 1,
            first, 1, second, 1, third, 1, self._notes, 1, line(self._save, 1, self._compare, None), 1, self._said, 2,
            self._details_title, 1, self.details, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        page = line(None, block(inner, width=WIDTH), None)
        page.setStretch(1, 8)
        self.lay_out(page)
        self.set_bar(BarWords(back=said("Back"), action=said("Choose files…")))
        self.show_nothing("")

    def show_nothing(self, text: str) -> None:
        """Show no check; say why, or what is being done."""
        self.files.set_rows([])
        for part in (self.files, self._head, *self._sentences, self._save, self._compare, self._details_title, self.details):
            part.hide()
        say(self._notes, "")
        say(self._said, text)

    def show_files(self, checked: Sequence[Checked], *, comparable: bool) -> None:
        """List the files that were checked; where there is one alone, the list would say nothing more."""
        self.files.set_rows(check_rows(checked))
        self.files.setVisible(len(checked) > 1)
        self.files.setMinimumHeight(min(self.files.sizeHint().height(), FILES_HIGH))  # the details are long and would take its room
        self._compare.setVisible(comparable)

    def show_check(self, number: int, checked: Checked, transcript: Transcript) -> None:
        """Say what the check of one file came to."""
        self.files.select(number)
        self._mark.show_mark(*MARKS[checked.verdict.outcome])
        self._outcome.setText(said("{name}: {outcome}", name=checked.name, outcome=OUTCOMES[checked.verdict.outcome]))
        for label, sentence in zip(self._sentences, transcript.sentences, strict=True):
            say(label, sentence)
        say(self._notes, "\n".join((*checked.notes, *transcript.notes)))
        say(self._said, "")
        self.details.set_rows(detail_rows(transcript))
        for part in (self._head, self._save, self._details_title, self.details):
            part.show()
        self.take_focus()

    def say_done(self, text: str) -> None:
        """Say what became of saving."""
        say(self._said, text)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return tuple(label.text() for label in self._sentences if not label.isHidden())

    @property
    def told(self) -> str:
        """What else is said: notes, and what became of saving."""
        return "\n".join(label.text() for label in (self._notes, self._said) if not label.isHidden())

    def take_focus(self) -> None:
        """On the files where there are several, else beside the sentences, so that they stay in view."""
        where = next((part for part in (self.files, self._save) if not part.isHidden()), self)
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Choose files."""
        self.choose_asked.emit()

    def leave(self) -> None:
        """Back to where it was asked for."""
        self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is files of this computer."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check what was let go of."""
        event.acceptProposedAction()
        self.files_given.emit(files_in(event.mimeData()))
