"""The strict policy accepts the untouched file alone."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.proof.document import NOT_KNOWN_WITHOUT_RECEIPT, Outcome, check_document
from fieldreport.proof.verdict import STEPS, Result
from tests.paper.records import minimal, record
from tests.pki import SIGNED_AT, YEAR, make_pki, self_signed, tls_purpose
from tests.proof import forging
from tests.proof.sealed import CHECKED_AT, RECEIVED_AT, check, officer, pki, receipt_for, seal, sealed

if TYPE_CHECKING:
    from collections.abc import Callable

FORGERIES = (
    *forging.ADDITIONS,
    forging.digits_in_the_padding,
    forging.small_letters,
    forging.zeroed_contents,
    forging.emptied_contents,
)


def test_the_untouched_file_says_who_when_and_what() -> None:
    verdict = check(sealed().pdf)
    assert verdict.outcome is Outcome.VERIFIED
    who, when, what = verdict.sentences
    assert "Alex Sample" in who
    assert "star 90001" in who
    assert "10 Aug 2026, 1812 hours CDT" in when
    assert "not proved" in when
    assert "Nothing was changed or added" in what
    assert verdict.time_words == "valid at the claimed time; time not proved"
    assert verdict.sha256 == sealed().sha256
    assert verdict.signed_at == SIGNED_AT
    assert verdict.officer is not None
    assert (verdict.officer.star, verdict.officer.unit) == ("90001", "Unit 012")
    assert verdict.findings == (NOT_KNOWN_WITHOUT_RECEIPT,)


def test_every_step_is_told_with_its_result_and_what_needs_a_receipt_is_not_claimed_without_one() -> None:
    alone, held = check(sealed().pdf), check(sealed().pdf, receipt_for(sealed().pdf))
    assert [step.words for step in alone.steps] == list(STEPS.values())
    assert [step.result for step in alone.steps].count(Result.NOT_DONE) == 2
    assert {step.result for step in held.steps} == {Result.PASSED}
    assert (alone.receipt, held.receipt) == ("", "2026-000017")


def test_a_step_that_fails_leaves_what_comes_after_it_not_reached() -> None:
    cut = check(sealed().pdf + b"\n%")
    assert [step.result for step in cut.steps] == [Result.FAILED, *[Result.NOT_REACHED] * 9]
    pdf = bytearray(sealed().pdf)
    pdf[pdf.index(b"stream\n") + 40] ^= 1
    results = [step.result for step in check(bytes(pdf)).steps]
    assert results.count(Result.FAILED) == 1
    assert results[-1] is Result.NOT_REACHED


def test_the_chain_is_told_from_the_officer_to_the_root() -> None:
    chain = check(sealed().pdf).chain
    assert "Alex Sample" in chain[0].subject
    assert [one.issuer for one in chain[:-1]] == [one.subject for one in chain[1:]]
    assert chain[-1].subject == chain[-1].issuer
    assert all(one.valid_from < SIGNED_AT < one.valid_until and len(one.sha256) == 64 for one in chain)


def test_the_data_comes_out_as_it_went_in() -> None:
    verdict = check(sealed().pdf)
    assert verdict.record == sealed().record_json
    assert canonical.decode(verdict.record or b"") == minimal()


def test_with_the_receipt_the_time_is_when_hq_held_the_bytes() -> None:
    verdict = check(sealed().pdf, receipt_for(sealed().pdf))
    assert verdict.outcome is Outcome.VERIFIED
    assert verdict.time_words == "HQ held these bytes at 10 Aug 2026, 2012 hours CDT"
    assert "receipt 2026-000017" in verdict.sentences[1]


def test_a_training_report_is_called_one() -> None:
    assert "training report" in check(seal(record(), officer()).pdf).sentences[2]


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_a_forged_file_is_refused(forge: Callable[[bytes], bytes]) -> None:
    forged = forge(sealed().pdf)
    assert forged != sealed().pdf
    verdict = check(forged)
    assert verdict.outcome in (Outcome.CHANGED, Outcome.CANNOT)
    assert verdict.record is None
    assert verdict.officer is None
    assert "cannot be said" in verdict.sentences[0]


def test_changed_files_are_called_changed() -> None:
    for forge in (forging.append_bytes, forging.empty_update, forging.changed_text):
        assert check(forge(sealed().pdf)).outcome is Outcome.CHANGED


def test_a_second_signature_is_refused() -> None:
    assert check(forging.second_signature(sealed().pdf, officer())).outcome is Outcome.CHANGED


def test_the_librarys_verdict_alone_would_accept_some_of_them() -> None:
    roots = pki().roots_pem
    assert forging.bottom_line(sealed().pdf, roots)
    unseen = (forging.append_bytes, forging.append_line_break, forging.digits_in_the_padding, forging.small_letters)
    accepted = [forge.__name__ for forge in unseen if forging.bottom_line(forge(sealed().pdf), roots)]
    assert accepted, "the control accepts nothing: these forgeries test nothing"


def test_no_changed_byte_is_accepted_and_no_strange_exception_gets_out() -> None:
    pdf = sealed().pdf
    start, end = forging.hole(pdf)
    chance = random.Random(20260810)
    signed = [*range(start), *range(end, len(pdf))]
    structural = [*range(len(pdf) - 60, len(pdf)), *range(start - 200, start, 7), *range(start, start + 400, 13)]
    for at in chance.sample(signed, 60) + structural:
        flipped = pdf[:at] + bytes([pdf[at] ^ (1 << chance.randrange(8))]) + pdf[at + 1 :]
        assert check(flipped).outcome is not Outcome.VERIFIED, f"byte {at}"


def test_no_byte_of_the_signatures_container_can_be_changed_though_nothing_signs_it() -> None:
    pdf = sealed().pdf
    start, end = forging.hole(pdf)
    container = bytes.fromhex(pdf[start + 1 : end - 1].decode()).rstrip(b"\0")
    by_the_library = 0
    for at in range(0, len(container), 17):
        changed = container[:at] + bytes([container[at] ^ 8]) + container[at + 1 :]
        forged = pdf[: start + 1] + changed.hex().upper().encode() + pdf[start + 1 + 2 * len(changed) :]
        assert check(forged).outcome is not Outcome.VERIFIED, f"byte {at} of the container"
    for at in (25, 28):  # the container's version, its list of digests: pyHanko alone does not mind
        changed = container[:at] + bytes([container[at] ^ 8]) + container[at + 1 :]
        by_the_library += forging.bottom_line(
            pdf[: start + 1] + changed.hex().upper().encode() + pdf[start + 1 + 2 * len(changed) :], pki().roots_pem
        )
    assert by_the_library


def test_the_other_way_of_writing_the_same_signature_is_refused() -> None:
    twin = forging.mirrored_signature(sealed().pdf)
    assert forging.bottom_line(twin, pki().roots_pem)
    assert check(twin).outcome is Outcome.CHANGED


def test_a_stranger_certificate_put_into_the_signature_is_refused() -> None:
    crowded = seal(minimal(), officer(), chain=pki().chain_pem + pki().officer(star="90009").pem).pdf
    assert check(crowded).outcome is Outcome.CHANGED


def test_an_impostor_with_the_officers_name_is_refused() -> None:
    impostor = self_signed()
    verdict = check(seal(minimal(), impostor, chain=impostor.pem).pdf)
    assert verdict.outcome is Outcome.CANNOT
    assert "does not come from this department" in verdict.sentences[2]


def test_an_officer_of_another_department_is_refused() -> None:
    other = make_pki("Other")
    assert check(seal(minimal(), other.officer(), chain=other.chain_pem).pdf).outcome is Outcome.CANNOT


def test_a_colleague_cannot_sign_for_the_officer_in_the_data() -> None:
    verdict = check(seal(minimal(), pki().officer(star="90002", name="Robin Example")).pdf)
    assert verdict.outcome is Outcome.CANNOT
    assert "not the one who signed" in verdict.sentences[2]


def test_a_certificate_for_other_uses_is_refused() -> None:
    for holder in (pki().officer(extended=tls_purpose()), pki().officer(extended=()), pki().officer(usage=("digital_signature",))):
        assert check(seal(minimal(), holder).pdf).outcome is Outcome.CANNOT


def test_the_authority_itself_cannot_sign_a_report() -> None:
    authority = pki().officers_ca
    assert check(seal(minimal(), authority).pdf).outcome is Outcome.CANNOT


def test_an_expired_certificate_is_judged_at_the_time_of_the_receipt() -> None:
    short = pki().officer(lasts=timedelta(days=240))
    pdf = seal(minimal(), short).pdf
    assert short.certificate.not_valid_after_utc < CHECKED_AT
    assert check(pdf, receipt_for(pdf)).outcome is Outcome.VERIFIED
    late = RECEIVED_AT + YEAR
    assert check(pdf, receipt_for(pdf, at=late)).outcome is Outcome.CANNOT


def test_a_certificate_revoked_before_the_receipt_is_refused_and_one_revoked_later_is_not() -> None:
    pdf = sealed().pdf
    serial = officer().certificate.serial_number
    before = pki().revocation_lists([(serial, SIGNED_AT - timedelta(days=1))], at=RECEIVED_AT)
    refused = check(pdf, receipt_for(pdf, lists=before))
    assert refused.outcome is Outcome.CANNOT
    assert "revoked" in refused.sentences[2]
    assert check(pdf, receipt_for(pdf)).outcome is Outcome.VERIFIED


def test_a_receipt_without_its_revocation_lists_proves_too_little() -> None:
    pdf = sealed().pdf
    assert check(pdf, receipt_for(pdf, lists=())).outcome is Outcome.CANNOT


def test_a_receipt_for_other_bytes_is_refused() -> None:
    verdict = check(sealed().pdf, receipt_for(b"other bytes"))
    assert verdict.outcome is Outcome.CANNOT
    assert "for another file" in verdict.sentences[2]


def test_a_receipt_that_names_another_report_is_refused() -> None:
    assert check(sealed().pdf, receipt_for(sealed().pdf, report="another")).outcome is Outcome.CANNOT
    assert check(sealed().pdf, receipt_for(sealed().pdf, version=2)).outcome is Outcome.CANNOT


def test_a_signature_from_the_future_needs_a_receipt() -> None:
    pdf = seal(minimal(), officer(), at=SIGNED_AT + timedelta(days=3)).pdf
    alone = check_document(pdf, roots_pem=pki().roots_pem, receipt=None, now=SIGNED_AT)
    assert alone.outcome is Outcome.CANNOT
    held = check_document(pdf, roots_pem=pki().roots_pem, receipt=receipt_for(pdf), now=SIGNED_AT)
    assert held.outcome is Outcome.VERIFIED
    assert "clock was ahead" in held.findings[0]


@pytest.mark.parametrize(
    "garbage", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n0\n%%EOF\n", b"<html></html>", b"\0" * 1000, b"%PDF-1.7\n" + b"[" * 5000]
)
def test_garbage_cannot_be_verified(garbage: bytes) -> None:
    assert check(garbage).outcome is not Outcome.VERIFIED


def test_without_a_trusted_root_nothing_is_verified() -> None:
    verdict = check_document(sealed().pdf, roots_pem=(), receipt=None, now=CHECKED_AT)
    assert verdict.outcome is Outcome.CANNOT
    assert check_document(sealed().pdf, roots_pem=("not a certificate",), receipt=None, now=CHECKED_AT).outcome is Outcome.CANNOT
