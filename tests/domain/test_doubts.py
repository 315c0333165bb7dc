"""Remarks on what is valid but looks odd."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import (
    FORM,
    ITEMS,
    Keys,
    make_form,
    order,
    set_text,
    some_case,
    some_change,
    texts,
)
from wizard.domain.case import Answer, AnswerState, Case, Note, Place
from wizard.domain.doubts import Doubts
from wizard.domain.form import Item, Need
from wizard.domain.problems import ProblemLevel

TODAY = date(2026, 8, 25)
DISCOVERED = Place("incident.discovered_on")
PURCHASED = Place("order.purchased_at", "o")
ACCESS = Place("order.access.at", "o")


def remark(case: Case, place: Place, today: date = TODAY) -> str | None:
    found = Doubts(FORM).at(case, place, today)
    messages = [p for p in Doubts(FORM).problems(case, today) if p.place == place]
    assert len(messages) == (found is not None)
    if found is not None:
        assert messages[0].level is ProblemLevel.DOUBT
        assert messages[0].message.endswith(found)
    return found


def case_with(discovered: str = "", purchased: str = "", access: str = "") -> Case:
    return Case(
        texts({"incident.discovered_on": discovered}),
        (order("o", "1024", purchased_at=purchased, access__at=access),),
    )


def test_nothing_to_remark() -> None:
    case = case_with("2026-08-20", "2026-08-01T22:14:05+09:00", "2026-08-01T22:14:03+09:00")
    assert Doubts(FORM).problems(case, TODAY) == []


@pytest.mark.parametrize(
    ("case", "place"),
    [
        (case_with(discovered="2026-08-26"), DISCOVERED),
        (case_with(purchased="2026-08-26 00:00:00"), PURCHASED),
        (case_with(access="2027-08-01 00:00:00"), ACCESS),
        (Case(texts({"report.sent_at": "2026-08-26 09:00:00"})), Place("report.sent_at")),
        (Case(notes=(Note("n", texts({"note.at": "2026/8/26 9:00:00"})),)), Place("note.at", "n")),
    ],
)
def test_a_day_to_come(case: Case, place: Place) -> None:
    found = remark(case, place)
    assert found is not None
    assert "先の日付" in found
    assert remark(case, place, date(2027, 12, 31)) is None


def test_today_in_japan_is_not_to_come() -> None:
    assert remark(case_with(discovered="2026-08-25"), DISCOVERED) is None
    assert remark(case_with(purchased="2026-08-24T15:00:00Z"), PURCHASED, TODAY) is not None
    # 2026-08-25 00:00 in Japan is today, though still yesterday in UTC.
    assert "先の日付" not in (remark(case_with(purchased="2026-08-24T15:00:00Z"), PURCHASED) or "")


def test_an_order_after_its_discovery() -> None:
    found = remark(case_with("2026-08-01", "2026-08-02T00:00:00+09:00"), PURCHASED)
    assert found is not None
    assert "2026年8月1日" in found
    assert remark(case_with("2026-08-02", "2026-08-02T00:00:00+09:00"), PURCHASED) is None


def test_a_discovery_before_the_first_order() -> None:
    case = case_with("2026-07-31", "2026-08-02T00:00:00+09:00")
    found = remark(case, DISCOVERED)
    assert found is not None
    assert "2026年8月2日" in found
    case.orders.append(order("p", purchased_at="2026-07-30 10:00:00"))
    assert remark(case, DISCOVERED) is None


def test_an_access_a_day_away_from_its_purchase() -> None:
    found = remark(case_with("", "2026-08-02T00:00:00+09:00", "2026-08-03 00:00:00"), ACCESS)
    assert found is not None
    assert "2026年8月2日(日) 00:00:00" in found
    assert remark(case_with("", "2026-08-02T00:00:00+09:00", "2026-08-02 23:59:59"), ACCESS) is None


def test_sent_before_it_was_discovered() -> None:
    case = case_with("2026-08-20")
    set_text(case, "report.sent_at", "2026-08-19 10:00:00")
    assert remark(case, Place("report.sent_at")) is not None


RECEIPT = Item("report.receipt_number", "到達番号", "receipt", Need.LATER)
WITH_RECEIPT = make_form(items=(*ITEMS, RECEIPT))


def receipt_remarks(number: str, sent: str) -> list[str]:
    case = Case(texts({"report.receipt_number": number, "report.sent_at": sent}))
    found = Doubts(WITH_RECEIPT).problems(case, date(2026, 11, 24))
    assert all(problem.level is ProblemLevel.DOUBT for problem in found)
    return [p.message for p in found if p.place == Place("report.receipt_number")]


def test_a_receipt_of_another_day_than_the_sending() -> None:
    number = "202611211015000001"
    assert receipt_remarks(number, "2026-11-21T10:14:00+09:00") == []
    assert receipt_remarks(number, "") == []
    (found,) = receipt_remarks(number, "2026-11-19T10:14:00+09:00")
    assert found.startswith("到達番号：")
    assert "2026年11月19日(木)" in found


def test_a_receipt_of_an_unusual_form() -> None:
    (found,) = receipt_remarks("12345", "2026-11-21T10:14:00+09:00")
    assert "いま5桁" in found


def test_remarks_of_the_types_are_told_too() -> None:
    case = Case(orders=(order("o", access__ip="192.168.0.1", access__port="443"),))
    assert remark(case, Place("order.access.ip", "o")) is not None
    assert remark(case, Place("order.access.port", "o")) is not None
    (first, _) = Doubts(FORM).problems(case, TODAY)
    assert first.message.startswith("1件目の注文：アクセス元IPアドレス：")


@pytest.mark.parametrize(
    "answer", [Answer("x"), Answer("0", AnswerState.NO_RECORD), Answer(" "), None]
)
def test_what_is_missing_invalid_or_a_state_is_no_doubt(answer: Answer | None) -> None:
    case = Case(orders=(order("o"),))
    place = Place("order.access.port", "o")
    case.put(place, answer)
    assert remark(case, place) is None


@given(st.data())
def test_kept_doubts_equal_fresh_ones_after_any_changes(data: st.DataObject) -> None:
    keys = Keys()
    case = data.draw(some_case(keys))
    doubts = Doubts(FORM)
    for _ in range(data.draw(st.integers(1, 5))):
        today = data.draw(st.sampled_from([TODAY, date(2020, 1, 1)]))
        assert doubts.problems(case, today) == Doubts(FORM).problems(case, today)
        case.apply(data.draw(some_change(case, keys)))
    for place in case.places(FORM.items):
        assert doubts.at(case, place, TODAY) == Doubts(FORM).at(case, place, TODAY)
    assert doubts.problems(case, TODAY) == Doubts(FORM).problems(case, TODAY)
