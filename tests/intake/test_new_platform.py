"""One more platform is one more TOML file: samples of others, read by invented data alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.intake.writers import SAMPLES
from wizard.formdefs.order_layouts import load_order_layouts

AMAZON = """
title = "Amazon.co.jp"
rank = 30
recognised_by = [{ headers = ["amazon-order-id"] }, { headers = ["order-item-id"] }]
delimiter = "tab"
quoting = "none"
number = ["amazon-order-id", "order-id"]
[price]
of = "line"
basis = "tax_excluded"
tax = "item-tax"
[[fill]]
item = "order.purchased_at"
parts = [{ column = "purchase-date" }]
as = "datetime"
[[fill]]
item = "order.recipient.name"
parts = [{ column = "recipient-name" }]
[[fill]]
item = "order.recipient.address"
parts = [{ column = "ship-state" }, { column = "ship-city" }, { column = "ship-address-1" }]
[[fill]]
item = "order.recipient.phone"
parts = [{ column = "ship-phone-number" }]
as = "phone"
[[fill]]
item = "order.carrier"
parts = [{ column = "carrier" }]
[[fill]]
item = "order.items[].name"
parts = [{ column = "product-name" }]
[[fill]]
item = "order.items[].quantity"
parts = [{ column = "quantity-shipped" }]
as = "integer"
[[fill]]
item = "order.items[].unit_price"
parts = [{ column = "item-price" }]
as = "price"
"""

ECCUBE3 = """
title = "EC-CUBE 3"
rank = 31
recognised_by = [{ headers = ["配送先_TEL1"] }]
number = ["注文ID"]
[price]
basis = "tax_excluded"
[[fill]]
item = "order.buyer.phone"
parts = [{ column = "TEL1" }, { column = "TEL2", before = "-" }, { column = "TEL3", before = "-" }]
as = "phone"
[[fill]]
item = "order.buyer.postal_code"
parts = [{ column = "郵便番号1" }, { column = "郵便番号2", before = "-" }]
[[fill]]
item = "order.items[].unit_price"
parts = [{ column = "価格" }]
as = "price"
"""

COLORME = """
title = "カラーミーショップ"
rank = 32
recognised_by = [{ headers = ["売上ID"] }]
number = ["売上ID"]
[[fill]]
item = "order.purchased_at"
parts = [{ column = "受注日" }]
as = "datetime"
[[fill]]
item = "order.buyer.name"
parts = [{ column = "購入者 名前" }]
[[fill]]
item = "order.buyer.phone"
parts = [{ column = "購入者 電話番号", or = ["購入者 携帯番号"] }]
as = "phone"
[[fill]]
item = "order.items[].unit_price"
parts = [{ column = "購入商品 販売価格(消費税込)" }]
as = "price"
"""

PARCELS = """
title = "小包の一覧"
rank = 33
recognised_by = [{ headers = ["お客様管理番号", "伝票番号"] }]
number = ["お客様管理番号"]
sentinels = ["-9999", "なし"]
time_zone = "UTC"
time_formats = ["%d.%m.%Y %H:%M:%S"]
[rows]
meaning = "order"
joined = ["order.tracking_number"]
[[fill]]
item = "order.tracking_number"
parts = [{ column = "伝票番号" }]
[[fill]]
item = "order.purchased_at"
parts = [{ column = "日" }, { column = "時刻", before = " " }]
as = "datetime"
[[fill]]
item = "order.carrier"
parts = [{ column = "予備", nth = 2 }]
[[fill]]
item = "order.recipient.name"
when = { column = "区分", values = ["取消"], or_empty = true, negate = true }
parts = [{ column = "届け先" }]
[[fill]]
item = "order.recipient.name"
parts = [{ column = "依頼主" }]
"""


@pytest.fixture
def more(tmp_path: Path, resources_dir: Path, form):
    folder = tmp_path / "layouts"
    folder.mkdir()
    for name in ("shopify", "eccube4"):
        shutil.copy(resources_dir / "order_exports" / f"{name}.toml", folder)
    named = {"amazon": AMAZON, "eccube3": ECCUBE3, "colorme": COLORME, "parcels": PARCELS}
    for name, text in named.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_order_layouts(folder, form)


def test_tabs_without_quoting_and_prices_of_whole_lines(read, more):
    file = read(SAMPLES / "amazon_fulfilled_shipments_jp.txt", layouts=more)
    [order] = file.orders
    assert order.text("order.platform") == "Amazon.co.jp"
    assert order.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"
    assert order.text("order.recipient.phone") == "090-0000-0000"
    [line] = order.lines
    assert '"' in line.answers["order.items[].name"].text
    price = line.answers["order.items[].unit_price"]
    assert price.text == "39600"
    assert price.original == "36000（ほかに税3600）（1個の合計）"


def test_a_line_total_is_divided_by_the_quantity_and_that_is_said(read, more):
    data = (SAMPLES / "amazon_fulfilled_shipments_jp.txt").read_bytes()
    cells = data.split(b"\t")
    at = data.decode("cp932").split("\t").index("1", 50)
    cells[at] = b"3"
    file = read(b"\t".join(cells), name="注文.txt", layouts=more)
    price = file.orders[0].lines[0].answers["order.items[].unit_price"]
    assert (price.text, price.original) == ("13200", "36000（ほかに税3600）（3個の合計）")
    assert any("数量で割って" in notice for notice in file.notices)
    assert not any("割り切れない" in notice for notice in file.notices)


def test_a_line_total_that_cannot_be_divided_is_said_to_differ_in_the_sum(read, more):
    """39600 / 7 is 5657.14…; seven of 5657 make 39599, and the sum of the report with it."""
    data = (SAMPLES / "amazon_fulfilled_shipments_jp.txt").read_bytes()
    cells = data.split(b"\t")
    cells[data.decode("cp932").split("\t").index("1", 50)] = b"7"
    file = read(b"\t".join(cells), name="注文.txt", layouts=more)
    price = file.orders[0].lines[0].answers["order.items[].unit_price"]
    assert (price.text, price.original) == ("5657", "36000（ほかに税3600）（7個の合計）")
    assert any("割り切れない" in notice and "2行目" in notice for notice in file.notices)


def test_split_columns_are_joined(read, more):
    [order] = read(SAMPLES / "eccube3.0_haisou.csv", layouts=more).orders
    assert order.text("order.buyer.phone") == "03-0000-0000"
    assert order.text("order.buyer.postal_code") == "100-0000"
    assert order.lines[0].answers["order.items[].unit_price"].original.endswith("税率の記載なし）")


def test_header_names_with_spaces_and_a_second_choice_of_column(read, more):
    [order] = read(SAMPLES / "colorme_sales_all.PARTIAL.csv", layouts=more).orders
    assert order.text("order.buyer.name") == "架空 太郎"
    assert order.text("order.buyer.phone") == "090-0000-0000"
    assert order.lines[0].answers["order.items[].unit_price"].text == "39600"


def test_rows_that_are_orders_conditions_sentinels_positions_and_zones(read, more):
    rows = [
        "お客様管理番号,伝票番号,日,時刻,予備,予備,区分,届け先,依頼主",
        "1024,111,01.08.2026,13:14:05,甲,乙,発送,架空太郎,見本商店",
        "1024,222,01.08.2026,13:14:05,甲,乙,発送,架空太郎,見本商店",
        "1025,-9999,なし,,甲,なし,取消,架空太郎,見本商店",
    ]
    file = read("\r\n".join(rows).encode("cp932"), layouts=more)
    first, second = file.orders
    assert first.text("order.tracking_number") == "111、222"
    assert first.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"
    assert first.text("order.carrier") == "乙"
    assert first.text("order.recipient.name") == "架空太郎"
    assert first.lines == ()
    assert set(second.answers) == {"order.number", "order.platform", "order.recipient.name"}
    assert second.text("order.recipient.name") == "見本商店"
    assert file.notices == ()


def test_the_sample_files_of_the_known_platforms_are_read_as_before(read, more):
    for name, title in (("shopify_jp.csv", "Shopify"), ("eccube4.3_juchu.csv", "EC-CUBE 4")):
        assert read(SAMPLES / name, layouts=more).layout.title == title


def test_a_line_total_without_quantity_stays_a_total_and_that_is_said(read, more):
    data = (SAMPLES / "amazon_fulfilled_shipments_jp.txt").read_bytes()
    file = read(data.replace(b"quantity-shipped", b"quantity"), name="注文.txt", layouts=more)
    price = file.orders[0].lines[0].answers["order.items[].unit_price"]
    assert (price.text, price.original) == ("39600", "36000（ほかに税3600）（?個の合計）")
    assert any("数量として読めない" in notice for notice in file.notices)


def test_two_ways_to_fill_an_item_may_be_read_differently(read, more, tmp_path, form):
    text = """
title = "二通り"
rank = 40
recognised_by = [{ headers = ["二通り"] }]
number = ["二通り"]
[[fill]]
item = "order.buyer.phone"
parts = [{ column = "電話" }]
as = "phone"
[[fill]]
item = "order.buyer.phone"
parts = [{ column = "連絡先" }]
"""
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "two.toml").write_text(text, encoding="utf-8")
    layouts = load_order_layouts(folder, form)
    rows = ["二通り,電話,連絡先", "1,9000000000,", "2,,LINE", "3,,2E+09"]
    file = read("\n".join(rows).encode(), layouts=layouts)
    assert [order.text("order.buyer.phone") for order in file.orders] == [
        "9000000000",
        "LINE",
        "2E+09",
    ]
    assert any("先頭の0" in notice and "2行目" in notice for notice in file.notices)
    assert any("桁の失われた" in notice and "4行目" in notice for notice in file.notices)
