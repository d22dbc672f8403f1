"""What holds for every way of filling a form."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.answers.values import Account, AttachedFile, GeoPoint, NonAnswer, Place, Range, answer_of
from fieldreport.errors import AnswerProblem
from fieldreport.forms.reading import read_form
from tests.forms.form_language import blank_sheet, compiled

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer
    from fieldreport.forms.definition import Form

SHEET = """
| survey | type | name | label | required | relevant | constraint | calculation | choice_filter | trigger | parameters | appearance |
|---|---|---|---|---|---|---|---|---|---|---|---|
|        | begin_group | g | G | | | | | | | | |
|        | integer | a | A | yes | | . < 50 | | | | | |
|        | select_one yn | b | B ${a} | ${a} > 3 | | | | | | | |
|        | begin_group | h | H | | ${b} = 'y' | | | | | | |
|        | integer | c | C | | | . > ${a} | | | | | |
|        | text | d | D | ${c} = '' | ${c} > 5 or ${sum} > 20 | | | | | | |
|        | end_group | | | | | | | | | | |
|        | integer | then | Then, not ${a} | | | . < 40 | ${a} + 1 | | ${a} | | |
|        | hidden | when | | | ${then} != 8 | | concat(${then}, ' then') | | ${then}, ${b} | | |
|        | calculate | first | | | ${b} != 'n' | | once(${a} + ${c}) | | | | |
|        | calculate | id | | | | | if(${a} > 5, once(uuid()), '') | | | | |
|        | begin_repeat | r | R | | ${a} != 13 | | | | | | |
|        | integer | e | E | | | | | | | | |
|        | text | f | F | yes | ${e} > ${c} | | | | | | |
|        | text | alias | Alias of ${f} | | | | concat(${f}, count(${s})) | | ${f} | | |
|        | geopoint | spot | Spot | | ${e} != 4 | | | | | | |
|        | calculate | before | | | | | indexed-repeat(${e}, ${r}, position(..) - 1) | | | | |
|        | calculate | r_title | | | | | concat(position(..), ${f}) | | | | |
|        | select_one ${r_title} | mate | Mate of ${e} | | ${before} != 4 | | | | | | |
|        | begin_repeat | s | S | | | | | | | | |
|        | integer | i | I | | | | | | | | |
|        | calculate | j | | | | | ${i} + sum(${e}) | | | | |
|        | calculate | first_i | | | | | indexed-repeat(${i}, ${r}, 1, ${s}, position(..)) | | | | |
|        | end_repeat | | | | | | | | | | |
|        | calculate | k | | | | | sum(${j}) | | | | |
|        | end_repeat | | | | | | | | | | |
|        | calculate | sum | | | | | sum(${e}) + count(${s}) | | | | |
|        | calculate | most | | | | | max(${k}) | | | | |
|        | calculate | way | | | | | distance(${spot}) + area(${spot}) | | | | |
|        | select_one ${r_title} | link | L | | | | | | | | |
|        | select_one ${r_title} | links | Several of ${link} | | | | | ${e} != ${c} or position(..) > 1 | | | several |
|        | select_multiple yn | m | M | | ${link} != '' | | | name != ${b} | | | |
|        | range | scale | Scale | ${a} = 7 | | . > ${a} | | | | start=0 end=10 step=2 | |
|        | rank yn | order | Order | | | | | instance('yn')/root/item[name = ${b}]/name != name | | | |
|        | file | paper | Paper | ${scale} > 4 | | | | | | | |
|        | barcode | tag | Tag | | ${paper} != '' | | | | | | |
|        | end_group | | | | | | | | | | |

| choices | list_name | name | label |
|---------|-----------|------|-------|
|         | yn        | y    | Yes   |
|         | yn        | n    | No    |
"""

NUMBERS = st.integers(0, 60) | st.just(13)
PLACES = st.builds(GeoPoint, st.integers(-90, 90).map(Decimal), st.decimals(-180, 180, places=3), st.none() | st.just(Decimal(180)))
ANSWERS: dict[str, st.SearchStrategy[object]] = {
    **dict.fromkeys(
        ("a", "c", "e", "i"), NUMBERS | st.sampled_from(NonAnswer).filter(lambda none: none is not NonAnswer.REFUSED) | st.just(Range(2, 9))
    ),
    **dict.fromkeys(("d", "f"), st.text(max_size=8)),
    "b": st.sampled_from(["y", "n"]),
    "m": st.sampled_from([("y",), ("n",), ("y", "n")]),
    "then": NUMBERS,
    "alias": st.text(max_size=3),
    "spot": PLACES,
    "scale": st.integers(-1, 11) | st.just(Decimal("2.5")) | st.just(NonAnswer.UNKNOWN),
    "order": st.permutations(["y", "n"]).map(tuple) | st.just(("n",)),
    "paper": st.just(AttachedFile("a" * 64, "a.pdf", "application/pdf", 9)),
    "tag": st.text(max_size=3),
}
PUTS = st.one_of([st.tuples(st.just(name), st.integers(0, 2), st.integers(0, 2), values | st.none()) for name, values in ANSWERS.items()])
OTHERS = st.tuples(
    st.sampled_from(["+r", "-r", "=r", "^r", "vr", "+s", "-s", "=s", "^s", "link", "links", "mate", "+link", "+mate"]),
    st.integers(0, 2),
    st.integers(0, 2),
    st.none(),
)
Act = tuple[str, int, int, object]
START: list[Act] = [
    ("a", 0, 0, 5),
    ("b", 0, 0, "y"),
    ("c", 0, 0, 7),
    *(("+r", 9, 0, None), ("+r", 9, 0, None), ("e", 0, 0, 11), ("e", 1, 0, 4), ("f", 0, 0, "x"), ("f", 1, 0, "y")),
    *(("+s", 0, 0, None), ("+s", 0, 0, None), ("+s", 1, 0, None), ("i", 0, 1, 3), ("i", 1, 0, 2), ("link", 1, 0, None)),
]
"""A sheet with rows in rows, so that what follows has something to reach."""
ACTS = st.lists(PUTS | OTHERS, max_size=12).map(lambda acts: START + acts) | st.lists(PUTS | OTHERS, max_size=12)


@cache
def the_form() -> Form:
    return read_form(compiled(SHEET))


def act(sheet: AnswerSheet, step: Act) -> None:
    """Do one thing to a sheet, or nothing when there is no such row."""
    what, one, two, content = step
    rows = sheet.rows(Place("r"))
    row = rows[one] if one < len(rows) else None
    inner = sheet.rows(Place("s", (row,))) if row else ()
    nested = inner[two] if two < len(inner) else None
    if what == "+r":
        sheet.add_row(Place("r"), row)
    elif what == "-r" and row:
        sheet.remove_row(Place("r"), row)
    elif what == "+s" and row:
        sheet.add_row(Place("s", (row,)))
    elif what == "-s" and row and nested:
        sheet.remove_row(Place("s", (row,)), nested)
    elif what == "=r" and row:
        sheet.copy_row(Place("r"), row)
    elif what in ("^r", "vr") and row:
        sheet.move_row(Place("r"), row, {"^r": -1, "vr": 1 + two}[what])
    elif what == "=s" and row and nested:
        sheet.copy_row(Place("s", (row,)), nested)
    elif what == "^s" and row and nested:
        sheet.move_row(Place("s", (row,)), nested, -1)
    elif what == "+link" and sheet.new_linked(Place("link")):
        sheet.add_linked(Place("link"), "new")
    elif what == "+mate" and row and sheet.new_linked(Place("mate", (row,))):
        sheet.add_linked(Place("mate", (row,)), "mate")
    elif what == "link" and row:
        sheet.put(Place("link"), answer_of(row))
    elif what == "links":
        sheet.put(Place("links"), answer_of(sheet.rows(Place("r"))[: one + 1]))
    elif what == "mate" and row:
        sheet.put(Place("mate", (row,)), answer_of(sheet.rows(Place("r"))[-1]))
    elif what in ANSWERS:
        depth = {"e": 1, "f": 1, "alias": 1, "spot": 1, "i": 2}.get(what, 0)
        found = tuple(each for each in (row, nested)[:depth] if each)
        if len(found) == depth:
            sheet.put(Place(what, found), () if content is None else answer_of(content))  # type: ignore[arg-type]


def everything(sheet: AnswerSheet) -> dict[str, object]:
    """Return all that a sheet says, place by place."""
    said: dict[str, object] = {"gaps": [(gap.place, gap.kind, gap.words) for gap in sheet.gaps()], "stored": sheet.stored()}
    rows = {"": [()], "r": [(row,) for row in sheet.rows(Place("r"))]}
    rows["s"] = [(*around, row) for around in rows["r"] for row in sheet.rows(Place("s", around))]
    for item, repeats in sheet.form.walk():
        for around in rows[repeats[-1] if repeats else ""]:
            place = Place(item.name, around)
            said[str(place)] = (sheet.is_relevant(place), sheet.is_required(place), sheet.label(place), sheet.problem(place))
            if item.name not in ("g", "h", "r", "s"):
                said["answer " + str(place)] = (sheet.answer(place), sheet.choices(place))
    return said


@settings(max_examples=120, deadline=None)
@given(ACTS)
def test_what_was_kept_up_to_date_is_what_is_worked_out_afresh(acts: list[Act]) -> None:
    sheet = blank_sheet(the_form())
    for step in acts:
        act(sheet, step)
        sheet.gaps()
    assert everything(sheet) == everything(blank_sheet(the_form(), stored=sheet.stored()))


@settings(max_examples=80, deadline=None)
@given(ACTS)
def test_undo_returns_the_same_sheet_and_redo_the_changed_one(acts: list[Act]) -> None:
    sheet = blank_sheet(the_form())
    seen = [everything(sheet)]
    for step in acts:
        act(sheet, step)
        if sheet.stored() != seen[-1]["stored"]:
            seen.append(everything(sheet))
    for before in reversed(seen[:-1]):
        while sheet.stored() != before["stored"]:
            assert sheet.undo() is not None
        assert everything(sheet) == before
    while sheet.redo():
        pass
    assert everything(sheet) == seen[-1]


BACK_AND_FORTH = st.lists(PUTS | OTHERS | st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just(0), st.none()), max_size=16)


@settings(max_examples=100, deadline=None)
@given(BACK_AND_FORTH)
def test_rows_that_are_copied_and_moved_leave_nothing_behind(acts: list[Act]) -> None:
    sheet = blank_sheet(the_form())
    for step in START:
        act(sheet, step)
    while sheet.undo():
        pass
    start = canonical.encode(sheet.stored())
    while sheet.redo():
        pass
    for step in acts:
        if step[0] in ("undo", "redo"):
            getattr(sheet, step[0])()
        else:
            act(sheet, step)
        sheet.gaps()
        assert everything(sheet) == everything(blank_sheet(the_form(), stored=sheet.stored()))
    while sheet.undo():
        pass
    assert canonical.encode(sheet.stored()) == start


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({name: ANSWERS[name] for name in ("a", "b", "c", "d")}), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: dict[str, object], chance: object) -> None:
    sheets = []
    for order in (list(answers), sorted(answers, key=lambda _name: chance.random())):  # type: ignore[attr-defined]
        sheet = blank_sheet(the_form())
        for name in order:
            sheet.put(Place(name), answer_of(answers[name]))  # type: ignore[arg-type]
        sheets.append(everything(sheet))
    assert sheets[0] == sheets[1]


@settings(max_examples=80, deadline=None)
@given(ACTS)
def test_a_hidden_question_counts_as_blank(acts: list[Act]) -> None:
    sheet = blank_sheet(the_form())
    for step in acts:
        act(sheet, step)
    visible = blank_sheet(the_form(), stored=sheet.stored(hidden=False))
    names = ("sum", "most", "way")
    assert [visible.answer(Place(name)) for name in names] == [sheet.answer(Place(name)) for name in names]
    assert [gap.place for gap in visible.gaps()] == [gap.place for gap in sheet.gaps()]


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_a_form_behaves_alike_when_its_json_is_read_again(acts: list[Act]) -> None:
    again = read_form(json.dumps(json.loads(compiled_once()), indent=1).encode())
    assert again == the_form()
    one, other = blank_sheet(the_form()), blank_sheet(again)
    for step in acts:
        act(one, step)
        act(other, step)
    assert everything(one) == everything(other)


@cache
def compiled_once() -> bytes:
    return compiled(SHEET)


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_a_change_names_every_place_that_says_something_else(acts: list[Act]) -> None:
    sheet = blank_sheet(the_form())
    before = everything(sheet)
    for step in acts:
        act(sheet, step)
        after = everything(sheet)
        reached = sheet.last_change.refreshed | sheet.last_change.answered
        for key in before.keys() & after.keys():
            if before[key] != after[key] and key.startswith("Place"):
                assert key in {str(place) for place in reached}
        before = after


NAUGHTY = [
    "\x00",
    "a\x00b",
    "\u202eoverride\u202c",
    "مرحبا بالعالم",
    "👮🏽‍♀️🚔",
    "Ω≈ç√∫˜µ≤≥÷",
    "'; DROP TABLE reports; --",
    "<script>alert(1)</script>",
    "${a}",
    "%s%n%x",
    "\r\n\t\u2028\u2029\ufeff",
    "=1+1",
    "\uffff\ufffe",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "x" * 1_000_000,
]


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_hostile_text_survives_in_answers_and_in_what_is_stored(text: str) -> None:
    sheet = blank_sheet(the_form())
    sheet.put(Place("c"), answer_of(9))
    sheet.put(Place("d"), answer_of(text))
    sheet.put(Place("a"), (Account(3, told_by=text),))
    row = sheet.add_row(Place("r"))
    sheet.put(Place("f", (row,)), answer_of(text))
    stored = canonical.decode(canonical.encode(sheet.stored()))
    assert isinstance(stored, dict)
    again = blank_sheet(the_form(), stored=stored)
    assert again.answer(Place("d")) == answer_of(text)
    assert again.answer(Place("a"))[0].told_by == text
    assert again.answer(Place("f", (row,))) == answer_of(text)
    assert everything(again) == everything(sheet)


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_is_kept_exactly_or_refused_in_words(text: str) -> None:
    sheet = blank_sheet(the_form())
    try:
        sheet.put(Place("d"), answer_of(text))
    except AnswerProblem as problem:
        assert "surrogate" in str(problem)  # noqa: PT017
        assert sheet.answer(Place("d")) == ()
    else:
        expected: Answer = answer_of(text) if text else ()
        assert sheet.answer(Place("d")) == expected


def test_half_a_character_is_refused_with_its_place_also_in_a_source() -> None:
    sheet = blank_sheet(the_form())
    with pytest.raises(AnswerProblem, match=r"half a character .* at place 3"):
        sheet.put(Place("d"), answer_of("ab\ud800"))
    with pytest.raises(AnswerProblem, match="half a character"):
        sheet.put(Place("a"), (Account(3, told_by="\udfff"),))
    assert sheet.stored() == blank_sheet(the_form()).stored()
