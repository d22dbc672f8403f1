"""What can be wrong with a screen for somebody who does not use it as its builder does. Each function returns what it found, in words.

They look at the real window: at what Qt tells a screen reader, at the keyboard's way, at pixels.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence, QMovie, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from tests.ui.pages import Key, press
from ui import theme
from ui.parts.screen import Screen
from ui.questions.offers import Offer
from ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from ui.main_window import MainWindow

MOST_STOPS = 400
"""Tabs after which the keyboard is taken not to come back."""
OFFER = 24
"""The least height of an offer under a field, px (WCAG 2.2, 2.5.8): each has a key as well, and with the large face it is a target."""
SLACK = 1
"""Pixels by which rounding may differ."""


def told(widget: QWidget) -> str:
    """Return what a widget is, for a person who has to find it."""
    words = widget.accessibleName() or getattr(widget, "text", str)() or ""
    parent = widget.parentWidget()
    return f"{type(widget).__name__} {words!r} under {type(parent).__name__}"


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets under ``root`` that are shown now."""
    yield from (widget for widget in root.findChildren(QWidget) if widget.isVisible())


def _is_inside(widget: QWidget) -> bool:
    """Whether a widget is a part of a control that stands for it: a viewport, a header, a scroll bar."""
    return isinstance(widget.parentWidget(), QAbstractScrollArea) and not isinstance(widget, QAbstractScrollArea)


def stops(root: QWidget) -> list[QWidget]:
    """Return the controls at which Tab has to stop."""
    return [
        widget
        for widget in shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not _is_inside(widget)
    ]


def nameless(root: QWidget) -> list[str]:
    """Return the focusable controls that a screen reader cannot name, or cannot say what they are."""
    found = []
    for widget in (root, *shown(root)):
        if (
            not widget.isVisible()
            or widget.focusPolicy() == Qt.FocusPolicy.NoFocus
            or widget.focusProxy() is not None
            or _is_inside(widget)
        ):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{told(widget)} has no name")
        elif interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Window):
            found.append(f"{told(widget)} has no role")
    return found


def wayless(window: MainWindow) -> list[str]:
    """Return what the keyboard alone cannot do on the screen that is shown: its default action, or leaving it.

    Home is where Esc leads, and before unlocking there is nowhere to go: these two show no way out.
    """
    screen, found = window.shown, []
    name, bar = type(screen).__name__, screen.bar
    if type(screen).leave is Screen.leave:
        found.append(f"Esc does nothing on {name}")
    if not (hasattr(window, "bar") and window.bar.isVisible()) or (bar.action and not bar.action_key):
        return found  # the unlock screen, under the card, and while something is done that nothing stops
    if not bar.back and not isinstance(screen, HomeScreen):
        found.append(f"{name} shows no way out")
    if bar.action and type(screen).act is Screen.act:
        found.append(f"{bar.action!r} of {name} is not done by Ctrl+Enter")
    bound = {one.key() for one in window.findChildren(QShortcut) if _is_shown(one.parent())}
    keys = ((bar.action, bar.action_key), (bar.step, bar.step_key), (bar.back, "Esc"))
    found += [f"{key or 'no key'} does not do {what!r} of {name}" for what, key in keys if what and QKeySequence(key) not in bound]
    return found


def _is_shown(owner: QObject | None) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()


def trapped(root: QWidget) -> tuple[list[str], list[QWidget]]:
    """Walk by Tab until the keyboard is back, then the same way by Shift+Tab.

    Returns what is wrong, and the stops in the order of Tab.
    """
    wanted = stops(root)
    first = QApplication.focusWidget()
    if first is None or len(wanted) < 2:
        return [] if first is not None else ["nothing has the keyboard"], wanted
    ahead = _way(Key.Key_Tab)
    back = _way(Key.Key_Backtab)
    found = [f"Tab does not reach {told(widget)}" for widget in wanted if widget not in ahead]
    found += [f"Tab stops at {told(widget)}, which is not shown or not for it" for widget in ahead if widget not in wanted]
    if back and [*reversed(back[:-1]), back[-1]] != ahead and set(back) != set(ahead):
        found.append("Shift+Tab does not go the way of Tab")
    return found, ahead


def _way(key: Qt.Key) -> list[QWidget]:
    """Press a key until the keyboard comes where it was already; return where it was, the last of them where it began."""
    way: list[QWidget] = []
    for _ in range(MOST_STOPS):
        press(key, Qt.KeyboardModifier.ShiftModifier if key == Key.Key_Backtab else Qt.KeyboardModifier.NoModifier)
        widget = QApplication.focusWidget()
        if widget is None or widget in way:
            break
        way.append(widget)
    return way


def disordered(root: QWidget, way: list[QWidget]) -> list[str]:
    """Return where the keyboard goes against the eye: up in a column, or to the left in a line; once around it may."""
    against = []
    for one, other in pairwise([*way, *way[:1]]):
        there, here = _places(root, one, other)
        above = here.bottom() <= there.top() and here.left() < there.right()
        before = here.right() <= there.left() and here.top() < there.bottom() and here.bottom() > there.top()
        if above or before:
            against.append(f"from {told(one)} to {told(other)}")
    return against if len(against) > 1 else []


def _places(root: QWidget, one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Return where two controls are seen: of one that lies in a view that scrolls, and the other not, the place of the view."""
    views = [_view(widget) for widget in (one, other)]
    seen = (one, other) if views[0] is views[1] else tuple(view or widget for view, widget in zip(views, (one, other), strict=True))
    first, second = (QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()) for widget in seen)
    return first, second


def _view(widget: QWidget) -> QWidget | None:
    outer = widget.parentWidget()
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    return outer


def looks_of(widget: QWidget) -> tuple[object, ...]:
    """Return all by which the style sheet tells one control from another, and its height: controls that are alike have the same ring."""
    around: list[object] = []
    outer: QWidget | None = widget
    while outer is not None:
        around.append((type(outer).__name__, outer.objectName(), outer.property("role"), outer.property("state"), outer.styleSheet()))
        outer = outer.parentWidget()
    return (widget.height(), isinstance(widget, QAbstractButton) and widget.isChecked(), *around)


def ringless(root: QWidget, known: set[tuple[object, ...]] | None = None) -> list[str]:
    """Return the controls that do not show that they have the keyboard: no ring in the accent colour appears.

    Args:
        root: the window.
        known: looks (:func:`looks_of`) whose ring was seen already; those that are seen now are added.
    """
    before, found = QApplication.focusWidget(), []
    known = known if known is not None else set()
    for widget in stops(root):
        if isinstance(widget, QHeaderView | QScrollBar) or looks_of(widget) in known:
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        # Once more where none is seen: the first control that is focused may make its field grow, and move while it is looked at.
        if _shows_ring(root, widget) or _shows_ring(root, widget):
            known.add(looks_of(widget))
        else:
            found.append(told(widget))
    if before is not None:
        before.setFocus()
    return found


def _shows_ring(root: QWidget, widget: QWidget) -> bool:
    """Whether more or less of the accent colour is seen while a control has the keyboard than when it has not."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()  # a field in focus may grow
    view = _view(widget)
    if isinstance(view, QScrollArea):
        view.ensureWidgetVisible(widget)
    with_it = _accents(root, widget)
    widget.clearFocus()
    QCoreApplication.processEvents()
    return abs(_accents(root, widget) - with_it) >= theme.RING


def _accents(root: QWidget, widget: QWidget) -> int:
    """Count the pixels of the accent colour on a line across a control, at half its height (or near the top of a tall one)."""
    middle = min(widget.height() // 2, 60)
    picture = root.grab(QRect(widget.mapTo(root, QPoint(0, middle)), QSize(widget.width(), 1))).toImage()
    accent = QColor(theme.colours().accent).rgb()
    return sum(picture.pixel(across, 0) == accent for across in range(picture.width()))


def sideways(root: QWidget) -> list[str]:
    """Return the areas that scroll sideways."""
    return [told(area) for area in shown(root) if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0]


def small(root: QWidget) -> list[str]:
    """Return what can be clicked and is too low for a finger, or for the mouse."""
    least, found = theme.sizes().control, []
    for widget in shown(root):
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and not _is_inside(widget):
            wanted = OFFER if isinstance(widget, Offer) and theme.sizes() is theme.USUAL else least
            if widget.height() < wanted:
                found.append(f"{told(widget)} is {widget.height()} px high")
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and _rows(widget):
            lowest = min(
                widget.sizeHintForRow(row) if not hasattr(widget, "rowHeight") else widget.rowHeight(row) for row in range(_rows(widget))
            )
            if lowest < least:
                found.append(f"{told(widget)} has rows {lowest} px high")
    return found


def _rows(view: QAbstractItemView) -> int:
    model = view.model()
    return min(model.rowCount(), 40) if model is not None else 0


def cut_off(root: QWidget) -> list[str]:
    """Return what is not seen whole: words that are longer than their label, and parts beyond an edge that does not scroll."""
    found = []
    for widget in shown(root):
        if isinstance(widget, QScrollBar) or _is_inside(widget) or widget.size().isEmpty():
            continue
        lost = _lost(widget)
        if lost:
            found.append(f"{told(widget)}: {lost}")
    return found


def _lost(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            if widget.height() + SLACK < widget.heightForWidth(widget.width()):
                return f"needs {widget.heightForWidth(widget.width())} px of height and has {widget.height()}"
        elif widget.width() + SLACK < widget.sizeHint().width() or widget.height() + SLACK < widget.minimumSizeHint().height():
            return f"needs {widget.sizeHint().toTuple()} and has {widget.size().toTuple()}"
    elif isinstance(widget, QAbstractButton | QLineEdit | QCheckBox | QRadioButton):
        least = widget.minimumSizeHint()
        deep = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else least.height()
        if widget.width() + SLACK < least.width() or widget.height() + SLACK < deep:
            return f"needs {(least.width(), deep)} and has {widget.size().toTuple()}"
    return _beyond(widget)


def _beyond(widget: QWidget) -> str:
    """Return past which edge a widget reaches, or ""."""
    place, inner, outer = QRect(QPoint(0, 0), widget.size()), widget, widget.parentWidget()
    while outer is not None and not inner.isWindow():
        place.translate(inner.pos())
        view = outer.parentWidget()
        scrolls = isinstance(view, QAbstractScrollArea) and view.viewport() is outer
        if place.left() < -SLACK or place.right() > outer.width() - 1 + SLACK:
            return f"reaches from {place.left()} to {place.right()} of {outer.width()} px across {type(outer).__name__}"
        down = place.top() < -SLACK or place.bottom() > outer.height() - 1 + SLACK
        if down and not scrolls:
            return f"reaches from {place.top()} to {place.bottom()} of {outer.height()} px down {type(outer).__name__}"
        if scrolls:
            return ""  # what is beyond the view is scrolled to; the view itself is looked at on its own
        inner, outer = outer, outer.parentWidget()
    return ""


def moving(root: QWidget) -> list[str]:
    """Return what moves by itself: animations, films, and a cursor that blinks."""
    found = [f"{type(one).__name__} in {told(root)}" for one in root.findChildren(QAbstractAnimation) if one.state() != one.State.Stopped]
    found += [f"a film in {told(root)}" for _ in root.findChildren(QMovie)]
    if QApplication.cursorFlashTime() > 0:
        found.append("the text cursor blinks")
    return found
