"""What asks for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.errors import WrongPin
from tests.houses import PASSPHRASE, STAR
from ui.background import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage


def fail() -> None:
    raise ZeroDivisionError("division by zero")


def test_the_window_locks_when_the_department_says_and_goes_on_after_an_unexpected_error(
    house: House, open_it: Callable[[Path], WindowPage]
) -> None:
    page = open_it(house.laptop)
    assert page.wiring.minutes_to_lock is None, "nobody is signed in"
    page.unlock.open(STAR, PASSPHRASE)
    session = page.wiring.session
    department = session.open_core.department
    assert department is not None
    assert page.wiring.minutes_to_lock == department.lock_after_minutes
    assert str(session.zone) == "America/Chicago"
    assert "Star and passphrase" in session.say(WrongPin("", tries_left=3))

    page.wiring.background.run(fail, Lane.WORK)
    page.settle()
    assert "did not expect" in page.notice
    assert page.home.new_report().screen.isVisible()
