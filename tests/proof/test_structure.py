"""What can be told from the bytes alone."""

from __future__ import annotations

import pytest

from fieldreport.proof import structure
from fieldreport.proof.verdict import Outcome, Refused
from tests.proof.sealed import sealed


def test_our_own_file_is_let_through_and_its_structure_is_ours() -> None:
    structure.check_bytes(sealed().pdf)
    reader = structure.open_document(sealed().pdf)
    assert structure.signature_of(reader, sealed().pdf).field_name == structure.FIELD_NAME
    assert structure.embedded_record(reader)[0] == sealed().record_json


@pytest.mark.parametrize(
    ("data", "words", "outcome"),
    [
        (b"", "not a PDF as this program makes them", Outcome.CANNOT),
        (b"%PDF-1.7\n", "end of the file is missing", Outcome.CHANGED),
        (sealed().pdf + b" ", "bytes after the end", Outcome.CHANGED),
        (sealed().pdf + sealed().pdf, "something was added", Outcome.CHANGED),
        (b"\0" * (structure.LARGEST + 1), "larger than", Outcome.CANNOT),
    ],
    ids=["empty", "cut off", "a space", "twice", "too large"],
)
def test_bytes_that_are_not_one_whole_file_of_ours_are_refused(data: bytes, words: str, outcome: Outcome) -> None:
    with pytest.raises(Refused, match=words) as found:
        structure.check_bytes(data)
    assert found.value.outcome is outcome
