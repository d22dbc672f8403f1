"""Our own JSON is read with suspicion and read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.errors import FormProblem
from fieldreport.forms.reading import read_form

QUESTION = {"kind": "question", "name": "a", "type": "text", "label": {"en": "A"}}
FORM: dict[str, object] = {
    "format": "fieldreport.form/1",
    "id": "t",
    "version": "1",
    "title": {"en": "T"},
    "languages": ["en"],
    "children": [QUESTION],
}


def changed(**parts: object) -> bytes:
    return canonical.encode({**FORM, **parts})


def test_a_form_is_known_by_the_hash_of_its_canonical_bytes() -> None:
    form = read_form(changed())
    assert form.sha256 == canonical.digest(FORM)
    assert read_form(b" " + changed().replace(b",", b", ")).sha256 == form.sha256


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b"[]", "not an object"),
        (changed(format="fieldreport.form/9"), "not a form of the format"),
        (changed(languages=[]), "no language"),
        (changed(id=""), "no id"),
        (changed(colour="red"), "unknown key 'colour'"),
        (changed(children=[{**QUESTION, "colour": "red"}]), "unknown key 'colour'"),
        (changed(children=[{**QUESTION, "type": "geoshape"}]), "unknown type"),
        (changed(children=[{**QUESTION, "kind": "page"}]), "unknown kind"),
        (changed(children=[{**QUESTION, "label": ["A"]}]), "not an object"),
        (changed(children=[{**QUESTION, "relevant": "nothing("}]), "outside the subset"),
        (changed(children=[{**QUESTION, "relevant": "${b} = ''"}]), "no question ${b}"),
        (changed(children=[QUESTION, QUESTION]), "stands 2 times"),
        (changed(lists={"yn": [{"label": {"en": "Yes"}}]}), "has no code"),
        (changed(children=[{**QUESTION, "trigger": "b"}]), "not a list"),
        (changed(children=[{**QUESTION, "trigger": ["b"]}]), "no question ${b}"),
        (changed(children=[{**QUESTION, "parameters": {"rows": "many"}}]), "rows=many is not possible"),
        (changed(children=[{**QUESTION, "parameters": {"seed": "1"}}]), "no parameter seed"),
        (changed(children=[{**QUESTION, "calculation": "random()"}]), "Write once(random())"),
        (changed(children=[{**QUESTION, "calculation": "pulldata('t', 'v', 'k', 1)"}]), "no code list or table t"),
        (changed(tables={"t": {"columns": ["k"]}}), "not a list"),
        (changed(tables={"t": {"columns": ["k", "k"], "rows": []}}), "stands twice"),
        (changed(tables={"t": {"columns": ["k"], "rows": [["a", "b"]]}}), "2 cells for 1 columns"),
        (changed(tables={"t": {"columns": ["k"], "rows": [], "more": 1}}), "unknown key 'more'"),
    ],
)
def test_a_broken_form_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(FormProblem) as problem:
        read_form(data)
    assert said in str(problem.value)


def test_groups_nested_without_end_are_refused() -> None:
    inside: dict[str, object] = QUESTION
    for number in range(25):
        inside = {"kind": "group", "name": f"g{number}", "label": {"en": "G"}, "children": [inside]}
    with pytest.raises(FormProblem, match="nested"):
        read_form(changed(children=[inside]))


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["kind", "name", "children", "label"]), inner),
    )
)
def test_whatever_stands_where_items_belong_is_refused_and_not_half_read(junk: object) -> None:
    with pytest.raises(FormProblem):
        read_form(changed(children=[junk]))
