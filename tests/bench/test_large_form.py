"""The measurements of a large form measure what they say, on a small one."""

from __future__ import annotations

from functools import cache

import pytest

from bench import large_form, large_forms
from fieldreport import canonical
from fieldreport.answers.values import Place
from fieldreport.forms.reading import read_form


@cache
def small() -> tuple[bytes, bytes]:
    form = large_forms.form_json(60, codes=50)
    return form, canonical.encode(large_forms.filled(read_form(form), sites=3, findings=2).stored())


def test_opening_opens_what_was_stored() -> None:
    form, answers = small()
    assert canonical.encode(large_form.opened(form, answers).stored()) == answers


@pytest.mark.parametrize("answers", [large_form.outside, large_form.in_rows])
def test_every_answer_that_is_timed_changes_something_or_was_there_before(answers: object) -> None:
    sheet = large_form.opened(*small())
    before = sheet.stored()
    assert large_form.answering(sheet, answers(sheet, 2)) > 0  # type: ignore[operator]
    assert sheet.stored() != before


def test_rows_are_as_many_as_before_when_they_have_been_timed() -> None:
    sheet = large_form.opened(*small())
    assert large_form.rows(sheet) > 0
    # Each round adds a site and takes a removed one back.
    assert len(sheet.rows(Place("sites"))) == 3 + large_form.ROWS
