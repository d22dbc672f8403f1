"""What differs, in words."""

from __future__ import annotations

from fieldreport.reading_room import Comparison, Copy
from fieldreport.report.comparing import Change, Sort
from tests.paper.records import minimal
from ui.lists.checks import change_rows


def row(change: Change) -> tuple[str, str]:
    copy = Copy(minimal(), "ab" * 32)
    (found,) = change_rows(Comparison(copy, copy, (change,)))
    return found.title, found.detail


def test_what_was_and_what_is_stand_under_each_other_in_words() -> None:
    assert row(Change("People", ("Person 1",), "Name", Sort.CHANGED, "A", "B")) == ("People › Person 1 › Name: changed", "Was: A\nIs: B")


def test_what_was_not_there_before_is_only_said_as_it_is() -> None:
    assert row(Change("People", (), "Person 2", Sort.ADDED, "", "Name: B"))[1] == "Is: Name: B"
    assert row(Change("People", (), "Person 2", Sort.REMOVED, "Name: B", ""))[1] == "Was: Name: B"


def test_of_a_sentence_the_words_are_marked_and_of_a_long_text_only_its_paragraphs_are_shown() -> None:
    before, after = "I saw two vans at the corner of the street at noon.", "I saw three vans at the corner of the street at noon."
    assert "[removed: two] [added: three]" in row(Change("N", (), "N", Sort.CHANGED, before, after))[1]
    same = "word " * 100
    assert row(Change("N", (), "N", Sort.CHANGED, f"{same}\n{before}", f"{same}\n{after}"))[1].startswith("¶ 2: I saw [removed: two]")
