"""What is said of a document without a signature."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from fieldreport import canonical
from fieldreport.paper import archive
from fieldreport.paper.layout import lay_out
from fieldreport.paper.printed import Copy, printed_paper
from fieldreport.proof import worker
from fieldreport.proof.unsigned import NOT_SIGNED
from fieldreport.proof.verdict import Outcome
from tests.paper.records import minimal
from tests.pki import SIGNED_AT

OF = "ab" * 32


def printed(of: str = OF) -> bytes:
    return printed_paper(minimal(), Copy(1, of, "Alex Sample, star 90001", SIGNED_AT))


def said_of(pdf: bytes) -> str:
    found = worker.check_bytes(pdf, roots_pem=(), now=datetime(2027, 1, 1, tzinfo=UTC))
    assert found.outcome is Outcome.CANNOT
    return found.findings[0]


def test_a_printed_copy_is_called_one_and_leads_to_the_file_that_can_be_checked() -> None:
    assert said_of(printed()) == (
        f"it says that it is a printed copy, which nobody signs. The original is the signed file with SHA-256 {OF}: ask for that file "
        "and check it."
    )


@pytest.mark.parametrize("of", ["ask headquarters", OF.upper(), ""])
def test_words_in_place_of_a_hash_are_not_repeated(of: str) -> None:
    assert said_of(printed(of)) == NOT_SIGNED


def test_a_report_that_was_not_signed_is_no_copy_of_anything() -> None:
    drawn = lay_out(minimal(), mark="DRAFT")
    assert said_of(archive.finish(drawn, canonical.encode(minimal()), title="t", author="a", made=SIGNED_AT)) == NOT_SIGNED


def test_a_copy_that_carries_nothing_is_not_taken_for_one() -> None:
    with pikepdf.open(BytesIO(printed())) as opened:
        opened.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())
        target = BytesIO()
        opened.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert said_of(target.getvalue()) == NOT_SIGNED
