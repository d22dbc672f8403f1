"""Forged variants of our own paper, each signature's bytes crossed with each range that claims to be signed.

After the published attacks on PDF signatures (universal forgery, incremental
saving and signature wrapping: https://www.pdf-insecurity.org/signature/signature.html).
Accepted is exactly the file as it was signed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fieldreport.proof.document import Outcome
from tests.paper.records import minimal
from tests.proof import forging
from tests.proof.sealed import check, officer, pki, seal, sealed

if TYPE_CHECKING:
    from collections.abc import Callable

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
