"""Further versions in the vault: begun, put away, brought back, sealed; what is sealed is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import DatabaseDamaged, LifeProblem, StoreProblem
from fieldreport.report.life import State
from fieldreport.store import audit, drafts, further, personal, reports
from tests.store.house import House, begin, receive, seal, sha256_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.store.drafts import Draft
    from fieldreport.store.opening import Store


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def store(house: House) -> Iterator[Store]:
    opened = house.open()
    begin(opened, "r-1", "version 1", footage_until="2026-11-08")
    seal(opened, "r-1")
    yield opened
    audit.check_rows(opened)  # whatever was done, the rows say what the journal says
    opened.close()


def amend(store: Store, reason: str = "A time was wrong.") -> Draft:
    return further.begin(
        store, drafts.load_draft(store, "r-1"), kind="amendment", reason=reason, answers=b"version 1, attested anew", missing=1
    )


def hear(store: Store, number: int, state: str, words: str = "") -> bool:
    return reports.apply_event(store, number, "r-1", 1, sha256_of("r-1 version 1"), state, words)


def test_a_further_version_is_a_draft_that_names_the_hash_it_builds_on_and_why(store: Store) -> None:
    draft = amend(store, "  A time was wrong. ")
    (sealed,) = reports.versions(store, "r-1")
    assert (draft.state, draft.version, draft.kind, draft.builds_on, draft.reason) == (
        State.DRAFT, 2, "amendment", sealed.sha256, "A time was wrong.",
    )  # fmt: skip
    assert draft.answers == b"version 1, attested anew"
    assert sealed.state is State.SEALED


def test_the_list_says_both_where_the_sealed_version_is_and_how_the_draft_stands(store: Store) -> None:
    receive(store, "r-1")
    amend(store)
    (line,) = drafts.list_reports(store)
    assert (line.state, line.version, line.missing, line.sealed_state, line.number) == (
        State.DRAFT, 2, 1, State.RECEIVED, "2026-00417",
    )  # fmt: skip
    assert line.footage_until is not None, "footage runs out once, however many versions there are"
    assert not line.unsent


def test_no_reason_no_further_version(store: Store) -> None:
    with pytest.raises(LifeProblem, match="Say why"):
        amend(store, "  ")
    assert drafts.load_draft(store, "r-1").version == 1


def test_there_is_one_draft_of_a_report_at_a_time(store: Store) -> None:
    amend(store)
    with pytest.raises(LifeProblem, match="Version 2 of this report is begun already"):
        amend(store)


def test_a_draft_that_was_never_sealed_has_no_further_version(store: Store) -> None:
    begin(store, "r-2")
    with pytest.raises(LifeProblem, match="begun already"):
        further.begin(store, drafts.load_draft(store, "r-2"), kind="amendment", reason="x", answers=b"{}", missing=0)
    with pytest.raises(LifeProblem, match="No further version"):
        further.put_away(store, "r-2", "entered twice")


def test_a_report_that_moved_on_meanwhile_is_not_begun_from_what_was_read_before(store: Store) -> None:
    old = drafts.load_draft(store, "r-1")
    amend(store)
    seal(store, "r-1", version=2)
    with pytest.raises(LifeProblem, match="Open it again"):
        further.begin(store, old, kind="amendment", reason="x", answers=b"{}", missing=0)


def test_a_discarded_further_version_leaves_the_report_as_it_was_sealed_and_comes_back(store: Store) -> None:
    before = drafts.load_draft(store, "r-1")
    amend(store)
    write(store, "r-1", "corrected", missing=3)
    further.put_away(store, "r-1", "the first was right")
    assert drafts.load_draft(store, "r-1") == before
    ((line, reason),) = further.list_away(store)
    assert (line.id, line.version, line.state, line.missing, reason) == ("r-1", 2, State.DISCARDED, 3, "the first was right")
    further.bring_back(store, "r-1")
    draft = drafts.load_draft(store, "r-1")
    assert (draft.answers, draft.missing, draft.reason) == (b"corrected", 3, "A time was wrong.")
    assert further.list_away(store) == ()


def test_what_hq_says_of_the_sealed_version_while_the_next_is_a_draft_is_kept_for_both(store: Store) -> None:
    amend(store)
    assert receive(store, "r-1")
    assert hear(store, 1, "checked", "HQ has checked it.")
    assert hear(store, 2, "returned", "The beat is missing.")
    (line,) = drafts.list_reports(store)
    assert (line.state, line.sealed_state, line.sealed_told, line.said_by_hq) == (
        State.DRAFT, State.RETURNED, "The beat is missing.", "",
    )  # fmt: skip
    further.put_away(store, "r-1", "later")
    (line,) = drafts.list_reports(store)
    assert (line.state, line.said_by_hq, line.sealed_state) == (State.RETURNED, "The beat is missing.", None)


def test_hqs_words_about_the_first_version_are_not_said_of_the_second(store: Store) -> None:
    receive(store, "r-1")
    hear(store, 1, "checked")
    hear(store, 2, "returned", "The beat is missing.")
    amend(store)
    seal(store, "r-1", version=2)
    (line,) = drafts.list_reports(store)
    assert (line.state, line.version, line.said_by_hq) == (State.SEALED, 2, "")


def test_a_receipt_that_comes_late_for_the_first_version_does_not_hide_the_number_of_the_second(store: Store) -> None:
    amend(store)
    seal(store, "r-1", version=2)
    receive(store, "r-1", version=2, number="2026-00500")
    receive(store, "r-1", version=1, number="2026-00499")
    (line,) = drafts.list_reports(store)
    assert (line.number, line.state) == ("2026-00500", State.RECEIVED)
    assert [one.number for one in reports.versions(store, "r-1")] == ["2026-00499", "2026-00500"]


def test_what_is_sealed_is_never_discarded(store: Store) -> None:
    amend(store)
    with pytest.raises(LifeProblem, match="what is sealed stays"):
        drafts.discard(store, "r-1", "by mistake")
    assert drafts.load_draft(store, "r-1").state is State.DRAFT


def test_a_draft_put_away_before_the_version_was_sealed_otherwise_does_not_come_back(store: Store) -> None:
    amend(store)
    further.put_away(store, "r-1", "begun anew")
    amend(store)
    with pytest.raises(LifeProblem, match="begun already"):
        further.bring_back(store, "r-1")
    seal(store, "r-1", version=2)
    assert further.list_away(store) == ()
    with pytest.raises(LifeProblem, match="no discarded draft"):
        further.bring_back(store, "r-1")


def test_after_thirty_days_a_discarded_further_version_is_not_offered(store: Store, house: House) -> None:
    amend(store)
    further.put_away(store, "r-1", "not needed")
    house.clock.forward(days=31)
    assert further.list_away(store) == ()
    with pytest.raises(LifeProblem, match="30 days"):
        further.bring_back(store, "r-1")


def test_a_draft_turns_from_supplement_to_amendment_and_back_before_it_is_sealed(store: Store) -> None:
    amend(store)
    further.turn(store, "r-1", "supplement")
    assert drafts.load_draft(store, "r-1").kind == "supplement"
    further.turn(store, "r-1", "supplement")
    assert seal(store, "r-1", version=2).kind == "supplement"


def test_answers_laid_aside_that_the_disk_changed_are_not_shown_as_the_sealed_ones(store: Store) -> None:
    amend(store)
    kept = personal.get(store, "sealed/r-1")
    assert isinstance(kept, dict)
    personal.put(store, "sealed/r-1", kept | {"answers": "something else"})
    with pytest.raises(DatabaseDamaged, match="laid aside"):
        further.put_away(store, "r-1", "not needed")
    assert drafts.load_draft(store, "r-1").version == 2
    personal.put(store, "sealed/r-1", None)
    with pytest.raises(StoreProblem, match="every sealed version are kept"):
        further.put_away(store, "r-1", "not needed")
    personal.put(store, "sealed/r-1", kept)


def test_a_version_can_follow_a_further_one(store: Store) -> None:
    amend(store)
    second = seal(store, "r-1", version=2)
    third = amend(store, "Another time was wrong.")
    assert (third.version, third.builds_on) == (3, second.sha256)
    further.put_away(store, "r-1", "not needed")
    assert [one.version for one in reports.versions(store, "r-1")] == [1, 2]
