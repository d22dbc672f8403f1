"""Whole papers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from fieldreport import canonical
from fieldreport.errors import NotCanonical, PaperProblem
from fieldreport.paper.copies import draft_paper, sealed_paper, unprintable_in, unsigned_paper
from tests.builders import empty_sheet, sample_record
from tests.paper.again import differing_pages, laid_out_again
from tests.paper.languages import in_every_language
from tests.paper.naughty import with_all_of_them, with_text
from tests.paper.reading import failures, text_of
from tests.paper.records import minimal, question, record
from tests.pki import SIGNED_AT
from tests.proof.sealed import officer, pki, seal

if TYPE_CHECKING:
    from fieldreport.paper.furniture import Paper


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


def test_the_same_report_gives_the_same_bytes_in_any_process_zone_and_locale() -> None:
    def made(seed: str, zone: str, locale: str, *words: str) -> list[str]:
        around = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        command = [sys.executable, "-m", "tests.paper.making", *words]
        return subprocess.run(command, env=around, capture_output=True, text=True, check=True).stdout.split()

    here = made("0", "America/Chicago", "C.UTF-8")
    assert len(set(here)) == 6
    assert made("4711", "Asia/Kathmandu", "es_ES.UTF-8", "ಕನ್ನಡ हिन्दी سلام", "東㗎 서울") == here


def test_a_report_of_naughty_texts_is_archival_and_says_what_stands_in_it() -> None:
    pdf = unsigned_paper(with_all_of_them(), paper="a4")
    assert failures(pdf) == []
    text = flat(text_of(pdf))
    for words in ("'; DROP TABLE reports; --", "⟨U+202E⟩decrease", "⟨U+0000⟩", "endstream endobj", "<script>alert(1)</script>", "⟨U+E000⟩"):
        assert words in text, words


def test_a_lone_half_of_a_character_is_refused_in_words() -> None:
    with pytest.raises(NotCanonical, match="half a character"):
        unsigned_paper(with_text("half \ud83d of one"))


def test_the_data_of_a_sealed_report_laid_out_again_gives_the_same_pages() -> None:
    made = {**in_every_language(), "officer": minimal()["officer"]}
    for paper in ("letter", "a4"):
        again = laid_out_again(seal(made, officer(), paper=paper).pdf, lambda data, paper=paper: seal(data, officer(), paper=paper).pdf)  # type: ignore[arg-type,misc]
        assert again == []


def test_pages_that_are_drawn_or_read_otherwise_are_told_apart() -> None:
    changed = minimal()
    changed["sections"][0]["entries"][0]["accounts"][0]["shown"] = "other"
    assert differing_pages(unsigned_paper(minimal()), unsigned_paper(changed)) == [0, 1]
    assert differing_pages(unsigned_paper(minimal()), draft_paper(minimal())) == [0, 1]


def test_a_draft_does_not_claim_to_be_archival() -> None:
    for record_ in (sample_record(empty_sheet()), sample_record()):
        with pikepdf.open(BytesIO(draft_paper(record_))) as opened:
            assert "/Metadata" not in opened.Root
            assert "/OutputIntents" not in opened.Root


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_an_empty_report_is_archival(paper: Paper) -> None:
    assert failures(unsigned_paper(sample_record(empty_sheet()), paper=paper)) == []


def flat(text: str) -> str:
    return " ".join(text.split())
