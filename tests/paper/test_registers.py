"""How rows are cited, and the tables that list them: their names are those of the department's form."""

from __future__ import annotations

from typing import Any

from fieldreport.forms.definition import Question, Repeat
from fieldreport.paper.copies import unsigned_paper
from fieldreport.paper.layout import lay_out
from fieldreport.paper.opening import WHERE
from fieldreport.paper.registers import NOUNS, REGISTERS, called, name_beside
from tests.builders import sample_form, sample_record
from tests.hundred import hundred_sheet
from tests.paper.reading import failures, text_of
from tests.paper.records import minimal, question
from tests.paper.test_layout import flat, pages_of


def row(number: int, title: str) -> dict[str, Any]:
    return {"number": number, "title": title, "entries": []}


def test_a_row_is_cited_by_what_it_is_and_its_number_and_its_name_stands_beside() -> None:
    assert called("people", row(1, "Witness 1")) == "Person 1: Witness 1"
    assert called("people", row(2, "Person 2")) == "Person 2"
    assert called("vehicles", row(1, "Vehicle 1, Gray")) == "Vehicle 1: Gray"
    assert called("people", row(1, "Person 12")) == "Person 1: Person 12"
    assert called("anything else", row(3, "The third")) == "3.  The third"
    assert name_beside("agents", row(2, "Agent 2")) == ""


def test_every_name_that_the_paper_knows_is_one_of_the_form() -> None:
    repeats = {item.name: item for item, _ in sample_form().walk() if isinstance(item, Repeat)}
    questions = {item.name for item, _ in sample_form().walk() if isinstance(item, Question)}
    assert set(NOUNS) <= set(repeats)
    for name, register in REGISTERS.items():
        assert name in NOUNS
        inside = {item.name for item, around in sample_form().walk() if isinstance(item, Question) and around[-1:] == (name,)}
        assert {one for asked, _ in register.columns for one in asked} <= inside, name
        assert register.strong <= inside
    assert {name for line in WHERE for name, *_ in line} <= questions


def test_a_use_of_force_by_a_group_names_the_group_in_the_list() -> None:
    def force(number: int, *by: dict[str, Any]) -> dict[str, Any]:
        others = [question(f"other_{each}", f"Other {each}", f"thing {number}") for each in range(7)]
        return row(number, f"Force {number}") | {"entries": [*by, *others]}

    by_one = [question("force_agent", "By which agent?", "Agent 4"), question("force_agent_group", "Or group?")]
    by_many = [question("force_agent", "By which agent?"), question("force_agent_group", "Or group?", "Agents at the gate")]
    made = minimal()
    rows = [force(1, *by_one), force(2, *by_many)]
    made["sections"][0]["entries"] = [{"kind": "repeat", "name": "force", "label": "Uses of force", "rows": rows}]
    assert "Force By 1 Agent 4 2 Agents at the gate" in flat(text_of(lay_out(made).pdf, "-layout"))


def test_footage_is_listed_with_its_flag_and_its_day_of_destruction() -> None:
    text = flat(text_of(lay_out(sample_record()).pdf, "-layout"))
    assert "A recording that nobody flags is destroyed 90 days after it was made (50 ILCS 706/10-20)." in text
    assert "1 Ofc. Alex Sample, X60A00001 On for the whole encounter — not answered Yes 08 Nov 2026" in text


def test_possible_provisions_are_said_to_stand_in_no_order_of_weight() -> None:
    text = flat(text_of(lay_out(sample_record()).pdf))
    assert "In the order in which they were entered, which says nothing about their weight." in text


def test_the_heads_of_a_long_list_come_again_and_it_can_be_read_aloud() -> None:
    record = sample_record(hundred_sheet(100, 3, 3))
    lists = [page for page in pages_of(lay_out(record).pdf) if "Statement" in page and "Called" in page]
    assert len(lists) > 2
    assert failures(unsigned_paper(record)) == []
