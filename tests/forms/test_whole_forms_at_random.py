"""Whatever is put into a form of the subset: it is taken or refused in words, it is kept, and it can be taken back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import AttachedFile, GeoPoint, Moment, NonAnswer, Place, Range, answer_of
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import FILES, Question, QuestionType, Repeat
from fieldreport.forms.subset import COLUMNS, FUNCTIONS, PARAMETERS, TYPES
from fieldreport.forms.xlsform import sheet_problems
from tests.forms.form_language import NOW, asked, blank_sheet
from tests.forms.sheets_there import NAMES, SHEETS, TABLES, begun, the_form

Act = tuple[str, str, tuple[int, int], object]
"""What is done, where, in which rows (by number), and with what."""

DAYS = st.integers(-400, 40).map(lambda days: date(2026, 8, 10) + timedelta(days=days))
CLOCK = st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
WORDS = st.sampled_from(
    ["", "a", "Avery Fictional", "555-555-0134", "555-0134", "a@b.org", "AB-1234", 'He said "go".', "REPORT", "12 Elm St"]
)
POINTS = st.builds(GeoPoint, st.decimals(-90, 90, places=5), st.decimals(-180, 180, places=5))
KINDS: dict[QuestionType, st.SearchStrategy[object]] = {
    QuestionType.TEXT: WORDS | st.text(max_size=12),
    QuestionType.BARCODE: WORDS,
    QuestionType.INTEGER: st.integers(-2, 130) | st.just(Range(2, 7)),
    QuestionType.DECIMAL: st.decimals(-1, 600, places=2) | st.just(Range(Decimal(1), Decimal(3))),
    QuestionType.RANGE: st.integers(0, 40).map(lambda half: Decimal(half) / 2),
    QuestionType.DATE: DAYS,
    QuestionType.TIME: CLOCK,
    QuestionType.DATE_TIME: DAYS.map(lambda day: Moment(datetime(day.year, day.month, day.day, 15, 30, tzinfo=UTC), "America/Chicago")),
    QuestionType.ACKNOWLEDGE: st.booleans(),
    QuestionType.GEOPOINT: POINTS,
    **dict.fromkeys(FILES, st.just(AttachedFile("ab" * 32, "seen.jpg", "image/jpeg", 12_345))),
}
STRANGE = st.sampled_from(
    [NonAnswer.UNKNOWN, NonAnswer.REFUSED, "no such code", 3, ("x", "y"), True, date(2026, 8, 1), Decimal("1E+40"), "\ud800"]
)


def content_of(question: Question) -> st.SearchStrategy[object]:
    """Return what such a question may be answered with; ``None`` clears it, a number chooses a row."""
    codes = [choice.code for choice in the_list(question)]
    if question.rows_of:
        found: st.SearchStrategy[object] = st.integers(0, 2)
    elif question.type is QuestionType.SELECT_ONE:
        found = st.sampled_from(codes)
    elif question.type in (QuestionType.SELECT_MULTIPLE, QuestionType.RANK):
        found = st.lists(st.sampled_from(codes), unique=True).map(tuple)
    else:
        found = KINDS.get(question.type, st.just("nobody answers this"))
    return st.one_of(found, found, found, st.none(), STRANGE)


def the_list(question: Question) -> tuple:
    return next((the_form(name).lists[question.choices] for name in NAMES if question.choices in the_form(name).lists), ())


@cache
def acts_of(name: str) -> st.SearchStrategy[list[Act]]:
    """Return lists of acts in a form; each kind of place comes as often as the form has it."""
    rows = st.tuples(st.integers(0, 2), st.integers(0, 2))
    found: list[st.SearchStrategy[Act]] = [st.tuples(st.sampled_from(["undo", "redo"]), st.just(""), rows, st.none())]
    for item, _repeats in the_form(name).walk():
        if isinstance(item, Repeat):
            found += [st.tuples(st.just(what), st.just(item.name), rows, st.none()) for what in ("add", "add", "remove")]
        elif isinstance(item, Question):
            found.append(st.tuples(st.just("put"), st.just(item.name), rows, content_of(item)))
    return st.lists(st.one_of(found), max_size=40)


def place_of(sheet: AnswerSheet, name: str, numbers: tuple[int, int]) -> Place | None:
    """Return the place in these rows, or nothing when there are no such rows."""
    repeats = next(repeats for item, repeats in sheet.form.walk() if item.name == name)
    rows: tuple[str, ...] = ()
    for repeat, number in zip(repeats, numbers, strict=False):
        ids = sheet.rows(Place(repeat, rows))
        if number >= len(ids):
            return None
        rows = (*rows, ids[number])
    return Place(name, rows)


def do(sheet: AnswerSheet, act: Act) -> None:
    """Do one thing, if there is a place for it. Only the core's own words may refuse it."""
    what, name, numbers, content = act
    if what == "undo":
        sheet.undo()
    elif what == "redo":
        sheet.redo()
    elif (place := place_of(sheet, name, numbers)) is not None:
        if what == "add":
            sheet.add_row(place)
        elif what == "remove":
            if ids := sheet.rows(place):
                sheet.remove_row(place, ids[numbers[1] % len(ids)])
        else:
            put(sheet, place, content)


def put(sheet: AnswerSheet, place: Place, content: object) -> None:
    item = next(item for item, _repeats in sheet.form.walk() if item.name == place.name)
    if isinstance(item, Question) and item.rows_of and type(content) is int:
        offered = sheet.choices(place)
        content = offered[content % len(offered)].code if offered else None
    before = sheet.stored()
    try:
        sheet.put(place, () if content is None else answer_of(content))  # type: ignore[arg-type]
    except AnswerProblem as refusal:
        assert str(refusal)  # noqa: PT017
        assert sheet.stored() == before


def places(sheet: AnswerSheet) -> list[Place]:
    """Return every place that there is now."""
    found = []
    for item, repeats in sheet.form.walk():
        around: list[tuple[str, ...]] = [()]
        for repeat in repeats:
            around = [(*rows, row) for rows in around for row in sheet.rows(Place(repeat, rows))]
        found += [Place(item.name, rows) for rows in around]
    return found


def everything(sheet: AnswerSheet) -> list[object]:
    """Return all that a sheet says."""
    found: list[object] = [sheet.gaps(), sheet.stored(), asked(sheet)]
    questions = {item.name for item, _repeats in sheet.form.walk() if isinstance(item, Question)}
    for place in places(sheet):
        found.append((place, sheet.is_relevant(place), sheet.is_required(place), sheet.label(place), sheet.problem(place)))
        if place.name in questions:
            answer = sheet.answer(place)
            found.append((answer, [sheet.shown(place, account) for account in answer], sheet.choices(place)))
    return found


def again(sheet: AnswerSheet) -> AnswerSheet:
    """Return the sheet written down as bytes and opened once more."""
    stored = canonical.decode(canonical.encode(sheet.stored()))
    return AnswerSheet(sheet.form, now=lambda: NOW, new_id=lambda: "never-used", stored=stored)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_a_form_passes_the_gate_without_a_warning(name: str) -> None:
    assert sheet_problems(SHEETS / f"{name}.md", TABLES) == ()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_form_filled_at_random_says_the_same_when_it_is_opened_again(name: str, data: st.DataObject) -> None:
    sheet = begun(name)
    for act in data.draw(acts_of(name)):
        do(sheet, act)
        sheet.gaps()
    assert everything(again(sheet)) == everything(sheet)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_was_done_can_be_taken_back_to_the_blank_sheet_and_done_again(name: str, data: st.DataObject) -> None:
    sheet = begun(name)
    blank = everything(sheet)
    for act in data.draw(acts_of(name)):
        do(sheet, act)
        sheet.gaps()
    while sheet.redo() is not None:
        pass
    filled = everything(sheet)
    while sheet.undo() is not None:
        sheet.gaps()
    assert everything(sheet) == blank
    while sheet.redo() is not None:
        sheet.gaps()
    assert everything(sheet) == filled


def test_there_are_at_least_ten_forms_and_a_wrong_one_is_caught() -> None:
    assert len(NAMES) >= 10
    wrong = (SHEETS / "figures.md").read_text(encoding="utf-8").replace("sqrt(pow(", "root(pow(")
    with pytest.raises(Exception, match="root"):
        blank_sheet(wrong)


def test_between_them_they_use_every_type_function_and_column_of_the_published_subset() -> None:
    written = "\n".join((SHEETS / f"{name}.md").read_text(encoding="utf-8") for name in NAMES)
    headings = {
        cell.partition("::")[0].strip()
        for line in written.splitlines()
        if re.match(r"\| (survey|settings)", line)
        for cell in line.split("|")
    }
    assert [word for word in TYPES if not re.search(rf"\| {word}[ |]", written)] == []
    assert [name for name in FUNCTIONS if f"{name}(" not in written] == []
    assert [column for sheet in ("survey", "settings") for column in COLUMNS[sheet] if column not in headings] == []
    assert [key for keys in PARAMETERS.values() for key in keys if f"{key}=" not in written] == []
