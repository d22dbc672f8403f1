"""The formats of data that a signed document of ours may carry, and what such a document is called in words.

One table: a format that does not stand in it *cannot be verified*, and a new
kind of signed paper is one more line. All of them name the officer who signed
(``officer``), the report and version that they are of (``report``) and the
zone in which times are told (``made``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _report(record: Mapping[str, Any]) -> str:
    report = record["report"]
    return f"report {report['id']}, version {report['version']} ({report['kind']})"


def _companion(record: Mapping[str, Any]) -> str:
    report = record["report"]
    return f"“{record['title']}”, made from report {report['id']}, version {report['version']}, SHA-256 {report['sha256']}"


FORMATS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "fieldreport.record/1": _report,
    "fieldreport-companion/1": _companion,
}
"""By ``format``: what the document is, as it stands after "It is" in the third sentence."""


def is_known(record: object) -> TypeGuard[Mapping[str, Any]]:
    """Say whether decoded data is of a format that this version can read."""
    return isinstance(record, dict) and isinstance(record.get("format"), str) and record["format"] in FORMATS


def in_words(record: Mapping[str, Any]) -> str:
    """Return what a document is: ``report 0198…, version 2 (amendment)``.

    Raises:
        KeyError: its format is not known, or it lacks what every format has.
    """
    return FORMATS[record["format"]](record)
