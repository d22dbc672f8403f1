"""Which question serves which duty: what is found missing, and what the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import FormProblem
from fieldreport.forms.coverage import FORMS, Findings, Requirement, findings, main, page, read_requirements
from tests.builders import FORMS as FORM_FOLDER
from tests.builders import ROOT
from tests.forms.form_language import form as form_of

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.forms.definition import Form


def form() -> Form:
    return form_of("""
    | survey | type      | name  | label  | guidance_hint | calculation    | hint |
    |--------|-----------|-------|--------|---------------|----------------|------|
    |        | begin group | people | People | | | Who was there |
    |        | begin repeat | person | Person | | | |
    |        | calculate | person_title |  |           | ${who}         |      |
    |        | text      | who   | Who? | Duty 1 |              |      |
    |        | end repeat |      |        |               |                |      |
    |        | end group |       |        |               |                |      |
    """)


def duty(**changed: object) -> Requirement:
    told: dict[str, object] = {"id": "d-1", "group": "Duties", "what": "Say who", "source": "Statute", "questions": ("who",), "record": ()}
    return Requirement(**{**told, **changed})  # type: ignore[arg-type]


def test_a_duty_that_a_question_serves_is_covered_and_a_value_that_works_unseen_needs_no_reason() -> None:
    assert findings([duty()], [form()], ()) == Findings((), (), (), ())
    assert not findings([duty()], [form()], ())


def test_a_duty_may_be_served_by_what_the_program_records() -> None:
    said = duty(id="d-2", questions=(), record=("report.version",))
    assert not findings([duty(), said], [form()], {"report.version"})
    assert findings([duty(), said], [form()], ()).unknown == ("d-2: report.version",)


def test_a_duty_that_nothing_serves_or_that_stands_twice_is_found() -> None:
    assert findings([duty(), duty(id="d-2", questions=())], [form()], ()).unmapped == ("d-2",)
    assert findings([duty(), duty()], [form()], ()).unmapped == ("d-1", "d-1")


def test_a_question_that_is_not_there_is_found_by_the_duty_that_names_it() -> None:
    assert findings([duty(questions=("who", "whom"))], [form()], ()).unknown == ("d-1: whom",)


def test_the_page_names_question_duty_source_and_reason() -> None:
    made = page([duty(what="Say who | whom", how="HQ adds the rest.")], [form()])
    assert "1 requirements, 1 of them covered (100 %), by 1 questions." in made
    assert "| Say who \\| whom | Who? (`who`) *HQ adds the rest.* | Statute |" in made
    assert "| Who? (`who`) | Duty 1 | d-1 |" in made
    assert "Who was there" in made


def test_what_is_not_covered_shows_in_the_share() -> None:
    assert "2 requirements, 1 of them covered (50 %)" in page([duty(), duty(id="d-2", questions=())], [form()])


def test_a_row_without_a_source_is_refused_with_its_place(tmp_path: Path) -> None:
    table = tmp_path / "requirements.csv"
    table.write_text("id,group,what,source,questions\nd-1,Duties,Say who,,who\n", encoding="utf-8")
    with pytest.raises(FormProblem) as caught:
        read_requirements(table)
    assert (caught.value.sheet, caught.value.row, caught.value.column) == ("requirements.csv", 2, "source")


def test_the_page_is_written_from_the_files(tmp_path: Path) -> None:
    target = tmp_path / "coverage.md"
    main(ROOT / "resources", target)
    assert target.read_text(encoding="utf-8").startswith("# Coverage\n")
    assert all((FORM_FOLDER / f"{name}.json").exists() for name in FORMS)
