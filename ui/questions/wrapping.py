"""Radio buttons and check boxes whose words wrap where there is no room for them in one line. Qt's own are cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from ui.parts.mark import Mark, paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    Button = QRadioButton | QCheckBox

_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_TALL = 10_000
_EDGE = 3
"""Room that the style keeps at the right of the words, px."""


def words_of(button: Button) -> str:
    """Return the words of a button as they are read."""
    return button.text().replace("&&", "&")


def least_size(button: Button) -> QSize:
    """Return the least size: no narrower than the longest word, no lower than one line."""
    metrics, one = button.fontMetrics(), button.sizeHint()
    longest = max((metrics.horizontalAdvance(word) for word in words_of(button).split()), default=0)
    return QSize(min(_around(button) + longest + _EDGE, one.width()), one.height())


def height_in(button: Button, width: int) -> int:
    """Return the height that the words of a button need in a width, px."""
    one = button.sizeHint()
    if width >= one.width():
        return one.height()
    metrics = button.fontMetrics()
    room = QRect(0, 0, max(width - _around(button) - _EDGE, 1), _TALL)
    return one.height() + max(metrics.boundingRect(room, _FLAGS, words_of(button)).height() - metrics.height(), 0)


def _around(button: Button) -> int:
    """Return what indicator, ring and padding take of the width, px."""
    return button.sizeHint().width() - button.fontMetrics().horizontalAdvance(words_of(button))


def _let_wrap(button: Button) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _paint(button: Button, element: QStyle.ControlElement, contents: QStyle.SubElement) -> None:
    """Let the style draw everything but the words, then the words."""
    painter, option = QPainter(button), QStyleOptionButton()
    button.initStyleOption(option)
    place = button.style().subElementRect(contents, option, button)
    option.text = ""
    button.style().drawControl(element, option, painter, button)
    painter.setFont(button.font())
    painter.setPen(button.palette().color(QPalette.ColorRole.WindowText))
    painter.drawText(QRect(place.topLeft(), QSize(button.width() - place.left(), place.height())), _FLAGS, words_of(button))


class DotButton(QRadioButton):
    """A radio button."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        _let_wrap(self)

    def minimumSizeHint(self) -> QSize:
        """See :func:`least_size`."""
        return least_size(self)

    def heightForWidth(self, width: int) -> int:
        """See :func:`height_in`."""
        return height_in(self, width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own signature
        """Draw it."""
        _paint(self, QStyle.ControlElement.CE_RadioButton, QStyle.SubElement.SE_RadioButtonContents)


class TickBox(QCheckBox):
    """A check box whose tick is drawn: the style sheet draws the square alone."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        _let_wrap(self)

    def minimumSizeHint(self) -> QSize:
        """See :func:`least_size`."""
        return least_size(self)

    def heightForWidth(self, width: int) -> int:
        """See :func:`height_in`."""
        return height_in(self, width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own signature
        """Draw the square and the words, then the tick."""
        _paint(self, QStyle.ControlElement.CE_CheckBox, QStyle.SubElement.SE_CheckBoxContents)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            square = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            colour = QApplication.palette().color(QPalette.ColorRole.Link)
            paint_mark(QPainter(self), QRectF(square).adjusted(4, 4, -4, -4), Mark.HELD, colour)
