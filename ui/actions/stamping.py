"""The one Stamp key of the unlock screen: the time goes to the disk at once, one more key says what it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldreport.said import said
from ui import messages
from ui.background import Lane

if TYPE_CHECKING:
    from datetime import datetime

    from fieldreport.stamping import Kind
    from ui.actions.session import Session

STAMPED = said("{time} is stamped. Only the officers of this laptop can read it, after unlocking.")
STARTING = said("{time} will be stamped as soon as the program has started. Leave it open.")


class Stamping(QObject):
    """Stamps while nobody is signed in. It writes; it cannot read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen = session.window.unlock
        self._kinds: tuple[Kind, ...] = ()
        self._at: datetime | None = None
        """When the key was pressed, while it is asked what it was."""
        self._name = ""
        """Under which the time waits; "" until it is on the disk."""
        self._kind = ""
        self._early: list[datetime] = []
        """When it was pressed before the core was open."""
        self._screen.stamp_asked.connect(self.stamp)
        self._screen.stamp_named.connect(self._say_what)

    def prepare(self) -> None:
        """The core is open: learn what can be stamped."""
        self._session.background.run(self._session.open_core.stamps.kinds, Lane.SAVE, self._learn, owner=self)

    def stamp(self) -> None:
        """F11: write this moment down, and ask at once what it was: no key of the answer goes into another field."""
        core = self._session.core
        if core is None or not self._kinds:
            self._early.append(self._session.now())
            self._screen.show_stamped(STARTING.format(time=messages.clock(self._early[-1], self._session.zone)))
            return
        if self._at is not None:
            return  # the moment before is not done: one key more asks for no second one
        self._at, self._name, self._kind = self._session.now(), "", ""
        at, stamps = self._at, core.stamps
        self._screen.ask_kind(self._kinds, messages.clock(at, self._session.zone))
        self._session.background.run(lambda: stamps.stamp(at=at), Lane.SAVE, self._written, self._refused, self)

    def _learn(self, kinds: tuple[Kind, ...]) -> None:
        self._kinds = kinds
        # Nobody is asked what these were: star and PIN are being typed by now.
        early, self._early = self._early, []
        for at in early:
            self._session.background.run(
                partial(self._session.open_core.stamps.stamp, at=at), Lane.SAVE, partial(self._said, at), self._refused, self
            )

    def _said(self, at: datetime, _name: str) -> None:
        self._say(at)

    def _written(self, name: str) -> None:
        self._name = name
        self._end()

    def _say_what(self, kind: str) -> None:
        self._kind = self._kind or kind
        self._screen.close_kinds()
        self._end()

    def _end(self) -> None:
        """Go on when the time is on the disk and the person has said what it was, or that it is only a time."""
        if self._at is None or not self._name or not self._kind:
            return
        at, name, kind, stamps = self._at, self._name, self._kind, self._session.open_core.stamps
        self._at = None
        if kind == self._screen.TIME_ALONE:
            self._say(at)
            return
        self._session.background.run(
            lambda: stamps.stamp(kind, at=at, instead_of=name), Lane.SAVE, lambda _: self._say(at), self._refused, self
        )

    def _say(self, at: datetime) -> None:
        self._screen.show_stamped(STAMPED.format(time=messages.clock(at, self._session.zone)))

    def _refused(self, problem: Exception) -> None:
        self._at = None
        self._screen.close_kinds()
        self._screen.show_problem(self._session.say(problem))
