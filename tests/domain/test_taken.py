"""Values of a file that are not as the platform knows them, found as long as they stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case, LineItem, Order, Place, Source, SourceKind
from wizard.domain.changes import SetAnswer
from wizard.domain.checks import Checker
from wizard.domain.doubts import Doubts
from wizard.domain.form import Form
from wizard.domain.overview import Overview
from wizard.domain.problems import ProblemLevel
from wizard.domain.taken import (
    confirmed,
    doubt_as_taken,
    doubts_as_taken,
    may_be_confirmed,
    wrong_as_taken,
)
from wizard.formdefs.loader import load_form

FILE = Source(SourceKind.ORDER_FILE, "注文.csv 2行目")
PRICE = "order.items[].unit_price"
TODAY = date(2026, 8, 25)
NOW = datetime(2026, 8, 25, tzinfo=UTC)
TRACKING = "order.tracking_number"
DAMAGED = {
    TRACKING: "4.00001E+11",
    "order.buyer.address": "東京都千代田区架空町一丁目2026/2/3",
    "order.purchased_at": "2026-08-01T22:14+09:00",
    "order.recipient.phone": "9012345678",
}


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


def taken(text: str, original: str = "") -> Answer:
    return Answer(text, source=FILE, original=original)


def a_case(source: Source = FILE, price: Answer | None = None) -> Case:
    answers = {item: Answer(text, source=source) for item, text in DAMAGED.items()}
    lines = (LineItem("l", {PRICE: price}),) if price is not None else ()
    return Case(orders=(Order("o", {"order.number": taken("5001"), **answers}, lines),))


def wrong_in(form: Form, case: Case) -> dict[str, str]:
    found = Checker(form).problems(case)
    return {p.place.item: p.message for p in found if p.level is ProblemLevel.INVALID}


def test_what_a_spreadsheet_damaged_is_a_problem_as_long_as_it_stands(form: Form) -> None:
    case = a_case()
    found = wrong_in(form, case)
    assert found.keys() == DAMAGED.keys()
    assert "数字の一部が失われています" in found[TRACKING]
    assert found[TRACKING].startswith("注文 5001")
    checker = Checker(form)
    before = checker.order_tally(case.order("o"), case).invalid
    place = Place(TRACKING, "o")
    case.apply(SetAnswer(place, case.answer(place), Answer("400001234567")))
    assert TRACKING not in wrong_in(form, case)
    assert (before, checker.order_tally(case.order("o"), case).invalid) == (4, 3)


def test_the_list_of_what_is_to_be_mended_names_each_damage(form: Form) -> None:
    rows = Overview(form).rows(a_case(), TODAY)
    invalid = {row.item for row in rows if row.level is ProblemLevel.INVALID}
    assert invalid == DAMAGED.keys()
    # Not told a second time as something odd.
    assert not [row for row in rows if row.level is ProblemLevel.DOUBT]


@pytest.mark.parametrize("kind", [SourceKind.TYPED, SourceKind.LOG, SourceKind.SAMPLE])
def test_what_no_order_file_brought_is_not_accused(form: Form, kind: SourceKind) -> None:
    # A phone number of ten digits that begins with 9 cannot be right, whoever wrote it.
    # Nor can a number that has the form of lost digits.
    wrong = wrong_in(form, a_case(Source(kind)))
    assert wrong.keys() <= {"order.recipient.phone", TRACKING}
    assert "「E+」の付いた" in wrong[TRACKING]


@pytest.mark.parametrize("text", ["4.0E+11", "4000011122234.00001E+11", "4.00001e+1140", "4E+9"])
def test_the_form_of_lost_digits_is_wrong_whoever_wrote_it(form: Form, text: str) -> None:
    for answer in (Answer(text), taken(text), confirmed(taken(text), NOW)):
        assert wrong_as_taken(TRACKING, answer) is not None
    case = Case(orders=(Order("o", {TRACKING: Answer(text)}),))
    assert TRACKING in wrong_in(form, case)
    assert Checker(form).order_tally(case.order("o"), case).invalid == 1


@pytest.mark.parametrize("text", ["E+11", "SIZE+11", "架空4.0E+11", "400001112223", "+81300001000"])
def test_other_values_with_a_plus_are_not_accused(text: str) -> None:
    assert wrong_as_taken(TRACKING, Answer(text)) is None


def test_a_mended_postal_code_and_a_state_are_fine() -> None:
    assert wrong_as_taken("order.buyer.postal_code", taken("0600001", "600001")) is None
    state = Answer("4.9E+11", AnswerState.CHECKING, source=FILE)
    assert wrong_as_taken(TRACKING, state) is None


@pytest.mark.parametrize(
    ("original", "wrong", "doubt"),
    [
        ("3000（税抜、税率の記載なし）", "税抜の価格のまま", ""),
        ("6000（税抜、税率の記載なし）（2個の合計）", "税抜の価格のまま", ""),
        ("3000（税抜の可能性あり）", "", "税抜の価格のよう"),
        ("3000（税込か税抜かは未確認）", "", "税込か税抜か"),
        ("3000（支払いの合計）", "", "支払いの合計"),
        ("6000（2個の合計）", "", ""),  # divides exactly: nothing to be looked at
        ("￥６，０００（2個の合計）", "", ""),
        ("6001（2個の合計）", "", "2個分の合計が数量で割り切れず"),
        ("5455（税抜、税率10%）（2個の合計）", "", "2個分の合計"),
        ("5454.5（税抜、税率10%）（2個の合計）", "", ""),
        ("5500（ほかに税500）（2個の合計）", "", ""),
        ("6000（？個の合計）", "", "？個分の合計"),
        ("3000（1個の合計）", "", ""),
        ("3000（税抜、税率10%）", "", ""),
        ("3,300円", "", ""),
        ("", "", ""),
    ],
)
def test_a_price_says_for_itself_how_sure_it_is(
    form: Form, original: str, wrong: str, doubt: str
) -> None:
    price = taken("3000", original)
    assert wrong in (wrong_as_taken(PRICE, price) or "")
    assert bool(wrong) is (wrong_as_taken(PRICE, price) is not None)
    assert doubt in (doubt_as_taken(PRICE, price) or "")
    assert bool(doubt) is (doubt_as_taken(PRICE, price) is not None)
    case = a_case(price=price)
    assert (PRICE in wrong_in(form, case)) is bool(wrong)
    remarks = [p for p in Doubts(form).problems(case, TODAY) if p.place.item == PRICE]
    assert bool(remarks) is bool(doubt)
    assert doubts_as_taken(case.order("o")) == int(bool(doubt))
    # What the person confirms stays as it is, with what stands beside it.
    assert may_be_confirmed(PRICE, price) is bool(wrong or doubt)
    said = confirmed(price, NOW)
    assert (said.text, said.original) == ("3000", original)
    assert said.source == Source(SourceKind.CONFIRMED, FILE.detail)
    assert said.changed_at == NOW
    assert not wrong_as_taken(PRICE, said)
    assert not doubt_as_taken(PRICE, said)


def test_a_number_with_lost_digits_cannot_be_confirmed() -> None:
    assert not may_be_confirmed(TRACKING, taken("4.9E+11"))
    assert may_be_confirmed("order.purchased_at", taken("2026-08-01T22:14+09:00"))
