"""A draft moves to another form and back, and nothing that was said is lost."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.answers.moving import move, new_questions, note_filled, places_aside, set_aside
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Account, NonAnswer, Place, Range, Source, answer_of
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import Question, Repeat
from fieldreport.forms.reading import read_form
from tests.forms.form_language import NOW, add, blank_sheet, form, put, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.forms.definition import Form

HEAD = "| survey | type | name | label | appearance | default |\n|---|---|---|---|---|---|\n"
LIST = "\n| choices | list_name | name | label |\n|---|---|---|---|\n"


def small(*rows: tuple[str, ...], codes: str = "a b c", version: str = "1") -> Form:
    lines = "".join("| | " + " | ".join((*row, "", "", "", "", "")[:5]) + " |\n" for row in rows)
    listed = "".join(f"| | abc | {code} | Code {code} |\n" for code in codes.split())
    setting = f"\n| settings | form_title | form_id | version |\n|---|---|---|---|\n| | A test | test | {version} |\n"
    return form(HEAD + lines + LIST + listed + setting)


def opened(what: Form, stored: Mapping[str, object], begun: frozenset[str] = frozenset()) -> AnswerSheet:
    ids = (f"new-{number}" for number in itertools.count(1))
    return AnswerSheet(what, now=lambda: NOW, new_id=lambda: next(ids), stored=stored, begun=begun)


def moved(sheet: AnswerSheet, target: Form) -> AnswerSheet:
    return opened(target, move(sheet.stored(), sheet.form, target))


def test_an_answer_whose_question_is_gone_is_set_aside_never_sealed_and_comes_back() -> None:
    old, new = small(("text", "plate", "Plate"), ("text", "colour", "Colour")), small(("text", "colour", "Colour"))
    sheet = blank_sheet(old)
    put(sheet, plate="AB 123", colour="grey")
    there = moved(sheet, new)
    assert value(there, "colour") == "grey"
    assert [(place, said.kind) for place, said in set_aside(there.stored())] == [(Place("plate"), "text")]
    assert "AB 123" not in str(there.stored(hidden=False))
    put(there, colour="white")
    back = moved(there, old)
    assert (value(back, "plate"), value(back, "colour")) == ("AB 123", "white")
    assert "aside" not in back.stored()


def test_what_is_answered_in_the_newer_form_alone_is_kept_when_the_draft_goes_back() -> None:
    old, new = small(("text", "a", "A")), small(("text", "a", "A"), ("date", "b", "B"))
    there = moved(blank_sheet(old), new)
    put(there, b=date(2026, 8, 10))
    back = moved(there, old)
    assert places_aside(back.stored()) == {Place("b")}
    assert value(moved(back, new), "b") == date(2026, 8, 10)


@pytest.mark.parametrize(
    ("before", "after", "said", "becomes"),
    [
        ("integer", "decimal", 3, 3),
        ("decimal", "integer", 3, 3),
        ("decimal", "integer", Decimal("3.5"), None),
        ("decimal", "integer", Range(1, Decimal("3.5")), None),
        ("text", "barcode", "X60", "X60"),
        ("text", "integer", "3", None),
        ("select_one abc", "select_multiple abc", "b", ("b",)),
        ("select_multiple abc", "select_one abc", ("b",), "b"),
        ("select_multiple abc", "select_one abc", ("a", "b"), None),
        ("select_one abc", "text", "b", None),
        ("date", "text", date(2026, 8, 10), None),
        ("text", "text", NonAnswer.UNKNOWN, NonAnswer.UNKNOWN),
    ],
)
def test_an_answer_is_carried_to_another_type_only_where_nothing_is_lost(before: str, after: str, said: Any, becomes: object) -> None:
    old, new = small((before, "q", "Q")), small((after, "q", "Q"))
    sheet = blank_sheet(old)
    put(sheet, q=said)
    there = moved(sheet, new)
    assert value(there, "q") == becomes
    assert moved(there, old).stored() == sheet.stored()


def test_a_code_that_is_gone_is_set_aside_whole_and_so_is_an_unknown_that_must_be_known() -> None:
    old = small(("select_multiple abc", "q", "Q"), ("text", "who", "Who"))
    new = small(("select_multiple abc", "q", "Q"), ("text", "who", "Who", "must-know"), codes="a b")
    sheet = blank_sheet(old)
    put(sheet, q=("a", "c"), who=NonAnswer.UNKNOWN)
    there = moved(sheet, new)
    assert (value(there, "q"), value(there, "who")) == (None, None)
    assert moved(there, old).stored() == sheet.stored()


def test_a_converted_answer_that_was_changed_meanwhile_is_the_one_that_counts() -> None:
    old, new = small(("select_one abc", "q", "Q")), small(("select_multiple abc", "q", "Q"))
    sheet = blank_sheet(old)
    put(sheet, q="b")
    there = moved(sheet, new)
    put(there, q=("c",))
    assert value(moved(there, old), "q") == "c"
    put(there, q=None)
    assert value(moved(there, old), "q") is None


def test_two_things_said_at_one_place_are_both_kept() -> None:
    old, new = small(("text", "q", "Q")), small(("date", "q", "Q"))
    sheet = blank_sheet(old)
    put(sheet, q="last week")
    there = moved(sheet, new)
    put(there, q=date(2026, 8, 3))
    back = moved(there, old)
    assert value(back, "q") == "last week"
    assert value(moved(back, new), "q") == date(2026, 8, 3)


ROWS = (("begin_repeat", "people", "Person"), ("text", "named", "Name"), ("end_repeat", ""))


def test_rows_keep_their_ids_and_links_follow_them() -> None:
    link = ("select_one ${named}", "who", "Who")
    old, new = small(*ROWS, link), small(("text", "first", "First"), *ROWS[:2], ("text", "star", "Star"), ROWS[2], link)
    sheet = blank_sheet(old)
    rows = [add(sheet, "people", named=name) for name in ("Ann", "Bo")]
    put(sheet, who=rows[1])
    there = moved(sheet, new)
    assert list(there.rows(Place("people"))) == rows
    assert value(there, "who") == rows[1]
    assert moved(there, old).stored() == sheet.stored()


def test_rows_of_a_repeat_that_is_gone_are_set_aside_with_what_is_in_them_and_with_links_to_them() -> None:
    agents = (("begin_repeat", "agents", "Agent"), ("text", "badge", "Badge"), ("end_repeat", ""))
    old = small(*ROWS, *agents, ("select_one ${badge}", "who", "Who"))
    new = small(*ROWS, ("select_one ${named}", "who", "Who"))
    sheet = blank_sheet(old)
    row = add(sheet, "agents", badge="7")
    put(sheet, who=row)
    there = moved(sheet, new)
    assert value(there, "who") is None
    assert places_aside(there.stored()) == {Place("badge", (row,)), Place("who")}
    assert moved(there, old).stored() == sheet.stored()


def test_a_row_that_was_removed_stays_removed_and_what_was_set_aside_from_it_stays_too() -> None:
    old, new = small(*ROWS[:2], ("text", "star", "Star"), ROWS[2]), small(*ROWS)
    sheet = blank_sheet(old)
    row = add(sheet, "people", named="Ann", star="7")
    there = moved(sheet, new)
    there.remove_row(Place("people"), row)
    back = moved(there, old)
    assert back.rows(Place("people")) == ()
    assert places_aside(back.stored()) == {Place("star", (row,))}


def test_a_counted_row_that_holds_only_what_is_set_aside_is_not_taken_for_empty() -> None:
    head = "| survey | type | name | label | repeat_count |\n|---|---|---|---|---|\n| | integer | n | N | |\n"
    body = "| | begin_repeat | r | R | ${n} |\n| | text | a | A | |\n%s| | end_repeat | | | |\n"
    old, new = form(head + body % "| | text | b | B | |\n"), form(head + body % "")
    sheet = blank_sheet(old)
    put(sheet, n=2)
    rows = sheet.rows(Place("r"))
    sheet.put(Place("b", (rows[1],)), answer_of("seen"))
    there = moved(sheet, new)
    put(there, n=1)
    assert there.rows(Place("r")) == rows
    put(there, n=2)
    assert moved(there, old).stored() == sheet.stored()


def test_half_a_date_is_set_aside_with_its_question() -> None:
    old, new = small(("date", "day", "Day"), ("text", "a", "A")), small(("text", "a", "A"))
    sheet = blank_sheet(old)
    sheet.put(Place("day"), (), unread="10 A")
    there = moved(sheet, new)
    assert there.all_unread() == {}
    assert moved(there, old).all_unread() == {Place("day"): "10 A"}


def test_every_account_travels_with_its_source() -> None:
    old, new = small(("integer", "q", "Q")), small(("decimal", "q", "Q"))
    sheet = blank_sheet(old)
    answer = (Account(3, source=Source.OBSERVED, entered=NOW), Account(Range(2, 4), source=Source.TOLD, told_by="a neighbour"))
    sheet.put(Place("q"), answer)
    assert moved(sheet, new).answer(Place("q")) == answer


def test_new_questions_get_their_defaults_which_are_dropped_on_the_way_back_unless_somebody_changed_them() -> None:
    old, new = small(("text", "a", "A", "", "x")), small(("text", "a", "A", "", "x"), ("text", "b", "B", "", "usual"))
    sheet = blank_sheet(old)
    put(sheet, a=None)
    data = move(sheet.stored(), old, new)
    there = opened(new, data, new_questions(old, new))
    noted = note_filled(data, there.stored())
    assert (value(there, "b"), value(there, "a")) == ("usual", None)
    assert move(noted, new, old) == sheet.stored()
    changed = opened(new, noted)
    put(changed, b="unusual")
    assert places_aside(move(changed.stored(), new, old)) == {Place("b")}
    further = small(("text", "b", "B"), version="3")
    assert value(opened(further, move(noted, new, further)), "b") == "usual"


def test_what_is_no_draft_is_refused() -> None:
    what = small(("text", "a", "A"))
    for wrong in ({"answers": []}, {"aside": 3}, {"aside": {"answers": {}}}, {"rows": {"r": [3]}}):
        with pytest.raises(AnswerProblem):
            move(wrong, what, what)


# For every pair of forms

NAMES = ("q1", "q2", "q3", "q4", "q5")
REPEATS = ("r1", "r2")
VALUES: dict[str, st.SearchStrategy[object]] = {
    "text": st.text("ab", min_size=1, max_size=3) | st.just(NonAnswer.UNKNOWN),
    "barcode": st.text("ab", min_size=1, max_size=3),
    "integer": st.integers(-3, 9) | st.just(Range(1, 2)),
    "decimal": st.sampled_from([3, Decimal("1.5"), Decimal("2.0"), Range(1, Decimal("2.5"))]),
    "date": st.sampled_from([date(2026, 8, 10), NonAnswer.NOT_OBSERVED]),
    "acknowledge": st.just(True),
    "select_one": st.sampled_from(["a", "b", "c", "d"]),
    "select_multiple": st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, unique=True).map(tuple),
    "rank": st.permutations(["a", "b"]).map(tuple),
}


@st.composite
def forms(draw: Any) -> Form:
    """Draw a form of a few names: where they stand, of what types and lists, is another matter in each."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(1, 5))]
    repeats = list(draw(st.permutations(REPEATS))[: draw(st.integers(0, 2))])
    nested = len(repeats) == 2 and draw(st.booleans())
    codes = sorted(draw(st.sets(st.sampled_from("abcd"), min_size=2)))
    homes: dict[str, list[dict[str, object]]] = {"": [], **{name: [] for name in repeats}}
    for name in names:
        home = draw(st.sampled_from(sorted(homes)))
        kind = draw(st.sampled_from([*VALUES, *(["link"] if repeats else [])]))
        item: dict[str, object] = {"kind": "question", "name": name, "label": {"en": name}, "type": kind}
        if kind in ("select_one", "select_multiple", "rank"):
            item["choices"] = "codes"
        if kind == "link":
            outer = repeats[0]
            item |= {"type": draw(st.sampled_from(["select_one", "select_multiple"])), "rows_of": outer}
        if draw(st.booleans()):
            item["appearance"] = ["must-know"]
        homes[home].append(item)
    made = {name: {"kind": "repeat", "name": name, "label": {"en": name}, "children": homes[name]} for name in repeats}
    top = [*homes[""], *(made[name] for name in repeats[: 1 if nested else 2])]
    if nested:
        homes[repeats[0]].append(made[repeats[1]])
    stored = {
        "format": "fieldreport.form/1",
        "id": "test",
        "version": draw(st.integers(1, 99).map(str)),
        "title": {"en": "Test"},
        "languages": ["en"],
        "children": top,
        "lists": {"codes": [{"code": code, "label": {"en": code}} for code in codes]},
    }
    return read_form(canonical.encode(stored))


def fill(draw: Any, sheet: AnswerSheet) -> None:
    """Answer some of a sheet, in some rows."""
    for item, repeats in sheet.form.walk():
        if isinstance(item, Repeat):
            for around in instances(sheet, repeats):
                for _ in range(draw(st.integers(0, 2))):
                    sheet.add_row(Place(item.name, around))
    for item, repeats in sheet.form.walk():
        if not isinstance(item, Question):
            continue
        for around in instances(sheet, repeats):
            answer = drawn_answer(draw, sheet, Place(item.name, around), item)
            if answer is not None:
                try:
                    sheet.put(Place(item.name, around), answer)
                except AnswerProblem:  # must be known, or not in this form's list
                    continue


def drawn_answer(draw: Any, sheet: AnswerSheet, place: Place, item: Question) -> tuple[Account, ...] | None:
    if not draw(st.integers(0, 3)):
        return None
    if item.rows_of:
        rows = [choice.code for choice in sheet.choices(place)]
        if not rows:
            return None
        row = draw(st.sampled_from(rows))
        return answer_of((row,) if item.type.value == "select_multiple" else row)
    accounts = draw(st.lists(VALUES[item.type.value], min_size=1, max_size=2))
    return tuple(Account(each) for each in accounts)


def instances(sheet: AnswerSheet, repeats: tuple[str, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for name in repeats:
        found = [(*rows, row) for rows in found for row in sheet.rows(Place(name, rows))]
    return found


SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW
@given(st.data(), forms(), forms(), forms())
def test_forward_and_back_gives_the_same_draft_through_any_forms(data: st.DataObject, one: Form, two: Form, three: Form) -> None:
    sheet = blank_sheet(one)
    fill(data.draw, sheet)
    before = canonical.encode(sheet.stored())
    there = moved(sheet, two)
    assert there.stored() == move(sheet.stored(), one, two)
    assert canonical.encode(moved(there, one).stored()) == before
    further = moved(there, three)
    assert canonical.encode(moved(further, one).stored()) == before
    assert moved(further, two).stored() == there.stored()


@SLOW
@given(st.data(), forms(), forms())
def test_whatever_is_answered_in_either_form_is_there_when_the_draft_comes_back_to_it(data: st.DataObject, one: Form, two: Form) -> None:
    sheet = blank_sheet(one)
    fill(data.draw, sheet)
    there = moved(sheet, two)
    fill(data.draw, there)
    second = move(there.stored(), two, two)  # an answer that was put in place of a carried one has replaced it
    back = moved(there, one)
    assert moved(back, two).stored() == second
    assert not lost(sheet.stored(), back.stored())


def lost(before: dict[str, object], after: dict[str, object]) -> list[str]:
    """Return rows that are no longer in a draft: neither in its sheet nor set aside."""
    return [row for row in row_ids(before) if f'"{row}"' not in canonical.encode(after).decode()]


def row_ids(level: Any) -> list[str]:
    return [found for listed in level["rows"].values() for row in listed for found in (row["id"], *row_ids(row))]
