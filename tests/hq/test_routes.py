"""Whatever comes in over the line gets a sentence and the right status, and never a trace."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport.delivery import signing, wire
from fieldreport.delivery.client import Refused
from fieldreport.delivery.link import pinned_context
from fieldreport.hq import enrolment
from tests.delivery.contract import fresh, raises_refusal
from tests.fakes import LaptopKey, seal_parcel
from tests.hq.conftest import real_hq

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.hq.conftest import RealHQ


def raw(
    hq: RealHQ, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Send a request as it stands."""
    line = http.client.HTTPSConnection("127.0.0.1", hq.settings.port, context=pinned_context(hq.department.tls_ca), timeout=20)
    try:
        line.request(method, path, body, dict(headers or {}))
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    finally:
        line.close()


def signed(hq: RealHQ, laptop: LaptopKey, method: str, path: str, body: bytes = b"") -> dict[str, str]:
    message = signing.Message(method, hq.settings.url + path, {"Content-Digest": wire.digest_of(body)})
    signing.sign_request(message, device=laptop, now=hq.now())
    return dict(message.headers)


def problem(answer: tuple[int, dict[str, str], bytes]) -> str:
    status, headers, body = answer
    assert headers["content-type"] == "application/json"
    said = json.loads(body)["problem"]
    assert said.endswith(".")
    assert "Traceback" not in said
    assert status >= 400
    return str(said)


def drip(hq: RealHQ, head: str) -> bytes:
    """Send a request whose body comes byte by byte; return what HQ says, or b"" if it has said nothing after 40 bytes."""
    with connected(hq) as line:
        line.sendall(head.encode())
        line.settimeout(0.2)
        for _ in range(40):
            line.sendall(b"x")
            try:
                return line.recv(4096)
            except TimeoutError:
                continue
    return b""


@contextmanager
def connected(hq: RealHQ) -> Iterator[ssl.SSLSocket]:
    """A bare TLS connection."""
    context = pinned_context(hq.department.tls_ca)
    plain = socket.create_connection(("127.0.0.1", hq.settings.port), timeout=5)
    with plain, context.wrap_socket(plain, server_hostname="127.0.0.1") as line:
        yield line


def eventually(holds: Callable[[], bool]) -> None:
    """Wait, ten seconds at most, for what HQ does after a line was cut."""
    pause = threading.Event()
    for _ in range(1000):
        if holds():
            return
        pause.wait(0.01)
    raise AssertionError("It did not come about.")


def enrolled(hq: RealHQ) -> LaptopKey:
    laptop = LaptopKey(fresh("laptop"))
    hq.enrol(laptop)
    return laptop


ADDRESS = f"0197-aaaa-bbbb/1/{'a' * 64}"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/docs", 404),
        ("GET", "/openapi.json", 404),
        ("GET", "/v1/department/", 404),
        ("GET", "/v1/../../etc/passwd", 404),
        ("GET", "/v1/%00", 404),
        ("DELETE", f"/v1/reports/{ADDRESS}", 405),
        ("POST", f"/v1/reports/{ADDRESS}", 405),
        ("PATCH", "/v1/department", 405),
        ("PUT", "/v1/inbox", 405),
        ("GET", "/v1/devices", 405),
        ("GET", "/v1/inbox", 401),
        ("GET", f"/v1/reports/{ADDRESS}", 401),
        ("PUT", f"/v1/reports/{ADDRESS}", 401),
        ("PUT", f"/v1/commitments/{ADDRESS}", 401),
        ("PUT", f"/v1/files/{'a' * 64}", 401),
        ("POST", "/v1/officers", 401),
        ("POST", "/v1/devices/renewal", 401),
        ("PUT", "/v1/reports/short/1/abc", 404),
        ("PUT", f"/v1/reports/0197-aaaa-bbbb/01/{'a' * 64}", 404),
        ("PUT", f"/v1/reports/0197-aaaa-bbbb/-1/{'a' * 64}", 404),
        ("PUT", "/v1/files/nothing", 404),
    ],
)
def test_a_stranger_gets_a_sentence(served: RealHQ, method: str, path: str, status: int) -> None:
    answer = raw(served, method, path)
    assert answer[0] == status
    assert problem(answer)


def test_the_department_file_is_for_everybody(served: RealHQ) -> None:
    status, headers, body = raw(served, "GET", "/v1/department")
    assert (status, body) == (200, served.settings.department_file.read_bytes())
    assert "server" not in headers


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"null", 422),
        (b"[1,2]", 422),
        (b"{", 422),
        (b'{"code":1,"request":"x"}', 422),
        (b'{"code":"x"}', 422),
        (b'{"code":"x","request":"y","role":"admin"}', 422),
        (b'{"code":"x","code":"y","request":"z"}', 422),
        (b'{"code":NaN,"request":"x"}', 422),
        (b"[" * 60_000, 422),
        (b"\xff\xfe\x00", 422),
        (b'{"code":"a\\u0000","request":"x"}', 422),
        (b'{"code":"\\ud800","request":"x"}', 422),
        (b" " * (wire.LARGEST_MESSAGE + 1), 413),
    ],
)
def test_bad_messages_get_a_sentence(served: RealHQ, body: bytes, status: int) -> None:
    answer = raw(served, "POST", "/v1/devices", body)
    assert answer[0] == status
    assert problem(answer)


def test_a_signed_request_is_answered_once(served: RealHQ) -> None:
    headers = signed(served, enrolled(served), "GET", "/v1/inbox?after=0")
    assert raw(served, "GET", "/v1/inbox?after=0", headers=headers)[0] == 200
    again = raw(served, "GET", "/v1/inbox?after=0", headers=headers)
    assert again[0] == 401
    assert "twice" in problem(again)


def test_the_host_header_is_not_believed(served: RealHQ) -> None:
    laptop = enrolled(served)
    message = signing.Message("GET", "https://evil.example.org/v1/inbox?after=0", {"Content-Digest": wire.digest_of(b"")})
    signing.sign_request(message, device=laptop, now=served.now())
    answer = raw(served, "GET", "/v1/inbox?after=0", headers={**message.headers, "Host": "evil.example.org"})
    assert answer[0] == 401
    right = signed(served, laptop, "GET", "/v1/inbox?after=0")
    assert raw(served, "GET", "/v1/inbox?after=0", headers={**right, "Host": "evil.example.org"})[0] == 200


def test_a_body_that_was_not_signed_is_refused(served: RealHQ) -> None:
    laptop = enrolled(served)
    path = f"/v1/commitments/{ADDRESS}"
    answer = raw(served, "PUT", path, b"another body", signed(served, laptop, "PUT", path, b"the signed body"))
    assert answer[0] == 422
    assert problem(answer)


@pytest.mark.parametrize("after", ["-1", "x", "99999999999", "٣", "1e3", ""])
def test_the_inbox_wants_a_number(served: RealHQ, after: str) -> None:
    from urllib.parse import quote

    path = f"/v1/inbox?after={quote(after)}"
    answer = raw(served, "GET", path, headers=signed(served, enrolled(served), "GET", path))
    assert answer[0] == 422
    assert problem(answer)


def test_a_parcel_must_say_how_long_it_is_and_may_not_be_too_long(served: RealHQ, tmp_path: Path) -> None:
    laptop = enrolled(served)
    path = f"/v1/reports/{ADDRESS}"
    headers = signed(served, laptop, "PUT", path)
    chunked = raw(served, "PUT", path, None, headers | {"Transfer-Encoding": "chunked"})
    assert chunked[0] == 411
    assert problem(chunked)
    large = seal_parcel(tmp_path, laptop, served.sealing_key, report=fresh("report"), clear=bytes(3_000_000))
    with raises_refusal(413):
        served.line(laptop).send(large.envelope, large.file)


@pytest.mark.parametrize("body", [b"", b"no parcel", b"FRPARCEL1\n\xff\xff\xff\xff", wire.parcel_head(b"{}"), wire.parcel_head(b"{}")[:-1]])
def test_what_is_no_parcel_is_refused(served: RealHQ, body: bytes) -> None:
    path = f"/v1/reports/{ADDRESS}"
    answer = raw(served, "PUT", path, body, signed(served, enrolled(served), "PUT", path, body))
    assert answer[0] == 422
    assert problem(answer)
    assert list(served.settings.incoming.iterdir()) == []


def test_a_parcel_at_another_path_than_its_own_is_refused(served: RealHQ, tmp_path: Path) -> None:
    laptop = enrolled(served)
    sealed = seal_parcel(tmp_path, laptop, served.sealing_key, report=fresh("report"), clear=fresh("body").encode())
    body = wire.parcel_head(sealed.envelope) + sealed.file.read_bytes()
    for path in (f"/v1/reports/{ADDRESS}", f"/v1/files/{sealed.address.sha256}"):
        assert raw(served, "PUT", path, body, signed(served, laptop, "PUT", path, body))[0] == 422
    assert served.holds(sealed.address.sha256) is None


@pytest.mark.parametrize("part", [0.1, 0.5, 0.999])
def test_a_cut_upload_leaves_nothing_and_the_next_try_succeeds(served: RealHQ, tmp_path: Path, part: float) -> None:
    laptop = enrolled(served)
    sealed = seal_parcel(tmp_path, laptop, served.sealing_key, report=fresh("report"), clear=fresh("x").encode() * 50_000)
    body = wire.parcel_head(sealed.envelope) + sealed.file.read_bytes()
    path = sealed.address.report_path()
    fields = signed(served, laptop, "PUT", path, body) | {"Host": "x", "Content-Length": str(len(body))}
    head = f"PUT {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
    with connected(served) as line:
        line.sendall(head.encode() + body[: int(len(body) * part)])
    line_again = served.line(laptop)
    assert line_again.find_receipt(sealed.address) is None
    assert line_again.send(sealed.envelope, sealed.file)
    assert served.holds(sealed.address.sha256) == sealed.clear
    eventually(lambda: not list(served.settings.incoming.iterdir()))


def test_the_same_parcel_eight_times_at_once_is_held_once(served: RealHQ, tmp_path: Path) -> None:
    laptop = enrolled(served)
    sealed = seal_parcel(tmp_path, laptop, served.sealing_key, report=fresh("report"), clear=fresh("body").encode() * 1000)
    with ThreadPoolExecutor(8) as pool:
        receipts = set(pool.map(lambda _number: served.line(laptop).send(sealed.envelope, sealed.file), range(8)))
    assert len(receipts) == 1


def test_a_withdrawn_laptop_is_told_so_and_an_expired_one_too(served: RealHQ) -> None:
    withdrawn = enrolled(served)
    enrolment.revoke_device(served.office, withdrawn.id)
    with pytest.raises(Refused, match="withdrawn") as caught:
        served.line(withdrawn).news(0)
    assert caught.value.status == 403
    expired = enrolled(served)
    served.now.by = timedelta(days=91)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="expired") as caught:
        served.line(expired).news(0)
    assert caught.value.status == 403


def test_an_expired_laptop_is_enrolled_again_with_a_new_code(served: RealHQ) -> None:
    laptop = enrolled(served)
    served.now.by = timedelta(days=91)  # type: ignore[attr-defined]
    assert served.enrol(laptop).news(0) == ((), False)


def test_a_laptop_renews_its_certificate_over_the_line(served: RealHQ) -> None:
    laptop = enrolled(served)
    served.now.by = timedelta(days=80)  # type: ignore[attr-defined]
    assert "BEGIN CERTIFICATE" in served.line(laptop).renew_device(laptop.request())
    served.now.by = timedelta(days=120)  # type: ignore[attr-defined]
    assert served.line(laptop).news(0) == ((), False)


def test_a_laptop_whose_clock_is_wrong_still_delivers(served: RealHQ, tmp_path: Path) -> None:
    from fieldreport.delivery.client import HQClient

    laptop = enrolled(served)
    wrong = HQClient(served.department, laptop, now=lambda: served.now() - timedelta(days=400))
    sealed = seal_parcel(tmp_path, laptop, served.sealing_key, report=fresh("report"), clear=fresh("body").encode())
    assert wrong.send(sealed.envelope, sealed.file)
    assert abs(wrong.clock_offset - timedelta(days=400)) < timedelta(minutes=1)
    wrong.close()


def test_an_officer_is_enrolled_over_the_line(served: RealHQ) -> None:
    laptop, officer = enrolled(served), LaptopKey(fresh("officer"))
    code = enrolment.issue_officer_code(served.office, star="90001", name="Alex Sample", rank="Police Officer", unit="012")
    certificate, chain = served.line(laptop).enrol_officer(code, "90001", officer.request())
    assert enrolment.star_of(certificate) == "90001"
    assert chain.count("BEGIN CERTIFICATE") == 2
    with raises_refusal(403):
        served.line(laptop).enrol_officer(code, "90001", LaptopKey(fresh("officer")).request())


def test_garbage_instead_of_http_does_not_disturb_hq(served: RealHQ) -> None:
    for data in (b"\0" * 100, b"GET\r\n\r\n", b"PUT / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"):
        with connected(served) as line:
            line.sendall(data)
            assert b"Traceback" not in line.recv(4096)
    assert raw(served, "GET", "/v1/department")[0] == 200


def test_a_body_that_drips_byte_by_byte_holds_no_line_for_ever(tmp_path: Path) -> None:
    with real_hq(tmp_path / "hq", message_seconds=1) as hq:
        head = "POST /v1/devices HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
        assert b" 408 " in drip(hq, head)
        assert raw(hq, "GET", wire.DEPARTMENT_PATH)[0] == 200
