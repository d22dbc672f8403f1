"""The parameters of a question: which its type takes, and what they may be (``forms.subset.PARAMETERS``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldreport.forms.meaning import number
from fieldreport.forms.outline import NAME_IN_WORDS
from fieldreport.forms.outside import close_to
from fieldreport.forms.subset import PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fieldreport.forms.definition import Question

Problem = tuple[str, str]
"""What is wrong, and what to write instead."""

_WHOLE = re.compile(r"[1-9]\d{0,8}")
_QUALITIES = ("voice-only", "low", "normal", "external")


@dataclass(frozen=True, slots=True)
class Steps:
    """The numbers that a range question offers."""

    start: int | Decimal
    end: int | Decimal
    step: int | Decimal

    def holds(self, value: int | Decimal) -> bool:
        """Whether a number lies between the ends and on a step."""
        low, high = sorted((self.start, self.end))
        return low <= value <= high and (Decimal(value) - self.start) % self.step == 0


def split(cell: str) -> tuple[dict[str, str], list[str]]:
    """Return the parameters of a cell (``start=0 end=10``), and what in it is not written so."""
    found: dict[str, str] = {}
    strange: list[str] = []
    # Blanks around the sign are allowed, as in pyxform.
    for part in re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", cell.strip())):
        key, sign, value = part.partition("=")
        if key and sign and value:
            found[key] = value
        elif part:
            strange.append(part)
    return found, strange


def consumed(word: str) -> frozenset[str]:
    """Return the parameters that are used up in compiling a type: where the codes of a table stand."""
    return frozenset({"value", "label"}) if word.endswith("_from_file") else frozenset()


def steps_of(parameters: Mapping[str, str]) -> Steps:
    """Return the numbers of a range whose parameters were checked; 1 to 10 in steps of 1 when nothing is said."""
    start, end, step = (number(parameters.get(key, usual)) for key, usual in (("start", "1"), ("end", "10"), ("step", "1")))
    width = -step if step is not None and step < 0 else step
    return Steps(start if start is not None else 1, end if end is not None else 10, width or 1)


def parameter_problems(item: Question) -> Iterator[Problem]:
    """Yield what is wrong with the parameters of a question."""
    known = PARAMETERS.get(item.type.value, {})
    for key, value in item.parameters.items():
        if key not in known:
            suggestion = close_to(key, known, cutoff=0.5) or (f"It takes {', '.join(known)}." if known else "Leave it out.")
            yield f"A {item.type.value} has no parameter {key}.", suggestion
        elif key in _FITS and not _FITS[key](value):
            yield f"{key}={value} is not possible.", _SAID[key]
    if item.type.value == "range":
        yield from _range_problems(item.parameters)
    elif item.type.value == "image" and "max-pixels" not in item.parameters:
        yield (
            "An image needs the parameter max-pixels: ODK's tools warn without it.",
            "Write max-pixels=10000. Here pictures are never shrunk: the original is kept, whatever it says.",
        )
    yield from _seed_problems(item.parameters)


def _range_problems(parameters: Mapping[str, str]) -> Iterator[Problem]:
    if any(number(parameters.get(key, "1")) is None for key in ("start", "end", "step")):
        return
    steps = steps_of(parameters)
    if number(parameters.get("step", "1")) == 0:
        yield "The step of a range cannot be 0.", "Write step=1."
    elif max(steps.start, steps.end) - min(steps.start, steps.end) < steps.step:
        yield f"Between {steps.start} and {steps.end} there is no room for a step of {steps.step}.", ""


def _seed_problems(parameters: Mapping[str, str]) -> Iterator[Problem]:
    """A report shows the same each time it is opened, so an order of chance needs a seed that is kept."""
    randomized = parameters.get("randomize") == "true"
    if "seed" in parameters and not randomized:
        yield "A seed does nothing without randomize=true.", ""
    elif randomized and "seed" not in parameters:
        yield (
            "randomize=true needs a seed, so that the order is the same each time the report is opened.",
            "Add a calculate with once(random()) and write seed=${its_name}.",
        )


def _truth(value: str) -> bool:
    return value in ("true", "false")


def _metres(value: str) -> bool:
    read = number(value)
    return read is not None and read >= 0


_FITS: dict[str, Callable[[str], bool]] = {
    "rows": lambda value: _WHOLE.fullmatch(value) is not None,
    "start": lambda value: number(value) is not None,
    "end": lambda value: number(value) is not None,
    "step": lambda value: number(value) is not None,
    "max-pixels": lambda value: _WHOLE.fullmatch(value) is not None,
    "quality": lambda value: value in _QUALITIES,
    "capture-accuracy": _metres,
    "warning-accuracy": _metres,
    "allow-mock-accuracy": _truth,
    "randomize": _truth,
    "seed": lambda value: number(value) is not None or NAME_IN_WORDS.fullmatch(value) is not None,
}
_SAID = {
    **dict.fromkeys(("rows", "max-pixels"), "Write a whole number above 0."),
    **dict.fromkeys(("start", "end", "step"), "Write a number."),
    "quality": f"Write {', '.join(_QUALITIES[:-1])} or {_QUALITIES[-1]}.",
    **dict.fromkeys(("capture-accuracy", "warning-accuracy"), "Write metres, as a number."),
    **dict.fromkeys(("allow-mock-accuracy", "randomize"), "Write true or false."),
    "seed": "Write a number or ${name}.",
}
