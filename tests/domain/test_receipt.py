"""到達番号: what is one, when it arrived, and what is doubted."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.form import Item, Need
from wizard.domain.item_types import type_of
from wizard.domain.item_types.moments import JAPAN
from wizard.domain.receipt import day_doubt, form_doubt, read_receipt, receipt_doubt

SENT = date(2026, 11, 21)
TODAY = date(2026, 11, 24)
NUMBER = "202611211015000001"


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "２０２６１１２１１０１５００００01",
        " 2026-1121-1015-000001\n",
        "2026 1121　1015 000001",
        "2026ー1121−1015–000001",
        "\u202a202611211015000001\u202c",
    ],
)
def test_ways_to_write_a_number(text: str) -> None:
    receipt = read_receipt(text)
    assert receipt.digits == NUMBER
    assert receipt.arrived_at == datetime(2026, 11, 21, 10, 15, tzinfo=JAPAN)
    assert receipt_doubt(text, SENT, TODAY) is None


@pytest.mark.parametrize("digits", ["1234567890123456", "12345678901234567"])
def test_shorter_numbers_are_taken_without_a_date(digits: str) -> None:
    assert read_receipt(digits).arrived_at is None
    assert receipt_doubt(digits, SENT, TODAY) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("123456789012345", "いま15桁"),
        (NUMBER + "1", "いま19桁"),
        ("受付2026", "（受付）"),
        ("-", "いま0桁"),
    ],
)
def test_what_is_no_number_is_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_receipt(text)
    assert said in (receipt_doubt(text, SENT, TODAY) or "")


@pytest.mark.parametrize(
    ("number", "sent", "said"),
    [
        ("202611202359000001", SENT, "2026年11月20日"),
        ("202611220005000001", SENT, None),  # sent shortly before midnight
        ("202611230005000001", SENT, "2026年11月21日"),
        ("202611230005000001", None, None),
        ("202701010000000001", None, "先の日付"),
        ("202613010000000001", SENT, "日時の形"),
        ("202602300000000001", SENT, "日時の形"),
        ("202611212460000001", SENT, "日時の形"),
        ("199911211200000001", SENT, "日時の形"),
        ("000000000000000000", SENT, "日時の形"),
    ],
)
def test_a_date_inside_that_does_not_fit_is_doubted_gently(
    number: str, sent: date | None, said: str | None
) -> None:
    doubt = receipt_doubt(number, sent, TODAY)
    assert (doubt is None) == (said is None)
    assert said is None or said in (doubt or "")


def test_an_empty_field_is_no_doubt() -> None:
    assert receipt_doubt(" \u3000\n", SENT, TODAY) is None


ITEM = Item("report.receipt_number", "到達番号", "receipt", Need.LATER)


@pytest.mark.parametrize("text", ["", NUMBER, "12", "受付2026", "202613010000000001", "０" * 40])
def test_the_type_never_calls_a_text_wrong(text: str) -> None:
    kind = type_of(ITEM)
    assert kind.check(text, ITEM) is None
    assert kind.note(text, ITEM) == form_doubt(text)
    assert (kind.note(text, ITEM) is None) == (text in ("", NUMBER))


def test_the_type_shows_and_compares_digits() -> None:
    kind = type_of(ITEM)
    wide = "２０２６-１１２１-１０１５-００００01"
    assert kind.show(wide, ITEM) == kind.compare_key(wide) == kind.parse(wide, ITEM) == NUMBER
    assert kind.show("受付 1", ITEM) == "受付 1"
    assert kind.compare_key(" 受付 1 ") == "受付 1"


def test_the_day_and_the_form_are_told_apart() -> None:
    assert day_doubt("12", SENT, TODAY) is None
    assert form_doubt("202611200000000001") is None
    assert day_doubt("202611200000000001", SENT, TODAY) is not None


@given(st.text(), st.none() | st.dates(), st.dates())
def test_anything_may_stand_there(text: str, sent: date | None, today: date) -> None:
    receipt_doubt(text, sent, today)


@given(st.from_regex(r"\A[0-9]{18}\Z"), st.none() | st.dates(), st.dates())
def test_any_eighteen_digits(text: str, sent: date | None, today: date) -> None:
    assert read_receipt(text).digits == text
    receipt_doubt(text, sent, today)


def test_a_shorter_number_that_begins_with_another_day_is_doubted_but_not_one_by_chance() -> None:
    assert "2026年11月20日" in (receipt_doubt("20261120101500001", SENT, TODAY) or "")
    assert receipt_doubt("20261121101500001", SENT, TODAY) is None
    assert receipt_doubt("20981120101500001", SENT, TODAY) is None
