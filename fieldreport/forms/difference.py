"""What is different between two releases of a form, in words, for officers and for policy staff.

Questions, groups and repeats are known by their names, codes by code and list.
Each difference is one sentence, with the section that it is found in. Formulas
are of no use to an officer, so they stand apart, in ``detail``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from fieldreport.forms.definition import Group, Question, QuestionType, Repeat
from fieldreport.forms.outline import outline
from fieldreport.forms.subset import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fieldreport.forms.definition import Choice, Form, Item
    from fieldreport.forms.expression import Expression
    from fieldreport.forms.outline import Entry


class Kind(StrEnum):
    """What kind of difference it is."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    CONDITION = "condition"
    """Asked under other conditions."""
    REQUIRED = "required"
    TYPE = "type"
    RULE = "rule"
    """What is taken as an answer, computed, offered or filled in."""
    HELP = "help"
    CODES_ADDED = "codes added"
    CODES_REMOVED = "codes removed"
    CODES_REWORDED = "codes reworded"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference."""

    kind: Kind
    section: str
    """Label of the section in which it is found; "" for what stands in none."""
    name: str
    """Name of the question, group or repeat; for codes the name of their list."""
    words: str
    """The difference as a sentence."""
    detail: str = ""
    """Formulas, or all of a long list: for policy staff."""


_BEFORE_DETAILS = re.compile(r"[:;(]|, or a row|, as |, kept |, likewise")
"""Where the words of a type begin to say more than an officer needs."""
MOST_NAMED = 6
"""Codes that a sentence names; the rest is counted."""


def differences(old: Form, new: Form, language: str = "") -> tuple[Difference, ...]:
    """Return what is different in ``new``, in the order of its sections; what is gone comes last in its old section.

    Args:
        old: the earlier release.
        new: the later one.
        language: in which labels are shown; the forms' own first language when "".
    """
    comparison = _Comparison(old, new, language)
    found = [*comparison.items(), *comparison.codes(), *comparison.tables()]
    order = {label: number for number, label in enumerate(comparison.section_order())}
    return tuple(sorted(found, key=lambda each: order.get(each.section, -1)))


def by_section(found: Iterable[Difference]) -> Iterator[tuple[str, tuple[Difference, ...]]]:
    """Yield each section's label with its differences, in the order of :func:`differences`."""
    for section, each in groupby(found, key=lambda difference: difference.section):
        yield section, tuple(each)


class _Comparison:
    def __init__(self, old: Form, new: Form, language: str) -> None:
        self._old, self._new = old, new
        self._language = language
        self._before, self._after = outline(old), outline(new)
        self._moved = _moved(self._before, self._after)

    def section_order(self) -> list[str]:
        """Return the labels of all sections: the new form's, and then those that are gone."""
        labels = [self._label(self._new, item) for item in self._new.sections()]
        return [*labels, *(label for item in self._old.sections() if (label := self._label(self._old, item)) not in labels)]

    def items(self) -> Iterator[Difference]:
        """Yield what is different about sections, groups, repeats and questions."""
        for name, entry in self._after.items():
            before = self._before.get(name)
            if before is None or type(before.item) is not type(entry.item):
                yield from self._added(entry)
            if before is not None and type(before.item) is not type(entry.item):
                yield from self._removed(before)
            elif before is not None:
                yield from self._changed(before, entry)
        for name, entry in self._before.items():
            if name not in self._after:
                yield from self._removed(entry)

    def _added(self, entry: Entry) -> Iterator[Difference]:
        if not _seen(entry.item) or (entry.parent in self._after and entry.parent not in self._before):
            return  # a new section is told once, with how much is in it
        words = f"New {_what(entry)}: “{self._label(self._new, entry.item)}”{_holds(entry.item)}."
        if isinstance(entry.item, Question) and entry.item.required is not None:
            words = f"{words[:-1]}, {'which must be answered' if _always(entry.item.required) else 'which must be answered in some cases'}."
        yield self._said(Kind.ADDED, self._new, entry, words)

    def _removed(self, entry: Entry) -> Iterator[Difference]:
        if not _seen(entry.item) or (entry.parent in self._before and entry.parent not in self._after):
            return
        words = f"No longer there: the {_what(entry)} “{self._label(self._old, entry.item)}”{_holds(entry.item)}."
        yield self._said(Kind.REMOVED, self._old, entry, words)

    def _changed(self, before: Entry, after: Entry) -> Iterator[Difference]:
        one, two = before.item, after.item
        if not _seen(two):
            if isinstance(one, Question) and isinstance(two, Question):
                yield from self._formulas(after, (("is computed in another way", one.calculation, two.calculation),))
            return
        quoted, was = f"“{self._label(self._new, two)}”", self._label(self._old, one)
        if was != self._label(self._new, two):
            yield self._said(Kind.REWORDED, self._new, after, f"Reworded: “{was}” is now {quoted}.")
        elif self._differ(one.label, two.label):
            yield self._said(Kind.REWORDED, self._new, after, f"{quoted} is reworded in another language.")
        yield from self._place(before, after, quoted)
        yield from self._formulas(after, (("is asked under other conditions", one.relevant, two.relevant),), Kind.CONDITION)
        helps = isinstance(one, Question) and isinstance(two, Question) and self._differ(one.guidance, two.guidance)
        if helps or self._differ(one.hint, two.hint):
            yield self._said(Kind.HELP, self._new, after, f"{quoted} has another explanation.")
        if isinstance(one, Question) and isinstance(two, Question):
            yield from self._question(one, two, after, quoted)
        elif isinstance(one, Repeat) and isinstance(two, Repeat):
            yield from self._formulas(after, (("has another number of rows", one.count, two.count),))

    def _differ(self, one: Mapping[str, str], two: Mapping[str, str]) -> bool:
        """Whether words differ in a language that both forms speak: that a form learns another one changes no question."""
        return any(one.get(language) != two.get(language) for language in self._old.languages if language in self._new.languages)

    def _place(self, before: Entry, after: Entry, quoted: str) -> Iterator[Difference]:
        if before.repeats != after.repeats:
            yield self._said(Kind.MOVED, self._new, after, f"{quoted} is now asked {self._within(after)}.")
        elif after.section not in {before.section, after.name}:
            yield self._said(Kind.MOVED, self._new, after, f"{quoted} now stands in this section.")
        elif after.name in self._moved:
            yield self._said(Kind.MOVED, self._new, after, f"{quoted} stands at another place.")

    def _within(self, entry: Entry) -> str:
        if not entry.repeats:
            return "once, not in rows"
        return f"in each row of “{self._label(self._new, self._after[entry.repeats[-1]].item)}”"

    def _question(self, one: Question, two: Question, entry: Entry, quoted: str) -> Iterator[Difference]:
        if one.type is not two.type or one.rows_of != two.rows_of:
            was, now = self._answered(one, self._old), self._answered(two, self._new)
            yield self._said(Kind.TYPE, self._new, entry, f"{quoted} takes another kind of answer: it was {was}, and is now {now}.")
        elif one.choices != two.choices:
            yield self._said(Kind.RULE, self._new, entry, f"{quoted} is answered from another list.", f"{one.choices} → {two.choices}")
        yield from self._must(one, two, entry, quoted)
        pairs = (
            ("takes other answers than before", one.constraint, two.constraint),
            ("is computed in another way", one.calculation, two.calculation),
            ("begins with another answer", one.default, two.default),
            ("offers its choices under other conditions", one.choice_filter, two.choice_filter),
        )
        yield from self._formulas(entry, pairs)
        if one.trigger != two.trigger:
            detail = f"{', '.join(one.trigger) or '(none)'} → {', '.join(two.trigger) or '(none)'}"
            yield self._said(Kind.RULE, self._new, entry, f"{quoted} is computed at another moment.", detail)
        yield from self._non_answers(one, two, entry, quoted)
        if one.read_only != two.read_only:
            yield self._said(Kind.RULE, self._new, entry, f"{quoted} {'is only shown now' if two.read_only else 'can now be answered'}.")
        if dict(one.parameters) != dict(two.parameters):
            detail = f"{_pairs(one.parameters)} → {_pairs(two.parameters)}"
            yield self._said(Kind.RULE, self._new, entry, f"{quoted} has other bounds or steps.", detail)

    def _must(self, one: Question, two: Question, entry: Entry, quoted: str) -> Iterator[Difference]:
        if _text(one.required) == _text(two.required):
            return
        if two.required is None:
            words = f"{quoted} no longer has to be answered."
        elif one.required is None:
            words = f"{quoted} must now be answered{'' if _always(two.required) else ' in some cases'}."
        else:
            words = f"{quoted} must be answered in other cases than before."
        yield self._said(Kind.REQUIRED, self._new, entry, words, f"{_text(one.required)} → {_text(two.required)}")

    def _non_answers(self, one: Question, two: Question, entry: Entry, quoted: str) -> Iterator[Difference]:
        if one.takes_non_answers != two.takes_non_answers:
            how = "can now be answered" if two.takes_non_answers else "can no longer be answered"
            yield self._said(Kind.RULE, self._new, entry, f"{quoted} {how} with “unknown” or “not observed”.")
        if one.may_be_refused != two.may_be_refused:
            how = "can now be answered" if two.may_be_refused else "can no longer be answered"
            yield self._said(Kind.RULE, self._new, entry, f"{quoted} {how} with “refused”.")

    def _formulas(
        self, entry: Entry, pairs: Iterable[tuple[str, Expression | None, Expression | None]], kind: Kind = Kind.RULE
    ) -> Iterator[Difference]:
        for words, one, two in pairs:
            if _text(one) != _text(two):
                quoted = self._label(self._new, entry.item)
                detail = f"{_text(one) or '(none)'} → {_text(two) or '(none)'}"
                yield self._said(kind, self._new, entry, f"“{quoted}” {words}.", detail)

    def codes(self) -> Iterator[Difference]:
        """Yield what is different in code lists that both forms use, at the first question that is answered from each."""
        used: dict[str, list[Entry]] = {}
        for entry in self._after.values():
            if isinstance(entry.item, Question) and entry.item.choices in self._old.lists:
                used.setdefault(entry.item.choices, []).append(entry)
        for name, entries in used.items():
            before, after = _coded(self._old.lists[name]), _coded(self._new.lists[name])
            more = f" and {len(entries) - 1} more" if len(entries) > 1 else ""
            where = f"“{self._label(self._new, entries[0].item)}”{more}"
            lists = (
                (Kind.CODES_ADDED, f"New to choose for {where}", [self._choice(after[code]) for code in after if code not in before]),
                (
                    Kind.CODES_REMOVED,
                    f"No longer to choose for {where}",
                    [self._choice(before[code]) for code in before if code not in after],
                ),
                (Kind.CODES_REWORDED, f"Reworded in {where}", list(self._reworded(before, after))),
            )
            for kind, words, codes in lists:
                if codes:
                    yield Difference(kind, self._section(self._new, entries[0]), name, f"{words}: {_some(codes)}.", "; ".join(codes))

    def tables(self) -> Iterator[Difference]:
        """Yield code tables that calculations look into and that hold something else now."""
        for name in sorted(self._old.tables.keys() & self._new.tables.keys()):
            if self._old.tables[name] != self._new.tables[name]:
                yield Difference(Kind.RULE, "", name, f"The table {name}, which calculations look into, has changed.")

    def _reworded(self, before: Mapping[str, Choice], after: Mapping[str, Choice]) -> Iterator[str]:
        for code, choice in after.items():
            if code in before and self._differ(before[code].label, choice.label):
                yield f"{self._choice(before[code])} is now {self._choice(choice)}"

    def _choice(self, choice: Choice) -> str:
        return f"“{_in_words(choice.label, self._language or self._new.languages[0]) or choice.code}”"

    def _answered(self, question: Question, form: Form) -> str:
        if question.rows_of:
            return (
                f"{'one' if question.type is QuestionType.SELECT_ONE else 'any number'} of the rows of “{self._row_label(question, form)}”"
            )
        return _BEFORE_DETAILS.split(TYPES[question.type.value].words, maxsplit=1)[0]

    def _row_label(self, question: Question, form: Form) -> str:
        entry = (self._after if form is self._new else self._before).get(question.rows_of)
        return self._label(form, entry.item) if entry else question.rows_of

    def _label(self, form: Form, item: Item) -> str:
        return _in_words(item.label, self._language or form.languages[0]) or item.name

    def _section(self, form: Form, entry: Entry) -> str:
        table = self._after if form is self._new else self._before
        return self._label(form, table[entry.section].item) if entry.section else ""

    def _said(self, kind: Kind, form: Form, entry: Entry, words: str, detail: str = "") -> Difference:
        return Difference(kind, self._section(form, entry), entry.name, words, detail)


def _moved(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> set[str]:
    """Return the fewest names that must have changed place among their neighbours, so that the rest kept its order."""
    numbers = {name: number for number, name in enumerate(before)}
    moved: set[str] = set()
    levels: dict[str, list[str]] = {}
    for name, entry in after.items():
        if name in before and before[name].parent == entry.parent:
            levels.setdefault(entry.parent, []).append(name)
    for names in levels.values():
        moved |= set(names) - set(_rising(names, numbers))
    return moved


def _rising(names: Sequence[str], numbers: Mapping[str, int]) -> list[str]:
    """Return a longest run of names, not always neighbours, whose numbers rise."""
    ends: list[int] = []
    ending: list[str] = []
    before: dict[str, str] = {}
    for name in names:
        place = bisect_left(ends, numbers[name])
        if place:
            before[name] = ending[place - 1]
        ends[place : place + 1] = [numbers[name]]
        ending[place : place + 1] = [name]
    run = [ending[-1]] if ending else []
    while run and run[-1] in before:
        run.append(before[run[-1]])
    return run


def _seen(item: Item) -> bool:
    """Whether officers see it: computed values have no label."""
    return not isinstance(item, Question) or bool(item.label)


def _what(entry: Entry) -> str:
    if isinstance(entry.item, Repeat):
        return "table"
    if isinstance(entry.item, Group):
        return "group" if entry.parent else "section"
    return "note" if entry.item.type is QuestionType.NOTE else "question"


def _holds(item: Item) -> str:
    if isinstance(item, Question):
        return ""
    count = _count(item)
    return f" with {count} {'question' if count == 1 else 'questions'}"


def _count(item: Item) -> int:
    if isinstance(item, Question):
        return int(_seen(item) and item.type is not QuestionType.NOTE)
    return sum(_count(child) for child in item.children)


def _coded(choices: Iterable[Choice]) -> dict[str, Choice]:
    return {choice.code: choice for choice in choices}


def _some(codes: Sequence[str]) -> str:
    named = ", ".join(codes[:MOST_NAMED])
    return f"{named} and {len(codes) - MOST_NAMED} more" if len(codes) > MOST_NAMED else named


def _always(required: Expression) -> bool:
    return required.text == "true()"


def _text(expression: Expression | None) -> str:
    return "" if expression is None else expression.text


def _pairs(parameters: Mapping[str, str]) -> str:
    return " ".join(f"{key}={value}" for key, value in sorted(parameters.items())) or "(none)"


def _in_words(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")
