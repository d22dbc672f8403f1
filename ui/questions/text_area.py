"""Text of several lines: the field that grows, and the narrative's sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from ui.questions.editor import Editor, Entry
from ui.questions.keeping import is_keepable, keepable, with_breaks
from ui.questions.keys import lets_go
from ui.questions.lines import Chip
from ui.theme import base_font, set_state

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from fieldreport.answers.values import Account, NonAnswer

LINES = (3, 14)
"""The lines that a growing field shows at least and at most."""
PAPER_COLUMNS = 70
"""Characters in a line of the narrative."""
LEAST_PAPER = 280
"""Height under which the sheet does not go, px."""
PAPER_TYPE = 17
"""Type of the narrative, px."""
PAPER_LEADING, FIELD_LEADING = 150, 125
"""Distance of lines, per cent of the type's own."""
FEW = 64
"""Characters that are looked at one by one when they come in."""
_MEASURE = "He stated that he was. I asked for his name, his badge number and his credential; at 1412 hours he walked away."
"""Prose by which 70 characters are measured."""
BLOCK_LIMIT = 2_000_000
"""Characters that one text takes: twice the largest paste that anyone has shown us."""


class Paper(QTextEdit):
    """A plain-text control with leading (the layout of QPlainTextEdit has no line heights)."""

    typed = Signal()
    """The text changed under a person's hands."""
    erased = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None, leading: int) -> None:
        super().__init__(parent)
        self._leading = leading
        self._quiet = False
        self.chip = Chip(self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # The one history of undoing is the answer sheet's: a second one in here would disagree with it.
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._space_lines()
        self.suspect = False
        """Whether something came in that may not be kept; single keys are looked at one by one, not the whole text again."""
        self.document().contentsChange.connect(self._came)
        self.textChanged.connect(self._changed)
        self.chip.move(10, 8)

    def words(self) -> str:
        """Return the text. Qt's own ``toPlainText`` would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def replace_text(self, text: str) -> None:
        """Show ``text``, touching only what differs, so that the cursor stays where it was."""
        self._quiet = True
        try:
            self._replace(text)
        finally:
            self._quiet = False

    def event(self, event: QEvent) -> bool:
        """Let our keys through to the field and the screen."""
        return False if lets_go(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Backspace take a chip away, and Esc go outwards."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.chip.text() and self.document().isEmpty():
            self.erased.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            # Qt's own Enter clears the format of an empty paragraph instead of beginning another
            # (QWidgetTextControlPrivate::insertParagraphSeparator in 6.11): the second of two Enters would be lost.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain words: without what cannot be kept, and in paragraphs that can be laid out at once."""
        kept, note = keepable(source.text())
        kept, broken = with_breaks(kept)
        room = BLOCK_LIMIT - self.document().characterCount()
        if len(kept) > room:
            kept, note = kept[: max(room, 0)], f"A text holds {BLOCK_LIMIT:,} characters; the rest was not put in."
        self.textCursor().insertText(kept)
        self.ensureCursorVisible()
        self.suspect = False
        self.said.emit(" ".join(part for part in (note, broken) if part))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the line in which writing goes on."""
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def _replace(self, text: str) -> None:
        old = self.words()
        start = _same_at_start(old, text)
        end = _same_at_start(old[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.document())
        # Qt counts in UTF-16 units, Python in characters.
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self._space_lines()

    def _came(self, place: int, _gone: int, added: int) -> None:
        if self._quiet or self.suspect:
            return
        document = self.document()
        self.suspect = added > FEW or not all(is_keepable(document.characterAt(place + step)) for step in range(added))

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._quiet, was = True, self._quiet
        cursor.mergeBlockFormat(spacing)
        self._quiet = was


class TextArea(Editor):
    """Text of several lines; it grows with what is written."""

    def __init__(self, parent: QWidget | None = None, *, leading: int = FIELD_LEADING, lines: tuple[int, int] = LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self._held: str | None = None
        self.paper = Paper(self, leading)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self.paper)
        self.paper.typed.connect(self._typed)
        self.paper.erased.connect(self._erased)
        self.paper.said.connect(self.noted)
        self.paper.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the text of an account."""
        value = account.value if account is not None else None
        text = value if isinstance(value, str) and value.__class__ is str else None
        if afresh or text != self._held:
            self._held = text
            self.paper.replace_text(text or "")
            if afresh:
                self.paper.moveCursor(QTextCursor.MoveOperation.End)

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip in place of text."""
        self.paper.chip.say(non_answer)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the control."""
        set_state(self.paper, "problem" if wrong else "")

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.paper.setReadOnly(read_only)

    def stops(self) -> tuple[QWidget, ...]:
        """The text control alone."""
        return (self.paper,)

    def _typed(self) -> None:
        kept = self.paper.words()
        if self.paper.suspect:
            self.paper.suspect = False
            kept, note = keepable(kept)
            if note:
                self.paper.replace_text(kept)
            self.noted.emit(note)
        self._held = kept or None
        self.entered.emit(Entry(self._held))

    def _erased(self) -> None:
        self._held = None
        self.entered.emit(Entry(None))

    def _grow(self) -> None:
        least, most = self._lines
        line = self.paper.fontMetrics().lineSpacing() * self.paper_leading / 100
        wanted = self.paper.document().size().height() + 20
        height = int(min(max(wanted, line * least + 20), line * most + 20))
        if height != self.paper.minimumHeight():
            self.paper.setFixedHeight(height)

    @property
    def paper_leading(self) -> int:
        """Distance of lines, per cent."""
        return FIELD_LEADING


class Narrative(TextArea):
    """The narrative: a sheet of paper 70 characters wide, with room between the lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, leading=PAPER_LEADING, lines=(16, 16))
        self.paper.setStyleSheet(f"QTextEdit {{ font-size: {PAPER_TYPE}px; }}")
        self.paper.document().setDocumentMargin(24)
        width = QFontMetrics(base_font(PAPER_TYPE)).horizontalAdvance(_MEASURE) * PAPER_COLUMNS // len(_MEASURE) + 2 * 24 + 32
        self.paper.setFixedWidth(width)
        self.paper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.paper.chip.move(30, 30)
        self.box.addStretch(1)
        self._grow()

    def fit(self, height: int) -> None:
        """Let the sheet take this height, px: what the screen has."""
        self.paper.setFixedHeight(max(height, LEAST_PAPER))
        self.paper.ensureCursorVisible()

    def _grow(self) -> None:
        """A sheet does not grow: it takes what the screen has."""

    @property
    def paper_leading(self) -> int:
        """Distance of lines, per cent."""
        return PAPER_LEADING

    def sizeHint(self) -> QSize:
        """A sheet as wide as its 70 characters."""
        return QSize(self.paper.width(), super().sizeHint().height())


def _same_at_start(one: str, other: str) -> int:
    """Return how many characters are equal at the start, by halving (a 1 MB text takes 20 comparisons)."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
