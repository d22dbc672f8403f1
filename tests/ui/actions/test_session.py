"""What is open now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ui.actions.session import Session

if TYPE_CHECKING:
    from pathlib import Path


def test_before_anything_is_open_it_says_so_to_the_programmer(tmp_path: Path) -> None:
    session = Session(tmp_path, None, None, lambda: datetime.now(UTC))  # type: ignore[arg-type]  # nothing of a window is asked
    with pytest.raises(RuntimeError, match="nobody is signed in"):
        _ = session.open_desk
    with pytest.raises(RuntimeError, match="not open yet"):
        _ = session.open_core
    assert session.zone is None
    assert session.secret == "PIN"
