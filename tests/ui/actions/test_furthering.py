"""Amendments, supplements and late numbers through the real window, by keyboard, with HQ on loopback."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport import verifying
from fieldreport.answers.values import Place
from fieldreport.app import utc_now
from fieldreport.cli import main
from fieldreport.desk import OpenReport
from fieldreport.report.life import State
from fieldreport.store import reports
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import CTRL, Key, press, write
from ui.actions.furthering import version_words
from ui.screens.further import NEEDED, FurtherScreen
from ui.screens.home import HomeScreen
from ui.screens.numbers import NONE_GIVEN, NumbersScreen
from ui.screens.record import RecordScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.fill_page import FillPage
    from tests.ui.pages import WindowPage
    from ui.screens.seal import SealScreen

    Open = Callable[[Path], WindowPage]

BEAT, RD = Place("reporter_beat"), Place("rd_number")
PATIENCE = 15_000


@pytest.fixture
def page(house: House, open_it: Open) -> WindowPage:
    """A window with the sample incident sealed as version 1."""
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.settle()
    (line,) = opened.wiring.session.reports
    opened.wiring.session.open_desk.seal(line.id, PASSPHRASE)
    opened.wiring.home.refresh()
    opened.home.wait_for_state("sealed")
    return opened


def versions(page: WindowPage) -> tuple[reports.Version, ...]:
    (line,) = page.wiring.session.reports
    return page.wiring.session.open_desk.versions(line.id)


def open_sealed(page: WindowPage) -> None:
    """Choose the first report of the list, which is sealed."""
    page.home.screen.list.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Return)
    page.qtbot.waitUntil(lambda: not isinstance(page.window.shown, HomeScreen), timeout=PATIENCE)


def begin(page: WindowPage, deed: str, reason: str) -> FillPage:
    """Open the sealed report, choose a deed, give the reason, and return the form of the further version."""
    open_sealed(page)
    page.record.do(deed)
    page.at(FurtherScreen)
    write(reason)
    press(Key.Key_Return)
    form = page.fill
    page.settle()
    return form


def sheet(page: WindowPage) -> Any:
    report = page.wiring.session.report
    assert report is not None
    return report.sheet


def retype(page: WindowPage, name: str, text: str) -> str:
    """Type another answer, and return what stands beside it then."""
    form = page.fill
    form.screen.go_to(name)
    press(Key.Key_A, CTRL)
    write(text)
    field = form.screen.sections.showing(Place(name))
    assert field is not None
    return str(field._others_label.text())


def attest_and_seal(page: WindowPage) -> SealScreen:
    """Attest anew, review, and sign."""
    page.fill.screen.go_to("attested")
    press(Key.Key_Space)
    press(Key.Key_Return, CTRL)
    page.review.wait_for_paper()
    page.review.keep_words()
    page.settle()
    assert page.review.gaps == []
    page.review.seal()
    screen = page.seal.screen
    page.seal.sign(PASSPHRASE)
    return screen


def test_seal_deliver_correct_seal_deliver_verify_and_compare(
    page: WindowPage, house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.serving():
        page.wiring.delivering.send_now()
        page.home.wait_for_state("received")
        begin(page, "correct", "The beat was wrong.")
        assert page.notice == "Version 2 corrects version 1: The beat was wrong. Version 1 stays as it was sealed."
        assert retype(page, "reporter_beat", "0914") == "Version 1 says: 0923"
        press(Key.Key_Escape)
        page.home.wait_for_state("version 1 received")
        assert page.notice == ""
        assert any("version 2: 1 thing missing" in state for state in page.home.states)
        page.home.screen.list.setFocus()
        press(Key.Key_Home)
        press(Key.Key_F4)
        assert page.record.wait_for_paper(), "version 1 is read while version 2 is a draft"
        press(Key.Key_Escape)
        page.home.open_first()
        attest_and_seal(page)
        page.wiring.delivering.send_now()
        page.qtbot.waitUntil(lambda: all(one.received_at is not None for one in versions(page)), timeout=PATIENCE)
    first, second = versions(page)
    assert (second.kind, second.builds_on, second.reason) == ("amendment", first.sha256, "The beat was wrong.")
    for one in (first, second):
        assert (house.settings.originals / one.sha256[:2] / one.sha256).exists(), "HQ holds it"
    files = []
    for one in (first, second):
        (pdf, *_receipt) = page.wiring.session.open_desk.export(one.report_id, one.version, tmp_path / f"{one.version}.pdf")
        files.append(pdf)
    anchors = house.laptop / "device" / "department.json"
    with (tmp_path / "said.txt").open("w") as out:
        assert verifying.verify_files(files, anchors, receipt=None, as_json=False, out=out, now=utc_now) == 0
    main(["compare", str(files[0]), str(files[1]), "--department", str(anchors)])
    said = capsys.readouterr().out
    assert "0923" in said
    assert "0914" in said


def test_the_seal_screen_says_which_version_it_is_and_what_it_builds_on(page: WindowPage) -> None:
    begin(page, "correct", "The beat was wrong.")
    report = page.wiring.session.report
    assert isinstance(report, OpenReport)
    first = versions(page)[0].sha256
    fours = "  ".join((first[:4], first[4:8], first[8:12], first[12:16]))
    assert version_words(report) == f"Version 2, corrects version 1: The beat was wrong. It builds on {fours}."


def test_without_a_reason_nothing_is_begun_and_esc_goes_back(page: WindowPage) -> None:
    open_sealed(page)
    page.record.do("correct")
    screen = page.at(FurtherScreen)
    press(Key.Key_Return)
    assert screen._problem.text() == NEEDED
    press(Key.Key_Escape)
    page.at(RecordScreen)
    assert page.wiring.session.open_desk.open_report(versions(page)[0].report_id).version == 1


def test_undo_does_not_reach_behind_the_beginning_and_autosave_holds(page: WindowPage, house: House) -> None:
    begin(page, "correct", "The beat was wrong.")
    retype(page, "reporter_beat", "0914")
    page.qtbot.waitUntil(lambda: not page.wiring.drafting.unsaved, timeout=PATIENCE)
    report_id = versions(page)[0].report_id
    assert page.wiring.session.open_desk.open_report(report_id).sheet.answer(BEAT)[0].value == "0914"
    for _ in range(8):
        press(Key.Key_Z, CTRL)
    assert sheet(page).answer(BEAT)[0].value == "0923"
    assert sheet(page).answer(Place("attested")) == ()


def test_a_supplement_that_corrects_becomes_an_amendment_before_it_is_signed(page: WindowPage) -> None:
    begin(page, "add", "The RD number came.")
    retype(page, "reporter_beat", "0914")
    attest_and_seal(page)
    assert versions(page)[-1].kind == "amendment"


def test_a_further_version_that_is_discarded_leaves_the_sealed_report_in_the_list(page: WindowPage) -> None:
    begin(page, "correct", "The beat was wrong.")
    press(Key.Key_Escape)
    page.home.wait_for_state("version 1 sealed")
    page.home.screen.list.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Delete)
    write("it was right")
    press(Key.Key_Return)
    page.home.wait_for_state("sealed, waiting")
    assert len(versions(page)) == 1


def test_what_hq_returned_is_answered_first(page: WindowPage, house: House) -> None:
    with house.serving():
        page.wiring.delivering.send_now()
        page.home.wait_for_state("received")
    (first,) = versions(page)
    store = page.wiring.session.open_desk.parts.store
    with contextlib.suppress(Exception):
        reports.apply_event(store, 900, first.report_id, 1, first.sha256, "checked", "")
    reports.apply_event(store, 901, first.report_id, 1, first.sha256, "returned", "The beat is missing.")
    page.wiring.home.refresh()
    page.home.wait_for_state("returned")
    open_sealed(page)
    screen = page.at(FurtherScreen)
    assert screen._told.text() == "HQ returned version 1: The beat is missing."
    write("HQ asked for the beat.")
    press(Key.Key_Return, CTRL)
    page.qtbot.waitUntil(lambda: page.notice.startswith("Version 2 corrects"), timeout=PATIENCE)


def test_a_late_number_is_typed_looked_at_signed_and_sealed(page: WindowPage) -> None:
    open_sealed(page)
    page.record.do("numbers")
    screen = page.at(NumbersScreen)
    press(Key.Key_Return, CTRL)
    assert screen._problem.text() == NONE_GIVEN
    screen.field_at(RD).setFocus()
    write("100123")
    press(Key.Key_Tab)
    page.qtbot.waitUntil(lambda: "two letters" in screen.doubt_at(RD), timeout=PATIENCE)
    screen.field_at(RD).setFocus()
    press(Key.Key_A, CTRL)
    write("JK100123")
    press(Key.Key_Return)
    write(PASSPHRASE)
    press(Key.Key_Return)
    page.at(RecordScreen)
    assert page.notice.startswith("Version 2 is sealed")
    second = versions(page)[-1]
    assert (second.version, second.kind, second.state) == (2, "supplement", State.SEALED)


def test_a_wrong_pin_keeps_the_number_in_its_field(page: WindowPage) -> None:
    open_sealed(page)
    page.record.do("numbers")
    screen = page.at(NumbersScreen)
    screen.field_at(RD).setFocus()
    write("JK100123")
    press(Key.Key_Return)
    write("wrong")
    press(Key.Key_Return)
    page.qtbot.waitUntil(lambda: bool(screen._problem.text()), timeout=PATIENCE)
    assert screen.numbers() == {RD: "JK100123"}
    assert len(versions(page)) == 1
