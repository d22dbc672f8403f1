"""A file and its intake in words."""

from __future__ import annotations

import pytest

from fieldreport.answers.values import AttachedFile
from fieldreport.evidence import kinds
from fieldreport.forms.definition import FILES, QuestionType
from ui.questions.file_words import _KINDS, ADD, ALL_FILES, file_words, hash_words, kind_words, name_filters, progress_words

SHA = "1a2b3c4d" + "0" * 52 + "9f8e"


def test_a_file_is_told_by_size_kind_and_the_ends_of_its_hash() -> None:
    file = AttachedFile(SHA, "IMG_0012.JPG", "image/jpeg", 3_200_000)
    assert file_words(file) == "3.2 MB, JPEG picture"
    assert hash_words(file.sha256) == "SHA-256 1a2b3c4d … 9f8e"


def test_every_kind_that_the_intake_tells_apart_has_words() -> None:
    known = {kind for _mark, kind in kinds._MARKS} | set(kinds._RIFF.values()) | {kind for _mark, kind in kinds._DOC_TYPES}
    known |= kinds.PICTURES | {
        "image/heic",
        "audio/mp4",
        "video/mp4",
        "video/quicktime",
        "audio/ogg",
        "video/ogg",
        "text/plain",
        kinds.UNKNOWN,
    }
    assert known <= set(_KINDS)
    assert kind_words("application/x-new") == "application/x-new"


def test_each_type_asks_for_what_it_takes() -> None:
    assert set(ADD) == FILES


def test_the_dialog_offers_what_is_asked_for_first_and_never_hides_the_rest() -> None:
    first, last = name_filters(QuestionType.IMAGE)
    assert first.startswith("Pictures (*.jpg *.JPG ")
    assert last == ALL_FILES
    assert name_filters(QuestionType.FILE) == [ALL_FILES]


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 0, 0.0, "It begins when the work before it is done."),
        (45_000_000, 120_000_000, 1.0, "45 MB of 120 MB, 38%"),
        (40_000_000, 120_000_000, 10.0, "40 MB of 120 MB, 33%, about 20 seconds left"),
        (119_000_000, 120_000_000, 60.0, "119 MB of 120 MB, 99%, about 1 second left"),
        (30_000_000, 120_000_000, 60.0, "30 MB of 120 MB, 25%, about 3 minutes left"),
        (120_000_000, 120_000_000, 60.0, "120 MB of 120 MB, 100%"),
    ],
)
def test_an_intake_says_how_far_and_how_long(done: int, total: int, seconds: float, words: str) -> None:
    assert progress_words(done, total, seconds) == words
