"""The client believes HQ only what HQ has signed, and says in words what went wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreport import canonical
from fieldreport.catalogue.department import Department, key_id
from fieldreport.delivery import signing, wire
from fieldreport.delivery.client import HQClient, Refused
from fieldreport.delivery.link import Limits
from fieldreport.errors import DeliveryProblem, NoLink, UntrustedHQ
from tests.delivery.hostile import response, serving
from tests.fakes import NOON, LaptopKey, seal_parcel

if TYPE_CHECKING:
    import ssl
    from pathlib import Path

    from tests.delivery.hostile import Hostile

LAPTOP = LaptopKey("laptop-00000001")
HQ_KEY = Ed25519PrivateKey.generate()
KEY_ID = key_id(HQ_KEY.public_key().public_bytes_raw())
EVENT = wire.InboxEvent(5, "0197-aaaa-bbbb-cccc", 1, "a" * 64, "checked", wire.utc_text(NOON), "All is well.")


def client_of(hostile: Hostile) -> HQClient:
    department = Department(
        name="Sample Police Department",
        trial=True,
        hq_url=hostile.url,
        tls_ca=hostile.ca_pem,
        officer_roots=(),
        device_root="",
        receipt_keys={KEY_ID: HQ_KEY.public_key().public_bytes_raw()},
        sealing_key=bytes(31) + b"\x09",
        recovery_key=bytes(32),
    )
    return HQClient(department, LAPTOP, now=lambda: NOON, limits=Limits(silence_seconds=2, whole_seconds=5))


def signed_news(*events: wire.InboxEvent, device: str = LAPTOP.id, after: int = 0, key: Ed25519PrivateKey = HQ_KEY) -> bytes:
    return response(wire.write_answer("inbox", wire.inbox_body(device, after, events, more=False), KEY_ID, key.sign))


def test_news_that_hq_signed_are_believed() -> None:
    with serving(signed_news(EVENT)) as hq:
        assert client_of(hq).news(0) == ((EVENT,), False)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (signed_news(EVENT, key=Ed25519PrivateKey.generate()), "signed by somebody else"),
        (signed_news(EVENT, device="laptop-00000002"), "for another laptop"),
        (signed_news(EVENT, after=4), "an answer to another question"),
        (signed_news(EVENT, EVENT), "out of order"),
        (response(b'{"inbox":{"events":[]}}'), "unsigned"),
        (response(b'{"inbox":{"events":[]},"key":"' + KEY_ID.encode() + b'","signature":"AAAA"}'), "a made-up signature"),
        (response(b"<html>Welcome to the hotel's network</html>", kind="text/html"), "a portal's page"),
        (response(b"<html>Forbidden</html>", kind="text/html", status="403 Forbidden"), "a portal's refusal"),
        (response(b"[" * 100_000 + b"]" * 100_000), "deep JSON"),
        (response(b'{"inbox":1e999,"key":"a","signature":"b"}'), "numbers that are none"),
        (response(b""), "nothing at all"),
    ],
)
def test_news_that_hq_did_not_sign_change_nothing(answer: bytes, why: str) -> None:
    with serving(answer) as hq, pytest.raises(UntrustedHQ):
        client_of(hq).news(0)


def test_an_unknown_state_is_kept_as_it_is() -> None:
    from dataclasses import replace

    future = replace(EVENT, state="a state of the year 2040")
    with serving(signed_news(future)) as hq:
        assert client_of(hq).news(0)[0][0].state == "a state of the year 2040"


def test_a_refusal_brings_hqs_sentence_its_status_and_its_time() -> None:
    refused = response(canonical.encode({"problem": "HQ is busy.\n\u202eNow."}), status="503 Busy", extra="Retry-After: 30\r\n")
    with serving(refused) as hq, pytest.raises(Refused) as caught:
        client_of(hq).news(0)
    assert (caught.value.status, caught.value.retry_after) == (503, 30.0)
    assert str(caught.value) == "HQ is busy.  Now."


def test_a_gateways_page_is_a_reason_to_try_later() -> None:
    with serving(response(b"<h1>502</h1>", kind="text/html", status="502 Bad Gateway")) as hq, pytest.raises(Refused) as caught:
        client_of(hq).news(0)
    assert caught.value.status == 502


def test_a_commitment_counts_only_when_hq_signed_that_it_noted_this_one(tmp_path: Path) -> None:
    sealed = seal_parcel(tmp_path, LAPTOP, bytes(31) + b"\x09")
    right = wire.read_commitment(sealed.commitment, lambda _signature, _data: None).hash()
    for hashed, holds in ((right, True), ("0" * 64, False)):
        noted = wire.write_answer("noted", {"commitment": hashed, "device": LAPTOP.id}, KEY_ID, HQ_KEY.sign)
        with serving(response(noted)) as hq:
            if holds:
                client_of(hq).commit(sealed.address, sealed.commitment)
            else:
                with pytest.raises(UntrustedHQ):
                    client_of(hq).commit(sealed.address, sealed.commitment)


def test_a_wrong_clock_is_put_right_by_hqs_own_time() -> None:
    ahead = NOON + timedelta(hours=5)

    def answer(line: ssl.SSLSocket, request: bytes) -> None:
        fields = dict(row.split(": ", 1) for row in request.decode().split("\r\n")[1:] if ": " in row)
        message = signing.Message("GET", f"https://{fields['Host']}{wire.INBOX_PATH}?after=0", fields)
        try:
            signing.check_request(message, key_of=lambda _name: LAPTOP.key.public_key(), now=ahead)
        except signing.BadSignature as problem:
            body = {"problem": str(problem), "code": "clock" if problem.clock else "", "now": wire.utc_text(ahead)}
            line.sendall(response(canonical.encode(body), status="401 Unauthorized", extra="Connection: close\r\n"))
        else:
            line.sendall(signed_news(EVENT))

    with serving(answer) as hq:
        client = client_of(hq)
        assert client.news(0)[0] == (EVENT,)
        assert client.clock_offset == timedelta(hours=5)
        assert len(hq.requests) == 2


def test_a_parcel_arrives_whole_and_signed(tmp_path: Path) -> None:
    sealed = seal_parcel(tmp_path, LAPTOP, bytes(31) + b"\x09", clear=bytes(3_000_000))
    with serving(response(b'{"a":"receipt"}', status="201 Created")) as hq:
        assert client_of(hq).send(sealed.envelope, sealed.file) == b'{"a":"receipt"}'
    head, _, body = hq.requests[0].partition(b"\r\n\r\n")
    reader = wire.ParcelReader()
    assert reader.feed(body) == sealed.file.read_bytes()
    assert reader.envelope == sealed.envelope
    assert wire.digest_of(body).encode() in head


def test_a_file_that_is_gone_is_said_in_words(tmp_path: Path) -> None:
    sealed = seal_parcel(tmp_path, LAPTOP, bytes(31) + b"\x09")
    sealed.file.unlink()
    with serving(response(b"{}")) as hq, pytest.raises(DeliveryProblem, match="cannot be read") as caught:
        client_of(hq).send(sealed.envelope, sealed.file)
    assert not isinstance(caught.value, NoLink)
    assert hq.requests == []
