"""What a report's row says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from fieldreport.report.life import State
from fieldreport.store.urgency import ReportLine
from ui.lists.reports import STATES, open_count, report_row, report_rows, shift_row, summary
from ui.parts.mark import Mark, Tone

TODAY = date(2026, 8, 12)
NOW = datetime(2026, 8, 12, 12, tzinfo=UTC)


def line(
    state: State = State.DRAFT,
    *,
    missing: int = 0,
    footage: date | None = None,
    unsent: bool = False,
    files: int = 0,
    number: str | None = None,
    said: str = "",
    what: str = "Stop of a vehicle",
) -> ReportLine:
    return ReportLine(
        id="7f3a", state=state, version=1, versions=0 if state is State.DRAFT else 1, kind="original", missing=missing, what=what,
        where="26th Street", when="10 Aug 2026, 1407 hours", title={}, footage_until=footage, number=number, said_by_hq=said,
        unsent=unsent, training=False, created_at=NOW, saved_at=NOW, discarded_at=None, files_unsent=files,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("report", "words", "mark"),
    [
        (line(missing=3), "3 things missing", Mark.OPEN),
        (line(missing=1), "1 thing missing", Mark.OPEN),
        (line(), "ready to seal", Mark.READY),
        (line(State.SEALED, unsent=True), "sealed, waiting to be sent", Mark.WAITING),
        (line(State.SEALED, unsent=True, files=2), "sealed, waiting to be sent with 2 files", Mark.WAITING),
        (line(State.RECEIVED, unsent=True, files=1), "received, 1 file waiting", Mark.WAITING),
        (line(State.RECEIVED, number="2026-00417"), "received, no. 2026-00417", Mark.HELD),
        (line(State.CHECKED, number="2026-00417"), "received and checked, no. 2026-00417", Mark.HELD),
        (line(State.RETURNED, said="2 comments"), "returned by HQ: 2 comments", Mark.LOOK),
    ],
)
def test_the_state_is_said_in_words_with_a_mark_of_its_own_shape(report: ReportLine, words: str, mark: Mark) -> None:
    row = report_row(report, TODAY)
    assert (row.state, row.mark) == (words, mark)


def test_every_state_of_a_reports_life_has_words() -> None:
    for state in State:
        assert report_row(line(state), TODAY).state
    assert set(STATES) == {state.value for state in State} - {"draft"}


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (12, "footage is deleted in 12 days unless flagged", Tone.CARE),
        (1, "footage is deleted in 1 day unless flagged", Tone.CARE),
        (0, "footage is deleted today unless flagged", Tone.CARE),
        (80, "footage is deleted in 80 days unless flagged", Tone.PLAIN),
        (-1, "footage was due for deletion", Tone.DANGER),
    ],
)
def test_the_deadline_of_footage_stands_in_the_row(days: int, words: str, tone: Tone) -> None:
    row = report_row(line(footage=TODAY + timedelta(days=days)), TODAY)
    assert (row.extra, row.extra_tone) == (words, tone)


def test_a_discarded_report_is_not_in_the_list() -> None:
    assert report_rows([line(State.DISCARDED), line()], TODAY) == (report_row(line(), TODAY),)


def test_the_shift_ends_when_hq_holds_everything() -> None:
    left = [line(missing=2), line(State.SEALED, unsent=True), line(State.RECEIVED), line(State.DISCARDED), line(State.VOID)]
    assert open_count(left) == 2
    assert open_count([line(State.CHECKED)]) == 0


def test_each_report_of_the_shift_says_what_to_do() -> None:
    said = [shift_row(report, TODAY).extra for report in (line(missing=2), line(), line(State.SEALED, unsent=True), line(State.CHECKED))]
    assert said == ["Enter: finish it", "Enter: seal it", "nothing: it goes when there is a link", "nothing: HQ holds it"]


def test_the_list_in_one_line() -> None:
    assert (
        summary([line(), line(State.SEALED, unsent=True), line(State.CHECKED), line(State.DISCARDED)])
        == "1 to finish · 1 to be sent · 1 with HQ"
    )
    assert summary([]) == ""
