"""Hands on a keyboard: they fill a report in the order of the form, looking at the screen alone.

Nothing here reads or changes the answer sheet; what is looked at is what a person sees: where the keyboard is, which rows are listed,
what a list offers, what stands under a field. Keys and visits of fields are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton, QTextEdit

from fieldreport.answers.values import Place
from fieldreport.catalogue.provisions import NOT_DETERMINED
from fieldreport.forms.definition import Group, Question, QuestionType, Repeat
from tests.incidents.reading import NON_ANSWERS, TICKED, Spot
from tests.ui.fill_page import CTRL, MOST_TABS, PLAIN, FillPage
from ui.questions.provision import ProvisionSearch
from ui.questions.repeat import RepeatBox
from ui.questions.section_page import names_in
from ui.questions.select_multiple import SelectMultipleList
from ui.questions.select_one import SelectOneSearch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldreport.forms.definition import Item
    from tests.incidents.reading import Incident, Line
    from ui.questions.choice_list import ChoiceModel
    from ui.questions.field import QuestionField

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NON_ANSWER_KEYS = {"(unknown)": Key.Key_F5, "(not observed)": Key.Key_F6, "(refused)": Key.Key_F7}
SOURCE_LETTERS = {"I observed": "i", "told by": "t", "seen on video": "s", "record checked": "r"}
MOST_GAPS = 600
"""Gaps after which filling is taken to go round in circles."""


class NoHome(AssertionError):
    """What was to be entered could not be: the question is not asked, or does not take it."""


class Hands(FillPage):
    """Fills the form that is open."""

    def __init__(self, page: FillPage) -> None:
        super().__init__(page.screen)
        self.keys = 0
        self.visits = 1
        """Fields that the keyboard came to, the one where it was among them; a field that it comes to twice counts twice."""
        self.narrative_keys = 0
        """Of :attr:`keys`, those that wrote the narrative."""
        self._rows: dict[tuple[str, tuple[int, ...]], str] = {}
        self._filled_in: dict[Place, str] = {}
        self._plan: dict[Spot, tuple[Line, ...]] = {}
        self.screen.place_changed.connect(self._count_visit)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key."""
        self.keys += 1
        super().key(key, modifiers)

    def type(self, text: str) -> None:
        """Type text, a key a character."""
        self.keys += len(text)
        super().type(text)

    def fill(self, incident: Incident) -> None:
        """Key every line of an incident, then answer unknown what is still missing.

        Raises:
            NoHome: a line could not be entered; it says which and why.
        """
        self._plan = incident.plan
        self._rows.clear()
        self._filled_in.clear()
        for section in self.screen.sections.sections:
            wanted = [spot for spot in self._plan if spot.name in set(names_in(section.items))]
            if wanted:
                self._open(section.name, self._plan[wanted[0]][0])
                self._items(section.items, ())
        lost = [str(lines[0]) for spot, lines in self._plan.items() if not self.screen.sections.section_of(spot.name)]
        if lost:
            raise NoHome(f"The form has no such question: {', '.join(lost)}")
        self.answer_what_is_left()

    def answer_what_is_left(self) -> None:
        """F8 and F5 until nothing is missing.

        Raises:
            NoHome: unknown is no answer to what is missing, or what was entered is wrong.
        """
        for _ in range(MOST_GAPS):
            self.key(Key.Key_F8)
            if self.screen.bar.left == "Nothing is missing":
                return
            field = self.field()
            self.key(Key.Key_F5)
            said = field.foot_words()
            if said:
                raise NoHome(f"{self.place().name}, “{field.label()}”: {said}")
        raise NoHome(f"There is no end to what is missing: {self.screen.bar.left}")

    # In the order of the form

    def _items(self, items: Iterable[Item], rows: tuple[int, ...]) -> None:
        for item in items:
            if isinstance(item, Group):
                self._items(item.children, rows)
            elif isinstance(item, Repeat):
                self._repeat(item, rows)
            elif isinstance(item, Question):
                spot = Spot(item.name, rows)
                if spot in self._plan and not self._stands_there(spot, self._plan[spot]):
                    self._answer(spot, self._plan[spot])

    def _repeat(self, repeat: Repeat, rows: tuple[int, ...]) -> None:
        depth = len(rows) + 1
        names = set(names_in(repeat.children))
        numbers = {spot.rows[depth - 1] for spot in self._plan if spot.name in names and spot.rows[: depth - 1] == rows}
        if numbers and numbers != set(range(1, max(numbers) + 1)):
            raise NoHome(f"Rows of {repeat.name} are skipped: {sorted(numbers)}")
        for number in sorted(numbers):
            here = (*rows, number)
            first = next(lines[0] for spot, lines in self._plan.items() if spot.name in names and spot.rows[:depth] == here)
            self._go_to_box(repeat, first, back=number > 1)
            self.key(Key.Key_N, CTRL)
            place = self.place()
            if len(place.rows) != depth:
                raise NoHome(f"{first}: Ctrl+N did not lead into a new row of {repeat.name}, but to {place}")
            self._rows[repeat.name, here] = place.rows[-1]
            self._items(repeat.children, here)

    def _go_to_box(self, repeat: Repeat, line: Line, *, back: bool) -> None:
        """Go to where Ctrl+N adds to a repeat: anywhere in it, or outside every table when it is the section's first."""
        page = self.screen.sections.page
        assert page is not None
        for _ in range(MOST_TABS):
            first = next(page.column.repeats(), None)
            if self._box_around() == repeat.name or (not self._box_around() and first is not None and first.repeat.name == repeat.name):
                return
            if self._at_end() and not back:
                break
            self.key(*((Key.Key_Backtab, SHIFT) if back else (Key.Key_Tab, PLAIN)))
        raise NoHome(f"{line}: the table of {repeat.name} is not asked, or Tab does not lead to it")

    def _box_around(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, RepeatBox):
            widget = widget.parentWidget()
        return widget.repeat.name if widget is not None else ""

    # Ways

    def _open(self, name: str, line: Line) -> None:
        sections = self.screen.sections
        names = [section.name for section in sections.sections]
        for _ in names:
            page = sections.page
            assert page is not None
            here = page.section.name
            if here == name:
                return
            self.key(Key.Key_PageDown if names.index(here) < names.index(name) else Key.Key_PageUp, CTRL)
            assert sections.page is not None
            passed = names.index(sections.page.section.name) - names.index(name)
            if passed > 0 > names.index(here) - names.index(name):
                break
        raise NoHome(f"{line}: its section is not asked")

    def _at_end(self) -> bool:
        """Whether the keyboard is past the last field of the section."""
        page, focus = self.screen.sections.page, QApplication.focusWidget()
        return focus is None or page is None or focus is page.next or not page.isAncestorOf(focus)

    def _go(self, spot: Spot, line: Line) -> QuestionField:
        """Go on to a field: by Tab, or with F8 once nothing that is missing stands before it."""
        place = self._place_of(spot)
        page = self.screen.sections.page
        assert page is not None
        for step in range(MOST_TABS):
            if self.place() == place and not self._at_end() and self._on_answer():
                return self.field()
            if QApplication.focusWidget() is page.next:
                break
            if step <= 1 and self._is_next_missing(place, far=step == 0):
                self.key(Key.Key_F8)
            else:
                self.key(Key.Key_Tab)
        raise NoHome(f"{line}: the question is not asked, or Tab does not lead to it")

    def _is_next_missing(self, place: Place, *, far: bool) -> bool:
        """Whether F8 leads to a field: it is in view and missing, and no field that it passes is; ``far``: it passes one at least."""
        page = self.screen.sections.page
        assert page is not None
        fields = list(page.column.fields())
        places = [page.column.place_of(field) for field in fields]
        if place not in places or self.place() not in places:
            return False
        here, there = places.index(self.place()), places.index(place)
        passed = fields[here + 1 : there]
        return there > here and len(passed) >= far and _is_missing(fields[there]) and not any(map(_is_missing, passed))

    def _go_back(self, spot: Spot, line: Line) -> None:
        """Come back to a field that Enter went on from."""
        place = self._place_of(spot)
        for _ in range(3):
            if self.place() == place and self._on_answer():
                return
            self.key(Key.Key_Backtab, SHIFT)
        raise NoHome(f"{line}: Shift+Tab does not lead back to it")

    def _place_of(self, spot: Spot) -> Place:
        around = self._around.get(spot.name, ())
        return Place(spot.name, tuple(self._rows[repeat, spot.rows[: depth + 1]] for depth, repeat in enumerate(around)))

    @property
    def _around(self) -> dict[str, tuple[str, ...]]:
        """The repeats around each question, as the sections show them."""
        found: dict[str, tuple[str, ...]] = {}

        def walk(items: Iterable[Item], repeats: tuple[str, ...]) -> None:
            for item in items:
                if isinstance(item, Repeat):
                    walk(item.children, (*repeats, item.name))
                elif isinstance(item, Group):
                    walk(item.children, repeats)
                else:
                    found[item.name] = repeats

        for section in self.screen.sections.sections:
            walk(section.items, ())
        return found

    # Answers

    def _answer(self, spot: Spot, lines: tuple[Line, ...]) -> None:
        before = self.keys
        for number, line in enumerate(lines):
            if number:
                self._go_back(spot, line)
            field = self._go(spot, line)
            if number:
                self.key(Key.Key_F4, SHIFT)
            if line.source:
                self._say_source(line, field)
            self._enter(line, field)
        if "narrative" in field.question.appearance:
            self.narrative_keys += self.keys - before

    def _stands_there(self, spot: Spot, lines: tuple[Line, ...]) -> bool:
        """Whether the key that filled in a question before this one has answered this one, too."""
        return len(lines) == 1 and not lines[0].source and self._filled_in.get(self._place_of(spot)) == lines[0].entered

    def _say_source(self, line: Line, field: QuestionField) -> None:
        self.key(Key.Key_F4)
        self.type(SOURCE_LETTERS[line.source])
        if line.who:
            self.key(Key.Key_Tab)
            self.type(line.who)
        self.key(Key.Key_Return)
        if not self._on_answer():
            raise NoHome(f"{line}: the keyboard did not come back from “How do you know?” of “{field.label()}”")

    def _enter(self, line: Line, field: QuestionField) -> None:
        kind, entered = field.question.type, line.entered
        if entered in NON_ANSWERS:
            self.key(NON_ANSWER_KEYS[entered])
            refused = field.foot_words()
            if "must be answered" in refused or "not an answer" in refused:
                raise NoHome(f"{line}: {refused}")
        elif entered == TICKED:
            self.key(Key.Key_Space)
        elif kind is QuestionType.SELECT_ONE:
            self._choose(line, field)
        elif kind is QuestionType.SELECT_MULTIPLE:
            for words in entered.split("; "):
                self._tick_off(words, line, field)
        elif not line.source and _offered(field).get(self.place()) == entered:
            self._filled_in.update(_offered(field))
            self.key(Key.Key_F10)
        else:
            self._write(entered)

    def _write(self, entered: str) -> None:
        control = self.focus()
        before = control.text() if isinstance(control, QLineEdit) else control.toPlainText() if isinstance(control, QTextEdit) else ""
        if before == entered:
            return
        if before and not (isinstance(control, QLineEdit) and control.hasSelectedText()):
            self.key(Key.Key_A, CTRL)
        self.type(entered)

    def _choose(self, line: Line, field: QuestionField) -> None:
        words, _, nth = line.entered.partition(" #")
        editor = field.editor
        if isinstance(editor, ProvisionSearch):
            self._find_provision(words, line, editor)
            return
        if not isinstance(editor, SelectOneSearch):
            self._turn_to(words, line)
            return
        if editor.line.text() == words and not nth:
            return
        if editor.line.text() and not editor.line.hasSelectedText():
            self.key(Key.Key_A, CTRL)
        if not nth:
            for letter in words:
                self.type(letter)
                if _words_at(editor.model, 0) == words:
                    self.key(Key.Key_Return)
                    return
        else:
            self.type(words)
        wanted = int(nth or 1)
        for _ in range(editor.model.rowCount()):
            row = editor.the_view().currentIndex().row()
            if _words_at(editor.model, row) == words and sum(_words_at(editor.model, other) == words for other in range(row + 1)) == wanted:
                self.key(Key.Key_Return)
                return
            self.key(Key.Key_Down)
        raise NoHome(f"{line}: “{field.label()}” offers no such choice")

    def _find_provision(self, words: str, line: Line, editor: ProvisionSearch) -> None:
        """Search until the row is the first that fits, go down to it and press Enter: nothing else chooses a provision."""
        first = editor.model.of(NOT_DETERMINED)
        for letter in words if first is None or words != first.label else "":
            self.type(letter)
            if _first_that_fits(editor) == words:
                break
        self.key(Key.Key_Down)
        for _ in editor.model.shown():
            if _provision_under(editor) == words:
                self.key(Key.Key_Return)
                return
            self.key(Key.Key_Down)
        raise NoHome(f"{line}: there is no such provision")

    def _turn_to(self, words: str, line: Line) -> None:
        """Turn radio buttons by their first letter, or by the arrow when that is no longer."""
        for _ in range(20):
            focus = self.focus()
            if isinstance(focus, QRadioButton) and focus.accessibleName() == words and focus.isChecked():
                return
            self.type(words[0].casefold()) if words[0].isalnum() else self.key(Key.Key_Down)
        raise NoHome(f"{line}: there is no such choice")

    def _tick_off(self, words: str, line: Line, field: QuestionField) -> None:
        editor = field.editor
        if not isinstance(editor, SelectMultipleList):
            for _ in range(40):
                focus = self.focus()
                if isinstance(focus, QCheckBox) and focus.accessibleName() == words:
                    if not focus.isChecked():
                        self.key(Key.Key_Space)
                    return
                self.type(words[0].casefold()) if words[0].isalnum() else self.key(Key.Key_Down)
            raise NoHome(f"{line}: “{field.label()}” offers no “{words}”")
        for letter in words:
            self.type(letter)
            if _words_at(editor.model, max(editor.view.currentIndex().row(), 0)) == words:
                self.key(Key.Key_Return)
                return
        raise NoHome(f"{line}: “{field.label()}” offers no “{words}”")

    def _count_visit(self) -> None:
        self.visits += 1


def _is_missing(field: QuestionField) -> bool:
    """Whether a field looks as if it must be answered: it does not say "optional", and nothing stands in it."""
    return bool(field._acts()) and field._optional.isHidden() and not field._accounts.answer


def _offered(field: QuestionField) -> dict[Place, str]:
    """Return what F10 puts, by the places into which it does."""
    return dict(field._fill_in.puts) if field._fill_in is not None else {}


def _provision_under(editor: ProvisionSearch) -> str:
    provision = editor.under_cursor()
    return provision.label if provision is not None else ""


def _first_that_fits(editor: ProvisionSearch) -> str:
    """Return the provision to which one arrow down leads from the line."""
    provision = editor.model.at(editor.model.first_match())
    return provision.label if provision is not None else ""


def _words_at(model: ChoiceModel, row: int) -> str:
    choice = model.at(row)
    return choice.words if choice is not None else ""
