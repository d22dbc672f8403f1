"""Two versions compared, as a paper."""

from __future__ import annotations

import copy
import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from fieldreport import canonical
from fieldreport.errors import PaperProblem
from fieldreport.paper.comparison import Compared, comparison_paper
from fieldreport.paper.exhibits import grouped
from tests.paper.reading import failures, text_of
from tests.paper.records import record
from tests.paper.test_layout import HOSTILE, flat
from tests.pki import SIGNED_AT

MADE = SIGNED_AT + timedelta(days=2)


def pair(**other: Any) -> tuple[Compared, Compared]:
    older = record(**other)
    newer = copy.deepcopy(older)
    newer["report"] |= {"version": 2, "kind": "amendment", "builds_on": "ab" * 32, "reason": "A time was wrong.", "rd_number": "JK100123"}
    newer["sections"][1]["entries"][0]["accounts"][0]["shown"] = "10 Aug 2026, about 1410 hours"
    narrative = newer["sections"][-1]["entries"][0]["accounts"][0]
    narrative["shown"] = narrative["shown"].replace("two unmarked vehicles", "three unmarked vehicles", 1)
    return Compared(older, "ab" * 32), Compared(newer, "cd" * 32)


def words_of(*compared: Compared) -> str:
    return flat(text_of(comparison_paper(*compared, made=MADE)))


def test_both_documents_are_named_by_the_fingerprint_of_their_files() -> None:
    text = words_of(*pair())
    assert "Older: version 1 (original)" in text
    assert "Newer: version 2 (amendment)" in text
    assert grouped("ab" * 32) in text
    assert grouped("cd" * 32) in text
    assert "Reason: A time was wrong." in text


def test_each_place_that_differs_stands_there_with_both_its_words() -> None:
    text = words_of(*pair())
    assert "3 places differ" in text
    assert "Began: changed" in text
    assert "10 Aug 2026, about 1407 hours 10 Aug 2026, about 1410 hours" in text
    assert "RD number: added" in text


def test_of_a_long_text_the_paragraphs_that_differ_stand_there_with_their_number() -> None:
    text = words_of(*pair())
    assert "¶1" in text.replace("¶ ", "¶")
    assert "At about 1407 hours I saw six persons in vests marked POLICE leave [removed: two] [added: three] unmarked vehicles." in text
    assert text.count("unmarked vehicles") == 1


def test_each_page_says_that_it_is_not_signed() -> None:
    pdf = comparison_paper(*pair(), made=MADE)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        count = len(opened.pages)
    assert text_of(pdf).count("It is not signed itself.") == count


def test_two_documents_that_say_the_same_differ_in_nothing() -> None:
    older, _ = pair()
    assert "Nothing differs." in words_of(older, older)


def test_the_changes_are_inside_as_data() -> None:
    pdf = comparison_paper(*pair(), made=MADE)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        data = canonical.decode(opened.attachments["changes.json"].get_file().read_bytes())
    assert isinstance(data, dict)
    assert (data["older"], data["newer"]) == ("ab" * 32, "cd" * 32)
    assert isinstance(data["changes"], list)
    assert len(data["changes"]) == 3


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_is_archival_can_be_read_aloud_and_comes_out_the_same_each_time(paper: Any) -> None:
    pdf = comparison_paper(*pair(), made=MADE, paper=paper)
    assert failures(pdf) == []
    assert pdf == comparison_paper(*pair(), made=MADE, paper=paper)


@pytest.mark.parametrize("nasty", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_printed_as_text(nasty: str) -> None:
    older, newer = pair()
    newer.record["sections"][0]["entries"][0]["accounts"][0]["shown"] = f"{nasty} seen"
    assert "4 places differ" in words_of(older, newer)


def test_a_record_that_lacks_something_is_refused_in_words() -> None:
    older, newer = pair()
    with pytest.raises(PaperProblem, match="Both documents are unchanged"):
        comparison_paper(older, Compared({key: value for key, value in newer.record.items() if key != "officer"}, "cd" * 32), made=MADE)
