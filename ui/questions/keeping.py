"""What text can be kept in a report, and what is said about the rest."""

from __future__ import annotations

import re

from fieldreport.said import said

LONG = 5_000
"""Characters in one paragraph above which Qt lays out every key anew for longer than a person waits."""

_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def is_keepable(character: str) -> bool:
    """Whether one character can be kept as it is."""
    return _UNKEEPABLE.match(character) is None


def keepable(text: str) -> tuple[str, str]:
    """Return what of ``text`` can be kept, and a sentence about what was left out ("" when nothing was).

    Left out are control characters (NUL among them) and halves of surrogate pairs: no JSON text (RFC 8259, 8.2)
    and no printed page can hold them. Line ends become newlines. All else stays as it was typed, in any script
    and direction.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept, count = _UNKEEPABLE.subn("", text)
    if not count:
        return kept, ""
    what = (
        said("1 character that cannot be printed was")
        if count == 1
        else said("{count} characters that cannot be printed were", count=count)
    )
    return kept, said("{what} left out. Everything else is here.", what=what)


def in_one_line(text: str) -> str:
    """Return ``text`` with its line ends as spaces, for a field of one line."""
    return " ".join(text.split("\n"))


def with_breaks(text: str) -> tuple[str, str]:
    """Break paragraphs longer than :data:`LONG` at a space, and say so."""
    if all(len(part) <= LONG for part in text.split("\n")):
        return text, ""
    parts: list[str] = []
    for paragraph in text.split("\n"):
        rest = paragraph
        while len(rest) > LONG:
            cut = rest.rfind(" ", LONG // 2, LONG) + 1 or LONG
            parts.append(rest[:cut].rstrip(" "))
            rest = rest[cut:]
        parts.append(rest)
    return "\n".join(parts), said(
        "A paragraph of more than {long} characters was broken into shorter ones, so that typing stays quick.", long=f"{LONG:,}"
    )
