"""Labels, gaps, choices and problems are said as a person would say them, with the answers filled in."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.answers.saying import Gap
from fieldreport.answers.values import Account, NonAnswer, Place, Precision, Range, Source, answer_of
from fieldreport.forms.reading import read_form
from tests.forms.form_language import add, blank_sheet, missing, put

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

SCENE = """
| survey | type | name | label | hint | guidance_hint | required | relevant | constraint | constraint_message |
|--------|------|------|-------|------|---------------|----------|----------|------------|--------------------|
|        | begin_group | scene | The scene of ${day} | Seen by ${agents}? | | | | | |
|        | date | day | Day | | | | | | |
|        | time | at | Time | | | | | | |
|        | integer | agents | Agents | Count at ${at} | Ordered on ${day} | | | . < 500 | |
|        | decimal | miles | Miles | | | | | . < ${agents} | Not farther than ${agents} |
|        | select_multiple agency | who | Who? | | | | | | |
|        | text | badge | Badge | | | | ${who} != '' | | |
|        | acknowledge | tick | I saw it | | | yes | ${badge} != '' | | |
|        | note | said | ${agents} of ${who} on ${day} at ${at}, ${miles} miles, badge ${badge}. | | | | | | |
|        | note | price | It costs $5 {each}. | | | | | | |
|        | end_group | | | | | | | | |

| choices | list_name | name | label |
|---------|-----------|------|-------|
|         | agency    | ice  | ICE-ERO |
|         | agency    | cbp  | Border Patrol |
"""

PEOPLE = """
| survey | type | name | label | required | required_message | relevant | calculation |
|--------|------|------|-------|----------|------------------|----------|-------------|
|        | integer | count | Count | | | | |
|        | begin_repeat | people | Person | | | ${count} = '' or ${count} > 0 | |
|        | text | nick | Name | yes | | | |
|        | text | job | Job | ${nick} != '' | What does ${nick} do? | | |
|        | calculate | people_title | | | | | ${nick} |
|        | end_repeat | | | | | | |
|        | note | all | ${people} were there: ${nick}. | | | | |
|        | select_one ${people_title} | victim | Who was hurt? | | | | |
|        | note | hurt | Hurt: ${victim}. | | | | |
"""

LANGUAGES = """
| survey | type | name | label::English (en) | label::Español (es) |
|--------|------|------|---------------------|---------------------|
|        | text | a    | Name                | Nombre              |
"""


@pytest.fixture
def scene() -> AnswerSheet:
    return blank_sheet(SCENE)


@pytest.fixture
def people() -> AnswerSheet:
    return blank_sheet(PEOPLE)


def test_labels_are_shown_in_the_language_asked_for() -> None:
    sheet = blank_sheet(LANGUAGES)
    assert sheet.label(Place("a")) == "Name"
    sheet.language = "es"
    assert sheet.label(Place("a")) == "Nombre"
    sheet.language = "pl"
    assert sheet.label(Place("a")) == "Name"


def test_words_that_were_not_translated_stand_in_the_forms_first_language() -> None:
    question = {"kind": "question", "name": "a", "type": "integer", "required": "true()", "constraint": ". > 0"}
    words = {"label": {"en": "Count", "es": "Cuenta"}, "required_message": {"en": "Count them."}, "hint": {"es": "Todos"}}
    stored = {"format": "fieldreport.form/1", "id": "t", "version": "1", "title": {"en": "T"}, "languages": ["en", "es"]}
    sheet = blank_sheet(read_form(canonical.encode({**stored, "children": [{**question, **words}]})), language="es")
    assert [gap.words for gap in sheet.gaps()] == ["Count them."]
    put(sheet, a=-1)
    assert [gap.words for gap in sheet.gaps()] == ["This answer to “Cuenta” is not possible."]
    sheet.language = "en"
    assert [gap.words for gap in sheet.gaps()] == ["This answer to “Count” is not possible."]
    assert sheet.hint(Place("a")) == "Todos"  # better in another language than not at all


def test_answers_inside_words_are_said_as_they_are_printed(scene: AnswerSheet) -> None:
    put(scene, day=date(2026, 8, 10), at=time(14, 7), agents=3, miles=Decimal("2.50"), who=("ice", "cbp"), badge="A1")
    assert scene.label(Place("said")) == "3 of ICE-ERO, Border Patrol on 10 Aug 2026 at 1407 hours, 2.5 miles, badge A1."
    assert scene.label(Place("scene")) == "The scene of 10 Aug 2026"
    assert scene.hint(Place("agents")) == "Count at 1407 hours"
    assert scene.hint(Place("scene")) == "Seen by 3?"
    assert scene.guidance(Place("agents")) == "Ordered on 10 Aug 2026"


def test_blank_and_hidden_answers_leave_nothing_in_the_words(scene: AnswerSheet) -> None:
    assert scene.label(Place("said")) == " of  on  at ,  miles, badge ."
    put(scene, who=("ice",), badge="A1")
    assert scene.label(Place("said")).endswith("badge A1.")
    put(scene, who=None)
    assert scene.label(Place("said")).endswith("badge .")


def test_words_without_a_name_in_them_are_said_as_they_stand(scene: AnswerSheet) -> None:
    assert scene.label(Place("price")) == "It costs $5 {each}."
    assert (scene.hint(Place("price")), scene.guidance(Place("price")), scene.guidance(Place("scene"))) == ("", "", "")


def test_what_has_no_label_is_called_by_its_name(people: AnswerSheet) -> None:
    assert people.label(Place("people_title", (add(people, "people"),))) == "people_title"


def test_a_count_of_rows_and_all_their_answers_can_be_said(people: AnswerSheet) -> None:
    assert people.label(Place("all")) == "0 were there: ."
    for nick in ("Alex", "", "Robin"):
        add(people, "people", nick=nick)
    assert people.label(Place("all")) == "3 were there: Alex, Robin."


def test_inexact_and_doubled_answers_are_said_in_full(scene: AnswerSheet) -> None:
    scene.put(Place("agents"), (Account(Range(3, 5), Precision.ABOUT), Account(NonAnswer.NOT_OBSERVED)))
    assert scene.hint(Place("scene")) == "Seen by about 3 to 5 / not observed?"


def test_told_by_may_name_a_row(people: AnswerSheet) -> None:
    row = add(people, "people", nick="Witness")
    assert people.shown_source(Account(3, source=Source.TOLD, told_by=row)) == "told by Witness"
    assert people.shown_source(Account(3, source=Source.TOLD, told_by="the driver")) == "told by the driver"
    assert people.shown_source(Account(3, source=Source.OBSERVED)) == "I observed"
    assert people.shown_source(Account(3)) == ""


def test_a_row_without_a_title_is_told_apart_by_its_number(people: AnswerSheet) -> None:
    rows = [add(people, "people", nick=nick) for nick in ("Alex", "", "   ")]
    assert [people.row_title(Place("people"), row) for row in rows] == ["Alex", "Person 2", "Person 3"]
    assert [choice.label["en"] for choice in people.choices(Place("victim"))] == ["Alex", "Person 2", "Person 3"]


def test_a_link_says_whom_it_means_and_when_that_row_is_gone(people: AnswerSheet) -> None:
    row = add(people, "people", nick="Alex", job="driver")
    put(people, victim=row)
    assert people.label(Place("hurt")) == "Hurt: Alex."
    people.remove_row(Place("people"), row)
    assert people.label(Place("hurt")) == "Hurt: a row that was removed."
    assert people.problem(Place("victim")) == "“Who was hurt?” names a row that was removed. Choose again."
    people.put(Place("victim"), answer_of(NonAnswer.UNKNOWN))
    assert (people.label(Place("hurt")), people.problem(Place("victim"))) == ("Hurt: unknown.", "")


def test_rows_that_are_not_asked_are_not_offered_and_a_link_to_one_is_a_problem(people: AnswerSheet) -> None:
    row = add(people, "people", nick="Alex", job="driver")
    put(people, victim=row, count=0)
    assert people.choices(Place("victim")) == ()
    assert missing(people) == ["victim!"]
    put(people, count=1)
    assert [choice.code for choice in people.choices(Place("victim"))] == [row]
    assert missing(people) == []


def test_a_missing_answer_is_asked_for_in_the_words_of_its_own_row(people: AnswerSheet) -> None:
    alex, nobody = add(people, "people", nick="Alex"), add(people, "people")
    assert [(gap.place, gap.words) for gap in people.gaps()] == [
        (Place("job", (alex,)), "What does Alex do?"),
        (Place("nick", (nobody,)), "“Name” has no answer yet."),
    ]


@pytest.mark.parametrize("none", [NonAnswer.UNKNOWN, NonAnswer.NOT_OBSERVED])
def test_a_constraint_judges_values_and_never_says_that_unknown_is_impossible(scene: AnswerSheet, none: NonAnswer) -> None:
    scene.put(Place("agents"), (Account(none), Account(700)))
    assert scene.problem(Place("agents")) == "This answer to “Agents” is not possible."
    scene.put(Place("agents"), answer_of(none))
    assert scene.problem(Place("agents")) == ""


def test_both_ends_of_a_range_are_judged_and_the_words_name_the_other_answer(scene: AnswerSheet) -> None:
    put(scene, agents=5)
    scene.put(Place("miles"), (Account(Range(Decimal("0.5"), Decimal("4.5"))),))
    assert scene.problem(Place("miles")) == ""
    scene.put(Place("miles"), (Account(Range(Decimal("0.5"), 9)),))
    assert scene.problem(Place("miles")) == "Not farther than 5"
    put(scene, agents=10)
    assert scene.problem(Place("miles")) == ""


def test_a_tick_that_is_needed_is_missing_until_it_is_given_and_only_while_it_is_asked(scene: AnswerSheet) -> None:
    assert not scene.is_required(Place("tick"))
    put(scene, who=("ice",), badge="A1")
    assert [(gap.place.name, gap.section, gap.words) for gap in scene.gaps()] == [("tick", "scene", "“I saw it” has no answer yet.")]
    put(scene, tick=True)
    assert scene.gaps() == ()
    put(scene, tick=None, who=None)
    assert scene.gaps() == ()


def test_groups_and_notes_take_no_choices_and_are_never_wrong(scene: AnswerSheet) -> None:
    assert scene.choices(Place("said")) == ()
    assert (scene.problem(Place("scene")), scene.problem(Place("said"))) == ("", "")
    assert not scene.is_required(Place("scene"))


def gap(why: str, words: str = "“When?” has no answer yet.") -> Gap:
    return Gap(Place("x"), "s", "missing", words, why)


def test_a_gap_names_the_source_by_its_head_and_that_it_is_under_litigation() -> None:
    assert (
        gap("Executive Order 2026-01, duty 3: seek to identify.").sentence == "Executive Order 2026-01, duty 3: “When?” has no answer yet."
    )
    assert gap("740 ILCS 16/5-15, fact 1; the Act is under litigation.").source == "740 ILCS 16/5-15, fact 1 (under litigation)"
    assert gap("The Act (P.A. 104-0440); under litigation.").source == "The Act (P.A. 104-0440) (under litigation)"
    assert gap("Executive Order 2026-01, duty 3. 740 ILCS 16/5-15; under litigation.").source == "Executive Order 2026-01, duty 3"
    assert gap("NIBRS data element 9.").source == "NIBRS data element 9"
    assert gap("").sentence == gap("x" * 200).sentence == "“When?” has no answer yet."


def test_a_label_that_says_itself_what_to_do_is_not_quoted() -> None:
    sheet = blank_sheet(
        """
| survey | type | name | label | required |
|--------|------|------|-------|----------|
|        | text | none_why | No agent is listed. Add a row above, or say why there is none | yes |
|        | text | who | Who asked? | yes |
"""
    )
    assert [gap.words for gap in sheet.gaps()] == [
        "No agent is listed. Add a row above, or say why there is none.",
        "“Who asked?” has no answer yet.",
    ]
