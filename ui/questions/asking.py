"""From the answer sheet to what a field shows: the only place where the window reads a question's state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.answers.remarks import OFFENCES, told_words
from fieldreport.answers.values import Account, Place
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import SELECTS, Group, Question, QuestionType, Repeat
from fieldreport.said import capital, joined, said
from ui.questions.editor import AccountWords, Adds, ChoiceWords, FieldState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.filling import Filling
    from fieldreport.forms.definition import Choice, Form, Item
    from fieldreport.further import Before
    from ui.questions.editor import TakeIn

NOTE = "note"
"""The column of a code list that is shown beside its words."""
DETAILS = ("elements", "counsel")
"""Columns of a code list that the side pane tells of the chosen code."""


@dataclass(slots=True)
class Asking:
    """The report that a fill screen has open: shared by its columns."""

    sheet: AnswerSheet
    now: Callable[[], datetime]
    offers: dict[Place, TakeIn] = field(default_factory=dict)
    """Files that were chosen and wait until it is said where they come from: turning to another row must not lose them."""
    language: str = field(init=False)
    """In which the widgets were made."""

    def __post_init__(self) -> None:
        """Take down the language."""
        self.language = self.sheet.language

    filling: Filling | None = None
    """What one key can fill in."""
    before: tuple[AnswerSheet, Before] | None = None
    """The sheet of a further version, and what the version says that it builds on."""

    def said_before(self, place: Place) -> str:
        """Return what the earlier version says at a place where the answer is another one now, or ""."""
        if self.before is None or self.before[0] is not self.sheet:
            return ""
        return self.before[1].differs(place, self.sheet.answer(place))

    def waiting(self) -> tuple[Place, str] | None:
        """Return where a file waits that is asked for now, and its name; ``None`` when none does."""
        return next(((place, offer.source.name) for place, offer in self.offers.items() if _is_asked(self.sheet, place)), None)


def words_in(words: Mapping[str, str], language: str) -> str:
    """Return words in a language, or in the first one that there is."""
    return words.get(language) or next(iter(words.values()), "")


def choice_words(choices: tuple[Choice, ...], language: str) -> tuple[ChoiceWords, ...]:
    """Return choices as they are shown."""
    return tuple(
        ChoiceWords(
            choice.code,
            words_in(choice.label, language) or choice.code,
            _told(choice, NOTE),
            columns=choice.extra,
        )
        for choice in choices
    )


def _told(choice: Choice, column: str) -> str:
    """Return what a further column of a code list tells: a sentence, for the lists of codes are ours."""
    return said(choice.extra.get(column, "").strip())


def state_of(sheet: AnswerSheet, question: Question, place: Place, filling: Filling | None = None) -> FieldState:
    """Return all that a field shows."""
    answer = sheet.answer(place)
    first = answer[0] if answer else None
    return FieldState(
        label=sheet.label(place),
        hint=sheet.hint(place),
        required=sheet.is_required(place),
        choices=_offered(sheet, question, place) if question.type in SELECTS else (),
        answer=answer,
        problem=sheet.problem(place),
        accounts=tuple(_account_words(sheet, place, account) for account in answer),
        shown=sheet.shown(place, first) if first is not None and _is_computed(question) else "",
        adds=_adds(sheet, place) if question.rows_of else None,
        look=sheet.warning(place),
        fill_in=filling.at(sheet, place) if filling is not None else None,
    )


def person_words(sheet: AnswerSheet, told_by: str) -> str:
    """Return who told it in words: the title of a row when ``told_by`` is the id of one."""
    for item, around in sheet.form.walk():
        if isinstance(item, Repeat) and not around and told_by in sheet.rows(Place(item.name)):
            return sheet.row_title(Place(item.name), told_by)
    return told_by


def _adds(sheet: AnswerSheet, place: Place) -> Adds | None:
    new = sheet.new_linked(place)
    return Adds(sheet.label(new.repeat), named=bool(new.naming)) if new is not None else None


def why_not_asked(sheet: AnswerSheet, item: Item) -> str:
    """Say why a group or repeat does not apply: the answers on which it depends."""
    if item.relevant is None:
        return ""
    reasons = []
    for name in sorted(item.relevant.names):
        place = Place(name)
        question = find(sheet.form, name)
        if not isinstance(question, Question):
            continue
        accounts = sheet.answer(place)
        shown = joined("; ", (sheet.shown(place, account) for account in accounts)) or said("not answered yet")
        reasons.append(said("“{label}”: {shown}", label=sheet.label(place), shown=shown))
    return joined("\n", reasons)


def elements_of(sheet: AnswerSheet, question: Question, place: Place) -> str:
    """Return what the code list tells of the chosen code (the elements of a provision, in plain words), or ""."""
    if question.type is not QuestionType.SELECT_ONE or question.rows_of:
        return ""
    answer = sheet.answer(place)
    code = answer[0].value if answer else None
    chosen = next((choice for choice in sheet.form.lists.get(question.choices, ()) if choice.code == code), None)
    if chosen is None:
        return ""
    if OFFENCES in question.appearance:
        return told_words(chosen.extra)
    told = [_told(chosen, name) for name in DETAILS]
    return joined("\n", (capital(words) for words in told))


def shown_beside(repeat: Repeat) -> Iterator[Question]:
    """Yield the questions that the table of a repeat shows beside the title of each row, in sheet order."""

    def inside(items: tuple[Item, ...]) -> Iterator[Question]:
        for item in items:
            if isinstance(item, Group):
                yield from inside(item.children)
            elif isinstance(item, Question) and item.is_in_table:
                yield item

    return inside(repeat.children)


def answer_words(sheet: AnswerSheet, place: Place) -> str:
    """Return an answer in words, its accounts side by side; "" when it is blank or not asked for."""
    return joined(" / ", (sheet.shown(place, account) for account in sheet.answer(place))) if sheet.is_relevant(place) else ""


def find(form: Form, name: str) -> Item | None:
    """Return the item of a name."""
    return next((item for item, _ in form.walk() if item.name == name), None)


def first_question(items: tuple[Item, ...]) -> str:
    """Return the name of the first question in sheet order, or ""."""
    for item in items:
        if isinstance(item, Question):
            if item.type is not QuestionType.NOTE:
                return item.name
        elif isinstance(item, Group | Repeat):
            inner = first_question(item.children)
            if inner:
                return inner
    return ""


def _offered(sheet: AnswerSheet, question: Question, place: Place) -> tuple[ChoiceWords, ...]:
    """Return what can be chosen, and after it what the answer names and the list does not offer: it must be seen to be taken away."""
    offered = choice_words(sheet.choices(place), sheet.language)
    answer = sheet.answer(place)
    value = answer[0].value if answer else ()
    named = value if isinstance(value, tuple) else (value,) if type(value) is str else ()
    known = {choice.code for choice in offered}
    strays = [code for code in named if code not in known]
    if not strays:
        return offered
    rows = _all_rows(sheet, question, place)
    return (
        *offered,
        *(ChoiceWords(code, sheet.shown(place, Account(code)), gone=rows is not None and code not in rows) for code in strays),
    )


def _all_rows(sheet: AnswerSheet, question: Question, place: Place) -> tuple[str, ...] | None:
    """Return the rows that a link may name, or ``None`` for a question with a code list."""
    if not question.rows_of:
        return None
    around = next((repeats for item, repeats in sheet.form.walk() if item.name == question.rows_of), ())
    return sheet.rows(Place(question.rows_of, place.rows[: len(around)]))


def _is_asked(sheet: AnswerSheet, place: Place) -> bool:
    try:
        return sheet.is_relevant(place)
    except AnswerProblem:
        return False  # its row was deleted


def _is_computed(question: Question) -> bool:
    return question.type is QuestionType.CALCULATE or question.calculation is not None


def _account_words(sheet: AnswerSheet, place: Place, account: Account) -> AccountWords:
    source = sheet.shown_source(account)
    words = sheet.shown(place, account)
    told_by = person_words(sheet, account.told_by) if account.told_by else ""
    return AccountWords(joined(" — ", (words, source)), capital(source), told_by)
