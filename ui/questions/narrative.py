"""The narrative: a sheet of paper, with gentle marks, suggestions, phrases, find and replace; all by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from fieldreport.said import joined, said
from ui import tongue
from ui.parts.words import words
from ui.questions.editor import AidsWanted, InsertsWanted, KeepPhrase, KeepWord, NewStep, OwnWanted
from ui.questions.text_area import TextArea, units
from ui.theme import base_font, colours, set_role, sizes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from fieldreport.catalogue.marking import Marked
    from fieldreport.writing import Aids, Phrase
    from ui.questions.finding import FindLine
    from ui.questions.mark_card import Card
    from ui.questions.marking import Marker

PAPER_COLUMNS = 70
"""Characters in a line of the narrative."""
LEAST_PAPER = 280
"""Height under which the sheet does not go, px."""
PAPER_LEADING = 150
"""Distance of lines, per cent of the type's own."""
_MEASURE = "He stated that he was. I asked for his name, his badge number and his credential; at 1412 hours he walked away."
"""Prose by which 70 characters are measured."""
KEYS = said("Ctrl+.  look at a mark\u2003 F10  phrases\u2003 Ctrl+I  times and names\u2003 Ctrl+F  find")
"""The line under the sheet."""
NOTHING = said("Nothing is marked.")
KEEP = said("Keep this word: it is mine")
LEAVE = said("Leave it as it is")
OWN = said("My words and phrases: see, change, delete")
REWRITE = said("Write it another way")
CARD_KEYS = said("Enter takes · Esc leaves · Ctrl+. the next mark")
PHRASE_KEYS = said("Enter writes it · Esc leaves. In the text: its key and a space")


class Narrative(TextArea):
    """The narrative: a sheet of paper 70 characters wide, with room between the lines."""

    takes_inserts = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, leading=PAPER_LEADING, lines=(16, 16))
        self.aids: Aids | None = None
        self.marker: Marker | None = None
        self.card: Card | None = None
        self.finding: FindLine | None = None
        self._choose: Callable[[int], None] = lambda _: None
        self._phrases: tuple[Phrase, ...] = ()
        set_role(self.paper, "narrative")
        self.paper.document().setDocumentMargin(24)
        self._fit_width()
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.paper.chip.move(30, 30)
        self._keys = words(KEYS, "side", wrap=True)
        self._under = QVBoxLayout()
        self._under.setSpacing(4)
        self.box.removeWidget(self.paper)
        self._under.addWidget(self.paper)
        self._under.addWidget(self._keys)
        self.box.addLayout(self._under, 1000)
        self.box.addStretch(1)
        self._height = LEAST_PAPER
        self._grow()

    # What the screen and the window call

    def refit(self) -> None:
        """Keep 70 characters on a line in the type that is worn now."""
        self._fit_width()
        self.fit(self._height)

    def _fit_width(self) -> None:
        type_now = base_font(sizes().narrative)
        self.paper.setMaximumWidth(QFontMetrics(type_now).horizontalAdvance(_MEASURE) * PAPER_COLUMNS // len(_MEASURE) + 2 * 24 + 32)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours that are worn now."""
        super().changeEvent(event)
        marker: Marker | None = getattr(self, "marker", None)  # Qt calls this before our own __init__ has begun
        if event.type() == event.Type.StyleChange and marker is not None:
            marker.wear(colours())

    def fit(self, height: int) -> None:
        """Let the sheet and what is under it take this height, px: what the screen has."""
        self._height = height
        self._fit_keys()
        below = self._keys.height() + 4
        if self.finding is not None and not self.finding.isHidden():
            below += self.finding.sizeHint().height() + 4
        self.paper.setFixedHeight(max(height - below, LEAST_PAPER))
        self.paper.ensureCursorVisible()

    def _say_foot(self, text: str) -> None:
        if text != self._keys.source:
            self._keys.setText(text)
            self.fit(self._height)

    def _fit_keys(self) -> None:
        wide = min(self.width(), self.paper.maximumWidth())
        self._keys.setFixedHeight(max(sizes().side + 11, self._keys.heightForWidth(wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line under the sheet whole: a narrow one takes two lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit(self._height)

    def take_aids(self, aids: Aids) -> None:
        """Write with these aids from now on."""
        from ui.questions.marking import Marker

        self.aids, self._phrases = aids, aids.phrases
        if self.marker is None:
            self.marker = Marker(self.paper, self)
        self.marker.take(aids.marking)

    def take_phrases(self, aids: Aids) -> None:
        """Offer the phrases of these aids from now on; words are marked as before."""
        self.aids, self._phrases = aids, aids.phrases

    def stops(self) -> tuple[QWidget, ...]:
        """The sheet, and the line under it while it is open."""
        find = getattr(self, "finding", None)
        return (self.paper, *find.stops()) if find is not None and not find.isHidden() else (self.paper,)

    def set_names(self, name: str, description: str) -> None:
        """Name the sheet; what lies on it has names of its own."""
        tongue.name(self.paper, name)
        tongue.describe(self.paper, description)

    def close_open(self) -> bool:
        """Close the card or the line of finding, whichever is open."""
        if self.card is not None and not self.card.isHidden():
            self._close_card()
            return True
        if self.finding is not None and not self.finding.isHidden():
            self.finding.hide()
            self._back()
            self.fit(self._height)
            self.remade.emit()
            return True
        return False

    def leave(self) -> None:
        """Close the card when the person goes to another field; the keyboard stays where it went."""
        if self.card is not None and not self.card.isHidden():
            if self.card.isAncestorOf(QApplication.focusWidget() or self):
                self._back()
            self.card.hide()
        self._say_foot(KEYS)

    def foot_words(self) -> str:
        """Return the line under the sheet, as it is read."""
        return self._keys.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the aids whenever the sheet is seen: they may be others by now. Until they are here it is a sheet without marks."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, lambda: self.asked.emit(AidsWanted()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the sheet."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.look_at_mark()
        elif plain and event.key() == Qt.Key.Key_F10:
            self.show_phrases()
        elif event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.show_find()
        elif event.key() == Qt.Key.Key_I and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(InsertsWanted())
        else:
            super().keyPressEvent(event)

    # Marks

    def look_at_mark(self, *, after: bool = False) -> None:
        """Say why the word at the cursor, or the next one, is marked, and what can be done; ``after`` goes on from a mark."""
        if self.marker is None:
            return
        here = self.paper.textCursor().selectionEnd()
        found = list(self.marker.from_cursor()) if after else None
        mark = (
            next((one for one in found if one[0] >= here), found[0] if found else None)
            if found is not None
            else next(self.marker.from_cursor(), None)
        )
        if mark is None:
            self._close_card()
            self._say_foot(joined("\u2003 ", (NOTHING, KEYS)))
            return
        self._say_foot(KEYS)
        self.paper.select(mark[0], mark[1])
        self._show_mark(*mark)

    def _show_mark(self, start: int, end: int, mark: Marked) -> None:
        from fieldreport.catalogue.marking import GAPS, SPELLING

        if self.aids is None:
            return
        suggestions: tuple[str, ...] = ()
        if mark.kind == GAPS:
            rows: tuple[str, ...] = (REWRITE, LEAVE)
        elif mark.kind == SPELLING and self.aids.marking.speller is not None:
            suggestions = self.aids.marking.speller.suggest(mark.text)
            rows = (*suggestions, KEEP, LEAVE)
        else:
            rows = (REWRITE, LEAVE)
        why = said("{why} Instead: {instead}.", why=mark.why, instead=mark.instead) if mark.instead else mark.why

        def choose(row: int) -> None:
            self._close_card()
            if row < len(suggestions) and self.paper.textCursor().selectedText() == mark.text:  # unless an undo came between
                self._step(lambda: self.paper.swap(start, end, suggestions[row]))
            elif rows[row] == KEEP:
                self.asked.emit(KeepWord(mark.text))
                self._deselect()
            elif rows[row] == LEAVE:
                self._deselect()

        self._choose = choose
        self._card().open(f"\u201c{mark.text}\u201d", why, rows, CARD_KEYS, self._spot())

    def word_kept(self) -> None:
        """A word was kept: it is marked nowhere any more."""
        if self.marker is not None:
            self.marker.mark_all()

    # Phrases

    def show_phrases(self) -> None:
        """Offer the phrases; with words selected, ask for a key under which they are kept as the officer's own."""
        cursor = self.paper.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        if chosen.strip() and not (self.marker is not None and chosen.startswith("[")):
            self._card().ask(
                said("Keep the selected words as a phrase"),
                said("A short key, such as c1. Typed after ; and before a space, it writes these words."),
                said("Key"),
                said("Enter keeps it · Esc leaves"),
                self._spot(),
            )
        elif self._phrases or self.aids is not None:
            rows = [_offered(phrase) for phrase in self._phrases]
            self._choose = self._write_phrase
            self._card().open(said("Phrases"), "", (*rows, OWN), PHRASE_KEYS, self._spot())

    def _write_phrase(self, row: int) -> None:
        self._close_card()
        if row >= len(self._phrases):
            self.asked.emit(OwnWanted())
            return
        cursor = self.paper.textCursor()
        self._insert(cursor.selectionStart(), cursor.selectionEnd(), self._phrases[row].text)

    def _keep_phrase(self, key: str) -> None:
        text = self.paper.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        self._close_card()
        self._deselect()
        self.asked.emit(KeepPhrase(key, text))

    def _typed(self) -> None:
        super()._typed()
        cursor = self.paper.textCursor()
        if not self._phrases or cursor.hasSelection() or self.paper.document().characterAt(cursor.position() - 1) != " ":
            return
        from fieldreport.catalogue.phrases import typed_phrase

        before = cursor.block().text().encode("utf-16-le")[: 2 * (cursor.positionInBlock() - 1)].decode("utf-16-le", "replace")
        phrase = typed_phrase(before, self._phrases)
        if phrase is not None:
            self._insert(cursor.position() - len(phrase.key) - 2, cursor.position(), phrase.text)

    def _insert(self, start: int, end: int, text: str) -> None:
        """Write a phrase, and select its first gap: what is typed next fills it."""
        from fieldreport.catalogue.phrases import GAP

        self._step(lambda: self.paper.swap(start, end, text))
        gap = GAP.search(text)
        if gap is not None:
            self.paper.select(start + units(text[: gap.start()]), start + units(text[: gap.end()]))

    def insert_words(self, text: str, *, as_lines: bool = False) -> None:
        """Write words at the cursor, as one step of undoing, and go on writing after them.

        Args:
            text: the words.
            as_lines: whether they stand in lines of their own.
        """
        cursor = self.paper.textCursor()
        before = self.paper.document().characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else "\u2029"
        after = self.paper.document().characterAt(cursor.selectionEnd())
        if as_lines:
            text = ("" if before == "\u2029" else "\n") + text + "\n"
        else:
            text = ("" if before.isspace() or before in "\u2029(\u201c" else " ") + text + (" " if after.isalnum() else "")
        self._step(lambda: self.paper.swap(cursor.selectionStart(), cursor.selectionEnd(), text))
        self._back()

    # Find and replace

    def show_find(self) -> None:
        """Find and replace (Ctrl+F)."""
        if self.finding is None:
            from ui.questions.finding import FindLine

            self.finding = FindLine(self.paper, self)
            self.finding.changing.connect(lambda: self.asked.emit(NewStep()))
            self._under.insertWidget(1, self.finding)
        self.finding.open()
        self.fit(self._height)
        self.remade.emit()

    # Parts

    def _step(self, change: Callable[[], None]) -> None:
        """Make a change that undo takes back by itself and in one."""
        if self.paper.isReadOnly():
            return
        self.asked.emit(NewStep())
        change()
        self.asked.emit(NewStep())

    def _card(self) -> Card:
        if self.card is None:
            from ui.questions.mark_card import Card

            self.card = Card(self, self.paper)
            self.card.taken.connect(self._chosen)
            self.card.typed.connect(self._keep_phrase)
            self.card.left.connect(self._close_card)
            self.card.more.connect(lambda: self.look_at_mark(after=True))
        return self.card

    def _chosen(self, row: int) -> None:
        self._choose(row)

    def _spot(self) -> QRect:
        cursor = QTextCursor(self.paper.document())
        cursor.setPosition(self.paper.textCursor().selectionStart())
        spot = self.paper.cursorRect(cursor)
        return QRect(self.paper.viewport().mapTo(self, spot.topLeft()), spot.size())

    def _close_card(self) -> None:
        if self.card is not None and not self.card.isHidden():
            self._back()
            self.card.hide()

    def _back(self) -> None:
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _deselect(self) -> None:
        cursor = self.paper.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.paper.setTextCursor(cursor)

    def _grow(self) -> None:
        """A sheet does not grow: it takes what the screen has."""

    @property
    def paper_leading(self) -> int:
        """Distance of lines, per cent."""
        return PAPER_LEADING

    def sizeHint(self) -> QSize:
        """A sheet as wide as its 70 characters."""
        return QSize(self.paper.width(), super().sizeHint().height())


def _offered(phrase: Phrase) -> str:
    """Return a phrase as it stands in the list: its key, whose it is, and its words in one line."""
    text = " ".join(phrase.text.split())
    if phrase.own:
        return said(";{key} (mine)\u2003{text}", key=phrase.key, text=text)
    return f";{phrase.key}\u2003{text}"
