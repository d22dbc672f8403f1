"""The narrative names people, agents and vehicles as the report does."""

from __future__ import annotations

from fieldreport.report.mentions import Mention, mentions
from tests.builders import empty_sheet, sample_sheet
from tests.forms.form_language import add, blank_sheet

SHEET = """
| survey | type | name | label |
|--------|------|------|-------|
|        | begin_repeat | agents | Agent |
|        | text | nick | Name |
|        | end_repeat | | |
"""


def test_rows_are_offered_under_the_titles_that_are_printed() -> None:
    found = mentions(sample_sheet())
    assert Mention("Agents", "Agent 1") in found
    assert Mention("People", "Witness 1") in found
    assert [mention.among for mention in found] == sorted(
        (m.among for m in found), key=["People", "Groups of people", "Agents", "Vehicles"].index
    )


def test_a_report_without_rows_offers_none_and_a_form_without_a_table_is_no_problem() -> None:
    assert mentions(empty_sheet()) == ()
    sheet = blank_sheet(SHEET)
    add(sheet, "agents", nick="A")
    assert mentions(sheet) == (Mention("Agent", "Agent 1"),)
