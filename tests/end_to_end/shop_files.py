"""Invented purchases, written as the files of a shop: orders as exported, access logs.

The columns are those of the sample files; what stands in them comes from `Purchase`, so that a
test knows every value without asking the program.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "orders"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/138.0.0.0 Safari/537.36"
)
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
DAY = "2026-08-01"
_FIRST_ID = 410_000  # EC-CUBE's number of a line item is another than that of its order


@dataclass(frozen=True, slots=True)
class Person:
    """Family and given name, and where they live; digits without hyphens."""

    family: str
    given: str
    postal_code: str
    prefecture: str
    prefecture_code: str
    city: str
    street: str
    phone: str

    @property
    def address(self) -> str:
        """Return the address on one line."""
        return self.prefecture + self.city + self.street


@dataclass(frozen=True, slots=True)
class Goods:
    """A line of an order; the price is that of one piece with tax."""

    name: str
    quantity: int
    price: int


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase as the shop and its server know it; `at` is a time of `DAY`."""

    number: str
    at: str
    buyer: Person
    recipient: Person
    goods: tuple[Goods, ...]
    ip: str = "203.0.113.45"
    agent: str = CHROME
    tracking: str = ""
    own_id: str = ""  # 注文ID of EC-CUBE, where that is not the number
    cells: dict[str, str] = field(default_factory=dict)  # that are written otherwise

    @property
    def total(self) -> int:
        """Return the sum of its goods."""
        return sum(each.price * each.quantity for each in self.goods)


TARO = Person(
    "架空", "太郎", "1000000", "東京都", "13", "千代田区", "架空町一丁目2-3", "0300000001"
)
SABURO = Person(
    "例示", "三郎", "2200000", "神奈川県", "14", "横浜市西区", "架空台8-8", "0450000003"
)
SAKIKO = Person(
    "髙見", "﨑子", "5300000", "大阪府", "27", "大阪市北区", "見本町4-5 能ビル①階", "09000000001"
)
HANAKO = Person(
    "見本", "花子", "0600000", "北海道", "01", "札幌市中央区", "見本条9-9", "0110000009"
)
WATCH, BELT = Goods("見本の腕時計 モデル～A", 2, 19_800), Goods("見本の革ベルト", 1, 4_400)
BAG, PURSE = Goods("見本のかばん", 1, 39_600), Goods("見本の小銭入れ", 1, 5_500)


def purchases(prefix: str = "") -> tuple[Purchase, Purchase, Purchase]:
    """Return two fraudulent purchases with an honest one between them."""
    first, honest, second = (f"{prefix}4100{n}" for n in (24, 25, 26))
    watch = Purchase(first, "22:14:05", TARO, SAKIKO, (WATCH, BELT), tracking="400000000001")
    purse = Purchase(honest, "22:20:40", HANAKO, HANAKO, (PURSE,), "198.51.100.77", FIREFOX)
    bag = Purchase(second, "22:31:47", SABURO, SAKIKO, (BAG,), "2001:db8::45", SAFARI)
    return replace(watch, own_id="7024"), replace(purse, own_id="7025"), replace(bag, own_id="7026")


# --- order files ------------------------------------------------------------------------------


def eccube4(path: Path, wanted: Iterable[Purchase], short: Sequence[str] = ()) -> Path:
    """Write 受注CSV of EC-CUBE 4 in CP932; orders whose number is in `short` lack a cell."""
    return _write(path, DATA / "eccube4.3_juchu.csv", "cp932", _eccube4_rows, wanted, short)


def shopify(path: Path, wanted: Iterable[Purchase]) -> Path:
    """Write the order export of Shopify in UTF-8."""
    return _write(path, DATA / "shopify_jp.csv", "utf-8", _shopify_rows, wanted)


def _write(
    path: Path,
    sample: Path,
    encoding: str,
    rows_of: Callable[[Purchase], list[dict[str, str]]],
    wanted: Iterable[Purchase],
    short: Sequence[str] = (),
) -> Path:
    with sample.open(encoding=encoding, newline="") as source:
        header, first = list(csv.reader(source))[:2]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for purchase in wanted:
            for cells in rows_of(purchase):
                row = list(first) if "Name" not in header else [""] * len(header)
                for name, text in {**cells, **purchase.cells}.items():
                    row[header.index(name)] = text
                writer.writerow(row[:-3] if purchase.number in short else row)
    return path


def _eccube4_rows(purchase: Purchase) -> list[dict[str, str]]:
    buyer, recipient = purchase.buyer, purchase.recipient
    same = {
        "注文ID": purchase.own_id or purchase.number,
        "注文番号": purchase.number,
        "お名前(姓)": buyer.family,
        "お名前(名)": buyer.given,
        "郵便番号": buyer.postal_code,
        "都道府県(ID)": buyer.prefecture_code,
        "都道府県(名称)": buyer.prefecture,
        "住所1": buyer.city,
        "住所2": buyer.street,
        "メールアドレス": f"{purchase.number}@example.com",
        "TEL": buyer.phone,
        "受注日": f"{DAY} {purchase.at}",
        "配送先_お名前(姓)": recipient.family,
        "配送先_お名前(名)": recipient.given,
        "配送先_郵便番号": recipient.postal_code,
        "配送先_都道府県(ID)": recipient.prefecture_code,
        "配送先_都道府県(名称)": recipient.prefecture,
        "配送先_住所1": recipient.city,
        "配送先_住所2": recipient.street,
        "配送先_TEL": recipient.phone,
        "出荷伝票番号": purchase.tracking,
    }
    goods = [
        {"商品名": each.name, "個数": str(each.quantity), "価格": f"{each.price / 1.1:.2f}"}
        for each in purchase.goods
    ]
    postage = {
        "商品名": "送料",
        "個数": "1",
        "価格": "1000.00",
        "明細区分(ID)": "2",
        "明細区分(名称)": "送料",
    }
    ids = [{"注文詳細ID": str(_FIRST_ID + at)} for at in range(len(goods) + 1)]
    return [{**same, **each, **own} for each, own in zip((*goods, postage), ids, strict=True)]


def _shopify_rows(purchase: Purchase) -> list[dict[str, str]]:
    tax = purchase.total * 10 // 110
    first = {
        "Financial Status": "paid",
        "Paid at": f"{DAY} {purchase.at} +0900",
        "Currency": "JPY",
        "Subtotal": str(purchase.total),
        "Shipping": "0",
        "Taxes": str(tax),
        "Total": str(purchase.total),
        "Created at": f"{DAY} {purchase.at} +0900",
        **_shopify_person("Billing", purchase.buyer),
        **_shopify_person("Shipping", purchase.recipient),
    }
    lines = [
        {
            "Name": purchase.number,
            "Email": f"{purchase.number.lstrip('#')}@example.com",
            "Lineitem name": each.name,
            "Lineitem quantity": str(each.quantity),
            "Lineitem price": str(each.price),
        }
        for each in purchase.goods
    ]
    return [{**first, **lines[0]}, *lines[1:]]


def _shopify_person(role: str, person: Person) -> dict[str, str]:
    code = person.postal_code
    return {
        f"{role} Name": f"{person.given} {person.family}",
        f"{role} Street": person.street,
        f"{role} Address1": person.street,
        f"{role} City": person.city,
        f"{role} Zip": f"'{code[:3]}-{code[3:]}",
        f"{role} Province": f"JP-{person.prefecture_code}",
        f"{role} Province Name": person.prefecture,
        f"{role} Country": "JP",
        f"{role} Phone": f"+81 {person.phone[1:]}",
    }


# --- access logs ------------------------------------------------------------------------------


def site_log(path: Path, wanted: Iterable[Purchase]) -> Path:
    """Write the log of EC-CUBE 4 itself; each purchase has two lines."""
    lines = []
    for each in wanted:
        minute, seconds = each.at[:5], each.at[6:]
        lines.append(_site_line(f"{minute}:{int(seconds) - 4:02}", "confirm:369", "", each))
        lines.append(_site_line(each.at, "checkout:481", each.own_id or each.number, each))
    return _lines(path, lines)


def _site_line(at: str, place: str, number: str, purchase: Purchase) -> str:
    done = f"[注文処理] 注文処理が完了しました. [{number}]"
    message = done if number else "[注文確認] 注文確認画面を表示します. []"
    page = place.partition(":")[0]
    request = (
        f"[POST, /shopping/{page}, {purchase.ip}, https://shop.example.com/, {purchase.agent}]"
    )
    return (
        f"[{DAY}T{at}.120000+09:00] front.INFO [1a2b3c4d] [0f1e2d3] [N/A] "
        f"[Eccube\\Controller\\ShoppingController:{place}] - {message} {request}"
    )


def access_log(path: Path, wanted: Iterable[Purchase]) -> Path:
    """Write a server's log in the combined form; before each purchase its visitor looks around."""
    lines = []
    for each in wanted:
        lines.append(_combined(each, "22:00:10", "GET /products/list", 200))
        lines.append(_combined(each, each.at, "POST /checkouts/cn/0f1e2d/checkout", 302))
    return _lines(path, lines)


def _combined(purchase: Purchase, at: str, request: str, status: int) -> str:
    return (
        f'{purchase.ip} - - [01/Aug/2026:{at} +0900] "{request} HTTP/1.1" {status} 512 '
        f'"https://shop.example.com/" "{purchase.agent}"'
    )


def _lines(path: Path, lines: Iterable[str]) -> Path:
    path.write_bytes("".join(line + "\n" for line in lines).encode())
    return path
