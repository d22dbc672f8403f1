"""Thin lines under words, while they are written.

A key marks its own paragraph and nothing else. What comes in at once (a report that is opened, a paste) is marked afterwards in
slices of a few milliseconds while nobody types, beginning where the cursor is. All of it happens on the window's thread: libhunspell
is called with Python's lock held (its binding never lets go of it), so a lane would take the same time from the window.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat

from fieldreport.catalogue.marking import GAPS, SPELLING, Marked, Marking
from fieldreport.catalogue.words import STATUS
from ui.theme import Theme, colours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from ui.questions.text_area import Paper

MANY = 1_000
"""Characters that come in at once from which marking waits for a slice."""
SLICE = 0.004
"""The longest that one slice takes, seconds: a quarter of a frame."""
PAUSE = 80
"""Milliseconds after a key in which no slice is begun: the next key may be on its way."""
LARGEST = 20_000
"""Characters of a paragraph above which it is not marked: no key may wait for it."""


class Marker(QSyntaxHighlighter):
    """Marks the words of one sheet of paper."""

    def __init__(self, paper: Paper, owner: QObject) -> None:
        super().__init__(owner)
        self._paper = paper
        self._marking: Marking | None = None
        self._formats: dict[str, QTextCharFormat] = {}
        self._waiting = False
        """Whether much came in, which is marked in slices."""
        self._held = -1
        """Number of the paragraph in which the word under the cursor is not marked yet."""
        self._marks_now = False
        """Whether a key or a slice is being marked; nothing else is."""
        self._slicing = False
        self._typing = False
        """Whether a key came, and no slice since: only then is the word at the cursor one that is not finished."""
        self._next = self._end = 0
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._slice)
        self.wear(colours())
        # Before Qt's own connection, which marks: whether it is much is known by then.
        paper.document().contentsChange.connect(self._came)
        self.setDocument(paper.document())
        with paper.quietly():
            self.rehighlight()  # setDocument asks for it a turn later, when it would be taken for typing
        paper.document().contentsChange.connect(self._passed)
        paper.cursorPositionChanged.connect(self._moved)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of a theme. The lines differ in shape as well: waves, dashes, dots."""
        line = QTextCharFormat.UnderlineStyle
        for kind, shape, colour in (
            (SPELLING, line.WaveUnderline, theme.danger),
            (STATUS, line.DashUnderline, theme.care),
            (GAPS, line.SingleUnderline, theme.accent),
            ("", line.DotLine, theme.care),
        ):
            self._formats[kind] = form = QTextCharFormat()
            form.setUnderlineStyle(shape)
            form.setUnderlineColor(QColor(colour))
        self.mark_all()

    def take(self, marking: Marking | None) -> None:
        """Mark by this from now on."""
        self._marking = marking
        self.mark_all()

    def mark_all(self) -> None:
        """Mark everything anew, in slices."""
        if self._marking is None or self.document() is None:
            return
        self._next = self._paper.textCursor().blockNumber()
        self._end = self._next + self.document().blockCount()
        self._slices.start(0)

    @property
    def is_done(self) -> bool:
        """Whether everything is marked that is to be."""
        return not self._slices.isActive()

    def marks(self, block: QTextBlock) -> tuple[tuple[int, int, Marked], ...]:
        """Return (start, end, mark) of each mark of a paragraph, in UTF-16 units of the document."""
        if self._marking is None or block.length() > LARGEST:
            return ()
        at, text = block.position(), block.text()
        return tuple((at + start, at + end, one) for start, end, one in _in_units(text, self._marking.marks(text)))

    def from_cursor(self) -> Iterator[tuple[int, int, Marked]]:
        """Yield every mark once: the one at the cursor, those after it, then those from the beginning."""
        cursor = self._paper.textCursor()
        here = cursor.selectionStart()
        block = first = self.document().findBlock(here)
        yield from (mark for mark in self.marks(block) if mark[1] >= here)
        block = _after(block)
        while block != first:
            yield from self.marks(block)
            block = _after(block)
        yield from (mark for mark in self.marks(first) if mark[1] < here)

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph."""
        if not self._marks_now or self._marking is None or not text or len(text) > LARGEST:
            return
        block = self.currentBlock()
        cursor = self._paper.textCursor()
        writing = cursor.position() - block.position() if self._typing and not cursor.hasSelection() else -1
        for start, end, mark in _in_units(text, self._marking.marks(text)):
            if mark.kind == SPELLING and end == writing:
                self._held = block.blockNumber()  # the word is not finished
                continue
            self.setFormat(start, end - start, self._formats.get(mark.kind, self._formats[""]))

    def _came(self, _place: int, _gone: int, added: int) -> None:
        if self._slicing:
            return
        self._typing = 0 < added <= MANY
        if self._slices.isActive():
            self._slices.start(PAUSE)
        self._marks_now = added <= MANY and not self._waiting
        if added > MANY and not self._waiting:
            self._waiting = True
            QTimer.singleShot(0, self, self._much_came)

    def _passed(self) -> None:
        if not self._slicing:
            self._marks_now = False

    def _much_came(self) -> None:
        self._waiting = False
        self.mark_all()

    def _moved(self) -> None:
        if self._held < 0 or self._waiting:
            return
        cursor = self._paper.textCursor()
        text, at = cursor.block().text(), cursor.positionInBlock()
        if cursor.blockNumber() == self._held and at and text[at - 1 : at].isalpha() and not text[at : at + 1].isalpha():
            return
        block, self._held = self.document().findBlockByNumber(self._held), -1
        if block.isValid():
            self._mark(block)

    def _mark(self, block: QTextBlock) -> None:
        self._typing = False
        self._slicing = self._marks_now = True
        with self._paper.quietly():
            self.rehighlightBlock(block)
        self._slicing = self._marks_now = False

    def _slice(self) -> None:
        self._slices.setInterval(0)
        until = time.perf_counter() + SLICE
        count = self.document().blockCount()
        while self._next < self._end and time.perf_counter() < until:
            block = self.document().findBlockByNumber(self._next % count)
            self._next += 1
            if block.isValid() and block.length() > 1:
                self._mark(block)
        if self._next >= self._end:
            self._slices.stop()


def _after(block: QTextBlock) -> QTextBlock:
    following = block.next()
    return following if following.isValid() else block.document().begin()


def _in_units(text: str, marks: tuple[Marked, ...]) -> Iterator[tuple[int, int, Marked]]:
    """Yield marks with Qt's positions: it counts in UTF-16 units, Python in characters."""
    wide = [] if text.isascii() else [place for place, sign in enumerate(text) if ord(sign) > 0xFFFF]
    for one in marks:
        yield one.start + sum(place < one.start for place in wide), one.end + sum(place < one.end for place in wide), one
