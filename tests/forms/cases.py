"""The form language, shown in itself: small forms, what is answered, and what then is asked, computed and wrong.

Each :class:`Case` is one sheet as policy staff write it. ``test_subset`` runs them, and holds that each type, column,
parameter, function and operator of the published subset is used in one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from fieldreport.answers.values import AttachedFile, GeoPoint, Moment, NonAnswer, Range
from fieldreport.answers.words import moments
from tests.forms.form_language import NOW

CHICAGO = "America/Chicago"
YN = "\n| choices | list_name | name | label |\n|---|---|---|---|\n| | yn | y | Yes |\n| | yn | n | No |\n"
PICTURE = AttachedFile("0" * 64, "street.jpg", "image/jpeg", 3_200_000)
MOMENT = moments(date(2026, 8, 10), time(14, 7), CHICAGO)[0]
HALL = GeoPoint(Decimal("41.883718"), Decimal("-87.632382"))


@dataclass(frozen=True)
class Case:
    """One form and one way of filling it.

    Places are written ``name``, in rows ``name@1`` or ``name@1.2`` with the numbers of the rows.
    """

    says: str
    """What is shown, as a sentence: the name of the test."""
    survey: str
    do: tuple[tuple[str, object], ...] = ()
    """Answers by place, ``None`` to clear; ``+rows`` adds a row, ``-rows@1`` removes one, ``undo`` and ``redo``."""
    gives: dict[str, object] = field(default_factory=dict)
    """Values afterwards, ``None`` for blank."""
    asked: dict[str, bool] = field(default_factory=dict)
    """What is asked now."""
    wrong: tuple[str, ...] = ()
    """Names with a gap, in order, ``!`` after those whose answer is wrong."""
    says_so: dict[str, str] = field(default_factory=dict)
    """Part of the words of a gap or of a label, by place."""
    offers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Codes that can be chosen now."""
    choices: str = YN
    tables: dict[str, str] = field(default_factory=dict)


def survey(columns: str, *rows: str) -> str:
    """Return a survey table; cells are parted by ``|``, further blank ones may be left out."""
    names = [column.strip() for column in columns.split("|")]
    lines = [f"| survey | {' | '.join(names)} |", f"|{'---|' * (len(names) + 1)}"]
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        lines.append(f"| | {' | '.join(cells + [''] * (len(names) - len(cells)))} |")
    return "\n".join(lines) + "\n"


KINDS = (
    ("text", "the words"),
    ("integer", 3),
    ("decimal", Decimal("2.5")),
    ("date", date(2026, 8, 10)),
    ("time", time(14, 7)),
    ("dateTime", MOMENT),
    ("barcode", "4006381333931"),
    ("geopoint", HALL),
    ("video", PICTURE),
    ("audio", PICTURE),
    ("file", PICTURE),
    ("acknowledge", True),
    ("select_one yn", "y"),
    ("select_multiple yn", ("y", "n")),
    ("rank yn", ("n", "y")),
    ("range", 4),
)
"""Each type that is answered, with an answer."""

TYPE_CASES = [
    *(
        Case(
            f"a {kind} takes its answer, is missing when it is required, and tells other questions",
            survey("type|name|label|required", f"{kind}|a|A|yes", "note|said|It is ${a}."),
            do=(("a", answer), ("undo", None), ("redo", None)),
            gives={"a": answer},
            says_so={"said": "It is "},
        )
        for kind, answer in KINDS
    ),
    Case(
        "an image is kept as it is, whatever max-pixels says",
        survey("type|name|label|required|parameters", "image|a|A|yes|max-pixels=1000", "text|why|Why"),
        do=(("a", PICTURE),),
        gives={"a": PICTURE},
    ),
    *(
        Case(f"a required {kind} without an answer is missing", survey("type|name|label|required", f"{kind}|a|A|yes"), wrong=("a",))
        for kind, _answer in KINDS
    ),
    Case(
        "a note says its words, a group asks or hides all that is in it",
        survey(
            "type|name|label|relevant",
            "integer|a|A",
            "begin_group|g|G|${a} > 3",
            "note|n|More than three: ${a}",
            "text|t|T",
            "end_group||",
        ),
        do=(("a", 5),),
        asked={"g": True, "n": True, "t": True},
        says_so={"n": "More than three: 5"},
    ),
    Case(
        "hidden values are set by a default or a calculation, and are kept",
        survey(
            "type|name|label|default|calculation",
            "hidden|kind_of_form||agency",
            "hidden|sum_words|||concat(${kind_of_form}, '-', 1 + 1)",
        ),
        gives={"kind_of_form": "agency", "sum_words": "agency-2"},
    ),
    Case(
        "codes come from a table in a file, with its own columns for code and words, filtered by another column",
        survey(
            "type|name|label|parameters|choice_filter",
            "select_one_from_file units.csv|a|A|value=id label=words|",
            "select_multiple_from_file units.csv|b|B|value=id label=words|area = '1'",
        ),
        do=(("a", "u2"), ("b", ("u1",))),
        gives={"a": "u2", "b": ("u1",)},
        offers={"a": ("u1", "u2"), "b": ("u1",)},
        tables={"units.csv": "id,words,area\nu1,Unit 1,1\nu2,Unit 2,2\n"},
    ),
    Case(
        "or_other adds the code other and asks for it in words when it is chosen",
        survey("type|name|label", "select_one yn or_other|a|A", "select_multiple yn or_other|b|B"),
        do=(("a", "other"), ("a_other", "neither"), ("b", ("y",))),
        gives={"a_other": "neither"},
        asked={"a_other": True, "b_other": False},
        offers={"a": ("y", "n", "other"), "b": ("y", "n", "other")},
        says_so={"a_other": "Specify other."},
    ),
    Case(
        "a row of a repeat is chosen by its title, and several with the appearance several",
        survey(
            "type|name|label|calculation|appearance",
            "begin_repeat|people|Person",
            "text|nick|Name",
            "calculate|people_title||${nick}",
            "end_repeat||",
            "select_one ${people_title}|one|One",
            "select_one ${people_title}|some|Some||several",
        ),
        do=(("+people", None), ("+people", None), ("nick@1", "A"), ("nick@2", "B"), ("some", ("row-1", "row-2")), ("-people@1", None)),
        gives={"some": ("row-1", "row-2")},
        offers={"one": ("row-2",), "some": ("row-2",)},
        wrong=("some!",),
        says_so={"some": "names a row that was removed"},
    ),
    *(
        Case(
            f"a range of {parameters or '1 to 10'} does not take {answer}",
            survey("type|name|label|parameters", f"range|a|How bad|{parameters}"),
            do=(("a", answer),),
            wrong=("a!",),
            says_so={"a": words},
        )
        for parameters, answer, words in (
            ("", 11, "takes 1 to 10 in steps of 1"),
            ("", 0, "takes 1 to 10"),
            ("start=0 end=1 step=0.25", Decimal("0.3"), "takes 0 to 1 in steps of 0.25"),
            ("start=10 end=0 step=-2", 3, "takes 10 to 0 in steps of 2"),
            ("start=0 end=10 step=5", Range(0, 7), "in steps of 5"),
        )
    ),
    Case(
        "a range takes its ends, each step, a range between steps, and what is not known",
        survey(
            "type|name|label|parameters|default",
            "range|a|A|start=0 end=1 step=0.25|0.5",
            "range|b|B|start=10 end=0 step=2|",
            "range|c|C|start=0, end=4; step = 2|",
            "range|d|D||",
        ),
        do=(("b", 0), ("c", Range(0, 4)), ("d", NonAnswer.UNKNOWN)),
        gives={"a": Decimal("0.5"), "b": 0},
    ),
    Case(
        "a geopoint begins with its default, and what is computed for one is a place or blank",
        survey(
            "type|name|label|default|calculation|parameters|trigger",
            "geopoint|a|A|41.883718 -87.632382||capture-accuracy=5 warning-accuracy=100 allow-mock-accuracy=false",
            "geopoint|b|B||${a}",
            "text|words|W",
            "geopoint|c|C||${words}||${words}",
        ),
        do=(("words", "41 -87 181.5 4"), ("words", "nowhere"), ("undo", None)),
        gives={"a": HALL, "b": HALL, "c": GeoPoint(Decimal(41), Decimal(-87), Decimal("181.5"), Decimal(4))},
    ),
    Case(
        "choices stand in an order of chance that the seed makes, the same each time",
        survey(
            "type|name|label|calculation|parameters",
            "select_one abc|fixed|Fixed||randomize=true seed=42",
            "calculate|chance||once(random())",
            "rank abc|free|Free||randomize=true seed=${chance}",
            "text|essay|Essay||rows=5",
            "audio|said|Said||quality=voice-only",
            "select_one abc|plain|Plain||randomize=false",
        ),
        offers={"plain": ("a", "b", "c"), "fixed": ("c", "a", "b"), "free": ("b", "a", "c")},
        choices="\n| choices | list_name | name | label |\n|---|---|---|---|\n| | abc | a | A |\n| | abc | b | B |\n| | abc | c | C |\n",
    ),
]

COLUMN_CASES = [
    Case(
        "labels, hints, guidance and messages say what an answer is for, and name other answers",
        survey(
            "type|name|label|hint|guidance_hint|required|required_message|constraint|constraint_message",
            "integer|a|A|How many|Why|yes|Say how many.|. > 2|More than two, not ${a}.",
            "integer|b|B|||yes|Say B, for ${a}.",
        ),
        do=(("a", 1),),
        wrong=("a!", "b"),
        says_so={"a": "More than two, not 1.", "b": "Say B, for 1."},
    ),
    Case(
        "required may be a condition, read_only is only shown, and an appearance says how",
        survey(
            "type|name|label|required|read_only|default|appearance",
            "integer|a|A",
            "text|b|B|${a} > 3||",
            "text|c|C||yes|shown|multiline may-refuse",
        ),
        do=(("a", 4),),
        gives={"c": "shown"},
        wrong=("b",),
    ),
    Case(
        "a default that looks at the form is worked out once, when the row is added",
        survey(
            "type|name|label|default",
            "text|agency|Agency|ICE",
            "begin_repeat|people|Person",
            "text|whose|Whose|${agency}",
            "integer|number_of_row|No.|position(..)",
            "text|id_of_row|Id|uuid()",
            "end_repeat||",
        ),
        do=(("+people", None), ("agency", "CBP"), ("+people", None)),
        gives={"whose@1": "ICE", "whose@2": "CBP", "number_of_row@2": 2, "id_of_row@1": "*"},
    ),
    Case(
        "a computed default that is no code of the list is blank, and the draft opens again",
        survey("type|name|label|default", "text|a|A|maybe", "select_one yn|b|B|${a}", "select_multiple yn|c|C|concat('y ', 'n')"),
        gives={"b": None, "c": ("y", "n")},
    ),
    Case(
        "a repeat has as many rows as its count says, in rows too",
        survey(
            "type|name|label|repeat_count",
            "integer|a|A",
            "begin_repeat|r|R|${a}",
            "integer|b|B",
            "begin_repeat|s|S|${b} + 1",
            "integer|c|C",
            "end_repeat||",
            "end_repeat||",
        ),
        do=(("a", 2), ("b@2", 1), ("c@2.2", 7)),
        gives={"c@2.2": 7},
    ),
    Case(
        "codes are filtered by what is answered in the same row",
        survey(
            "type|name|label|choice_filter",
            "begin_repeat|r|R",
            "select_one yn|b|B",
            "select_one_from_file units.csv|u|U|area = ${b} and name != ''",
            "end_repeat||",
        ),
        do=(("+r", None), ("+r", None), ("b@1", "y"), ("b@2", "n"), ("u@1", "u1"), ("u@2", "u2"), ("b@2", "y")),
        offers={"u@1": ("u1",), "u@2": ("u1",)},
        wrong=("u!",),
        says_so={"u@2": "no longer fits"},
        tables={"units.csv": "name,label,area\nu1,Unit 1,y\nu2,Unit 2,n\n"},
    ),
]

TRIGGERS = survey(
    "type|name|label|calculation|trigger|default",
    "integer|age|Age",
    "integer|age_then|Age then|${age}|${age}",
    "text|cleared|C||${age}|begin",
    "calculate|changed||now()|${age}, ${age_then}",
    "hidden|first||if(${first} = '', string(${age}), ${first})|${age}",
    "calculate|twice||${age} * 2",
    "text|follows|F|concat('then ', ${age_then})|${age_then}",
)

TRIGGER_CASES = [
    Case(
        "a calculation with a trigger is not worked out before the trigger is answered, and a default stands until then",
        TRIGGERS,
        gives={"age_then": None, "cleared": "begin", "changed": None, "first": None},
    ),
    Case(
        "an answer sets off what names it, in a chain, and clears what has no calculation",
        TRIGGERS,
        do=(("age", 3),),
        gives={"age_then": 3, "cleared": None, "changed": Moment(NOW, CHICAGO), "first": "3", "twice": 6, "follows": "then 3"},
    ),
    Case(
        "what was set off can be changed by hand, and stays until the trigger is answered again",
        TRIGGERS,
        do=(("age", 3), ("age_then", 2), ("cleared", "by hand")),
        gives={"age": 3, "age_then": 2, "cleared": "by hand", "follows": "then 2"},
    ),
    Case(
        "the first value is kept by asking for it",
        TRIGGERS,
        do=(("age", 3), ("age_then", 2), ("age", 4)),
        gives={"age_then": 4, "first": "3"},
    ),
    Case(
        "one undo takes back the answer and what it set off",
        TRIGGERS,
        do=(("cleared", "by hand"), ("age", 3), ("undo", None)),
        gives={"age": None, "age_then": None, "cleared": "by hand", "changed": None, "first": None, "follows": None},
    ),
    Case(
        "and redo brings both again",
        TRIGGERS,
        do=(("age", 3), ("undo", None), ("redo", None)),
        gives={"age": 3, "age_then": 3, "changed": Moment(NOW, CHICAGO), "first": "3"},
    ),
    Case(
        "the same answer again, or another account of it, sets nothing off",
        TRIGGERS,
        do=(("age", 3), ("age_then", 2), ("age", Range(3, 5))),
        gives={"age_then": 2},
    ),
    Case(
        "in a repeat the trigger of a row sets off that row, and from outside the newest answered row is seen",
        survey(
            "type|name|label|calculation|trigger",
            "begin_repeat|r|R",
            "text|nick|N",
            "text|alias|A|${nick}|${nick}",
            "end_repeat||",
            "text|newest|Newest|concat(${nick}, ' of ', count(${r}))|${nick}",
        ),
        do=(("+r", None), ("+r", None), ("nick@1", "a"), ("nick@2", "b"), ("alias@2", "x"), ("nick@1", "c")),
        gives={"alias@1": "c", "alias@2": "x", "newest": "c of 2"},
    ),
    Case(
        "chance may be drawn anew at each answer",
        survey("type|name|label|calculation|trigger", "integer|a|A", "calculate|id||uuid()|${a}", "calculate|same||${id}"),
        do=(("a", 1),),
        gives={"id": "*", "same": "*"},
    ),
]

NESTED = survey(
    "type|name|label|calculation|relevant",
    "begin_repeat|r|R ${a}",
    "integer|a|A",
    "begin_repeat|s|S",
    "integer|b|About ${a}",
    "calculate|number_here||position(..)",
    "calculate|number_too||index()",
    "calculate|first_of_all||indexed-repeat(${b}, ${r}, 1, ${s}, 1)",
    "calculate|before||indexed-repeat(${b}, ${s}, position(..) - 1)",
    "begin_repeat|u|U",
    "integer|c|C",
    "end_repeat||",
    "end_repeat||",
    "calculate|sum_here||sum(${b})",
    "end_repeat||",
    "calculate|least||min(${b})",
    "calculate|most||max(${b}, ${a})",
    "calculate|total||sum(${b}) + sum(${sum_here}) + count(${s}) + count(${c})",
    "calculate|picked||indexed-repeat(${b}, ${r}, 2, ${s}, 1)",
    "calculate|deep||indexed-repeat(${c}, ${r}, 1, ${s}, 2, ${u}, 1)",
    "calculate|words||join('; ', ${b})",
)
NESTED_DO: tuple[tuple[str, object], ...] = (
    *(("+r", None), ("+r", None), ("+s@1", None), ("+s@1", None), ("+s@2", None), ("+u@1.2", None)),
    *(("a@1", 10), ("b@1.1", 1), ("b@1.2", 2), ("b@2.1", 30), ("c@1.2.1", 5)),
)
ROW_CASES = [
    Case(
        "rows are filtered by what is answered in them, as in ODK's example",
        survey(
            "type|name|label|choice_filter|appearance",
            "integer|grown|Grown at",
            "begin_repeat|person|Person",
            "text|person_name|Name",
            "integer|age|Age of ${person_name}",
            "end_repeat||",
            "select_one ${person_name}|tallest|Tallest",
            "select_one ${person_name}|child|Tallest child|${age} < ${grown}",
            "select_one ${person_name}|children|Children|${age} < ${grown} and position(..) > 1|several",
        ),
        do=(
            *(("grown", 18), ("+person", None), ("+person", None), ("+person", None), ("age@1", 3), ("age@2", 40), ("age@3", 17)),
            *(("child", "row-1"), ("children", ("row-3",)), ("grown", 10), ("-person@2", None)),
        ),
        offers={"tallest": ("row-1", "row-3"), "child": ("row-1",), "children": ()},
        wrong=("children!",),
        says_so={"children": "no longer fits"},
    ),
    Case(
        "a group without a label holds questions together under one condition, inside a section or a row",
        survey(
            "type|name|label|relevant",
            "begin_group|section|Section",
            "integer|a|A",
            "begin_group|inner||${a} > 3",
            "begin_repeat|r|R",
            "begin_group|in_row||${a} > 5",
            "text|t|T",
            "end_group||",
            "end_repeat||",
            "end_group||",
            "end_group||",
        ),
        do=(("a", 9), ("+r", None), ("t@1", "x"), ("a", 4)),
        asked={"inner": True, "t@1": False},
    ),
    Case(
        "from outside all rows of all rows are seen, in a row its own",
        NESTED,
        do=NESTED_DO,
        gives={
            "least": 1,
            "most": 30,
            "total": 33 + 33 + 3 + 1,
            "picked": 30,
            "deep": 5,
            "words": "1; 2; 30",
            "sum_here@1": 3,
            "sum_here@2": 30,
            "number_here@1.2": 2,
            "number_too@2.1": 1,
            "first_of_all@2.1": 1,
            "before@1.2": 1,
            "before@1.1": None,
            "before@2.1": None,
        },
        says_so={"b@1.2": "About 10", "r": "R 10"},
    ),
    Case(
        "what is seen in another row follows it, and rows are counted anew when one goes",
        NESTED,
        do=(*NESTED_DO, ("b@1.1", 9), ("-s@1.2", None), ("+s@1", None)),
        gives={"before@1.2": 9, "first_of_all@2.1": 9, "number_here@1.2": 2, "deep": None, "words": "9; 30", "total": 39 + 39 + 3},
    ),
]

LOGIC_CASES = [
    Case(
        "a look-up follows the answer that it names, in filters and conditions too",
        survey(
            "type|name|label|calculation|relevant|constraint|choice_filter",
            "select_one_from_file agencies.csv|agency|Agency",
            "calculate|basis||pulldata('rules', 'basis', 'agency', ${agency})",
            "calculate|several||join(', ', instance('rules')/root/item[agency = ${agency} and year > 2000]/basis)",
            "calculate|how_many||count(instance('agencies')/root/item[federal = 'yes'])",
            "text|why|Why||pulldata('rules', 'ask', 'agency', ${agency}) = 'yes'",
            "integer|year|Year|||count(instance('rules')/root/item[year <= ${year}]) > 0 and . > 0",
            "select_one_from_file agencies.csv|other|Other||||instance('rules')/root/item[agency = ${agency}]/friend = name",
        ),
        do=(("agency", "cbp"), ("agency", "ice"), ("year", 1990)),
        gives={"basis": "8 USC", "several": "8 USC, 19 USC", "how_many": 2},
        asked={"why": True},
        offers={"other": ("cbp",)},
        wrong=("year!",),
        tables={
            "agencies.csv": "name,label,federal\nice,ICE,yes\ncbp,CBP,yes\nisp,State police,no\n",
            "rules.csv": "agency,basis,year,ask,friend\nice,8 USC,2002,yes,cbp\nice,19 USC,2010,,\ncbp,6 USC,2003,,\nice,none,1999,,\n",
        },
    ),
    Case(
        "the columns of a table keep their own names where a question gives them others",
        survey(
            "type|name|label|parameters|calculation",
            "select_one_from_file t.csv|a|A|value=id label=title|",
            "calculate|b|||instance('t')/root/item[id = ${a}]/title",
        ),
        do=(("a", "x"),),
        gives={"b": "The X"},
        tables={"t.csv": "id,title\nx,The X\ny,The Y\n"},
    ),
    Case(
        "a code list is looked into by its further columns",
        survey("type|name|label|calculation", "select_one c|a|A", "calculate|b||instance('c')/root/item[name = ${a}]/citation"),
        do=(("a", "x"),),
        gives={"b": "720 ILCS 5/12-3"},
        choices="\n| choices | list_name | name | label | citation |\n|---|---|---|---|---|\n| | c | x | X | 720 ILCS 5/12-3 |\n",
    ),
    Case(
        "what once gives is kept through changes, and undo takes it back with the change that made it",
        survey("type|name|label|calculation", "integer|a|A", "calculate|b||once(${a})", "calculate|c||if(${a} > 2, once(${a}), '')"),
        do=(("a", 3), ("a", 4), ("undo", None), ("undo", None), ("a", 5), ("a", 1)),
        gives={"b": 5, "c": None},
    ),
    Case(
        "a hidden question counts as blank, in comparisons, counts and sums",
        survey(
            "type|name|label|relevant|calculation",
            "select_one yn|show|Show",
            "integer|a|A|${show} = 'y'",
            "calculate|is_blank|||${a} = ''",
            "calculate|is_other|||${a} != 3",
            "calculate|is_less|||${a} < 3 or ${a} >= 3",
            "calculate|added|||${a} + 1",
            "calculate|summed|||sum(${a}, 1)",
            "calculate|counted|||count-non-empty(${a})",
            "calculate|joined|||concat(${a}, '!')",
        ),
        do=(("show", "y"), ("a", 4), ("show", "n")),
        gives={"is_blank": True, "is_other": False, "is_less": False, "added": None, "summed": 1, "counted": 0, "joined": "!"},
    ),
]

CASES = [*TYPE_CASES, *COLUMN_CASES, *TRIGGER_CASES, *ROW_CASES, *LOGIC_CASES]
