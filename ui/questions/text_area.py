"""Text of several lines: the field that grows with what is written."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from fieldreport.said import joined, said
from ui.questions.editor import Editor, Entry
from ui.questions.keeping import is_keepable, keepable, with_breaks
from ui.questions.keys import lets_go
from ui.questions.lines import Chip
from ui.theme import set_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from fieldreport.answers.values import Account, NonAnswer

LINES = (3, 14)
"""The lines that a growing field shows at least and at most."""
FIELD_LEADING = 125
"""Distance of lines, per cent of the type's own."""
FEW = 64
"""Characters that are looked at one by one when they come in."""
BLOCK_LIMIT = 2_000_000
"""Characters that one text takes: twice the largest paste that anyone has shown us."""


class Paper(QTextEdit):
    """A plain-text control with leading (the layout of QPlainTextEdit has no line heights)."""

    typed = Signal()
    """The text changed under a person's hands."""
    erased = Signal()
    said = Signal(object)

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
        with self.quietly():
            self._replace(text)

    @contextlib.contextmanager
    def quietly(self) -> Iterator[None]:
        """While this lasts, what happens to the document is no typing: Qt says "text changed" of lines under words, too."""
        self._quiet, was = True, self._quiet
        try:
            yield
        finally:
            self._quiet = was

    def swap(self, start: int, end: int, text: str) -> None:
        """Write ``text`` in place of what stands from ``start`` to ``end`` (UTF-16 units), as if it were typed there."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def rewrite(self, text: str) -> None:
        """Write ``text`` in place of everything, as if it were typed; what is the same stays untouched, and the cursor with it."""
        self.replace_text(text)
        self.suspect = True
        self.typed.emit()

    def select(self, start: int, end: int) -> None:
        """Select from ``start`` to ``end`` (UTF-16 units) and show it."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

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
            kept, note = (
                kept[: max(room, 0)],
                said("A text holds {block_limit} characters; the rest was not put in.", block_limit=f"{BLOCK_LIMIT:,}"),
            )
        self.textCursor().insertText(kept)
        self.ensureCursorVisible()
        self.suspect = False
        self.said.emit(joined(" ", (note, broken)))

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
        cursor.setPosition(units(old[:start]))
        cursor.setPosition(units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        # Only what came in: a whole document whose lines are spaced anew is laid out and marked anew.
        begin = units(text[:start])
        self._space_lines(begin, begin + units(text[start : len(text) - end]))

    def _came(self, place: int, _gone: int, added: int) -> None:
        if self._quiet or self.suspect:
            return
        document = self.document()
        self.suspect = added > FEW or not all(is_keepable(document.characterAt(place + step)) for step in range(added))

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def _space_lines(self, start: int = 0, end: int = 0) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        with self.quietly():
            cursor.mergeBlockFormat(spacing)


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

    def show_word(self, word: str) -> None:
        """Select a word where it stands first, as a whole; nothing happens when it is there no more."""
        text = self.paper.words()
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        if found is not None:
            self.paper.select(units(text[: found.start()]), units(text[: found.end()]))

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


def units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
