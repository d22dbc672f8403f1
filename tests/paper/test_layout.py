"""What an officer, a prosecutor and a juror find on the pages."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport import canonical
from fieldreport.errors import PaperProblem
from fieldreport.paper.layout import lay_out
from tests.builders import sample_record
from tests.paper.reading import run, run_on, text_of
from tests.paper.records import NARRATIVE, REPORT_ID, minimal, question, record

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.paper.furniture import Paper


def pages_of(pdf: bytes) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_same_record_gives_the_same_bytes(paper: Paper) -> None:
    given = record()
    assert lay_out(given, paper=paper).pdf == lay_out(copy.deepcopy(given), paper=paper).pdf


def test_each_page_names_report_version_and_its_number() -> None:
    drawn = lay_out(record(count=10))
    pages = pages_of(drawn.pdf)
    assert len(pages) == drawn.pages > 3
    for number, page in enumerate(pages, start=1):
        assert REPORT_ID in page
        assert "Version 1, original" in page
        assert f"Page {number} of {len(pages)}" in page


def test_a_number_that_has_not_come_yet_says_so_and_a_given_one_is_printed() -> None:
    assert all("RD number: not yet issued" in page for page in pages_of(lay_out(record()).pdf))
    assert all("RD JK123456" in page for page in pages_of(lay_out(record(rd_number="JK123456")).pdf))


def test_a_training_report_says_so_on_each_page_and_a_real_one_nowhere() -> None:
    assert all("TRAINING" in page for page in pages_of(lay_out(record(count=10)).pdf))
    assert "TRAINING" not in text_of(lay_out(record(training=False)).pdf)


def test_a_draft_is_marked_on_each_page_and_has_no_place_for_a_signature() -> None:
    drawn = lay_out(record(count=10), mark="DRAFT")
    assert drawn.signature is None
    assert all("not sealed, not signed" in page for page in pages_of(drawn.pdf))
    assert all("DRAFT" in page.replace("\n", "") for page in run("pdftotext", "-raw", "-", "-", pdf=drawn.pdf).split("\f")[:-1])
    assert "How to check this document" not in text_of(drawn.pdf)
    assert lay_out(record()).signature is not None


def test_blank_unknown_and_not_applicable_are_told_apart() -> None:
    text = flat(text_of(lay_out(record()).pdf, "-raw"))
    assert "Partner's star — not answered" in text
    assert "Ended Unknown" in text
    assert "Nothing in this section applies" in text
    assert "none entered" in text


def test_what_the_four_kinds_of_no_answer_mean_is_said_once_on_the_first_page_of_drafts_too() -> None:
    for mark in ("DRAFT", None):
        first, *others = pages_of(lay_out(record(), mark=mark).pdf)
        for words in ("The question was left blank.", "The officer does not know.", "Not seen or heard", "The person asked declined."):
            assert words in first
            assert all(words not in page for page in others)


def test_questions_not_answered_one_after_the_other_share_a_line_and_unknown_keeps_its_own() -> None:
    made = record()
    blanks = [question("age", "Age"), question("sex", "Sex")]
    made["sections"][0]["entries"] = [question("name", "Name", "Agent 1"), *blanks, question("race", "Race", "unknown", none="unknown")]
    text = flat(text_of(lay_out(made).pdf, "-layout"))
    assert "Name Agent 1" in text
    assert "— not answered: Age; Sex" in text
    assert "Race Unknown" in text


def test_two_accounts_of_one_fact_stand_side_by_side_with_their_sources() -> None:
    text = flat(text_of(lay_out(record()).pdf))
    assert "1. at least 6" in text
    assert "2. 8" in text
    assert text.count("Told by Person 2") == 2


def with_provisions(*codes: str) -> dict[str, Any]:
    """Return a record with a question that is answered with provisions, each with what their table says of them."""
    asked = question("provision", "Possible provision", "Battery (720 ILCS 5/12-3)")
    told = [
        {"column": "citation", "label": "Citation", "value": "720 ILCS 5/12-3", "shown": "720 ILCS 5/12-3"},
        {"column": "verified", "label": "Checked", "value": "X", "shown": "X, number and name confirmed"},
        {"column": "counsel", "label": "Before use", "value": "verify with counsel", "shown": "verify with counsel"},
        {"column": "litigation", "label": "In court", "value": "under litigation", "shown": "under litigation"},
    ]
    asked["accounts"][0]["choices"] = [{"code": code, "label": f"Provision {code}", "remarks": told} for code in codes]
    made = record()
    made["sections"].append({"name": "law", "label": "Provisions", "entries": [asked, question("facts", "Facts relied on", "A push.")]})
    return made


def test_the_law_behind_a_provision_is_printed_under_it() -> None:
    text = flat(text_of(lay_out(with_provisions("one")).pdf))
    assert (
        "Battery (720 ILCS 5/12-3) Citation: 720 ILCS 5/12-3 Checked: X, number and name confirmed "
        "Before use: verify with counsel In court: under litigation Facts relied on" in text
    )
    assert "Provision one" not in text, "one provision is named once"


def test_several_provisions_in_one_answer_are_each_named_before_their_remarks() -> None:
    text = flat(text_of(lay_out(with_provisions("one", "two")).pdf))
    assert text.index("Provision one") < text.index("Citation:") < text.index("Provision two") < text.rindex("Citation:")


def test_an_amendment_names_what_it_builds_on_and_why() -> None:
    text = flat(text_of(lay_out(record(kind="amendment", version=2, builds_on="ee" * 32, reason="The beat was wrong.")).pdf))
    assert "corrects an earlier version" in text
    assert "ee" * 32 in text
    assert "The beat was wrong." in text
    assert "Builds on the document with SHA-256" in text, "as records without the date of the earlier version say it"
    dated = record(kind="amendment", version=2, builds_on="ee" * 32, builds_on_sealed="2003-08-10T19:07:31.000Z", reason="A beat.")
    assert "Builds on the document sealed 10 Aug 2003, 1407 hours CDT, with SHA-256" in flat(text_of(lay_out(dated).pdf))


def test_the_last_page_tells_how_to_check_and_prints_the_hash_of_the_data() -> None:
    given = record()
    last = pages_of(lay_out(given).pdf)[-1]
    for words in (
        "How to check this document",
        "sha256sum report.pdf",
        "certutil -hashfile report.pdf SHA256",
        "pdfsig report.pdf",
    ):
        assert words in last
    assert last.count(canonical.digest(given)) == 2


def test_the_certificate_of_the_officer_is_printed_where_the_record_names_it() -> None:
    given = record()
    assert "in the signature" in pages_of(lay_out(given).pdf)[-1]
    given["officer"]["certificate"] = "5e" * 32
    assert "5e" * 32 in pages_of(lay_out(given).pdf)[-1]


def test_the_first_page_identifies_the_incident_as_a_case_report_does() -> None:
    told = flat(text_of(lay_out(sample_record()).pdf, "-raw", "-l", "1"))
    for words in (
        "RD number not yet issued",
        "Event number not yet issued",
        "Occurred from about 10 Aug 2026, 1407 hours",
        "Location of occurrence 1200 block of West Example Street",
        "Beat of occurrence 0923",
        "District District 009",
        "Reporting officer Ofc. Alex Sample, Police Officer",
        "Star 90001",
        "Unit, beat assigned 009, 0923",
        "Vehicles 1 · Agents 2",
    ):
        assert words in told, words


def test_every_answer_is_on_the_paper_even_with_twenty_thousand_words() -> None:
    numbered = "\n".join(" ".join(f"w{paragraph * 100 + word}" for word in range(100)) for paragraph in range(200))
    given = minimal()
    given["sections"][0]["entries"].append(question("narrative", "What happened", numbered))
    read = set(re.findall(r"w\d+", text_of(lay_out(given).pdf)))
    assert {f"w{number}" for number in range(20_000)} == read


def test_hundreds_of_rows_stay_numbered_and_the_head_of_the_table_comes_again() -> None:
    given = record(count=200)
    given["sections"][2]["entries"].pop(3)
    pages = pages_of(lay_out(given).pdf)
    tables = [page for page in pages if "1411 hours" in page]
    assert len(tables) > 4
    assert all("Words used" in page for page in tables)
    assert sum(page.count("1411 hours") for page in pages) == 200


def test_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    label = "A question at the foot"
    for filler in range(40, 56):
        given = minimal()
        given["sections"] = [
            {"name": "a", "label": "First", "entries": [question("q", "Q", "\n".join(["line"] * filler))]},
            {"name": "b", "label": "Second section", "entries": [question("f", label, "its answer")]},
        ]
        pages = pages_of(lay_out(given).pdf)
        (with_heading,) = [page for page in pages if "Second section" in page]
        assert label in with_heading


HOSTILE = (
    "<b>bold</b> & &amp; <para> ]]> %s {0} \\n",
    "nul \x00 escape \x1b[31m delete \x7f",
    "override \u202egnp.exe\u202c",
    "line\u2028separator and \r\n carriage \r return \x0b tab \x0c feed",
    "x" * 3000,
    "https://example.org/" + "a-b/" * 500,
    "½ ≤ → ☐ ✓ ñ ¿Qué pasó? Zażółć gęślą jaźń Русский Ελληνικά",
)


@pytest.mark.parametrize("nasty", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_printed_as_text(nasty: str, tmp_path: Path) -> None:
    given: dict[str, Any] = minimal()
    given["sections"][0] = {"name": "n", "label": nasty, "entries": [question("q", nasty, nasty, nasty, told_by=nasty)]}
    given["form"]["title"] = nasty
    drawn = lay_out(given)
    assert drawn.pages >= 2
    assert "No syntax or stream encoding errors" in run_on(tmp_path, drawn.pdf, "qpdf", "--check")


def test_markup_and_control_characters_stand_on_the_paper_visibly() -> None:
    given = minimal()
    given["sections"][0]["entries"] = [question("q", "Q", "<b>&amp;</b> \x00 \u202eevil ไ")]
    text = flat(text_of(lay_out(given).pdf))
    assert "<b>&amp;</b> ⟨U+0000⟩ ⟨U+202E⟩evil ⟨U+0E44⟩" in text


def test_right_to_left_text_is_read_back_as_it_was_typed() -> None:
    given = minimal()
    given["sections"][0]["entries"] = [question("q", "Q", "הוא אמר שלום"), question("r", "R", "السلام عليكم")]
    text = text_of(lay_out(given).pdf)
    assert "הוא אמר שלום" in text


def test_a_megabyte_of_text_is_laid_out() -> None:
    given = minimal()
    given["sections"][0]["entries"] = [question("q", "Q", "word " * 200_000)]
    assert lay_out(given).pages > 200


def test_a_record_that_lacks_something_is_refused_in_words() -> None:
    given = record()
    del given["officer"]
    with pytest.raises(PaperProblem, match="draft is unchanged"):
        lay_out(given)
    strange = minimal()
    strange["sections"][0]["entries"] = [{"kind": "hologram"}]
    with pytest.raises(PaperProblem, match="hologram"):
        lay_out(strange)


def test_the_narrative_is_numbered_by_paragraph_so_that_it_can_be_cited() -> None:
    text = text_of(lay_out(record(narrative=NARRATIVE + "\n")).pdf)
    assert "¶ 1" in text
    assert "¶ 10" in text
