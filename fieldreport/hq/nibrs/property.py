"""Property segments (elements 14 to 17): one for each item that the report lists.

A submission gathers up to ten descriptions with the same kind of loss into one segment;
here each item stays apart, so that a reviewer finds it in the report.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fieldreport.answers.values import NonAnswer, Precision
from fieldreport.hq.nibrs import codes
from fieldreport.hq.nibrs.questions import PROPERTY, TABLES
from fieldreport.hq.nibrs.segments import Property

if TYPE_CHECKING:
    from fieldreport.hq.nibrs.record import Row
    from fieldreport.hq.nibrs.review import Review
    from fieldreport.hq.nibrs.segments import Offense

MOST_ITEMS = 10
LARGEST_VALUE = 999_999_999
"""Whole dollars: element 16 has nine digits."""
NOTHING, RECOVERED, NOT_KNOWN = "1", "5", "8"
_INCIDENT = "incident"


def property_segments(report: Row, offenses: tuple[Offense, ...], review: Review) -> tuple[Property, ...]:
    """Return the property of an incident, where one of its offenses asks for it."""
    rows = report.rows(PROPERTY)
    asking = [offense.code for offense in offenses if offense.code in codes.NEED_PROPERTY]
    if not asking:
        for row in rows:
            review.left_out(_INCIDENT, "14", f"{row.title}: none of the possible offenses has a property segment.")
        return ()
    if rows:
        for row in rows[MOST_ITEMS:]:
            review.left_out(_INCIDENT, "14", f"{row.title}: there is room for {MOST_ITEMS}.")
        return tuple(_item(row, number, review) for number, row in enumerate(rows[:MOST_ITEMS], start=1))
    if report.code("property_any") == "no" and set(asking) == {"100"}:
        return (Property(1, loss=NOTHING, title="No property"),)
    review.missing(_INCIDENT, "14", f"{' and '.join(asking)}: a property segment is asked for, and the report lists no property.")
    return ()


def _item(row: Row, number: int, review: Review) -> Property:
    name = f"property {number}"
    loss = review.one(row, "property_loss", TABLES["property_loss"], name, "14", unknown=NOT_KNOWN)
    if loss in (NOTHING, NOT_KNOWN):
        return Property(number, loss=loss, title=row.title)
    return Property(
        number,
        loss=loss,
        description=review.one(row, "property_kind", TABLES["property_kind"], name, "15"),
        value=_value(row, name, review),
        date_recovered=_recovered(row, name, review) if loss == RECOVERED else "",
        title=row.title,
    )


def _value(row: Row, name: str, review: Review) -> str:
    account = row.said("property_value")
    value = account.value if account is not None else None
    if account is None or type(value) is not int or not 0 <= value <= LARGEST_VALUE:
        known = isinstance(value, NonAnswer)
        words = f"{str(value).replace('_', ' ')}; the FBI's manual has a value for not known" if known else "no whole number of dollars"
        review.missing(name, "16", f"Value of property: {words}.")
        return ""
    if account.precision is not Precision.EXACT:
        review.look(name, "16", f"the value is given as {account.precision.value.replace('_', ' ')}.")
    return str(value)


def _recovered(row: Row, name: str, review: Review) -> str:
    account = row.said("property_returned")
    day = account.value.strftime("%Y%m%d") if account is not None and type(account.value) is date else ""
    if not codes.ELEMENTS["17"].takes(day):
        review.missing(name, "17", f"Date recovered: {'not a day that fits' if day else 'not answered'}.")
        return ""
    return day
