"""Changes of rows as lists of steps: a row goes, is copied, is moved, or is made for a link that names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from fieldreport.answers.checking import answerable, checked
from fieldreport.answers.edits import AnswerStep, RowsStep, UnreadStep
from fieldreport.answers.values import Account, Place, Precision
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import FILES, UNASKED, Question, QuestionType, Repeat
from fieldreport.forms.expression import Call, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from fieldreport.answers.edits import Step
    from fieldreport.answers.evaluation import Key, Rows, State
    from fieldreport.answers.graph import Graph, Node
    from fieldreport.answers.unread import Unread
    from fieldreport.answers.values import Answer


@dataclass(frozen=True, slots=True)
class RowCopy:
    """What came of copying a row."""

    row: str
    """Id of the new row."""
    left_out: tuple[Place, ...]
    """Answers of the row that was copied which the copy does not have: files, and what its form marks ``not-copied``."""


@dataclass(frozen=True, slots=True)
class NewLinked:
    """Where a row can be made for a link that is to name it."""

    repeat: Place
    naming: str
    """The text question in it that names a row, or "" when a title is put together in another way."""


def unused(state: State, new_id: Callable[[], str]) -> str:
    """Return the id for a new row.

    Raises:
        AnswerProblem: the id is in use already.
    """
    row = new_id()
    if any(row in ids for ids in state.rows.values()):
        raise AnswerProblem("The id for a new row is in use already. Nothing was changed; try again.")
    return row


def removal(state: State, unread: Unread, key: Key, row: str) -> list[Step]:
    """Return the steps that remove a row with everything in it, innermost first."""
    name, around = key
    inside = list(state.places_in(name, (*around, row)))
    steps: list[Step] = [AnswerStep(place, answer, ()) for place in inside if (answer := state.given.get(place))]
    steps += [UnreadStep(place, text, "") for place in inside if (text := unread.get(place))]
    nested = sorted((place for place in inside if place in state.rows), key=lambda place: -len(place[1]))
    steps += [RowsStep(place, state.rows[place], ()) for place in nested]
    before = state.rows[key]
    return [*steps, RowsStep((name, around), before, tuple(each for each in before if each != row))]


def copied(state: State, key: Key, row: str, new_id: Callable[[], str]) -> tuple[list[Step], RowCopy]:
    """Return the steps that put a copy after a row: the row first, then the rows in it, then their answers.

    Rows in the row come along with ids of their own, and a link to one of them, or to the row itself, names the copy of it; all
    other links name what they named. Not copied are files (their bytes have one place in the report), what the form marks
    ``not-copied`` (a badge number belongs to one agent), what is not asked now (nobody would see it come along), what was
    typed and not understood, and what the form works out. A copied account was entered when it was copied.

    Raises:
        AnswerProblem: the id for a new row is in use already.
    """
    name, around = key
    before = state.rows[key]
    at = before.index(row) + 1
    ids = {row: unused(state, new_id)}
    steps: list[Step] = [RowsStep(key, before, (*before[:at], ids[row], *before[at:]))]
    inside = [place for place in state.places_in(name, (*around, row)) if place not in state.hidden]
    for nested in sorted((place for place in inside if place in state.rows), key=lambda place: len(place[1])):
        ids.update({each: unused(state, new_id) for each in state.rows[nested]})
        steps.append(RowsStep(_renamed(nested, ids), (), tuple(ids[each] for each in state.rows[nested])))
    now = _to_the_millisecond(state.local_now())
    left_out: list[Place] = []
    for place in inside:
        answer = state.given.get(place)
        node = state.graph.nodes[place[0]]
        if not answer or not isinstance(node.item, Question) or _is_worked_out(node, node.item):
            continue
        if node.item.type in FILES or node.item.is_not_copied:
            left_out.append(Place(*place))
        else:
            steps.append(AnswerStep(_renamed(place, ids), (), tuple(_copied(node.item, account, ids, now) for account in answer)))
    return steps, RowCopy(ids[row], tuple(left_out))


def _is_worked_out(node: Node, item: Question) -> bool:
    """Whether the form alone says what stands there, as ``once(uuid())`` does: the copy gets its own."""
    return node.calculation is not None and item.type in UNASKED


def _renamed(place: Key, ids: Mapping[str, str]) -> Key:
    return place[0], tuple(ids.get(row, row) for row in place[1])


def _copied(item: Question, account: Account, ids: Mapping[str, str], now: datetime) -> Account:
    value = account.value
    if item.rows_of and isinstance(value, tuple):
        value = tuple(ids.get(row, row) for row in value)
    elif item.rows_of and type(value) is str:
        value = ids.get(value, value)
    entered = now if account.entered is not None else None
    return replace(account, value=value, told_by=ids.get(account.told_by, account.told_by), entered=entered)


def moved(state: State, key: Key, row: str, by: int) -> list[Step]:
    """Return the steps that move a row by so many places, towards the end or (below 0) the beginning; none where it stands at it."""
    before = state.rows[key]
    at = before.index(row)
    rest = [each for each in before if each != row]
    rest.insert(min(max(at + by, 0), len(rest)), row)
    after = tuple(rest)
    return [RowsStep(key, before, after), *_in_new_order(state, key, after)] if after != before else []


def _in_new_order(state: State, key: Key, after: Rows) -> Iterator[Step]:
    """Yield the answers that name several of these rows: they are kept in the order of the rows, as when they are opened again."""
    name, around = key
    for node in state.graph.nodes.values():
        item = node.item
        if not isinstance(item, Question) or item.rows_of != name or item.type is not QuestionType.SELECT_MULTIPLE:
            continue
        # A link stands in the rows around what it names, or deeper in them.
        for rows in state.instances(node.repeats, around):
            answer = state.given.get((node.name, rows), ())
            ordered = tuple(_in_order(account, after) for account in answer)
            if ordered != answer:
                yield AnswerStep((node.name, rows), answer, ordered)


def _in_order(account: Account, order: Rows) -> Account:
    value = account.value
    if not isinstance(value, tuple) or any(row not in order for row in value):
        # Where links to rows that were removed stand among the others, nothing says where else they belong.
        return account
    return replace(account, value=tuple(row for row in order if row in value))


def naming(graph: Graph, repeat: Node) -> Node | None:
    """Return the text question whose words are the title of a row: ``coalesce(${name}, …)``, or ``${name}`` itself; else ``None``."""
    title = repeat.item.row_title if isinstance(repeat.item, Repeat) else None
    tree = title.tree if title is not None else None
    while tree is not None:
        if isinstance(tree, Call) and tree.function == "coalesce":
            tree = tree.arguments[0]
        node = graph.nodes.get(tree.name) if isinstance(tree, Name) else None
        if node is None or node.repeats != (*repeat.repeats, repeat.name) or not isinstance(node.item, Question):
            return None
        if node.item.calculation is None:
            return node if node.item.type is QuestionType.TEXT and not node.item.read_only else None
        tree = node.item.calculation.tree
    return None


def new_linked(state: State, node: Node, rows: Rows) -> NewLinked | None:
    """Return where a row can be made that a link names then; ``None`` when no rows are asked for, or only some can be chosen."""
    item = node.item
    if not isinstance(item, Question) or not item.rows_of or node.choice_filter is not None:
        return None
    repeat = state.graph.nodes[item.rows_of]
    key = (repeat.name, rows[: len(repeat.repeats)])
    if key in state.hidden or repeat.count is not None:
        return None
    named = naming(state.graph, repeat)
    return NewLinked(Place(*key), named.name if named is not None else "")


@dataclass(frozen=True, slots=True)
class ForLink:
    """A row that is made for a link."""

    state: State
    link: tuple[Question, Key]
    row: str
    begin: tuple[Step, ...]
    """The row comes."""
    new_row: tuple[Node, Rows]
    """Where its defaults are filled in."""
    name: tuple[Key, Answer] | None
    """The answer that names it."""

    def then(self, unread: Unread) -> Iterator[Step]:
        """Yield what follows on the defaults, each when the step before it is taken: the name, and the link in place of the letters."""
        if self.name is not None and self.name[0] not in self.state.hidden:
            place, answer = self.name
            yield AnswerStep(place, self.state.given.get(place, ()), answer)
        item, key = self.link
        before = self.state.given.get(key, ())
        yield AnswerStep(key, before, _linked(item, before, self.row, self.state.local_now()))
        if key in unread:
            yield UnreadStep(key, unread[key], "")


def for_link(state: State, node: Node, key: Key, words: str, new_id: Callable[[], str]) -> ForLink:
    """Return what makes a row that a link then names.

    Args:
        state: the sheet's state.
        node: the link.
        key: where it stands.
        words: what names the row, passed over where no question asks for it.
        new_id: makes the id of a row.

    Raises:
        AnswerProblem: no row can be made for it, its id is in use already, or the words cannot be stored.
    """
    new = new_linked(state, node, key[1])
    item = node.item
    if new is None or not isinstance(item, Question):
        raise AnswerProblem(f"{node.name} names no row that can be made from here.")
    repeat, rows = state.graph.nodes[new.repeat.name], (new.repeat.name, new.repeat.rows)
    row, before = unused(state, new_id), state.rows.get(rows, ())
    inside = (*new.repeat.rows, row)
    name = None
    if new.naming and words.strip():
        asked = state.graph.nodes[new.naming].item
        name = ((new.naming, inside), checked(answerable(asked), _entered(words.strip(), state.local_now()), ()))
    return ForLink(state, (item, key), row, (RowsStep(rows, before, (*before, row)),), (repeat, inside), name)


def _entered(words: str, now: datetime) -> Answer:
    return (Account(words, entered=_to_the_millisecond(now)),)


def _linked(item: Question, answer: Answer, row: str, now: datetime) -> Answer:
    """Return the answer to a link that names this row too, or instead; how it is known and the other accounts stay."""
    first = answer[0] if answer else Account("")
    held = first.value if isinstance(first.value, tuple) else ()
    value = (*held, row) if item.type is QuestionType.SELECT_MULTIPLE else row
    return (replace(first, value=value, precision=Precision.EXACT, entered=_to_the_millisecond(now)), *answer[1:])


def _to_the_millisecond(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)
