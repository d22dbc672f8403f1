"""The four faces of a question that is answered with a file: nothing, a file that waits, an intake, the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.dragged import files_in
from ui.parts.words import KeyButton, button, column, line, under, words
from ui.questions.editor import TakeIn
from ui.questions.file_words import file_words, hash_words, progress_words
from ui.questions.keeping import in_one_line, keepable
from ui.questions.keys import lets_go
from ui.questions.lines import Line
from ui.theme import limit_width, set_role

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from fieldreport.answers.values import AttachedFile

LONGEST = 1_000
"""Characters of where it was found and from whom it came, as the vault keeps them."""
PICTURE = (144, 108)
"""Width and height in which a small picture must fit, px."""
WIDTH = 560
"""Width of a face, px."""
ABOVE = 8
"""From the top of a button to the top of its words, px."""
BREAK = "\u200b"
"""A place where a line may be broken (ZERO WIDTH SPACE)."""
LONG_PART = 24
"""Characters of a part of a name that is broken within."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Card(QFrame):
    """A framed face that the keyboard stops at, so that it can be read before anything in it is pressed."""

    accepted = Signal()
    """Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "face")
        limit_width(self, WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """Let our keys through to the field and the screen."""
        return False if lets_go(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; a key that is still held from before means nothing here."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.accepted.emit()
        else:
            super().keyPressEvent(event)


class AddButton(KeyButton):
    """Opens the file dialog; a copied file is pasted on it."""

    pasted = Signal(object)
    """The files that were pasted, a tuple of paths: empty when something else was."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a file with Ctrl+V; Enter and Space press it."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(files_in(QGuiApplication.clipboard().mimeData()))
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)


class Nothing(QWidget):
    """No file yet."""

    def __init__(self, add_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.add = AddButton()
        self.add.name(add_words)
        self.hint = words("", "side")
        self.setLayout(line(self.add, 2, self.hint, None))
        self.show_dragged(over=False)

    def show_dragged(self, *, over: bool) -> None:
        """Say that a file can be dropped, or let go of."""
        self.hint.setText(said("Let go to add it.") if over else said("or drop it here, or paste it with Ctrl+V"))


class Waiting(QFrame):
    """A file was chosen: where was it found, from whom?"""

    begun = Signal()
    put_back = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "face")
        limit_width(self, WIDTH)
        self._source = Path()
        self.name = words("", "field-label", wrap=True)
        self.where, self.whom = Line(self), Line(self)
        self.begin, self.not_now = button(said("Take it in")), button(said("Not now"), "quiet")
        for typed in (self.where, self.whom):
            typed.setMaxLength(LONGEST)
            typed.textEdited.connect(self.typed)
        below = words(said("Both may be left empty. They are written down with the file, with your name and the time."), "hint", wrap=True)
        below.setContentsMargins(0, 4, 0, 0)
        buttons = line(self.begin, 1, self.not_now, None)
        box = column(
            self.name,
            1,
            under(words(said("Where was it found?"), "side"), self.where),
            1,
            under(words(said("From whom?"), "side"), self.whom),
            below,
            1,
            buttons,
            margins=(14, 10, 14, 12),
        )
        self.setLayout(box)
        self.where.returnPressed.connect(self.whom.setFocus)
        self.whom.returnPressed.connect(self.begun)
        self.begin.clicked.connect(self.begun)
        self.not_now.clicked.connect(self.put_back)

    def show_offer(self, offer: TakeIn) -> None:
        """Show a file that waits, and what was said of it."""
        self._source = offer.source
        self.name.setText(_breakable(offer.source.name))
        self.where.setText(offer.where_found)
        self.whom.setText(offer.from_whom)

    def offer(self) -> TakeIn:
        """Return the file and what is said of it."""
        where, whom = (in_one_line(keepable(typed.text())[0]).strip() for typed in (self.where, self.whom))
        return TakeIn(self._source, where, whom)

    def set_names(self, name: str) -> None:
        """Name the lines after the question."""
        tongue.name(self.where, said("{name}: where was it found?", name=name))
        tongue.name(self.whom, said("{name}: from whom?", name=name))
        for control in (self.where, self.whom, self.begin, self.not_now):
            tongue.describe(control, said("{name}: {name2}. Both may be left empty.", name=name, name2=self._source.name))


class UnderWay(Card):
    """A file is being taken in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.said = words("", wrap=True), words("", "side")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1_000)
        self.stop = button(said("Cancel"), "quiet")
        above = QHBoxLayout()
        above.addWidget(self.name, 1)
        above.addWidget(self.stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 4, 8, 10)
        box.setSpacing(6)
        box.addLayout(above)
        box.addWidget(self.bar)
        box.addWidget(self.said)

    def show_progress(self, name: str, done: int, total: int, seconds: float) -> None:
        """Say how far it is; see :func:`~ui.questions.file_words.progress_words`."""
        self.name.setText(said("Taking in {breakable}", breakable=_breakable(name)))
        self.said.setText(progress_words(done, total, seconds))
        self.bar.setValue(round(1_000 * min(done / total, 1)) if total else 0)

    def set_names(self, name: str) -> None:
        """Name the face after the question."""
        tongue.name(self, f"{name}: {self.name.text().replace(BREAK, '')}")
        tongue.describe(self, said("Cancel, the next stop, ends it; nothing is kept of the file then."))
        tongue.name(self.bar, said("{name}: how far", name=name))
        tongue.describe(self.stop, name)


class Shown(Card):
    """The file that is the answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.file: AttachedFile | None = None
        self.picture = words()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedWidth(PICTURE[0])
        self.name = words("", "field-label", wrap=True)
        self.what, self.hash = words("", "side"), words("", "side")
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble = words("", "problem", wrap=True)
        self.remove = button(said("Remove"), "quiet")
        told = QVBoxLayout()
        told.setSpacing(4)
        # The name stands on the line of the button beside it.
        told.setContentsMargins(0, ABOVE, 0, 0)
        self.picture.setContentsMargins(0, ABOVE, 0, 0)
        for part in (self.name, self.what, self.hash, self.trouble):
            told.addWidget(part)
        told.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 4, 8, 12)
        box.setSpacing(16)
        box.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(told, 1)
        box.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_file(self, file: AttachedFile) -> None:
        """Show a file, without its picture yet."""
        self.file = file
        self.name.setText(_breakable(file.name))
        self.what.setText(file_words(file))
        self.hash.setText(hash_words(file.sha256))
        tongue.explain(self.hash, file.sha256)
        self.show_picture(b"")
        self.show_trouble("")

    def show_picture(self, png: bytes) -> None:
        """Show a small picture of it; none takes no room."""
        pixmap = QPixmap()
        if png and pixmap.loadFromData(png, "PNG"):
            ratio = self.devicePixelRatioF()
            wide, high = (round(side * ratio) for side in PICTURE)
            pixmap = pixmap.scaled(wide, high, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        self.picture.setVisible(not pixmap.isNull())

    def show_trouble(self, told: str) -> None:
        """Say what is wrong with the bytes of it that are kept here."""
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))

    def set_names(self, name: str, description: str) -> None:
        """Let the file be heard after the question."""
        file = self.file
        told = f"{file.name}, {file_words(file)}, {hash_words(file.sha256)}" if file is not None else ""
        tongue.name(self, f"{name}: {told}")
        tongue.describe(self, description or name)
        tongue.describe(
            self.remove, said("{name}: {name2}. Ctrl+Z brings it back.", name=name, name2=file.name if file is not None else "")
        )


def _breakable(name: str) -> str:
    """Return a name that may be broken between its parts, and anywhere in a long one: cameras write names without blanks."""
    parts = re.split(r"(?<=[-_. ])", name)
    return BREAK.join(BREAK.join(part) if len(part) > LONG_PART else part for part in parts)
