"""From the first paint to the desk, on a real core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.hq.serve import issue_officer_code
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import Key, press, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.houses import House
    from tests.ui.pages import WindowPage

PHRASE = "another long phrase"


def test_a_wrong_pin_says_how_many_tries_are_left_and_keeps_the_star(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.enter(STAR, "not the passphrase")
    assert "Star and passphrase do not fit. 4 tries are left" in page.unlock.wait_for_problem()
    page.unlock.enter_pin(PASSPHRASE)
    assert page.home.screen.isVisible()


def test_a_star_that_nobody_here_has_is_refused_in_the_same_words(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.enter("12345", PASSPHRASE)
    assert "Star and passphrase do not fit. 4 tries are left" in page.unlock.wait_for_problem()


def test_what_was_typed_faster_than_the_core_opens_is_not_lost(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    session = page.wiring.session
    core, session.core = session.core, None
    page.unlock.enter(STAR, PASSPHRASE)
    assert page.unlock.problem == ""
    assert core is not None
    page.wiring.unlocking.take_core(core)
    assert page.home.screen.isVisible()


def test_the_first_time_she_writes_without_a_code_and_is_told_what_is_wrong_before(
    house: House, open_it: Callable[[Path], WindowPage]
) -> None:
    page = open_it(house.laptop)
    page.unlock.first_time("90002", "", "short")
    assert "12" in page.unlock.wait_for_problem()
    for text in (PHRASE, "something else here"):
        write(text)
        press(Key.Key_Return)
    assert "differ" in page.unlock.wait_for_problem()
    for _ in range(2):
        write(PHRASE)
        press(Key.Key_Return)
    assert page.home.new_report().screen.isVisible()
    assert page.wiring.session.open_desk.why_not_sealing()


def test_the_first_time_with_hqs_code_she_is_certified_at_once(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    with house.serving():
        page.unlock.first_time("90002", issue_officer_code(house.settings, "90002", "Robin Example", "Police Officer", "009"), PHRASE)
        page.home.confirm_shift(beat="0923")
        page.settle()
    assert page.wiring.session.open_desk.why_not_sealing() == ""
    assert page.notice == ""
    assert "Robin Example" in page.window.strip.said


def test_a_laptop_that_is_not_enrolled_says_so(tmp_path: Path, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(tmp_path / "new")
    assert "not enrolled" in page.unlock.wait_for_problem()


def test_a_damaged_department_file_is_a_sentence_and_not_a_crash(
    house: House, tmp_path: Path, open_it: Callable[[Path], WindowPage], capsys: pytest.CaptureFixture[str]
) -> None:
    (house.laptop / "device" / "department.json").write_bytes(b"{}")
    page = open_it(house.laptop)
    assert "Ask IT" in page.unlock.wait_for_problem()
    assert "Traceback" not in capsys.readouterr().err


def test_what_was_found_damaged_is_said_before_anybody_unlocks(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    (house.laptop / "device" / "outbox.db").write_bytes(b"rotten")
    page = open_it(house.laptop)
    page.settle()
    assert "Tell IT" in page.notice
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    assert page.home.screen.isVisible()
