"""Whole papers."""

from __future__ import annotations

import hashlib

import pytest

from fieldreport import canonical
from fieldreport.errors import PaperProblem
from fieldreport.paper.copies import draft_paper, sealed_paper, unprintable_in, unsigned_paper
from tests.builders import sample_record
from tests.paper.reading import failures, text_of
from tests.paper.records import minimal, question, record
from tests.pki import SIGNED_AT
from tests.proof.sealed import officer, pki


def test_the_sealed_paper_comes_with_its_data_its_hash_and_its_pages() -> None:
    holder = officer()
    made = sealed_paper(minimal(), key=holder.key, certificate_pem=holder.pem, chain_pem=pki().chain_pem, at=SIGNED_AT)
    assert made.sha256 == hashlib.sha256(made.pdf).hexdigest()
    assert made.record_json == canonical.encode(minimal())
    assert made.pages == 2


def test_the_sample_incident_becomes_an_archival_and_accessible_paper() -> None:
    holder = officer()
    for paper in ("letter", "a4"):
        made = sealed_paper(
            sample_record(), key=holder.key, certificate_pem=holder.pem, chain_pem=pki().chain_pem, at=SIGNED_AT, paper=paper
        )  # type: ignore[arg-type]
        assert failures(made.pdf) == []


def test_every_answer_of_the_sample_incident_is_on_its_paper() -> None:
    given = sample_record()
    paper = " ".join(text_of(unsigned_paper(given)).split())

    def shown(value: object) -> list[str]:
        if isinstance(value, dict):
            return ([str(value["shown"])] if "shown" in value else []) + [text for item in value.values() for text in shown(item)]
        return [text for item in value for text in shown(item)] if isinstance(value, list) else []

    words = {word for text in shown(given["sections"]) for word in text.split()}
    assert len(words) > 100
    assert {word for word in words if word.lower() not in paper.lower()} == set()


def test_characters_that_cannot_be_printed_are_named_before_sealing() -> None:
    given = minimal()
    assert unprintable_in(given) == ()
    given["sections"][0]["entries"] = [question("q", "Q", "a 🚓 at ไ")]
    given["answers"] = {"kept": "ท"}
    assert unprintable_in(given) == ("🚓", "ไ")


def test_a_draft_carries_no_data() -> None:
    draft = draft_paper(record())
    assert b"report.json" not in draft
    assert b"/Sig" not in draft


def test_a_record_without_a_readable_time_is_refused_in_words() -> None:
    given = minimal()
    given["made"]["at"] = "yesterday"
    with pytest.raises(PaperProblem, match="cannot be read"):
        unsigned_paper(given)
