"""One invented order per layout of the headers file, in the platform's own columns.

`FILES` names for each layout its encoding, line end, delimiter and rows; a row is cells by column,
``(name, nth)`` where a name stands several times.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HEADERS = json.loads(
    (Path(__file__).resolve().parents[1] / "data" / "order-export-headers.json").read_text("utf-8")
)
Row = dict[Any, str]
AT = "2026-08-01T22:14:05+09:00"
B = ("架空", "太郎", "1000001", "東京都", "千代田区架空町一丁目", "2-3 表ビル①", "0311112222")
R = ("髙見", "﨑子", "5304002", "大阪府", "大阪市北区見本町", "4-5 能ビル", "09033334444")
BUYER = {"name": "架空太郎", "postal_code": "1000001", "phone": "0311112222"}
RECIPIENT = {"name": "髙見﨑子", "postal_code": "5304002", "phone": "09033334444"}
WATCH = ("見本の腕時計", "2", "19800")


@dataclass
class File:
    """How a platform writes one order, and what is to be read of it."""

    layout: str
    rows: list[Row]
    encoding: str = "cp932"
    end: str = "\r\n"
    delimiter: str = ","
    header: bool = True
    quote: int = csv.QUOTE_MINIMAL
    number: str = "1024"
    platform: str = ""
    at: str | None = AT
    buyer: dict[str, str] = field(default_factory=lambda: dict(BUYER))
    recipient: dict[str, str] = field(default_factory=lambda: dict(RECIPIENT))
    lines: list[tuple[str, str, str]] = field(default_factory=lambda: [WATCH])
    carrier: str = ""
    tracking: str = ""

    def data(self, key: str, columns: list[str] | None = None) -> bytes:
        """Return the file's bytes."""
        names = columns or HEADERS[key]["columns"]
        text = io.StringIO(newline="")
        if self.delimiter == "\t":
            for row in [names] * self.header + [_cells(names, row) for row in self.rows]:
                text.write("\t".join(row) + self.end)
        else:
            writer = csv.writer(text, lineterminator=self.end, quoting=self.quote)  # type: ignore[arg-type]
            if self.header:
                writer.writerow(names)
            writer.writerows(_cells(names, row) for row in self.rows)
        return text.getvalue().encode(self.encoding)


def _cells(names: list[str], row: Row) -> list[str]:
    left = dict(row)
    seen: dict[str, int] = {}
    cells = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        cells.append(left.pop((name, seen[name]), left.pop(name, "") if seen[name] == 1 else ""))
    assert not left, f"no such columns: {list(left)}"
    return cells


def _split(text: str, *lengths: int) -> list[str]:
    parts, at = [], 0
    for length in lengths:
        parts.append(text[at : at + length])
        at += length
    return parts


def _eccube4(number: str, kind: str, goods: tuple[str, str, str]) -> Row:
    row = {
        "注文ID": "9", "注文番号": number, "お名前(姓)": B[0], "お名前(名)": B[1], "郵便番号": B[2],
        "都道府県(名称)": B[3], "住所1": B[4], "住所2": B[5], "TEL": B[6],
        "受注日": "2026-08-01 22:14:05", "商品名": goods[0], "個数": goods[1], "価格": goods[2],
        "税率": "10", "明細区分(ID)": kind, "配送業者(名称)": "サンプル宅配", "出荷伝票番号": "0001",
    }  # fmt: skip
    for name, text in zip(
        ("お名前(姓)", "お名前(名)", "郵便番号", "都道府県(名称)", "住所1", "住所2", "TEL"),
        R,
        strict=True,
    ):
        row[f"配送先_{name}"] = text
    return row


def _eccube3(prefix: str, who: tuple[str, ...]) -> Row:
    zip1, zip2 = _split(who[2], 3, 4)
    tel = _split(who[6], len(who[6]) - 8, 4, 4)
    row = {
        f"{prefix}お名前(姓)": who[0], f"{prefix}お名前(名)": who[1], f"{prefix}郵便番号1": zip1,
        f"{prefix}郵便番号2": zip2, f"{prefix}都道府県(名称)": who[3], f"{prefix}住所1": who[4],
        f"{prefix}住所2": who[5],
    }  # fmt: skip
    return row | {f"{prefix}TEL{n}": text for n, text in enumerate(tel, 1)}


def _eccube2(more: Row) -> Row:
    zip1, zip2 = _split(B[2], 3, 4)
    tel = _split(B[6], 2, 4, 4)
    row: Row = {
        "注文番号": "1024", "お名前(姓)": B[0], "お名前(名)": B[1], "郵便番号1": zip1, "郵便番号2": zip2,
        "都道府県": B[3], "注文日時": "2026-08-01 22:14:05", "お支払い合計": "40600",
    }  # fmt: skip
    return row | {f"電話番号{n}": text for n, text in enumerate(tel, 1)} | more


def _named(pattern: str, names: tuple[str, ...], who: tuple[str, ...]) -> Row:
    return {pattern.format(name): text for name, text in zip(names, who, strict=True)}


EC2_BUYER = {"住所1": B[4], "住所2": B[5]}
EC3 = {
    "注文ID": "1024",
    "受注日": "2026-08-01 22:14:05",
    "商品名": "見本の腕時計",
    "個数": "2",
    "価格": "18000",
}
BASE_NAMES = (
    "氏({0})",
    "名({0})",
    "郵便番号({0})",
    "都道府県({0})",
    "住所({0})",
    "住所2({0})",
    "電話番号({0})",
)
BASE = {"注文ID": "AB12", "注文日時": "2026-08-01 22:14:05", "数量": "2", "税率": "10"}
for _who, _texts in (("請求先", B), ("配送先", R)):
    BASE |= {name.format(_who): text for name, text in zip(BASE_NAMES, _texts, strict=True)}
RAKUTEN: Row = {
    "注文番号": "1024", "ステータス": "300", "注文日時": "2026-08-01 22:14:05", "商品名": "見本の\n腕時計",
    "個数": "2", "単価": "18000", "税込別": "0", "送料合計": "-9999",
}  # fmt: skip
for _who, _texts, _cut in (("注文者", B, 2), ("送付先", R, 3)):
    RAKUTEN |= {
        f"{_who}姓": _texts[0], f"{_who}名": _texts[1],
        f"{_who}郵便番号1": _texts[2][:3], f"{_who}郵便番号2": _texts[2][3:],
        f"{_who}住所都道府県": _texts[3], f"{_who}住所郡市区": _texts[4],
        f"{_who}住所それ以降の住所": _texts[5],
        **{f"{_who}電話番号{n}": t for n, t in enumerate(_split(_texts[6], _cut, 4, 4), 1)},
    }  # fmt: skip
YAHOO: Row = {"OrderId": "shop-1024", "OrderTime": "2026/08/01 22:14:05", "QuantityDetail": "L1=2"}
for _who, _texts in (("Bill", B), ("Ship", R)):
    YAHOO |= {
        f"{_who}LastName": _texts[0], f"{_who}FirstName": _texts[1], f"{_who}ZipCode": _texts[2],
        f"{_who}Prefecture": _texts[3], f"{_who}City": _texts[4], f"{_who}Address1": _texts[5],
        f"{_who}PhoneNumber": _texts[6],
    }  # fmt: skip
AMAZON_SHIP: Row = {
    "recipient-name": R[0] + R[1], "ship-postal-code": R[2], "ship-state": R[3], "ship-city": R[4],
    "ship-address-1": R[5], "purchase-date": "2026-08-01T13:14:05+00:00", "buyer-name": B[0] + B[1],
    "buyer-phone-number": B[6], "product-name": '見本の"腕時計',
}  # fmt: skip
AMAZON = {"name": "架空太郎", "phone": "0311112222"}
QUOTED = [('見本の"腕時計', "2", "19800")]
WOO: Row = {
    "order_id": "7", "order_number": "1024", "order_date": "2026-08-01 22:14:05",
    "customer_ip_address": "203.0.113.45", "customer_user_agent": "Mozilla/5.0",
    "line_item_1": "name:見本|の:腕時計|product_id:1|quantity:2|total:39600.00|sub_total:39600",
}  # fmt: skip
for _who, _texts, _code in (("billing", B, "JP13"), ("shipping", R, "JP27")):
    WOO |= {
        f"{_who}_last_name": _texts[0], f"{_who}_first_name": _texts[1], f"{_who}_postcode": _texts[2],
        f"{_who}_state": _code, f"{_who}_city": _texts[4], f"{_who}_address_1": _texts[5],
        f"{_who}_phone": _texts[6], f"{_who}_country": "JP",
    }  # fmt: skip
WIX: Row = {
    "Order number": "1024", "Date created": "Aug 1, 2026", "Time": "10:14:05 PM", "Item": "見本の腕時計",
    "Qty": "2", "Price": "19800", "Recipient name": R[0] + R[1], "Recipient phone": R[6],
    "Delivery state name": R[3], "Delivery city": R[4], "Delivery address": R[5],
    "Delivery zip/postal code": R[2], "Billing name": B[0] + B[1], "Billing phone": B[6],
    ("Delivery state name", 2): B[3], ("Delivery city", 2): B[4], ("Delivery address", 2): B[5],
    ("Delivery zip/postal code", 2): B[2],
}  # fmt: skip
PARCEL: Row = {
    "お届け先電話番号": R[6], "お届け先郵便番号": R[2], "お届け先住所": R[3] + R[4] + R[5],
    "お届け先名": R[0] + R[1],
}  # fmt: skip
NOBODY: dict[str, str] = {}

FILES = {
    "shopify_orders_export_79": File(
        "shopify",
        [
            {
                "Name": "#1024", "Created at": "2026-08-01 22:14:05 +0900", "Currency": "JPY",
                "Lineitem name": "見本の腕時計", "Lineitem quantity": "2", "Lineitem price": "19800",
                "Billing Name": "太郎 架空", "Billing Zip": "'1000001", "Billing Province": "JP-13",
                "Billing City": B[4], "Billing Address1": B[5], "Billing Phone": "'0311112222",
                "Shipping Name": "﨑子 髙見", "Shipping Zip": "'5304002", "Shipping Province": "JP-27",
                "Shipping City": R[4], "Shipping Address1": R[5], "Shipping Phone": "+8190-3333-4444",
                "Location": "../../etc/passwd",
            },
            {"Name": "#1024", "Lineitem name": "見本のベルト", "Lineitem quantity": "1", "Lineitem price": "500"},
        ],
        "utf-8", "\n", number="#1024", platform="Shopify", lines=[WATCH, ("見本のベルト", "1", "500")],
    ),
    **{
        f"eccube_{version}_{kind}": File(
            "eccube4",
            [_eccube4("1024", "1", ("見本の腕時計", "2", "18000.00")), _eccube4("1024", "2", ("送料", "1", "1000"))],
            end="\n", platform="EC-CUBE 4", carrier="サンプル宅配", tracking="0001",
        )
        for version in ("4.0", "4.3")
        for kind in ("juchu", "haisou")
    },
    "eccube_3.0.18_juchu": File(
        "eccube3", [EC3 | {"税率": "10"} | _eccube3("", B)], end="\n", platform="EC-CUBE 3", recipient=NOBODY
    ),
    "eccube_3.0.18_haisou": File(
        "eccube3", [EC3 | _eccube3("", B) | _eccube3("配送先_", R) | {"配送業者(名称)": "サンプル宅配"}], end="\n",
        platform="EC-CUBE 3", lines=[("見本の腕時計", "2", "18000")], carrier="サンプル宅配",
    ),
    "eccube_2.13.5_juchu": File("eccube2", [_eccube2(EC2_BUYER)], platform="EC-CUBE 2", recipient=NOBODY, lines=[]),
    "eccube_2.12.6_juchu": File("eccube2", [_eccube2(EC2_BUYER)], platform="EC-CUBE 2", recipient=NOBODY, lines=[]),
    "eccube_2.11.5_juchu": File(
        "eccube2", [_eccube2({"住所１": B[4], "住所２": B[5]})], platform="EC-CUBE 2", recipient=NOBODY, lines=[]
    ),
    "eccube_2.4.4_juchu": File(
        "eccube24",
        [
            {
                "注文番号": "1024", "顧客名1": B[0], "顧客名2": B[1], "郵便番号1": "100", "郵便番号2": "0001",
                "都道府県": B[3], "住所1": B[4], "住所2": B[5], "電話番号1": "03", "電話番号2": "1111",
                "電話番号3": "2222", "お届け先名前": R[0], ("お届け先名前", 2): R[1], ("郵便番号1", 2): "530",
                ("郵便番号2", 2): "4002", ("都道府県", 2): R[3], ("住所1", 2): R[4], ("住所2", 2): R[5],
                ("電話番号1", 2): "090", ("電話番号2", 2): "3333", ("電話番号3", 2): "4444",
                "配送伝票番号": "0001", "注文日時": "2026-08-01 22:14:05",
            }
        ],
        platform="EC-CUBE 2", lines=[], tracking="0001",
    ),
    "base_orders_35": File(
        "base",
        [
            BASE | {"商品名": "見本の腕時計", "バリエーション": "黒", "価格": "19300", "商品ID": "1"},
            BASE | {"商品名": "商品オプション「刻印」", "バリエーション": "あり", "価格": "500", "数量": "2"},
        ],
        quote=csv.QUOTE_ALL, end="\n", number="AB12", platform="BASE",
        lines=[("見本の腕時計黒商品オプション「刻印」あり", "2", "19800")],
    ),
    "colorme_sales_all": File(
        "colorme",
        [
            {
                "売上ID": "1024", "受注日": "2026/08/01 22:14:05",
                **_named("購入者 {}", ("名前", "郵便番号", "都道府県", "住所", "携帯番号"), (B[0] + B[1], *B[2:4], B[4] + B[5], B[6])),
                **_named("配送先 {}", ("名前", "郵便番号", "都道府県名", "住所", "電話番号"), (R[0] + R[1], *R[2:4], R[4] + R[5], R[6])),
                "配送先 配送会社名": "サンプル宅配", "購入商品 商品名": "見本の腕時計",
                "購入商品 販売価格(消費税込)": "19,800円", "購入商品 販売個数": "2",
            }
        ],
        quote=csv.QUOTE_ALL, platform="カラーミーショップ", carrier="サンプル宅配",
    ),
    "stores_orders_partial": File(
        "stores",
        [
            {
                "オーダー番号": "1024", "オーダー日": "2026-08-01 22:14:05", "アイテム名": "見本の腕時計",
                **{f"{n}({w})": t for w, who in (("購入者", B), ("配送先", R)) for n, t in zip(("氏", "名", "郵便番号", "都道府県", "住所", "電話番号"), (*who[:4], who[4] + who[5], who[6]), strict=True)},
                "配送方法": "サンプル宅配", "お問い合わせ番号": "0001",
            }
        ],
        platform="STORES", lines=[("見本の腕時計", "", "")], carrier="サンプル宅配", tracking="0001",
    ),
    "makeshop_template_partial": File(
        "makeshop", [{"日付": "2026/8/1", "注文時間": "221405", "注文番号": "1024", "注文者": "架空太郎"}],
        platform="MakeShop", buyer={"name": "架空太郎"}, recipient=NOBODY, lines=[],
    ),
    "futureshop_partial": File(
        "futureshop",
        [
            {
                "受注コード": "1024", "注文日時": "2026/08/01 22:14:05", "氏名(姓)": B[0], "氏名(名)?": B[1],
                "郵便番号": B[2], "都道府県区分": "13", "住所1": B[4], "住所2": B[5], "電話番号(メイン)": B[6],
                "お届け先氏名(姓)": R[0], "お届け先氏名(名)": R[1], "お届け先郵便番号": R[2],
                "お届け先都道府県区分": R[3], "お届け先住所1": R[4] + R[5], "商品名": "見本の腕時計",
                "販売単価": "19800", "購入数量": "2",
            }
        ],
        platform="futureshop", recipient={"name": "髙見﨑子", "postal_code": "5304002"},
    ),
    "rakuten_pay_107_2018": File(
        "rakuten", [RAKUTEN | {"税込別": "1", "単価": "19800"}], platform="楽天市場", quote=csv.QUOTE_ALL
    ),
    "rakuten_pay_158_2023": File(
        "rakuten", [RAKUTEN | {"商品毎税込価格": "19800", "商品税率": "0.1"}], platform="楽天市場", quote=csv.QUOTE_ALL
    ),
    "yahoo_order_106": File(
        "yahoo_order", [YAHOO | {"ShipMethodName": "サンプル宅配", "ShipInvoiceNumber1": "0001"}],
        number="shop-1024", platform="Yahoo!ショッピング", lines=[("", "2", "")], quote=csv.QUOTE_ALL,
        carrier="サンプル宅配", tracking="0001",
    ),
    "yahoo_item_27": File(
        "yahoo_item",
        [{"OrderId": "shop-1024", "LineId": "1", "Title": "見本の腕時計", "Quantity": "2", "UnitPrice": "19800"}],
        number="shop-1024", platform="Yahoo!ショッピング", at=None, buyer=NOBODY, recipient=NOBODY, quote=csv.QUOTE_ALL,
    ),
    "amazon_fba_fulfilled_shipments_jp": File(
        "amazon",
        [
            AMAZON_SHIP
            | {
                "amazon-order-id": "249-1", "quantity-shipped": "2", "currency": "JPY", "item-price": "36000",
                "item-tax": "3600", "ship-phone-number": R[6], "carrier": "サンプル宅配", "tracking-number": "0001",
            }
        ],
        delimiter="\t", number="249-1", platform="Amazon.co.jp", buyer=AMAZON, lines=QUOTED,
        carrier="サンプル宅配", tracking="0001",
    ),
    "amazon_new_orders_fbm": File(
        "amazon",
        [
            AMAZON_SHIP
            | {
                "order-id": "249-1", "quantity-purchased": "2", "currency": "JPY", "item-price": "36000",
                "item-tax": "3600", "ship-phone-number": R[6],
            }
        ],
        delimiter="\t", number="249-1", platform="Amazon.co.jp", buyer=AMAZON, lines=QUOTED,
    ),
    "amazon_unshipped": File(
        "amazon", [AMAZON_SHIP | {"order-id": "249-1", "quantity-purchased": "2", "quantity-shipped": "0"}],
        delimiter="\t", number="249-1", platform="Amazon.co.jp", buyer=AMAZON,
        recipient={"name": "髙見﨑子", "postal_code": "5304002"}, lines=[('見本の"腕時計', "2", "")],
    ),
    "woocommerce_webtoffee": File(
        "woocommerce", [WOO], "utf-8", "\n", platform="WooCommerce", quote=csv.QUOTE_ALL,
        lines=[("見本|の:腕時計", "2", "19800")],
    ),
    "wix_orders": File("wix", [WIX], "utf-8", "\n", platform="Wix"),
    "square_transactions": File(
        "square",
        [
            {
                "Date": "2026/08/01", "Time": "22:14:05", "Time Zone": "Tokyo", "Gross Sales": "¥39,600",
                "Transaction ID": "1024", "Customer Name": "架空太郎", "Description": "見本の腕時計",
            }
        ],
        "utf-8", "\n", platform="Square", buyer={"name": "架空太郎"}, recipient=NOBODY,
        lines=[("見本の腕時計", "", "39600")],
    ),
    "stripe_payments_all_columns": File(
        "stripe",
        [
            {
                "id": "ch_1024", "Created (UTC)": "2026-08-01 13:14:05", "Amount": "39600", "Currency": "jpy",
                "Description": "見本の腕時計", "Card Name": "架空太郎", "Card Address Zip": "1000001",
            }
        ],
        "utf-8", "\n", number="ch_1024", platform="Stripe", buyer={"name": "架空太郎", "postal_code": "1000001"},
        recipient=NOBODY, lines=[("見本の腕時計", "", "39600")],
    ),
    "minne_27": File(
        "minne",
        [
            {
                "注文ID": "1024", "注文日": "2026-08-01 22:14:05", "作品名": "見本の腕時計", "販売価格": "19800",
                "数量": "2", "注文者の氏名": "架空太郎", "注文者の電話番号": B[6], "配送先の氏名": "髙見﨑子",
                "配送先の郵便番号": R[2], "配送先の住所1": R[3] + R[4], "配送先の住所2": R[5], "配送先の電話番号": R[6],
            }
        ],
        platform="minne", buyer={"name": "架空太郎", "phone": B[6]},
    ),
    "creema_2": File(
        "creema",
        [
            {
                "注文ID": "1024", "購入日": "2026-08-01 22:14:05", "作品タイトル": "見本の腕時計", "作品単価": "19300",
                "オプション1": "刻印", "オプション1価格": "500", "作品価格": "19800", "数量": "2", "氏名": "髙見﨑子",
                "郵便番号": R[2], "住所": R[3] + R[4] + R[5], "TEL": R[6],
            }
        ],
        platform="Creema", buyer=NOBODY, lines=[("見本の腕時計刻印", "2", "19800")],
    ),
    "yamato_b2cloud_95": File(
        "yamato_b2",
        [
            PARCEL | {"お客様管理番号": "1024-1", "伝票番号": "0001"},
            PARCEL | {"お客様管理番号": "1024-2", "伝票番号": "0002"},
        ],
        header=False, at=None, buyer=NOBODY, lines=[], carrier="ヤマト運輸", tracking="0001、0002",
    ),
    "sagawa_ehiden3_74": File(
        "sagawa_ehiden3",
        [
            {
                "お届け先コード取得区分": "1", "お届け先電話番号": R[6], "お届け先郵便番号": R[2],
                "お届け先住所１": R[3] + R[4], "お届け先住所２": R[5], "お届け先名称１": "髙見﨑子",
                "お届け先名称２": "1024", "お問い合せ送り状No.": "0001",
            }
        ],
        at=None, buyer=NOBODY, lines=[], carrier="佐川急便", tracking="0001",
    ),
    "clickpost_8": File(
        "clickpost",
        [
            {
                "お届け先郵便番号": R[2], "お届け先氏名": "髙見﨑子", "お届け先敬称": "様",
                "お届け先住所1行目": R[3], "お届け先住所2行目": R[4] + R[5], "内容品": "腕時計",
            }
        ],
        number="", at=None, buyer=NOBODY, recipient={"name": "髙見﨑子", "postal_code": "5304002"}, lines=[],
        carrier="日本郵便（クリックポスト）",
    ),
}  # fmt: skip

# Further pieces of the two addresses, in the order in which they are to stand: the buyer's, then
# the recipient's. No two of them are alike, so that none can stand in for another.
_EC = (("会社名",), ("配送先_会社名",))
_BILL, _SHIP = ("bill-address-2", "bill-address-3"), ("ship-address-2", "ship-address-3")
PIECES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "shopify_orders_export_79": (
        ("Billing Address2", "Billing Company"), ("Shipping Address2", "Shipping Company"),
    ),
    **{f"eccube_{v}_{kind}": _EC for v in ("4.0", "4.3") for kind in ("juchu", "haisou")},
    "eccube_3.0.18_juchu": (("会社名",), ()),
    "eccube_3.0.18_haisou": _EC,
    "eccube_2.13.5_juchu": (("会社名",), ()),
    "yahoo_order_106": (
        ("BillAddress2", "BillSection1Value", "BillSection2Value"),
        ("ShipAddress2", "ShipSection1Value", "ShipSection2Value"),
    ),
    "amazon_fba_fulfilled_shipments_jp": (_BILL, _SHIP),
    "amazon_new_orders_fbm": (_BILL, _SHIP),
    "amazon_unshipped": ((), _SHIP),
    "woocommerce_webtoffee": (
        ("billing_address_2", "billing_company"), ("shipping_address_2", "shipping_company"),
    ),
    "stripe_payments_all_columns": (("Card Address Line2",), ()),
    "yamato_b2cloud_95": (
        (), ("お届け先アパートマンション名", "お届け先会社・部門１", "お届け先会社・部門２"),
    ),
    "sagawa_ehiden3_74": ((), ("お届け先住所３",)),
    "clickpost_8": ((), ("お届け先住所3行目", "お届け先住所4行目")),
}  # fmt: skip
