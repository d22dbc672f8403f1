"""What a record says of exhibits: those that asked answers name, once each, with numbers that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldreport import canonical
from fieldreport.answers.values import Account, AttachedFile, NonAnswer, Place, answer_of
from fieldreport.errors import SealingProblem
from fieldreport.evidence import custody
from fieldreport.report.exhibits import Ciphertext, CustodyAct, CustodyEntry, Exhibit
from tests.builders import NOW
from tests.form_with_files import HIDDEN, PHOTO, sheet_with_files
from tests.store.house import sha256_of

SECOND = Place("second_photo")


def file(words: str, name: str = "") -> AttachedFile:
    return AttachedFile(sha256_of(words), name or f"{words}.jpg", "image/jpeg", len(words))


def exhibit(words: str, number: int | None = None) -> Exhibit:
    return Exhibit("r", file(words), Ciphertext(f"{words}.sealed", b"key", "cd" * 32, 99), NOW, number)


def entry(words: str, number: int) -> CustodyEntry:
    return CustodyEntry(number, CustodyAct.TAKEN_IN, file(words), "90001", "Alex Sample", NOW, "on the kerb")


def test_a_report_without_files_has_no_exhibits() -> None:
    sheet = sheet_with_files()
    assert custody.named_files(sheet) == ()
    assert custody.attachments(sheet, [exhibit("taken in, named nowhere")], []) == ()


def test_files_are_numbered_in_the_order_of_the_form_and_each_once() -> None:
    sheet = sheet_with_files()
    sheet.put(SECOND, answer_of(file("b")))
    sheet.put(PHOTO, (Account(file("a")), Account(file("b", "the same again.jpg"))))
    assert custody.numbers(sheet, []) == {file("a").sha256: 1, file("b").sha256: 2}
    first, second = custody.attachments(sheet, [exhibit("a"), exhibit("b")], [entry("b", 9), entry("a", 7), entry("b", 12)])
    assert (first["number"], first["name"], first["sha256"], first["type"], first["size"]) == (
        "E-1",
        "a.jpg",
        sha256_of("a"),
        "image/jpeg",
        1,
    )
    assert [place["question"] for place in second["places"]] == ["photo", "second_photo"]  # type: ignore[attr-defined]
    assert [said["entry"] for said in second["custody"]] == [9, 12]  # type: ignore[attr-defined]
    assert second["name"] == "b.jpg"  # as it was first taken in
    canonical.encode([first, second])


def test_a_row_says_where_its_file_stands() -> None:
    sheet = sheet_with_files()
    rows = [sheet.add_row(Place("recordings")) for _ in range(2)]
    sheet.put(Place("camera", (rows[1],)), answer_of("a neighbour's doorbell"))
    sheet.put(Place("recording", (rows[1],)), answer_of(file("film")))
    (found,) = custody.attachments(sheet, [exhibit("film")], [])
    assert found["places"] == [
        {"question": "recording", "label": "The recording", "rows": [rows[1]], "titles": ["a neighbour's doorbell"]},
    ]


def test_a_question_that_is_not_asked_brings_no_exhibit() -> None:
    sheet = sheet_with_files()
    sheet.put(Place("has_more"), answer_of("yes"))
    sheet.put(HIDDEN, answer_of(file("more")))
    assert len(custody.named_files(sheet)) == 1
    sheet.put(Place("has_more"), answer_of("no"))
    assert custody.named_files(sheet) == ()


def test_unknown_is_an_answer_and_no_exhibit() -> None:
    sheet = sheet_with_files()
    sheet.put(PHOTO, answer_of(NonAnswer.UNKNOWN))
    assert custody.named_files(sheet) == ()


def test_numbers_that_were_given_stay_and_others_are_counted_on() -> None:
    sheet = sheet_with_files()
    sheet.put(PHOTO, answer_of(file("new")))
    sheet.put(SECOND, answer_of(file("old")))
    assert custody.numbers(sheet, [exhibit("old", 2), exhibit("left out", 3), exhibit("new")]) == {
        file("old").sha256: 2,
        file("new").sha256: 4,
    }
    assert [one["number"] for one in custody.attachments(sheet, [exhibit("old", 2), exhibit("left out", 3)], [])] == ["E-2", "E-4"]


def test_answers_that_name_what_is_not_here_are_not_sealed() -> None:
    sheet = sheet_with_files()
    sheet.put(PHOTO, answer_of(file("a")))
    custody.require_here(sheet, [exhibit("a")])
    custody.require_here(sheet, [replace(exhibit("a"), file=replace(file("a"), media_type="image/x-newer"))])  # the bytes count
    for here in ([], [exhibit("b")]):
        with pytest.raises(SealingProblem, match=r"a\.jpg.*Photo of the place.*draft is unchanged"):
            custody.require_here(sheet, here)
