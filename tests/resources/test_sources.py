"""What form and code tables cite stands in docs/sources.md, with a tag."""

from __future__ import annotations

import re

from fieldreport.forms.definition import Question
from tests.builders import ROOT, review_form, sample_catalogue, sample_form

CITATIONS = (
    r"\d+ ILCS \d+(?:/[\d.-]*\d)?",
    r"P\.A\. [\d-]+",
    r"CPD-\d+\.\d+",
    r"\b[A-Z]\d\d-\d\d(?:-\d\d)?\b",
    r"\b2-173-\d+",
    r"Executive Order \d{4}-\d\d",
    r"6 CFR part 5, subpart C",
    r"Ill\. R\. Evid\. \d+",
    r"25-cv-\d+",
)
CITATION = re.compile("|".join(CITATIONS))


def cited() -> set[str]:
    """Return what the reasons of questions, the hints of sections and the sources of codes cite; provisions carry their own."""
    texts: list[str] = []
    for item, _ in (*sample_form().walk(), *review_form().walk()):
        texts += item.hint.values()
        if isinstance(item, Question):
            texts += item.guidance.values()
    for name, table in sample_catalogue().tables.items():
        if name != "provisions":
            texts += [choice.extra.get("source", "") for choice in table]
    return {citation for text in texts for citation in CITATION.findall(text)}


def without_a_place(citations: set[str], page: str) -> set[str]:
    return {citation for citation in citations if citation not in page}


def test_every_citation_stands_in_the_list_of_sources() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    citations = cited()
    assert without_a_place(citations, page) == set()
    assert {"720 ILCS 5/7-15", "S04-21-01", "CPD-11.377", "Executive Order 2026-01", "P.A. 104-0440", "2-173-020"} <= citations


def test_a_citation_that_is_not_listed_would_be_caught() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert without_a_place({"720 ILCS 5/99-99"}, page) == {"720 ILCS 5/99-99"}
