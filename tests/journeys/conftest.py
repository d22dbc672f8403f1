"""A real screen for the journeys: an X server without a monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.running import x_server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def real_screen() -> Iterator[dict[str, str]]:
    """The environment of a program that shows its window on a virtual screen of 1366 × 768."""
    with x_server() as environment:
        yield environment
