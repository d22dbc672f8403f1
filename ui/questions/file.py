"""A file as an answer: added by dialog, drop or paste, taken in by the window, shown, removed.

The editor never opens a file. It says what is wanted and is told how far it is.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from fieldreport.answers.values import AttachedFile
from fieldreport.said import said
from ui import tongue
from ui.parts.dragged import files_in
from ui.questions.editor import Editor, Entry, PictureWanted, StopTakingIn, TakeIn
from ui.questions.file_panels import PICTURE, Nothing, Shown, UnderWay, Waiting
from ui.questions.file_words import ADD, name_filters
from ui.questions.lines import Chip

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from fieldreport.answers.values import Account, NonAnswer
    from fieldreport.forms.definition import QuestionType

NOT_IN_YET = said("{name} is not in the report yet: go back and press “Take it in”, or “Not now”.")
THERE_IS_ONE = said("There is a file already. Remove it first; Ctrl+Z brings it back.")
ONE_AT_A_TIME = said("One question takes one file. Nothing was added; add one of them.")
NO_FILE = said("What was pasted or dropped is no file on this laptop or on a stick in it. Nothing was added.")
STILL = said("{name} is still being taken in. Esc once more goes home and stops it; nothing is kept of it then.")
_PICTURED = ("image/", "application/pdf")


class FileEditor(Editor):
    """A question that is answered with a file."""

    offered = Signal(object)
    """The file that waits to be taken in, a :class:`TakeIn`, at every key; ``None`` when there is none any more."""

    def __init__(self, kind: QuestionType, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._names = ("", "")
        self._last = TakeIn(Path())
        self._running = ""
        self._warned = False
        self._read_only = False
        self.chip = Chip(self)
        self.nothing = Nothing(ADD[kind], self)
        self.waiting, self.under_way, self.shown = Waiting(self), UnderWay(self), Shown(self)
        self._faces: tuple[QWidget, ...] = (self.nothing, self.waiting, self.under_way, self.shown)
        self._face: QWidget = self.nothing
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for face in self._faces:
            face.setVisible(face is self._face)
            box.addWidget(face)
        box.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAcceptDrops(True)
        self._connect()

    # What the field tells

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the file of an account; a file that waits or is being taken in is left alone."""
        value = account.value if account is not None else None
        file = value if isinstance(value, AttachedFile) else None
        if file is not None:
            self._show_file(file)
        elif afresh or self._face is self.shown:
            if afresh:
                self._last = TakeIn(Path())
            self._turn_to(self.nothing)

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip under the button."""
        self.chip.say(non_answer)

    def set_names(self, name: str, description: str) -> None:
        """Name all faces after the question."""
        self._names = (name, description)
        tongue.name(self.nothing.add, f"{name}: {self.nothing.add.text()}")
        tongue.describe(self.nothing.add, description or said("Enter opens the list of files. A copied file is pasted with Ctrl+V."))
        self.waiting.set_names(name)
        self.under_way.set_names(name)
        self.shown.set_names(name, description)

    def set_read_only(self, read_only: bool) -> None:
        """Let the file be looked at only."""
        self._read_only = read_only
        self.nothing.setEnabled(not read_only)
        self.shown.remove.setVisible(not read_only)
        self.setAcceptDrops(not read_only)

    def stops(self) -> tuple[QWidget, ...]:
        """The controls of the face that is shown."""
        if self._face is self.nothing:
            return (self.nothing.add,)
        if self._face is self.waiting:
            return (self.waiting.where, self.waiting.whom, self.waiting.begin, self.waiting.not_now)
        if self._face is self.under_way:
            return (self.under_way, self.under_way.stop)
        return (self.shown,) if self._read_only else (self.shown, self.shown.remove)

    def leave(self) -> None:
        """Say that a file waits, when it does."""
        if self._face is self.waiting:
            self.noted.emit(NOT_IN_YET.format(name=self.waiting.offer().source.name))

    def close_open(self) -> bool:
        """Put a file that waits back; say once that one is being taken in."""
        if self._face is self.waiting:
            self._put_back()
            return True
        if self._face is self.under_way and not self._warned:
            self._warned = True
            self.noted.emit(STILL.format(name=self._running))
            return True
        return False

    # What the window tells

    def show_offer(self, offer: TakeIn) -> None:
        """Show again a file that waits to be taken in."""
        self.waiting.show_offer(offer)
        self._turn_to(self.waiting)

    def show_progress(self, name: str, done: int, total: int, seconds: float) -> None:
        """Show how far the intake is: bytes done of bytes in all, seconds since it began."""
        if self._running != name or self._face is not self.under_way:
            self._running, self._warned = name, False
        self.under_way.show_progress(name, done, total, seconds)
        self._turn_to(self.under_way)

    def show_stopped(self, told: str) -> None:
        """Say that the intake was stopped, and be ready for another."""
        if self._face is self.under_way:
            self._turn_to(self.nothing)
        self.noted.emit(told)

    def show_failed(self, told: str, offer: TakeIn) -> None:
        """Say why the file was not taken in; it waits again, with what was said of it."""
        self.show_offer(offer)
        self.offered.emit(offer)
        self.noted.emit(told)

    def show_picture(self, sha256: str, png: bytes) -> None:
        """Show a small picture (PNG) of the file with this hash, if it is still the one that is shown."""
        if self.shown.file is not None and self.shown.file.sha256 == sha256:
            self.shown.show_picture(png)

    def show_trouble(self, sha256: str, told: str) -> None:
        """Say what is wrong with the bytes of the file with this hash."""
        if self.shown.file is not None and self.shown.file.sha256 == sha256:
            self.shown.show_trouble(told)

    # What the person does

    def offer(self, files: tuple[Path, ...]) -> None:
        """Take a file that was chosen, dropped or pasted, and ask where it comes from."""
        refused = (
            THERE_IS_ONE if self._face in (self.shown, self.under_way) else ONE_AT_A_TIME if len(files) > 1 else "" if files else NO_FILE
        )
        self.noted.emit(refused)
        if refused or self._read_only:
            return
        offer = self._last if self._last.source == files[0] else TakeIn(files[0])
        self.show_offer(offer)
        self.offered.emit(offer)
        self.waiting.where.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.nothing.show_dragged(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went on."""
        self.nothing.show_dragged(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer the file that was let go of."""
        self.nothing.show_dragged(over=False)
        event.acceptProposedAction()
        self.offer(files_in(event.mimeData()))

    def _connect(self) -> None:
        self.nothing.add.clicked.connect(self._choose)
        self.nothing.add.pasted.connect(self.offer)
        self.waiting.typed.connect(lambda: self.offered.emit(self.waiting.offer()))
        self.waiting.begun.connect(self._begin)
        self.waiting.put_back.connect(self._put_back)
        self.under_way.stop.clicked.connect(lambda: self.asked.emit(StopTakingIn()))
        self.shown.remove.clicked.connect(lambda: self.entered.emit(Entry(None)))
        self.shown.accepted.connect(self.done)

    def _choose(self) -> None:
        # Not a modal call: the event loop stays the window's own, so that saving and locking go on.
        _remember_no_folders()
        dialog = QFileDialog(self.window(), ADD[self._kind])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(name_filters(self._kind))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.offer((Path(name),))

    def _begin(self) -> None:
        offer = self._last = self.waiting.offer()
        self.noted.emit("")
        self.offered.emit(None)
        self.asked.emit(offer)

    def _put_back(self) -> None:
        self._last = self.waiting.offer()
        self.offered.emit(None)
        self.noted.emit("")
        self._turn_to(self.nothing)

    def _show_file(self, file: AttachedFile) -> None:
        if file != self.shown.file:
            self.shown.show_file(file)
            if file.media_type.startswith(_PICTURED):
                self.asked.emit(PictureWanted(file.sha256, round(PICTURE[0] * self.devicePixelRatioF())))
        if self._face is self.waiting:
            self.offered.emit(None)
        self._turn_to(self.shown)

    def _turn_to(self, face: QWidget) -> None:
        if face is self._face:
            return
        before, self._face = self._face, face
        focus = QApplication.focusWidget()
        face.show()
        self.set_names(*self._names)
        if focus is not None and self.isAncestorOf(focus):
            # Before the old face goes: Qt would move the keyboard on to the next question.
            self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        before.hide()
        if before is self.shown:
            self.shown.file = None
        self.remade.emit()


def _remember_no_folders() -> None:
    """Let Qt's own file dialog write down nothing.

    When it goes it would put the folders that were looked at into the user's settings, in the clear
    (``QFileDialogPrivate::saveSettings`` in Qt's qfiledialog.cpp, with no way to say no): there they would say,
    without any PIN, which cards and folders evidence came from.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
