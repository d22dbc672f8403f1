"""HQ as a web application: routes, lifetime, and errors that are always a sentence."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from fieldreport import canonical
from fieldreport.delivery.wire import JSON_TYPE, utc_text
from fieldreport.errors import DeliveryProblem, DiskProblem
from fieldreport.hq.checking import Checker
from fieldreport.hq.intake import clear_incoming, disk_refusal
from fieldreport.hq.office import open_office
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.routes import make_routes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from fieldreport.hq.office import Office
    from fieldreport.hq.settings import HQSettings

_SENTENCES = {
    404: "There is nothing here for this laptop.",
    405: "This cannot be done at this address.",
}
_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def create_hq(settings: HQSettings, *, now: Callable[[], datetime] = utc_now, check: bool = True) -> FastAPI:
    """Open HQ and return its application; keys and database are made on the first start.

    Args:
        settings: where and how.
        now: the clock.
        check: run the worker that checks what arrives.

    Raises:
        HQProblem: keys or database cannot be used.
    """
    return app_for(open_office(settings, now), check=check)


def app_for(office: Office, *, check: bool = True) -> FastAPI:
    """Return the application of an open HQ; stopping the application closes it."""

    @asynccontextmanager
    async def lifetime(_app: FastAPI) -> AsyncIterator[None]:
        clear_incoming(office.settings)
        checker = Checker(office) if check else None
        if checker:
            checker.start()
        try:
            yield
        finally:
            if checker:
                checker.stop()
            office.database.close()

    # No generated pages: they load scripts from elsewhere and tell strangers what there is.
    app = FastAPI(title="fieldreport HQ", lifespan=lifetime, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.include_router(make_routes(office))
    _add_refusals(app, office)
    return app


def _add_refusals(app: FastAPI, office: Office) -> None:
    @app.exception_handler(Refusal)
    async def refused(_request: Request, problem: Refusal) -> Response:
        return _said(problem, office)

    @app.exception_handler(DiskProblem)
    async def disk(_request: Request, problem: DiskProblem) -> Response:
        _log.error("HQ's disk: %s", problem)
        return _said(disk_refusal(problem), office)

    @app.exception_handler(DeliveryProblem)
    async def unreadable(_request: Request, problem: DeliveryProblem) -> Response:
        return _said(Refusal(422, str(problem)), office)

    @app.exception_handler(HTTPException)
    async def http(_request: Request, problem: HTTPException) -> Response:
        sentence = _SENTENCES.get(problem.status_code, "HQ cannot do what was asked.")
        return _said(Refusal(problem.status_code, sentence), office, problem.headers)

    @app.exception_handler(ClientDisconnect)
    async def gone(_request: Request, _problem: ClientDisconnect) -> Response:
        return _said(Refusal(400, "The connection was cut."), office)

    @app.exception_handler(Exception)
    async def unexpected(_request: Request, problem: Exception) -> Response:
        _log.error("HQ failed", exc_info=problem)
        sentence = "HQ made a mistake. The report stays safe on the laptop and is sent again later."
        return _said(Refusal(500, sentence, retry_after=60), office)


def _said(refusal: Refusal, office: Office, headers: object = None) -> Response:
    body = {"problem": str(refusal)}
    if refusal.code:
        body |= {"code": refusal.code, "now": utc_text(office.now())}
    fields = dict(headers) if isinstance(headers, dict) else {}
    if refusal.retry_after is not None:
        fields["Retry-After"] = str(refusal.retry_after)
    return Response(canonical.encode(body), status_code=refusal.status, media_type=JSON_TYPE, headers=fields)
