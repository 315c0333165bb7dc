"""What a file brought and must be looked at stays visible on the order after the take-over."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tests.ui.orders.conftest import an_order
from tests.ui.orders.test_orders_page import child
from wizard.domain.case import Answer, LineItem, Order, Place, Source, SourceKind
from wizard.domain.overview import Overview
from wizard.ui.orders.listing import RowKind
from wizard.ui.orders.state import OrderStates
from wizard.ui.sources import source_words

FILE = Source(SourceKind.ORDER_FILE, "注文.csv 2行目")
PRICE = "order.items[].unit_price"


def with_price(n: int, original: str) -> Order:
    order = an_order(n)
    line = order.lines[0]
    answers = {**line.answers, PRICE: Answer("3000", source=FILE, original=original)}
    return Order(order.key, order.answers, (LineItem(line.key, MappingProxyType(answers)),))


def with_answer(n: int, item: str, text: str) -> Order:
    order = an_order(n)
    answers = {**order.answers, item: Answer(text, source=FILE)}
    return Order(order.key, MappingProxyType(answers), order.lines)


ORDERS = [
    with_price(1, "3000（税抜、税率の記載なし）"),
    with_price(2, "3000（税込か税抜かは未確認）"),
    with_price(3, "6001（2個の合計）"),
    with_answer(4, "order.purchased_at", "2026-08-01T22:14+09:00"),
    with_answer(5, "order.tracking_number", "4.00001E+11"),
    with_price(6, "3000（税抜、税率10%）"),
]


@pytest.mark.parametrize("order", ORDERS[:5], ids=lambda order: order.key)
def test_an_order_with_such_a_value_is_not_called_enough(make_session, order) -> None:
    session = make_session([order])
    state = OrderStates(session.checker, session.case).of(order)
    assert (state.words, state.kind) == ("見直し1", RowKind.CAUTION)


@pytest.mark.parametrize("order", ORDERS[:5], ids=lambda order: order.key)
def test_what_the_list_counts_has_a_row_to_mend_it(make_session, order) -> None:
    session = make_session([order])
    rows = Overview(session.form).rows(session.case, session.clock().date())
    told = [row for row in rows if row.orders and row.level in ("invalid", "doubt")]
    state = OrderStates(session.checker, session.case).of(order)
    assert state.words == f"見直し{len(told)}"


def test_an_order_with_a_sure_price_is_enough(make_session) -> None:
    session = make_session([ORDERS[5]])
    assert OrderStates(session.checker, session.case).of(ORDERS[5]).kind is not RowKind.CAUTION


def test_the_field_says_why_and_confirming_settles_it(make_session, make_page) -> None:
    session = make_session(ORDERS)
    page = make_page(session, "orders")
    page.open_order("o2")
    row = next(r for r in page.panel.fields.lines.rows[0].rows if r.item.id == PRICE)
    assert row.message.text.startswith("税込か税抜かが、ファイルからはわかりません")
    assert row.confirm.button.text() == "この値で合っている"
    row.confirm.button.click()
    assert row.message.isHidden()
    assert row.confirm.button.isHidden()
    place = Place(PRICE, "o2", "o2l1")
    assert session.case.answer(place).source == Source(SourceKind.CONFIRMED, FILE.detail)
    assert source_words(session.case.answer(place), session.clock()).startswith(
        "注文ファイル 注文.csv 2行目　"
    )
    assert "に確かめました" in source_words(session.case.answer(place), session.clock())
    assert session.case.answer(place).original == "3000（税込か税抜かは未確認）"
    settled = OrderStates(session.checker, session.case).of(session.case.order("o2"))
    assert settled.kind is not RowKind.CAUTION
    session.undo()
    assert not row.confirm.button.isHidden()
    # Another order in the same row of fields has its own say.
    page.open_order("o6")
    assert row.confirm.button.isHidden()
    assert row.message.isHidden()


def test_a_number_that_lost_digits_is_told_and_not_confirmed(make_session, make_page) -> None:
    page = make_page(make_session(ORDERS), "orders")
    page.open_order("o5")
    row = page.panel.fields.rows["order.tracking_number"]
    assert "数字の一部が失われています" in row.message.text
    assert row.confirm.button is None
    assert child(page, "order.tracking_number") is row.editor


def test_what_is_to_be_mended_is_selected_whole_and_judged_while_it_is_typed(
    make_session, make_page, qtbot
) -> None:
    page = make_page(make_session(ORDERS), "orders")
    item = "order.tracking_number"
    page.reveal(Place(item, "o5"))
    row = page.panel.fields.rows[item]
    assert row.editor.input.selectedText() == "4.00001E+11"
    row.editor.input.deselect()
    row.editor.input.setCursorPosition(0)
    qtbot.keyClicks(row.editor.input, "40")
    assert row.editor.text() == "404.00001E+11"
    assert "「E+」の付いた" in row.message.text
    row.editor.input.selectAll()
    qtbot.keyClicks(row.editor.input, "400001112223")
    assert row.message.isHidden()
    page.reveal(Place(item, "o5"))
    assert row.editor.input.selectedText() == ""  # nothing to mend: the caret stays where it was


def test_seconds_that_nobody_knows_are_said_so(make_session, make_page) -> None:
    page = make_page(make_session(ORDERS), "orders")
    page.open_order("o4")
    row = page.panel.fields.rows["order.purchased_at"]
    assert row.confirm.button.text() == "秒はわからない"
    row.confirm.button.click()
    assert row.message.kind == "info"
    assert row.confirm.button.isHidden()
