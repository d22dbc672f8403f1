"""The officer's own words and phrases: shown, changed, deleted, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.errors import CatalogueProblem
from fieldreport.said import said
from ui.background import Lane
from ui.questions.editor import OwnWanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.writing import Aids, Own
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.questions.editor import Request
    from ui.screens.own_words import OwnWordsScreen

DELETED = said("“{what}” is deleted. Ctrl+Z brings it back.")
BACK = said("It is back as it was.")
KEPT = said("Kept.")


class Owning(QObject):
    """Drives the screen of the officer's own words and phrases."""

    changed = Signal(object)
    """:class:`fieldreport.writing.Aids` as they are now"""
    home_asked = Signal()

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._screen: OwnWordsScreen | None = None
        self._own: Own | None = None
        self._before: list[Own] = []
        """What stood there before each change, the oldest first."""
        self._to_report = False

    def show(self) -> None:
        """F9 at home."""
        self._to_report = False
        self._open()

    def hear(self, _place: object, request: Request) -> None:
        """The last line of the phrases in a text."""
        if isinstance(request, OwnWanted):
            self._to_report = True
            self._open()

    def finish(self, then: Callable[[], None]) -> None:
        """Keep what stands in the fields, as Esc does, then go on: the laptop is about to be locked."""
        if self._screen is None or not self._screen.is_typing:
            then()
            return
        self._screen.leave()
        self._session.background.run(_nothing, Lane.WORK, lambda _: then(), owner=self)  # after what was asked for before

    def _open(self) -> None:
        writing = self._session.open_desk.writing
        self._before.clear()
        self._session.background.run(writing.own, Lane.WORK, self._show, self._failed, self)

    def _show(self, own: Own) -> None:
        self._own = own
        screen = self._own_words()
        screen.show_own(own)
        self._session.window.show_screen(screen)

    def _keep(self, instead_of: tuple[str, str] | None, key: str, text: str) -> None:
        if self._own is None:
            return
        rest = self._own if instead_of is None else self._own.without(*instead_of)
        try:
            changed = rest.with_one(key, text)
        except CatalogueProblem as problem:
            self._own_words().show_problem(self._session.say(problem))
            return
        self._change(changed, KEPT)

    def _delete(self, key: str, text: str) -> None:
        if self._own is not None:
            self._change(self._own.without(key, text), DELETED.format(what=f";{key}" if key else text))

    def _undo(self) -> None:
        if self._before:
            self._put(self._before.pop(), BACK)

    def _change(self, own: Own, told: str) -> None:
        if self._own is not None:
            self._before.append(self._own)
        self._put(own, told)

    def _put(self, own: Own, told: str) -> None:
        self._own = own
        writing = self._session.open_desk.writing

        def kept(aids: Aids) -> None:
            self.changed.emit(aids)
            self._own_words().show_own(own)
            self._session.window.tell(told)

        self._session.background.run(lambda: writing.keep_own(own), Lane.WORK, kept, self._not_kept, self)

    def _not_kept(self, problem: Exception) -> None:
        """Show what is in the vault: that is what stands."""
        self._failed(problem)
        self._open()

    def _leave(self) -> None:
        self._session.window.notice.clear()
        if self._to_report:
            self._drafting.show_again()
        else:
            self.home_asked.emit()

    def _failed(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _own_words(self) -> OwnWordsScreen:
        if self._screen is None:
            from ui.screens.own_words import OwnWordsScreen

            self._screen = screen = OwnWordsScreen()
            screen.kept.connect(self._keep)
            screen.deleted.connect(self._delete)
            screen.undo_asked.connect(self._undo)
            screen.left.connect(self._leave)
        return self._screen


def _nothing() -> None:
    """Done when all that was asked for before is done."""
