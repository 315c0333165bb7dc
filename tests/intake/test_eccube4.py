"""EC-CUBE 4: the sample to exact values, and what its file does in its own way."""

import random

import pytest

from tests.intake.writers import (
    ECCUBE,
    Goods,
    Person,
    Sold,
    eccube_file,
    eccube_rows,
    header_of,
    standard_rows,
)


def values(answers) -> dict[str, str]:
    return {item: answer.text for item, answer in answers.items()}


SAMPLE = {
    "order.number": "1024",
    "order.platform": "EC-CUBE 4",
    "order.purchased_at": "2026-08-01T22:14:05+09:00",
    "order.buyer.name": "架空　太郎",
    "order.buyer.postal_code": "1000000",
    "order.buyer.address": "東京都千代田区架空町一丁目2-3 サンプルビル４０１号",
    "order.buyer.phone": "0300000000",
    "order.buyer.email": "kakuu.taro@example.com",
    "order.recipient.name": "髙見　﨑子",
    "order.recipient.postal_code": "5300000",
    "order.recipient.address": "大阪府大阪市北区見本町4-5 能ビル①階",
    "order.recipient.phone": "09000000000",
    "order.carrier": "サンプル宅配",
    "order.tracking_number": "000000000000",
}


def test_the_sample_is_read_to_exact_values(read):
    file = read(ECCUBE)
    assert (file.layout.title, file.encoding, file.rows) == ("EC-CUBE 4", "cp932", 2)
    [order] = file.orders
    assert values(order.answers) == SAMPLE
    [line] = order.lines
    assert values(line.answers) == {
        "order.items[].name": '見本の腕時計 予約"限定" モデル～A',
        "order.items[].quantity": "2",
        "order.items[].unit_price": "19800",
    }
    assert line.answers["order.items[].unit_price"].original == "18000.00（税抜、税率10%）"
    assert order.answers["order.purchased_at"].original == "2026-08-01 22:14:05"
    assert file.totals.yen == 39600


def test_the_systems_own_number_is_kept_where_it_is_another_one(read):
    file = read(standard_rows(eccube_rows([Sold()])).encode("cp932"))
    assert file.orders[0].text("order.number") == "1024"
    assert file.orders[0].text("order.system_id") == "91024"


@pytest.mark.parametrize("hidden", ["注文番号", "注文ID"])
def test_one_number_alone_is_the_order_number_and_nothing_is_missed(read, hidden):
    header = [name for name in header_of(ECCUBE, "cp932") if name != hidden]
    file = read(standard_rows(eccube_rows([Sold()], header)).encode("cp932"))
    assert file.orders[0].text("order.number") == {"注文番号": "91024", "注文ID": "1024"}[hidden]
    assert "order.system_id" not in file.orders[0].answers
    assert not any("ない列" in notice for notice in file.notices)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "euc_jp"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_same_in_other_encodings_and_line_ends(read, encoding, end):
    rows = eccube_rows([Sold()])
    file = read(standard_rows(rows, end).encode(encoding))
    assert file.encoding == encoding
    assert file.orders[0].text("order.buyer.name") == "架空　太郎"
    assert file.orders[0].lines[0].answers["order.items[].name"].text == "見本の腕時計"


def test_euc_jp_that_would_pass_for_cp932_is_told_by_its_header(read):
    rows = [["注文ID", "明細区分(ID)", "商品名", "価格", "税率"], ["7", "1", "価格", "100", "10"]]
    data = standard_rows(rows).encode("euc_jp")
    assert "ｾｦﾉﾊﾌｾ" in data.decode("cp932")  # it would pass, as half-width kana
    file = read(data)
    assert file.encoding == "euc_jp"
    assert file.orders[0].lines[0].answers["order.items[].name"].text == "価格"


def test_columns_may_be_reordered_and_saved_with_tabs(read):
    header = header_of(ECCUBE, "cp932")
    random.Random(7).shuffle(header)
    rows = eccube_rows([Sold()], header)
    for data in (
        eccube_file([Sold()], header),
        "".join("\t".join(row) + "\r\n" for row in rows).encode("cp932"),
    ):
        order = read(data).orders[0]
        assert order.text("order.recipient.address") == "東京都千代田区架空町一丁目2-3"
        assert order.lines[0].answers["order.items[].unit_price"].text == "19800"


def hidden(*names: str) -> bytes:
    return eccube_file([Sold()], [n for n in header_of(ECCUBE, "cp932") if n not in names])


def test_hidden_columns_leave_their_items_empty_and_are_named(read):
    file = read(hidden("出荷伝票番号", "TEL", "お名前(名)"))
    order = file.orders[0]
    assert "order.tracking_number" not in order.answers
    assert order.text("order.buyer.name") == "架空"
    [said] = [notice for notice in file.notices if "ない列があります" in notice]
    assert "出荷伝票番号" in said
    assert "TEL" in said


def test_goods_are_told_by_the_name_where_the_id_is_hidden(read):
    [order] = read(hidden("明細区分(ID)")).orders
    assert len(order.lines) == 1


def test_where_nothing_tells_goods_from_postage_all_rows_are_kept_and_it_is_said(read):
    file = read(hidden("明細区分(ID)", "明細区分(名称)"))
    assert [line.answers["order.items[].name"].text for line in file.orders[0].lines] == [
        "見本の腕時計",
        "送料",
    ]
    assert any("見分ける列" in notice for notice in file.notices)


def test_the_id_stands_in_for_a_hidden_number_and_that_is_said(read):
    file = read(hidden("注文番号"))
    assert file.orders[0].text("order.number") == "91024"
    assert any("注文ID" in notice for notice in file.notices)


def test_only_rows_of_goods_become_lines(read):
    rows = eccube_rows([Sold(goods=[Goods("甲"), Goods("乙")])])
    kind = rows[0].index("明細区分(ID)")
    for number in "3456":
        rows.append(list(rows[1]))
        rows[-1][kind] = number
    [order] = read(standard_rows(rows).encode("cp932")).orders
    assert [line.answers["order.items[].name"].text for line in order.lines] == ["甲", "乙"]


def test_an_order_of_which_only_postage_is_readable_does_not_vanish(read):
    rows = eccube_rows([Sold()])
    del rows[1]
    file = read(standard_rows(rows).encode("cp932"))
    assert file.orders[0].text("order.buyer.name") == "架空　太郎"
    assert file.orders[0].lines == ()
    assert any("商品の行が見つからない" in notice for notice in file.notices)


@pytest.mark.parametrize(
    ("price", "rate", "yen", "original"),
    [
        ("18000.00", "10", "19800", "18000.00（税抜、税率10%）"),
        ("999.00", "8", "1079", "999.00（税抜、税率8%）"),
        ("5.00", "10", "6", "5.00（税抜、税率10%）"),
        ("980", "10.00", "1078", "980（税抜、税率10.00%）"),
        ("500", "0", "500", "500（税抜、税率0%）"),
        ("500.00", "", "500", "500.00（税抜、税率の記載なし）"),
        ("時価", "10", "時価", ""),
    ],
)
def test_prices_get_their_tax_rounded_half_up_and_say_their_basis(read, price, rate, yen, original):
    file = read(eccube_file([Sold(goods=[Goods(price=price, rate=rate)])]))
    answer = file.orders[0].lines[0].answers["order.items[].unit_price"]
    assert (answer.text, answer.original) == (yen, original)
    words = {"": "税率がない", "時価": "読めない値"}.get(
        rate if price != "時価" else price, "税抜の価格に"
    )
    assert any(words in notice for notice in file.notices)


def test_hidden_tax_rates_are_said(read):
    file = read(hidden("税率"))
    price = file.orders[0].lines[0].answers["order.items[].unit_price"]
    assert (price.text, price.original) == ("18000", "18000.00（税抜、税率の記載なし）")
    assert any("税込の金額に直してください" in notice for notice in file.notices)


def test_classes_of_goods_belong_to_their_name(read):
    rows = eccube_rows([Sold()])
    rows[1][rows[0].index("規格分類名1")] = "黒"
    rows[1][rows[0].index("規格分類名2")] = "M"
    [order] = read(standard_rows(rows).encode("cp932")).orders
    assert order.lines[0].answers["order.items[].name"].text == "見本の腕時計　黒　M"


def test_an_address_never_runs_two_numbers_into_one(read):
    person = Person(city="千代田区架空町1-3-5", street="401")
    [order] = read(eccube_file([Sold(buyer=person)])).orders
    assert order.text("order.buyer.address") == "東京都千代田区架空町1-3-5　401"


def two_parcels(**other: str) -> bytes:
    rows = eccube_rows([Sold(goods=[Goods("甲"), Goods("乙")])])
    for name, text in other.items():
        rows[2][rows[0].index(name)] = text
    return standard_rows(rows).encode("cp932")


def test_several_parcels_of_an_order_keep_all_their_numbers(read):
    file = read(two_parcels(出荷ID="991", 出荷伝票番号="111111111111"))
    [order] = file.orders
    assert order.text("order.tracking_number") == "000000000000、111111111111"
    assert order.text("order.carrier") == "サンプル宅配"
    assert len(order.lines) == 2
    assert not any("行によって" in notice for notice in file.notices)


def test_two_recipients_of_an_order_are_said_and_the_first_stands(read):
    data = two_parcels(**{"出荷ID": "991", "配送先_お名前(姓)": "見本"})
    file = read(data)
    [order] = file.orders
    assert order.text("order.recipient.name") == "架空　太郎"
    [said] = [notice for notice in file.notices if "行によって" in notice]
    assert "3行目" in said


def test_a_row_that_knows_more_fills_what_an_earlier_one_left_empty(read):
    rows = eccube_rows([Sold()])
    rows[1][rows[0].index("配送先_TEL")] = ""
    [order] = read(standard_rows(rows).encode("cp932")).orders
    assert order.text("order.recipient.phone") == "0300000000"
    assert order.answers["order.recipient.phone"].source.detail.endswith("3行目")


def test_rows_that_php_has_spoilt_are_mended_and_said(read):
    file = read(eccube_file([Sold(goods=[Goods('表"限定"')]), Sold("1025")]))
    assert file.orders[0].lines[0].answers["order.items[].name"].text == '表"限定"'
    assert len(file.orders) == 2
    [said] = [notice for notice in file.notices if "崩れていた" in notice]
    assert "2行目" in said


def test_both_columns_called_postage_are_left_alone(read):
    header = header_of(ECCUBE, "cp932")
    assert header.count("送料") == 2
    assert read(eccube_file([Sold()], header)).orders[0].text("order.number") == "1024"


def test_a_parcel_number_that_comes_again_is_kept_once(read):
    rows = eccube_rows([Sold(goods=[Goods("甲"), Goods("乙"), Goods("丙")])])
    rows[2][rows[0].index("出荷伝票番号")] = "111111111111"
    [order] = read(standard_rows(rows).encode("cp932")).orders
    assert order.text("order.tracking_number") == "000000000000、111111111111"


def test_blank_lines_above_the_header_are_passed_over(read):
    file = read(b"\r\n\n" + eccube_file([Sold()]))
    assert file.orders[0].answers["order.number"].source.detail.endswith(" 4行目")
