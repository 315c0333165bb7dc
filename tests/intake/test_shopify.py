"""Shopify: the sample to exact values, and what its file does in its own way."""

import csv

import pytest

from tests.intake.conftest import NOW
from tests.intake.writers import (
    SHOPIFY,
    Goods,
    Person,
    Sold,
    shopify_file,
    shopify_rows,
    standard_rows,
)
from wizard.domain.case import SourceKind


def values(answers) -> dict[str, str]:
    return {item: answer.text for item, answer in answers.items()}


def test_the_sample_is_read_to_exact_values(read):
    file = read(SHOPIFY)
    assert (file.layout.title, file.encoding, file.rows) == ("Shopify", "utf-8", 2)
    assert file.row_problems == ()
    [order] = file.orders
    assert values(order.answers) == {
        "order.number": "#1001",
        "order.platform": "Shopify",
        "order.purchased_at": "2026-08-01T22:14:05+09:00",
        "order.buyer.name": "架空 太郎",
        "order.buyer.postal_code": "100-0000",
        "order.buyer.address": "東京都千代田区架空町一丁目2-3",
        "order.buyer.phone": "03-0000-0000",
        "order.buyer.email": "kakuu.taro@example.com",
        "order.recipient.name": "髙見 﨑子",
        "order.recipient.postal_code": "530-0000",
        "order.recipient.address": "大阪府大阪市北区見本町4-5",
        "order.recipient.phone": "090-0000-0000",
    }
    assert [values(line.answers) for line in order.lines] == [
        {
            "order.items[].name": "見本の腕時計 - 黒",
            "order.items[].quantity": "1",
            "order.items[].unit_price": "39600",
        },
        {
            "order.items[].name": "見本のベルト",
            "order.items[].quantity": "2",
            "order.items[].unit_price": "2500",
        },
    ]
    assert (file.totals.orders, file.totals.quantity, file.totals.yen) == (1, 3, 44600)


def test_every_value_says_its_file_and_line_and_keeps_what_was_converted(read):
    [order] = read(SHOPIFY).orders
    for answer in order.answers.values():
        assert answer.source.kind is SourceKind.ORDER_FILE
        assert answer.source.detail == "shopify_jp.csv 2行目"
        assert answer.changed_at == NOW
    assert order.lines[1].answers["order.items[].name"].source.detail == "shopify_jp.csv 3行目"
    originals = {item: a.original for item, a in order.answers.items() if a.original}
    assert originals == {
        "order.purchased_at": "2026-08-01 22:14:05 +0900",
        "order.buyer.name": "太郎 架空",
        "order.buyer.postal_code": "'100-0000",
        "order.buyer.phone": "'03-0000-0000",
        "order.recipient.name": "﨑子 髙見",
        "order.recipient.postal_code": "'530-0000",
        "order.recipient.phone": "+81 90-0000-0000",
    }


def test_turned_names_are_said_once(read):
    [said] = [n for n in read(SHOPIFY).notices if "姓 名" in n]
    assert said.startswith("Shopify のファイルは")


def edited(rows: list[list[str]], **cells: str) -> bytes:
    """Return the file with cells of the first row set by column."""
    for name, text in cells.items():
        rows[1][rows[0].index(name.replace("_", " "))] = text
    return standard_rows(rows).encode()


def test_a_province_code_becomes_the_prefecture_where_the_name_is_missing(read):
    [order] = read(shopify_file([Sold(buyer=Person(prefecture=1))])).orders
    address = order.answers["order.buyer.address"]
    assert address.text == "北海道千代田区架空町一丁目2-3"
    assert "JP-01" in address.original


def test_an_older_header_without_the_new_columns_is_read_by_name(read):
    header = shopify_rows([])[0]
    short = [name for name in header if "Province Name" not in name and name != "Payment ID"]
    file = read(shopify_file([Sold()], list(reversed(short))))
    assert file.orders[0].text("order.buyer.address") == "東京都千代田区架空町一丁目2-3"


def test_an_address_abroad_keeps_its_own_order_and_its_country(read):
    rows = shopify_rows([Sold()])
    data = edited(
        rows,
        Shipping_Country="US",
        Shipping_Address1="1 Example St",
        Shipping_Address2="Apt 2",
        Shipping_City="Springfield",
        Shipping_Province="OR",
        Shipping_Name="Taro Kakuu",
    )
    [order] = read(data).orders
    assert order.text("order.recipient.address") == "1 Example St, Apt 2, Springfield, OR, US"
    assert order.text("order.recipient.name") == "Taro Kakuu"


def test_second_address_line_and_company_never_run_into_the_house_number(read):
    data = edited(shopify_rows([Sold()]), Billing_Address2="401", Billing_Company="架空商店")
    [order] = read(data).orders
    assert order.text("order.buyer.address") == "東京都千代田区架空町一丁目2-3　401　架空商店"


def test_the_street_and_the_other_phone_stand_in_where_the_usual_cells_are_empty(read):
    data = edited(
        shopify_rows([Sold()]),
        Billing_Address1="",
        Billing_Street="架空町9-9",
        Billing_Phone="",
        Phone="'080-0000-0000",
    )
    [order] = read(data).orders
    assert order.text("order.buyer.address") == "東京都千代田区架空町一丁目架空町9-9"
    assert order.text("order.buyer.phone") == "080-0000-0000"


def test_line_breaks_inside_a_cell_become_a_space_and_the_source_stays(read):
    data = edited(shopify_rows([Sold()]), Shipping_Address1="見本町4-5\r\n能ビル")
    [order] = read(data).orders
    answer = order.answers["order.recipient.address"]
    assert answer.text == "東京都千代田区架空町一丁目見本町4-5　能ビル"
    assert "見本町4-5\r\n能ビル" in answer.original


def test_another_currency_is_kept_and_said_also_in_the_orders_later_rows(read):
    sold = Sold(goods=[Goods(price="39.60"), Goods(price="5.00")])
    file = read(edited(shopify_rows([sold]), Currency="USD"))
    prices = [line.answers["order.items[].unit_price"].text for line in file.orders[0].lines]
    assert prices == ["39.60 USD", "5.00 USD"]
    assert any("円以外の通貨" in notice for notice in file.notices)


@pytest.mark.parametrize(
    ("total", "doubted"), [("45600", False), ("49660", True), ("49,660", True)]
)
def test_sums_that_say_prices_lack_the_tax_are_said_and_nothing_is_recalculated(
    read, total, doubted
):
    sold = Sold(goods=[Goods(price="44600", quantity="1")])
    data = edited(
        shopify_rows([sold]), Subtotal="44600", Shipping="1000", Taxes="4060", Total=total
    )
    file = read(data)
    [line] = file.orders[0].lines
    price = line.answers["order.items[].unit_price"]
    assert price.text == "44600"
    assert ("税抜" in price.original) is doubted
    assert any("税抜のようです" in notice for notice in file.notices) is doubted


def test_rows_of_an_order_whose_first_row_is_broken_are_kept_and_said(read):
    rows = shopify_rows([Sold(goods=[Goods(), Goods("ベルト")]), Sold("1025")])
    rows[1].append("余分")
    file = read(standard_rows(rows).encode())
    assert [order.text("order.number") for order in file.orders] == ["#1024", "#1025"]
    assert file.orders[0].text("order.buyer.name") == ""
    assert file.orders[0].text("order.buyer.email") == "kakuu.taro@example.com"
    assert [problem.line for problem in file.row_problems] == [2]
    assert any("購入者などがわからない" in notice and "3行目" in notice for notice in file.notices)


def test_rows_may_come_in_another_order(read):
    rows = shopify_rows([Sold(goods=[Goods("甲"), Goods("乙")]), Sold("1025")])
    shuffled = [rows[0], rows[2], rows[3], rows[1]]
    file = read(standard_rows(shuffled).encode())
    first = file.orders[0]
    assert first.text("order.buyer.name") == "架空 太郎"
    assert [line.answers["order.items[].name"].text for line in first.lines] == ["乙", "甲"]
    assert not any("わからない" in notice for notice in file.notices)


def test_real_headers_of_the_facts_are_all_recognised(read, layouts):
    with SHOPIFY.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert len(header) == 79
    assert (
        next(layout for layout in layouts if layout.recognises(frozenset(header))).name == "shopify"
    )


def test_where_the_country_is_hidden_an_address_is_taken_for_one_in_japan(read):
    header = [name for name in shopify_rows([])[0] if not name.endswith("Country")]
    [order] = read(shopify_file([Sold()], header)).orders
    assert order.text("order.buyer.address") == "東京都千代田区架空町一丁目2-3"


def test_sums_that_are_no_numbers_raise_no_doubt(read):
    data = edited(shopify_rows([Sold()]), Subtotal="なし", Taxes="100", Total="100")
    assert not any("税抜のよう" in notice for notice in read(data).notices)
