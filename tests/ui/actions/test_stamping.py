"""The Stamp key of the unlock screen: the moment is kept, whatever the program is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.houses import PASSPHRASE, STAR, House
from tests.ui.pages import Key, press
from ui.actions.stamping import Stamping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.pages import WindowPage


def test_what_is_pressed_before_the_core_is_open_is_stamped_when_it_is(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    window = open_it(house.laptop)
    early = Stamping(window.wiring.session)  # knows no kinds yet, as at a start
    early.stamp()
    assert "as soon as the program has started" in window.window.unlock._stamped.text()
    early.prepare()
    window.settle()
    assert "is stamped" in window.window.unlock._stamped.text()
    with house.open() as report:
        assert [entry.kind for entry in report.unlock(STAR, PASSPHRASE).scene.waiting()] == ["time"]


def test_on_a_laptop_without_officers_it_is_said_that_nothing_was_kept(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    for key in (house.laptop / "vaults").glob("*/stamp-key.json"):
        key.unlink()
    window = open_it(house.laptop)
    window.settle()
    press(Key.Key_F11)
    window.settle()
    assert "so no time can be kept here" in window.unlock.problem
