"""The large forms that are measured are forms: they pass the gate, and everything in them can be answered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench import large_forms
from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place
from fieldreport.forms.definition import Question
from fieldreport.forms.reading import read_form
from fieldreport.forms.xlsform import sheet_problems

if TYPE_CHECKING:
    from fieldreport.forms.definition import Form


@cache
def the_form() -> Form:
    return read_form(large_forms.form_json(700))


def test_a_sheet_of_seven_hundred_questions_passes_the_gate_without_a_warning() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.md"
        path.write_text(large_forms.sheet(700), encoding="utf-8")
        assert sheet_problems(path, None) == ()


def test_it_has_as_many_questions_as_it_says_and_a_code_list_of_a_thousand() -> None:
    form = the_form()
    assert sum(isinstance(item, Question) for item, _repeats in form.walk()) >= 700
    assert len(form.lists["items"]) == 1_000
    assert {repeats for _item, repeats in form.walk()} == {(), ("sites",), ("sites", "findings")}


def test_a_filled_one_has_no_gap_and_adds_up_and_reads_back_the_same() -> None:
    sheet = large_forms.filled(the_form(), sites=4, findings=3)
    assert sheet.gaps() == ()
    assert [sheet.answer(Place(name))[0].value for name in ("how_many", "counted")] == [16, 7 * 6 * len(the_form().sections()) - 42]
    stored = canonical.decode(canonical.encode(sheet.stored()))
    again = AnswerSheet(the_form(), now=lambda: large_forms.NOW, new_id=lambda: "x", stored=stored)  # type: ignore[arg-type]
    assert again.stored() == sheet.stored()
    assert again.gaps() == ()
