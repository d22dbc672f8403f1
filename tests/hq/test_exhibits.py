"""HQ compares the files that a report names with those that it holds, whichever comes first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport.errors import HQProblem
from fieldreport.hq import checking, exhibits
from tests.delivery.contract import fresh
from tests.hq.test_checking import EMBEDDED, heard, known, laptop, sealed_report, state_of
from tests.hq.test_intake import arrive, matters, sealed_for
from tests.paper.records import attachment

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office
    from tests.fakes import LaptopKey, SealedParcel

__all__ = ["known", "laptop"]  # fixtures


def names(*files: bytes) -> tuple[dict[str, Any], ...]:
    found = [(number, hashlib.sha256(data).hexdigest(), len(data)) for number, data in enumerate(files, start=1)]
    return tuple(attachment(number, sha256=sha256, size=size) for number, sha256, size in found)


def photo(office: Office, laptop: LaptopKey, folder: Path, report: str, data: bytes, version: int = 1) -> SealedParcel:
    return sealed_for(office, laptop, folder, kind="file", report=report, version=version, clear=data, promised="a" * 64)


def words(office: Office, laptop: LaptopKey) -> list[tuple[str, str]]:
    return [(event.state, event.words.partition("data. ")[2] or event.words) for event in heard(office, laptop)]


def test_files_that_come_after_their_report_are_awaited_and_then_complete(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    report, one, two = fresh("report"), fresh("one").encode(), fresh("two").encode()
    sealed = sealed_report(office, laptop, tmp_path, report=report, attachments=names(one, two))
    arrive(office, known, sealed)
    checking.check_all(office)
    assert words(office, laptop) == [("checked", "Of the 2 files that it names, 2 are still awaited.")]
    arrive(office, known, photo(office, laptop, tmp_path, report, one))
    checking.check_all(office)
    assert len(heard(office, laptop)) == 1
    last = photo(office, laptop, tmp_path, report, two)
    arrive(office, known, last)
    checking.check_all(office)
    assert words(office, laptop)[1:] == [("complete", "All 2 files that it names are here.")]
    event = heard(office, laptop)[-1]
    assert (event.report, event.version, event.sha256) == (report, 1, sealed.address.sha256)
    assert state_of(office, last) == "checked"
    arrive(office, known, last)  # the same again says nothing new
    checking.check_all(office)
    assert len(heard(office, laptop)) == 2


@EMBEDDED
def test_files_that_come_before_their_report_wait_for_it(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    report, data = fresh("report"), fresh("photo").encode()
    early = photo(office, laptop, tmp_path, report, data)
    arrive(office, known, early)
    assert checking.check_all(office) == 0
    assert state_of(office, early) == "received"
    arrive(office, known, sealed_report(office, laptop, tmp_path, report=report, attachments=names(data)))
    checking.check_all(office)
    assert words(office, laptop) == [("checked", "The file that it names is here.")]
    assert state_of(office, early) == "checked"


@EMBEDDED
def test_a_later_version_needs_no_second_copy_of_the_same_file(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    report, old, new = fresh("report"), fresh("old").encode(), fresh("new").encode()
    first = sealed_report(office, laptop, tmp_path, report=report, attachments=names(old))
    arrive(office, known, first)
    arrive(office, known, photo(office, laptop, tmp_path, report, old))
    checking.check_all(office)
    later = sealed_report(office, laptop, tmp_path, report=report, version=2, builds_on=first.address.sha256, attachments=names(old, new))
    arrive(office, known, later)
    checking.check_all(office)
    arrive(office, known, photo(office, laptop, tmp_path, report, new, version=2))
    checking.check_all(office)
    assert words(office, laptop) == [
        ("checked", "The file that it names is here."),
        ("checked", "Of the 2 files that it names, 1 is still awaited."),
        ("complete", "All 2 files that it names are here."),
    ]


@EMBEDDED
def test_a_file_that_its_report_does_not_name_is_kept_and_a_person_looks(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    report, data = fresh("report"), fresh("nobody's").encode()
    arrive(office, known, sealed_report(office, laptop, tmp_path, report=report))
    stray = photo(office, laptop, tmp_path, report, data)
    arrive(office, known, stray)
    checking.check_all(office)
    assert state_of(office, stray) == exhibits.NOT_NAMED
    assert any(stray.address.sha256 in about for about in matters(office, "file not named"))
    assert [event.state for event in heard(office, laptop)] == ["checked"]


@EMBEDDED
def test_a_file_of_a_report_that_was_refused_or_never_comes_stays_as_it_is(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    data = fresh("photo").encode()
    refused = sealed_report(office, laptop, tmp_path, device="another-laptop", attachments=names(data))
    arrive(office, known, refused)
    parcels = [photo(office, laptop, tmp_path, report, data) for report in (refused.address.report, fresh("never"))]
    for parcel in parcels:
        arrive(office, known, parcel)
    checking.check_all(office)
    assert [event.state for event in heard(office, laptop)] == ["refused"]


WRONG = [None, {}, ["x"], [{}], [{"number": "E-1", "sha256": "AB" * 32, "size": 1}], [{"number": 1, "sha256": "ab" * 32, "size": 1}],
         [{"number": "E-1", "sha256": "ab" * 32, "size": -1}], [{"number": "E-1", "sha256": "ab" * 32, "size": 1}] * 2]  # fmt: skip


@pytest.mark.parametrize("attachments", WRONG, ids=range(len(WRONG)))
def test_a_list_of_exhibits_that_cannot_be_read_is_refused(attachments: object) -> None:
    with pytest.raises(HQProblem, match="exhibits"):
        exhibits.read_named({"attachments": attachments})


def test_an_honest_list_of_exhibits_is_read() -> None:
    assert exhibits.read_named({"attachments": list(names(b"a"))}) == (exhibits.Named(hashlib.sha256(b"a").hexdigest(), "E-1", 1),)
    assert exhibits.read_named({"attachments": []}) == ()


def test_how_the_files_stand_is_said_in_words() -> None:
    assert exhibits.standing_words(1, 1) == "The file that it names is still awaited."
    assert exhibits.standing_words(3, 1) == "Of the 3 files that it names, 1 is still awaited."


@EMBEDDED
def test_a_report_with_an_unreadable_list_is_refused(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    arrive(office, known, sealed_report(office, laptop, tmp_path, attachments=(attachment(1, sha256="nonsense"),)))
    checking.check_all(office)
    (event,) = heard(office, laptop)
    assert event.state == "refused"
