"""What is outside the subset is refused with a way that is open."""

from __future__ import annotations

import pytest

from fieldreport.forms.outside import close_to, instead_of_column, instead_of_function, instead_of_type, slip_of_appearance
from fieldreport.forms.subset import APPEARANCES
from tests.forms.form_language import SETTINGS, problems


def sheet(kind: str = "text", column: str = "hint", cell: str = "", **cells: str) -> str:
    given = {"type": kind, "name": "a", "label": "A", column: cell, **cells}
    return f"| survey | {' | '.join(given)} |\n|{'---|' * (len(given) + 1)}\n| | {' | '.join(given.values())} |\n"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("geotrace", "Ask for a geopoint in a repeat"),
        ("geoshape", "Ask for a geopoint in a repeat"),
        ("start", "The report itself keeps who wrote it"),
        ("deviceid", "Leave the row out"),
        ("audit", "Nothing is recorded unseen"),
        ("background-audio", "Nothing is recorded unseen"),
        ("select_one_external units", "select_one_from_file"),
        ("csv-external", "pulldata("),
        ("begin_loop yn", "Write begin_repeat"),
        ("osm", "Ask for a geopoint"),
        ("select_won yn", "Did you mean select_one"),
        ("qqq", "The types are text, integer"),
    ],
)
def test_a_type_that_is_outside_is_refused_with_its_place_and_a_way(kind: str, said: str) -> None:
    (problem,) = (problem for problem in problems(sheet(kind)) if problem.column == "type")
    assert (problem.sheet, problem.row) == ("survey", 2)
    assert said in problem.suggestion


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("media::image", "Labels are words here"),
        ("bind::odk:length", "column of XLSForm that says the same"),
        ("body::accuracyThreshold", "column of XLSForm that says the same"),
        ("instance::x", "column of XLSForm that says the same"),
        ("save_to", "Nothing is kept beside the report"),
        ("autoplay", "Leave the column out"),
        ("relevent", "Did you mean relevant?"),
        ("qqq", "The columns are type, name"),
    ],
)
def test_a_column_that_is_outside_is_refused_with_its_place_and_a_way(column: str, said: str) -> None:
    problem = problems(sheet(column=column, cell="x"))[0]
    assert (problem.sheet, problem.row, problem.column) == ("survey", 1, column)
    assert said in problem.suggestion


def test_a_setting_that_is_outside_is_refused() -> None:
    settings = (
        SETTINGS.replace("| version |", "| version | instance_name |").replace("| 1       |", "| 1 | x |").replace("---|\n", "---|---|\n")
    )
    problem = problems(sheet() + settings)[0]
    assert (problem.sheet, problem.column, problem.suggestion) == ("settings", "instance_name", "Leave the column out.")


@pytest.mark.parametrize("name", ["current", "jr:itext", "pi", "exp10", "randomize", "version", "sumn", "qqq"])
def test_every_function_that_is_outside_has_a_way(name: str) -> None:
    assert instead_of_function(name)


@pytest.mark.parametrize(("word", "meant"), [("multi-line", "multiline"), ("must_know", "must-know"), ("multiline", ""), ("my-own", "")])
def test_an_appearance_that_looks_like_a_slip_is_refused_and_others_are_left_to_the_window(word: str, meant: str) -> None:
    assert slip_of_appearance(word) == meant
    found = problems(sheet(column="appearance", cell=word))
    assert [problem.suggestion for problem in found] == ([f"Did you mean {meant}?"] if meant else [])


def test_no_known_appearance_is_a_slip_of_another() -> None:
    assert [word for word in APPEARANCES if slip_of_appearance(word)] == []


def test_several_is_for_rows_alone() -> None:
    lists = "\n| choices | list_name | name | label |\n|---|---|---|---|\n| | yn | y | Yes |\n"
    (problem,) = problems(sheet("select_one yn", "appearance", "several") + lists)
    assert "write select_multiple" in problem.suggestion


def test_what_is_close_is_offered_and_what_is_not_is_not() -> None:
    assert close_to("nmae", ["name", "label"]) == "Did you mean name?"
    assert close_to("xyz", ["name"]) == ""
    assert instead_of_type("image ") != ""
    assert instead_of_column("choices", "media::audio", "name") == "Labels are words here. Leave the column out."
