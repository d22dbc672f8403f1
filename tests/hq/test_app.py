"""HQ's own mistakes and its disk's are sentences too, and a stop and a start change nothing that was promised."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport.errors import DiskFull, HQProblem
from fieldreport.hq.app import app_for, create_hq
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.settings import HQSettings
from tests.delivery.contract import fresh
from tests.fakes import LaptopKey, seal_parcel
from tests.hq.conftest import real_hq

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

    from fieldreport.hq.office import Office


def ask(app: FastAPI, path: str) -> tuple[int, dict[str, Any], dict[str, str]]:
    """Call the application as a server does."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": [], "client": None}

    async def run() -> None:
        await app(scope, receive, send)

    with contextlib.suppress(ZeroDivisionError):  # the server's log gets it; the laptop got its sentence before
        asyncio.run(run())
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], json.loads(b"".join(message.get("body", b"") for message in sent[1:])), headers


@pytest.mark.parametrize(
    ("problem", "status", "said"),
    [
        (ZeroDivisionError("secret detail"), 500, "HQ made a mistake"),
        (DiskFull("The disk is full, so x was not saved."), 507, "HQ's disk is full"),
        (Refusal(503, "HQ's database is not available.", retry_after=30), 503, "not available"),
    ],
)
def test_hqs_own_trouble_is_a_sentence_with_a_time_to_come_again(office: Office, problem: Exception, status: int, said: str) -> None:
    app = app_for(office, check=False)

    @app.get("/trouble")
    async def trouble() -> None:
        raise problem

    got, body, headers = ask(app, "/trouble")
    assert got == status
    assert said in body["problem"]
    assert "secret" not in body["problem"]
    assert int(headers["retry-after"]) > 0


def test_nothing_is_generated_for_strangers(office: Office) -> None:
    app = app_for(office, check=False)
    assert [ask(app, path)[0] for path in ("/docs", "/redoc", "/openapi.json")] == [404, 404, 404]


def test_hq_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (tmp_path / "department.json").write_bytes(b"{}")
    with pytest.raises(HQProblem):
        create_hq(HQSettings(tmp_path, "Sample", "https://127.0.0.1:8443"))


def test_after_a_stop_and_a_start_the_same_receipt_is_there(tmp_path: Path) -> None:
    from fieldreport.hq.serve import serving

    laptop = LaptopKey(fresh("laptop"))
    with real_hq(tmp_path / "hq") as hq:
        line = hq.enrol(laptop)
        sealed = seal_parcel(tmp_path, laptop, hq.sealing_key, report=fresh("report"))
        receipt = line.send(sealed.envelope, sealed.file)
    with serving(hq.settings, check=False):
        line = hq.line(laptop)
        assert line.find_receipt(sealed.address) == receipt
        assert line.send(sealed.envelope, sealed.file) == receipt
        line.close()
