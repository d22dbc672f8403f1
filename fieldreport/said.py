"""Sentences that can be said in another language.

A sentence for a person is written in English, with values in it. :func:`said` makes a ``str`` of it that still
knows its template and its values, so that everything that only carries a sentence (errors, gaps, states) carries
text as before, and whoever shows it can say it in another language (decision 024)::

    said("{name} is not a number.", name=typed)

The core knows no other language. The window translates the template and puts the values in again; a value that is
itself a sentence is translated too, and what an officer typed never is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

VALUE = re.compile(r"\{[a-z_0-9]*\}")
"""A value in a template."""


class Said(str):
    """An English sentence with the template and the values that it was made of."""

    __slots__ = ("change", "template", "values")
    template: str
    values: Mapping[str, object]
    change: Callable[[str], str] | None
    """What is done to the letters when all is put together, in any language."""

    def __new__(
        cls, text: str, template: str = "", values: Mapping[str, object] | None = None, change: Callable[[str], str] | None = None
    ) -> Said:
        """Make a sentence; without a template the text is its own."""
        made = super().__new__(cls, change(text) if change is not None else text)
        made.template = template or text
        made.values = values or {}
        made.change = change
        return made

    def __str__(self) -> str:
        """Return itself: ``str(error)`` stays a sentence."""
        return self

    def format(self, *args: object, **values: object) -> Said:
        """Put values into a template that was kept as a constant."""
        return said(self.template, **{str(number): value for number, value in enumerate(args)}, **values)

    def through(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language that ``translate`` puts a template into."""
        template = translate(self.template) if says_something(self.template) else self.template
        values = {name: _through(value, translate) for name, value in self.values.items()}
        text = template.format(**values) if values else template
        return self.change(text) if self.change is not None else text

    def lower(self) -> Said:
        """Return the same in small letters, in every language."""
        return Said(self, self.template, self.values, str.lower)


def said(template: str, **values: object) -> Said:
    """Return an English sentence of a template and what stands in it.

    Args:
        template: with ``{name}`` for each value; a text without values is taken as it is, braces and all.
        values: shown as ``str`` shows them. A sentence among them, or an error that holds one, is translated with the rest.

    Raises:
        KeyError: the template names a value that is not given; a programming error.
    """
    kept = {name: str(value) if isinstance(value, BaseException) else value for name, value in values.items()}
    return Said(template.format(**kept) if kept else template, template, kept)


def says_something(template: str) -> bool:
    """Whether there are words in a template beside its values: only then it is translated."""
    return any(letter.isalpha() for letter in VALUE.sub("", template))


def joined(separator: str, parts: Iterable[str]) -> Said:
    """Return parts one after the other, each still able to be said in another language; empty ones are left out.

    Args:
        separator: between two parts; punctuation alone, for it is never translated.
        parts: sentences, or words that are the same in every language.
    """
    filled = [part for part in parts if part]
    names = [f"part{number}" for number in range(len(filled))]
    return said(separator.join(f"{{{name}}}" for name in names), **dict(zip(names, filled, strict=True)))


def capital(text: str) -> str:
    """Return a text with a capital letter at its beginning, in every language."""
    return Said(text, text.template, text.values, _capital) if isinstance(text, Said) else _capital(text)


def to_json(text: str) -> object:
    """Return what can be stored of a sentence, so that it can be said in another language later; other text as it is."""
    if not isinstance(text, Said):
        return text
    return {"template": text.template, "values": {name: _stored(value) for name, value in text.values.items()}}


def from_json(stored: object) -> str:
    """Read what :func:`to_json` returns; anything else as text."""
    if not isinstance(stored, dict) or not isinstance(stored.get("template"), str) or not isinstance(stored.get("values"), dict):
        return stored if isinstance(stored, str) else ""
    try:
        return said(stored["template"], **{str(name): from_json(value) for name, value in stored["values"].items()})
    except (LookupError, ValueError):  # written by another version of the program
        return ""


def _stored(value: object) -> object:
    return to_json(value) if isinstance(value, str) else str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _through(value: object, translate: Callable[[str], str]) -> object:
    return value.through(translate) if isinstance(value, Said) else value
