"""Where each name of a form stands, what it says, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.forms.definition import Form, Group, Question, QuestionType, Repeat
from fieldreport.forms.expression import parse
from fieldreport.forms.outline import (
    entries,
    expressions,
    named_in_words,
    names_used,
    needs,
    outline,
    shared_depth,
    titles_of,
    wordings,
)
from tests.forms.form_language import form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.forms.outline import Entry

SHEET = """
| survey | type | name | label | hint | required | relevant | calculation | repeat_count | constraint | constraint_message |
|--------|------|------|-------|------|----------|----------|-------------|--------------|------------|--------------------|
|        | integer | shots | Shots | Count all | | | | | . < 99 | Not ${shots}. |
|        | begin_group | scene | The scene | | | ${shots} > 0 | | | | |
|        | text | where | Where ${shots} fell | Near ${shots}? | ${shots} > 1 | | | | | |
|        | begin_repeat | people | Person | | | | | ${shots} | | |
|        | text | nick | Name | | | | | | | |
|        | calculate | people_title | | | | | concat(${nick}, position(..)) | | | |
|        | begin_group | body | Body | | | ${nick} != '' | | | | |
|        | begin_repeat | injuries | Injury | | | | | | | |
|        | text | injury | Injury | | | | | | | |
|        | end_repeat | | | | | | | | | |
|        | end_group | | | | | | | | | |
|        | end_repeat | | | | | | | | | |
|        | select_one ${people_title} | victim | Who? | | | | | | | |
|        | calculate | named | | | | | jr:choice-name(${victim}, '${victim}') | | | |
|        | end_group | | | | | | | | | |
"""


@pytest.fixture(scope="module")
def table() -> Mapping[str, Entry]:
    return outline(form(SHEET))


def test_every_item_has_its_place_in_sheet_order(table: Mapping[str, Entry]) -> None:
    names = ["shots", "scene", "where", "people", "nick", "people_title", "body", "injuries", "injury", "victim", "named"]
    assert [(entry.order, name) for name, entry in table.items()] == list(enumerate(names))
    assert all(entry.name == name for name, entry in table.items())


def test_an_item_knows_what_is_around_it(table: Mapping[str, Entry]) -> None:
    injury = table["injury"]
    assert (injury.section, injury.parent, injury.repeats, injury.inner) == ("scene", "injuries", ("people", "injuries"), injury.repeats)
    shots = table["shots"]
    assert (shots.section, shots.parent, shots.repeats, shots.inner) == ("", "", (), ())
    assert (table["scene"].section, table["scene"].parent) == ("scene", "")


def test_a_repeat_stands_outside_its_rows_and_what_it_holds_inside(table: Mapping[str, Entry]) -> None:
    assert (table["people"].repeats, table["people"].inner) == ((), ("people",))
    assert (table["injuries"].repeats, table["injuries"].inner) == (("people",), ("people", "injuries"))
    assert table["body"].inner == ("people",)


def test_of_two_items_with_one_name_the_first_stands_and_both_are_seen() -> None:
    one, two = (Question("a", QuestionType.TEXT, {"en": words}) for words in ("First", "Second"))
    doubled = Form("t", "1", {"en": "T"}, ("en",), (one, Group("g", {"en": "G"}, (two,))), {}, "0" * 64)
    assert outline(doubled)["a"].item is one
    assert [(entry.name, entry.section) for entry in entries(doubled)] == [("a", ""), ("g", "g"), ("a", "g")]


@pytest.mark.parametrize(
    ("here", "there", "depth"),
    [((), (), 0), (("a",), (), 0), (("a", "b"), ("a", "c"), 1), (("a", "b"), ("a", "b", "c"), 2), (("b",), ("a", "b"), 0)],
)
def test_two_places_share_the_repeats_around_both_from_the_outermost_in(here: tuple[str, ...], there: tuple[str, ...], depth: int) -> None:
    assert shared_depth(here, there) == shared_depth(there, here) == depth


def test_expressions_are_told_with_their_columns_and_empty_ones_left_out(table: Mapping[str, Entry]) -> None:
    def columns(name: str) -> dict[str, str]:
        return {column: expression.text for column, expression in expressions(table[name].item)}

    assert columns("where") == {"required": "${shots} > 1"}
    assert columns("shots") == {"constraint": ". < 99"}
    assert columns("scene") == {"relevant": "${shots} > 0"}
    assert columns("people") == {"repeat_count": "${shots}", "row title": "${people_title}"}
    assert columns("people_title") == {"calculation": "concat(${nick}, position(..))"}
    assert columns("injury") == {}


def test_what_an_item_says_is_told_with_its_columns(table: Mapping[str, Entry]) -> None:
    said = {column: words.get("en", "") for column, words in wordings(table["shots"].item)}
    assert {column: words for column, words in said.items() if words} == {
        "label": "Shots",
        "hint": "Count all",
        "constraint_message": "Not ${shots}.",
    }
    assert set(said) >= {"guidance_hint", "required_message"}
    assert [column for column, _words in wordings(table["people"].item)] == ["label", "hint"]


def test_names_inside_words_are_found_in_every_language_and_nothing_else_is() -> None:
    assert named_in_words({"en": "About ${a} and ${ b }", "es": "Sobre ${c.d-e}"}) == {"a", "b", "c.d-e"}
    assert named_in_words({"en": "$a {b} ${} ${1st} ${open"}) == set()
    assert named_in_words({}) == set()


def test_a_link_to_a_row_is_made_of_the_words_of_the_rows_title(table: Mapping[str, Entry]) -> None:
    assert titles_of("victim", table) == {"people_title", "people"}
    assert [titles_of(name, table) for name in ("nick", "people", "nobody")] == [frozenset()] * 3


def test_a_link_to_rows_without_a_title_needs_the_rows_alone() -> None:
    link = Question("who", QuestionType.SELECT_ONE, {"en": "Who?"}, rows_of="people")
    bare = Repeat("people", {"en": "Person"}, (), row_title=None)
    assert titles_of("who", outline(Form("t", "1", {}, ("en",), (bare, link), {}, ""))) == {"people"}


def test_what_decides_about_an_item_is_told_with_its_column(table: Mapping[str, Entry]) -> None:
    assert needs(table["where"], table) == {"scene": "group"}  # that it is required decides nothing about its value
    assert needs(table["scene"], table) == {"shots": "relevant"}
    assert needs(table["people"], table) == {"scene": "group", "shots": "repeat_count"}
    assert needs(table["body"], table) == {"people": "group", "nick": "relevant"}
    words = dict.fromkeys(("victim", "people_title", "people"), "calculation")
    assert needs(table["named"], table) == {"scene": "group", **words}
    assert needs(table["shots"], table) == {}


def test_a_row_number_changes_with_the_rows_around_it(table: Mapping[str, Entry]) -> None:
    counted = parse("position(..)")
    assert names_used(counted, table["nick"], table) == {"people"}
    assert names_used(counted, table["injury"], table) == {"injuries"}
    assert names_used(counted, table["people"], table) == {"people"}  # its own title
    assert names_used(counted, table["shots"], table) == set()


def test_the_words_of_a_link_change_with_the_row_that_it_names(table: Mapping[str, Entry]) -> None:
    assert names_used(parse("${victim} = ''"), table["named"], table) == {"victim"}
    assert names_used(parse("jr:choice-name(${victim}, '${victim}')"), table["named"], table) == {"victim", "people_title", "people"}
