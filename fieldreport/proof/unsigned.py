"""What a document without a signature says that it is: a copy of ours is named, so that nobody takes it for the record.

Nobody signed those words, so nothing is concluded from them; whoever holds a copy is led to the file that can be checked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.errors import NotCanonical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LARGEST = 32 * 1024 * 1024
"""Bytes of embedded data after unpacking."""
NOT_SIGNED = "it carries no signature."
_COPIES: Mapping[str, tuple[str, Callable[[Any], object]]] = {
    "fieldreport.printed/1": ("a printed copy", lambda told: told["of"]),
    "fieldreport.redacted/1": ("a redacted copy", lambda told: told["redacted"]["of"]),
}
"""By ``format``: what the copy is called, and where it names the document that it is a copy of."""


def in_words(catalog: Any) -> str:  # noqa: ANN401
    """Return what is said of a document whose catalog has no form, and so no signature."""
    try:
        data: bytes = catalog["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]["/F"].data
        told = canonical.decode(data) if len(data) <= _LARGEST else None
    except (KeyError, IndexError, TypeError, AttributeError, NotCanonical):
        return NOT_SIGNED
    called, of = _COPIES.get(str(told.get("format")), ("", str)) if isinstance(told, dict) else ("", str)
    try:
        original = str(of(told))
    except (KeyError, TypeError):
        return NOT_SIGNED
    if not called or not _SHA256.fullmatch(original):
        return NOT_SIGNED
    return (
        f"it says that it is {called}, which nobody signs. The original is the signed file with SHA-256 {original}: ask for that file and "
        "check it."
    )
