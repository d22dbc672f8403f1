"""What stands in the way of sealing, remembered: after an answer only what it reached is asked again.

Each question's gap is remembered, and so is the list of each group, repeat and row: a form of a thousand rows is not
walked for one key. What a change reaches is forgotten together with the lists around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.forms.definition import Group, Question

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from fieldreport.answers.evaluation import Key, Rows, State
    from fieldreport.answers.graph import Node
    from fieldreport.answers.saying import Gap, Speaker


class Gaps:
    """The gaps of one sheet."""

    def __init__(self, state: State, speaker: Speaker) -> None:
        self._state = state
        self._speaker = speaker
        self._known: dict[Key, Gap | None] = {}
        self._lists: dict[Key, list[Gap]] = {}
        """By what holds them: a group or repeat with the rows around it, or a repeat with its row."""
        self._by_clock: set[Key] = set()
        """What was asked by the time of day: its gap can come and go while nobody answers anything."""
        self._day: date | None = None

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
        self._lists.clear()
        self._by_clock.clear()

    def forget(self, keys: Iterable[Key]) -> None:
        """Forget what a change reached."""
        for key in keys:
            self._known.pop(key, None)
            self._forget_around(key)

    def all(self) -> list[Gap]:
        """Return all gaps, in the order of the form. The list is the caller's."""
        self._look_at_the_clock()
        return list(self._inside("", ()))

    def _forget_around(self, key: Key) -> None:
        """Forget the lists around a place, from the inside; where one is not known, none around it is that holds it."""
        self._lists.pop(key, None)
        name, rows = key
        node = self._state.graph.nodes[name].parent
        while node is not None:
            # A row of a repeat has a list of its own, under the name of the repeat.
            if self._lists.pop((node.name, rows), None) is None:
                return
            if len(node.repeats) < len(rows):
                rows = rows[: len(node.repeats)]
                if self._lists.pop((node.name, rows), None) is None:
                    return
            node = node.parent
        self._lists.pop(("", ()), None)

    def _look_at_the_clock(self) -> None:
        graph = self._state.graph
        if graph.by_day:
            today = self._state.local_now().date()
            if today != self._day:
                self.clear()
                self._day = today
        for key in list(self._by_clock):
            node = graph.nodes[key[0]]
            if key not in self._known:
                self._by_clock.discard(key)
            elif not self._state.exists(node, key[1]):
                # Its row may come back, at another time.
                self.forget((key,))
            elif self._known[key] != (now := self._speaker.gap(node, key[1])):
                self._known[key] = now
                self._forget_around(key)

    def _inside(self, name: str, rows: Rows) -> list[Gap]:
        found = self._lists.get((name, rows))
        if found is None:
            found = self._lists[name, rows] = []
            for node in self._state.graph.watched.get(name, ()):
                key = (node.name, rows)
                if key not in self._state.hidden:
                    self._add(node, key, found)
        return found

    def _add(self, node: Node, key: Key, found: list[Gap]) -> None:
        if isinstance(node.item, Question):
            gap = self._gap(node, key)
            if gap is not None:
                found.append(gap)
        elif isinstance(node.item, Group):
            found += self._inside(*key)
        else:
            listed = self._lists.get(key)
            if listed is None:
                listed = self._lists[key] = []
                for row in self._state.rows.get(key, ()):
                    listed += self._inside(node.name, (*key[1], row))
            found += listed

    def _gap(self, node: Node, key: Key) -> Gap | None:
        if key not in self._known:
            self._known[key] = self._speaker.gap(node, key[1])
            if node.by_clock and (node.required is not None or key in self._state.given):
                self._by_clock.add(key)
        return self._known[key]
