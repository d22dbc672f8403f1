"""What a companion paper's row says."""

from __future__ import annotations

from datetime import date

from fieldreport.companions import Offer
from ui.lists.companions import companion_rows


def test_a_row_says_for_whom_by_when_and_what_lacks() -> None:
    offer = Offer("intervention", "Intervention report", "To the agency of the member", date(2026, 8, 15), "By", ("RD number",), "")
    (row,) = companion_rows([offer])
    assert (row.key, row.title) == ("intervention", "Intervention report")
    assert row.detail == "To the agency of the member · By 15 Aug 2026 · not yet issued: RD number"


def test_a_paper_that_is_not_offered_says_why() -> None:
    why = "The report says of no member that he or she intervened."
    (row,) = companion_rows([Offer("intervention", "Intervention report", "To the agency", None, "", (), why)])
    assert row.detail == f"Not offered · {why}"
