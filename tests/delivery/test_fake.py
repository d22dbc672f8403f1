"""The fake HQ of other tests keeps the same contract as the real one."""

from __future__ import annotations

import pytest

from tests.delivery.contract import HQContract
from tests.fakes import FakeHQ


class TestFakeHQ(HQContract):
    @pytest.fixture
    def trial(self) -> FakeHQ:
        return FakeHQ()
