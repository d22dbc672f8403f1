"""The form seen from above: where each name stands and what it needs.

Names are unique in a form, so a flat table of entries is enough for checking
expressions, for putting them in order, and for finding answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.forms.definition import Group, Question, Repeat
from fieldreport.forms.expression import Call, Name, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.forms.definition import Form, Item
    from fieldreport.forms.expression import Expression

NAME_IN_WORDS = re.compile(r"\$\{\s*([A-Za-z_][\w.-]*)\s*\}")
"""A question named inside a label or hint."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item and where it stands."""

    item: Item
    repeats: tuple[str, ...]
    """Names of the repeats around it, outermost first."""
    parent: str
    """Name of the group or repeat right around it, or ""."""
    section: str
    """Name of the top-level group that holds it (its own name, if it is one), or ""."""
    order: int
    """Place in the sheet, counted from 0."""

    @property
    def name(self) -> str:
        """Name of the item."""
        return self.item.name

    @property
    def inner(self) -> tuple[str, ...]:
        """Names of the repeats around what it holds: for a repeat, itself included."""
        return (*self.repeats, self.item.name) if isinstance(self.item, Repeat) else self.repeats


def outline(form: Form) -> dict[str, Entry]:
    """Return the entries of a form by name, in sheet order. Of two items of one name the first stands."""
    found: dict[str, Entry] = {}
    for entry in entries(form):
        found.setdefault(entry.name, entry)
    return found


def entries(form: Form) -> Iterator[Entry]:
    """Yield the entry of every item in sheet order."""
    order = 0

    def under(items: tuple[Item, ...], repeats: tuple[str, ...], parent: str, section: str) -> Iterator[Entry]:
        nonlocal order
        for item in items:
            own = section or ("" if isinstance(item, Question) else item.name)
            entry = Entry(item, repeats, parent, own, order)
            order += 1
            yield entry
            if not isinstance(item, Question):
                yield from under(item.children, entry.inner, item.name, own)

    yield from under(form.children, (), "", "")


def shared_depth(here: tuple[str, ...], there: tuple[str, ...]) -> int:
    """Return how many repeats two places have around them in common."""
    depth = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        depth += 1
    return depth


def expressions(item: Item) -> Iterator[tuple[str, Expression]]:
    """Yield the expressions of an item, each with the column that it stands in."""
    if isinstance(item, Question):
        columns = {
            "required": item.required,
            "relevant": item.relevant,
            "constraint": item.constraint,
            "calculation": item.calculation,
            "default": item.default,
            "choice_filter": item.choice_filter,
        }
    elif isinstance(item, Group):
        columns = {"relevant": item.relevant}
    else:
        columns = {"relevant": item.relevant, "repeat_count": item.count, "row title": item.row_title}
    for column, expression in columns.items():
        if expression is not None:
            yield column, expression


def wordings(item: Item) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what an item says, by language, each with its column."""
    yield "label", item.label
    yield "hint", item.hint
    if isinstance(item, Question):
        yield "guidance_hint", item.guidance
        yield "required_message", item.required_message
        yield "constraint_message", item.constraint_message


def named_in_words(words: Mapping[str, str]) -> set[str]:
    """Return the questions that labels or hints name with ``${}``."""
    return {name for text in words.values() for name in NAME_IN_WORDS.findall(text)}


def named_in_parameters(item: Item) -> frozenset[str]:
    """Return the questions that the parameters of an item name (``seed=${q}``)."""
    if not isinstance(item, Question):
        return frozenset()
    return frozenset(match[1] for value in item.parameters.values() if (match := NAME_IN_WORDS.fullmatch(value)))


def stands_in(column: str, entry: Entry, table: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return the repeats around the place from which an expression is looked at.

    A row title looks from inside its row, a filter of rows from each row that it may offer, a calculation with a trigger from
    the row of the question that sets it off, as in the ``setvalue`` action to which an XLSForm is converted.
    """
    if column == "row title":
        return entry.inner
    if column == "choice_filter" and isinstance(entry.item, Question) and entry.item.rows_of in table:
        return table[entry.item.rows_of].inner
    if column == "calculation" and isinstance(entry.item, Question) and entry.item.trigger:
        trigger = table.get(entry.item.trigger[0])
        return trigger.repeats if trigger is not None else entry.repeats
    return entry.repeats


def titles_of(name: str, table: Mapping[str, Entry]) -> frozenset[str]:
    """Return the names that the words of a link to a row are made of; empty when ``name`` is no such link."""
    entry = table.get(name)
    if entry is None or not isinstance(entry.item, Question) or not entry.item.rows_of:
        return frozenset()
    repeat = table.get(entry.item.rows_of)
    if repeat is None or not isinstance(repeat.item, Repeat) or repeat.item.row_title is None:
        return frozenset({entry.item.rows_of})
    return repeat.item.row_title.names | {entry.item.rows_of}


def seen_across(entry: Entry, table: Mapping[str, Entry]) -> dict[str, int]:
    """Return the names whose answers are seen in other rows than the item's own, each with the repeats around that stay the same.

    ``indexed-repeat()`` sees any row that it is told; a link to a row shows the titles of all rows that can be chosen.
    """
    found: dict[str, int] = {}
    linked = {entry.name, *(name for _column, words in wordings(entry.item) for name in named_in_words(words))}
    for _column, expression in expressions(entry.item):
        if "jr:choice-name" in expression.functions:
            linked |= expression.names
        if "indexed-repeat" in expression.functions:
            for node in walk(expression.tree):
                if isinstance(node, Call) and node.function == "indexed-repeat" and isinstance(node.arguments[0], Name):
                    name = node.arguments[0].name
                    depth = max(len(table[name].repeats) - len(node.arguments) // 2, 0) if name in table else 0
                    found[name] = min(depth, found.get(name, depth))
    for name in linked:
        titles = titles_of(name, table)
        item = table[name].item if name in table else None
        if titles and isinstance(item, Question) and item.rows_of in table:
            depth = len(table[item.rows_of].repeats)
            filtered = item.choice_filter.names if item.choice_filter is not None else frozenset[str]()
            found.update({title: min(depth, found.get(title, depth)) for title in titles | filtered})
    return found


def needs(entry: Entry, table: Mapping[str, Entry]) -> dict[str, str]:
    """Return the names on which an item's own value or presence depends, each with the column that says so."""
    found: dict[str, str] = {}
    if entry.parent:
        found[entry.parent] = "group"
    deciding = {"relevant", "calculation", "repeat_count"}
    if isinstance(entry.item, Question) and entry.item.trigger:
        # It is worked out when somebody answers, and stays until then: it may name its own question.
        deciding.discard("calculation")
    for column, expression in expressions(entry.item):
        if column in deciding:
            for name in names_used(expression, entry, table):
                found[name] = column
    return found


def names_used(expression: Expression, entry: Entry, table: Mapping[str, Entry]) -> set[str]:
    """Return every name whose change can change an expression, links and row numbers included."""
    used = set(expression.names)
    if "jr:choice-name" in expression.functions:
        for name in expression.names:
            used |= titles_of(name, table)
    if expression.functions & {"position", "index"} and entry.inner:
        used.add(entry.repeats[-1] if entry.repeats else entry.inner[-1])
    return used
