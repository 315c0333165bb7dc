"""Rows and files that contradict one another: nothing of two people is mixed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.intake.platform_rows import FILES, HEADERS, File
from tests.intake.test_all_layouts import rows_of
from tests.intake.test_merging import carried_out, goods, order
from wizard.domain.case import Answer, Case
from wizard.domain.changes import SetAnswer
from wizard.intake.order_export import merge

RAKUTEN = "rakuten_pay_158_2023"
OTHER = {"送付先姓": "見本", "送付先名": "乙子", "送付先住所それ以降の住所": "9-9"}
NOBODY = {f"送付先{each}": "" for each in ("郵便番号1", "郵便番号2", "電話番号1", "電話番号2", "電話番号3")}  # fmt: skip


def recipient(found) -> dict[str, str]:
    start = "order.recipient."
    return {i.removeprefix(start): a.text for i, a in found.answers.items() if i.startswith(start)}


@pytest.mark.parametrize(
    "changed", [OTHER, {"送付先姓": "見本"}, {"送付先住所それ以降の住所": "9-9"}]
)
def test_nothing_of_a_second_recipient_fills_the_first(read, changed):
    file = read(rows_of(RAKUTEN, NOBODY, changed))
    [found] = file.orders
    assert set(recipient(found)) == {"name", "address"}
    assert len(found.lines) == 2
    [said] = [notice for notice in file.notices if "行によって" in notice]
    assert "4行目" in said  # the first row has two lines


def test_another_row_of_the_same_recipient_still_fills(read):
    file = read(rows_of(RAKUTEN, NOBODY, {"送付先住所それ以降の住所": "４-５　能ビル"}))
    [found] = file.orders
    assert recipient(found)["phone"] == "090-3333-4444"


def test_a_buyer_of_another_row_is_not_mixed_either(read):
    file = read(rows_of(RAKUTEN, {"注文者メールアドレス": ""}, {"注文者姓": "別人", "注文者メールアドレス": "b@example.com"}))  # fmt: skip
    assert file.orders[0].text("order.buyer.email") == ""
    assert recipient(file.orders[0])["phone"]


def test_tracking_numbers_of_two_recipients_are_not_joined(read):
    key = "eccube_4.3_juchu"
    row = FILES[key].rows[0]
    other = {**row, "配送先_お名前(姓)": "見本", "出荷伝票番号": "9999"}
    file = read(File("eccube4", [row, other], end="\n").data(key))
    assert file.orders[0].text("order.tracking_number") == "0001"
    assert any("行によって" in notice for notice in file.notices)


def test_what_a_file_knows_of_another_person_is_offered_and_not_filled():
    standing = order("a", "#1", buyer__name="架空 太郎", recipient__name="架空 太郎")
    incoming = order(
        "x", "#1", buyer__name="見本 花子", buyer__phone="03-0000-0000", carrier="サンプル宅配",
        recipient__name="架空 太郎", recipient__phone="06-0000-0000",
    )  # fmt: skip
    case = Case(orders=(standing,))
    plan = merge(case, [incoming])
    assert [d.place.item for d in plan.differences] == ["order.buyer.name", "order.buyer.phone"]
    assert [d.is_held for d in plan.differences] == [False, True]
    merged = carried_out(case, plan.act()).orders[0]
    assert merged.text("order.buyer.phone") == ""
    assert merged.text("order.recipient.phone") == "06-0000-0000"
    assert merged.text("order.carrier") == "サンプル宅配"


def test_a_parcel_of_another_recipient_brings_no_tracking_number_to_its_own_platforms_order():
    standing = order("a", "#1", recipient__name="架空 太郎", recipient__postal_code="1000000")
    more = {"recipient__name": "見本 花子", "recipient__postal_code": "5300000"}
    plan = merge(Case(orders=(standing,)), [order("x", "#1", tracking_number="1", **more)])
    assert plan.fills == ()
    assert len(plan.differences) == 3


def test_an_order_without_platform_is_not_filled_by_another_person_of_its_number():
    case = Case(orders=(order("a", "1024", "", buyer__name="架空 太郎"),))
    incoming = replace(order("x", "1024", buyer__name="見本 花子"), lines=(goods("l", "甲"),))
    plan = merge(case, [incoming])
    assert plan.fills == ()
    assert {d.place.item for d in plan.differences} == {
        "order.platform", "order.buyer.name", "order.items[].name",
    }  # fmt: skip


def test_an_order_without_platform_whose_recipient_is_known_is_filled_but_for_the_buyer():
    standing = order("a", "1024", "", buyer__name="架空 太郎", recipient__name="見本 花子")
    incoming = order(
        "x", "1024", buyer__name="別人", buyer__phone="03-0000-0000", recipient__name="見本　花子"
    )
    plan = merge(Case(orders=(standing,)), [incoming])
    (fill,) = plan.fills
    assert isinstance(fill, SetAnswer)
    assert fill.place.item == "order.platform"
    assert {d.place.item for d in plan.differences} == {"order.buyer.name", "order.buyer.phone"}


def test_orders_of_two_shops_do_not_melt_into_one_that_was_typed():
    case = Case(orders=(order("a", "1024", ""),))
    one = order("x", "#1024", "Shopify", buyer__name="架空 太郎")
    other = order("y", "1024", "EC-CUBE 4", buyer__phone="03-0000-0000")
    plan = merge(case, [one, other])
    assert [each.key for each in plan.new] == ["y"]
    merged = carried_out(case, plan.act()).order("a")
    assert merged.text("order.platform") == "Shopify"
    assert merged.text("order.buyer.phone") == ""


# --- lines ----------------------------------------------------------------------------------------


def test_a_line_without_a_name_is_offered_too():
    nameless = replace(goods("l2", "", "", "90000"), answers={"order.items[].unit_price": Answer("90000")})  # fmt: skip
    case = Case(orders=(replace(order("a", "#1"), lines=(goods("s1", "甲"),)),))
    plan = merge(case, [replace(order("x", "#1"), lines=(goods("l1", "甲"), nameless))])
    [difference] = plan.differences
    assert (difference.place.item, difference.new.text) == ("order.items[].unit_price", "90000")
    assert difference.line == nameless
    assert plan.same == ()
    merged = carried_out(case, plan.act({difference.place})).orders[0]
    assert [line.key for line in merged.lines] == ["s1", "l2"]


def test_lines_that_meet_only_by_place_are_not_mixed_where_they_contradict():
    standing = replace(order("a", "#1"), lines=(goods("s1", "", "1"), goods("s2", "", "2")))
    incoming = replace(order("x", "#1"), lines=(goods("l1", "乙", "2"), goods("l2", "甲", "1")))
    plan = merge(Case(orders=(standing,)), [incoming])
    assert plan.fills == ()
    assert [d.place.item for d in plan.differences].count("order.items[].name") == 2


def test_lines_of_one_name_meet_those_that_they_do_not_contradict():
    standing = replace(order("a", "#1"), lines=(goods("s1", "甲", "1"), goods("s2", "甲", "2")))
    incoming = replace(
        order("x", "#1"), lines=(goods("l1", "甲", "2", "50"), goods("l2", "甲", "1", "100"))
    )
    case = Case(orders=(standing,))
    plan = merge(case, [incoming])
    assert plan.differences == ()
    lines = carried_out(case, plan.act()).orders[0].lines
    assert [line.answers["order.items[].unit_price"].text for line in lines] == ["100", "50"]


def test_goods_of_which_the_quantity_differs_are_not_filled():
    case = Case(orders=(replace(order("a", "#1"), lines=(goods("s1", "甲", "1"),)),))
    plan = merge(case, [replace(order("x", "#1"), lines=(goods("l1", "甲", "2", "50"),))])
    assert plan.fills == ()
    assert [d.place.item for d in plan.differences] == [
        "order.items[].quantity", "order.items[].unit_price",
    ]  # fmt: skip


def test_a_line_is_met_only_once():
    standing = replace(order("a", "#1"), lines=(goods("s1", "甲", "1", "100"),))
    incoming = replace(
        order("x", "#1"), lines=(goods("l1", "甲", "1", "100"), goods("l2", "甲", "1", "100"))
    )
    plan = merge(Case(orders=(standing,)), [incoming])
    assert [d.line and d.line.key for d in plan.differences] == ["l2"]


# --- prices ---------------------------------------------------------------------------------------


def price(text: str, original: str = "") -> Case:
    line = goods("s1", "甲")
    answers = {**line.answers, "order.items[].unit_price": Answer(text, original=original)}
    return Case(orders=(replace(order("a", "#1"), lines=(replace(line, answers=answers),)),))


NO_RATE = ("18000", "18000.00（税抜、税率の記載なし）")
RATE = ("19800", "18000（税抜、税率10%）")


@pytest.mark.parametrize(
    ("stands", "comes", "text", "differences"),
    [
        (NO_RATE, RATE, "19800", 0),
        (RATE, NO_RATE, "19800", 0),
        (NO_RATE, ("19800", "18000（ほかに税1800）"), "19800", 0),
        (RATE, ("19440", "18000（税抜、税率8%）"), "19800", 1),
        (NO_RATE, ("22000", "20000（税抜、税率10%）"), "18000", 1),
        (("18000", ""), RATE, "18000", 1),  # the person has typed it
    ],
)
def test_a_price_without_tax_is_completed_by_the_file_that_has_the_rate(
    stands, comes, text, differences
):
    case = price(*stands)
    plan = merge(case, price(*comes).orders)
    assert len(plan.differences) == differences
    before = dict(case.orders[0].lines[0].answers)
    act = plan.act()
    answers = carried_out(case, act).orders[0].lines[0].answers
    assert answers["order.items[].unit_price"].text == text
    assert dict(carried_out(case, act.inverse()).orders[0].lines[0].answers) == before


# --- EC-CUBE's two numbers ------------------------------------------------------------------------

KEY = "eccube_4.3_juchu"


def eccube(read, *, number: str | None, system: str | None, **cells: str):
    row = {**FILES[KEY].rows[0], **cells}
    columns = list(HEADERS[KEY]["columns"])
    for name, text in (("注文番号", number), ("注文ID", system)):
        row.pop(name)
        if text is None:
            columns.remove(name)
        else:
            row[name] = text
    return read(File("eccube4", [row], end="\n").data(KEY, columns)).orders


STRANGER = {
    "お名前(姓)": "別", "配送先_お名前(姓)": "別", "TEL": "0600000000", "配送先_TEL": "0600000000",
    "郵便番号": "9000000", "配送先_郵便番号": "9000000",
}  # fmt: skip


def met(first, second) -> bool:
    return merge(Case(orders=first), second).new == ()


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "cells", "same"),
    [
        ({"number": "77", "system": "5"}, {"number": None, "system": "77"}, STRANGER, False),
        ({"number": "77", "system": "5"}, {"number": None, "system": "77"}, {}, False),
        ({"number": "77", "system": None}, {"number": None, "system": "77"}, STRANGER, False),
        ({"number": "77", "system": "77"}, {"number": None, "system": "77"}, {}, True),
        ({"number": "77", "system": "5"}, {"number": None, "system": "5"}, STRANGER, True),
        ({"number": None, "system": "5"}, {"number": None, "system": "5"}, STRANGER, True),
    ],
)
def test_an_order_id_meets_no_order_number_unasked(read, one, other, cells, same, turned):
    first, second = eccube(read, **one), eccube(read, **other, **cells)
    assert met(*((second, first) if turned else (first, second))) is same


def test_an_order_id_in_place_of_the_number_says_so(read):
    [found] = eccube(read, number=None, system="77")
    assert (found.text("order.number"), found.answers["order.number"].original) == ("77", "注文ID：77")  # fmt: skip


# --- lines of two files ---------------------------------------------------------------------------


def test_yahoos_lines_meet_by_their_number_however_the_files_turn_them(read):
    key = "yahoo_item_27"
    rows = [
        {**FILES[key].rows[0], "LineId": "10", "Title": "丙", "Quantity": "1", "UnitPrice": "3"},
        {**FILES[key].rows[0], "LineId": "2", "Title": "乙", "Quantity": "1", "UnitPrice": "2"},
        {**FILES[key].rows[0], "LineId": "1", "Title": "甲", "Quantity": "1", "UnitPrice": "1"},
    ]
    items = read(File("yahoo_item", rows, quote=1).data(key)).orders
    own = read(rows_of("yahoo_order_106", {"QuantityDetail": "L1=1&L2=1&L10=1"})).orders
    case = carried_out(Case(), merge(Case(), own).act())
    plan = merge(case, items)
    assert plan.differences == ()
    lines = carried_out(case, plan.act()).orders[0].lines
    names = [line.answers["order.items[].name"].text for line in lines]
    assert names == ["甲", "乙", "丙"]


@pytest.mark.parametrize("second", ["", "B-2"])
def test_lines_without_numbers_stay_as_they_came(read, second):
    key = "yahoo_item_27"
    row = FILES[key].rows[0]
    rows = [{**row, "LineId": "2", "Title": "乙"}, {**row, "LineId": second, "Title": "甲"}]
    [found] = read(File("yahoo_item", rows, quote=1).data(key)).orders
    assert [line.answers["order.items[].name"].text for line in found.lines] == ["乙", "甲"]


def test_goods_whose_option_only_one_file_knows_are_filled(read):
    key = "yahoo_item_27"
    row = {**FILES[key].rows[0], "ItemOptionValue": ""}
    rows = [
        {
            **row,
            "LineId": "1",
            "Title": "見本の腕時計",
            "ItemOptionValue": "黒",
            "UnitPrice": "39600",
        },
        {**row, "LineId": "2", "Title": "見本のベルト", "UnitPrice": "2500"},
    ]
    [items] = read(File("yahoo_item", rows, quote=1).data(key)).orders
    lines = (goods("s1", "見本の腕時計", "2"), goods("s2", "", "2"))
    case = Case(
        orders=(replace(order("a", "shop-1024", items.text("order.platform")), lines=lines),)
    )
    plan = merge(case, [items])
    assert [d.place.item for d in plan.differences] == ["order.items[].name"]
    filled = carried_out(case, plan.act()).orders[0].lines
    assert [line.answers["order.items[].unit_price"].text for line in filled] == ["39600", "2500"]


def test_goods_whose_name_only_begins_alike_are_not_filled():
    case = Case(orders=(replace(order("a", "#1"), lines=(goods("s1", "腕時計"),)),))
    plan = merge(case, [replace(order("x", "#1"), lines=(goods("l1", "腕時計ケース", "1", "50"),))])
    assert plan.fills == ()
