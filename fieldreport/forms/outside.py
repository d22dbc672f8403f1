"""What XLSForm and ODK know beyond the published subset, and what to write instead.

Nothing that is outside is dropped: it is refused, and a person who knows XLSForm is told the way that is open.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from fieldreport.forms.subset import APPEARANCES, COLUMNS, FUNCTIONS, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

_BY_ITSELF = "The report itself keeps who wrote it, when and on which device. Leave the row out."
_TYPES = {
    **dict.fromkeys(("geotrace", "geoshape"), "Ask for a geopoint in a repeat; distance() and area() measure over its rows."),
    **dict.fromkeys(("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email"), _BY_ITSELF),
    **dict.fromkeys(
        ("audit", "background-audio", "start-geopoint", "background-geopoint"), "Nothing is recorded unseen. Leave the row out."
    ),
    **dict.fromkeys(("select_one_external",), "Write select_one_from_file and a choice_filter."),
    **dict.fromkeys(("csv-external", "xml-external"), "Look into the table with pulldata('table', 'column', 'key column', key)."),
    **dict.fromkeys(("begin_loop", "begin loop", "end_loop", "end loop"), "Write begin_repeat and end_repeat."),
    "xml": "Write the question as a row.",
    "osm": "Ask for a geopoint.",
}
_COLUMNS = {
    **dict.fromkeys(("media", "image", "audio", "video", "big-image", "autoplay"), "Labels are words here. Leave the column out."),
    **dict.fromkeys(("bind", "body", "control", "instance"), "Write the column of XLSForm that says the same, as required or relevant."),
    **dict.fromkeys(("save_to", "entity"), "Nothing is kept beside the report. Leave the column out."),
    **dict.fromkeys(("intent", "query", "compact_tag", "sms_field", "sms_option"), "Leave the column out."),
    **dict.fromkeys(("instance_name", "style", "submission_url", "public_key", "auto_send", "auto_delete"), "Leave the column out."),
    "allow_choice_duplicates": "Each code stands once in its list. Leave the column out.",
}
_FUNCTIONS = {
    "current": "Name the question as ${name}.",
    "jr:itext": "Write the words into a label column for each language, as label::Español (es).",
    "last": "Write count(${rows}) for the number of the last row.",
    "randomize": "Write randomize=true seed=${q} into the parameters of a select.",
    "boolean-from-string": "Compare with the text: ${q} = 'true'.",
    "pi": "Write 3.14159265358979.",
    "exp10": "Write pow(10, number).",
    "exp": "Write pow(2.718281828459045, number).",
    "decimal-time": "Compare times as they are: ${at} < '14:00'.",
    "version": "The report itself keeps the version of its form.",
    "property": _BY_ITSELF.partition(" Leave")[0],
    "search": "Write select_one_from_file and a choice_filter.",
}


def instead_of_type(word: str) -> str:
    """Return what to write in place of a type that is outside."""
    known = _TYPES.get(word)
    return known or close_to(word.replace(" ", "_"), TYPES, cutoff=0.5) or f"The types are {', '.join(TYPES)}."


def instead_of_column(sheet: str, column: str, close: str) -> str:
    """Return what to write in place of a column that is outside: what is known of it, else the column that looks like it."""
    known = _COLUMNS.get(re.split(r":+", column)[0].lower())
    if known:
        return known
    return f"Did you mean {close}?" if close else f"The columns are {', '.join(COLUMNS[sheet])}."


def instead_of_function(name: str) -> str:
    """Return what to write in place of a function that is outside."""
    close = close_to(name.lower(), FUNCTIONS, after="()")
    return _FUNCTIONS.get(name) or close or "The functions of the subset stand in the table of functions."


def slip_of_appearance(word: str) -> str:
    """Return the word that an appearance was meant to be, or "" when it is known or unlike all that are.

    Words that are unlike all others are left to the windows that know them.
    """
    if word in APPEARANCES or word.startswith("ex:"):
        return ""
    return next(iter(difflib.get_close_matches(word.lower(), APPEARANCES, n=1, cutoff=0.8)), "")


def close_to(word: str, words: Iterable[str], *, after: str = "", cutoff: float = 0.6) -> str:
    """Return ``Did you mean …?`` with the words that look like this one, or ""."""
    close = difflib.get_close_matches(word, sorted(words), n=2, cutoff=cutoff)
    return f"Did you mean {' or '.join(found + after for found in close)}?" if close else ""
