"""Every layout of the headers file, read from a file as its platform writes it."""

from __future__ import annotations

import itertools

import pytest

from tests.intake.conftest import NOW
from tests.intake.platform_rows import AT, FILES, HEADERS, PIECES, File
from wizard.domain.case import AnswerState, Case
from wizard.domain.order_layout import RowMeaning
from wizard.intake.order_export import merge, read_orders


def squeezed(text: str) -> str:
    return "".join(text.replace("-", "").split())


def checked(order, person: str, wanted: dict[str, str]) -> None:
    for item in ("name", "postal_code", "phone"):
        found = squeezed(order.text(f"order.{person}.{item}"))
        assert found == wanted.get(item, ""), f"{person}.{item}"


def test_every_layout_of_the_headers_file_has_a_test():
    assert set(FILES) == set(HEADERS)
    assert len(HEADERS) == 32


def test_every_shipped_layout_is_that_of_some_header(layouts):
    assert {file.layout for file in FILES.values()} == {layout.name for layout in layouts}


@pytest.mark.parametrize("key", FILES)
def test_an_order_is_read_from_the_platforms_own_file(read, key):
    wanted: File = FILES[key]
    name = "注文.txt" if wanted.delimiter == "\t" else "注文.csv"
    file = read(wanted.data(key), name=name)
    assert file.layout.name == wanted.layout
    assert file.encoding == wanted.encoding
    assert file.row_problems == ()
    [order] = merge(Case(), file.orders, completes=file.layout.completes).new
    assert order.text("order.number") == wanted.number
    assert order.text("order.platform") == wanted.platform
    assert order.text("order.purchased_at") == (wanted.at or "")
    checked(order, "buyer", wanted.buyer)
    checked(order, "recipient", wanted.recipient)
    lines = [
        tuple(
            squeezed(line.answers[item].text)
            if (item := f"order.items[].{part}") in line.answers
            else ""
            for part in ("name", "quantity", "unit_price")
        )
        for line in order.lines
    ]
    assert lines == wanted.lines
    assert order.text("order.carrier") == wanted.carrier
    assert order.text("order.tracking_number") == wanted.tracking


@pytest.mark.parametrize("key", FILES)
def test_addresses_keep_every_piece_in_order(read, key):
    wanted: File = FILES[key]
    order = read(wanted.data(key), name="注文.txt").orders[0]
    recipient = order.text("order.recipient.address")
    if "postal_code" in wanted.recipient:
        assert squeezed(recipient).startswith("大阪府大阪市北区見本町45能ビル")
    buyer = order.text("order.buyer.address")
    if buyer:
        assert squeezed(buyer) == "東京都千代田区架空町一丁目23表ビル①"


@pytest.mark.parametrize("key", PIECES)
def test_every_further_piece_of_an_address_stays_with_its_person(read, key):
    file = FILES[key]
    people = {"buyer": PIECES[key][0], "recipient": PIECES[key][1]}
    more = {name: f"枝{name}" for names in people.values() for name in names}
    rows = [{**row, **more} for row in file.rows]
    changed = File(file.layout, rows, file.encoding, file.end, file.delimiter, file.header)
    order = read(changed.data(key), name="注文.txt").orders[0]
    for person, names in people.items():
        address = squeezed(order.text(f"order.{person}.address"))
        assert address.endswith("".join(squeezed(more[name]) for name in names))
        assert address.count("枝") == len(names)


@pytest.mark.parametrize("key", [key for key, file in FILES.items() if file.header])
def test_columns_in_another_order_make_no_difference(read, key):
    wanted: File = FILES[key]
    columns = list(HEADERS[key]["columns"])
    if len(columns) != len(set(columns)) or wanted.layout in ("yamato_b2", "sagawa_ehiden3"):
        pytest.skip("known by position")
    [order] = read(wanted.data(key, columns[::-1]), name="注文.txt").orders
    assert order.text("order.number") == wanted.number
    checked(order, "recipient", wanted.recipient)


WITH_BRACKETS = [
    key
    for key, file in FILES.items()
    if file.header
    and file.layout != "yamato_b2"
    and any("(" in name for name in HEADERS[key]["columns"])
]


@pytest.mark.parametrize("key", WITH_BRACKETS)
def test_wide_brackets_in_the_header_are_those_of_the_platform(read, key):
    wanted: File = FILES[key]
    wide = str.maketrans("()", "（）")
    data = wanted.data(key).decode(wanted.encoding)
    head, end, rest = data.partition(wanted.end)
    file = read((head.translate(wide) + end + rest).encode(wanted.encoding), name="注文.txt")
    plain = read(wanted.data(key), name="注文.txt")
    assert file.layout.name == wanted.layout
    assert [dict(each.answers) for each in file.orders] == [dict(e.answers) for e in plain.orders]
    assert [[dict(line.answers) for line in each.lines] for each in file.orders] == [
        [dict(line.answers) for line in each.lines] for each in plain.orders
    ]
    assert file.notices == plain.notices


def test_a_wide_and_a_narrow_column_of_one_name_are_two(read):
    key = "eccube_4.3_juchu"
    columns = ["お名前（姓）", *HEADERS[key]["columns"]]
    row = FILES[key].rows[0] | {"お名前（姓）": "別"}
    file = read(File("eccube4", [row], end="\n").data(key, columns))
    assert file.orders[0].text("order.buyer.name") == "架空　太郎"


def test_what_the_facts_do_not_confirm_is_said_as_such(layouts, read):
    for key in ("minne_27", "makeshop_template_partial"):
        file = read(FILES[key].data(key))
        assert any("未確認" in notice for notice in file.notices)
    for layout in layouts:
        if layout.encoding == "":
            assert "文字コード" in layout.unconfirmed


# --- what each platform does in its own way ------------------------------------------------------


def rows_of(key: str, *changes: dict[str, str]) -> bytes:
    file = FILES[key]
    return File(
        file.layout,
        [{**file.rows[0], **change} for change in changes],
        file.encoding,
        file.end,
        file.delimiter,
        file.header,
        file.quote,
    ).data(key)


def price_of(file) -> tuple[str, str, AnswerState | None]:
    answer = file.orders[0].lines[0].answers["order.items[].unit_price"]
    return answer.text, answer.original, answer.state


def test_rakuten_not_fixed_yet_is_a_state_and_said(read):
    file = read(rows_of("rakuten_pay_158_2023", {"商品毎税込価格": "-9999"}))
    assert price_of(file) == ("", "-9999", AnswerState.CHECKING)
    assert any("確認中" in notice and "2行目" in notice for notice in file.notices)
    assert FILES["rakuten_pay_158_2023"].rows[0]["送料合計"] == "-9999"


@pytest.mark.parametrize(
    ("cells", "yen", "basis"),
    [
        ({"税込別": "0", "単価": "18000", "商品税率": "0.1"}, "19800", "18000（税抜、税率10%）"),
        ({"税込別": "0", "単価": "18000", "商品税率": "8"}, "19440", "18000（税抜、税率8%）"),
        ({"税込別": "1", "単価": "19800"}, "19800", ""),
        ({"税込別": "0", "単価": "18000"}, "18000", "18000（税抜、税率の記載なし）"),
    ],
)
def test_rakuten_prices_without_the_column_of_prices_with_tax(read, cells, yen, basis):
    key = "rakuten_pay_158_2023"
    file = read(rows_of(key, {"商品毎税込価格": "", "商品税率": "", **cells}))
    assert price_of(file)[:2] == (yen, basis)


def test_rakuten_date_and_time_in_two_columns(read):
    change = {"注文日時": "", "注文日": "2026-08-01", "注文時間": "22:14:05"}
    [order] = read(rows_of("rakuten_pay_107_2018", change)).orders
    assert order.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"


def test_base_an_empty_delivery_is_the_orderers(read):
    change = {
        name: "" for name in HEADERS["base_orders_35"]["columns"] if name.endswith("(配送先)")
    }
    [order] = read(rows_of("base_orders_35", change)).orders
    assert order.text("order.recipient.name") == "架空\u3000太郎"
    assert order.text("order.recipient.address") == order.text("order.buyer.address")


def test_stripe_takes_the_shops_own_number_from_the_metadata(read):
    key = "stripe_payments_all_columns"
    columns = [*HEADERS[key]["columns"], "order_id (metadata)"]
    file = FILES[key]
    rows = [{**file.rows[0], "order_id (metadata)": "1024"}, dict(file.rows[0])]
    data = File(file.layout, rows, "utf-8", "\n").data(key, columns)
    assert [o.text("order.number") for o in read(data).orders] == ["1024", "ch_1024"]


@pytest.mark.parametrize("first", ["Failed", "Paid"])
def test_a_payment_that_failed_is_no_damage_and_is_said(read, first):
    key = "stripe_payments_all_columns"
    columns = [*HEADERS[key]["columns"], "order_id (metadata)"]
    row = FILES[key].rows[0] | {"order_id (metadata)": "1024"}
    paid = row | {"Status": "Paid"}
    failed = row | {"Status": "Failed", "Card Name": "別人", "Created (UTC)": "2026-08-01 13:00:00"}
    rows = [failed, paid] if first == "Failed" else [paid, failed]
    file = read(File("stripe", rows, "utf-8", "\n").data(key, columns))
    [order] = file.orders
    assert (order.text("order.buyer.name"), len(order.lines)) == ("架空太郎", 1)
    assert order.text("order.purchased_at") == AT
    [said] = [notice for notice in file.notices if "失敗した支払い" in notice]
    assert ("2行目" if first == "Failed" else "3行目") in said
    assert not any("行によって" in notice for notice in file.notices)


def test_woocommerces_own_tax_of_a_line_is_added(read):
    row = {"line_item_1": "name:甲|quantity:2|total:36000.00|tax:3600.00"}
    assert price_of(read(rows_of("woocommerce_webtoffee", row)))[:2] == (
        "19800",
        "36000.00（ほかに税3600.00）（2個の合計）",
    )


def test_amazons_two_names_of_one_number_are_no_news(read):
    for key in ("amazon_new_orders_fbm", "amazon_unshipped"):
        assert not any("amazon-order-id" in each for each in read(FILES[key].data(key)).notices)


@pytest.mark.parametrize(
    ("cells", "at", "price"),
    [
        ({"Time Zone": "Nowhere"}, "2026/08/01 22:14:05 Nowhere", "39600"),
        ({"Date": "08/01/26"}, "08/01/26 22:14:05 +09:00", "39600"),
        ({"Time Zone": "UTC"}, "2026-08-02T07:14:05+09:00", "39600"),
        ({"Gross Sales": "$-45.00"}, "2026-08-01T22:14:05+09:00", "$-45.00"),
        ({"Gross Sales": "¥-1,240"}, "2026-08-01T22:14:05+09:00", "-1240"),
    ],
)
def test_square_what_is_not_certain_stays_as_it_stands(read, cells, at, price):
    file = read(rows_of("square_transactions", cells))
    assert file.orders[0].text("order.purchased_at") == at
    assert price_of(file)[0] == price
    assert file.notices


def test_yahoo_lines_packed_into_cells(read):
    key = "yahoo_order_106"
    columns = [*HEADERS[key]["columns"], "Title", "UnitPrice"]
    row = {
        **FILES[key].rows[0],
        "Title": "L1=見本の腕時計&L2=ベルト R&B L3&L10=箱",
        "QuantityDetail": "L1=1&L2=2&L10=3",
        "UnitPrice": "L1=39600&L2=500&L10=1",
    }
    [order] = read(File("yahoo_order", [row], quote=1).data(key, columns)).orders
    found = [
        [line.answers[f"order.items[].{p}"].text for p in ("name", "quantity", "unit_price")]
        for line in order.lines
    ]
    assert found == [
        ["見本の腕時計", "1", "39600"],
        ["ベルト R&B L3", "2", "500"],
        ["箱", "3", "1"],
    ]


def test_woocommerce_brings_the_address_and_browser_and_every_line(read):
    key = "woocommerce_webtoffee"
    columns = [*HEADERS[key]["columns"], "line_item_2"]
    row = {**FILES[key].rows[0], "line_item_2": "name:ベルト|quantity:1|total:500"}
    [order] = read(File("woocommerce", [row], "utf-8", "\n").data(key, columns)).orders
    assert order.text("order.access.ip") == "203.0.113.45"
    assert order.text("order.access.user_agent") == "Mozilla/5.0"
    assert len(order.lines) == 2


def test_a_parcel_list_with_another_spelling_of_its_header_is_read_by_position(read):
    key = "yamato_b2cloud_95"
    columns = [
        {"配達時間帯": "配送時間帯", "お届け先名": "お届け先の名前"}.get(n, n)
        for n in HEADERS[key]["columns"]
    ]
    row = {**FILES[key].rows[0], "お届け先の名前": "髙見﨑子"}
    del row["お届け先名"]
    [order] = read(File("yamato_b2", [row]).data(key, columns)).orders
    assert order.text("order.recipient.name") == "髙見﨑子"
    assert order.answers["order.number"].original == "1024-1"


def test_95_columns_alone_are_no_parcel_list(read):
    data = (",".join(f"項目{n}" for n in range(95)) + "\n" + "," * 94 + "x\n").encode("cp932")
    with pytest.raises(Exception, match="列の名前"):
        read(data)


# --- a second file completes the first -----------------------------------------------------------


def in_case(read, case: Case, key: str, data: bytes | None = None):
    file = read(data or FILES[key].data(key), name="注文.txt")
    plan = merge(case, file.orders, completes=file.layout.completes)
    for change in plan.act().changes:
        case.apply(change)
    return plan


@pytest.mark.parametrize("kinds", [("juchu", "haisou"), ("haisou", "juchu")])
def test_eccube3_orders_and_deliveries_are_one_order_with_tax(read, kinds):
    case = Case()
    first, second = (f"eccube_3.0.18_{kind}" for kind in kinds)
    in_case(read, case, first)
    plan = in_case(read, case, second)
    assert (plan.new, plan.differences) == ((), ())
    [order] = case.orders
    checked(order, "recipient", FILES["eccube_3.0.18_haisou"].recipient)
    assert order.lines[0].answers["order.items[].unit_price"].text == "19800"


def test_yahoo_orders_and_items_are_one_order(read):
    for keys in (("yahoo_order_106", "yahoo_item_27"), ("yahoo_item_27", "yahoo_order_106")):
        case = Case()
        for key in keys:
            assert in_case(read, case, key).differences == ()
        [order] = case.orders
        assert len(order.lines) == 1
        assert {part: order.lines[0].answers[f"order.items[].{part}"].text for part in ("name", "quantity", "unit_price")} == {
            "name": "見本の腕時計", "quantity": "2", "unit_price": "19800",
        }  # fmt: skip
        assert order.text("order.purchased_at")


@pytest.mark.parametrize("key", ["yamato_b2cloud_95", "sagawa_ehiden3_74"])
def test_a_parcel_completes_an_order_of_any_platform(read, key):
    case = Case()
    in_case(read, case, "eccube_2.13.5_juchu")
    plan = in_case(read, case, key)
    assert (plan.new, plan.differences) == ((), ())
    [order] = case.orders
    assert order.text("order.platform") == "EC-CUBE 2"
    assert order.text("order.number") == "1024"
    assert order.text("order.tracking_number") == FILES[key].tracking
    checked(order, "recipient", FILES[key].recipient)


def test_a_parcel_without_a_number_meets_the_order_sent_there(read):
    case = Case()
    in_case(read, case, "minne_27")
    plan = in_case(read, case, "clickpost_8")
    assert plan.new == ()
    assert case.orders[0].text("order.carrier") == "日本郵便（クリックポスト）"


def test_a_payment_leaves_the_platform_as_it_stands(read):
    case = Case()
    in_case(read, case, "eccube_2.13.5_juchu")
    plan = in_case(read, case, "square_transactions")
    assert plan.new == ()
    assert case.orders[0].text("order.platform") == "EC-CUBE 2"
    assert all(d.place.item != "order.platform" for d in plan.differences)


def test_a_number_that_two_shops_have_is_not_guessed(read):
    case = Case()
    in_case(read, case, "eccube_2.13.5_juchu")
    in_case(read, case, "minne_27")
    assert len(in_case(read, case, "yamato_b2cloud_95").new) == 1


def test_not_fixed_yet_contests_nothing_and_never_replaces(read):
    case = Case()
    in_case(read, case, "rakuten_pay_158_2023")
    data = rows_of("rakuten_pay_158_2023", {"商品毎税込価格": "-9999"})
    plan = in_case(read, case, "", data)
    assert plan.differences == ()
    assert case.orders[0].lines[0].answers["order.items[].unit_price"].text == "19800"


def test_meaning_of_rows(layouts):
    kinds = {layout.name: layout.rows.meaning for layout in layouts}
    assert {n for n, kind in kinds.items() if kind is RowMeaning.PARCEL} == {
        "yamato_b2", "sagawa_ehiden3", "clickpost",
    }  # fmt: skip
    assert {n for n, kind in kinds.items() if kind is RowMeaning.PAYMENT} == {"square", "stripe"}


def test_keys_are_fresh(layouts, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(FILES["base_orders_35"].data("base_orders_35"))
    keys = itertools.count()
    file = read_orders(path, layouts, new_key=lambda: str(next(keys)), now=NOW)
    assert len({file.orders[0].key, *(line.key for line in file.orders[0].lines)}) == 2
