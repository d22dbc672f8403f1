"""What a draft leaves behind when it is moved to another form, and what comes back, in words for the officer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.carrying import kind_of, may_carry
from fieldreport.answers.moving import move, new_questions, note_filled, set_aside
from fieldreport.answers.values import NonAnswer, from_json
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import UNASKED, Question, QuestionType, Repeat
from fieldreport.forms.outline import outline
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from fieldreport.answers.moving import Said
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Place
    from fieldreport.forms.definition import Form, Item

    Opener = Callable[[Form, Mapping[str, object], Collection[str]], AnswerSheet]

_NOT_ASKED = said("It is not asked there.")
_ELSEWHERE = said("It is asked at another place there, in other rows.")
_OTHER_KIND = said("Another kind of answer is asked for there.")
_ROWS = said("The row that it belongs to is not there.")


@dataclass(frozen=True, slots=True)
class Leaving:
    """One answer that one form has and the other has no place for."""

    place: Place
    question: str
    """The question, as the form that has it asks it."""
    said: str
    """The answer in words."""
    why: str
    """Why the other form has no place for it."""


def moved_sheet(sheet: AnswerSheet, target: Form, open_sheet: Opener) -> AnswerSheet:
    """Return a draft in another form; the sheet that is given is not changed.

    Args:
        sheet: the draft.
        target: the form that it is moved to.
        open_sheet: opens an answer sheet on a form, stored answers, and the questions that get their defaults.
    """
    moved = move(sheet.stored(), sheet.form, target)
    begun = new_questions(sheet.form, target)
    opened = open_sheet(target, moved, begun)
    noted = note_filled(moved, opened.stored()) if begun else moved
    return open_sheet(target, noted, ()) if noted != opened.stored() else opened


def leaving(before: AnswerSheet, after: AnswerSheet) -> tuple[Leaving, ...]:
    """Return what is answered in ``before`` and has no place in ``after``, the same draft moved, in the order of the form.

    With the two changed for each other it is what comes back.
    """
    aside = set_aside(before.stored())
    order = {name: number for number, name in enumerate(outline(before.form))}
    found = [_told(before, after, place, told) for place, told in set_aside(after.stored()) if (place, told) not in aside]
    typed = after.all_unread()
    found += [
        Leaving(place, before.label(place), said("“{text}” (not understood)", text=text), _why_not(place, after))
        for place, text in before.all_unread().items()
        if place not in typed
    ]
    return tuple(sorted(found, key=lambda each: (order.get(each.place.name, -1), each.place)))


def _told(before: AnswerSheet, after: AnswerSheet, place: Place, told: Said) -> Leaving:
    accounts = from_json(told.answer)
    try:
        words = " / ".join(before.shown(place, account) for account in accounts)
        return Leaving(place, before.label(place), words, _why(place, told, before, after))
    except AnswerProblem:  # its row was removed, or it comes from a form before both
        values = (account.value for account in accounts)
        return Leaving(place, place.name, " / ".join(str(value) for value in values), _ROWS)


def _why(place: Place, told: Said, before: AnswerSheet, after: AnswerSheet) -> str:
    item = _question(after.form, place.name)
    if item is None or not _exists(after, place) or not may_carry(told.kind, item):
        return _why_not(place, after)
    values = [account.value for account in from_json(told.answer)]
    if any(isinstance(value, NonAnswer) for value in values) and not item.takes_non_answers:
        return said("It must be known there.")
    if NonAnswer.REFUSED in values and not item.may_be_refused:
        return said("“Refused” is no answer there.")
    known = {choice.code for choice in after.form.lists.get(item.choices, ())}
    codes = [code for value in values for code in (value if isinstance(value, tuple) else (value,)) if isinstance(code, str)]
    gone = [code for code in codes if code not in known and not isinstance(code, NonAnswer)]
    if item.choices and gone:
        old = {choice.code: choice for choice in before.form.lists.get(getattr(_question(before.form, place.name), "choices", ""), ())}
        words = (old[code].label.get(before.language, code) if code in old else code for code in dict.fromkeys(gone))
        return said("No longer to choose there: {value}.", value=", ".join(f"“{word}”" for word in words))
    return _ROWS if item.rows_of else _OTHER_KIND


def _why_not(place: Place, after: AnswerSheet) -> str:
    if _question(after.form, place.name) is None:
        return _NOT_ASKED
    return _OTHER_KIND if _exists(after, place) else _ELSEWHERE


def _question(form: Form, name: str) -> Question | None:
    entry = outline(form).get(name)
    return entry.item if entry is not None and isinstance(entry.item, Question) else None


def _exists(sheet: AnswerSheet, place: Place) -> bool:
    try:
        sheet.answer(place)
    except AnswerProblem:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to answers to one question (or rows of one repeat) when drafts are moved to another form."""

    name: str
    words: str


def effects_on_drafts(old: Form, new: Form) -> tuple[Effect, ...]:
    """Return which answers of drafts have no place in a newer form, whoever gave them, in the order of the old form.

    What is not named here is carried over.
    """
    before, after = outline(old), outline(new)
    found: list[Effect] = []
    lost_rows: set[str] = set()
    for name, entry in before.items():
        item, there = entry.item, after.get(name)
        if lost_rows & set(entry.repeats):
            lost_rows |= {name} if isinstance(item, Repeat) else set()
        elif isinstance(item, Repeat) and not (there and isinstance(there.item, Repeat) and there.repeats == entry.repeats):
            lost_rows.add(name)
            found.append(Effect(name, said("All rows of “{words}” are set aside, with what is in them.", words=_words(item, old))))
        elif isinstance(item, Question) and item.type not in UNASKED:
            same = there.item if there is not None and there.repeats == entry.repeats else None
            what = _effect(item, same if isinstance(same, Question) else None, old, new)
            if what:
                found.append(Effect(name, f"“{_words(item, old)}”: {what}"))
    return tuple(found)


def _effect(before: Question, after: Question | None, old: Form, new: Form) -> str:
    if after is None:
        return "answers are set aside."
    if not may_carry(kind_of(before), after):
        return "answers are set aside, because another kind of answer is asked for."
    parts = []
    if after.type is QuestionType.INTEGER and before.type is not QuestionType.INTEGER:
        parts.append("numbers that are not whole are set aside")
    if after.type is QuestionType.SELECT_ONE and before.type is QuestionType.SELECT_MULTIPLE:
        parts.append("answers with more than one choice are set aside")
    known = {choice.code for choice in new.lists.get(after.choices, ())}
    gone = [choice for choice in old.lists.get(before.choices, ()) if choice.code not in known]
    if gone:
        names = ", ".join(f"“{choice.label.get(old.languages[0], choice.code)}”" for choice in gone)
        parts.append(f"answers with {names} are set aside")
    if before.takes_non_answers and not after.takes_non_answers:
        parts.append("“unknown” and “not observed” are set aside")
    if before.may_be_refused and not after.may_be_refused:
        parts.append("“refused” is set aside")
    return f"{'; '.join(parts)}." if parts else ""


def _words(item: Item, form: Form) -> str:
    return item.label.get(form.languages[0]) or item.name
