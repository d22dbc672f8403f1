"""An outbox on a real encrypted file, and a fake HQ that knows this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.delivery.outbox import Outbox, open_outbox
from tests.fakes import FakeHQ, FakeLine, LaptopKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = bytes(range(32))


@pytest.fixture
def laptop() -> LaptopKey:
    return LaptopKey("laptop-00000001")


@pytest.fixture
def hq() -> FakeHQ:
    return FakeHQ()


@pytest.fixture
def line(hq: FakeHQ, laptop: LaptopKey) -> FakeLine:
    return hq.enrol(laptop)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    box = open_outbox(tmp_path / "outbox.db", KEY, tmp_path)
    yield box
    box.database.close()
