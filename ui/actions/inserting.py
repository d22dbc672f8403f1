"""Times of the scene log and names of the report, offered beside the narrative and written into it by Enter.

Nothing is written twice unnoticed: of the timeline only what the text does not tell yet, and a time that stands there
already is written once more only when it is asked for twice.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldreport.answers.values import Place
from fieldreport.report.mentions import Mention, mentions
from fieldreport.said import said
from ui.background import Lane
from ui.lists.inserts import HOW, NO_TIMES, TIMELINE, insert_rows
from ui.lists.reports import things
from ui.questions.editor import InsertsWanted

if TYPE_CHECKING:
    from fieldreport.stamping import Entry
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.questions.editor import Request
    from ui.questions.narrative import Narrative
    from ui.screens.fill import FillScreen

ALL_THERE = said("All times of this report stand in the text already. Nothing was written.")
THERE = said("This time stands in the text already. Enter once more writes it again.")
WRITTEN = said("{written} written.{there} Ctrl+Z takes it back.")


class Inserting(QObject):
    """Keeps the offers beside the narrative true, and writes what is chosen."""

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._screen: FillScreen | None = None
        self._place = Place("")
        """The text that the offers are for."""
        self._entries: tuple[Entry, ...] = ()
        self._warned: Entry | None = None
        self._unfolded = False
        """Whether the side pane was unfolded for this, and is folded again afterwards."""

    def look(self, screen: FillScreen) -> None:
        """The keyboard came to another field: offer what is true now, when the field takes it."""
        from ui.questions.places import place_of_text

        if self._screen is None:
            self._screen = screen
            screen.side.insert_chosen.connect(self._insert)
        place, report = place_of_text(screen.current_place()), self._session.report
        editor = self._drafting.editor_at(place)
        if report is None or editor is None or not editor.takes_inserts:
            return
        self._place = place
        log, report_id = self._session.open_desk.scene, report.report_id
        self._session.background.run(partial(log.timeline, report_id), Lane.SAVE, self._found, self._failed, self)

    def hear(self, place: Place, request: Request) -> None:
        """Ctrl+I in a text: the keyboard goes to what is offered."""
        if isinstance(request, InsertsWanted) and self._screen is not None:
            self._place = place
            self._offer()
            self._unfolded = self._screen.side.isHidden()
            if self._unfolded:
                self._screen.turn_side_pane()
            self._screen.side.inserts.setFocus()

    def _found(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._offer()

    def _failed(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _offer(self) -> None:
        report = self._session.report
        if report is not None and self._screen is not None:
            self._screen.side.offer(insert_rows(self._entries, self._untold(), mentions(report.sheet)))

    def _untold(self) -> tuple[Entry, ...]:
        from fieldreport.report.scene import not_told

        editor = self._editor()
        return not_told(self._entries, editor.paper.words()) if editor is not None else self._entries

    def _insert(self, chosen: Entry | Mention | str) -> None:
        editor = self._editor()
        if editor is None:
            return
        if isinstance(chosen, Mention):
            self._write(editor, chosen.words)
        elif chosen == TIMELINE:
            self._insert_times(editor, self._untold())
        elif not isinstance(chosen, str):
            self._insert_one(editor, chosen)

    def _insert_times(self, editor: Narrative, untold: tuple[Entry, ...]) -> None:
        from fieldreport.report.scene import timeline_words

        if not untold:
            self._session.window.tell(ALL_THERE if self._entries else said("{no_times}. {how}", no_times=NO_TIMES, how=HOW))
            return
        self._write(editor, timeline_words(untold), as_lines=True)
        there = len(self._entries) - len(untold)
        told = said(" {count} stood there already.", count=there) if there else ""
        self._session.window.tell(WRITTEN.format(written=things(len(untold), said("time is"), said("times are")), there=told))

    def _insert_one(self, editor: Narrative, entry: Entry) -> None:
        from fieldreport.report.scene import line_words

        if entry not in self._untold() and entry != self._warned:
            self._warned = entry
            self._session.window.tell(THERE)
            return
        self._warned = None
        self._write(editor, line_words(entry), as_lines=True)

    def _write(self, editor: Narrative, words: str, *, as_lines: bool = False) -> None:
        editor.insert_words(words, as_lines=as_lines)
        self._offer()
        if self._unfolded and self._screen is not None:
            self._unfolded = False
            self._screen.turn_side_pane()

    def _editor(self) -> Narrative | None:
        from ui.questions.narrative import Narrative  # not before a report is opened

        editor = self._drafting.editor_at(self._place)
        return editor if isinstance(editor, Narrative) else None
