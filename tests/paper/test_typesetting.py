"""Lines."""

from __future__ import annotations

import time

import pytest

from fieldreport.paper.fonts import Style
from fieldreport.paper.typesetting import Type, set_text, text_width

BODY = Type(Style.REGULAR, 10, 13)


def words(text: str, measure: float) -> list[str]:
    return ["".join(run for _, run in line.runs) for line in set_text(text, BODY, measure)]


@pytest.mark.parametrize("measure", [40.0, 120.0, 300.0])
def test_no_line_is_wider_than_its_measure_and_nothing_is_lost(measure: float) -> None:
    text = "Six persons in vests left two unmarked vehicles " + "x" * 200 + " and entered."
    lines = set_text(text, BODY, measure)
    assert all(line.width <= measure + 0.01 for line in lines)
    assert "".join("".join(run for _, run in line.runs) for line in lines) == text


def test_a_wrapped_line_ends_with_its_space_but_a_cut_word_does_not() -> None:
    first, *_ = words("residential burglary", text_width("residential burg", BODY))
    assert first == "residential "
    assert not any(line.endswith(" ") for line in words("f" * 64, 100))


def test_line_breaks_and_empty_lines_are_kept() -> None:
    assert words("one\n\ntwo", 100) == ["one", "", "two"]


def test_right_to_left_lines_stand_at_the_right() -> None:
    assert [line.right for line in set_text("שלום\nhello", BODY, 100)] == [True, False]


def test_chinese_breaks_between_signs_but_no_line_begins_with_a_closing_mark() -> None:
    text = "他说：“别动！”然后（没有出示证件）给我戴上手铐，我问了三次他的名字，他都不回答。" * 3
    for measure in range(45, 160, 5):
        lines = words(text, float(measure))
        assert "".join(lines) == text
        assert not [line for line in lines if line[0] in "，。！？：；）”、"]
        assert not [line for line in lines if line[-1] in "（“"]
        assert all(line.width <= measure + 0.01 for line in set_text(text, BODY, float(measure)))


def test_latin_words_in_chinese_and_korean_words_stay_whole() -> None:
    assert [line.strip() for line in words("他说police然后", text_width("他说poli", BODY))] == ["他说", "police", "然后"]
    assert [line.strip() for line in words("남자가 저를 밀쳤다", text_width("남자가 저", BODY))] == ["남자가", "저를", "밀쳤다"]


def test_twenty_thousand_signs_are_set_in_little_time() -> None:
    text = "他没有出示证件，我问了三次。" * 1500
    set_text(text[:14], BODY, 350)
    begun = time.process_time()
    assert len(set_text(text, BODY, 350)) > 500
    assert time.process_time() - begun < 1
