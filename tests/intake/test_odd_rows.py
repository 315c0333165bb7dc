"""Rows that are not as usual: turned, of another kind, packed strangely, without a number."""

from __future__ import annotations

import pytest

from tests.intake.platform_rows import FILES, HEADERS, File
from tests.intake.test_all_layouts import price_of, rows_of
from tests.intake.test_merging import order
from tests.intake.writers import Goods, Sold, eccube_file, shopify_rows, standard_rows
from wizard.domain.case import Case
from wizard.domain.taken import doubt_as_taken, wrong_as_taken
from wizard.intake.merging import merge
from wizard.intake.unpacking import split_numbered

PRICE = "order.items[].unit_price"
NAME = "order.items[].name"


def texts(found, item: str) -> list[str]:
    return [line.answers[item].text if item in line.answers else "" for line in found.lines]


# --- rows of an order in another order ------------------------------------------------------------


def turned(*order_of_rows: int, **cells: str) -> bytes:
    """Return three goods of one Shopify order; the first of `cells` rows is that of the order."""
    goods = [Goods(name, price) for name, price in (("甲", "10.5"), ("乙", "20"), ("丙", "30"))]
    rows = shopify_rows([Sold(goods=goods)])
    for name, text in cells.items():
        rows[1][rows[0].index(name.replace("_", " "))] = text
    return standard_rows([rows[0], *(rows[number] for number in order_of_rows)]).encode()


def test_the_row_of_the_order_may_come_last(read):
    file = read(turned(2, 3, 1))
    assert file.orders[0].text("order.buyer.name") == "架空 太郎"
    assert texts(file.orders[0], NAME) == ["乙", "丙", "甲"]
    assert not any("わからない" in notice for notice in file.notices)


@pytest.mark.parametrize("rows", [(1, 2, 3), (2, 3, 1), (2, 1, 3)])
def test_the_currency_is_that_of_every_row_wherever_it_is_said(read, rows):
    file = read(turned(*rows, Currency="USD"))
    prices = {1: "10.5 USD", 2: "20 USD", 3: "30 USD"}
    assert texts(file.orders[0], PRICE) == [prices[row] for row in rows]
    [said] = [notice for notice in file.notices if "円以外" in notice]
    assert "3か所" in said


@pytest.mark.parametrize("rows", [(1, 2, 3), (2, 3, 1), (2, 1, 3)])
def test_a_doubt_about_the_tax_is_that_of_every_row(read, rows):
    file = read(turned(*rows, Subtotal="1000", Shipping="0", Taxes="100", Total="1100"))
    lines = file.orders[0].lines
    assert ["税抜の可能性" in line.answers[PRICE].original for line in lines] == [True] * 3


def test_what_came_first_stands_and_the_other_is_said(read):
    rows = shopify_rows([Sold(goods=[Goods("甲"), Goods("乙")])])
    email = rows[0].index("Email")
    rows[2][email] = "b@example.com"
    file = read(standard_rows([rows[0], rows[2], rows[1]]).encode())
    assert file.orders[0].text("order.buyer.email") == "b@example.com"
    assert any("行によって" in notice for notice in file.notices)


# --- options --------------------------------------------------------------------------------------

BASE = "base_orders_35"
OPTION = {"商品名": "商品オプション「刻印」", "バリエーション": "あり", "価格": "500", "商品ID": ""}


def base(option: dict[str, str], columns: list[str] | None = None) -> bytes:
    goods = FILES[BASE].rows[0]
    rows = [goods, goods | OPTION | option]
    if columns is not None:
        rows = [{name: text for name, text in row.items() if name in columns} for row in rows]
    return File("base", rows, quote=1, end="\n").data(BASE, columns)


@pytest.mark.parametrize(
    ("price", "sum_of"), [("500", "19800"), ("-300", "19000"), ("0", "19300"), ("時価", "19300")]
)
def test_an_options_price_is_added_or_taken_off(read, price, sum_of):
    [found] = read(base({"価格": price})).orders
    assert texts(found, PRICE) == [sum_of]
    says = found.lines[0].answers[PRICE].original
    assert ("オプション" in says) is (sum_of != "19300")


def test_goods_that_are_called_like_an_option_are_goods(read):
    [found] = read(base({"商品ID": "2"})).orders
    assert texts(found, PRICE) == ["19300", "500"]


def test_without_the_column_that_tells_options_nothing_is_added_up(read):
    columns = [name for name in HEADERS[BASE]["columns"] if name != "商品ID"]
    [found] = read(base({}, columns)).orders
    assert texts(found, PRICE) == ["19300", "500"]


# --- prices ---------------------------------------------------------------------------------------


def test_a_divided_price_without_its_tax_is_said_to_lack_it(read):
    file = read(rows_of("woocommerce_webtoffee", {"line_item_1": "name:甲|quantity:2|total:36000"}))
    assert price_of(file)[0] == "18000"
    assert any("税率がない" in notice for notice in file.notices)
    assert not any("数量で割って" in notice for notice in file.notices)


@pytest.mark.parametrize(
    ("total", "shipping", "sure"),
    [
        ("45600", "", False),  # 44,600 of goods: 8 % on top would be more than was paid
        ("45600", "1000", False),
        ("44600", "0", False),
        ("49060", "", True),
        ("49168", "1000", True),  # 8 %
        ("49166", "1000", True),  # rounded
        ("49060", "1000", False),
        ("", "", True),
        ("0", "", True),
    ],
)
def test_an_order_whose_total_holds_no_tax_is_not_said_to_lack_it(read, total, shipping, sure):
    row = {
        "line_item_1": "name:甲|quantity:1|total:39600.00",
        "line_item_2": "name:乙|quantity:2|total:5000.00",
        "order_total": total,
        "shipping_total": shipping,
    }
    key = "woocommerce_webtoffee"
    columns = [*HEADERS[key]["columns"], "line_item_2"]
    file = read(File("woocommerce", [FILES[key].rows[0] | row], "utf-8", "\n").data(key, columns))
    answers = [line.answers[PRICE] for line in file.orders[0].lines]
    assert [answer.text for answer in answers] == ["39600", "2500"]
    assert [wrong_as_taken(PRICE, answer) is not None for answer in answers] == [sure] * 2
    assert any("税率がない" in notice for notice in file.notices) is sure
    assert any("税込か税抜かは未確認" in notice for notice in file.notices) is not sure
    if not sure:
        said = [doubt_as_taken(PRICE, answer) for answer in answers]
        assert all("税込か税抜かが、ファイルからはわかりません" in (each or "") for each in said)


@pytest.mark.parametrize("rate", ["-10", "101", "110%"])
def test_a_rate_that_no_tax_has_is_none(read, rate):
    file = read(eccube_file([Sold(goods=[Goods(price="18000", rate=rate)])]))
    assert price_of(file)[0] == "18000"
    assert any("税率がない" in notice for notice in file.notices)


@pytest.mark.parametrize("tax", ["0", "0.00", "0.0"])
def test_a_tax_of_nothing_proves_nothing(read, tax):
    file = read(turned(1, 2, 3, Subtotal="1000", Shipping="0", Taxes=tax, Total="1000"))
    assert not any("税抜のよう" in notice for notice in file.notices)


# --- packed lines ---------------------------------------------------------------------------------


def test_what_does_not_begin_with_a_mark_is_not_packed():
    assert split_numbered("刻印&L2=あり") == {}
    assert split_numbered("L1=刻印&L2=あり") == {1: "刻印", 2: "あり"}


def test_every_packed_cell_may_bring_a_line(read):
    key = "yahoo_order_106"
    columns = [*HEADERS[key]["columns"], "Title"]
    row = {**FILES[key].rows[0], "Title": "L1=甲&L3=丙", "QuantityDetail": "L1=1&L2=2"}
    [found] = read(File("yahoo_order", [row], quote=1).data(key, columns)).orders
    assert texts(found, NAME) == ["甲", "", "丙"]
    assert texts(found, "order.items[].quantity") == ["1", "2", ""]


def test_of_equal_keys_the_first_counts(read):
    row = {"line_item_1": "name:甲|quantity:1|total:100|meta:色|name:乙|quantity:9"}
    [found] = read(rows_of("woocommerce_webtoffee", row)).orders
    assert (texts(found, NAME), texts(found, "order.items[].quantity")) == (["甲"], ["1"])


# --- orders without a number ----------------------------------------------------------------------

PERSON = {"recipient__name": "架空 太郎", "recipient__postal_code": "1000000"}


@pytest.mark.parametrize("lacks", ["recipient__name", "recipient__postal_code"])
def test_a_name_alone_is_no_recipient(lacks):
    person = {**PERSON, lacks: ""}
    case = Case(orders=(order("a", "1", **person),))
    assert len(merge(case, [order("x", "", "", **person)], completes=True).new) == 1


def test_only_a_parcel_is_looked_for_by_its_recipient():
    case = Case(orders=(order("a", "1", **PERSON),))
    assert merge(case, [order("x", "", "", **PERSON)], completes=True).new == ()
    assert len(merge(case, [order("x", "", **PERSON)]).new) == 1


def test_two_orders_to_one_recipient_are_not_chosen_between():
    case = Case(orders=(order("a", "1", **PERSON), order("b", "2", **PERSON)))
    assert len(merge(case, [order("x", "", "", **PERSON)], completes=True).new) == 1
