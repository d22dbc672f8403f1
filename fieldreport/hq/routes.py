"""HQ's HTTP interface, version 1. Each route authenticates, reads at most what it may, and calls one function.

Work that touches the disk, the database or a key runs in worker threads, never
on the event loop.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from fieldreport import canonical
from fieldreport.delivery import messages, signing, wire
from fieldreport.errors import DeliveryProblem
from fieldreport.hq import commitments, enrolment, intake
from fieldreport.hq.news import news
from fieldreport.hq.refusals import Refusal, not_here

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office

_PIECE = 256 * 1024
_SILENCE_SECONDS = 60
"""How long a laptop may send nothing in the middle of a request."""
_SLOWEST = 1024
"""Bytes a second below which a parcel is not waited for; a laptop gives up at four times this (``delivery.link``)."""
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")
_HIGHEST_EVENT = 2**31 - 1


def make_routes(office: Office) -> APIRouter:
    """Return the routes of an open HQ."""
    router = APIRouter()
    _add_public(router, office)
    _add_deliveries(router, office)
    return router


def _add_public(router: APIRouter, office: Office) -> None:
    @router.get(wire.DEPARTMENT_PATH)
    async def department() -> Response:
        return _json(office.authority.department_file)

    @router.post(wire.DEVICES_PATH)
    async def enrol_device(request: Request) -> Response:
        body = wire.read_message(await _body(office, request), ("code", "request"))
        certificate = await run_in_threadpool(
            enrolment.enrol_device, office, code=body["code"], request=body["request"], peer=_peer(request)
        )
        return _json(canonical.encode({"certificate": certificate}), status=201)

    @router.post(wire.RENEWAL_PATH)
    async def renew_device(request: Request) -> Response:
        device, digest = await _signed(office, request)
        body = wire.read_message(await _body(office, request, digest), ("request",))
        certificate = await run_in_threadpool(enrolment.renew_device, office, device=device.id, request=body["request"])
        return _json(canonical.encode({"certificate": certificate}), status=201)

    @router.post(wire.OFFICERS_PATH)
    async def enrol_officer(request: Request) -> Response:
        device, digest = await _signed(office, request)
        body = wire.read_message(await _body(office, request, digest), ("code", "star", "request"))
        certificate, chain = await run_in_threadpool(
            enrolment.enrol_officer,
            office,
            device=device.id,
            code=body["code"],
            star=body["star"],
            request=body["request"],
            peer=_peer(request),
        )
        return _json(canonical.encode({"certificate": certificate, "chain": chain}), status=201)


def _add_deliveries(router: APIRouter, office: Office) -> None:
    @router.put("/v1/commitments/{report}/{version}/{sha256}")
    async def keep_commitment(request: Request, report: str, version: str, sha256: str) -> Response:
        device, digest = await _signed(office, request)
        data = await _body(office, request, digest)
        answer, new = await run_in_threadpool(commitments.keep_commitment, office, device, _address(report, version, sha256), data)
        return _json(answer, status=201 if new else 200)

    @router.get("/v1/reports/{report}/{version}/{sha256}")
    async def find_receipt(request: Request, report: str, version: str, sha256: str) -> Response:
        device, digest = await _signed(office, request)
        await _body(office, request, digest)
        return _json(await run_in_threadpool(intake.find_receipt, office, device, "report", _address(report, version, sha256)))

    @router.get("/v1/files/{report}/{version}/{sha256}")
    async def find_file_receipt(request: Request, report: str, version: str, sha256: str) -> Response:
        device, digest = await _signed(office, request)
        await _body(office, request, digest)
        return _json(await run_in_threadpool(intake.find_receipt, office, device, "file", _address(report, version, sha256)))

    @router.put("/v1/reports/{report}/{version}/{sha256}")
    async def keep_report(request: Request, report: str, version: str, sha256: str) -> Response:
        address = _address(report, version, sha256)
        return await _arrive(office, request, kind="report", path=address.report_path())

    @router.put("/v1/files/{sha256}")
    async def keep_file(request: Request, sha256: str) -> Response:
        if not messages.is_sha256(sha256):
            raise not_here()
        return await _arrive(office, request, kind="file", path=wire.file_path(sha256))

    @router.get(wire.INBOX_PATH)
    async def inbox(request: Request) -> Response:
        device, digest = await _signed(office, request)
        await _body(office, request, digest)
        text = request.query_params.get("after", "0")
        if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= _HIGHEST_EVENT):
            raise Refusal(422, "after must be the number of the newest event that the laptop has.")
        return _json(await run_in_threadpool(news, office, device.id, int(text)))


async def _arrive(office: Office, request: Request, *, kind: str, path: str) -> Response:
    device, digest = await _signed(office, request)
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) <= 15):
        raise Refusal(411, "The request must say how long it is (Content-Length).")
    arrival = await run_in_threadpool(intake.Arrival, office, device, kind=kind, path=path, digest=digest, announced=int(length))
    try:
        waiting = bytearray()
        async for piece in _pieces(request, office.settings.message_seconds + int(length) / _SLOWEST):
            waiting += piece
            if len(waiting) >= _PIECE:
                await run_in_threadpool(arrival.take, bytes(waiting))
                waiting.clear()
        await run_in_threadpool(arrival.take, bytes(waiting))
        kept = await run_in_threadpool(arrival.finish)
    finally:
        # Also when the laptop is gone: cancelled requests must not leave half a parcel behind.
        await asyncio.shield(run_in_threadpool(arrival.abandon))
    return _json(kept.receipt, status=201 if kept.new else 200)


async def _signed(office: Office, request: Request) -> tuple[KnownDevice, bytes]:
    """Return who signed the request and the SHA-256 that its body must have.

    Raises:
        Refusal: 401 not signed by a laptop that HQ knows; 403 withdrawn or expired.
    """
    found = _DIGEST.fullmatch(request.headers.get("content-digest", ""))
    if not found:
        raise Refusal(401, "The request must carry the SHA-256 of its body (Content-Digest) and a laptop's signature.")
    return await run_in_threadpool(_check_signature, office, request), base64.b64decode(found[1])


def _check_signature(office: Office, request: Request) -> KnownDevice:
    known: dict[str, KnownDevice] = {}

    def key_of(device: str) -> Any:  # noqa: ANN401  (a public key or None)
        if not wire.is_report_id(device):
            return None
        row = enrolment.find_device(office, device)
        if row is not None:
            known[device] = row
        return row.public_key if row else None

    raw_path = request.scope["raw_path"].decode("ascii", "replace")
    query = request.scope["query_string"].decode("ascii", "replace")
    url = office.settings.url.rstrip("/") + raw_path + (f"?{query}" if query else "")
    now = office.now()
    try:
        signed = signing.check_request(signing.Message(request.method, url, _Fields(request)), key_of=key_of, now=now)
    except signing.BadSignature as problem:
        raise Refusal(401, str(problem), code="clock" if problem.clock else "") from problem
    device = known[signed.device]
    if not office.nonces.is_new(device.id, signed.nonce, now):
        raise Refusal(401, "The request was sent twice with one signature.")
    if device.revoked:
        raise Refusal(403, "This laptop was withdrawn by IT. Everything on it stays safe. Ask IT.")
    if device.expires_at <= wire.utc_text(now):
        raise Refusal(403, "This laptop's certificate has expired. Everything on it stays safe. Ask IT to enrol it again.")
    return device


class _Fields(dict[str, str]):
    """A request's header fields with every line, as the signature library reads them."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self._lines = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.scope["headers"]]

    def items(self) -> Any:  # noqa: ANN401  (repeated names are meant)
        return self._lines


async def _body(office: Office, request: Request, digest: bytes | None = None) -> bytes:
    """Read a small body.

    Raises:
        Refusal: too large (413), too slow (408), or not the bytes that were signed (422).
    """
    whole = bytearray()
    async for piece in _pieces(request, office.settings.message_seconds):
        whole += piece
        if len(whole) > wire.LARGEST_MESSAGE:
            raise Refusal(413, f"The message is larger than HQ reads ({wire.LARGEST_MESSAGE // 1024} KB).")
    if digest is not None and hashlib.sha256(whole).digest() != digest:
        raise Refusal(422, "The message did not arrive as it was sent.")
    return bytes(whole)


async def _pieces(request: Request, seconds: float) -> AsyncIterator[bytes]:
    """Yield the body as it comes; all of it must have come within ``seconds``, so that a drip of bytes holds no line for ever."""
    stream, clock = request.stream(), asyncio.get_running_loop().time
    end = clock() + seconds
    while True:
        try:
            async with asyncio.timeout_at(min(end, clock() + _SILENCE_SECONDS)):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as problem:
            raise Refusal(408, "The connection was silent or slow for too long. Send it again.") from problem
        yield piece


def _address(report: str, version: str, sha256: str) -> wire.Address:
    if not (version.isascii() and version.isdigit() and len(version) <= 4 and version == str(int(version))):
        raise not_here()
    try:
        return wire.Address(report, int(version), sha256)
    except DeliveryProblem as problem:
        raise not_here() from problem


def _json(data: bytes, *, status: int = 200) -> Response:
    return Response(data, status_code=status, media_type=wire.JSON_TYPE)


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""
