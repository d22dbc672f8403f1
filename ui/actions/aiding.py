"""Bringing the narrative what it is written with, and keeping the officer's own words and phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldreport.said import said
from ui.background import Lane
from ui.questions.editor import AidsWanted, KeepPhrase, KeepWord

if TYPE_CHECKING:
    from fieldreport.answers.values import Place
    from fieldreport.writing import Aids, Phrase
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.questions.editor import Request
    from ui.questions.narrative import Narrative


class Aiding(QObject):
    """Meets what a narrative asks for. The dictionary is loaded when a narrative is first seen, never before."""

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._aids: Aids | None = None
        self._loading = False
        self._asking: set[Place] = set()

    def hear(self, place: Place, request: Request) -> None:
        """Meet a request of the editor at a place of the open report."""
        if isinstance(request, AidsWanted):
            self._bring(place)
        elif isinstance(request, KeepWord):
            self._keep_word(place, request.word)
        elif isinstance(request, KeepPhrase):
            desk = self._session.open_desk
            self._session.background.run(
                lambda: desk.writing.keep_phrase(request.key, request.text),
                Lane.WORK,
                lambda phrases: self._phrases_kept(place, phrases),
                self._not_kept,
                self,
            )

    def take(self, aids: Aids) -> None:
        """Write with these from now on: the officer changed what is her own. A text takes them when it is seen next."""
        self._aids = aids

    def _bring(self, place: Place) -> None:
        self._asking.add(place)
        if self._aids is not None:
            self._loaded(self._aids)
        elif not self._loading:
            self._loading = True
            self._session.background.run(self._session.open_desk.writing.aids, Lane.WORK, self._loaded, self._not_loaded, self)

    def _loaded(self, aids: Aids) -> None:
        first = self._aids is None
        self._aids, self._loading = aids, False
        for place in tuple(self._asking):
            editor = self._narrative(place)
            if editor is not None and editor.aids is not aids:
                editor.take_aids(aids)
        self._asking.clear()
        if first and aids.problem:
            self._session.window.tell_problem(aids.problem)

    def _not_loaded(self, problem: Exception) -> None:
        self._loading = False
        self._asking.clear()
        self._session.window.tell_problem(self._session.say(problem))

    def _keep_word(self, place: Place, word: str) -> None:
        if self._aids is not None and self._aids.marking.speller is not None:
            self._aids.marking.speller.keep(word)
        editor = self._narrative(place)
        if editor is not None:
            editor.word_kept()
        desk = self._session.open_desk
        self._session.background.run(lambda: desk.writing.keep_word(word), Lane.WORK, None, self._not_kept, self)

    def _phrases_kept(self, place: Place, phrases: tuple[Phrase, ...]) -> None:
        if self._aids is not None:
            self._aids = replace(self._aids, phrases=phrases)
        editor = self._narrative(place)
        if editor is not None and self._aids is not None:
            editor.take_phrases(self._aids)
        self._session.window.tell(said("The phrase is kept."))

    def _narrative(self, place: Place) -> Narrative | None:
        from ui.questions.narrative import Narrative  # not before a report is opened

        editor = self._drafting.editor_at(place)
        return editor if isinstance(editor, Narrative) else None

    def _not_kept(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))
