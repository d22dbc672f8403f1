"""What a place in the form says to a person: label, choices, what is missing, what is wrong, and why it is asked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from fieldreport.answers.evaluation import seen_content
from fieldreport.answers.graph import in_language
from fieldreport.answers.values import NonAnswer, Place, Range
from fieldreport.answers.words import account_words, source_words
from fieldreport.forms.definition import Choice, Group, Question, QuestionType, Repeat
from fieldreport.forms.evaluation import Scope
from fieldreport.forms.meaning import text, truth
from fieldreport.forms.outline import NAME_IN_WORDS, shared_depth
from fieldreport.forms.parameters import steps_of
from fieldreport.said import joined, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.answers.evaluation import Key, Rows, State
    from fieldreport.answers.graph import Node
    from fieldreport.answers.values import Account, Answer, Value

LONGEST_SOURCE = 90
"""Characters of a source that is named before a gap."""
_HEAD = re.compile(r"[:;]\s|\.\s(?=[A-Z]|\d+ ILCS)")
_SENTENCE = re.compile(r"\.\s(?=[A-Z]|\d+ ILCS)")
_UNDER_LITIGATION = ("under litigation", "en litigio")
GONE_ROW = said("a row that was removed")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in the way of sealing."""

    place: Place
    section: str
    """Name of the top-level group."""
    kind: Literal["missing", "wrong"]
    words: str
    """What is missing or wrong, as a sentence."""
    why: str
    """Why it is asked (the guidance of the sheet), or ""."""

    @property
    def source(self) -> str:
        """The head of :attr:`why`, short enough for a line: ``Executive Order 2026-01, duty 3``; "" when it has none."""
        head = _HEAD.split(self.why, maxsplit=1)[0].rstrip(".")
        if not head or len(head) > LONGEST_SOURCE:
            return ""
        # Said of the statute that stands at the head, never of another one further on.
        statute = _SENTENCE.split(self.why, maxsplit=1)[0] if any(sign.isdigit() for sign in head) else ""
        words = next((words for words in _UNDER_LITIGATION if words in statute), "")
        return f"{head} ({words})" if words and words not in head else head

    @property
    def sentence(self) -> str:
        """What is missing or wrong, after whose rule it is asked by."""
        return joined(": ", (self.source, self.words))


class Speaker:
    """Puts the state of a sheet into words of one language."""

    def __init__(self, state: State, language: str) -> None:
        self._state = state
        self.language = language

    def label(self, node: Node, rows: Rows) -> str:
        """Return the label, with answers filled in where it names them; the name when there is none.

        A group without a label only holds questions together: it has no heading.
        """
        told = self._filled(node, rows, node.item.label)
        return told if told or (isinstance(node.item, Group) and not node.item.label) else node.name

    def hint(self, node: Node, rows: Rows) -> str:
        """Return the hint, or ""."""
        return self._filled(node, rows, node.item.hint)

    def guidance(self, node: Node, rows: Rows) -> str:
        """Return why it is asked, or ""."""
        return self._filled(node, rows, node.item.guidance) if isinstance(node.item, Question) else ""

    def _filled(self, node: Node, rows: Rows, words: Mapping[str, str]) -> str:
        told = in_language(words, self.language, self._state.graph.form.languages)
        if "${" not in told:
            return told
        return NAME_IN_WORDS.sub(lambda match: self._named(match[1], node, rows), told)

    def _named(self, name: str, node: Node, rows: Rows) -> str:
        named = self._state.graph.nodes[name]
        around = rows[: shared_depth(node.repeats, named.repeats)]
        if isinstance(named.item, Repeat):
            return str(len(self._state.instances((*named.repeats, name), around)))
        found = (self.answer_words(named, each) for each in self._state.instances(named.repeats, around))
        return joined(", ", found)

    def answer_words(self, node: Node, rows: Rows) -> str:
        """Return the answer of a place in words: its accounts side by side; "" when hidden or blank."""
        key = (node.name, rows)
        if key in self._state.hidden:
            return ""
        given = self._state.given.get(key)
        if given is None:
            value = self._state.values.get(key)
            return "" if value is None else self.code_words(node, rows, text(value)) if _has_codes(node) else text(value)
        return joined(" / ", (self.shown(node, rows, account) for account in given))

    def shown(self, node: Node, rows: Rows, account: Account) -> str:
        """Return an account as printed."""
        if not _has_codes(node):
            return account_words(account)
        return account_words(account, lambda code: self.code_words(node, rows, code))

    def shown_source(self, account: Account) -> str:
        """Return how the officer knows, with the title of the row where ``told_by`` is the id of one."""
        for (name, around), ids in self._state.rows.items():
            if account.told_by in ids:
                title = self.row_title(self._state.graph.nodes[name], around, account.told_by)
                return source_words(replace(account, told_by=title))
        return source_words(account)

    def code_words(self, node: Node, rows: Rows, code: str) -> str:
        """Return the words shown for a code, or the title of a row; a code without words stands for itself."""
        item = node.item
        if not isinstance(item, Question):
            return code
        if item.rows_of:
            repeat = self._state.graph.nodes[item.rows_of]
            around = rows[: len(repeat.repeats)]
            known = code in self._state.rows.get((repeat.name, around), ())
            return self.row_title(repeat, around, code) if known else GONE_ROW
        choice = self._state.graph.labels.get(item.choices, {}).get(code)
        return in_language(choice.label, self.language, self._state.graph.form.languages) if choice else code

    def row_title(self, node: Node, around: Rows, row: str) -> str:
        """Return what names a row: its title expression, else the label of the repeat with the number of the row."""
        rows = (*around, row)
        if node.row_title is not None:
            title = text(node.row_title(self._state.scope(rows))).strip()
            if title:
                return title
        return f"{self.label(node, around)} {self._state.row_number(rows)}"

    def choices(self, node: Node, rows: Rows) -> tuple[Choice, ...]:
        """Return what can be chosen now: the list after its filter, or the rows of a repeat by their titles."""
        item = node.item
        if not isinstance(item, Question):
            return ()
        if item.rows_of:
            repeat = self._state.graph.nodes[item.rows_of]
            around = rows[: len(repeat.repeats)]
            ids = self._linkable(node, item, rows)
            return tuple(Choice(row, {self.language: self.row_title(repeat, around, row)}) for row in ids)
        offered = self._state.graph.form.lists.get(item.choices, ())
        if node.choice_filter is not None:
            columns = self._state.graph.columns[item.choices]
            offered = tuple(choice for choice in offered if self._offered(node, rows, columns[choice.code]))
        return self._shuffled(node, item, rows, offered) if "seed" in item.parameters else offered

    def _shuffled(self, node: Node, item: Question, rows: Rows, offered: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Put choices into the order that their seed makes; in the order of the list while the seed is blank."""
        seed = item.parameters["seed"]
        named = NAME_IN_WORDS.fullmatch(seed)
        if named:
            repeats = self._state.graph.nodes[named[1]].repeats
            seed = text(self._state.values.get((named[1], rows[: shared_depth(node.repeats, repeats)])))
        if not seed or item.parameters.get("randomize") != "true":
            return offered
        return tuple(sorted(offered, key=lambda choice: hashlib.sha256(f"{seed} {choice.code}".encode()).digest()))

    def _linkable(self, node: Node, item: Question, rows: Rows) -> Rows:
        """Return the ids of the rows that a link can name: those that its filter lets pass, none while their repeat is not asked."""
        around = rows[: len(self._state.graph.nodes[item.rows_of].repeats)]
        key = (item.rows_of, around)
        ids = () if key in self._state.hidden else self._state.rows.get(key, ())
        fits = node.choice_filter
        # A filter of rows is looked at from each of them.
        return ids if fits is None else tuple(row for row in ids if truth(fits(self._state.scope((*around, row)))))

    def _offered(self, node: Node, rows: Rows, columns: Mapping[str, str]) -> bool:
        return node.choice_filter is None or truth(node.choice_filter(Scope(self._state, rows, None, columns)))

    def is_required(self, node: Node, rows: Rows) -> bool:
        """Whether an answer is needed now: never when it is not asked."""
        if node.required is None or (node.name, rows) in self._state.hidden:
            return False
        return truth(node.required(self._state.scope(rows)))

    def problem(self, node: Node, rows: Rows) -> str:
        """Return what is wrong with the answer, as a sentence, or ""."""
        key = (node.name, rows)
        item = node.item
        given = self._state.given.get(key)
        if given is None or key in self._state.hidden or not isinstance(item, Question):
            return ""
        return (
            self._choice_problem(node, item, rows, given)
            or self._range_problem(node, item, rows, given)
            or ("" if item.warns_only else self._broken_constraint(node, item, rows, given))
        )

    def warning(self, node: Node, rows: Rows) -> str:
        """Return what is worth a second look in an answer and stops nobody: a constraint that only warns; or ""."""
        key = (node.name, rows)
        item = node.item
        given = self._state.given.get(key)
        if given is None or key in self._state.hidden or not isinstance(item, Question) or not item.warns_only:
            return ""
        return self._broken_constraint(node, item, rows, given)

    def warnings(self) -> dict[Place, str]:
        """Return all that is worth a second look, by place, in the order of the form."""
        warning = [node for node in self._state.graph.nodes.values() if isinstance(node.item, Question) and node.item.warns_only]
        found = ((Place(node.name, rows), self.warning(node, rows)) for node in warning for rows in self._state.instances(node.repeats, ()))
        return {place: words for place, words in found if words}

    def _choice_problem(self, node: Node, item: Question, rows: Rows, given: Answer) -> str:
        if item.rows_of:
            return self._link_problem(node, item, rows, given)
        if node.choice_filter is None:
            return ""
        columns = self._state.graph.columns[item.choices]
        for code in _codes(given):
            if not self._offered(node, rows, columns[code]):
                return said("“{code_words}” no longer fits the other answers. Choose again.", code_words=self.code_words(node, rows, code))
        return ""

    def _link_problem(self, node: Node, item: Question, rows: Rows, given: Answer) -> str:
        known = self._linkable(node, item, rows)
        lost = next((code for code in _codes(given) if code not in known), None)
        if lost is None:
            return ""
        words = self.code_words(node, rows, lost)
        if words == GONE_ROW or node.choice_filter is None:
            return said("“{label}” names {gone_row}. Choose again.", label=self.label(node, rows), gone_row=GONE_ROW)
        return said("“{words}” no longer fits the other answers. Choose again.", words=words)

    def _range_problem(self, node: Node, item: Question, rows: Rows, given: Answer) -> str:
        if item.type is not QuestionType.RANGE:
            return ""
        steps = steps_of(item.parameters)
        if all(steps.holds(content) for account in given for content in _contents(account) if isinstance(content, int | Decimal)):
            return ""
        ends = said("{text} to {text2} in steps of {text3}", text=text(steps.start), text2=text(steps.end), text3=text(steps.step))
        return said("“{label}” takes {ends}. Choose one of these.", label=self.label(node, rows), ends=ends)

    def _broken_constraint(self, node: Node, item: Question, rows: Rows, given: Answer) -> str:
        if node.constraint is None:
            return ""
        for account in given:
            for content in _contents(account):
                value = seen_content(content)
                if value is not None and not truth(node.constraint(self._state.scope(rows, value))):
                    told = self._filled(node, rows, item.constraint_message)
                    return told or said("This answer to “{label}” is not possible.", label=self.label(node, rows))
        return ""

    def gap(self, node: Node, rows: Rows) -> Gap | None:
        """Return what stands in the way at one question that is asked, or ``None``."""
        item = node.item
        if not isinstance(item, Question):
            return None
        key = (node.name, rows)
        if self.is_required(node, rows) and not self._is_answered(item, key):
            told = self._filled(node, rows, item.required_message) or _unanswered(self.label(node, rows))
            return Gap(Place(*key), node.entry.section, "missing", told, self.guidance(node, rows))
        wrong = self.problem(node, rows)
        return Gap(Place(*key), node.entry.section, "wrong", wrong, self.guidance(node, rows)) if wrong else None

    def _is_answered(self, item: Question, key: Key) -> bool:
        """Whether there is a value, or a non-answer where one is taken."""
        if key in self._state.values:
            return True
        given = self._state.given.get(key, ())
        return item.takes_non_answers and any(isinstance(account.value, NonAnswer) for account in given)


def _unanswered(label: str) -> str:
    # A label of two sentences says itself what to do ("No agent is listed. Add a row above, or say why there is none").
    return f"{label.rstrip('.')}." if ". " in label and not label.endswith("?") else said("“{label}” has no answer yet.", label=label)


def _has_codes(node: Node) -> bool:
    return isinstance(node.item, Question) and bool(node.item.choices or node.item.rows_of)


def _contents(account: Account) -> tuple[Value, ...]:
    """Return what an account says: one value, both ends of a range, or nothing."""
    if isinstance(account.value, NonAnswer):
        return ()
    return (account.value.low, account.value.high) if isinstance(account.value, Range) else (account.value,)


def _codes(answer: Answer) -> Iterator[str]:
    for account in answer:
        if isinstance(account.value, tuple):
            yield from account.value
        elif isinstance(account.value, str) and not isinstance(account.value, NonAnswer):
            yield account.value
