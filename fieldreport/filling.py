"""What one key can fill in: a name for a star, plate and state typed in one go, beat and district of a position.

From what this laptop has: the department's roster and its map of beats. Nothing is put anywhere by itself, and nothing
that is answered is ever replaced: what does not fit is said, and what was typed stays. Which questions belong together
the form says: by appearance words (``officer``, ``plate``, ``beat``, ``district``) and by names that begin alike
(``partner_star`` and ``partner_name``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from fieldreport.answers.values import GeoPoint, Place
from fieldreport.catalogue.beats import Beats, load_beats
from fieldreport.catalogue.roster import load_roster
from fieldreport.errors import AnswerProblem, CatalogueProblem
from fieldreport.forms.definition import Question, QuestionType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Value
    from fieldreport.catalogue.roster import Member
    from fieldreport.forms.definition import Choice, Form, Item

ROSTER, BEATS = "roster.csv", "beats.geojson"
"""Files that IT puts beside the department's own file."""
SAMPLE = "roster-sample.csv"
OWN_CAMERA = {"camera_star": "reporter_star", "camera_wearer": "reporter_name", "camera_serial": "bwc_serial"}
"""Questions of a camera's row, and the answers of the reporting officer that they repeat."""
LEADER = {"supervisor_name": "agent_name", "supervisor_badge": "agent_badge", "supervisor_agency": "agent_agency"}
"""Questions of the supervisory officer, and what the row of that agent has said of them already; the longest last, as it is cut."""
SEEN_BY = "credential_camera"
"""The question for the camera that recorded a credential; most often the reporting officer's own."""
_STAR = re.compile(r"(?:star\s*)?#?\s*(?P<star>[0-9]{1,6})(?![0-9A-Za-z-])", re.IGNORECASE)
_NAMED = ("_name", "_wearer")
"""How the question ends that asks for the name of whoever has the star."""


@dataclass(frozen=True, slots=True)
class FillIn:
    """Words, and the answers that one key puts where they stand; without answers it is only said."""

    words: str
    puts: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What this laptop has to fill in from."""

    roster: Mapping[str, Member] = field(default_factory=dict)
    sample: bool = False
    """The roster is the program's own, fictional one: HQ has sent none yet."""
    beats: Beats = field(default_factory=Beats)
    problem: str = ""
    """What cannot be used, in words; it stops nothing."""

    def who(self, star: str) -> str:
        """Return in words whose star it is, or ""."""
        member = self.roster.get(star)
        return f"{member.name}, {member.rank}, unit {member.unit}" if member is not None else ""

    def stranger(self, star: str) -> str:
        """Return what is said of a star that is not in the roster."""
        sample = ", which is a sample until HQ sends one" if self.sample else ""
        return f"Star {star} is not in the roster on this laptop{sample}. What you typed is kept."


def load_known(department: Path, resources: Path) -> Known:
    """Load whatever can be loaded.

    Args:
        department: the folder with the department's own files.
        resources: the program's own.
    """
    problems: list[str] = []
    own = department / ROSTER
    sample = not own.exists()
    roster: Mapping[str, Member] = {}
    beats = Beats()
    try:
        roster = load_roster(resources / SAMPLE if sample else own)
    except CatalogueProblem as problem:
        problems.append(f"{problem} No names are offered for stars until IT mends it.")
    try:
        beats = load_beats(department / BEATS)
    except CatalogueProblem as problem:
        problems.append(str(problem))
    return Known(roster, sample, beats, " ".join(problems))


class Filling:
    """What the questions of one form can be filled in with."""

    def __init__(self, known: Known, form: Form) -> None:
        self.known = known
        self._rules: dict[str, Callable[[AnswerSheet, Place], FillIn | None]] = {}
        self._followers: dict[str, set[str]] = {}
        for siblings in _families(form.children):
            self._pair_stars(siblings)
            self._pair_plates(siblings)
            self._pair_beats(siblings)
            if OWN_CAMERA.keys() <= siblings.keys():
                self._pair_camera()
            if LEADER.keys() <= siblings.keys():
                self._pair_leader()
            if SEEN_BY in siblings:
                self._rules[SEEN_BY] = _own_serial

    def at(self, sheet: AnswerSheet, place: Place) -> FillIn | None:
        """Return what is offered or said at a place, or ``None``."""
        rule = self._rules.get(place.name)
        return rule(sheet, place) if rule is not None else None

    def followers(self, name: str) -> Iterable[str]:
        """Return the questions at which something else may be offered when this one is answered."""
        return self._followers.get(name, ())

    def _pair_stars(self, siblings: Mapping[str, Question]) -> None:
        for name, question in siblings.items():
            if not question.appearance & {"officer", "star"}:
                continue
            stem = name.removesuffix("_star")
            named = next((stem + end for end in _NAMED if stem != name and stem + end in siblings), "")
            if not named:
                self._rules[name] = partial(_officer, self.known)
                continue
            family = [named, *(stem + end for end in ("_rank", "_unit") if stem + end in siblings)]
            for each in (name, *family):
                self._rules[each] = partial(_star, self.known, name, family)
            self._follow(name, family)

    def _pair_plates(self, siblings: Mapping[str, Question]) -> None:
        for name, question in siblings.items():
            state = f"{name}_state"
            if "plate" in question.appearance and state in siblings:
                self._rules[name] = partial(_plate, state)
                self._followers.setdefault(state, set()).add(name)

    def _pair_beats(self, siblings: Mapping[str, Question]) -> None:
        targets = {name: "district" in each.appearance for name, each in siblings.items() if each.appearance & {"beat", "district"}}
        for name, question in siblings.items():
            if question.type is QuestionType.GEOPOINT and targets and self.known.beats.areas:
                for each in (name, *targets):
                    self._rules[each] = partial(_beat, self.known.beats, name, targets)
                self._follow(name, list(targets))

    def _pair_camera(self) -> None:
        for name in OWN_CAMERA:
            before = self._rules.get(name)
            self._rules[name] = partial(_camera, before)
        self._follow(next(iter(OWN_CAMERA)), list(OWN_CAMERA)[1:])

    def _pair_leader(self) -> None:
        for name in LEADER:
            self._rules[name] = _leader
        self._follow("supervisor_agent", list(LEADER))

    def _follow(self, first: str, others: list[str]) -> None:
        for each in (first, *others):
            self._followers.setdefault(each, set()).update({first, *others} - {each})


def _families(items: Iterable[Item]) -> Iterator[Mapping[str, Question]]:
    """Yield the questions that stand side by side: of a group, or of a row."""
    items = tuple(items)
    yield {item.name: item for item in items if isinstance(item, Question)}
    for item in items:
        if not isinstance(item, Question):
            yield from _families(item.children)


def _beside(place: Place, name: str) -> Place:
    return Place(name, place.rows)


def _value(sheet: AnswerSheet, place: Place) -> Value | None:
    """Return the one plain value of an answer; ``None`` for anything else."""
    answer = sheet.answer(place)
    value = answer[0].value if len(answer) == 1 else None
    return value if type(value) is str or isinstance(value, GeoPoint) else None


def _is_open(sheet: AnswerSheet, place: Place) -> bool:
    """Whether a question is asked and has no answer of any kind, not even half-typed words."""
    return sheet.is_relevant(place) and not sheet.answer(place) and not sheet.unread(place)


def _fitting(sheet: AnswerSheet, place: Place, words: str) -> str:
    """Return words as they answer a place: the code of the choice that they name, or "" where there is none."""
    choices = sheet.choices(place)
    if not choices:
        return words
    return next((choice.code for choice in choices if _is_called(choice, words)), "")


def _is_called(choice: Choice, words: str) -> bool:
    return words.casefold() in {choice.code.casefold(), *(label.casefold() for label in choice.label.values())}


def _star(known: Known, star_name: str, family: list[str], sheet: AnswerSheet, place: Place) -> FillIn | None:
    at_star = place.name == star_name
    typed = _value(sheet, _beside(place, star_name))
    match = _STAR.match(typed) if isinstance(typed, str) else None
    if match is None:
        return None
    star = match["star"]
    member = known.roster.get(star)
    if member is None:
        return (
            FillIn(known.stranger(star))
            if at_star and known.roster and isinstance(typed, str) and match.end() == len(typed.strip())
            else None
        )
    facts = {"_rank": member.rank, "_unit": member.unit}
    wanted = [(_beside(place, name), facts.get(name[name.rfind("_") :], member.name)) for name in family]
    if sheet.answer(wanted[0][0]) and not _same_name(_value(sheet, wanted[0][0]), member.name):
        return FillIn(f"The roster has {known.who(star)} for this star. What you typed is kept.") if at_star else None
    puts = tuple((at, code) for at, words in wanted if _is_open(sheet, at) and (code := _fitting(sheet, at, words)))
    offered = puts and (at_star or place in {at for at, _ in puts})
    return FillIn(known.who(star), puts) if offered else None


def _same_name(typed: Value | None, name: str) -> bool:
    """Whether two names are one, with or without the rank before them."""
    if not isinstance(typed, str) or not typed.strip():
        return False
    one, other = typed.strip().casefold(), name.casefold()
    return one == other or other.endswith(f" {one}") or one.endswith(f" {other}")


def _reporter(sheet: AnswerSheet) -> str:
    """Return the reporting officer as ``Alex Sample, star 90001``, or "" where the form does not say it."""
    try:
        name, star = (_value(sheet, Place(question)) for question in ("reporter_name", "reporter_star"))
    except AnswerProblem:
        return ""
    return f"{name}, star {star}" if name and star else ""


def _officer(known: Known, sheet: AnswerSheet, place: Place) -> FillIn | None:
    typed = _value(sheet, place)
    if _is_open(sheet, place):
        own = _reporter(sheet) if place.name.endswith("_by") else ""  # who did it; not to whom it went
        return FillIn(own, ((place, own),)) if own else None
    match = _STAR.fullmatch(typed.strip()) if isinstance(typed, str) else None
    if match is None:
        return None
    star = match["star"]
    member = known.roster.get(star)
    if member is None:
        return FillIn(known.stranger(star)) if known.roster else None
    return FillIn(known.who(star), ((place, f"{member.name}, star {star}"),))


def _camera(before: Callable[[AnswerSheet, Place], FillIn | None] | None, sheet: AnswerSheet, place: Place) -> FillIn | None:
    """Offer the officer's own camera in a row in which nothing of it is answered, until a row has it."""
    found = before(sheet, place) if before is not None else None
    if found is not None or sheet.answer(place) or not place.rows:
        return found
    try:
        wanted = [(_beside(place, name), _value(sheet, Place(source))) for name, source in OWN_CAMERA.items()]
        serials = {_value(sheet, Place("camera_serial", (*place.rows[:-1], row))) for row in sheet.rows(Place("cameras", place.rows[:-1]))}
    except AnswerProblem:
        return None
    if not all(isinstance(value, str) and _is_open(sheet, at) for at, value in wanted) or wanted[-1][1] in serials:
        return None
    return FillIn(f"Your own camera, {wanted[-1][1]}", tuple((at, str(value)) for at, value in wanted))


def _own_serial(sheet: AnswerSheet, place: Place) -> FillIn | None:
    """Offer the serial number of the officer's own camera."""
    try:
        serial = _value(sheet, Place(OWN_CAMERA["camera_serial"]))
    except AnswerProblem:
        return None  # the form does not ask for it
    return FillIn(serial, ((place, serial),)) if isinstance(serial, str) and _is_open(sheet, place) else None


def _leader(sheet: AnswerSheet, place: Place) -> FillIn | None:
    """Offer what is said of the agent who is named as the supervisory officer; who declined has said none of it, and nothing is offered."""
    row, puts, words = _value(sheet, Place("supervisor_agent")), [], []
    if not isinstance(row, str) or _value(sheet, Place("supervisor_outcome")) != "identified":
        return None
    for name, source in LEADER.items():
        at, there = _beside(place, name), Place(source, (row,))
        try:
            value = _value(sheet, there)
        except AnswerProblem:
            return None  # its row was deleted
        if isinstance(value, str) and _is_open(sheet, at):
            puts.append((at, value))
            words.append(sheet.shown(there, sheet.answer(there)[0]))
    return FillIn(", ".join(words), tuple(puts)) if place in {at for at, _ in puts} else None


def _plate(state_name: str, sheet: AnswerSheet, place: Place) -> FillIn | None:
    typed, at = _value(sheet, place), _beside(place, state_name)
    found = split_plate(typed, sheet.choices(at)) if isinstance(typed, str) else None
    if found is None:
        return None
    plate, state = found
    words = f"Plate {plate}, {next(iter(state.label.values()), state.code)}"
    if _is_open(sheet, at):
        return FillIn(words, ((place, plate), (at, state.code)))
    return FillIn(words, ((place, plate),)) if _value(sheet, at) == state.code else None


def split_plate(typed: str, states: Iterable[Choice]) -> tuple[str, Choice] | None:
    """Return plate and state of ``IL AB12345`` or ``AB12345 Illinois``; ``None`` unless exactly one end names a state."""
    parts = re.split(r"[\s,]+", typed.strip())
    found: set[tuple[str, str]] = set()
    by_code: dict[str, Choice] = {}
    for state in states:
        by_code[state.code] = state
        for called in {state.code, *state.label.values()}:
            size = len(called.split())
            wanted = called.casefold().split()
            if len(parts) > size and [part.casefold() for part in parts[:size]] == wanted:
                found.add((" ".join(parts[size:]), state.code))
            if len(parts) > size and [part.casefold() for part in parts[-size:]] == wanted:
                found.add((" ".join(parts[:-size]), state.code))
    if len(found) != 1:
        return None
    plate, code = found.pop()
    return plate.upper(), by_code[code]


def _beat(beats: Beats, position: str, targets: Mapping[str, bool], sheet: AnswerSheet, place: Place) -> FillIn | None:
    at_position = place.name == position
    point = _value(sheet, _beside(place, position))
    if not isinstance(point, GeoPoint) or not sheet.is_relevant(_beside(place, position)):
        return None
    beat = beats.at(point.latitude, point.longitude)
    if beat is None:
        return FillIn("The department's map has no beat for this position.") if at_position else None
    words = f"Beat {beat.number}, district {beat.district}, by the department's map"
    asked = ((_beside(place, name), beat.district if is_district else beat.number) for name, is_district in targets.items())
    wanted = [(at, _fitting(sheet, at, words)) for at, words in asked]
    if any(sheet.answer(at) and _value(sheet, at) != code for at, code in wanted):
        return FillIn(f"{words}. What you entered is kept.") if at_position else None
    puts = tuple((at, code) for at, code in wanted if code and _is_open(sheet, at))
    return FillIn(words, puts) if at_position or place in {at for at, _ in puts} else None
