"""The small line under a field that asks how the officer knows, and how exact it is meant."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.answers.values import Precision, Source
from fieldreport.said import said
from ui import tongue
from ui.parts.room import SideBySide
from ui.parts.words import words
from ui.questions.buttons import ChoiceButtons
from ui.questions.editor import ChoiceWords
from ui.questions.keeping import in_one_line, keepable
from ui.questions.lines import Line
from ui.theme import fix_width, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

SOURCES: dict[Source, str] = {
    Source.OBSERVED: said("I observed"),
    Source.TOLD: said("Told to me"),
    Source.VIDEO: said("Seen on video"),
    Source.RECORD: said("Record checked"),
}
"""What a source is called."""
WHICH: dict[Source, str] = {Source.TOLD: said("By whom?"), Source.VIDEO: said("Which video?"), Source.RECORD: said("Which record?")}
"""What is asked of a source that has a name."""
PRECISIONS: dict[Precision, str] = {Precision.EXACT: said("Exactly"), Precision.ABOUT: said("About"), Precision.AT_LEAST: said("At least")}
"""What a precision is called."""


NAMES = 128
"""Width of what is asked, before what is answered, px."""


class HowKnown(QFrame):
    """Asks for source and precision; one answer is changed, nothing else."""

    said = Signal(object, str, object)
    """Source or ``None``, who or which, :class:`Precision`."""
    left = Signal()
    """Enter or Esc: back to the answer."""

    def __init__(self, parent: QWidget, *, with_precision: bool) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.sources = ChoiceButtons(several=False, parent=self)
        self.sources.set_choices(tuple(ChoiceWords(source.value, text) for source, text in SOURCES.items()))
        self.sources.set_names(said("How do you know?"), "")
        self.which = Line(self)
        self.which.setMaxLength(500)
        fix_width(self.which, 360)
        self.which_label = words(said("By whom?"), "side")
        self.which_label.setBuddy(self.which)
        self.precisions = ChoiceButtons(several=False, parent=self)
        self.precisions.set_choices(tuple(ChoiceWords(precision.value, text) for precision, text in PRECISIONS.items()))
        self.precisions.set_names(said("How exact is it?"), "")
        self._lay_out(with_precision=with_precision)
        self.sources.chosen.connect(self._source_chosen)
        self.precisions.chosen.connect(lambda _: self._say())
        self.which.textEdited.connect(lambda _: self._say())
        self.which.returnPressed.connect(self.left)
        self.sources.accepted.connect(self.left)
        self.precisions.accepted.connect(self.left)

    def show_source(self, source: Source | None, told_by: str, precision: Precision) -> None:
        """Show what is known of an account."""
        self.sources.choose((source.value,) if source is not None else ())
        if self.which.text() != told_by and not self.which.hasFocus():
            self.which.setText(told_by)
        self.precisions.choose((precision.value,))
        self._show_which(source)

    def focus_first(self) -> None:
        """Put the keyboard on the first control."""
        stop = next((button for button in self.sources.stops() if button.focusPolicy() & Qt.FocusPolicy.TabFocus), self.sources.stops()[0])
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """The controls in visual order."""
        return (*self.sources.stops(), self.which, *self.precisions.stops())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the answer; what was said stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, *, with_precision: bool) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        second = QHBoxLayout()
        self.which_label.setMinimumWidth(NAMES)
        second.addWidget(self.which_label)
        second.addWidget(self.which)
        second.addStretch(1)
        exact = _named(said("How exact is it?"), self.precisions)
        box.addWidget(_named(said("How do you know?"), self.sources))
        box.addLayout(second)
        box.addWidget(exact)
        exact.setVisible(with_precision)
        for one, other in pairwise(self.stops()):
            QWidget.setTabOrder(one, other)

    def _source(self) -> Source | None:
        codes = self.sources.codes()
        return Source(codes[0]) if codes else None

    def _source_chosen(self) -> None:
        self._show_which(self._source())
        self._say()

    def _show_which(self, source: Source | None) -> None:
        asked = WHICH.get(source) if source is not None else None
        self.which_label.setText(asked or "")
        tongue.name(self.which, asked or said("By whom?"))
        self.which_label.setVisible(asked is not None)
        self.which.setVisible(asked is not None)

    def _say(self) -> None:
        precision = self.precisions.codes()
        kept, _ = keepable(self.which.text())
        self.said.emit(self._source(), in_one_line(kept), Precision(precision[0]) if precision else Precision.EXACT)


def _named(asked: str, answers: ChoiceButtons) -> SideBySide:
    """Return choices with what is asked before them, or above them where that leaves too little room."""
    label = words(asked, "side")
    label.setMinimumWidth(NAMES)
    return SideBySide(label, answers, from_width=600, gap=8, stretch=(0, 1))
