"""Turns on the network lane: one parcel, or a look for news."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldreport.delivery.courier import NothingToSend, Received, TryLater
from fieldreport.delivery.outbox import OutboxSummary
from fieldreport.delivery.wire import Address
from fieldreport.errors import NoLink, UntrustedHQ
from tests.houses import PASSPHRASE, STAR
from ui.actions.delivering import take_turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldreport.delivery.courier import Outcome
    from tests.houses import House
    from tests.ui.pages import WindowPage

NOON = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
RECEIVED = Received("report", Address("7f" * 16, 1, "ab" * 32), "2026-00417", b"")


@dataclass
class Core:
    """A laptop's core as far as a turn sees it."""

    outcome: Outcome
    news: int | Exception = 0
    waiting: int = 0
    refused: str = ""
    renewals: int = 0
    returned: list[bool] = field(default_factory=list)

    def deliver_step(self) -> Outcome:
        return self.outcome

    def fetch_news(self) -> int:
        if isinstance(self.news, Exception):
            raise self.news
        return self.news

    def renew_certificate(self) -> bool:
        self.renewals += 1
        return False

    def link_returned(self) -> None:
        self.returned.append(True)

    def outbox_summary(self) -> OutboxSummary:
        return OutboxSummary(self.waiting, 1 if self.refused else 0, 0, self.refused)


def test_a_parcel_that_went_asks_for_the_next_turn_at_once_and_brings_mail() -> None:
    taken = take_turn(Core(RECEIVED), linked_before=True)  # type: ignore[arg-type]
    assert (taken.linked, taken.moved, taken.mail) == (True, True, True)


def test_with_nothing_to_send_it_asks_for_news() -> None:
    core = Core(NothingToSend(None), news=2)
    taken = take_turn(core, linked_before=True)  # type: ignore[arg-type]
    assert core.renewals == 1, "the laptop's certificate is looked at where there is a link"
    assert (taken.linked, taken.moved, taken.mail) == (True, False, True)


def test_no_link_is_a_state_and_not_an_error() -> None:
    taken = take_turn(Core(NothingToSend(NOON), news=NoLink("HQ was not reached."), waiting=2), linked_before=None)  # type: ignore[arg-type]
    assert (taken.linked, taken.moved, taken.waiting, taken.problem, taken.alarm) == (False, False, 2, "HQ was not reached.", False)


def test_why_hq_refused_a_parcel_is_said_until_a_person_has_looked() -> None:
    core = Core(NothingToSend(None), waiting=0, refused="HQ holds other bytes under this number (409).")
    taken = take_turn(core, linked_before=True)  # type: ignore[arg-type]
    assert (taken.needs_person, taken.problem) == (1, "HQ holds other bytes under this number (409).")


def test_a_link_that_returns_makes_everything_due_at_once() -> None:
    core = Core(NothingToSend(NOON), waiting=2)
    taken = take_turn(core, linked_before=False)  # type: ignore[arg-type]
    assert core.returned == [True]
    assert taken.moved, "the next turn follows at once"
    steady = Core(NothingToSend(NOON), waiting=2)
    assert not take_turn(steady, linked_before=True).moved  # type: ignore[arg-type]
    assert steady.returned == []


def test_somebody_else_in_hqs_place_is_an_alarm() -> None:
    assert take_turn(Core(NothingToSend(None), news=UntrustedHQ("Not our HQ.")), linked_before=True).alarm  # type: ignore[arg-type]
    assert take_turn(Core(TryLater("Not our HQ.", NOON, alarm=True)), linked_before=True).alarm  # type: ignore[arg-type]


def test_what_another_officer_sealed_goes_from_the_unlock_screen(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    with house.open() as core:
        desk = core.unlock(STAR, PASSPHRASE)
        desk.seal(desk.list_reports()[0].id, PASSPHRASE)
        desk.close()
    page = open_it(house.laptop)
    page.qtbot.waitUntil(lambda: "no link, 1 waiting" in page.window.unlock.link, timeout=10_000)
    with house.serving():
        page.wiring.delivering.send_now()
        page.qtbot.waitUntil(lambda: page.window.unlock.link == "linked to HQ", timeout=15_000)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("received")
    assert page.home.screen.isVisible()
