"""A draft is on the disk when the save returns, and the list shows what is urgent."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import DatabaseDamaged, LifeProblem, NoSuchReport
from fieldreport.ledger.entries import Act
from fieldreport.report.life import State
from fieldreport.store import drafts, journal
from tests.store.house import KEY, PINNED, TITLE, House, begin, receive, seal, write

if TYPE_CHECKING:
    from fieldreport.store.opening import Store

NAUGHTY = "\u202eRTL\u202c \x00 NUL 🚓 東 ' ; DROP TABLE report; -- \r\n\t \ufeff"


def test_a_new_draft_starts_with_what_it_is_given(store: Store) -> None:
    draft = drafts.new_draft(store, "r-1", PINNED, answers=b'{"beat":"0923"}', title={"what": "New report"}, training=True)
    assert draft == drafts.load_draft(store, "r-1")
    assert (draft.state, draft.version, draft.kind, draft.training) == (State.DRAFT, 1, "original", True)
    assert draft.answers == b'{"beat":"0923"}'
    assert draft.pinned == PINNED


def test_what_was_saved_last_is_there_after_a_restart(house: House) -> None:
    store = house.open()
    begin(store, "r-1")
    house.clock.forward(seconds=5)
    at = drafts.save_draft(store, "r-1", NAUGHTY.encode(), "people/row 2/name", 3, {**TITLE, "what": NAUGHTY})
    store.close()
    again = house.open()
    draft = drafts.load_draft(again, "r-1")
    assert draft.answers.decode() == NAUGHTY
    assert (draft.last_place, draft.missing, draft.saved_at) == ("people/row 2/name", 3, at)
    assert drafts.list_reports(again)[0].what == NAUGHTY
    again.close()


def test_a_megabyte_is_saved_like_a_word(store: Store) -> None:
    begin(store, "r-1")
    write(store, "r-1", "x" * 1_000_000)
    assert len(drafts.load_draft(store, "r-1").answers) == 1_000_000


def test_saves_are_not_journalled_but_acts_are(store: Store) -> None:
    begin(store, "r-1")
    for number in range(5):
        write(store, "r-1", f"{number}")
    assert [signed.entry.act for signed in journal.entries(store)] == [Act.JOURNAL_BEGUN, Act.CREATED]


def test_a_report_that_is_not_there_is_said_in_words(store: Store) -> None:
    for act in (
        lambda: drafts.load_draft(store, "nobody"),
        lambda: write(store, "nobody", "x"),
        lambda: drafts.discard(store, "nobody", "double"),
        lambda: drafts.restore(store, "nobody"),
    ):
        with pytest.raises(NoSuchReport, match="There is no report nobody"):
            act()


def test_a_sealed_report_is_never_written_in_again(store: Store) -> None:
    begin(store, "r-1", "as sealed")
    seal(store, "r-1")
    with pytest.raises(LifeProblem, match="no longer be written in"):
        write(store, "r-1", "changed")
    assert drafts.load_draft(store, "r-1").answers == b"as sealed"


def test_a_discarded_draft_comes_back_for_thirty_days(store: Store, house: House) -> None:
    begin(store, "r-1", "not lost")
    drafts.discard(store, "r-1", "entered twice")
    assert drafts.list_reports(store) == ()
    assert [line.id for line in drafts.list_discarded(store)] == ["r-1"]
    with pytest.raises(LifeProblem):
        write(store, "r-1", "x")
    house.clock.forward(days=29, hours=23)
    drafts.restore(store, "r-1")
    assert [line.id for line in drafts.list_reports(store)] == ["r-1"]
    assert drafts.load_draft(store, "r-1").answers == b"not lost"
    assert [signed.entry.act for signed in journal.entries(store)][-2:] == [Act.DISCARDED, Act.RESTORED]
    assert journal.entries(store)[-2].entry.detail == {"reason": "entered twice"}


def test_after_thirty_days_a_discarded_draft_stays_away(store: Store, house: House) -> None:
    begin(store, "r-1")
    drafts.discard(store, "r-1", "entered twice")
    house.clock.forward(days=30, seconds=1)
    assert drafts.list_discarded(store) == ()
    with pytest.raises(LifeProblem, match="30 days"):
        drafts.restore(store, "r-1")


def test_after_thirty_days_nothing_of_it_is_destroyed(store: Store, house: House) -> None:
    begin(store, "r-1")
    write(store, "r-1", "what counsel may ask for")
    drafts.discard(store, "r-1", "entered twice")
    house.clock.forward(seconds=400 * 86_400)
    assert b"what counsel may ask for" in drafts.load_draft(store, "r-1").answers
    assert drafts.discard_reasons(store) == {"r-1": "entered twice"}


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_discarding_takes_a_reason(store: Store, reason: str) -> None:
    begin(store, "r-1")
    with pytest.raises(LifeProblem, match="Say why"):
        drafts.discard(store, "r-1", reason)
    assert drafts.load_draft(store, "r-1").state is State.DRAFT


def test_only_a_draft_can_be_discarded_and_only_a_discarded_one_restored(store: Store) -> None:
    begin(store, "r-1")
    with pytest.raises(LifeProblem):
        drafts.restore(store, "r-1")
    seal(store, "r-1")
    with pytest.raises(LifeProblem):
        drafts.discard(store, "r-1", "why not")
    assert drafts.load_draft(store, "r-1").state is State.SEALED


def test_a_line_says_what_where_when_and_how_it_stands(store: Store) -> None:
    begin(store, "r-1", footage_until="2026-11-08")
    write(store, "r-1", "x", missing=3, footage_until="2026-11-08")
    (line,) = drafts.list_reports(store)
    assert (line.what, line.where, line.when) == ("Use of force", "1200 W Sample St", "10 Aug 2026")
    assert (line.state, line.missing, line.versions, line.number, line.unsent) == (State.DRAFT, 3, 0, None, False)
    assert line.footage_until == date(2026, 11, 8)
    seal(store, "r-1")
    (line,) = drafts.list_reports(store)
    assert (line.state, line.versions, line.number, line.unsent) == (State.SEALED, 1, None, True)
    receive(store, "r-1")
    (line,) = drafts.list_reports(store)
    assert (line.state, line.versions, line.number, line.unsent) == (State.RECEIVED, 1, "2026-00417", False)


def test_a_draft_that_the_disk_changed_while_the_vault_was_open_is_not_taken_for_sound(house: House) -> None:
    store = house.open()
    begin(store, "r-1", "stated " * 3000)
    store.close()
    sound = house.path.read_bytes()
    noticed = silent = 0
    for page in range(1, len(sound) // 4096):
        house.path.write_bytes(sound)
        store = house.open()
        damaged = bytearray(sound)
        damaged[page * 4096 + 100] ^= 1
        house.path.write_bytes(damaged)
        # Control: the driver alone does not notice each of them.
        with contextlib.suppress(DatabaseDamaged), store.database.reading() as connection:
            silent += b"\0" in connection.execute("SELECT answers FROM report").fetchone()[0]
        try:
            assert drafts.load_draft(store, "r-1").answers == b"stated " * 3000
        except DatabaseDamaged:
            noticed += 1
        with contextlib.suppress(DatabaseDamaged):
            store.close()
    assert silent >= 1
    assert noticed >= 5


def test_the_list_comes_up_without_the_table_classes(house: House) -> None:
    store = house.open()
    begin(store, "r-1")
    store.close()
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from fieldreport.store import drafts, personal, reports
from fieldreport.store.opening import open_store
store = open_store(Path({str(house.path)!r}), bytes.fromhex({KEY.hex()!r}), device="d", officer="90001", sign=lambda data: b"",
                   now=lambda: datetime.now(UTC), new_id=lambda: "x")
lines = drafts.list_reports(store)
drafts.save_draft(store, "r-1", b"x", "", 0, {{}})
drafts.load_draft(store, "r-1"), reports.versions(store, "r-1"), reports.unsent(store), personal.get(store, "shift")
heavy = sorted({{"sqlmodel", "sqlalchemy", "pydantic", "cryptography"}} & set(sys.modules))
print(len(lines), heavy)
with store.database.session():
    print("sqlmodel" in sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert ran.stdout.splitlines() == ["1 []", "True"]
