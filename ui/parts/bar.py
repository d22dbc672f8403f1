"""The bar at the bottom: what is still to do at the left, the one thing to do next at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.parts.room import GivingWay
from ui.parts.words import button, line, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.parts.words import KeyButton


@dataclass(frozen=True, slots=True)
class BarWords:
    """What the bar says on one screen. An empty text leaves its place empty."""

    left: str = ""
    tone: str = ""
    """Role of the words at the left: ``side``, ``care``, ``good`` or ""."""
    step: str = ""
    """A second action, such as ``Next gap``."""
    step_key: str = ""
    back: str = ""
    """The way out, always on Esc."""
    action: str = ""
    """The default action."""
    action_key: str = "Ctrl+Enter"
    main: bool = True
    """Whether the action is the one thing to do next; if not, it is an ordinary button."""
    ready: bool = True
    """Whether the action can be done now."""


class Bar(GivingWay):
    """The line at the bottom of every screen but the unlock screen."""

    acted = Signal()
    stepped = Signal()
    left_screen = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "bar")
        self._words = words()
        self._step = button("", "quiet")
        self._back = button("", "quiet")
        self._action = button("", "primary")
        self._step.clicked.connect(self.stepped)
        self._back.clicked.connect(self.left_screen)
        self._action.clicked.connect(self.acted)
        self._bar = BarWords()
        self.setLayout(line(self._words, 2, self._step, None, self._back, 2, self._action, margins=(3 * UNIT, 0, 3 * UNIT, 0)))
        self.show_words(BarWords())

    def stops(self) -> tuple[QWidget, ...]:
        """The controls in visual order."""
        return self._step, self._back, self._action

    def show_words(self, bar: BarWords) -> None:
        """Show what this screen has to say."""
        self._words.setText(bar.left)
        set_role(self._words, bar.tone)
        self._bar = bar
        for which, text, _ in self._acts():
            which.setVisible(bool(text))
        set_role(self._action, "primary" if bar.main else "")
        self._action.setEnabled(bar.ready)
        self.setVisible(bar != BarWords())
        self.fit()

    def whole(self) -> None:
        """Show the words at the left, and the key of each button."""
        self._words.setVisible(bool(self._bar.left))
        for which, text, key in self._acts():
            which.name(text, key if text else "")

    def steps(self) -> Sequence[Callable[[], object]]:
        """Leave away the words at the left, then the names of the keys: never a button."""
        return (self._words.hide, *(partial(which.name, text) for which, text, _ in self._acts()))

    def _acts(self) -> tuple[tuple[KeyButton, str, str], ...]:
        bar = self._bar
        return (self._step, bar.step, bar.step_key), (self._back, bar.back, "Esc"), (self._action, bar.action, bar.action_key)
