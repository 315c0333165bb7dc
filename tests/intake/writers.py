"""Writes order files as the platforms do: their columns, encodings, line ends and quoting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "orders"
SHOPIFY = SAMPLES / "shopify_jp.csv"
ECCUBE = SAMPLES / "eccube4.3_juchu.csv"


def header_of(sample: Path, encoding: str) -> list[str]:
    with sample.open(encoding=encoding, newline="") as file:
        return next(csv.reader(file))


@dataclass
class Person:
    family: str = "架空"
    given: str = "太郎"
    postal_code: str = "1000000"
    prefecture: int = 13
    city: str = "千代田区架空町一丁目"
    street: str = "2-3"
    phone: str = "0300000000"


@dataclass
class Goods:
    name: str = "見本の腕時計"
    price: str = "18000.00"
    quantity: str = "2"
    rate: str = "10"


@dataclass
class Sold:
    number: str = "1024"
    at: str = "2026-08-01 22:14:05"
    buyer: Person = field(default_factory=Person)
    recipient: Person = field(default_factory=Person)
    email: str = "kakuu.taro@example.com"
    carrier: str = "サンプル宅配"
    tracking: str = "000000000000"
    goods: list[Goods] = field(default_factory=lambda: [Goods()])


def php_row(cells: Sequence[bytes]) -> bytes:
    """Return a row as PHP's fputcsv writes it, bytes for bytes, with its escape sign."""
    written = []
    for cell in cells:
        if not any(sign in cell for sign in (b",", b'"', b"\\", b"\n", b"\r", b"\t", b" ")):
            written.append(cell)
            continue
        out = bytearray(b'"')
        escaped = False
        for byte in cell:
            if byte == 0x5C:
                escaped = True
            elif byte == 0x22 and not escaped:
                out.append(0x22)
            else:
                escaped = False
            out.append(byte)
        written.append(bytes(out) + b'"')
    return b",".join(written) + b"\n"


def standard_rows(rows: Iterable[Sequence[str]], end: str = "\n") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows(rows)
    return text.getvalue()


def eccube_rows(sold: Sequence[Sold], header: Sequence[str] | None = None) -> list[list[str]]:
    """Return EC-CUBE 4's rows: the goods of each order, then its 送料 row."""
    header = header or header_of(ECCUBE, "cp932")
    rows = [list(header)]
    for order in sold:
        postage = Goods("送料", "1000.00", "1", "10")
        for goods, kind in [*((g, "1") for g in order.goods), (postage, "2")]:
            cells = _eccube_cells(order, goods, kind)
            rows.append([cells.get(name, "") for name in header])
    return rows


def _eccube_cells(order: Sold, goods: Goods, kind: str) -> dict[str, str]:
    cells = {
        "注文ID": f"9{order.number}",
        "注文番号": order.number,
        "メールアドレス": order.email,
        "受注日": order.at,
        "商品名": goods.name,
        "価格": goods.price,
        "個数": goods.quantity,
        "税率": goods.rate,
        "明細区分(ID)": kind,
        "明細区分(名称)": {"1": "商品", "2": "送料"}[kind],
        "出荷ID": "990",
        "配送業者(名称)": order.carrier,
        "出荷伝票番号": order.tracking,
    }
    for who, person in (("", order.buyer), ("配送先_", order.recipient)):
        cells |= {
            f"{who}お名前(姓)": person.family,
            f"{who}お名前(名)": person.given,
            f"{who}郵便番号": person.postal_code,
            f"{who}都道府県(ID)": str(person.prefecture),
            f"{who}住所1": person.city,
            f"{who}住所2": person.street,
            f"{who}TEL": person.phone,
        }
    return cells


def eccube_file(sold: Sequence[Sold], header: Sequence[str] | None = None) -> bytes:
    """Return a file as EC-CUBE 4 writes it: CP932, LF, PHP's quoting."""
    rows = eccube_rows(sold, header)
    return b"".join(php_row([cell.encode("cp932") for cell in row]) for row in rows)


def shopify_rows(sold: Sequence[Sold], header: Sequence[str] | None = None) -> list[list[str]]:
    """Return Shopify's rows: the order's own cells stand only on its first row."""
    header = header or header_of(SHOPIFY, "utf-8")
    rows = [list(header)]
    for order in sold:
        for index, goods in enumerate(order.goods):
            cells = {
                "Name": f"#{order.number}",
                "Email": order.email,
                "Lineitem quantity": goods.quantity,
                "Lineitem name": goods.name,
                "Lineitem price": goods.price,
            }
            if index == 0:
                cells |= _shopify_cells(order)
            rows.append([cells.get(name, "") for name in header])
    return rows


def _shopify_cells(order: Sold) -> dict[str, str]:
    cells = {"Currency": "JPY", "Created at": f"{order.at} +0900"}
    for who, person in (("Billing", order.buyer), ("Shipping", order.recipient)):
        cells |= {
            f"{who} Name": f"{person.given} {person.family}",
            f"{who} Zip": f"'{person.postal_code}",
            f"{who} Province": f"JP-{person.prefecture:02}",
            f"{who} City": person.city,
            f"{who} Address1": person.street,
            f"{who} Country": "JP",
            f"{who} Phone": f"'{person.phone}",
        }
    return cells


def shopify_file(sold: Sequence[Sold], header: Sequence[str] | None = None) -> bytes:
    """Return a file as Shopify writes it: UTF-8 without BOM, LF."""
    return standard_rows(shopify_rows(sold, header)).encode()
