"""Scripts that are set in fonts of their own, which are read only when a text needs them.

Statements are printed in the language in which they were made. Which scripts
those are follows the languages that are spoken in Chicago after English and
Spanish: Chinese, Polish, Arabic, Ukrainian, Tagalog, Urdu, Hindi, Gujarati,
Korean, Vietnamese, Russian, and further ones of South Asia and East Africa
(docs/decisions/028-statements-in-their-own-script.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """A script, or several that one font serves."""

    ranges: str
    """Its characters, as the inside of a regular expression's brackets."""
    fonts: tuple[str, ...]
    """Files of ``resources/fonts``; the first that has a character prints it."""
    shaped: bool = False
    """Its letters change their shape and order with their neighbours, so that a shaping engine has to set them."""


_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u2fdf\u2ff0-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef"
    "\U00020000-\U0003ffff"
)
# Without digits, which run the other way, and without what stands between words.
_ARABIC = "\u0610-\u061a\u061f-\u065f\u066e-\u06dc\u06de-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufdf0-\ufdfd"

SCRIPTS: tuple[Script, ...] = (
    Script(_EAST_ASIAN, ("DroidSansFallback", "DroidSansFallbackFull")),
    Script(
        "\u0610-\u061a\u061f-\u065f\u066e-\u06dc\u06de-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufdf0-\ufdfd",
        ("NotoSansArabic",),
        shaped=True,
    ),
    Script("\u0900-\u097f\ua8e0-\ua8ff", ("NotoSansDevanagari",), shaped=True),
    Script("\u0980-\u09ff", ("NotoSansBengali",), shaped=True),
    Script("\u0a00-\u0a7f", ("NotoSansGurmukhi",), shaped=True),
    Script("\u0a80-\u0aff", ("NotoSansGujarati",), shaped=True),
    Script("\u0b80-\u0bff", ("NotoSansTamil",), shaped=True),
    Script("\u0c00-\u0c7f", ("NotoSansTelugu",), shaped=True),
    Script("\u0c80-\u0cff", ("NotoSansKannada",), shaped=True),
    Script("\u0d00-\u0d7f", ("NotoSansMalayalam",), shaped=True),
    Script("\u1200-\u139f\u2d80-\u2ddf", ("NotoSansEthiopic",)),
)

_ANY = re.compile(f"[{''.join(script.ranges for script in SCRIPTS)}]")
_EACH = tuple((re.compile(f"[{script.ranges}]"), script) for script in SCRIPTS)
_SHAPED = "".join(script.ranges for script in SCRIPTS if script.shaped)
_IDLE_JOINERS = re.compile(f"(?<![{_SHAPED}\u200c\u200d])[\u200c\u200d]+")
_SHAPED_RUNS = tuple(
    (re.compile(f"[{script.ranges}][{script.ranges}\u200c\u200d]*"), script.fonts[0]) for script in SCRIPTS if script.shaped
)
_ANY_SHAPED = re.compile(f"[{_SHAPED}]")


def characters_of(text: str) -> set[str]:
    """Return the characters of a text that belong to one of these scripts."""
    return set(_ANY.findall(text))


def script_of(character: str) -> Script | None:
    """Return the script of a character, if it is one of these."""
    return next((script for pattern, script in _EACH if pattern.match(character)), None)


def without_idle_joiners(text: str) -> str:
    """Leave out each zero-width joiner and non-joiner that stands where no letters join."""
    return _IDLE_JOINERS.sub("", text)


def shaped_runs(text: str) -> list[tuple[int, int, str]]:
    """Return where text stands that has to be shaped: start, end and font, in their order."""
    if not _ANY_SHAPED.search(text):
        return []
    return sorted((found.start(), found.end(), font) for pattern, font in _SHAPED_RUNS for found in pattern.finditer(text))
