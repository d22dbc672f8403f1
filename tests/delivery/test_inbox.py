"""What HQ says is kept until its owner unlocks, and asked for only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.delivery import outbox as rows
from fieldreport.delivery.inbox import fetch
from fieldreport.errors import NoLink
from tests.fakes import NOON, FakeHQ, FakeLine, LaptopKey, no_link, seal_parcel

if TYPE_CHECKING:
    from pathlib import Path


def test_news_are_fetched_once_and_kept(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ, tmp_path: Path) -> None:
    address = seal_parcel(tmp_path, laptop, hq.sealing_key).address
    hq.say(laptop.id, address, "checked", "All is well.")
    assert [event.state for event in fetch(outbox, line)] == ["checked"]
    assert fetch(outbox, line) == ()
    hq.say(laptop.id, address, "returned", "Look again.")
    assert [event.state for event in fetch(outbox, line)] == ["returned"]
    assert [event.state for event in rows.events_to_apply(outbox)] == ["checked", "returned"]


def test_with_the_cable_out_nothing_changes(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ, tmp_path: Path) -> None:
    hq.say(laptop.id, seal_parcel(tmp_path, laptop, hq.sealing_key).address, "checked", "All is well.")
    hq.cut = no_link
    with pytest.raises(NoLink):
        fetch(outbox, line)
    hq.cut = lambda _when, _what: None
    rows.mark_event_applied(outbox, 1, NOON)
    assert len(fetch(outbox, line)) == 1
