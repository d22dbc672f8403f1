"""The report form that comes with the program: what it may ask, and how."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.answers.values import Account, NonAnswer, Place, Precision, answer_of
from fieldreport.catalogue.words import OPINION, STATUS, find_words, load_words
from fieldreport.forms.definition import Form, Question, QuestionType
from fieldreport.forms.xlsform import compile_sheet
from tests.builders import (
    CODES,
    FORM_ID,
    FORMS,
    SHEET,
    WORDS,
    Clock,
    counter,
    empty_sheet,
    sample_answers,
    sample_catalogue,
    sample_form,
    sample_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.answers.sheet import AnswerSheet

SECTIONS = (
    "reporter",
    "known",
    "incident",
    "federal",
    "supervisor",
    "people_section",
    "violations_section",
    "injuries_section",
    "cameras_section",
    "account",
    "cpd_actions",
    "notifications_section",
    "narrative_section",
    "attestation_section",
)

# Municipal Code of Chicago 2-173-030 and 5 ILCS 805/15: in names and codes, where words are cut and joined.
STATUS_IN_NAMES = (
    "citizen",
    "immigra",
    "alien",
    "birthplace",
    "place_of_birth",
    "birth_place",
    "nationality",
    "country",
    "visa",
    "undocumented",
    "ciudadan",
)


def words_of(form: Form) -> Iterator[tuple[str, str]]:
    """Yield every label and hint, of sections, questions and codes, with where it stands."""
    for item, _ in form.walk():
        for words in (item.label, item.hint):
            yield from ((item.name, text) for text in words.values())
    for table, choices in form.lists.items():
        for choice in choices:
            yield from ((f"{table}.{choice.code}", text) for text in choice.label.values())


def status_words(form: Form) -> list[str]:
    """Return where a form asks for immigration status, citizenship or place of birth."""
    names = [item.name for item, _ in form.walk()] + [
        f"{table}.{choice.code}" for table, choices in form.lists.items() for choice in choices
    ]
    wrong = [name for name in names if any(word in name.casefold() for word in STATUS_IN_NAMES)]
    lists = [words for words in load_words(WORDS) if words.name == STATUS]
    return wrong + [f"{where}: {found.text}" for where, text in words_of(form) for found in find_words(text, lists)]


def loaded_words(form: Form) -> list[str]:
    """Return where a label judges. The titles of statutes stand as the legislature wrote them."""
    lists = [words for words in load_words(WORDS) if words.name == OPINION]
    return [
        f"{where}: {found.text}"
        for where, text in words_of(form)
        if not where.startswith("provisions.")
        for found in find_words(text, lists)
    ]


def with_question(question: Question) -> Form:
    form = sample_form()
    first = form.sections()[0]
    return replace(form, children=(replace(first, children=(*first.children, question)), *form.children[1:]))


def questions(form: Form) -> list[Question]:
    return [item for item, _ in form.walk() if isinstance(item, Question)]


def test_the_compiled_form_is_what_the_sheet_compiles_to() -> None:
    assert (FORMS / f"{FORM_ID}.json").read_bytes() == compile_sheet(SHEET, CODES)


def test_the_form_has_the_sections_of_the_report_in_order() -> None:
    form = sample_form()
    assert tuple(section.name for section in form.sections()) == SECTIONS
    assert len(form.children) == len(SECTIONS)


def test_the_form_never_asks_for_immigration_status_citizenship_or_birthplace() -> None:
    assert status_words(sample_form()) == []


@pytest.mark.parametrize(
    "question",
    [
        Question(name="person_citizenship", type=QuestionType.TEXT, label={"en": "Standing"}),
        Question(name="q", type=QuestionType.TEXT, label={"en": "Place of birth"}),
        Question(name="q", type=QuestionType.TEXT, label={"en": "Name"}, hint={"en": "and immigration status, if stated"}),
        Question(name="q", type=QuestionType.TEXT, label={"es": "¿Es ciudadano?"}),
    ],
)
def test_such_a_question_would_be_caught(question: Question) -> None:
    assert status_words(with_question(question)) != []


def test_the_form_uses_neutral_words() -> None:
    assert loaded_words(sample_form()) == []


def test_a_loaded_word_would_be_caught() -> None:
    assert loaded_words(with_question(Question(name="q", type=QuestionType.TEXT, label={"en": "Describe the brutal raid"}))) == [
        "q: brutal",
        "q: raid",
    ]


def without_reason(form: Form) -> list[str]:
    asked = [question.name for question in questions(form) if not question.guidance.get("en")]
    return asked + [section.name for section in form.sections() if not section.hint.get("en")]


def test_every_question_says_why_it_is_asked_and_every_section_too() -> None:
    assert without_reason(sample_form()) == []


def test_a_question_without_a_reason_would_be_caught() -> None:
    assert without_reason(with_question(Question(name="q", type=QuestionType.TEXT, label={"en": "Shoe size"}))) == ["q"]


def test_every_constraint_says_what_is_wrong() -> None:
    assert [
        question.name for question in questions(sample_form()) if question.constraint and not question.constraint_message.get("en")
    ] == []


def test_a_rd_number_or_event_number_never_blocks() -> None:
    found = {question.name: question for question in questions(sample_form()) if question.name in {"rd_number", "event_number"}}
    assert [(question.required, question.constraint) for question in found.values()] == [(None, None), (None, None)]


def test_a_beat_keeps_its_leading_zeros() -> None:
    types = {question.name: question.type for question in questions(sample_form())}
    assert types["reporter_beat"] == types["incident_beat"] == QuestionType.TEXT


def test_reporter_and_attestation_cannot_be_unknown() -> None:
    form = sample_form()
    reporter = next(section for section in form.sections() if section.name == "reporter")
    asked = [item for item in reporter.children if isinstance(item, Question)]
    assert [question.name for question in asked if question.takes_non_answers] == []
    loose = {question.name for question in questions(form) if question.takes_non_answers}
    assert loose.isdisjoint({"how_known", "on_scene", "narrative", "attested"})


def test_refused_is_offered_only_where_a_person_is_asked() -> None:
    refusable = {question.name for question in questions(sample_form()) if question.may_be_refused}
    assert {"supervisor_name", "supervisor_badge", "person_name"} <= refusable
    assert refusable.isdisjoint({"reporter_name", "agents_number", "camera_serial", "ems_requested"})


def test_the_code_tables_in_the_form_are_those_of_the_catalogue() -> None:
    catalogue = sample_catalogue()
    for name, choices in sample_form().lists.items():
        assert [(one.code, one.label) for one in choices] == [(one.code, one.label) for one in catalogue.tables[name]]


def test_the_sample_incident_is_complete() -> None:
    sheet = sample_sheet()
    assert [gap.words for gap in sheet.gaps()] == []


def test_the_sample_incident_comes_out_the_same_when_it_is_answered_one_by_one() -> None:
    sheet = empty_sheet()
    sample_answers(sheet)
    assert sheet.gaps() == ()
    assert set(_answers(sheet)) == set(_answers(sample_sheet()))


def _answers(sheet: AnswerSheet) -> Mapping[str, object]:
    stored = sheet.stored()["answers"]
    assert isinstance(stored, dict)
    return stored


def test_an_empty_report_says_what_is_missing_in_every_section_that_needs_something() -> None:
    missing = {gap.section for gap in empty_sheet().gaps()}
    assert set(SECTIONS) - missing == {"people_section"}


class TestWhatAnAnswerChanges:
    """Relevance and calculations with a meaning."""

    def test_a_supervisor_who_declined_is_asked_about_with_the_words_of_the_refusal(self) -> None:
        sheet = empty_sheet()
        assert not sheet.is_relevant(Place("refusal_words"))
        sheet.put(Place("supervisor_outcome"), answer_of("declined"))
        assert sheet.is_required(Place("refusal_words"))
        assert sheet.is_relevant(Place("attempts"))

    def test_when_nobody_was_found_the_reason_is_asked_and_no_name(self) -> None:
        sheet = empty_sheet()
        sheet.put(Place("supervisor_outcome"), answer_of("not_found"))
        assert sheet.is_required(Place("supervisor_none_why"))
        assert not sheet.is_relevant(Place("supervisor_name"))

    def test_footage_is_deleted_90_days_after_the_recording(self) -> None:
        sheet = sample_sheet()
        row = sheet.rows(Place("cameras"))[0]
        (account,) = sheet.answer(Place("camera_deletion", (row,)))
        assert str(account.value) == "2026-11-08"

    def test_an_intervention_report_is_due_five_days_after_the_incident(self) -> None:
        sheet = sample_sheet()
        sheet.put(Place("intervened"), answer_of("yes"))
        (account,) = sheet.answer(Place("intervention_due"))
        assert str(account.value) == "2026-08-15"

    def test_an_alleged_violation_needs_a_row_or_a_reason(self) -> None:
        sheet = empty_sheet()
        sheet.put(Place("violation_any"), answer_of("yes"))
        assert sheet.is_required(Place("violations_none_why"))
        sheet.add_row(Place("violations"))
        assert not sheet.is_relevant(Place("violations_none_why"))

    def test_an_injured_person_is_chosen_from_the_people_of_the_report(self) -> None:
        sheet = sample_sheet()
        row = sheet.rows(Place("injuries"))[0]
        assert [choice.label["en"] for choice in sheet.choices(Place("injured_person", (row,)))] == [
            "Agent 1",
            "Agent 2",
            "Witness 1",
            "Person 4",
        ]

    def test_a_minor_needs_a_guardian(self) -> None:
        sheet = empty_sheet()
        row = sheet.add_row(Place("people"))
        sheet.put(Place("person_role", (row,)), answer_of("witness"))
        sheet.put(Place("person_age", (row,)), answer_of("13_17"))
        assert sheet.is_required(Place("person_guardian", (row,)))

    def test_none_of_these_cannot_stand_beside_a_place(self) -> None:
        sheet = empty_sheet()
        sheet.put(Place("nearby_places"), answer_of(("school", "none")))
        assert sheet.problem(Place("nearby_places")) != ""
        sheet.put(Place("nearby_places"), answer_of(("none",)))
        assert sheet.problem(Place("nearby_places")) == ""

    def test_a_time_that_has_not_come_is_wrong(self) -> None:
        sheet = sample_sheet(now=Clock(Clock().at.replace(hour=12)))
        assert sheet.problem(Place("occurred_from")) == "This time has not come yet."

    def test_unknown_is_an_answer_to_what_is_required(self) -> None:
        sheet = sample_sheet()
        sheet.put(Place("agents_number"), answer_of(NonAnswer.UNKNOWN))
        assert sheet.gaps() == ()

    def test_about_ten_agents_stands_beside_at_least_six(self) -> None:
        sheet = sample_sheet()
        place = Place("agents_number")
        shown = [sheet.shown(place, account) for account in sheet.answer(place)]
        assert shown == ["at least 6", "about 10"]
        assert Account(6, Precision.AT_LEAST).value == 6


def test_the_form_is_found_by_its_bytes() -> None:
    data = (FORMS / f"{FORM_ID}.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == sample_form().sha256
    assert canonical.encode(canonical.decode(data)) == data
    assert counter()() == "id-1"
