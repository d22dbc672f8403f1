"""The report form that comes with the program: what it may ask, and how."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.answers.values import Account, AttachedFile, GeoPoint, Moment, NonAnswer, Place, Precision, Source, answer_of
from fieldreport.catalogue.releases import form_by_hash, newest_form
from fieldreport.catalogue.words import OPINION, STATUS, find_words, load_words
from fieldreport.forms.definition import FILES, UNASKED, Form, Group, Question, QuestionType, Repeat
from fieldreport.forms.xlsform import compile_sheet, sheet_problems
from tests.builders import (
    CODES,
    FORM_ID,
    FORMS,
    REVIEW_ID,
    WORDS,
    Clock,
    counter,
    empty_sheet,
    review_form,
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
    "identity",
    "incident",
    "federal",
    "vehicles_section",
    "agents_section",
    "supervisor",
    "people_section",
    "force_section",
    "injuries_section",
    "detentions_section",
    "property_section",
    "cameras_section",
    "evidence_section",
    "violations_section",
    "account",
    "notifications_section",
    "cpd_actions",
    "narrative_section",
    "attestation_section",
)

SHORT_FORM = "9300d576be37979bd3178c6e9d220d69cf5e06aa228f888537f273298c218f59"
"""SHA-256 of the short form, version 2026112301."""

ASKED_FURTHER = {"firearm", "vehicle", "chemical", "projectile", "sound_light", "electronic"}
"""Classes of force that have questions of their own."""

MOST_ASKED = 50
"""Answers that a report needs when nothing happened but that agents were there."""

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


BOTH = pytest.mark.parametrize("form", [sample_form(), review_form()], ids=[FORM_ID, REVIEW_ID])


@pytest.mark.parametrize("form_id", [FORM_ID, REVIEW_ID])
def test_the_compiled_form_is_what_the_sheet_compiles_to(form_id: str) -> None:
    """Compiling goes through pyxform, which refuses and warns about nothing, and through our own check."""
    assert (FORMS / f"{form_id}.json").read_bytes() == compile_sheet(FORMS / f"{form_id}.md", CODES)
    assert sheet_problems(FORMS / f"{form_id}.md", CODES) == ()


def test_a_draft_begun_with_the_short_form_still_opens() -> None:
    form = form_by_hash(FORMS, SHORT_FORM)
    assert (form.id, form.version) == (FORM_ID, "2026112301")
    assert newest_form(FORMS, FORM_ID).version == "2026112503"


def test_the_form_has_the_sections_of_the_report_in_order() -> None:
    form = sample_form()
    assert tuple(section.name for section in form.sections()) == SECTIONS
    assert len(form.children) == len(SECTIONS)


@BOTH
def test_the_form_never_asks_for_immigration_status_citizenship_or_birthplace(form: Form) -> None:
    assert status_words(form) == []


def test_no_code_table_does_either_whether_a_form_uses_it_or_not() -> None:
    assert status_words(replace(sample_form(), lists=sample_catalogue().tables)) == []


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


@BOTH
def test_the_form_uses_neutral_words(form: Form) -> None:
    assert loaded_words(form) == []


def test_every_code_table_uses_neutral_words() -> None:
    assert loaded_words(replace(sample_form(), lists=sample_catalogue().tables)) == []


def test_a_loaded_word_would_be_caught() -> None:
    assert loaded_words(with_question(Question(name="q", type=QuestionType.TEXT, label={"en": "Describe the brutal raid"}))) == [
        "q: brutal",
        "q: raid",
    ]


def without_reason(form: Form) -> list[str]:
    asked = [question.name for question in questions(form) if not question.guidance.get("en")]
    return asked + [section.name for section in form.sections() if not section.hint.get("en")]


@BOTH
def test_every_question_says_why_it_is_asked_and_every_section_too(form: Form) -> None:
    assert without_reason(form) == []


def test_a_question_without_a_reason_would_be_caught() -> None:
    assert without_reason(with_question(Question(name="q", type=QuestionType.TEXT, label={"en": "Shoe size"}))) == ["q"]


@BOTH
def test_every_constraint_says_what_is_wrong(form: Form) -> None:
    assert [question.name for question in questions(form) if question.constraint and not question.constraint_message.get("en")] == []


def test_a_rd_number_or_event_number_never_blocks() -> None:
    found = {question.name: question for question in questions(sample_form()) if question.name in {"rd_number", "event_number"}}
    assert [(question.required, question.warns_only) for question in found.values()] == [(None, True), (None, True)]
    sheet = empty_sheet()
    before = sheet.gaps()
    for name in found:
        sheet.put(Place(name), answer_of("none of OEMC's"))
    assert sheet.gaps() == before
    assert set(sheet.warnings()) == {Place(name) for name in found}


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


@BOTH
def test_the_code_tables_in_the_form_are_those_of_the_catalogue(form: Form) -> None:
    catalogue = sample_catalogue()
    for name, choices in form.lists.items():
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
    assert set(SECTIONS) - missing == {"identity"}


def test_the_sample_incident_uses_every_section_with_linked_rows_and_no_file() -> None:
    sheet = sample_sheet()
    form = sheet.form
    repeats = [item.name for item, around in form.walk() if isinstance(item, Repeat) and not around]
    # Other places, groups of agents and entries into buildings are for greater incidents: tests/incidents has them.
    assert [name for name in repeats if not sheet.rows(Place(name))] == ["places", "agent_groups", "premises"]
    stored = str(sheet.stored())
    linked = {item.rows_of for item in questions(form) if item.rows_of and f"'{item.name}'" in stored}
    assert linked == {"people", "agents", "vehicles", "groups", "force"}
    assert not [item.name for item in questions(form) if item.type in FILES and f"'{item.name}'" in stored]


def test_a_file_is_never_required() -> None:
    assert {item.name: item.required for item in questions(sample_form()) if item.type in FILES} == {
        "property_photo": None,
        "exhibit_file": None,
    }


def test_every_list_that_may_stay_empty_has_a_question_why() -> None:
    """Decision 013. What lies in a row may stay empty; of agents and groups of agents one question asks."""
    names = {item.name for item, _ in sample_form().walk()}
    repeats = {item.name for item, around in sample_form().walk() if isinstance(item, Repeat) and not around}
    assert {name for name in repeats if f"{name}_none_why" not in names} == {"agent_groups"}
    why = next(item for item in questions(sample_form()) if item.name == "agents_none_why")
    assert why.relevant is not None
    assert why.relevant.names == {"agents", "agent_groups"}


def test_what_a_kind_of_force_asks_further_follows_the_class_in_its_table() -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("force"))[0]
    for kind in sample_catalogue().tables["force_kinds"]:
        sheet.put(Place("force_kind", (row,)), answer_of(kind.code))
        found = "".join(str(account.value) for account in sheet.answer(Place("force_class", (row,))))
        assert found == (kind.extra["class"] if kind.extra["class"] in ASKED_FURTHER else ""), kind.code


def test_what_is_under_litigation_says_so_where_it_is_read() -> None:
    form = sample_form()
    group = next(item for item, _ in form.walk() if isinstance(item, Group) and item.name == "six_facts")
    assert "under litigation" in group.label["en"]
    court = {item.name: item for item in questions(form) if item.name in {"nearby_places", "court_name", "court_conduct", "court_orders"}}
    assert [name for name, item in court.items() if "litigation" not in item.hint["en"].casefold()] == []
    reasons = [item for item in questions(form) if "740 ILCS 16" in item.guidance.get("en", "")]
    assert [item.name for item in reasons if "under litigation" not in item.guidance["en"]] == []


def test_nobody_of_the_citys_government_has_a_place_in_review_and_referral() -> None:
    """The State's Attorney reviews no case that was referred at somebody's direction: the decision is a CPD supervisor's own."""
    words = [text.casefold() for _, text in words_of(review_form())]
    assert [text for text in words if "mayor" in text or "city hall" in text or "direction of" in text] == []
    names = {question.name for question in questions(review_form())}
    assert {"decided_by_name", "decided_by_star", "decision_own", "asa_name", "referral_outcome"} <= names


def test_review_and_referral_are_not_asked_of_the_reporting_member() -> None:
    assert {question.name for question in questions(sample_form())}.isdisjoint(question.name for question in questions(review_form()))


def test_a_simple_incident_is_a_short_report() -> None:
    """Sections that do not apply are done with one answer each."""
    sheet = empty_sheet()
    for name in ("vehicle_any", "group_any", "force_any", "injury_any", "detention_any", "property_any", "premises_entered", "other_video"):
        sheet.put(Place(name), answer_of("no"))
    for name in ("evidence_any", "held_any", "violation_any", "contradicting_any", "declined_any", "intervened", "member_force"):
        sheet.put(Place(name), answer_of("no"))
    sections = Counter(gap.section for gap in sheet.gaps())
    done = ("vehicles_section", "force_section", "injuries_section", "detentions_section", "property_section", "violations_section")
    assert [name for name in done if sections[name]] == []
    assert sum(sections.values()) < MOST_ASKED


WORDS_FOR_OTHER = {
    "agency_other": ("agencies",),
    "agency_basis_words": ("agency_basis",),
    "activity_other": ("activities",),
    "asked_cpd_words": ("asked_cpd_kinds",),
    "authority_words": ("authority_shown",),
    "cpd_measures_other": ("cpd_measures",),
    "court_order_words": ("court_orders",),
    "credential_check_words": ("credential_checks",),
    "premises_method_words": ("premises_method",),
    "premises_consent_by": ("premises_authority",),
    "reported_how_words": ("reported_how",),
    "person_role_words": ("person_role",),
    "person_language_words": ("person_language",),
    "interpreter_name": ("person_interpreter",),
    "supervisor_title": ("supervisor_agency",),
    "agent_description": ("agent_agency", "agent_parts", "agent_clothing", "agent_face"),
    "agent_group_what": ("agent_group_agency", "agent_group_clothing"),
    "vehicle_markings": ("vehicle_type", "plate_front_state", "plate_rear_state"),
    "force_words": ("force_kind",),
    "force_resistance_words": ("force_resistance",),
    "detained_reason": ("detained_authority",),
    "property_what": ("property_kind",),
    "exhibit_what": ("exhibit_kind",),
    "held_details": ("held_kind", "held_agency"),
    "recording_covers": ("recording_kind",),
    "violation_facts": ("provision", "violation_weapon", "violation_circumstances"),
    "notified_words": ("notified_kind",),
    "place_address": ("place_type",),
    "address": ("location_type",),
    "narrative": ("city_property_use", "reporter_watch", "weather", "camera_category", "officer_activity"),
}
"""Where a person says in words what no code says, and the questions whose code *other* it is for.

The last line holds those whose *other* decides nothing: what it was stands in the narrative.
"""


def other_without_words(form: Form) -> list[str]:
    """Return the questions that offer *other* and have no room for what it was."""
    names = {question.name for question in questions(form)}
    met = {name for words, asked in WORDS_FOR_OTHER.items() if words in names for name in asked}
    return [
        question.name
        for question in questions(form)
        if question.name not in met and "other" in {choice.code for choice in form.lists.get(question.choices, ())}
    ]


def test_whoever_chooses_other_can_say_what_it_was() -> None:
    assert other_without_words(sample_form()) == []


def test_an_other_without_words_would_be_caught() -> None:
    asked = Question(name="q", type=QuestionType.SELECT_ONE, label={"en": "Which?"}, choices="activities")
    assert other_without_words(with_question(asked)) == ["q"]


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
            "Witness 1",
            "Person 2",
        ]

    def test_a_minor_needs_a_guardian(self) -> None:
        sheet = empty_sheet()
        row = sheet.add_row(Place("people"))
        sheet.put(Place("person_role", (row,)), answer_of(("witness",)))
        sheet.put(Place("person_age", (row,)), answer_of("13_17"))
        assert sheet.is_required(Place("person_guardian", (row,)))

    def test_nobody_is_said_to_be_of_age_who_may_be_a_minor(self) -> None:
        sheet = empty_sheet()
        row = sheet.add_row(Place("people"))
        minor, age = Place("person_minor", (row,)), Place("person_age", (row,))
        said = [sheet.shown(minor, sheet.answer(minor)[0])]
        for answer in (answer_of(NonAnswer.UNKNOWN), answer_of("13_17"), answer_of("25_44")):
            sheet.put(age, answer)
            said.append(sheet.shown(minor, sheet.answer(minor)[0]))
        assert said == ["Not known", "Not known", "Yes", "No"]

    def test_about_every_fact_it_can_be_said_what_exactly_how_sure_and_who_says_so(self) -> None:
        sheet = sample_sheet()
        person = sheet.rows(Place("people"))[0]
        told = {"source": Source.TOLD, "told_by": person}
        silent = []
        for place, question in one_of_each_question(sheet):
            value = something(sheet, place, question)
            if value is None:
                continue  # a link to rows of which there are none yet
            sure = Precision.ABOUT if question.type in INEXACT else Precision.EXACT
            seen = Account(NonAnswer.UNKNOWN if question.takes_non_answers else value, source=Source.VIDEO, told_by="a doorbell")
            sheet.put(place, (Account(value, sure, **told), seen))  # type: ignore[arg-type]
            first, second = sheet.answer(place)
            words = [sheet.shown_source(first), sheet.shown_source(second), sheet.shown(place, first)[:6]]
            teller = f"told by {sheet.row_title(Place('people'), person)}"
            if words != [teller, "seen on video: a doorbell", "about " if sure is Precision.ABOUT else words[2]]:
                silent.append((question.name, words))
        assert silent == []

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

    def test_only_court_orders_of_the_day_of_the_incident_are_offered(self) -> None:
        sheet = empty_sheet()
        sheet.put(Place("court_order"), answer_of("yes"))
        offered = {}
        for day in (date(2025, 10, 8), date(2025, 10, 9), date(2025, 10, 20), date(2025, 11, 6), date(2026, 8, 10)):
            sheet.put(Place("occurred_from"), answer_of(Moment(datetime(day.year, day.month, day.day, 18, tzinfo=UTC), "America/Chicago")))
            offered[day.isoformat()] = [choice.code for choice in sheet.choices(Place("court_orders"))]
        assert offered == {
            "2025-10-08": ["other"],
            "2025-10-09": ["headline_tro", "other"],
            "2025-10-20": ["headline_tro_modified", "other"],
            "2025-11-06": ["headline_injunction", "other"],
            "2026-08-10": ["headline_injunction", "other"],
        }

    def test_shots_are_asked_about_only_when_a_firearm_was_fired(self) -> None:
        sheet = sample_sheet()
        rows = sheet.rows(Place("force"))[:1]
        assert not sheet.is_relevant(Place("force_shots", rows))
        sheet.put(Place("force_kind", rows), answer_of("firearm_handgun"))
        assert sheet.is_required(Place("force_shots", rows))
        sheet.put(Place("force_shots", rows), answer_of(0))
        assert not sheet.is_relevant(Place("force_first_shot", rows))
        sheet.put(Place("force_shots", rows), answer_of(2))
        assert sheet.is_required(Place("force_first_shot", rows))

    def test_force_is_toward_a_person_or_a_group(self) -> None:
        sheet = sample_sheet()
        rows = sheet.rows(Place("force"))[:1]
        for name in ("force_person", "force_group"):
            sheet.put(Place(name, rows), ())
        assert [gap.place.name for gap in sheet.gaps()] == ["force_person"]
        sheet.put(Place("force_group", rows), answer_of(sheet.rows(Place("groups"))[0]))
        assert sheet.gaps() == ()

    def test_an_injured_agent_has_the_same_place_as_anybody(self) -> None:
        sheet = sample_sheet()
        row = sheet.add_row(Place("injuries"))
        sheet.put(Place("injured_agent", (row,)), answer_of(sheet.rows(Place("agents"))[1]))
        assert not sheet.is_required(Place("injured_person", (row,)))
        assert sheet.row_title(Place("injuries"), row) == "Agent 2"

    def test_force_puts_the_incident_within_the_protocol_and_an_injury_alone_is_for_review(self) -> None:
        sheet = empty_sheet()
        place, said = Place("protocol_scope"), []
        for force, injury in (("yes", "no"), ("no", "yes"), ("no", "no")):
            sheet.put(Place("force_any"), answer_of(force))
            sheet.put(Place("injury_any"), answer_of(injury))
            said.append(sheet.answer(place)[0].value)
        sheet.put(Place("injury_any"), answer_of(NonAnswer.UNKNOWN))
        assert [*said, sheet.answer(place)[0].value] == ["Yes", "For review", "No", "Not known"]

    def test_an_intervention_is_reported_with_all_that_the_statute_names(self) -> None:
        sheet = sample_sheet()
        sheet.put(Place("intervened"), answer_of("yes"))
        assert {gap.place.name for gap in sheet.gaps()} == {
            "intervened_at",
            "intervened_where",
            "intervened_by",
            "intervened_toward",
            "intervention_actions",
            "intervention_result",
        }

    def test_about_ten_agents_stands_beside_at_least_six(self) -> None:
        sheet = sample_sheet()
        place = Place("agents_number")
        shown = [sheet.shown(place, account) for account in sheet.answer(place)]
        assert shown == ["at least 6", "about 10"]
        assert Account(6, Precision.AT_LEAST).value == 6


INEXACT = (QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.DATE, QuestionType.TIME, QuestionType.DATE_TIME)


def one_of_each_question(sheet: AnswerSheet) -> Iterator[tuple[Place, Question]]:
    """Yield every question that somebody answers by more than a tick, once, with rows around it."""
    for item, repeats in sheet.form.walk():
        asked = isinstance(item, Question) and item.type not in UNASKED and item.type is not QuestionType.ACKNOWLEDGE
        if isinstance(item, Question) and asked and item.calculation is None:
            rows: tuple[str, ...] = ()
            for repeat in repeats:
                here = Place(repeat, rows)
                rows = (*rows, (sheet.rows(here) or (sheet.add_row(here),))[0])
            yield Place(item.name, rows), item


def something(sheet: AnswerSheet, place: Place, question: Question) -> object:
    """Return a value that a question takes, or None when there is nothing to choose from yet."""
    if question.type in (QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE):
        codes = [choice.code for choice in sheet.choices(place)]
        code = codes[0] if codes else None
        return code if code is None or question.type is QuestionType.SELECT_ONE else (code,)
    if question.type in FILES:
        return AttachedFile("0" * 64, "photo.jpg", "image/jpeg", 1)
    values: dict[QuestionType, object] = {
        QuestionType.TEXT: "some words",
        QuestionType.INTEGER: 3,
        QuestionType.DECIMAL: 3,
        QuestionType.DATE: date(2026, 8, 10),
        QuestionType.TIME: time(14, 7),
        QuestionType.DATE_TIME: Moment(datetime(2026, 8, 10, 19, tzinfo=UTC), "America/Chicago"),
        QuestionType.GEOPOINT: GeoPoint(Decimal("41.88"), Decimal("-87.63")),
    }
    return values[question.type]


def test_the_form_is_found_by_its_bytes() -> None:
    data = (FORMS / f"{FORM_ID}.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == sample_form().sha256
    assert canonical.encode(canonical.decode(data)) == data
    assert counter()() == "id-1"


def test_plates_as_they_really_are_have_a_home() -> None:
    """Front covered and rear of another state, read in part; none at all; changed when it was seen again."""
    sheet = empty_sheet()
    sheet.put(Place("vehicle_any"), answer_of("yes"))
    covered, bare = (sheet.add_row(Place("vehicles")) for _ in range(2))
    for row, answers in {
        covered: {
            "plate_front_condition": "covered",
            "plate_front": NonAnswer.UNKNOWN,
            "plate_front_state": NonAnswer.NOT_OBSERVED,
            "plate_rear_condition": "part",
            "plate_rear": "AB?-12",
            "plate_rear_state": "IN",
            "vehicle_other_plate": "yes",
            "vehicle_other_plate_words": "Rear plate CD 345, Illinois, 1600 hours, 100 block of North Example Avenue, seen by the officer.",
        },
        bare: {"plate_front_condition": "none", "plate_rear_condition": "none", "vehicle_other_plate": "no"},
    }.items():
        for name, value in answers.items():
            sheet.put(Place(name, (row,)), answer_of(value))
    plates = [gap for gap in sheet.gaps() if "plate" in gap.place.name and gap.place.rows]
    assert plates == []
    assert not sheet.is_relevant(Place("plate_front", (bare,)))
    assert not sheet.is_relevant(Place("plate_rear_state", (bare,)))


class TestWhatTheHardestIncidentsAskFor:
    """Homes for what few reports hold; no other report is asked for it."""

    def test_a_second_scene_has_its_own_place_time_and_way(self) -> None:
        sheet = sample_sheet()
        force = sheet.rows(Place("force"))[0]
        assert not sheet.is_relevant(Place("force_place", (force,)))
        sheet.put(Place("more_places"), answer_of("yes"))
        assert sheet.is_required(Place("places_none_why"))
        second = sheet.add_row(Place("places"))
        sheet.put(Place("place_address", (second,)), answer_of("5900 block of South Example Avenue"))
        sheet.put(Place("place_district", (second,)), answer_of("outside"))
        assert not sheet.is_relevant(Place("places_none_why"))
        assert not sheet.is_relevant(Place("place_beat", (second,)))
        assert [choice.label["en"] for choice in sheet.choices(Place("force_place", (force,)))] == ["5900 block of South Example Avenue"]

    def test_outside_chicago_no_beat_is_asked_and_who_was_told_is(self) -> None:
        sheet = sample_sheet()
        sheet.put(Place("incident_district"), answer_of("outside"))
        assert not sheet.is_relevant(Place("incident_beat"))
        assert sheet.is_required(Place("outside_words"))

    def test_people_who_turned_out_not_to_be_federal_are_said_to_be_so(self) -> None:
        sheet = empty_sheet()
        sheet.put(Place("agencies"), answer_of(("not_federal",)))
        sheet.put(Place("agents_number"), answer_of(0))
        assert sheet.is_required(Place("agency_not_federal"))
        assert sheet.problem(Place("agents_number")) == ""

    def test_unnamed_people_can_be_hurt_and_held(self) -> None:
        sheet = sample_sheet()
        sheet.put(Place("group_any"), answer_of("yes"))
        group = sheet.rows(Place("groups"))[0]
        for repeat, who, number, person in (
            ("injuries", "injured_group", "injured_number", "injured_person"),
            ("detentions", "detained_group", "detained_number", "detained_person"),
        ):
            row = sheet.add_row(Place(repeat))
            assert sheet.is_required(Place(person, (row,)))
            sheet.put(Place(who, (row,)), answer_of(group))
            assert not sheet.is_required(Place(person, (row,)))
            assert sheet.is_required(Place(number, (row,)))
            assert sheet.row_title(Place(repeat), row) == sheet.row_title(Place("groups"), group)

    def test_an_injury_from_no_use_of_force_has_a_cause_and_a_death_its_hour(self) -> None:
        sheet = sample_sheet()
        row = sheet.add_row(Place("injuries"))
        assert sheet.is_required(Place("injury_cause", (row,)))
        sheet.put(Place("injury_force", (row,)), answer_of(sheet.rows(Place("force"))[0]))
        assert not sheet.is_relevant(Place("injury_cause", (row,)))
        sheet.put(Place("injury_condition", (row,)), answer_of("died"))
        assert sheet.is_required(Place("died_at", (row,)))
        assert sheet.is_required(Place("died_words", (row,)))

    def test_force_toward_a_thing_or_an_animal_needs_no_person(self) -> None:
        sheet = sample_sheet()
        row = sheet.add_row(Place("force"))
        assert sheet.is_required(Place("force_person", (row,)))
        sheet.put(Place("force_thing", (row,)), answer_of("The dog of Person 1"))
        assert not sheet.is_required(Place("force_person", (row,)))

    def test_several_can_interpret_one_statement_in_a_language_that_nobody_knew(self) -> None:
        sheet = empty_sheet()
        row = sheet.add_row(Place("people"))
        sheet.put(Place("person_role", (row,)), answer_of(("affected", "accused", "witness")))
        assert sheet.is_required(Place("person_accused_words", (row,)))
        sheet.put(Place("person_language", (row,)), answer_of("other"))
        assert sheet.is_required(Place("person_language_words", (row,)))
        sheet.put(Place("person_interpreter", (row,)), answer_of(("telephone", "other_person")))
        assert sheet.problem(Place("person_interpreter", (row,))) == ""
        assert sheet.is_required(Place("interpreter_name", (row,)))
        sheet.put(Place("person_interpreter", (row,)), answer_of(("telephone", "none_needed")))
        assert sheet.problem(Place("person_interpreter", (row,))) != ""

    def test_an_aircraft_is_not_asked_for_license_plates(self) -> None:
        sheet = empty_sheet()
        sheet.put(Place("vehicle_any"), answer_of("yes"))
        row = sheet.add_row(Place("vehicles"))
        assert sheet.is_required(Place("plate_front_condition", (row,)))
        sheet.put(Place("vehicle_type", (row,)), answer_of("aircraft"))
        assert not sheet.is_relevant(Place("plate_front_condition", (row,)))
        assert not sheet.is_relevant(Place("plate_rear_condition", (row,)))
