"""Forged variants of our own paper, each signature's bytes crossed with each range that claims to be signed.

After the published attacks on PDF signatures (universal forgery, incremental
saving and signature wrapping: https://www.pdf-insecurity.org/signature/signature.html).
Accepted is exactly the file as it was signed.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from fieldreport.answers.values import Place, answer_of
from fieldreport.proof.document import Outcome
from tests.battery.companions import data_of, signed
from tests.builders import sample_record, sample_sheet
from tests.paper.records import minimal
from tests.pki import make_pki
from tests.proof import forging
from tests.proof.sealed import check, officer, pki, seal, sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldreport.paper.copies import SignedPaper

    Forge = Callable[[bytes], bytes]

_RANGE = re.compile(rb"/ByteRange \[[^\]]*\]")


def _with_contents(pdf: bytes, written: bytes) -> bytes:
    """Put other digits between the angle brackets, as long as those that are there."""
    start, end = forging.hole(pdf)
    return pdf[: start + 1] + written[: end - start - 2].ljust(end - start - 2, b"0") + pdf[end - 1 :]


def _digits(pdf: bytes) -> bytes:
    start, end = forging.hole(pdf)
    return pdf[start + 1 : end - 1]


def _anothers(pdf: bytes) -> bytes:
    """The signature of another honest paper of the same officer."""
    other = minimal()
    other["sections"][0]["entries"][0]["accounts"][0]["shown"] = "B"
    return _with_contents(pdf, _digits(seal(other, officer()).pdf))


CONTENTS: tuple[Forge, ...] = (
    lambda pdf: pdf,
    forging.zeroed_contents,
    forging.emptied_contents,
    forging.small_letters,
    forging.digits_in_the_padding,
    forging.mirrored_signature,
    _anothers,
    lambda pdf: _with_contents(pdf, _digits(pdf)[: len(_digits(pdf).rstrip(b"0")) // 2]),
    lambda pdf: _with_contents(pdf, b"3000"),
    lambda pdf: _with_contents(pdf, b" " + _digits(pdf)),
)
CONTENT_NAMES = ("signed", "zeros", "empty", "small", "padded", "mirrored", "another's", "half", "nothing", "shifted")


def _ranged(write: Callable[[int, int, int], bytes]) -> Forge:
    """Write another range over the signed one, in the same room."""

    def forge(pdf: bytes) -> bytes:
        start, end = forging.hole(pdf)
        found = _RANGE.search(pdf)
        assert found
        room = len(found[0])
        return pdf.replace(found[0], (b"/ByteRange " + write(start, end, len(pdf)))[:room].ljust(room), 1)

    return forge


RANGES: tuple[Forge, ...] = (
    lambda pdf: pdf,
    _ranged(lambda _start, _end, _size: b"[0 0 0 0]"),
    _ranged(lambda _start, _end, size: b"[0 %d]" % size),
    _ranged(lambda start, end, size: b"[1 %d %d %d]" % (start - 1, end, size - end)),
    _ranged(lambda start, end, size: b"[0 %d %d %d]" % (start, end, size - end - 5)),
    _ranged(lambda start, end, size: b"[0 %d %d %d]" % (start, end, size - end + 5)),
    _ranged(lambda start, end, size: b"[0 %d %d %d]" % (start - 50, end, size - end)),
    _ranged(lambda start, end, size: b"[0 %d %d %d]" % (start, end + 50, size - end - 50)),
    _ranged(lambda start, end, size: b"[0 %d %d -%d]" % (start, end, 1)),
    _ranged(lambda start, end, size: b"[%d %d 0 %d]" % (end, size - end, start)),
    _ranged(lambda start, _end, _size: b"[0 %d 0 %d]" % (start, start)),
    _ranged(lambda _start, _end, _size: b"null"),
    _ranged(lambda _start, _end, _size: b"[]"),
)
RANGE_NAMES = (
    "signed",
    "zeros",
    "one pair",
    "late",
    "short",
    "long",
    "hole before",
    "hole after",
    "negative",
    "turned",
    "twice",
    "none",
    "empty",
)


def _twice(forge: Forge) -> Forge:
    return lambda pdf: forging.append_bytes(forge(pdf))


def _updated(forge: Forge) -> Forge:
    return lambda pdf: forging.empty_update(forge(pdf))


ADDED: tuple[Forge, ...] = (
    *forging.ADDITIONS,
    _twice(forging.evil_note),
    _updated(forging.evil_note),
    _twice(forging.empty_update),
    _updated(forging.empty_update),
    lambda pdf: pdf + pdf,
    lambda pdf: pdf + b"%%EOF\n",
    lambda pdf: pdf[:-1],
    lambda pdf: pdf[: forging.hole(pdf)[0]],
    lambda pdf: b"\xef\xbb\xbf" + pdf,
    lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-2.0", 1),
)

MATRIX = [
    pytest.param(contents, ranges, id=f"{content}, {range_}")
    for content, contents in zip(CONTENT_NAMES, CONTENTS, strict=True)
    for range_, ranges in zip(RANGE_NAMES, RANGES, strict=True)
    if (content, range_) != ("signed", "signed")
]


@pytest.mark.parametrize(("contents", "ranges"), MATRIX)
def test_other_bytes_of_the_signature_or_another_range_are_never_accepted(contents: Forge, ranges: Forge) -> None:
    assert not accepted(ranges(contents(sealed().pdf)))


@pytest.mark.parametrize("add", ADDED, ids=range(len(ADDED)))
@pytest.mark.parametrize("contents", CONTENTS[:4], ids=CONTENT_NAMES[:4])
def test_what_was_added_or_taken_away_is_never_accepted(add: Forge, contents: Forge) -> None:
    try:
        forged = add(contents(sealed().pdf))
    except Exception as problem:  # noqa: BLE001  # the attacker's own tool refuses what is no PDF any more
        pytest.skip(f"an attacker's tool refuses to make it: {type(problem).__name__}")
    assert not accepted(forged)


def accepted(forged: bytes) -> bool:
    assert forged != sealed().pdf
    return check(forged).outcome is Outcome.VERIFIED


def test_the_honest_file_is_accepted_and_there_are_enough_others() -> None:
    assert check(sealed().pdf).outcome is Outcome.VERIFIED
    assert len(MATRIX) + len(ADDED) * 4 >= 91


def test_the_librarys_verdict_alone_would_accept_some() -> None:
    """The control: without our own policy these forgeries would pass."""
    roots = pki().roots_pem
    passed = 0
    for contents in CONTENTS[1:]:
        for add in (lambda pdf: pdf, forging.append_bytes, forging.append_line_break):
            try:
                passed += forging.bottom_line(add(contents(sealed().pdf)), roots)
            except Exception:  # noqa: BLE001  # a library that gives up has not accepted it
                continue
    assert passed


@functools.cache
def request() -> SignedPaper:
    """Return the honest companion paper that the forgeries of one begin with."""
    return signed(data_of(sample_record(), "preservation"))


@functools.cache
def another_request() -> SignedPaper:
    """Return one that names another camera."""
    sheet = sample_sheet()
    sheet.put(Place("bwc_serial"), answer_of("X60A00009"))
    return signed(data_of(sample_record(sheet), "preservation"))


def _with_data(data: Callable[[], bytes]) -> Forge:
    """Put other data into the file with an ordinary editor."""

    def swap(opened: pikepdf.Pdf) -> None:
        opened.Root.AF[0].EF.F.write(data())

    return lambda pdf: forging.rewritten(pdf, swap)


def _noted(pdf: bytes) -> bytes:
    """Lay a note over the first page in the revision that was signed."""

    def note(opened: pikepdf.Pdf) -> None:
        mark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 600, 400, 700], Contents="Not needed.")
        opened.pages[0].obj.Annots = pikepdf.Array([*opened.pages[0].obj.get("/Annots", []), opened.make_indirect(mark)])

    return forging.rewritten(pdf, note)


def _claimed(**other: Any) -> bytes:
    """Make a paper whose data say something else than what the officer's certificate says, signed by that officer."""
    return signed({**data_of(sample_record(), "preservation"), **other}).pdf


OF_A_REQUEST: Mapping[str, Forge] = {
    "signed by another officer": lambda _pdf: signed(data_of(sample_record(), "preservation"), pki().officer("90002", "Sam Other")).pdf,
    "signed with a key that nobody certified": lambda _pdf: signed(data_of(sample_record(), "preservation"), make_pki().officer()).pdf,
    "signed by one who took another's name and not the star": lambda _pdf: (
        signed(data_of(sample_record(), "preservation"), pki().officer("90002", "Alex Sample")).pdf
    ),
    "in another officer's name": lambda _pdf: _claimed(officer={**minimal()["officer"], "star": "90002", "name": "Sam Other"}),
    "of a kind that nobody knows": lambda _pdf: _claimed(format="fieldreport-companion/9"),
    "other content under the old signature": lambda pdf: _with_contents(another_request().pdf, _digits(pdf)),
    "a changed byte under the old signature": forging.changed_text,
    "the signature of another paper": lambda pdf: _with_contents(pdf, _digits(another_request().pdf)),
    "the signature of the report": lambda pdf: _with_contents(pdf, _digits(sealed().pdf)),
    "the data of another paper": _with_data(lambda: another_request().record_json),
    "the data of the report": _with_data(lambda: sealed().record_json),
    "the data without the camera": _with_data(lambda: request().record_json.replace(b"X60A00001", b"X60A00008")),
    "a note in the revision that was signed": _noted,
    "a note in a second revision": forging.evil_note,
    "a second revision that changes nothing": forging.empty_update,
    "a second signature": lambda pdf: forging.second_signature(pdf, officer()),
    "a second signature of another officer": lambda pdf: forging.second_signature(pdf, pki().officer("90002", "Sam Other")),
    "no signature": forging.without_signature,
    "a script": forging.with_script,
    "bytes after the end": forging.append_bytes,
    "a line break after the end": forging.append_line_break,
    "less signed": forging.shorter_range,
    "an empty signature": forging.emptied_contents,
    "a signature of zeros": forging.zeroed_contents,
    "small letters": forging.small_letters,
    "digits in the padding": forging.digits_in_the_padding,
    "a mirrored signature": forging.mirrored_signature,
    "cut off": forging.cut,
}


@pytest.mark.parametrize("forge", OF_A_REQUEST.values(), ids=OF_A_REQUEST)
def test_a_forged_companion_paper_is_never_accepted(forge: Forge) -> None:
    forged = forge(request().pdf)
    assert forged not in (request().pdf, another_request().pdf, sealed().pdf)
    assert check(forged).outcome is not Outcome.VERIFIED


def test_the_honest_companion_paper_is_accepted_as_what_it_is() -> None:
    for paper in (request(), another_request()):
        found = check(paper.pdf)
        assert found.outcome is Outcome.VERIFIED
        assert found.record == paper.record_json
        assert "\u201cRequest to preserve recordings\u201d, made from report" in found.sentences[2]


def test_the_librarys_verdict_alone_would_accept_some_forged_companion_papers() -> None:
    """The control: these are signed by somebody whom the authority certified, and whole; only our own policy refuses them."""
    names = ("signed by another officer", "in another officer's name", "of a kind that nobody knows", "digits in the padding")
    assert [name for name in names if not forging.bottom_line(OF_A_REQUEST[name](request().pdf), pki().roots_pem)] == []
