"""Receipts."""

from __future__ import annotations

import json

import pytest

from fieldreport import canonical
from fieldreport.errors import ProofProblem
from fieldreport.proof.receipt import LARGEST, read_receipt, write_receipt
from tests.proof.sealed import KEY_ID, RECEIVED_AT, receipt_bytes, receipt_key, receipt_keys

PDF = b"%PDF some bytes"


def test_what_hq_writes_is_read_back() -> None:
    receipt = read_receipt(receipt_bytes(PDF), receipt_keys())
    assert receipt.number == "2026-000017"
    assert receipt.received_at == RECEIVED_AT
    assert receipt.files[0].size == len(PDF)
    assert len(receipt.revocation_lists) == 2
    assert receipt.key == KEY_ID


def test_every_changed_byte_is_refused() -> None:
    data = receipt_bytes(PDF, lists=())
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with pytest.raises(ProofProblem):
            read_receipt(changed, receipt_keys())


def test_another_key_is_refused_in_words() -> None:
    with pytest.raises(ProofProblem, match="does not know"):
        read_receipt(receipt_bytes(PDF), {})
    with pytest.raises(ProofProblem, match="did not sign it"):
        read_receipt(receipt_bytes(PDF), {KEY_ID: bytes(31) + b"\x09"})


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b"\xff", b'{"receipt":1,"key":"x","signature":""}', b"[" * 10_000, b" " * (LARGEST + 1)]
)
def test_anything_else_is_no_receipt(data: bytes) -> None:
    with pytest.raises(ProofProblem):
        read_receipt(data, receipt_keys())


def test_another_way_of_writing_the_same_receipt_is_refused() -> None:
    loose = json.dumps(json.loads(receipt_bytes(PDF)), indent=1).encode()
    with pytest.raises(ProofProblem, match="canonical"):
        read_receipt(loose, receipt_keys())


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": -1},
        {"version": True},
        {"version": "1"},
        {"sha256": "AB" * 32},
        {"received_at": "yesterday"},
        {"files": 3},
        {"format": "x"},
    ],
)
def test_hq_cannot_sign_a_body_that_is_no_receipt(wrong: dict[str, object]) -> None:
    body = canonical.decode(receipt_bytes(PDF))
    assert isinstance(body, dict)
    with pytest.raises(ProofProblem):
        write_receipt(body["receipt"] | wrong, KEY_ID, receipt_key().sign)
