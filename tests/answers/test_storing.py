"""A draft opens as it was, or says why it cannot."""

from __future__ import annotations

import copy

import pytest

from fieldreport.answers.values import Place, answer_of
from fieldreport.errors import AnswerProblem
from tests.forms.form_language import add, blank_sheet, form, missing, put

SHEET = """
| survey | type | name | label | calculation | relevant |
|--------|------|------|-------|-------------|----------|
|        | integer | a | A | | |
|        | begin_repeat | r | R | | |
|        | text | b | B | | |
|        | begin_repeat | s | S | | |
|        | text | c | C | | |
|        | end_repeat | | | | |
|        | end_repeat | | | | |
|        | select_one ${r} | link | L | | |
|        | calculate | n | | count(${s}) | |
"""


def test_rows_keep_their_ids_and_order_and_only_what_was_given_is_stored() -> None:
    sheet = blank_sheet(SHEET)
    put(sheet, a=3)
    first, second = add(sheet, "r", b="one"), add(sheet, "r", b="two")
    inner = sheet.add_row(Place("s", (second,)))
    put(sheet, link=first)
    stored = sheet.stored()
    assert stored == {
        "format": "fieldreport.answers/1",
        "answers": {"a": [{"value": 3}], "link": [{"value": first}]},
        "rows": {
            "r": [
                {"id": first, "answers": {"b": [{"value": "one"}]}, "rows": {}},
                {"id": second, "answers": {"b": [{"value": "two"}]}, "rows": {"s": [{"id": inner, "answers": {}, "rows": {}}]}},
            ]
        },
    }
    again = blank_sheet(sheet.form, stored=stored)
    assert again.rows(Place("r")) == (first, second)
    assert again.answer(Place("n")) == answer_of(1)
    assert again.undo() is None


def test_a_draft_with_a_link_to_a_removed_row_still_opens() -> None:
    sheet = blank_sheet(SHEET)
    put(sheet, link=add(sheet, "r"))
    sheet.remove_row(Place("r"), sheet.rows(Place("r"))[0])
    assert missing(blank_sheet(sheet.form, stored=sheet.stored())) == ["link!"]


def broken(path: list[object], content: object) -> dict[str, object]:
    stored: dict[str, object] = {
        "format": "fieldreport.answers/1",
        "answers": {"a": [{"value": 3}]},
        "rows": {"r": [{"id": "x", "answers": {}, "rows": {"s": [{"id": "y", "answers": {}, "rows": {}}]}}]},
    }
    found = copy.deepcopy(stored)
    inside: object = found
    for step in path[:-1]:
        inside = inside[step]  # type: ignore[index]
    inside[path[-1]] = content  # type: ignore[index]
    return found


@pytest.mark.parametrize(
    "stored",
    [
        broken(["format"], "fieldreport.answers/9"),
        broken(["answers", "nobody"], [{"value": 3}]),
        broken(["answers", "a"], [{"value": "three"}]),
        broken(["answers", "a"], []),
        broken(["answers", "n"], [{"value": 3}]),
        broken(["answers", "b"], [{"value": "outside its row"}]),
        broken(["answers"], []),
        broken(["rows", "a"], []),
        broken(["rows", "s"], []),
        broken(["rows", "r"], {}),
        broken(["rows", "r", 0, "id"], ""),
        broken(["rows", "r", 0, "id"], "y"),
        broken(["rows", "r", 0, "rows", "s", 0, "answers", "c"], [{"value": 5}]),
    ],
)
def test_answers_that_do_not_belong_to_the_form_are_refused_in_words(stored: dict[str, object]) -> None:
    with pytest.raises(AnswerProblem):
        blank_sheet(form(SHEET), stored=stored)


def test_the_control_for_the_broken_drafts_opens() -> None:
    sheet = blank_sheet(SHEET, stored=broken(["answers", "a"], [{"value": 4}]))
    assert sheet.answer(Place("a")) == answer_of(4)
    assert sheet.answer(Place("n")) == answer_of(1)
