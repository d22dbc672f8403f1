"""The language that the window speaks: English, or Spanish with Ctrl+L. Kept for this laptop, as day and night are.

English text is the key (decision 024). What is shown is a sentence made by :func:`fieldreport.said.said`; it is put into
the language that is spoken at the moment when it goes into a widget, and the widget remembers the sentence, so that
:func:`speak` can say everything again at once. A widget that keeps a sentence of its own says it anew in a method
``resay()``; models put their words through :func:`tr` whenever Qt asks for them.

Nothing is loaded for English. Dates and times are written as the police writes them in both languages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from fieldreport.said import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QTranslator

ENGLISH, SPANISH = "en", "es"
CONTEXT = "fieldreport"
"""The one context of all our translations."""
FILE = "language"
LONGEST = 10
"""Bytes of the file that are read; a longer one is not ours."""

_spoken = [ENGLISH]
_translator: list[QTranslator] = []
"""Loaded when Spanish is first spoken; held, because Qt does not own it."""
_said: WeakKeyDictionary[QWidget, dict[str, tuple[Callable[[str], None], str]]] = WeakKeyDictionary()
"""What each widget was last given to say, by what of it says it."""


def spoken() -> str:
    """Return the language that is spoken now, as a code of ISO 639-1."""
    return _spoken[0]


def other() -> str:
    """Return the language that is not spoken now."""
    return ENGLISH if spoken() == SPANISH else SPANISH


def tr(text: str) -> str:
    """Return a sentence in the language that is spoken; text that is no sentence of ours (what was typed) as it is."""
    return text if spoken() == ENGLISH or not isinstance(text, Said) else text.through(_translated)


def speak(language: str) -> None:
    """Speak this language from now on, in every widget that there is."""
    if language == spoken():
        return
    _spoken[0] = language
    if language == SPANISH and not _translator:
        from PySide6.QtCore import QTranslator

        translator = QTranslator()
        translator.load(str(Path(__file__).resolve().parent.parent / "resources" / "translations" / "fieldreport.es.qm"))
        _translator.append(translator)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if language == SPANISH:
        app.installTranslator(_translator[0])
    elif _translator:
        app.removeTranslator(_translator[0])
    for widget in app.allWidgets():
        _resay(widget)


def name(widget: QWidget, text: str) -> None:
    """Give a widget its name for screen readers."""
    put(widget, "name", widget.setAccessibleName, text)


def describe(widget: QWidget, text: str) -> None:
    """Give a widget its description for screen readers."""
    put(widget, "description", widget.setAccessibleDescription, text)


def prompt(line: QLineEdit, text: str) -> None:
    """Say in an empty line what is to be typed there."""
    put(line, "prompt", line.setPlaceholderText, text)


def explain(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip."""
    put(widget, "tip", widget.setToolTip, text)


def put(widget: QWidget, what: str, show: Callable[[str], None], text: str) -> None:
    """Show a sentence with ``show`` now, and again whenever another language is spoken."""
    show(tr(text))
    mine = _said.setdefault(widget, {})
    if isinstance(text, Said):
        mine[what] = (show, text)
    else:
        mine.pop(what, None)


def name_of(widget: QWidget) -> str:
    """Return the name that a widget was given, before it was translated."""
    return _said.get(widget, {}).get("name", (None, widget.accessibleName()))[1]


def remembered(folder: Path) -> str:
    """Return the language that was spoken last on this laptop; English where that is not known."""
    try:
        with (folder / FILE).open("rb") as file:
            kept = file.read(LONGEST).split()
    except OSError:
        return ENGLISH
    return SPANISH if kept == [SPANISH.encode()] else ENGLISH


def remember(folder: Path, language: str) -> None:
    """Keep the language for the next start on this laptop, whoever works here then.

    Raises:
        DiskProblem: the disk refused.
    """
    from fieldreport import durable

    durable.write(durable.make_folder(folder) / FILE, language.encode() + b"\n")


def _translated(template: str) -> str:
    return QCoreApplication.translate(CONTEXT, template)


def _resay(widget: QWidget) -> None:
    from shiboken6 import isValid

    if not isValid(widget):
        return  # a screen that was built anew took it away
    for show, text in _said.get(widget, {}).values():
        show(tr(text))
    resay = getattr(widget, "resay", None)
    if resay is not None:
        resay()
